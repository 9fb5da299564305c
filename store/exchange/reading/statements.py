"""FollowTheMoney's statements (CSV): a value of an entity, each with the dataset that says it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from store.exchange.reading.money import BETWEEN, DATES, KINDS, MEANT, NAMES, Meant
from store.exchange.reading.relations import Entity, Relations, kept
from store.exchange.reading.row import Row, Shape
from store.exchange.reading.tables import Unreadable, read_table

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NEEDED = ("entity_id", "schema", "prop", "value", "dataset")
#: How an entity of a decision came to be: nobody is named in the file.
_DECIDED_BY = "canonical ids of statements"
_ALIAS = Meant("alias")
#: Told of what does not fit: in words, and where.
Unfit = Callable[[str, Row], None]
_SHAPE = Shape(
    (
        *("id", "entity", "kind_if_new", "entity_name", "entity_names", "property", "scope", "value", "says"),
        *("speaker", "speaker_name", "said", "note", "source", "source_title", "publisher", "publisher_name"),
    ),
    {},
)


class Statements:
    """Reads a file twice: whom it is about first, then what it says."""

    def __init__(self, path: Path, file: str, unfit: Unfit, own_id: Callable[[str], str]) -> None:
        self._path, self._file, self._unfit, self._own_id = path, file, unfit, own_id
        self._entities: dict[str, Entity] = {}
        self._last: dict[str, str] = {}

    def rows(self) -> Iterator[Row]:
        """Claims, then who is the same as whom."""
        for row in self._all():
            self._look(row)
        told: set[str] = set()
        between = Relations(self._entities, self._unfit, self._dropped, self._own_id)
        for row in self._all():
            if row.text("schema") in BETWEEN:
                between.take(row)
                continue
            claim = self._claim(row)
            if claim is not None:
                told.add(row.text("entity_id"))
                yield claim
        yield from between.rows()
        yield from self._same(told | between.told)

    def _all(self) -> Iterator[Row]:
        first = True
        for row in read_table(self._path, self._file, {}):
            if first:
                missing = [name for name in _NEEDED if name not in row.shape.at]
                if missing:
                    raise Unreadable(self._file, 1, f"has no column {', '.join(missing)}, which statements have")
                first = False
            yield row

    def _look(self, row: Row) -> None:
        entity, canonical = row.text("entity_id"), row.text("canonical_id")
        if not entity or not row.text("dataset"):
            what = "entity_id" if not entity else "dataset"
            raise Unreadable(self._file, row.line, f"{what} is empty: each statement has one")
        known = self._entities.get(entity)
        if known is None:
            known = self._entities[entity] = Entity(canonical or entity)
        known.kind = known.kind or KINDS.get(row.text("schema"), "")
        prop, value = row.text("prop"), row.text("value")
        if (prop in NAMES or (known.kind == "place" and prop == "full")) and (not known.name or prop == "name"):
            known.name = value if not known.name or prop == "name" else known.name
        dataset = row.text("dataset")
        self._last[dataset] = max(self._last.get(dataset, ""), row.text("last_seen"))

    def _claim(self, row: Row) -> Row | None:
        entity, prop, value = self._entities[row.text("entity_id")], row.text("prop"), row.text("value")
        if not entity.kind:
            self._unfit(f"a statement of a {row.text('schema')[:40]}, for which there is no kind", row)
            return None
        if prop == "id":
            self._unfit("the checksum of an entity: it says nothing of it", row)
            return None
        spelt = prop in NAMES or (entity.kind == "place" and prop == "full")
        meant = (_ALIAS if entity.kind != "raid" else None) if spelt else MEANT[entity.kind].get(prop)
        if meant is None:
            self._unfit(f"a value of {prop[:40]} of a {entity.kind}, which is asked of none", row)
            return None
        if not value or (prop in DATES and _DAY.fullmatch(value) is None):
            self._unfit(f"a value of {prop} that is {'no day' if value else 'empty'}", row)
            return None
        return self._row(row, entity, meant, value, spelt=spelt)

    def _row(self, row: Row, entity: Entity, meant: Meant, value: str, *, spelt: bool) -> Row:
        dataset, first, note = row.text("dataset"), row.text("first_seen")[:10], self._dropped(row)
        foreign = row.text("entity_id")
        said = row.text("original_value")
        cells: tuple[Any, ...] = (
            row.text("id") or statement_id(dataset, foreign, row.text("prop"), value),
            foreign,
            entity.kind,
            entity.name or foreign,
            [value] if spelt else "",
            meant.property,
            meant.scope,
            value,
            said if said and said != value else "",
            dataset,
            dataset,
            first if _DAY.fullmatch(first) else "",
            note,
            dataset,
            dataset,
            dataset,
            dataset,
        )
        return Row(row.file, row.line, _SHAPE, cells, kept(row))

    def _dropped(self, row: Row) -> str:
        """A note where a list no longer has a value; an empty text where it has."""
        dataset, last = row.text("dataset"), row.text("last_seen")
        if not last or last >= self._last[dataset]:
            return ""
        self._unfit(f"a value that {dataset[:60]} dropped since: that is noted on its claim", row)
        return f"dropped by {dataset}: last seen {last[:10]}"

    def _same(self, told: set[str]) -> Iterator[Row]:
        """Entities of one canonical id are the same: a decision each, which can be split again."""
        groups: dict[str, list[str]] = {}
        for slug, entity in self._entities.items():
            if slug in told:
                groups.setdefault(entity.canonical, []).append(slug)
        at = max(self._last.values(), default="")[:10]
        when = f"{at}T00:00:00Z" if re.fullmatch(r"\d{4}-\d\d-\d\d", at) else "1970-01-01T00:00:00Z"
        shape = Shape(("row", "more"), {})
        for canonical, group in groups.items():
            keep = canonical if canonical in group else group[0]
            for other in group:
                if other == keep:
                    continue
                row = Row(self._file, 1, shape, ("same", {}))
                if self._entities[other].kind != self._entities[keep].kind:
                    self._unfit("two of one canonical id that are of two kinds: they stay two", row)
                    continue
                more = {
                    "one": self._own_id(keep),
                    "other": self._own_id(other),
                    "decided": "same",
                    "keep": self._own_id(keep),
                    "why": f"one canonical id: {canonical}"[:1000],
                    "who": _DECIDED_BY,
                    "at": when,
                }
                yield Row(self._file, 1, shape, ("same", more))


def statement_id(dataset: str, entity: str, prop: str, value: str) -> str:
    """The id of a statement, as FollowTheMoney makes it."""
    told = f"{dataset}.{entity}.{prop}.{value}".encode("utf-8", "surrogatepass")
    return hashlib.sha1(told, usedforsecurity=False).hexdigest()
