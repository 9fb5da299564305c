"""Claims as flat rows, lot by lot: first which there are, then each with its words and its source."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from store.db.connection import Connection
from store.db.facts import Impossible
from store.db.lots import lots, marks
from store.db.schema import has_records, store_version
from store.model.claim_rows import ClaimRow
from store.model.claims import Grade
from store.model.facts import dataclass
from store.model.problems import BadInput
from store.model.vocabulary import RenditionKind
from store.properties.scopes import split_place
from store.reads.claims import page_of, standings
from store.reads.graded.grades import grades_of, of_grade, source_grades

#: The first version whose claims say of which place a count is, and how it was made.
_COUNTED_SINCE = 4
_ADDED = """
    (SELECT w.slug FROM entity w WHERE w.id = c.where_id), (SELECT w.name FROM entity w WHERE w.id = c.where_id),
    c.counted, s.zone
"""
#: Without these words of a citation nothing of it can be shown.
_NOT_SHOWN = ("orphan", "unheld")


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """Which claims are meant: those of any of these entities, and of any of these properties, and so on."""

    entities: Collection[str] = ()
    properties: Collection[str] = ()
    sources: Collection[str] = ()
    speakers: Collection[str] = ()
    states: Collection[str] = ()
    grades: Sequence[str] = ()


def claim_ids(connection: Connection, asked: ClaimsAsked) -> list[int]:
    """The row ids of the claims asked for, in the order of the case. Raises BadInput for an id that nothing has."""
    _all_there(connection, "entity", {*asked.entities, *asked.speakers})
    _all_there(connection, "source", set(asked.sources))
    where, told = ["true"], []
    for column, wanted in (
        ("e.slug", asked.entities),
        ("c.property", asked.properties),
        ("s.slug", asked.sources),
        ("v.slug", asked.speakers),
        ("q.state", asked.states),
    ):
        if wanted:
            where.append(f"{column} IN ({marks(len(wanted))})")
            told += list(wanted)
    if asked.grades:
        graded, of = of_grade(connection, asked.grades)
        where.append(graded)
        told += of
    rows = connection.execute(
        f"SELECT c.id, e.id IS NOT NULL AND v.id IS NOT NULL AND s.id IS NOT NULL "
        f"FROM {_NAMED} WHERE {' AND '.join(where)} ORDER BY c.position, c.id",
        told,
    ).fetchall()
    if not all(whole for _, whole in rows):
        raise Impossible("a claim names an entity or a source that is not there")
    return [number for number, _ in rows]


#: A claim with what stands around it. Wordings are read by themselves: whatever stands behind their text in a row
#: costs a walk through all of it.
_CLAIMS = """
    claim c JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id JOIN source s ON s.id = c.source_id
    LEFT JOIN question q ON q.entity_id = c.entity_id AND q.property = c.property AND q.scope = c.scope
"""
#: The same with a claim that names what is not there: it is not to be left out without a word.
_NAMED = _CLAIMS.replace(" JOIN", " LEFT JOIN").replace("LEFT LEFT", "LEFT")


def claim_rows(connection: Connection, ids: Sequence[int]) -> tuple[ClaimRow, ...]:
    """The claims of these row ids, in their order, without those that are there no more."""
    out: dict[int, ClaimRow] = {}
    added = _ADDED if store_version(connection) >= _COUNTED_SINCE else "NULL, NULL, '', ''"
    for asked, lot in lots(ids):
        via = _via(connection, asked, lot)
        rows = connection.execute(
            f"""
            SELECT c.id, c.source_id, c.slug, e.slug, e.kind, e.name, c.property,
                   CASE WHEN c.value_key IS NULL THEN NULL ELSE c.says END, c.value_key, c.scope,
                   v.slug, v.kind, v.name, c.stance, c.certainty, c.said, c.as_of, c.valid, c.note,
                   s.slug, s.title, s.published, s.address, q.state, {added},
                   (SELECT p.slug FROM entity p WHERE p.id = s.publisher_id)
            FROM {_CLAIMS} WHERE c.id IN ({asked})
            """,
            tuple(lot),
        ).fetchall()
        closed = standings(connection, [row[0] for row in rows])
        places = _Places(connection, asked, lot, sorted({row[1] for row in rows}))
        graded = grades_of(connection, "claim", [row[2] for row in rows])
        reliable = source_grades(connection, {row[19]: row[-1] for row in rows})
        for number, from_source, slug, entity, kind, name, prop, says, key, scope, *rest in rows:
            speaker, speaker_kind, speaker_name, stance, certainty, said, as_of, valid, note, *about = rest
            source, title, published, address, state, where, where_name, counted, zone, _ = about
            asked_about = "/".join(part for part in (entity, prop, scope) if part)
            out[number] = ClaimRow(
                slug, entity, kind, name, prop, says, key, (split_place(scope)[0] if where else scope) or None,
                speaker, speaker_kind, speaker_name, tuple(via.get(number, ())), stance, certainty,
                said or None, as_of or None, valid or None, note or None,
                source, title, published or None, address or None,
                *places.shown(number), *places.original(number, from_source),
                asked_about, state, where, where_name, counted or None, zone or None, closed[number][2],
                places.page(number), _told(reliable.get(source)), _told(graded.get(slug)),
            )  # fmt: skip
    return tuple(out[number] for number in ids if number in out)


def _told(grade: Grade | None) -> str | None:
    return grade.grade if grade is not None else None


def _all_there(connection: Connection, kind: str, wanted: set[str]) -> None:
    for slug in sorted(wanted):
        if connection.execute(f"SELECT 1 FROM {kind} WHERE slug = ?", (slug,)).fetchone() is None:
            seen = "'whosays search'" if kind == "entity" else "'whosays sources'"
            raise BadInput(f"there is no {kind} {slug!r}: find its id with {seen}")


def _via(connection: Connection, asked: str, lot: Iterable[int]) -> Mapping[int, list[str]]:
    out: dict[int, list[str]] = {}
    for number, slug in connection.execute(
        f"SELECT r.claim_id, e.slug FROM claim_via r JOIN entity e ON e.id = r.entity_id "
        f"WHERE r.claim_id IN ({asked}) ORDER BY r.claim_id, r.position",
        tuple(lot),
    ):
        out.setdefault(number, []).append(slug)
    return out


@dataclass(frozen=True, slots=True)
class _Wording:
    label: str
    kind: RenditionKind
    sha256: str
    rank: tuple[bool, bool, bool, int]
    """The smallest is the one that is shown of its source."""
    pages: Sequence[int]
    """Where each page of the PDF that it was taken from begins; none where it was not."""


@dataclass(frozen=True, slots=True)
class _Cite:
    rendition: int
    number: int
    start: int
    end: int
    held: tuple[int, int]
    status: str
    exact: str | None


#: Wording, its kind, start, end, words.
_Shown = tuple[str | None, RenditionKind | None, int | None, int | None, str | None]


class _Places:
    """Where the claims of a lot stand."""

    def __init__(self, connection: Connection, asked: str, lot: Iterable[int], sources: Sequence[int]) -> None:
        self._wordings: dict[int, _Wording] = {}
        self._originals: dict[int, list[int]] = {}
        self._cites: dict[int, list[_Cite]] = {}
        self._words: dict[int, str] = {}
        self._read_wordings(connection, sources)
        self._read_cites(connection, asked, lot)
        self._read_words(connection)

    def _read_wordings(self, connection: Connection, sources: Sequence[int]) -> None:
        for many, lot in lots(sources):
            files = _files(connection, many, lot)
            for number, source, slug, label, kind, sha256, held, main, position in connection.execute(
                f"""
                SELECT r.id, r.source_id, s.slug, r.label, r.kind, r.sha256, r.text IS NOT NULL, r.main, r.position
                FROM rendition r JOIN source s ON s.id = r.source_id
                WHERE r.source_id IN ({many}) ORDER BY r.source_id, r.position, r.id
                """,
                tuple(lot),
            ):
                rank = (not held, kind != "original", not main, position)
                taken_from, pages = files.get((slug, label), ("", ()))
                self._wordings[number] = _Wording(label, kind, taken_from or sha256, rank, pages)
                if kind == "original":
                    self._originals.setdefault(source, []).append(number)

    def _read_cites(self, connection: Connection, asked: str, lot: Iterable[int]) -> None:
        for claim, *facts in connection.execute(
            f"""
            SELECT claim_id, rendition_id, id, start, "end", coalesce(held_start, start), coalesce(held_end, "end"),
                   status, exact
            FROM citation WHERE claim_id IN ({asked}) ORDER BY claim_id, id
            """,
            tuple(lot),
        ):
            rendition, number, start, end, held_start, held_end, status, exact = facts
            if rendition in self._wordings:
                cite = _Cite(rendition, number, start, end, (held_start, held_end), status, exact)
                self._cites.setdefault(claim, []).append(cite)

    def _read_words(self, connection: Connection) -> None:
        """The words of the citations shown that are kept in their text only, a text at a time."""
        wanted: dict[int, list[_Cite]] = {}
        for claim in self._cites:
            cite = self._of(claim)
            if cite.exact is None and cite.status not in _NOT_SHOWN:
                wanted.setdefault(cite.rendition, []).append(cite)
        for rendition, cites in wanted.items():
            (text,) = connection.execute("SELECT text FROM rendition WHERE id = ?", (rendition,)).fetchone()
            for cite in cites if text is not None else ():
                self._words[cite.number] = text[slice(*cite.held)]

    def _of(self, claim: int) -> _Cite:
        """The citation that a reader is shown: one whose words are found, in the wording that comes first."""
        return min(
            self._cites[claim], key=lambda it: (it.status in _NOT_SHOWN, self._wordings[it.rendition].rank, it.number)
        )

    def shown(self, claim: int) -> _Shown:
        """Wording, its kind, start, end and words of a claim in the text that is shown."""
        if claim not in self._cites:
            return None, None, None, None, None
        cite = self._of(claim)
        wording = self._wordings[cite.rendition]
        if cite.status in _NOT_SHOWN:
            return wording.label, wording.kind, cite.start, cite.end, None
        exact = cite.exact if cite.exact is not None else self._words.get(cite.number)
        return wording.label, wording.kind, *cite.held, exact

    def page(self, claim: int) -> int | None:
        """The page on which a claim stands in the text that is shown, as a reader is told it."""
        cite = self._of(claim) if claim in self._cites else None
        if cite is None or cite.status == "orphan" or cite.held[0] != cite.start:
            return None
        pages = self._wordings[cite.rendition].pages
        return page_of(pages, cite.start) if pages else None

    def original(self, claim: int, source: int) -> tuple[str | None, int | None, int | None]:
        """The hash of the report, and where in it the claim stands; its first citation there."""
        originals = self._originals.get(source, ())
        for cite in self._cites.get(claim, ()):
            if cite.rendition in originals:
                return self._wordings[cite.rendition].sha256, cite.start, cite.end
        return (self._wordings[originals[0]].sha256 if originals else None), None, None


def _files(connection: Connection, asked: str, lot: Iterable[int]) -> dict[tuple[str, str], tuple[str, Sequence[int]]]:
    """The hash of the file that a wording's text was taken from, and where its pages begin in that; by source and
    wording, where there is one."""
    if not has_records(connection):
        return {}
    out: dict[tuple[str, str], tuple[str, Sequence[int]]] = {}
    for slug, told in connection.execute(
        f"SELECT s.slug, d.data FROM source s JOIN record d ON d.kind = 'source' AND d.ref = s.slug "
        f"WHERE s.id IN ({asked}) AND (instr(d.data, '\"report\"') > 0 OR instr(d.data, '\"pages\"') > 0)",
        tuple(lot),
    ):
        data = json.loads(told)
        own = {**data, "id": data.get("rendition", "original")}
        for wording in (own, *data.get("other_renditions", ())):
            if "report" in wording or "pages" in wording:
                out[slug, wording["id"]] = wording.get("report", {}).get("sha256", ""), wording.get("pages", ())
    return out
