"""Entities of a list of names that the case takes over under ids of its own: the list's can be none of a case."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from store.db.connection import Connection
from store.edits.standing.ids import entity_id
from store.model.edits import Change, Data
from store.properties.vocabulary import Vocabulary
from store.writes.listed import of_a_list, taken_over_as

_ID = re.compile(r"(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*")
#: Where records name entities: alone, and several.
_ONE = {"claim": ("entity", "speaker", "where"), "source": ("publisher",), "judgement": ("entity",)}
_SEVERAL = {"claim": ("via",), "entity": ("speaks_for", "perhaps", "within", "follows")}


def as_of_the_case(plain: Connection, slug: str, taken: Iterable[str] = ()) -> dict[str, Any] | None:
    """What a list of names says of an entity, as a record that the case can have; None where no list has it.

    One whose id can be none of a case gets a new one, and keeps that of the list as ``listed``.
    """
    said = of_a_list(plain, slug)
    if said is None or _ID.fullmatch(slug):
        return said
    return {**said, "id": entity_id(plain, str(said["name"]), tuple(taken)), "listed": slug}


class Renaming:
    """The ids that entities of lists have in the case. Those that come to it now are in ``made``."""

    def __init__(self, plain: Connection) -> None:
        self._plain = plain
        self._ids: dict[str, str] = {}
        self.made: list[Change] = []

    def id_of(self, told: str) -> str:
        """The id in the case of what a record names; what no list has stays as it is."""
        if told in self._ids or _ID.fullmatch(told):
            return self._ids.get(told, told)
        slug = taken_over_as(self._plain, told)
        if slug is None:
            data = as_of_the_case(self._plain, told, self._ids.values())
            if data is None:
                return told
            slug = str(data["id"])
            self.made.append(Change("entity", slug, None, data))
        self._ids[told] = slug
        return slug

    def record(self, vocabulary: Vocabulary, kind: str, data: Data) -> Data:
        """A record that names the entities of lists as the case does."""
        out = dict(data)
        for key in _ONE.get(kind, ()):
            if isinstance(it := out.get(key), str):
                out[key] = self.id_of(it)
        for key in _SEVERAL.get(kind, ()):
            if isinstance(them := out.get(key), list | tuple):
                out[key] = [self.id_of(it) if isinstance(it, str) else it for it in them]
            elif isinstance(them, str):
                out[key] = self.id_of(them)
        prop = vocabulary.get(str(out.get("property", ""))) if kind == "claim" else None
        if prop is not None and prop.type in ("entity", "place") and out.get("value"):
            out["value"] = _value(out["value"], self.id_of)
        return out


def _value(value: Any, id_of: Callable[[str], str]) -> Any:
    told = value.get("is") or value.get("says") if isinstance(value, Mapping) else value
    if not isinstance(told, str):
        return value
    near, bare = ("near ", told[5:].strip()) if told.startswith("near ") else ("", told.strip())
    slug = id_of(bare)
    if slug == bare:
        return value
    return {**value, "is": f"{near}{slug}"} if isinstance(value, Mapping) else f"{near}{slug}"


def with_ids_of_the_case(plain: Connection, vocabulary: Vocabulary, changes: Iterable[Change]) -> Iterator[Change]:
    """Changes that name entities of lists as the case does, and before them those that make these the case's."""
    renaming = Renaming(plain)
    out: list[Change] = []
    for change in changes:
        after, ref = change.after, change.ref
        if after is not None:
            after = renaming.record(vocabulary, change.kind, after)
            if change.kind == "entity" and after.get("listed") == ref:
                ref = str(after["id"])  # it is changed by the list's id
        out.append(change._replace(ref=ref, after=after))
    there = {(it.kind, it.ref) for it in out}
    yield from (it for it in renaming.made if (it.kind, it.ref) not in there)
    yield from out
