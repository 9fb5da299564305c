"""What is wrong in the words that a case brings: each where it stands in the case's record, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from store.properties.built_in import PROPERTIES
from store.properties.own import ALL_PEOPLE, PANES_KEY, PROPERTIES_KEY, SCOPES_KEY, vocabulary_of_data
from store.properties.property import PEOPLE, Property, Scope
from store.properties.vocabulary import KIND_WORDS

#: Where it stands, and a sentence.
Wrong = tuple[tuple[str | int, ...], str]
_COUNTED = ("quantity", "percent", "money", "measure")
_WITH_UNIT = ("quantity", "measure")
_PEOPLE = {scope.id for scope in PEOPLE}


def wrong_words(data: Mapping[str, Any]) -> Iterator[Wrong]:
    """What is wrong in a case's properties, scopes and titles of panes; each is well-formed."""
    yield from _wrong_people(data.get(SCOPES_KEY, ()))
    made = vocabulary_of_data(data)
    labels: dict[tuple[str, str], Property] = {
        (kind, prop.label.casefold()): prop for prop in PROPERTIES.values() for kind in prop.kinds
    }
    seen: set[str] = set()
    for nth, told in enumerate(data.get(PROPERTIES_KEY, ())):
        at, prop_id = (PROPERTIES_KEY, nth), told["id"]
        if prop_id in PROPERTIES:
            yield (*at, "id"), f"property {prop_id!r} is built in: use it as it is, or give yours another id"
        elif prop_id in seen:
            yield (*at, "id"), f"property {prop_id!r} is defined already: give it another id"
        else:
            prop = made.properties[prop_id]
            for path, message in _wrong_property(prop, told):
                yield (*at, *path), message
            alike = next((labels[it] for kind in prop.kinds if (it := (kind, prop.label.casefold())) in labels), None)
            if alike is not None:
                message = f"the label {prop.label!r} is that of {alike.id!r}, and nobody could tell them apart"
                yield (*at, "label"), f"{message}: call it otherwise"
            labels |= {(kind, prop.label.casefold()): prop for kind in prop.kinds}
        seen.add(prop_id)
    panes = data.get(PANES_KEY, {})
    titles = {many: kind for kind, (_, many) in KIND_WORDS.items() if kind not in panes}
    for kind, told in panes.items():
        title = told if isinstance(told, str) else told["title"]
        if title.casefold() in titles:
            yield (PANES_KEY, kind), f"{title!r} is the title of two panes: call one otherwise"
        titles[title.casefold()] = kind


def _wrong_property(prop: Property, told: Mapping[str, Any]) -> Iterator[Wrong]:
    if prop.type == "choice":
        if not prop.tree:
            yield ("type",), "a choice needs choices: list what the value can be"
        yield from _wrong_parts("choices", [Scope(it, it, within) for it, within in _choices(told)])
    elif "choices" in told:
        yield ("choices",), f"choices are for the type choice, not for {prop.type}: remove them"
    for nth, open_one in enumerate(told.get("leaves_open", ())):
        if open_one not in prop.tree:
            yield ("leaves_open", nth), f"{open_one!r} is none of the choices{_near(open_one, list(prop.tree))}"
    if prop.type == "entity" and not prop.refers_to:
        yield ("type",), "an entity as value needs refers_to: name the kinds that it can be"
    if prop.type != "entity" and "refers_to" in told:
        yield ("refers_to",), f"refers_to is for the type entity, not for {prop.type}: remove it"
    if prop.unit and prop.type not in _WITH_UNIT:
        yield ("unit",), f"a unit is for a quantity or a measure, not for {prop.type}: remove it"
    if prop.running and prop.type not in _COUNTED:
        yield ("running",), f"what runs up is counted: a {prop.type} is not; remove running"
    if prop.names and prop.type != "text":
        yield ("names",), f"a name is a text, and no {prop.type}: remove names, or give it the type text"
    if "when" in told and prop.cardinality != "one_at_a_time":
        yield (
            ("when",),
            "when says what time is meant where one value holds at a time: remove it, or holds: one_at_a_time",
        )
    if prop.scopes and prop.open_scope:
        yield ("open_scope",), "a property has scopes, or a scope that claims name themselves: keep one of the two"
    yield from _wrong_parts("scopes", prop.scopes if ALL_PEOPLE not in told.get("scopes", ()) else (), whole=True)


def _choices(told: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for it in told.get("choices", ()):
        yield (it, None) if isinstance(it, str) else (it["id"], it.get("within"))


def _wrong_parts(key: str, parts: Sequence[Scope], whole: bool = False) -> Iterator[Wrong]:
    """Parts of which each lies in another of them; ``whole``: the first holds all others."""
    within = {part.id: part.within for part in parts}
    seen: set[str] = set()
    for nth, part in enumerate(parts):
        if part.id in seen:
            yield (key, nth), f"{part.id!r} stands twice: keep one"
        elif part.within is not None and part.within not in within:
            yield (
                (key, nth),
                f"{part.id!r} lies in {part.within!r}, which is none of them{_near(part.within, list(within))}",
            )
        elif part.within is not None and _comes_back(part.id, within):
            yield (key, nth), f"{part.id!r} lies in itself, at once or by way of others: break the circle"
        elif whole and nth == 0 and part.within is not None:
            yield (
                (key, nth),
                f"the first scope is the whole, and {part.id!r} lies in {part.within!r}: begin with the whole",
            )
        elif whole and nth and part.within is None:
            yield (key, nth), f"the first scope is the whole: say what {part.id!r} lies in (within: {parts[0].id})"
        seen.add(part.id)


def _wrong_people(told: Sequence[Any]) -> Iterator[Wrong]:
    """Parts of the people counted that a case brings."""
    parts = [Scope(it, it) if isinstance(it, str) else Scope(it["id"], it["id"], it.get("within")) for it in told]
    within = {scope.id: scope.within for scope in (*parts, *PEOPLE)}
    seen: set[str] = set()
    for nth, part in enumerate(parts):
        at = (SCOPES_KEY, nth)
        if part.id in _PEOPLE or part.id == ALL_PEOPLE:
            yield at, f"scope {part.id!r} is built in: use it as it is, or give yours another id"
        elif part.id in seen:
            yield at, f"scope {part.id!r} stands twice: keep one"
        elif part.within is None:
            yield at, f"scope {part.id!r} is a part of the people counted: say of which (within: all)"
        elif part.within not in within:
            yield at, f"{part.id!r} lies in {part.within!r}, which is no scope{_near(part.within, list(within))}"
        elif _comes_back(part.id, within):
            yield at, f"{part.id!r} lies in itself, at once or by way of others: break the circle"
        seen.add(part.id)


def _comes_back(start: str, within: Mapping[str, str | None]) -> bool:
    seen, here = {start}, within.get(start)
    while here is not None and here not in seen:
        seen.add(here)
        here = within.get(here)
    return here == start


def _near(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # only for the message

    close = get_close_matches(word, known, n=3, cutoff=0.6)
    return f" (did you mean {' or '.join(close)}?)" if close else f": {', '.join(known[:12])}" if known else ""
