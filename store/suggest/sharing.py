"""What two entities share in what is claimed of them: a name that is claimed for both, the same values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from store.db.connection import Connection
from store.db.lots import marks
from store.db.schema import store_version
from store.labels.questions import property_label
from store.names.words import words
from store.properties.stored import vocabulary_of
from store.properties.vocabulary import Vocabulary
from store.suggest.people import Person, may_be_one
from store.verdicts.checks.names import full_name

MOST_SHARING = 12
"""A value that more entities share says nothing of any two."""
#: The first version of a store that knows what came after what.
_SINCE = 4
ALIAS, SHORT_ALIAS = 0.6, 0.3
"""How sure one name claimed for two makes it that they are one: a full name, and one word or a kunya."""
# How much one value in common makes it likelier, by what kind of value it is; an exact day more than a vague date.
_SAYS = {
    **{"identifier": 0.5, "date": 0.1, "entity": 0.25, "text": 0.2, "quantity": 0.12, "money": 0.15, "measure": 0.15},
    **{"percent": 0.12, "place": 0.1, "age": 0.1, "choice": 0.03},
}
_A_DAY = 0.3
_TOGETHER = "life and death"
_MORE_TOGETHER = 0.3
"""What else two share of that topic says so much less: who died together share the day, the place and the raid."""
LEAST_CLAIMS = 0.5
"""Below this, values in common are a reason only beside another one."""


class Shared(NamedTuple):
    """What two entities (row ids) share: how sure it makes that they are one, and in words."""

    one: int
    other: int
    sure: float
    words: str


def _two(people: Mapping[int, Person], ids: list[int]) -> Iterator[tuple[int, int]]:
    known = sorted({it for it in ids if it in people})
    if 2 <= len(known) <= MOST_SHARING:
        for one, other in combinations(known, 2):
            if may_be_one(people[one].kind, people[other].kind):
                yield one, other


def shared_aliases(connection: Connection, people: Mapping[int, Person]) -> Iterator[Shared]:
    """Two for whom one name is claimed, or one of whom is claimed to be called as the other is written."""
    called: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    claimed: dict[tuple[str, ...], str] = {}
    naming = vocabulary_of(connection).naming
    if not naming:
        return
    for entity, label in connection.execute(
        f"SELECT DISTINCT entity_id, label FROM claim WHERE property IN ({marks(len(naming))}) "
        "AND stance = 'asserts' AND value_key IS NOT NULL ORDER BY 1, 2",
        naming,
    ):
        called[words(label)].add(entity)
        claimed.setdefault(words(label), label)
    if not claimed:
        return
    for entity, text in connection.execute(
        "SELECT n.entity_id, n.text FROM name n JOIN entity e ON e.id = n.entity_id WHERE e.origin = 'case'"
    ):
        if (folded := words(text)) in claimed:
            called[folded].add(entity)
    best: dict[tuple[int, int], Shared] = {}
    for folded, entities in called.items():
        label = claimed[folded]
        sure = ALIAS if full_name(label) else SHORT_ALIAS
        for one, other in _two(people, list(entities)):
            found = Shared(one, other, sure, f"both are said to be called {label}")
            best[one, other] = max(best.get((one, other), found), found, key=lambda it: it.sure)
    yield from best.values()


def shared_claims(connection: Connection, people: Mapping[int, Person], vocabulary: Vocabulary) -> Iterator[Shared]:
    """Two of whom the same is said: the same values of the same questions, with how much that says."""
    rows = connection.execute(
        f"""
        SELECT c.property, c.scope, min(c.label), min(c.lo), max(c.hi), group_concat(DISTINCT CAST(c.entity_id AS TEXT))
        FROM claim c WHERE c.stance = 'asserts' AND c.value_key IS NOT NULL
        GROUP BY c.property, c.scope, c.value_key
        HAVING count(DISTINCT c.entity_id) BETWEEN 2 AND {MOST_SHARING} ORDER BY 1, 2, 3
        """
    )
    found: defaultdict[tuple[int, int], dict[str, tuple[float, str]]] = defaultdict(dict)
    for prop_id, _, label, lo, hi, ids in rows.fetchall():
        prop = vocabulary.get(prop_id)
        if prop is None or prop.names:
            continue
        says = _A_DAY if prop.type == "date" and lo is not None and lo == hi else _SAYS.get(prop.type, 0.1)
        for two in _two(people, [int(it) for it in ids.split(",")]):
            known = found[two].get(prop_id)
            if known is None or says > known[0]:
                found[two][prop_id] = (says, f"{property_label(vocabulary, prop_id)} {label}")
    together = {prop_id for prop_id, prop in vocabulary.properties.items() if prop.topic == _TOGETHER}
    apart = _about_each_other(connection, people)
    for (one, other), values in found.items():
        if (one, other) not in apart:
            ranked = sorted(values.items(), key=lambda it: (-it[1][0], it[0]))
            told = "; ".join(text for _, (_, text) in ranked[:3]) + (" ..." if len(ranked) > 3 else "")
            yield Shared(one, other, _sure(ranked, together), told)


def _sure(ranked: list[tuple[str, tuple[float, str]]], together: Collection[str]) -> float:
    left, seen = 1.0, False
    for prop_id, (says, _) in ranked:
        left *= 1 - says * (_MORE_TOGETHER if seen and prop_id in together else 1)
        seen = seen or prop_id in together
    return 1 - left


def _about_each_other(connection: Connection, people: Mapping[int, Person]) -> set[tuple[int, int]]:
    """Two of whom one is told of the other: its leader, who killed it. Whatever they share, these are two."""
    rows = connection.execute("SELECT entity_id, value_id FROM claim WHERE value_id IS NOT NULL AND stance = 'asserts'")
    return {(min(two), max(two)) for two in rows if two[0] in people and two[1] in people}


def held_apart(connection: Connection) -> set[tuple[int, int]]:
    """Two that the case itself makes two: a place and one it lies in, a voice and whom it speaks for, one that came
    after the other."""
    tables = [
        "SELECT id, within_id FROM entity WHERE within_id IS NOT NULL",
        "SELECT entity_id, body_id FROM speaks_for",
    ]
    if store_version(connection) >= _SINCE:
        tables += ["SELECT entity_id, place_id FROM also_within", "SELECT entity_id, earlier_id FROM follows"]
    rows = connection.execute(" UNION ".join(tables))
    return {(min(two), max(two)) for two in rows}
