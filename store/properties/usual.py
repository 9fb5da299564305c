"""Which properties are asked about most: what a form offers first of an entity of some kind.

What a case asks goes before; with few claims yet, these count as if some had been made of each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.properties.vocabulary import Vocabulary

#: By kind the properties that reports tell first, in that order.
USUAL: Mapping[str, tuple[str, ...]] = {
    "raid": (
        *("killed", "wounded", "date", "place", "responsibility", "conducted_by", "method", "missing", "detained"),
        *("target", "cause", "outcome", "rescued", "damage", "winner", "turnout"),
    ),
    "leader": (
        *("life_status", "date_of_death", "place_of_death", "role", "affiliation", "nationality", "age", "custody"),
        *("killed_by", "killed_in", "cause_of_death", "whereabouts", "birthplace", "alias"),
    ),
    "group": (
        *("leader", "claimed_attack", "affiliation", "base", "strength", "statement", "founded", "alias"),
        *("allegiance", "blamed_for", "part_of", "member"),
    ),
    "place": ("controlled_by", "population", "displaced", "alias"),
    "voice": ("statement", "role", "comment"),
}
_WORTH = 5
"""So many claims the first of them counts as; those behind it count less, the last still more than none."""


def by_use(vocabulary: Vocabulary, kind: str, claimed: Mapping[str, int]) -> tuple[str, ...]:
    """The properties of a kind of entity, those first of which there are most claims (``claimed``, by property)."""
    usual: Sequence[str] = USUAL.get(kind, ())
    worth = {prop: _WORTH * (1 - place / len(usual)) for place, prop in enumerate(usual)}
    listed = [prop.id for prop in vocabulary.properties.values() if kind in prop.kinds]
    return tuple(sorted(listed, key=lambda prop: -(claimed.get(prop, 0) + worth.get(prop, 0))))
