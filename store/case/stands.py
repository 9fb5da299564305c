"""Who stands for whom: entities of which a person decided that they are one, brought together from the decisions.

Entities are one that are joined by decisions, at any remove. Of those that are one the ``keep`` of the latest decision
stands for all. Nobody else is ever made one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Stands:
    """Who stands for whom. ``of`` has those for whom another stands, ``members`` for each that stands for others all
    who are one with it, itself first."""

    of: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, slug: str) -> str:
        """Who stands for an entity: itself, unless it is one with another."""
        return self.of.get(slug, slug)

    def __bool__(self) -> bool:
        return bool(self.of)

    def one_with(self, slug: str) -> tuple[str, ...]:
        """All who are one with an entity, who stands for them first; itself alone where there is nobody else."""
        stands = self(slug)
        return self.members.get(stands, (stands,))

    def once(self, slugs: Iterable[str], without: str = "") -> tuple[str, ...]:
        """Who stands for each of some, each once, without one of them."""
        return tuple(it for it in dict.fromkeys(self(slug) for slug in slugs) if it != without)


def stands_of(decisions: Iterable[Mapping[str, Any]]) -> Stands:
    """Who stands for whom by some decisions, in the keys of the case format."""
    same = sorted(
        (it for it in decisions if it["decided"] == "same"), key=lambda it: (it["at"], it["one"], it["other"])
    )
    joined = Joined((it["one"], it["other"]) for it in same)
    stands: dict[str, str] = {}
    for it in same:  # the latest comes last
        stands[joined.of(it["one"])] = it["keep"]
    members = {
        stands[first]: (stands[first], *sorted(it for it in group if it != stands[first]))
        for first, group in joined.groups()
    }
    return Stands({it: first for first, (_, *others) in members.items() for it in others}, members)


class Joined:
    """What hangs together by pairs, at any remove."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._up: dict[str, str] = {}
        for one, other in pairs:
            self._up.setdefault(one, one)
            self._up.setdefault(other, other)
            self._up[self.of(one)] = self.of(other)

    def of(self, one: str) -> str:
        """One and the same for all that hang together."""
        while self._up[one] != one:
            self._up[one] = self._up[self._up[one]]
            one = self._up[one]
        return one

    def groups(self) -> Iterator[tuple[str, Collection[str]]]:
        """All that hang together, each group under what `of` gives for it."""
        found: dict[str, list[str]] = {}
        for one in self._up:
            found.setdefault(self.of(one), []).append(one)
        yield from found.items()


def moved(before: Stands, after: Stands) -> set[str]:
    """The entities for which another stands than before."""
    return {it for it in {*before.of, *after.of} if before(it) != after(it)}
