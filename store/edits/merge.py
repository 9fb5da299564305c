"""Two states of a record brought together over what both were made from, key by key.

What only one side changed is taken from it. What both changed, and not to the same, is a clash: ours stays in the
data until a person decides, and both are told. Nothing is put together that nobody wrote and no case could hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from store.case.records import Data, Key, canonical
from store.model.problems import BadCase
from store.model.vocabulary import SILENT
from store.properties.wrong import wrong_words

#: Keys that say one thing together: a change of one side is never mixed with the other's. The first names them.
_TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "claim": (("value", "property", "scope", "where", "counted"),),
    "source": (
        ("text", "sha256", "length", "pages", "report", "file"),
        ("syndicated_from", "original"),
        ("published", "zone"),
    ),
    "same": (("decided", "keep", "why", "who", "at"),),
    "grade": (("grade", "why", "who", "at"),),
}
#: What two people can say each for himself: where they say the same in these keys, it stays with who said it first.
_SAID_TWICE = {"same": ("decided", "keep"), "grade": ("grade",), "dropped": ()}
_TOLD = [key for groups in _TOGETHER.values() for group in groups for key in group]
#: Lists in which the place of an item says nothing: one side's additions and the other's live together.
_SETS = ("used_by", "speaks_for", "perhaps", "follows", "authors", "inferred")
#: Lists of items with a name of their own.
_NAMED = {"names": "text", "other_renditions": "id", "scopes": "id", "properties": "id"}
#: Those of which an item is merged key by key; a definition says one thing, and is taken as it is.
_PARTED = ("names", "other_renditions")


class _Absent:
    """What is not there."""

    def __repr__(self) -> str:
        return "absent"


_ABSENT: Any = _Absent()


class Clash(NamedTuple):
    """What both sides changed, by its path in the record (an empty one: the record as a whole).

    None stands for what is not there. Of keys that say one thing together, each side has all that it gives.
    """

    path: tuple[str, ...]
    base: Any
    ours: Any
    theirs: Any


class Merged(NamedTuple):
    """A record of both sides (None: it is gone), and where they clash."""

    data: Data | None
    clashes: tuple[Clash, ...] = ()


class MergedCase(NamedTuple):
    """The records of both sides, in the order of theirs, and the clashes of those that have some."""

    data: dict[Key, Data]
    clashes: dict[Key, tuple[Clash, ...]]


def merge_cases(
    base: Mapping[Key, Data | None],
    ours: Mapping[Key, Data],
    theirs: Mapping[Key, Data],
    filed: Mapping[Key, str] | None = None,
) -> MergedCase:
    """Bring two cases together. ``base`` has the records in which ours differs from what both were made from
    (None: it was not there); of all others, ours is the base itself. ``filed``: where theirs stand.
    """
    out = MergedCase({}, {})
    for key in [*theirs, *(key for key in ours if key not in theirs)]:
        mine = ours.get(key)
        merged = merge(key[0], base.get(key, mine), mine, theirs.get(key))
        if merged.data is not None:
            out.data[key] = merged.data
        if merged.clashes:
            out.clashes[key] = merged.clashes
    return MergedCase(_in_order(out.data, ours, theirs, filed or {}), out.clashes)


def _in_order(
    data: dict[Key, Data], ours: Mapping[Key, Data], theirs: Mapping[Key, Data], filed: Mapping[Key, str]
) -> dict[Key, Data]:
    """The records with the claims as they will stand in their files: those that come to one behind those there."""
    claims = [key for key in data if key[0] == "claim"]
    stay = [key for key in claims if key in theirs and theirs[key]["source"] == data[key]["source"]]
    there = set(stay)
    coming: dict[str, list[Key]] = {}
    for key in dict.fromkeys([*(key for key in ours if key in data), *claims]):
        if key[0] == "claim" and key not in there:
            coming.setdefault(data[key]["source"], []).append(key)
    last = {data[key]["source"]: key for key in stay}
    behind = {last[source]: coming[source] for source in coming.keys() & last.keys()}
    order = [key for one in stay for key in (one, *behind.get(one, ()))]
    for file, source in sorted((_file(filed, source), source) for source in coming.keys() - last.keys()):
        at = next((at for at, key in enumerate(order) if _file(filed, data[key]["source"]) > file), len(order))
        order[at:at] = coming[source]
    behind_all = ("judgement", "same", "grade", "dropped")
    first = [key for key in data if key[0] not in ("claim", *behind_all)]
    return {key: data[key] for key in [*first, *order, *(key for key in data if key[0] in behind_all)]}


def _file(filed: Mapping[Key, str], source: str) -> str:
    """The file of a source's claims: the one there is, or what a new one is called."""
    return filed.get(("claims", source), f"claims/{source}.yaml")


def merge(kind: str, base: Data | None, ours: Data | None, theirs: Data | None) -> Merged:
    """Bring two states of a record of ``kind`` together over their ``base``; None where it is not there."""
    if ours in (theirs, base):
        return Merged(theirs)
    if theirs == base:
        return Merged(ours)
    if ours is not None and theirs is not None and _say_the_same(kind, ours, theirs):
        return Merged(min(ours, theirs, key=lambda it: (it["at"], it["who"], repr(it))))
    if base is not None and ours is not None and theirs is not None:
        merging = _Merging(kind)
        try:
            data = _sound(kind, merging.mapping((), base, ours, theirs))
            if merging.clashes:  # where theirs would stay, it has to be sound too
                _sound(kind, _Merging(kind).mapping((), base, theirs, ours))
            return Merged(data, tuple(merging.clashes))
        except BadCase:
            pass  # each side was good, and no case could hold both
    # also where it is gone and was changed, or made twice: two things that only share an id are not mixed
    return Merged(ours, (Clash((), base, ours, theirs),))


def _say_the_same(kind: str, ours: Data, theirs: Data) -> bool:
    return kind in _SAID_TWICE and all(ours.get(key) == theirs.get(key) for key in _SAID_TWICE[kind])


def _sound(kind: str, data: Data) -> Data:
    """The record in its one form. BadCase where it says too little, or a spelling twice."""
    made = canonical(kind, data)
    if kind == "claim" and "value" not in made and made.get("stance", "asserts") not in SILENT:
        raise BadCase([])
    if kind == "case" and next(wrong_words(made), None) is not None:
        raise BadCase([])
    spellings = [made.get("name"), *(_item(it, "text")["text"] for it in made.get("names", ()))]
    if kind == "entity" and len(set(spellings)) < len(spellings):
        raise BadCase([])
    return made


def _item(given: Any, name: str) -> Data:
    return given if isinstance(given, dict) else {name: given}


class _Merging:
    """One merge of a record: goes down its keys and notes what clashes."""

    def __init__(self, kind: str) -> None:
        self.clashes: list[Clash] = []
        self._together = _TOGETHER.get(kind, ())

    def mapping(self, path: tuple[str, ...], *sides: Data) -> Data:
        """A mapping of both sides, key by key: its base, ours, theirs."""
        groups = self._together if not path or (path[0] == "other_renditions" and len(path) == 2) else ()
        told = [_grouped(side, groups) for side in sides]
        out: Data = {}
        for key in dict.fromkeys(key for side in told for key in side):
            made = self._value((*path, key), *(side.get(key, _ABSENT) for side in told))
            if made is not _ABSENT:
                out |= made if isinstance(made, _Together) else {key: made}
        return out

    def _value(self, path: tuple[str, ...], base: Any, ours: Any, theirs: Any) -> Any:
        if ours in (theirs, base):
            return theirs
        if theirs == base:
            return ours
        sides = (base, ours, theirs)
        if path[-1] in _SETS and len(path) in (1, 3):  # else it is a spelling or a wording of that name
            lists = [[] if it is _ABSENT else it for it in sides]
            return _in_their_order(_both(*map(set, lists)), *lists) or _ABSENT
        if path[-1] in _NAMED and len(path) == 1:
            return self._items(path, *sides)
        if all(type(it) is dict for it in sides) and (path in (("cite",), ("panes",)) or path[0] in _PARTED):
            return self.mapping(path, *sides)
        self.clashes.append(_clash(path, sides))
        return ours

    def _items(self, path: tuple[str, ...], *sides: Any) -> Any:
        """A list of items that have a name, each merged by itself."""
        name = _NAMED[path[0]]
        listed = [[] if it is _ABSENT else [_item(one, name) for one in it] for it in sides]
        by_name = [{one[name]: one for one in it} for it in listed]
        made = self.mapping(path, *by_name)
        return [made[it] for it in _in_their_order(set(made), *(list(it) for it in by_name))] or _ABSENT


class _Together(dict[str, Any]):
    """Keys of a record that say one thing."""


def _clash(path: tuple[str, ...], sides: tuple[Any, ...]) -> Clash:
    """The clash of a value, or of those keys of some that say one thing in which the sides differ."""
    if not any(isinstance(it, _Together) for it in sides):
        return Clash(path, *(None if it is _ABSENT else it for it in sides))
    base, ours, theirs = ({} if it is _ABSENT else it for it in sides)
    keys = sorted({**base, **ours, **theirs}, key=_TOLD.index)  # the same from either side
    differ = [key for key in keys if not base.get(key) == ours.get(key) == theirs.get(key)]
    if len(differ) == 1:
        return Clash((*path[:-1], differ[0]), *(it.get(differ[0]) for it in (base, ours, theirs)))
    return Clash(path, *({key: it[key] for key in differ if key in it} or None for it in (base, ours, theirs)))


def _grouped(data: Data, groups: tuple[tuple[str, ...], ...]) -> Data:
    """The mapping with the keys that say one thing under the first of them."""
    out = dict(data)
    for group in groups:
        told = _Together({key: out.pop(key) for key in group if key in out})
        if told:
            out[group[0]] = told
    return out


def _both(base: set[str], ours: set[str], theirs: set[str]) -> set[str]:
    """What either side added, and what neither took away."""
    return (ours & theirs) | (ours - base) | (theirs - base)


def _in_their_order(kept: set[str], base: list[str], ours: list[str], theirs: list[str]) -> list[str]:
    """The items in the order that one side gave them, whichever that is; what both added to it behind, sorted."""
    was, one, other = ([it for it in side if it in kept and it in base] for side in (base, ours, theirs))
    added = [[it for it in side if it in kept and it not in base] for side in (ours, theirs)]
    stay = other if one == was else one if other in (was, one) else was
    missing = [it for it in was if it not in stay]
    new = added[0] or added[1] if not all(added) or added[0] == added[1] else sorted({*added[0], *added[1]})
    return [*dict.fromkeys([*stay, *missing, *new])]
