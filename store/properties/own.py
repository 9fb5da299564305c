"""What a case brings of its own, made from the data of its record: properties, scopes, what kinds are called.

The data has been checked where a case was read (`store.properties.wrong`). It is read here as a store has it, with
nothing but JSON: every start asks. What a store has that no case could say is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Literal, cast, get_args

from store.model.vocabulary import KINDS, EntityKind
from store.properties.built_in import PROPERTIES
from store.properties.property import PEOPLE, Cardinality, Property, Scope, ValueType
from store.properties.vocabulary import BUILT_IN, KIND_WORDS, Vocabulary, vocabulary
from store.text.clean import clean

#: Under these keys the record of a case has words of its own.
PROPERTIES_KEY, SCOPES_KEY, PANES_KEY, HEMISPHERE_KEY = "properties", "scopes", "panes", "hemisphere"
_KEYS = (PROPERTIES_KEY, SCOPES_KEY, PANES_KEY, HEMISPHERE_KEY)
#: As a scope: all the people that are counted, and the parts of them that the case brings.
ALL_PEOPLE = "people"
#: What properties whose value is a name are called, also where a case does not say that they are such.
NAMING = ("alias", "known_as", "real_name")
#: The heading over properties that name none.
TOPIC = "in this case"
_Data = Mapping[str, Any]


def vocabulary_of_data(data: _Data) -> Vocabulary:
    """The vocabulary of a case with this record."""
    words = {key: data[key] for key in _KEYS if data.get(key)}
    return _made(json.dumps(words)) if words else BUILT_IN


@lru_cache(maxsize=16)
def vocabulary_of_record(record: str) -> Vocabulary:
    """The same, of the record as a store has it."""
    if not any(f'"{key}"' in record for key in _KEYS):
        return BUILT_IN
    try:
        data = json.loads(record)
    except (ValueError, RecursionError):
        return BUILT_IN
    return vocabulary_of_data(data) if isinstance(data, dict) else BUILT_IN


@lru_cache(maxsize=16)
def _made(words: str) -> Vocabulary:
    data = json.loads(words)
    more = tuple(_scopes(data.get(SCOPES_KEY, ()), ()))
    people = (*PEOPLE, *(scope for scope in more if scope.id not in {it.id for it in PEOPLE}))
    known = PROPERTIES
    if len(people) > len(PEOPLE):
        known = {it.id: _counting(it, people) for it in PROPERTIES.values()}
    own = (_own(it, people) for it in _mappings(data.get(PROPERTIES_KEY)))
    hemisphere = data.get(HEMISPHERE_KEY) if data.get(HEMISPHERE_KEY) in ("north", "south") else ""
    return vocabulary(known, [it for it in own if it is not None], dict(_kinds(data.get(PANES_KEY))), hemisphere)


def _counting(prop: Property, people: tuple[Scope, ...]) -> Property:
    """A property with the parts of people that a case brings, where it counts people."""
    own = len(PEOPLE)
    return replace(prop, scopes=(*people, *prop.scopes[own:])) if prop.scopes[:own] == PEOPLE else prop


def _own(data: _Data, people: tuple[Scope, ...]) -> Property | None:
    """A property as a case defines it; None where it is none."""
    kinds, refers_to = (_known_kinds(data.get(key)) for key in ("kinds", "refers_to"))
    told, holds = data.get("type"), data.get("holds")
    if not isinstance(data.get("id"), str) or told not in get_args(ValueType) or holds not in get_args(Cardinality):
        return None
    when = data.get("when")
    return Property(
        data["id"],
        _text(data.get("label")) or data["id"],
        kinds,
        cast("ValueType", told),
        cast("Cardinality", holds),
        _text(data.get("topic")) or TOPIC,
        _text(data.get("help")),
        scopes=tuple(_scopes(data.get("scopes", ()), people)),
        open_scope=_text(data.get("open_scope")) or None,
        running=data.get("running") is True,
        when=when if when in ("always", "told") else "unknown",
        party=data.get("party") is True,
        unit=_text(data.get("unit")) or None,
        tree={scope.id: scope.within for scope in _scopes(data.get("choices", ()), ())},
        persists=dict(_lasting(data.get("choices", ()))),
        leaves_open=frozenset(it for it in _list(data.get("leaves_open")) if isinstance(it, str)),
        refers_to=refers_to,
        words=_text(data.get("words")),
        names=data.get("names") is True or (told == "text" and data["id"] in NAMING),
    )


def _scopes(data: Any, people: tuple[Scope, ...]) -> Iterator[Scope]:
    """Parts of a whole. One that is only named is as it is among ``people``, or called as it is named."""
    known = {scope.id: scope for scope in people}
    named = {it if isinstance(it, str) else str(it.get("id")) for it in _list(data) if isinstance(it, str | dict)}
    for it in _list(data):
        if it == ALL_PEOPLE and people:
            yield from people
        elif isinstance(it, str):
            yield Scope(it, known[it].label if it in known else it.replace("_", " "), _around(it, known, named))
        elif isinstance(it, dict) and isinstance(it.get("id"), str):
            within = it.get("within")
            label = _text(it.get("label")) or it["id"].replace("_", " ")
            yield Scope(it["id"], label, within if isinstance(within, str) else None)


def _lasting(data: Any) -> Iterator[tuple[str, Literal["forward", "backward"]]]:
    """The choices that stay so, or were so until then."""
    for it in _mappings(data):
        if isinstance(it.get("id"), str) and it.get("lasts") in ("on", "before"):
            yield it["id"], "forward" if it["lasts"] == "on" else "backward"


def _around(scope_id: str, known: Mapping[str, Scope], named: set[str]) -> str | None:
    """The nearest of the scopes named that a part of the people counted lies in."""
    scope = known.get(scope_id)
    while scope is not None and scope.within is not None and scope.within not in named:
        scope = known.get(scope.within)
    return scope.within if scope is not None else None


def _kinds(data: Any) -> Iterator[tuple[EntityKind, tuple[str, str]]]:
    for kind in KINDS:
        one, many = KIND_WORDS[kind]
        told = data.get(kind) if isinstance(data, dict) else None
        if isinstance(told, str):
            many = _text(told) or many
        elif isinstance(told, dict):
            one, many = _text(told.get("one")) or one, _text(told.get("title")) or many
        yield kind, (one, many)


def _known_kinds(data: Any) -> tuple[EntityKind, ...]:
    return tuple(kind for kind in KINDS if kind in _list(data))


def _mappings(data: Any) -> Iterator[_Data]:
    return (it for it in _list(data) if isinstance(it, dict))


def _list(data: Any) -> list[Any]:
    return data if isinstance(data, list) else []


def _text(data: Any) -> str:
    return " ".join(clean(data).split()) if isinstance(data, str) else ""
