"""What FollowTheMoney has between two, as a membership: several statements that make one claim of one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from store.exchange.reading.money import BETWEEN, ENDS, Between
from store.exchange.reading.row import Row, Shape, kept_line

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
#: What is told of a relation besides its two ends, and has a place.
_BESIDE = ("role", "relationship", "startDate", "endDate")
_LONGEST_SCOPE = 80
_SHAPE = Shape(
    (
        *("id", "entity", "kind_if_new", "entity_name", "property", "scope", "value", "value_name", "value_kind"),
        *("says", "valid", "speaker", "speaker_name", "said", "note", "source", "source_title", "publisher"),
        "publisher_name",
    ),
    {},
)


class Entity:
    """What a file says of an entity as a whole."""

    __slots__ = ("canonical", "kind", "name")

    def __init__(self, canonical: str) -> None:
        self.kind, self.name, self.canonical = "", "", canonical


class Relations:
    """Takes the statements of relations, and makes claims of them once all are there.

    A claim stands on every statement that it is made of, and on the one that names the other end first.
    """

    def __init__(
        self,
        entities: dict[str, Entity],
        unfit: Callable[[str, Row], None],
        dropped: Callable[[Row], str],
        own_id: Callable[[str], str],
    ) -> None:
        self._entities, self._unfit, self._dropped, self._own_id = entities, unfit, dropped, own_id
        self._taken: dict[tuple[str, str], dict[str, list[Row]]] = {}
        self.told: set[str] = set()
        """Whom the claims are of, and whom they name."""

    def take(self, row: Row) -> None:
        """Keep a statement of a relation, by its relation and its dataset; what has no place is counted."""
        schema, prop = row.text("schema"), row.text("prop")
        way = BETWEEN[schema]
        if prop == "id":
            self._unfit("the checksum of an entity: it says nothing of it", row)
        elif prop not in (way.of, way.to, *_BESIDE):
            self._unfit(f"a value of {prop[:40]} of a {schema}, which is asked of none", row)
        else:
            relation = self._taken.setdefault((row.text("entity_id"), row.text("dataset")), {})
            relation.setdefault(prop, []).append(row)

    def rows(self) -> Iterator[Row]:
        """A claim of each relation that has two ends, and one of each role in a body."""
        for relation in self._taken.values():
            first = next(iter(relation.values()))[0]
            schema = first.text("schema")
            way = BETWEEN[schema]
            why = self._misfit(relation, way)
            if why:
                for rows in relation.values():
                    for row in rows:
                        self._unfit(f"a statement of a {schema} {why}", row)
                continue
            yield from self._claims(relation, way)

    def _misfit(self, relation: dict[str, list[Row]], way: Between) -> str:
        """Why a relation is no claim here; an empty text where it is one."""
        for prop, kinds in zip((way.of, way.to), ENDS[way.property], strict=True):
            ends = relation.get(prop, [])
            if len(ends) != 1:
                return f"with {len(ends) or 'no'} values of {prop}: whom it is between is not told"
            end = self._entities.get(ends[0].text("value"))
            if end is None:
                return f"whose {prop} is not in the file"
            if end.kind not in kinds:
                return f"whose {prop} is {f'a {end.kind}' if end.kind else 'of a schema for which there is no kind'}"
        return ""

    def _claims(self, relation: dict[str, list[Row]], way: Between) -> Iterator[Row]:
        of, to = relation[way.of][0], relation[way.to][0]
        scope, notes = way.scope, []
        for prop in ("role", "relationship"):
            for row in relation.get(prop, ()):
                words = row.text("value")
                if prop == way.told and not scope and len(words) <= _LONGEST_SCOPE:
                    scope = words
                elif not (way.property == "affiliation" and self._entities[of.text("value")].kind == "leader"):
                    notes.append(f"{prop}: {words}")
        beside = [row for rows in relation.values() for row in rows if row is not to]
        notes.append(self._dropped(to))
        valid = self._valid(relation)
        yield self._row(to, of, beside, (way.property, scope, to.text("value")), notes, valid)
        if way.property == "affiliation" and self._entities[of.text("value")].kind == "leader":
            for row in relation.get("role", ()):
                others = [it for it in (to, *beside) if it is not row]
                told = "role", self._own_id(to.text("value")), row.text("value")
                yield self._row(row, of, others, told, [self._dropped(row)], valid)

    def _valid(self, relation: dict[str, list[Row]]) -> str:
        """From when to when it holds, where one day at most is told of each."""
        ends = []
        for prop in ("startDate", "endDate"):
            rows = relation.get(prop, [])
            days = {it for row in rows if _DAY.fullmatch(it := row.text("value"))}
            if len(days) != len(rows) or len(days) > 1:
                self._unfit(
                    f"a value of {prop} that is {'no day' if len(days) != len(rows) else 'one of several'}", rows[0]
                )
                days = set()
            ends.append(next(iter(days), ".."))
        return "/".join(ends) if ends != ["..", ".."] else ""

    def _row(
        self, main: Row, of: Row, beside: list[Row], told: tuple[str, str, str], notes: list[str], valid: str
    ) -> Row:
        prop, scope, value = told
        dataset, whom = main.text("dataset"), of.text("value")
        entity = self._entities[whom]
        named = self._entities[value] if prop != "role" else None
        first = main.text("first_seen")[:10]
        self.told |= {whom} if named is None else {whom, value}
        cells: tuple[Any, ...] = (
            main.text("id") or f"{dataset}-{main.text('entity_id')}-{main.text('prop')}",
            whom,
            entity.kind,
            entity.name or whom,
            prop,
            scope,
            value,
            (named.name or value) if named is not None else "",
            named.kind if named is not None else "",
            named.name if named is not None else "",
            valid,
            dataset,
            dataset,
            first if _DAY.fullmatch(first) else "",
            "; ".join(it for it in notes if it),
            *(dataset, dataset, dataset, dataset),
        )
        return Row(main.file, main.line, _SHAPE, cells, kept(main), tuple(map(kept, beside)))


def kept(row: Row) -> str:
    """A statement as the line that is cited: every cell of it."""
    return kept_line({name: row.get(name) for name in row.shape.names})
