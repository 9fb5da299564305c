"""The queue of pairs: entities of the case that may be one, with why, for a person to decide. Nothing is merged here.

How sure it is that two are one is told as one number of what speaks for it:

    1 - (1 - 0.9 * how alike their names are) * (1 - 0.7 if the case says "perhaps")
      * (1 - 0.6 or 0.3 for a name claimed for both) * (1 - what the claims they share say)

A reason that is not there counts 0. Names count from `LIKELY` on, claims alone from `LEAST_CLAIMS` on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from store.db.connection import Connection
from store.db.lots import lots
from store.model.same import Pair
from store.names.alike import alike
from store.properties.stored import vocabulary_of
from store.reads.same import decisions
from store.suggest.decided import Remembered
from store.suggest.people import Person, may_be_one
from store.suggest.sharing import LEAST_CLAIMS, held_apart, shared_aliases, shared_claims
from store.suggest.sounding import Alike, sounding

PERHAPS = 0.7
NAME = 0.9
"""The same name says so much: many a name is borne by two."""

_Two = tuple[int, int]


class _Asked(NamedTuple):
    """A pair as it is put in order, before it is told in words; ``turned`` where its ids stand the other way round
    than its row ids."""

    unsure: bool
    score: float
    one: Person
    other: Person
    turned: bool
    two: _Two
    why: dict[str, tuple[float, str]]


def pairs(connection: Connection, limit: int, kind: str | None = None) -> tuple[Pair, ...]:
    """The pairs that nobody has decided, the surest first, then those a person was unsure of; with ``kind`` only those
    with an end of that kind."""
    remembered = Remembered(decisions(connection))
    people = _people(connection, kind, remembered)
    reasons: defaultdict[_Two, dict[str, tuple[float, str]]] = defaultdict(dict)
    for one, other in connection.execute("SELECT entity_id, other_id FROM perhaps").fetchall():
        if one in people and other in people and may_be_one(people[one].kind, people[other].kind):
            reasons[min(one, other), max(one, other)]["perhaps"] = (PERHAPS, "said in the case")
    spelt = {(near.one, near.other): near for near in sounding(connection, people)}
    for two, near in spelt.items():
        reasons[two]["name"] = (NAME * near.score, "")
    for alias in shared_aliases(connection, people):
        reasons[alias.one, alias.other]["alias"] = (alias.sure, alias.words)
    for claims in shared_claims(connection, people, vocabulary_of(connection)):
        two = (claims.one, claims.other)
        if claims.sure >= LEAST_CLAIMS or two in reasons:
            reasons[two]["claims"] = (claims.sure, claims.words)
    for two in held_apart(connection):
        if two in reasons and "perhaps" not in reasons[two]:
            del reasons[two]
    people |= _listed(connection, {it for two in reasons for it in two if it not in people})
    asked = []
    for two, why in reasons.items():
        one, other = (people[number] for number in two)
        if turned := other.slug < one.slug:
            one, other = other, one
        decided = remembered.decided(one.slug, other.slug)
        if decided not in ("same", "not_same") and (kind is None or kind in (one.kind, other.kind)):
            asked.append(_Asked(decided == "unsure", -_sure(why), one, other, turned, two, why))
    asked.sort(key=lambda it: (it.unsure, it.score, it.one.name, it.one.slug, it.other.slug))
    return tuple(_told(it, spelt.get(it.two)) for it in asked[:limit])


def _people(connection: Connection, kind: str | None, remembered: Remembered) -> dict[int, Person]:
    """The entities of the case that may be one end of a pair; one that another stands for is none of them."""
    rows = connection.execute("SELECT id, slug, kind, name FROM entity WHERE origin = 'case'")
    return {
        number: Person(slug, own, name)
        for number, slug, own, name in rows
        if (kind is None or may_be_one(kind, own)) and remembered.stands_for(slug) == slug
    }


def _listed(connection: Connection, ids: Collection[int]) -> dict[int, Person]:
    """The entities of lists of names that stand in a pair."""
    return {
        number: Person(slug, kind, name)
        for marks, lot in lots(sorted(ids))
        for number, slug, kind, name in connection.execute(
            f"SELECT id, slug, kind, name FROM entity WHERE id IN ({marks})", tuple(lot)
        )
    }


def _sure(why: dict[str, tuple[float, str]]) -> float:
    left = 1.0
    for sure, _ in why.values():
        left *= 1 - sure
    return round(1 - left, 3)


def _told(asked: _Asked, spelt: Alike | None) -> Pair:
    one, other = asked.one, asked.other
    words = {reason: told for reason, (_, told) in asked.why.items()}
    if spelt is not None:
        here, there = (spelt.spelling, spelt.other_spelling)[:: -1 if asked.turned else 1]
        words["name"] = f"{here} ~ {there}: {alike(here, there).why}"
    reasons = [(reason, words[reason]) for reason in sorted(words, key=lambda it: (-asked.why[it][0], it))]
    kind = other.kind if one.kind == "voice" else one.kind
    return Pair(
        one.slug, other.slug, one.name, other.name, kind, -asked.score, tuple(reasons), "unsure" if asked.unsure else ""
    )
