"""Properties by their words: those that suit an entity's kind, the ones used last first, with the parts asked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from store.properties.property import Property
from store.properties.scopes import of_a_place
from store.properties.usual import by_use
from store.properties.vocabulary import Vocabulary
from store.properties.words import other_words
from tui.forms.choices import Choice, begun, rank, words_of

#: How a count can have been made, and what that means.
_COUNTED = {
    "registered": "entered one by one in a list that somebody keeps",
    "confirmed": "known for certain to whoever counted",
    "identified": "known by name",
    "estimated": "a guess at how many there are in all",
    "projected": "reckoned ahead, or from a part of them",
}


def property_choices(
    vocabulary: Vocabulary,
    kind: str | None,
    typed: str,
    lately: Sequence[str] = (),
    claimed: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
) -> list[Choice]:
    """The properties of a kind of entity (None: of any) that suit what was typed, the best first.

    ``lately`` are ids, the last used first: they go before others that suit as well; behind them stands what is
    ``claimed`` most of such entities (how often, by kind and property). A part of a whole is offered
    where it is typed too ("killed civ"), and fills in the scope.
    """
    used = {prop_id: place for place, prop_id in enumerate(lately)}
    found: list[tuple[int, int, int, Choice]] = []
    ids = by_use(vocabulary, kind, claimed.get(kind, {})) if kind is not None else vocabulary.properties
    for nth, prop in enumerate(vocabulary.properties[it] for it in ids):
        at = rank(typed, prop.label, other_words(prop), f"{prop.help} {prop.topic}")
        if at is not None:
            found.append((at, used.get(prop.id, len(used)), nth, Choice(prop.id, prop.label, prop.topic)))
        else:
            found += [(at, used.get(prop.id, len(used)), nth, choice) for at, choice in _parts(prop, typed)]
    return [choice for *_, choice in sorted(found, key=lambda it: it[:3])]


def _parts(prop: Property, typed: str) -> Iterator[tuple[int, Choice]]:
    parts = words_of(typed)
    label = words_of(prop.label)
    of_property = [*label, *words_of(other_words(prop))]
    for scope in prop.scopes[1:]:
        rest = [part for part in parts if not begun([part], words_of(scope.label))]
        if len(rest) < len(parts) and begun(rest, of_property):
            yield (
                2 if begun(rest, label) else 3,
                Choice(prop.id, prop.label, scope.label, also=(("scope", Choice(scope.id, scope.label)),)),
            )


def scope_choices(prop: Property | None) -> list[Choice]:
    """The parts of a whole that a property can be asked about."""
    return [Choice(scope.id, scope.label) for scope in (prop.scopes if prop is not None else ())]


def counted_choices() -> list[Choice]:
    """How a count can have been made."""
    return [Choice(how, how, more) for how, more in _COUNTED.items()]


def is_of_a_place(prop: Property) -> bool:
    """Whether a claim can say which place it is of: of a count, or of a part; not where the part says that."""
    return of_a_place(prop.type, prop.scopes) and prop.open_scope != "where"


def value_choices(prop: Property | None) -> list[Choice]:
    """What a property's value can be where it is chosen from a list, the more general ones behind their kind."""
    if prop is None:
        return []
    return [
        Choice(name, name.replace("_", " "), more=above.replace("_", " ") if above else "")
        for name, above in prop.tree.items()
    ]


def value_kinds(prop: Property | None) -> tuple[str, ...]:
    """Which kinds of entity a property's value names; none where it is no entity."""
    if prop is None or prop.type not in ("entity", "place"):
        return ()
    return ("place",) if prop.type == "place" else prop.refers_to
