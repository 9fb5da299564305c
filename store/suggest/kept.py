"""What need not be offered: claims that are there already, and drafts that a person dropped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from store.db.connection import Connection
from store.db.opening import has_records
from store.model.drafts import Draft, Suggestions
from store.writes.records import Records

DROPPED = "dropped"
"""The kind of record of a draft that a person dropped; its ref is the draft's id."""

MOST = 1_000
"""So many drafts of a report are offered."""

Place = tuple[int, int]


class Kept:
    """The claims of a source that stand in one of its wordings, and the drafts of it that were dropped."""

    def __init__(self, connection: Connection, source: str, rendition: str) -> None:
        self._there: dict[tuple[str, str], list[tuple[Place, str, set[str]]]] = {}
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
            said = {" ".join(value.casefold().split()) for value in values if value}
            self._there.setdefault((entity, prop), []).append(((start, end), scope, said))
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
        mine = {" ".join(value.casefold().split()) for value in (one.says, one.label) if value}
        return any(
            start < one.end and one.start < end and one.scope == scope and (not said or not mine.isdisjoint(said))
            for (start, end), scope, said in self._there.get((one.entity, one.property), ())
        )


def offered(connection: Connection, found: Suggestions) -> Suggestions:
    """What a report was read for, with those of its drafts that are left."""
    left, dropped = Kept(connection, found.source, found.rendition).left(found.drafts)
    return replace(found, drafts=tuple(left[:MOST]), dropped=dropped)
