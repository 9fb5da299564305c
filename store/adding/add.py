"""Reports as they came out of files become sources, or wordings of sources: one edit, however many they are."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from store.adding.held import Held
from store.adding.keeping import Keeper
from store.adding.publishers import Publishers
from store.db.connection import Connection
from store.db.writing import driver, writing
from store.derive.refresh import Progress
from store.edits.edit import keep
from store.edits.first import ensure_records
from store.edits.standing.ids import slug_of, source_id
from store.model.adding import FIELDS, Added, Adding, Known, LeftOut, Near, Wanted
from store.model.edits import Change
from store.model.places import Place
from store.model.problems import BadInput
from store.model.reports import Extracted
from store.values.dates.clock import read_clock
from store.values.dates.date_words import read_date_words
from store.values.dates.edtf import canonical as edtf
from store.values.read import UnreadableValue, date_span
from store.writes.copies import near
from store.writes.records import Records

#: Gives the bytes of a report, to be kept.
Bytes = Callable[[Extracted], bytes]
_LONGEST_TITLE = 200


def known(plain: Connection, report: Extracted, publisher: str) -> Known:
    """What a store holds of a report already, and whom it would take for the publisher of that name."""
    same = Held(plain).same(report)
    found = near(plain, report.text) if not same else []
    rows = {
        slug: plain.execute("SELECT title FROM source WHERE slug = ?", (slug,)).fetchone()[0] for slug, _ in found[:5]
    }
    named = Publishers(plain).known(publisher) if publisher.strip() else None
    return Known(
        same,
        tuple(Near(slug, rows[slug], share) for slug, share in found[:5]),
        named.name if named is not None else "",
    )


def day_of(words: str, on: str = "") -> str:
    """A day as records hold it (EDTF), from that or from words ("3 May 2019"; from the day ``on`` also "Tuesday").

    Raises BadInput.
    """
    words = words.strip()
    if not words:
        return ""
    try:
        date_span(read_clock(words)[0])
    except UnreadableValue:
        try:
            return edtf(read_date_words(words, on or None))
        except (UnreadableValue, ValueError, OverflowError):
            raise BadInput(f"{words[:60]!r} is no day: write 2019-10-08, 2019-10, 2019 or 8 October 2019") from None
    return words


def add(
    store: Place,
    wanted: Sequence[Wanted],
    *,
    who: str,
    folder: Path | None = None,
    bytes_of: Bytes | None = None,
    progress: Progress | None = None,
) -> Adding:
    """Add reports to a store, all of them in one edit; those that are there already are told and left out.

    With ``bytes_of`` the files are kept in the case's ``folder``. Raises BadInput (BadEdit, ...) or Refused; then
    nothing was added and nothing kept.
    """
    keeper = Keeper(folder) if folder is not None and bytes_of is not None else None
    try:
        with writing(store) as session:
            ensure_records(session)
            plain = driver(session)
            if not Records(plain).has("case", ""):
                raise BadInput(f"{store}: holds no case to add to: make one with 'whosays new CASE'")
            made = _Made(plain, keeper, bytes_of)
            for done, one in enumerate(wanted):
                if progress is not None:
                    progress("adding reports", done, len(wanted))
                made.take(one)
            if not made.changes:
                return Adding(None, tuple(made.outcomes))
            edited = keep(
                session,
                list(made.changes.values()),
                who=who,
                what=made.what(),
                verb="add",
                texts=made.texts,
                progress=progress,
            )
            session.flush()
            outcomes = tuple(_with_near(plain, it, made.told) for it in made.outcomes)
    except BaseException:
        if keeper is not None:
            keeper.take_back()
        raise
    return Adding(edited, outcomes)


class _Made:
    """The changes that reports come to, one after the other."""

    def __init__(self, plain: Connection, keeper: Keeper | None, bytes_of: Bytes | None) -> None:
        self._plain, self._keeper, self._bytes_of = plain, keeper, bytes_of
        self._held, self._publishers = Held(plain), Publishers(plain)
        self.changes: dict[tuple[str, str], Change] = {}
        self.texts: dict[str, str] = {}
        self.outcomes: list[Added | LeftOut] = []
        self.told: set[str] = set()
        """The sources of which a person said what they copy."""

    def what(self) -> str:
        """The edit in words."""
        added = [it for it in self.outcomes if isinstance(it, Added)]
        if len(added) > 1:
            return f"added {len(added)} reports"
        (one,) = added
        return f"added {one.rendition} to {one.source}" if one.rendition else f"added {one.source}: {one.title}"

    def take(self, wanted: Wanted) -> None:
        """Add a report to the changes, or say why not."""
        if told := self._held.sentence(wanted.report):
            self.outcomes.append(LeftOut(wanted.report.path, told))
            return
        self.outcomes.append(self._wording(wanted) if wanted.of else self._source(wanted))

    def _source(self, wanted: Wanted) -> Added:
        report, head = wanted.report, wanted.head
        title = head.title.strip() or _first_line(report.text)
        published = self._published(wanted)
        publisher, made = self._publishers.found_or_made(head.publisher)
        if made is not None:
            self.changes["entity", publisher.slug] = Change("entity", publisher.slug, None, made)
        taken = [ref for kind, ref in self.changes if kind == "source"]
        slug = source_id(self._plain, head.publisher, published, title, taken)
        filled = {
            "publisher": publisher.slug,
            "title": title,
            "published": published,
            "language": head.language,
            "address": head.address,
            "authors": [it for it in head.authors if it.strip()],
        }
        inferred = tuple(it for it in FIELDS if filled[it] and (it not in wanted.confirmed or not getattr(head, it)))
        data = {
            "id": slug,
            **filled,
            **self._copied(wanted, slug),
            "inferred": list(inferred),
            "note": head.note,
            **self._taken_from(report, slug),
            "text": report.text_sha256,
        }
        self._put(slug, None, data, report)
        return Added(
            report.path, slug, title, inferred, "", publisher.name if made is not None else "", (), _kept(data)
        )

    def _copied(self, wanted: Wanted, slug: str) -> dict[str, str]:
        """What a source copies, where somebody says so."""
        if wanted.copy_of and wanted.original:
            raise BadInput("a copy has one original: name a source of the case, or say in words what it copies")
        if wanted.copy_of:
            self._data(wanted.copy_of)
            self.told.add(slug)
            return {"syndicated_from": wanted.copy_of}
        if wanted.original:
            self.told.add(slug)
            return {"original": wanted.original}
        return {}

    def _wording(self, wanted: Wanted) -> Added:
        report, language = wanted.report, wanted.head.language
        before = self._data(wanted.of)
        others = before.get("other_renditions", [])
        taken = {before.get("rendition", "original"), *(it["id"] for it in others)}
        named = f"{wanted.wording}-{slug_of(language)}" if language and wanted.wording == "translation" else ""
        label = _free(named or wanted.wording, taken)
        report = _below_no_head(report)
        one: dict[str, Any] = {
            "id": label,
            "kind": wanted.wording,
            "language": language,
            "file": f"{wanted.of}.{label}.txt",
            **self._taken_from(report, f"{wanted.of}.{label}"),
            "text": report.text_sha256,
        }
        self._put(wanted.of, before, {**before, "other_renditions": [*others, one]}, report)
        return Added(report.path, wanted.of, str(before["title"]), (), label, "", (), _kept(one))

    def _data(self, source: str) -> dict[str, Any]:
        change = self.changes.get(("source", source))
        data = change.after if change is not None else Records(self._plain).get("source", source)
        if data is None:
            raise BadInput(f"there is no source {source!r} in the case: 'whosays sources' lists them")
        return dict(data)

    def _put(self, slug: str, before: dict[str, Any] | None, after: dict[str, Any], report: Extracted) -> None:
        there = self.changes.get(("source", slug))
        self.changes["source", slug] = Change("source", slug, before if there is None else there.before, after)
        self.texts[report.text_sha256] = report.text
        self._held.note(slug, str(after["title"]), report)

    def _taken_from(self, report: Extracted, name: str) -> dict[str, Any]:
        told = {
            "sha256": report.sha256,
            "name": report.name or "standard input",
            "media": report.media,
            "extractor": report.extractor,
        }
        if self._keeper is not None and self._bytes_of is not None:
            told["kept"] = self._keeper.keep(report, self._bytes_of(report), name)
        return {"report": told, "pages": list(report.pages)}

    @staticmethod
    def _published(wanted: Wanted) -> str:
        try:
            return day_of(wanted.head.published)
        except BadInput:
            if "published" in wanted.confirmed:
                raise
            return ""


def _with_near(plain: Connection, outcome: Added | LeftOut, told: set[str]) -> Added | LeftOut:
    """An outcome with the source that it turned out to be a copy of, or that is one of it, unless somebody said so."""
    if isinstance(outcome, LeftOut) or outcome.rendition or outcome.source in told:
        return outcome
    rows = plain.execute(
        "SELECT o.slug, o.title, s.copy_score FROM source s JOIN source o ON o.id = s.copy_of_id WHERE s.slug = ? "
        "UNION ALL SELECT s.slug, s.title, s.copy_score FROM source o JOIN source s ON s.copy_of_id = o.id "
        "WHERE o.slug = ? ORDER BY 3 DESC LIMIT 3",
        (outcome.source, outcome.source),
    ).fetchall()
    return replace(outcome, near=tuple(Near(*row) for row in rows))


def _kept(data: dict[str, Any]) -> str:
    return str(data["report"].get("kept", ""))


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= _LONGEST_TITLE else line[: _LONGEST_TITLE - 3].rstrip() + "..."


def _free(wanted: str, taken: set[str]) -> str:
    number = 1
    while (label := wanted if number == 1 else f"{wanted}-{number}") in taken:
        number += 1
    return label


def _below_no_head(report: Extracted) -> Extracted:
    """A wording has a file without a head: its text must not begin like one."""
    if not report.text.startswith("---"):
        return report
    text = f"\n{report.text}"
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    pages = tuple(start + 1 if start else 0 for start in report.pages)
    return replace(report, text=text, text_sha256=digest, pages=pages)
