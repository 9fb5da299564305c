"""What can be asked in one case: the built-in properties and those that the case brings, and what its kinds are called.

A value that is handed to whoever needs it: two stores of one process may ask different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from store.model.facts import dataclass
from store.model.vocabulary import EntityKind
from store.properties.built_in import PROPERTIES
from store.properties.property import Property

#: What entities of a kind are called, one and many, where a case does not say otherwise.
KIND_WORDS: Mapping[str, tuple[str, str]] = {
    "leader": ("leader", "leaders"),
    "group": ("group", "groups"),
    "raid": ("raid", "raids"),
    "voice": ("voice", "voices"),
    "place": ("place", "places"),
}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The properties by id, in the order in which they are shown; ``own`` are the ids of those the case brings.

    ``places`` gives each its place in that order, ``kinds`` what one and many of a kind are called; ``hemisphere``
    ("north", "south", "" where nobody says) is where the seasons of its dates are.
    """

    properties: Mapping[str, Property]
    own: frozenset[str] = frozenset()
    kinds: Mapping[str, tuple[str, str]] = field(default_factory=lambda: KIND_WORDS)
    places: Mapping[str, int] = field(default_factory=dict)
    hemisphere: str = ""

    def get(self, prop_id: str) -> Property | None:
        """The property of that id, or None."""
        return self.properties.get(prop_id)

    def place(self, prop_id: str) -> int:
        """Where a property stands among all; behind them what is none, such as a check."""
        return self.places.get(prop_id, len(self.places))

    @property
    def naming(self) -> tuple[str, ...]:
        """The ids of the properties whose values are names."""
        return tuple(prop_id for prop_id, prop in self.properties.items() if prop.names)

    def one(self, kind: EntityKind) -> str:
        """What an entity of a kind is called."""
        return self.kinds[kind][0]

    def many(self, kind: EntityKind) -> str:
        """What entities of a kind are called."""
        return self.kinds[kind][1]


def vocabulary(
    properties: Mapping[str, Property],
    own: Iterable[Property] = (),
    kinds: Mapping[str, tuple[str, str]] = KIND_WORDS,
    hemisphere: str = "",
) -> Vocabulary:
    """The vocabulary of some properties and a case's own, each of these behind the others of its topic."""
    listed = list(own)
    ids = frozenset(prop.id for prop in listed)
    # where the case has one of an id that is built in, its own is meant
    everything = [prop for prop in properties.values() if prop.id not in ids]
    for prop in listed:
        behind = [place for place, other in enumerate(everything, 1) if other.topic == prop.topic]
        everything.insert(behind[-1] if behind else len(everything), prop)
    by_id = {prop.id: prop for prop in everything}
    return Vocabulary(by_id, ids, kinds, {prop_id: place for place, prop_id in enumerate(by_id)}, hemisphere)


def different(before: Vocabulary, after: Vocabulary) -> tuple[str, ...]:
    """The ids of the properties that are not the same in both: defined anew, gone, or of another meaning."""
    if before is after:
        return ()
    ids = dict.fromkeys((*before.properties, *after.properties))
    elsewhere = before.hemisphere != after.hemisphere
    return tuple(
        prop_id
        for prop_id in ids
        if before.get(prop_id) != after.get(prop_id) or (elsewhere and _dates(after, prop_id))
    )


def _dates(words: Vocabulary, prop_id: str) -> bool:
    prop = words.get(prop_id)
    return prop is not None and prop.type == "date"


#: What can be asked where no case says more.
BUILT_IN = vocabulary(PROPERTIES)
