"""Facts as they leave the store: what each field holds is what the fact says it holds.

A row becomes a fact without a look at its values, and the screens take a fact at its word: a stance that is none of
ours, bytes where words are said to be. Here a fact is looked at once, as it leaves. Facts of one class are alike, so
what is remembered of a class are the types that were found right before: that costs a look into a set.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Literal, get_args, get_origin

from store.model import vocabulary

#: Of these a value tells nothing more than its type does.
_PLAIN = {"str": str, "int": int, "bool": bool, "float": float}
_GO_ON = (tuple, list, dict)


class Impossible(ValueError):
    """A fact holds what none can hold: the store has a row that whosays never wrote."""


class _Shape:
    """What the fields of one class hold."""

    __slots__ = ("deep", "get", "names", "seen", "types", "words")

    def __init__(self, cls: type) -> None:
        self.names: list[str] = []
        self.types: list[tuple[type, ...] | None] = []
        self.words: list[tuple[int, frozenset[object]]] = []
        self.deep: list[int] = []
        for name, told in _annotations(cls):
            place = len(self.names)
            self.names.append(name)
            types, words = _held(told)
            self.types.append(types)
            if words:
                self.words.append((place, words))
            elif types is None:
                self.deep.append(place)
        self.get = attrgetter(*self.names) if len(self.names) > 1 else _alone(self.names)
        self.seen: set[tuple[type, ...]] = set()


_shapes: dict[type, _Shape | None] = {}


def check(answer: object) -> None:
    """Look through an answer of the store: facts, and what holds facts. Raises Impossible."""
    for fact in _facts(answer):
        shape = _shapes[type(fact)]
        assert shape is not None
        values = shape.get(fact)
        types = tuple(map(type, values))
        if types not in shape.seen:
            for name, value, wanted in zip(shape.names, values, shape.types, strict=True):
                if wanted is not None and not isinstance(value, wanted):
                    raise Impossible(f"{type(fact).__name__}.{name} is {value!r}"[:120])
            shape.seen.add(types)
        for place, words in shape.words:
            if values[place] not in words:
                raise Impossible(f"{type(fact).__name__}.{shape.names[place]} is {values[place]!r}"[:120])
        for place in shape.deep:
            check(values[place])


def _facts(answer: Any) -> Iterator[object]:
    """The facts in an answer, outermost."""
    cls = type(answer)
    if cls in _GO_ON:
        for part in answer.values() if cls is dict else answer:
            kind = type(part)
            if kind in _GO_ON:
                yield from _facts(part)
            elif _shape(kind) is not None:
                yield part
    elif _shape(cls) is not None:
        yield answer


def _shape(cls: type) -> _Shape | None:
    try:
        return _shapes[cls]
    except KeyError:
        ours = cls.__module__.startswith("store.model.") and "__dataclass_fields__" in vars(cls)
        shape = _shapes[cls] = _Shape(cls) if ours else None
        return shape


def _annotations(cls: Any) -> Iterator[tuple[str, str]]:
    for name in cls.__slots__:
        told = cls.__annotations__[name]
        yield name, told if isinstance(told, str) else getattr(told, "__name__", "")


def _held(told: str) -> tuple[tuple[type, ...] | None, frozenset[object]]:
    """The types a field can have, None where more must be looked at, and its words where it has few."""
    parts = [part.strip() for part in told.split("|")]
    types: list[type] = []
    words: list[object] = []
    for part in parts:
        if part == "None":
            types.append(type(None))
            words.append(None)
        elif part in _PLAIN:
            types.append(_PLAIN[part])
            if part == "float":
                types.append(int)
        elif (few := _few(part)) is not None:
            types.append(str)
            words += few
        else:
            return None, frozenset()
    if any(part in _PLAIN for part in parts):
        return tuple(types), frozenset()
    return tuple(types), frozenset(words)


def _few(told: str) -> tuple[object, ...] | None:
    if told == 'Literal[""]':
        return ("",)
    named = getattr(vocabulary, told, None)
    return get_args(named) if get_origin(named) is Literal else None


def _alone(names: list[str]) -> Any:
    return lambda fact: tuple(getattr(fact, name) for name in names)
