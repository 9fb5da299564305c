"""What need not be offered: claims that are there already, and drafts that a person dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from store.db.connection import Connection
from store.db.schema import has_records
from store.model.drafts import Draft, Suggestions
from store.writes.records import Records

DROPPED = "dropped"
"""The kind of record of a draft that a person dropped; its ref is the draft's id."""

MOST = 1_000
"""So many drafts of a report are offered."""

Place = tuple[int, int]


class _There(NamedTuple):
    """A claim that stands: its passage, its part, its value in the ways it may be told, and in its words."""

    passage: Place
    scope: str
    values: frozenset[str]
    says: str


class Kept:
    """The claims of a source that stand in one of its wordings, and the drafts of it that were dropped."""

    def __init__(self, connection: Connection, source: str, rendition: str) -> None:
        self._there: dict[tuple[str, str], list[_There]] = {}
        rows = connection.execute(
            """
            SELECT e.slug, c.property, coalesce(t.held_start, t.start), coalesce(t.held_end, t."end"), c.scope,
                   c.says, c.label, coalesce(v.slug, ''), coalesce(c.value_key, '')
            FROM claim c JOIN source s ON s.id = c.source_id JOIN entity e ON e.id = c.entity_id
            JOIN citation t ON t.claim_id = c.id JOIN rendition r ON r.id = t.rendition_id
            LEFT JOIN entity v ON v.id = c.value_id
            WHERE s.slug = ? AND r.label = ? AND t.status NOT IN ('orphan', 'unheld')
            """,
            (source, rendition),
        )
        for entity, prop, start, end, scope, *values in rows:
            one = _There((start, end), scope, _told(values), values[0] or values[1] or "")
            self._there.setdefault((entity, prop), []).append(one)
        held = "SELECT r.text FROM rendition r JOIN source s ON s.id = r.source_id WHERE s.slug = ? AND r.label = ?"
        found = connection.execute(held, (source, rendition)).fetchone() if self._there else None
        self._text = str(found[0] or "") if found is not None else ""
        self._dropped = frozenset(Records(connection).refs(DROPPED)) if has_records(connection) else frozenset()

    def left(self, drafts: Iterable[Draft]) -> tuple[list[Draft], int]:
        """The drafts that are neither there already nor dropped, and how many were dropped."""
        out, dropped = [], 0
        for one in drafts:
            if one.id in self._dropped:
                dropped += 1
            elif not self._is_there(one):
                out.append(one)
        return out, dropped

    def _is_there(self, one: Draft) -> bool:
        mine = _told((one.says, one.label))
        for there in self._there.get((one.entity, one.property), ()):
            start, end = there.passage
            if not (start < one.end and one.start < end):
                continue
            same = one.scope == there.scope
            if same and (not there.values or not mine.isdisjoint(there.values)):
                return True
            if self._of_the_same_words(one, there, same):
                return True
        return False

    def _of_the_same_words(self, one: Draft, there: _There, same: bool) -> bool:
        """Whether a draft's value is told by the words that a claim's is: "at least 12" by "12 people".

        Of another part (not ``same``) only where each of the two stands there once: of 12 dead 12 may be women.
        """
        mine = _places(one.says or one.label, self._text, (one.start, one.end))
        others = _places(there.says, self._text, there.passage)
        if not same and (len(mine) > 1 or len(others) > 1):
            return False
        return any(low < end and start < high for (low, high), (start, end) in product(mine, others))


def _told(values: Iterable[str | None]) -> frozenset[str]:
    return frozenset(" ".join(value.casefold().split()) for value in values if value)


def _places(words: str, text: str, passage: Place) -> list[Place]:
    """Where words stand in a passage, as whole words."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)"
    return [found.span() for found in re.compile(pattern, re.IGNORECASE).finditer(text, *passage)]


def offered(connection: Connection, found: Suggestions) -> Suggestions:
    """What a report was read for, with those of its drafts that are left."""
    left, dropped = Kept(connection, found.source, found.rendition).left(found.drafts)
    return replace(found, drafts=tuple(left[:MOST]), dropped=dropped)
