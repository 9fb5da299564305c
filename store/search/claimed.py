"""Names that stand only in claims: that somebody is known as somebody else, says a report, and nobody put it down.

They are found as spellings are (`store.search.index` enters them beside the names), and marked as what they are: a
claim's, with who says so, and where. One that is among an entity's spellings too is no claim's any more, and nobody
says what its own speaker took back, or said otherwise later.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from store.db.connection import Connection
from store.db.lots import lots, marks
from store.model.hits import SaidSo
from store.properties.stored import vocabulary_of

_STANDS = (
    "c.stance = 'asserts' AND c.value_key IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM answer_claim k WHERE k.claim_id = c.id AND k.closed_by IS NOT NULL)"
)

Claimed = tuple[int, int, str, str]
"""the first claim that says so, the entity, its kind, the name"""

LONGEST = 200
"""Letters of a name, as many as are looked for of a query; what is longer tells a story."""


def claimed_names(conn: Connection, entities: Collection[int] | None = None) -> Iterator[Claimed]:
    """The names that are claimed for some entities (None: for all) and are none of their spellings."""
    naming = vocabulary_of(conn).naming
    if not naming:
        return
    told = (
        "SELECT min(c.id), c.entity_id, min(e.kind), c.label FROM claim c JOIN entity e ON e.id = c.entity_id "
        f"WHERE c.property IN ({marks(len(naming))}) AND {_STANDS} "
        f"AND e.kind <> '' AND length(c.label) BETWEEN 1 AND {LONGEST} "
        "AND NOT EXISTS (SELECT 1 FROM name n WHERE n.entity_id = c.entity_id AND n.text = c.label) {} "
        "GROUP BY c.entity_id, c.label ORDER BY 1"
    )
    if entities is None:
        yield from conn.execute(told.format(""), naming)
        return
    for some, lot in lots(sorted(entities)):
        yield from conn.execute(told.format(f"AND c.entity_id IN ({some})"), (*naming, *lot)).fetchall()


def entered(conn: Connection, entities: Collection[int] | None = None) -> Iterator[Claimed]:
    """The same as the index has them now."""
    if entities is None:
        yield from conn.execute("SELECT claim, entity, kind, text FROM nx_claimed")
        return
    for some, lot in lots(sorted(entities)):
        sql = f"SELECT claim, entity, kind, text FROM nx_claimed WHERE entity IN ({some})"
        yield from conn.execute(sql, lot).fetchall()


def said_so(conn: Connection, entity: int, name: str) -> SaidSo | None:
    """Who claims that name of an entity, and where: the first report that does, and how many more do."""
    words = vocabulary_of(conn)
    rows = conn.execute(
        "SELECT c.property, s.name, p.name, r.published, s.id = p.id FROM claim c JOIN entity s ON s.id = c.speaker_id "
        "JOIN source r ON r.id = c.source_id JOIN entity p ON p.id = r.publisher_id "
        f"WHERE c.entity_id = ? AND c.label = ? AND c.property IN ({marks(len(words.naming))}) "
        f"AND {_STANDS} ORDER BY c.position, c.id",
        (entity, name, *words.naming),
    ).fetchall()
    if not rows:
        return None
    prop_id, speaker, publisher, published, own = rows[0]
    prop = words.get(prop_id)
    called = "alias" if prop is None or prop.id == _ALIAS else prop.label
    return SaidSo(called, speaker, "" if own else publisher, published, len(rows) - 1)


_ALIAS = "alias"
"""The built-in property, whose label (known as) is no word for a name."""
