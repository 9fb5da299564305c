"""The sources that rows stand in: those of the case, new ones, and the record that keeps rows as they came."""

from __future__ import annotations

import hashlib
from typing import Any

from store.adding.add import day_of
from store.anchors.hashed import quote_hash
from store.db.connection import Connection
from store.edits.citing import cited
from store.exchange.reading.row import Row
from store.exchange.rows.ids import hashed_id, is_id, own_id
from store.exchange.rows.noted import Noted
from store.exchange.rows.people import People
from store.model.edits import Change
from store.model.problems import BadInput
from store.model.vocabulary import UNKNOWN_PUBLISHER
from store.text.clean import clean
from store.text.words import same_words
from store.writes.records import Records

Data = dict[str, Any]
#: The wording that is made of rows, and its kind.
RECORD = "record"
#: The fields of a head, each with the column that tells it.
_HEAD = {
    "title": "source_title",
    "published": "source_published",
    "zone": "source_zone",
    "language": "source_language",
    "address": "source_address",
    "original": "source_original",
}
_LONGEST_TITLE = 2_000
_LONGEST_NOTE = 4_000
#: A row that is a reference: the head of a source, and nothing that it says.
HEAD = "head"


class Reports:
    """Finds the source that a row names, or makes it; knows the texts, and takes rows into records."""

    def __init__(self, plain: Connection, people: People, noted: Noted) -> None:
        self._plain, self._people, self._noted = plain, people, noted
        self._records = Records(plain)
        self._known: dict[str, Data | None] = {}
        self._titles: dict[str, list[str]] | None = None
        self._found: dict[tuple[object, ...], str] = {}
        self._told: dict[str, str] = {}
        self._texts: dict[tuple[str, str], str | None] = {}
        self._lines: dict[str, dict[str, tuple[int, int]]] = {}
        self._added: dict[str, list[str]] = {}
        self._lengths: dict[str, int] = {}
        self.before: dict[str, Data | None] = {}
        self.texts: dict[str, str] = {}
        """New texts, by their hash."""
        self.first: dict[str, Row] = {}

    def data(self, slug: str) -> Data | None:
        """A source as it is, or is about to be."""
        if slug not in self._known:
            self._known[slug] = self._records.get("source", slug) if slug else None
        return self._known[slug]

    def take(self, data: Data, row: Row) -> None:
        """Have a source as a whole record says."""
        slug = str(data.get("id", ""))
        self._put(slug, data, row)

    def take_text(self, text: str) -> None:
        """Have a text that the record of a source names by its hash."""
        self.texts[hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()] = text

    def _put(self, slug: str, data: Data, row: Row) -> None:
        there = self.data(slug)
        self.first.setdefault(slug, row)
        if there != data:
            self.before.setdefault(slug, there)
            self._known[slug] = data

    def of(self, row: Row) -> str:
        """The id of the source that a row names; "" where it names none, which is told."""
        told, title = row.text("source"), row.text("source_title")
        address = row.text("source_address")
        key = (told, title, row.text("publisher"), row.text("source_published"), address)
        found = self._found.get(key)
        if found is None:
            found = self._look(row, clean(told, keep_newlines=False), clean(title, keep_newlines=False))
            if found:
                self._found[key] = found
        return found

    def _look(self, row: Row, told: str, title: str) -> str:
        if not told and not title:
            self._noted.wrong(row, "names no source: say where it stands by source (an id) or source_title")
            return ""
        there = self._told.get(told) or own_id(told) if told else ""
        if there and self.data(there) is not None:
            self._fill(there, row)
            return there
        slug = there if told and (title or is_id(told)) else ""
        if not slug:
            titled = self._by_title().get(same_words(title or told), [])
            if len(titled) > 1:
                few, words = ", ".join(titled[:8]), (title or told)[:60]
                self._noted.wrong(row, f"source: {words!r} is the title of {len(titled)}: give an id: {few}")
                return ""
            if titled:
                self._fill(titled[0], row)
                return titled[0]
        named = title or told
        made = self._make(row, slug or self._free(named), named, told if slug and slug != told else "")
        if made and told:
            self._told[told] = made
        return made

    def _free(self, title: str) -> str:
        slug = hashed_id(title)[:-9]
        return slug if slug != "x" and is_id(slug) and self.data(slug) is None else hashed_id(title)

    def _make(self, row: Row, slug: str, title: str, foreign: str) -> str:
        publisher, name = row.text("publisher"), row.text("publisher_name")
        unsaid = not publisher and not name
        who = self._people.publisher(row, publisher, name or (UNKNOWN_PUBLISHER if unsaid else ""))
        if not who:
            return ""
        data: Data = {"id": slug, "publisher": who, "title": title[:_LONGEST_TITLE]}
        data |= {key: told for key, told in self._head_of(row).items() if key != "title"}
        if unsaid:
            data["inferred"] = ["publisher"]
        if note := clean(row.text("source_note"))[:_LONGEST_NOTE]:
            data["note"] = note
        elif foreign:
            data["note"] = f"its id there: {foreign}"
        self._put(slug, data, row)
        self._by_title().setdefault(same_words(title), []).append(slug)
        return slug

    def _head_of(self, row: Row) -> Data:
        """What a row says of its source's head."""
        out: Data = {}
        for key, column in _HEAD.items():
            if told := clean(row.text(column), keep_newlines=False):
                out[key] = told
        if "published" in out:
            try:
                out["published"] = day_of(out["published"])
            except BadInput:
                if row.text("row") == HEAD:
                    self._noted.unfit("a day of publication that is none", row)
                    del out["published"]
        authors = row.get("source_authors")
        listed = authors if isinstance(authors, list) else str(authors).split(";")
        if authors := [it for one in listed if (it := clean(str(one), keep_newlines=False))]:
            out["authors"] = authors
        return out

    def _fill(self, slug: str, row: Row) -> None:
        """What a row says of a source that is there: it fills what is empty, and does not change what is not."""
        data = self.data(slug)
        assert data is not None
        new = slug in self.before and self.before[slug] is None
        told = self._head_of(row)
        new = new or row.text("row") == HEAD  # a reference is there to fill a head
        more = {key: it for key, it in told.items() if not data.get(key)} if new else {}
        if more:
            self._put(slug, {**data, **more}, row)
        for key, it in told.items():
            if data.get(key) and data[key] != it and key != "authors":
                self._noted.unfit(f"another {key} of a source that has one: the first is kept", row)
            elif not new and not data.get(key):
                self._noted.unfit(f"the {key} of a source that is in the case without it: add it there", row)

    def _by_title(self) -> dict[str, list[str]]:
        if self._titles is None:
            self._titles = {}
            for slug, title in self._plain.execute("SELECT slug, title FROM source ORDER BY slug").fetchall():
                self._titles.setdefault(same_words(title), []).append(slug)
        return self._titles

    # Texts.

    def wordings(self, slug: str) -> list[str]:
        """The wordings of a source whose text can be cited, the first one first."""
        data = self.data(slug) or {}
        listed = [(str(data.get("rendition", "original")), data)]
        listed += [(str(it["id"]), it) for it in data.get("other_renditions", ())]
        return [label for label, it in listed if "text" in it]

    def text(self, slug: str, label: str) -> str | None:
        """The text of a wording, where the case has it."""
        if (slug, label) not in self._texts:
            self._texts[slug, label] = self._text(slug, label)
        return self._texts[slug, label]

    def _text(self, slug: str, label: str) -> str | None:
        data = self.data(slug) or {}
        of = data if label == data.get("rendition", "original") else None
        of = of or next((it for it in data.get("other_renditions", ()) if it["id"] == label), None)
        sha256 = of.get("text") if of is not None else None
        if sha256 is None:
            return None
        if sha256 in self.texts:
            return self.texts[sha256]
        row = self._plain.execute(
            "SELECT r.text FROM rendition r JOIN source s ON s.id = r.source_id WHERE s.slug = ? AND r.label = ? "
            "AND r.sha256 = ? AND r.held_sha256 IS NULL",
            (slug, label, sha256),
        ).fetchone()
        return str(row[0]) if row is not None and row[0] is not None else None

    def find(self, slug: str, label: str, exact: str, start: int | None, around: tuple[str, str]) -> Data | None:
        """The passage of a source with these words, as the ``cite`` of a claim; None where none is held.

        The words are believed; the offset only says which of several is meant.
        """
        labels = self.wordings(slug)
        for name in [label] if label in labels else labels:
            text = self.text(slug, name)
            if text is None or not exact.strip():
                continue
            at = _place(text, exact, start, around)
            if at is not None:
                return {name: cited(text, at, at + len(exact))}
        return None

    # Records of rows.

    def keep(self, slug: str, row: Row) -> Data:
        """Take a row into the record of its source; returns the ``cite`` of its line there, or of its lines."""
        self.first.setdefault(slug, row)
        cites = [self._keep(slug, line) for line in dict.fromkeys((row.kept(), *row.beside))]
        return {RECORD: cites if len(cites) > 1 else cites[0]}

    def _keep(self, slug: str, line: str) -> Data:
        lines = self._known_lines(slug)
        if line not in lines:
            begin = self._lengths[slug]
            self._added.setdefault(slug, []).append(line)
            lines[line] = (begin, begin + len(line))
            self._lengths[slug] = begin + len(line) + 1
        start, end = lines[line]
        return {"start": start, "end": end, "sha256": quote_hash(line)}

    def holds(self, slug: str, row: Row) -> bool:
        """Whether the record of a source has a row already, with all that it stands on."""
        lines = self._known_lines(slug)
        return all(not line or line in lines for line in (row.kept(), *row.beside))

    def take_head(self, row: Row) -> None:
        """Have the head that a reference tells; a source of which nothing else is known keeps it as its record."""
        slug = self.of(row)
        data = self.data(slug)
        if data is not None and not ("text" in data or "sha256" in data):
            self.keep(slug, row)

    def _known_lines(self, slug: str) -> dict[str, tuple[int, int]]:
        if slug not in self._lines:
            text = self.text(slug, RECORD) or ""
            lines: dict[str, tuple[int, int]] = {}
            at = 0
            for line in text.split("\n")[:-1] if text.endswith("\n") else text.split("\n") if text else ():
                lines.setdefault(line, (at, at + len(line)))
                at += len(line) + 1
            self._lines[slug] = lines
            self._lengths[slug] = at
        return self._lines[slug]

    def write_records(self) -> None:
        """Have the records in their sources, once all rows were taken in."""
        for slug in list(self._added):
            added = self._added.pop(slug)
            self._lines.pop(slug)
            data = self.data(slug)
            assert data is not None
            before = self.text(slug, RECORD) or ""
            joint = "" if not before or before.endswith("\n") else "\n"
            text = f"{before}{joint}" + "".join(f"{line}\n" for line in added)
            self.take_text(text)
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            self._put(slug, _with_record(data, sha256), self.first[slug])
        self._lines.clear()
        self._texts.clear()

    def changes(self) -> list[Change]:
        """What is to be done to the case's sources."""
        return [Change("source", slug, before, self.data(slug)) for slug, before in self.before.items()]


def _with_record(data: Data, sha256: str) -> Data:
    """A source with the text of its record."""
    if data.get("rendition") == RECORD or not ("text" in data or "sha256" in data):
        return {**data, "rendition": RECORD, "text": sha256}
    others = [dict(it) for it in data.get("other_renditions", ())]
    mine = next((it for it in others if it["id"] == RECORD), None)
    if mine is None:
        mine = {"id": RECORD, "kind": RECORD, "file": f"{data['id']}.{RECORD}.txt"}
        others.append(mine)
    mine["text"] = sha256
    return {**data, "other_renditions": others}


def _place(text: str, exact: str, start: int | None, around: tuple[str, str]) -> int | None:
    """Where words stand: at ``start``, else the place that what stands around them tells, else the only or nearest."""
    if start is not None and text[start : start + len(exact)] == exact:
        return start
    found: list[int] = []
    at = text.find(exact)
    while at >= 0 and len(found) < 1000:
        found.append(at)
        at = text.find(exact, at + 1)
    prefix, suffix = around
    beside = [
        it
        for it in found
        if (not prefix or text[:it].endswith(prefix)) and (not suffix or text.startswith(suffix, it + len(exact)))
    ]
    if prefix or suffix:
        found = beside or found
    if len(found) > 1 and start is not None:
        return min(found, key=lambda it: abs(it - start))
    return found[0] if len(found) == 1 else None
