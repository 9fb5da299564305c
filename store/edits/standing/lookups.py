"""The case of a store, looked up record by record, as the checks want it; changed records lie over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar, cast

from store.case.checks.checked import CheckedCase
from store.case.models import CaseHead, EntityEntry, SourceHead
from store.case.read import At, ReadCase, ReadRendition, ReadSource, nowhere
from store.case.records import canonical, entry
from store.db.connection import Connection
from store.edits.standing.lists import as_of_the_case
from store.model.edits import Data, FieldProblem, name_of
from store.model.problems import Problem
from store.properties.own import vocabulary_of_data
from store.properties.vocabulary import BUILT_IN
from store.values.basis.sets import Span
from store.values.dates.clock import without_clock
from store.values.read import UnreadableValue, date_span
from store.writes.records import Key, Records

_T = TypeVar("_T")
#: Records that are to be: those of an edit, over what is stored. None: gone.
Overlay = Mapping[Key, Data | None]


class InRecord(At):
    """A place in a record that stands in no file; what is wrong there is noted with the field it is in."""

    def __init__(self, kind: str, ref: str, noted: list[FieldProblem]) -> None:
        place = nowhere(name_of(kind, ref))
        super().__init__(place.document, place.path)
        object.__setattr__(self, "told", (kind, ref, noted))

    def problem(self, message: str, *below: str | int) -> Problem:
        """A problem at this place, or at a key below it."""
        kind, ref, noted = self.told  # type: ignore[attr-defined]
        noted.append(FieldProblem(kind, ref, below, message))
        return Problem(self.document.file, 0, message)


class _LookedUp(Mapping[str, _T]):
    """What the records of a kind stand for, each made when it is first asked for."""

    def __init__(self, kind: str, records: Records, over: Overlay, make: Callable[[Data], _T]) -> None:
        self._kind, self._records, self._over, self._make = kind, records, over, make
        self._known: dict[str, _T | None] = {}

    def begin_with(self, known: dict[str, _T | None]) -> None:
        """Have what was looked up before, and keep there what is looked up from now on."""
        self._known = known

    def _stored(self, slug: str) -> Data | None:
        return self._records.get(self._kind, slug)

    def _find(self, slug: str) -> _T | None:
        if slug not in self._known:
            key: Key = (self._kind, slug)
            data = self._over[key] if key in self._over else self._stored(slug)
            self._known[slug] = self._make(data) if data is not None else None
        return self._known[slug]

    def __getitem__(self, slug: str) -> _T:
        found = self._find(slug)
        if found is None:
            raise KeyError(slug)
        return found

    def __contains__(self, slug: object) -> bool:
        return isinstance(slug, str) and self._find(slug) is not None

    def __iter__(self) -> Iterator[str]:
        yield from _refs(self._kind, self._records, self._over)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Entities(_LookedUp[EntityEntry]):
    """The entities of the case, and of lists of names: an edit that needs one makes it the case's."""

    def __init__(self, connection: Connection, records: Records, over: Overlay) -> None:
        super().__init__("entity", records, over, lambda data: cast("EntityEntry", entry("entity", data)))
        self._connection = connection

    def _stored(self, slug: str) -> Data | None:
        return super()._stored(slug) or self._listed(slug)

    def _listed(self, slug: str) -> Data | None:
        data = as_of_the_case(self._connection, slug)
        return canonical("entity", data) if data is not None and data["id"] == slug else None


class _Published(Mapping[str, "Span | None"]):
    def __init__(self, sources: Mapping[str, ReadSource]) -> None:
        self._sources = sources

    def __getitem__(self, slug: str) -> Span | None:
        published = self._sources[slug].head.published
        try:
            return date_span(without_clock(published)) if published else None
        except UnreadableValue:
            return None  # told where the head is checked

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def _refs(kind: str, records: Records, over: Overlay) -> Iterator[str]:
    for ref in records.refs(kind):
        if (kind, ref) not in over or over[kind, ref] is not None:
            yield ref
    for (of, ref), data in over.items():
        if of == kind and data is not None and not records.has(kind, ref):
            yield ref


def read_source(data: Data, text_of: Callable[[str, str, str], str | None]) -> ReadSource:
    """A source's record as the checks read it. ``text_of`` gives a text by source, wording and hash."""
    head = cast("SourceHead", entry("source", data))
    kind = head.kind or head.rendition
    main_sha256 = str(data.get("text") or head.sha256 or "")
    text = text_of(head.id, head.rendition, main_sha256) if data.get("text") else None
    length = len(text) if text is not None else head.length
    renditions = [ReadRendition(head.rendition, kind, head.language, main_sha256, length, text, main=True)]
    for told, other in zip(data.get("other_renditions", ()), head.other_renditions, strict=True):
        sha256 = str(told.get("text") or other.sha256 or "")
        text = text_of(head.id, other.id, sha256) if told.get("text") else None
        length = len(text) if text is not None else other.length
        renditions.append(ReadRendition(other.id, other.kind, other.language, sha256, length, text, main=False))
    return ReadSource(head, tuple(renditions), nowhere(name_of("source", head.id)))


def share_entities(case: CheckedCase, known: dict[str, EntityEntry | None]) -> None:
    """Let a case that is looked up begin with entities that were looked up before, and add to these."""
    if isinstance(case.entities, _Entities):
        case.entities.begin_with(known)


def looked_up(connection: Connection, over: Overlay, texts: Mapping[str, str]) -> CheckedCase:
    """The case of a store with some records changed, to check these against. ``texts`` are new ones by hash."""
    records = Records(connection)

    def text_of(source: str, label: str, sha256: str) -> str | None:
        if sha256 in texts:
            return texts[sha256]
        row = (
            connection.execute(
                "SELECT r.text FROM rendition r JOIN source s ON s.id = r.source_id "
                "WHERE s.slug = ? AND r.label = ? AND r.sha256 = ? AND r.held_sha256 IS NULL",
                (source, label, sha256),
            ).fetchone()
            or connection.execute("SELECT text FROM kept_text WHERE sha256 = ?", (sha256,)).fetchone()
        )
        return str(row[0]) if row is not None and row[0] is not None else None

    head = over.get(("case", "")) or records.get("case", "")
    read = cast("CaseHead", entry("case", head)) if head is not None else None
    sources = _LookedUp("source", records, over, lambda data: read_source(data, text_of))
    return CheckedCase(
        ReadCase(Path(), head=read),
        _Entities(connection, records, over),
        sources,
        _Published(sources),
        vocabulary=vocabulary_of_data(head) if head is not None else BUILT_IN,
    )
