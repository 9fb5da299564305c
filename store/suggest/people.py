"""Who stands in a pair, and of which kinds two must be to be one."""

from __future__ import annotations

from typing import NamedTuple

_ACTS = frozenset(("voice", "leader", "group"))


class Person(NamedTuple):
    """An entity as it is told in a pair."""

    slug: str
    kind: str
    name: str


def may_be_one(one: str, other: str) -> bool:
    """Whether entities of two kinds may be one: of one kind, or a voice and somebody who acts."""
    return one == other or ("voice" in (one, other) and one in _ACTS and other in _ACTS)
