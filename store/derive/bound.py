"""Who is bound to whom by the checks: whose findings a change bears on, and the claims these findings are made of.

Both follow the same few ties: the dead of a raid and the groups it is laid to rest on its days, a man on who is said
to be led by him, a raid on the tolls of what it is part of, and two with one name on each other. What is read and
whose findings are worked out again goes by the rules in :mod:`store.verdicts.checks`: a rule that looks at more has
to say so here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Any

from store.db.connection import Connection
from store.db.lots import lots
from store.derive.world import CLAIMS, QuestionKey, World, look_up, said_of
from store.properties.property import Property
from store.values.basis.sets import upward
from store.verdicts.checks.counts import summed, tolls
from store.verdicts.checks.deaths import ACT_DATES, ACTS, ACTS_AT, ACTS_WITH
from store.verdicts.checks.facts import NAMES
from store.verdicts.checks.names import full_name
from store.verdicts.rules.said import Said

#: Properties whose value is a raid, on whose days the checks of their entity rest.
_AT_RAIDS = ("killed_in", *ACTS_AT)
#: Properties that are told of an entity and looked at for their value: whom a raid is laid to, who leads a group.
_OF_OTHERS = ("responsibility", *ACTS_WITH)
#: What says that somebody is dead, without which nothing comes after a death.
_DEATHS = ("life_status", "date_of_death")


def needed(properties: Mapping[str, Property]) -> frozenset[str]:
    """All properties whose claims the checks look at."""
    return _own(properties) | {"date", "part_of", *_OF_OTHERS}


def counts(said: Said) -> bool:
    """Whether the checks look at a claim: it is asserted, and not as merely possible."""
    return said.stance == "asserts" and said.certainty != "possible"


def touched_by(
    connection: Connection, world: World, touched: Collection[QuestionKey], *, lost: bool = True
) -> set[int]:
    """The entities whose findings a change to some questions can change. ``lost``: also by claims that are gone.

    Asked before the derived rows of the changed questions are removed.
    """
    asked: dict[str, set[int]] = {}
    for entity, prop, _ in touched:
        asked.setdefault(prop, set()).add(entity)
    looked_at = needed(world.vocabulary.properties)
    counted = {*tolls(world.vocabulary.properties), "part_of"}
    if not asked.keys() <= looked_at:
        told_of = _told_of(connection)
        looked_at |= told_of
        counted |= told_of
    # what no check looks at, and none has looked at, changes no finding
    found = _asked(asked, looked_at)
    if not found:
        return found
    parted = asked.get("part_of")
    below = _below(connection, world, _asked(asked, counted))
    found |= below
    at_raids = f"SELECT entity_id FROM claim WHERE property IN ({_listed(_AT_RAIDS)}) AND value_id IN"
    # on the days of a raid rest those who were there; which raid is part of which, on those who died in it
    found |= _ids(connection, at_raids, asked.get("date", set()) | (below if parted else set()))
    for prop in _OF_OTHERS:
        found |= _named_in(connection, prop, asked.get(prop, ()))
    found |= _named_in(connection, "responsibility", asked.get("date", ()))
    found |= _namesakes(connection, _asked(asked, NAMES))
    if not asked.keys().isdisjoint((*_OF_OTHERS, *NAMES)):
        found |= _resting_on(connection, asked)
        found |= _resting_on_nothing(connection) if lost else set()
    return found


def standing(connection: Connection, world: World, entities: Collection[int]) -> dict[QuestionKey, list[Said]]:
    """The claims that count of what the checks of some entities look at, by question.

    Of others than these it has only the claims that bear on them.
    """
    reader = _Reader(connection, world)
    own = _listed(_own(world.vocabulary.properties))
    reader.read(f"c.property IN ({own}) AND c.entity_id IN", entities)
    counted = tolls(world.vocabulary.properties)
    dead, founded = reader.whose(_DEATHS), reader.whose(["founded"])
    inside = _above(connection, world, reader.whose(counted))
    names = {
        said.key
        for (_, prop, _), claims in reader.found.items()
        if prop in NAMES
        for said in claims
        if said.key is not None and full_name(said.label)
    }
    dated = "c.valid_lo IS NOT NULL OR c.valid_hi IS NOT NULL OR c.as_of_lo IS NOT NULL OR c.as_of_hi IS NOT NULL"
    reader.read(f"c.property IN ({_listed(ACTS_WITH)}) AND ({dated}) AND c.value_id IN", dead)
    reader.read("c.property = 'responsibility' AND c.value_id IN", founded)
    at_raids = f"SELECT value_id FROM claim WHERE property IN ({_listed(_AT_RAIDS)}) AND entity_id IN"
    raids = reader.whose(["responsibility"]) | _ids(connection, at_raids, dead | founded)
    reader.read("c.property = 'date' AND c.entity_id IN", raids)
    reader.read(f"c.property IN ({_listed(counted)}) AND c.entity_id IN", inside)
    reader.read(f"c.property IN ({_listed(NAMES)}) AND c.value_key IN", names)
    return reader.found


class _Reader:
    """Reads claims that count, each once."""

    def __init__(self, connection: Connection, world: World) -> None:
        self._connection, self._world = connection, world
        self._read: set[int] = set()
        self.found: dict[QuestionKey, list[Said]] = {}

    def read(self, where: str, wanted: Collection[Any]) -> None:
        """Add the claims of which ``where`` is true for some of what is wanted; those of one question as they stand."""
        for these, lot in lots(sorted(wanted)):
            rows = self._connection.execute(
                f"{CLAIMS} WHERE c.stance = 'asserts' AND c.certainty <> 'possible' AND {where} ({these})"
                " AND NOT EXISTS (SELECT 1 FROM answer_claim k WHERE k.claim_id = c.id AND k.closed_by IS NOT NULL)"
                " ORDER BY c.entity_id, c.property, c.scope, c.position",
                lot,
            ).fetchall()
            look_up(rows, self._world)
            for row in rows:
                if row[0] not in self._read:
                    self._read.add(row[0])
                    self.found.setdefault((row[1], row[2], row[3]), []).append(said_of(row, self._world))

    def whose(self, properties: Collection[str]) -> set[int]:
        """The entities of which something was found for some properties."""
        return {entity for entity, prop, _ in self.found if prop in properties}


def _own(properties: Mapping[str, Property]) -> frozenset[str]:
    """The properties that the checks of an entity look at in what is told of it."""
    return frozenset((*tolls(properties), *summed(), *ACTS, *ACT_DATES, *_AT_RAIDS, *NAMES, *_DEATHS, "founded"))


def _asked(asked: Mapping[str, set[int]], properties: Iterable[str]) -> set[int]:
    """The entities of which some properties are asked."""
    return {entity for prop in properties for entity in asked.get(prop, ())}


def _told_of(connection: Connection) -> frozenset[str]:
    """The properties that findings of the store are told of: one that is defined otherwise now may be among them."""
    rows = connection.execute("SELECT DISTINCT scope FROM question WHERE property LIKE 'check.%'")
    return frozenset(row[0] for row in rows)


def _listed(properties: Iterable[str]) -> str:
    """Properties as they stand in brackets in a statement; a store may name some in any way."""
    return ",".join("'" + prop.replace("'", "''") + "'" for prop in sorted(properties))


def _ids(connection: Connection, sql: str, wanted: Collection[int]) -> set[int]:
    """The ids that a statement gives for some others, which stand in brackets after it."""
    return {
        row[0]
        for these, lot in lots(sorted(wanted))
        for row in connection.execute(f"{sql} ({these})", lot)
        if row[0] is not None
    }


def _named_in(connection: Connection, prop: str, entities: Collection[int]) -> set[int]:
    """Whom the claims of a property about some entities name."""
    return _ids(connection, f"SELECT value_id FROM claim WHERE property = '{prop}' AND entity_id IN", entities)


def _resting_on(connection: Connection, asked: Mapping[str, Collection[int]]) -> set[int]:
    """Those with a finding that rests on a claim of the questions.

    Whom a claim named before it was changed stands nowhere else. That a raid is laid to a group ties its days to it.
    """
    properties = {*asked, "date"} if "responsibility" in asked else asked.keys()
    resting = (
        "SELECT DISTINCT q.entity_id FROM claim c CROSS JOIN answer_claim k ON k.claim_id = c.id"
        " CROSS JOIN answer a ON a.id = k.answer_id CROSS JOIN question q ON q.id = a.question_id"
        f" WHERE q.property LIKE 'check.%' AND c.property IN ({_listed(properties)}) AND c.entity_id IN"
    )
    return _ids(connection, resting, set(chain.from_iterable(asked.values())))


def _resting_on_nothing(connection: Connection) -> set[int]:
    """Those with a finding that rests on a claim that is gone; all findings are looked through for it."""
    gone = connection.execute(
        "SELECT DISTINCT q.entity_id FROM question q JOIN answer a ON a.question_id = q.id"
        " WHERE q.property LIKE 'check.%'"
        " AND a.claims <> (SELECT count(*) FROM answer_claim k WHERE k.answer_id = a.id)"
    )
    return {row[0] for row in gone}


def _namesakes(connection: Connection, entities: Collection[int]) -> set[int]:
    """Who is given in full a name by some report that one of the given entities has."""
    names = {
        row[0]
        for these, lot in lots(sorted(entities))
        for row in connection.execute(
            f"SELECT value_key FROM claim WHERE property IN ({_listed(NAMES)}) AND value_key IS NOT NULL"
            f" AND entity_id IN ({these})",
            lot,
        )
    }
    return {
        entity
        for these, lot in lots(sorted(names))
        for label, entity in connection.execute(
            f"SELECT label, entity_id FROM claim WHERE property IN ({_listed(NAMES)}) AND value_key IN ({these})", lot
        )
        if full_name(label)
    }


def _above(connection: Connection, world: World, entities: Collection[int]) -> set[int]:
    """What some entities lie in, at any remove."""
    above = {other for slug in _slugs(connection, entities) for other in upward(slug, world.parents)[1:]}
    return _rows(connection, above)


def _below(connection: Connection, world: World, entities: Collection[int]) -> set[int]:
    """Some entities and what lies in them, at any remove."""
    if not entities:
        return set()
    inside: dict[str, list[str]] = {}
    for slug, others in world.parents.items():
        for other in (others,) if isinstance(others, str) else others or ():
            inside.setdefault(other, []).append(slug)
    found = list(_slugs(connection, entities))
    known = set(found)
    for slug in found:
        more = [it for it in inside.get(slug, ()) if it not in known]
        known.update(more)
        found += more
    return _rows(connection, known)


def _slugs(connection: Connection, entities: Collection[int]) -> set[str]:
    return {
        row[0]
        for these, lot in lots(sorted(entities))
        for row in connection.execute(f"SELECT slug FROM entity WHERE id IN ({these})", lot)
    }


def _rows(connection: Connection, slugs: Collection[str]) -> set[int]:
    return {
        row[0]
        for these, lot in lots(sorted(slugs))
        for row in connection.execute(f"SELECT id FROM entity WHERE slug IN ({these})", lot)
    }
