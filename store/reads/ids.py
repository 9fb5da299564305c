"""Ids: those a shell completes, that begin with what was typed, few of them and quickly; and whether one is one."""

from __future__ import annotations

from collections.abc import Sequence

from store.db.connection import Connection
from store.model.vocabulary import Named

#: What an id names. Properties are those somebody speaks of, scopes those of an entity's property.

_OF_ENTITY = "question q JOIN entity e ON e.id = q.entity_id WHERE e.slug = ?"
#: From what each is taken, by how many ids stand before it. A case's own entities come before listed names.
_TAKEN: dict[tuple[Named, int], tuple[tuple[str, str], ...]] = {
    ("entity", 0): (
        # what is no column keeps to the index of kinds: that of ids goes through a million names for a few of the case
        ("slug || ''", "entity WHERE kind IN ('leader', 'group', 'raid', 'voice', 'place') AND origin = 'case'"),
        ("slug", "entity WHERE true"),
    ),
    ("voice", 0): (("v.slug", "claim c JOIN entity v ON v.id = c.speaker_id WHERE true"),),
    ("claim", 0): (("slug", "claim WHERE true"),),
    ("source", 0): (("slug", "source WHERE true"),),
    ("rendition", 0): (("label", "rendition WHERE true"),),
    ("rendition", 1): (("r.label", "rendition r JOIN source s ON s.id = r.source_id WHERE s.slug = ?"),),
    ("property", 0): (("property", "question WHERE true"),),
    ("property", 1): (("q.property", _OF_ENTITY),),
    ("scope", 2): (("q.scope", f"{_OF_ENTITY} AND q.property = ? AND q.scope <> ''"),),
}


def ids(connection: Connection, named: Named, begun: str, of: Sequence[str], most: int) -> tuple[str, ...]:
    """At most ``most`` ids that begin with ``begun``; ``of`` holds the ids that stand before them."""
    found: dict[str, None] = {}
    for column, taken in _TAKEN[named, len(of)]:
        if len(found) < most:
            rows = connection.execute(
                f"SELECT DISTINCT {column} FROM {taken} AND {column} >= ? AND {column} < ? ORDER BY 1 LIMIT ?",
                (*of, begun, f"{begun}\U0010ffff", most),
            )
            found |= dict.fromkeys(row[0] for row in rows)
    return tuple(found)[:most]


def is_id(connection: Connection, named: Named, told: str) -> bool:
    """Whether something of that kind has this very id."""
    column, taken = _TAKEN[named, 0][-1]
    return connection.execute(f"SELECT 1 FROM {taken} AND {column} = ? LIMIT 1", (told,)).fetchone() is not None
