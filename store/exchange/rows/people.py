"""Whom and what rows name: entities of the case by id or spelling, places by path, and those that are new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from store.case.checks.checked import VOICES
from store.db.connection import Connection
from store.exchange.reading.row import Row
from store.exchange.rows.ids import hashed_id, is_id, own_id
from store.exchange.rows.noted import Noted
from store.model.edits import Change
from store.model.vocabulary import KINDS
from store.text.clean import clean
from store.text.words import same_words
from store.writes.listed import of_a_list
from store.writes.records import Records

_FEW = 8
_LONGEST_NAME = 2_000
Data = dict[str, Any]


class People:
    """Finds whom a cell means. Whoever is not there yet is made; a name that several have is refused, never guessed."""

    def __init__(self, plain: Connection, noted: Noted) -> None:
        self._plain, self._noted = plain, noted
        self._records = Records(plain)
        self._known: dict[str, Data | None] = {}
        self._spelt: dict[str, dict[str, None]] | None = None
        self._found: dict[tuple[object, ...], str] = {}
        self._told: dict[str, str] = {}
        self._nameless: set[str] = set()
        self.made: dict[str, Data] = {}
        self.changed: dict[str, tuple[Data, Data]] = {}
        self.first: dict[str, Row] = {}
        """The row in which each one was met first, to say where something is wrong."""
        self.names = 0
        """How many spellings came to entities that are there."""

    def take(self, data: Data, row: Row) -> None:
        """Have an entity as a whole record says."""
        slug = str(data.get("id", ""))
        there = self.data(slug)
        self.first.setdefault(slug, row)
        if there is None:
            self.made[slug] = data
        elif there != data:
            before = self.changed[slug][0] if slug in self.changed else there
            if slug in self.made:
                self.made[slug] = data
            else:
                self.changed[slug] = (before, data)
        self._known[slug] = data
        for name in self._names(data):
            self._spell(name, slug)

    def data(self, slug: str) -> Data | None:
        """An entity as it is, or is about to be."""
        if slug not in self._known:
            self._known[slug] = self._records.get("entity", slug) or (of_a_list(self._plain, slug) if slug else None)
        return self._known[slug]

    def kind(self, slug: str) -> str:
        """The kind of an entity; empty where there is none."""
        data = self.data(slug)
        return str(data["kind"]) if data is not None else ""

    def meant(
        self,
        row: Row,
        what: str,
        told: str,
        name: str = "",
        kind: str = "",
        of: Sequence[str] = (),
        *,
        default: str = "",
    ) -> str:
        """The id of whom a row means by an id or a name; "" where nobody is named, or where something is wrong.

        ``of`` are the kinds it can be, ``default`` that of a new one of which no kind is told.
        """
        key = (told, name, kind, tuple(of), default)
        found = self._found.get(key)
        if found is None:
            told, name = clean(told, keep_newlines=False), clean(name, keep_newlines=False)
            found = self._look(row, what, told, name, kind, of, default) if told or name else ""
            if found or not (told or name):
                self._found[key] = found
        return found

    def _look(self, row: Row, what: str, told: str, name: str, kind: str, of: Sequence[str], default: str) -> str:
        if kind and kind not in KINDS:
            self._noted.wrong(row, f"{what}: {kind[:40]!r} is no kind: one of {', '.join(KINDS)}")
            return ""
        if "place" in of and "/" in told and not is_id(told):
            return self._path(row, what, [part.strip() for part in told.split("/") if part.strip()])
        there = self._told.get(told) or own_id(told) if told else ""
        if there and self.data(there) is not None:
            return self._there(row, what, there, name, kind)
        slug = there if told and (name or is_id(told)) else ""
        if not (slug and name):
            match = self._of_name(row, what, name or told, (kind,) if kind else of)
            if match is None or match:
                return match or ""
        called = name or told
        kinds = (kind,) if kind else of
        kind = kind or (default if not kinds or default in kinds else "") or (kinds[0] if len(kinds) == 1 else "")
        if not kind:
            which = " or ".join(kinds) if kinds else ", ".join(KINDS)
            self._noted.wrong(row, f"{what}: {called[:60]!r} is new, so its kind is needed: {which}")
            return ""
        made = self._make(row, slug or self._free(called, kind), called, kind, told if slug and slug != told else "")
        if made and told and (name or is_id(told)):
            self._told[told] = made
        if made and not name:
            self._nameless.add(made)  # called so until its name is told
        return made

    def _there(self, row: Row, what: str, slug: str, name: str, kind: str) -> str:
        data = self.data(slug)
        assert data is not None
        if kind and kind != data["kind"]:
            self._noted.wrong(
                row, f"{what}: {slug!r} is a {data['kind']}, and the row says {kind}: correct one of them"
            )
            return ""
        if name and slug in self._nameless:
            self._nameless.discard(slug)
            self.made[slug] = self._known[slug] = {**data, "name": name}
            self._spell(name, slug)
        elif name and name not in self._names(data):
            self.spell(row, slug, name)
        return slug

    def spell(self, row: Row, slug: str, name: str) -> None:
        """Have one more spelling of an entity."""
        name, data = clean(name, keep_newlines=False), self.data(slug)
        if data is not None and name and name not in self._names(data):
            self.take({**data, "names": [*data.get("names", ()), name]}, row)
            self.names += slug not in self.made

    @staticmethod
    def _names(data: Data) -> list[str]:
        others = [it if isinstance(it, str) else it.get("text", "") for it in data.get("names", ())]
        return [str(data.get("name", "")), *map(str, others)]

    def _make(self, row: Row, slug: str, name: str, kind: str, listed: str, **more: Any) -> str:
        if len(name) > _LONGEST_NAME:
            self._noted.wrong(row, f"a name of {len(name):,} characters: no name is longer than {_LONGEST_NAME:,}")
            return ""
        data: Data = {"id": slug, "kind": kind, "name": name, **more}
        if listed:
            data["listed"] = listed
        self.take(data, row)
        return slug

    def _free(self, name: str, kind: str) -> str:
        """An id for a name: the same each time, for who has it already was looked for by the name."""
        slug = hashed_id(name, name)[:-9]
        if slug != "x" and is_id(slug) and self.data(slug) is None:
            return slug
        return hashed_id(f"{kind} {name}", name)

    def _of_name(self, row: Row, what: str, name: str, kinds: Sequence[str]) -> str | None:
        """Who has a spelling: the id, "" where nobody has it, None where several have it, which is told."""
        found = [it for it in self._spellings().get(same_words(name), ()) if not kinds or self.kind(it) in kinds]
        if len(found) > 1:
            exact = [it for it in found if name in self._names(self.data(it) or {})]
            found = exact or found
        if len(found) > 1:
            self._several(row, what, name, found)
            return None
        return found[0] if found else ""

    def _several(self, row: Row, what: str, name: str, found: Iterable[str]) -> None:
        slugs = list(found)
        few = ", ".join(f"{it} ({self._chain(it)})" for it in slugs[:_FEW])
        more = f" and {len(slugs) - _FEW} more" if len(slugs) > _FEW else ""
        self._noted.wrong(row, f"{what}: {name[:60]!r} is the name of {len(slugs)}: give the id of one: {few}{more}")

    def _spellings(self) -> dict[str, dict[str, None]]:
        if self._spelt is None:
            self._spelt = {}
            for text, slug in self._plain.execute(
                "SELECT n.text, e.slug FROM name n JOIN entity e ON e.id = n.entity_id WHERE e.origin <> 'names' "
                "ORDER BY n.id"
            ).fetchall():
                self._spell(text, slug)
            for slug, data in {**self.made, **{key: after for key, (_, after) in self.changed.items()}}.items():
                for name in self._names(data):
                    self._spell(name, slug)
        return self._spelt

    def _spell(self, name: str, slug: str) -> None:
        if self._spelt is not None:
            self._spelt.setdefault(same_words(name), {})[slug] = None

    # Places.

    def _within(self, slug: str) -> list[str]:
        data = self.data(slug)
        within = data.get("within", ()) if data is not None else ()
        return [within] if isinstance(within, str) else list(within)

    def _chain(self, slug: str) -> str:
        """A place in words: "Musa Qala / Helmand / Afghanistan" from the outermost in."""
        names, seen = [], set()
        while slug and slug not in seen:
            seen.add(slug)
            names.append(str((self.data(slug) or {}).get("name", slug)))
            slug = next(iter(self._within(slug)), "")
        return " / ".join(reversed(names))

    def _lies_in(self, slug: str, outer: Iterable[str]) -> bool:
        """Whether a place lies in any of some, at any remove."""
        wanted, waiting, seen = set(outer), self._within(slug), set()
        while waiting:
            one = waiting.pop()
            if one in wanted:
                return True
            if one not in seen:
                seen.add(one)
                waiting += self._within(one)
        return False

    def _path(self, row: Row, what: str, parts: list[str]) -> str:
        """The place at the end of a path, outermost first; what of it is not there yet is made."""
        places: list[str] = []
        for depth, name in enumerate(parts):
            words = same_words(name)
            found = [it for it in self._spellings().get(words, ()) if self.kind(it) == "place"]
            if is_id(name) and self.kind(name) == "place":
                found = [name]
            if places:
                found = [it for it in found if self._lies_in(it, places)]
            elif depth:
                found = []
            last = depth == len(parts) - 1
            if len(found) > 1 and last:
                self._several(row, what, " / ".join(parts), found)
                return ""
            if not found:
                if len(places) > 1:
                    self._several(row, what, " / ".join(parts[:depth]), places)
                    return ""
                within = {"within": places[0]} if places else {}
                slug = self._free(" ".join(parts[: depth + 1]) if depth else name, "place")
                made = self._make(row, slug, name, "place", "", **within)
                if not made:
                    return ""
                found = [made]
            places = found
        return places[0] if places else ""

    def publisher(self, row: Row, told: str, name: str) -> str:
        """Who published a source."""
        return self.meant(row, "publisher", told, name, "", VOICES, default="voice")

    def forget(self) -> None:
        """Let go of what was looked up: all is written."""
        for known in (self._known, self._found, self._told):
            known.clear()
        self._spelt = None

    def changes(self) -> list[Change]:
        """What is to be done to the case's entities."""
        new = [Change("entity", slug, None, data) for slug, data in self.made.items()]
        return [*new, *(Change("entity", slug, *two) for slug, two in self.changed.items())]
