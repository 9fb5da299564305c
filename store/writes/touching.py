"""Which questions are to be answered again when something else than a claim changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlmodel import Session

from store.db.lots import lots
from store.db.writing import driver
from store.text.words import same_words

if TYPE_CHECKING:
    from store.db.connection import Connection
    from store.derive.refresh import Touched
    from store.writes.changes import Changes

#: Above so many changed entities all questions are answered again, which is quicker than to look for them.
_MANY = 200


def touch_by_entities(session: Session, entities: Collection[int], changes: Changes) -> None:
    """Note the questions on which the name, kind, place or bodies of some entities bear.

    These are the questions of claims about them, by them, passed on by them, or with one of them as the value, and
    of those in what they publish, whose word a copy or an unnamed voice may be told as; and the same of whatever
    lies in them, speaks for them or is part of them, since how two values or two speakers are to each other goes by
    what is above them; and of counts of a place among these.
    """
    if not entities or changes.everything:
        return
    plain = driver(session)
    below = _below(plain, set(entities))
    if len(below) > _MANY:
        changes.everything = True
        return
    for marks, lot in lots(sorted(below)):
        rows = plain.execute(
            f"""
            SELECT id, entity_id, property, scope FROM claim WHERE speaker_id IN ({marks})
            UNION SELECT id, entity_id, property, scope FROM claim WHERE value_id IN ({marks})
            UNION SELECT id, entity_id, property, scope FROM claim WHERE entity_id IN ({marks})
            UNION SELECT id, entity_id, property, scope FROM claim WHERE where_id IN ({marks})
            UNION SELECT id, entity_id, property, scope FROM claim
                  WHERE id IN (SELECT claim_id FROM claim_via WHERE entity_id IN ({marks}))
            """,
            (*lot, *lot, *lot, *lot, *lot),
        )
        for claim, entity, name, scope in rows.fetchall():
            changes.claims.add(claim)
            changes.questions.add((entity, name, scope))
            if name == "post_holder":
                changes.questions.add((entity, "post_fate", scope))
    published: set[int] = set()
    for marks, lot in lots(sorted(below)):
        # a body with a spokesman speaks for itself in what it publishes
        rows = plain.execute(
            f"SELECT id FROM source WHERE publisher_id IN ({marks})"
            f" OR publisher_id IN (SELECT body_id FROM speaks_for WHERE entity_id IN ({marks}))",
            (*lot, *lot),
        )
        published |= {row[0] for row in rows.fetchall()}
    touch_by_sources(session, published, changes)


def touch_by_words(plain: Connection, properties: Collection[str], changes: Changes) -> None:
    """Note the questions of properties that mean something else from now on."""
    for marks, lot in lots(list(properties)):
        rows = plain.execute(
            f"SELECT DISTINCT entity_id, property, scope FROM claim WHERE property IN ({marks})", lot
        ).fetchall()
        changes.questions |= {(entity, name, scope) for entity, name, scope in rows}
        changes.entities |= {entity for entity, _, _ in rows}


def touch_by_sources(session: Session, sources: Collection[int], changes: Touched) -> None:
    """Note the questions of the claims that stand in some sources, in what copies them, or the same as they do."""
    if not sources or changes.everything:
        return
    plain = driver(session)
    found, new = set(sources), set(sources)
    alike = _of_one_original(plain)
    while new:
        more = {other for number in new for other in alike.get(number, ())}
        for marks, lot in lots(sorted(new)):
            rows = plain.execute(
                f"SELECT id FROM source WHERE syndicated_from_id IN ({marks}) OR copy_of_id IN ({marks})", (*lot, *lot)
            )
            more |= {row[0] for row in rows.fetchall()}
        new = more - found
        found |= new
    if len(found) > _MANY:
        changes.everything = True
        return
    for marks, lot in lots(sorted(found)):
        rows = plain.execute(f"SELECT entity_id, property, scope FROM claim WHERE source_id IN ({marks})", lot)
        changes.questions |= {(entity, name, scope) for entity, name, scope in rows.fetchall()}


def _of_one_original(plain: Connection) -> dict[int, list[int]]:
    """For each source whose original is told in words all those whose original is told in the same ones."""
    told: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in plain.execute("SELECT id, original FROM source WHERE original <> ''").fetchall():
        told[same_words(words)].append(number)
    return {number: group for group in told.values() for number in group}


def _below(plain: Connection, entities: set[int]) -> set[int]:
    """The entities, and all that lie in them, speak for them or are part of them, at any remove."""
    found, new = set(entities), set(entities)
    while new and len(found) <= _MANY:
        more: set[int] = set()
        for marks, lot in lots(sorted(new)):
            rows = plain.execute(
                f"""
                SELECT id FROM entity WHERE within_id IN ({marks})
                UNION SELECT entity_id FROM also_within WHERE place_id IN ({marks})
                UNION SELECT entity_id FROM follows WHERE earlier_id IN ({marks})
                UNION SELECT entity_id FROM speaks_for WHERE body_id IN ({marks})
                UNION SELECT entity_id FROM claim WHERE property = 'part_of' AND value_id IN ({marks})
                """,
                (*lot, *lot, *lot, *lot, *lot),
            )
            more |= {row[0] for row in rows.fetchall()}
        new = more - found
        found |= new
    return found
