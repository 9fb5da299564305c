"""What is written together: a whole case, or the few records that an edit touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from store.case.checks.checked import CheckedCase, CheckedClaim
from store.case.models import EntityEntry
from store.case.read import ReadCase, ReadSource
from store.case.stands import Stands
from store.db.connection import Connection

#: The row of a slug. Of entities that are one it is that of the one that stands for all.
_ROW = {
    "entity": "SELECT coalesce(same_as_id, id) FROM entity WHERE slug = ?",
    "source": "SELECT id FROM source WHERE slug = ?",
}


class Ids(dict[str, int]):
    """Row ids of a table by slug; one that is not known yet is looked up in the store. KeyError where there is none.

    An entity that is one with others has the row of the one that stands for all.
    """

    def __init__(self, connection: Connection, table: Literal["entity", "source"]) -> None:
        super().__init__()
        self._connection, self._table = connection, table

    def __missing__(self, slug: str) -> int:
        row = self._connection.execute(_ROW[self._table], (slug,)).fetchone()
        if row is None:
            raise KeyError(f"{self._table} {slug}")
        self[slug] = int(row[0])
        return self[slug]


def stored_stands(plain: Connection) -> Stands:
    """Who stands for whom in a store as it is written."""
    rows = plain.execute(
        "SELECT s.slug, e.slug FROM entity s JOIN entity e ON e.id = s.same_as_id WHERE s.same_as_id IS NOT NULL "
        "ORDER BY s.slug"
    ).fetchall()
    members: dict[str, tuple[str, ...]] = {}
    for slug, first in rows:
        members[first] = (*members.get(first, (first,)), slug)
    return Stands(dict(rows), members)


def one_with(plain: Connection, slug: str) -> tuple[str, ...]:
    """All who are one with an entity in a store as it is written, who stands for them first."""
    row = plain.execute("SELECT coalesce(same_as_id, id) FROM entity WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        return (slug,)
    rows = plain.execute("SELECT slug FROM entity WHERE id = ? OR same_as_id = ? ORDER BY id <> ?", (row[0],) * 3)
    return tuple(it for (it,) in rows.fetchall())


@dataclass(slots=True)
class Batch:
    """Records to be written, checked, and the ids of those that are gone.

    ``case`` looks up all else that they refer to. In a ``whole`` one stands everything there is, in its order:
    what is stored and not in it is gone. ``positions`` are those of the claims, in step with ``claims``.

    ``stands`` says which entities are one, ``restood`` for which of them another stands than before: all who are or
    were one with such a one are in the batch too, and ``published`` has the sources of theirs that are not. ``rows``
    are the entities' own rows, once they are written.
    """

    case: CheckedCase
    entities: Mapping[str, EntityEntry] = field(default_factory=dict)
    sources: Mapping[str, ReadSource] = field(default_factory=dict)
    claims: Sequence[CheckedClaim] = ()
    positions: Sequence[int] = ()
    gone_entities: set[str] = field(default_factory=set)
    gone_sources: set[str] = field(default_factory=set)
    gone_claims: set[str] = field(default_factory=set)
    whole: bool = False
    stands: Stands = field(default_factory=Stands)
    restood: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)
    published: Sequence[str] = ()

    def forget(self) -> None:
        """Let go of what was checked."""
        self.case = CheckedCase(ReadCase(Path()))
        self.entities, self.sources, self.claims = {}, {}, ()
