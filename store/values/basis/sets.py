"""Two values as sets: equal, one inside the other, overlapping or apart.

Every comparable value is a closed interval of integers (days, counts), a node of a tree (choices), or a place,
which may lie in several others. The verdict rules ask for the relation of two such sets on every comparison, so this
module imports nothing heavy and allocates nothing where a node lies in one other. A place may also be given as near
another: how such a place is written as a node stands here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from store.model.facts import dataclass

Relation = Literal["equal", "inside", "contains", "overlap", "disjoint"]

#: The relation of (b, a) where that of (a, b) is known.
SWAPPED: dict[Relation, Relation] = {
    "equal": "equal",
    "inside": "contains",
    "contains": "inside",
    "overlap": "overlap",
    "disjoint": "disjoint",
}

#: Each node with the one it lies in, or with those that it does; a node that is not there is a root.
Parents = Mapping[str, "str | tuple[str, ...] | None"]

#: Stands before the node that a place is near.
_NEAR = "near:"


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval of integers; ``None`` is an open end. Never empty: ``lo <= hi``."""

    lo: int | None
    hi: int | None


def relate(a: Span, b: Span) -> Relation:
    """What ``a`` is to ``b``: "inside" means every point of ``a`` lies in ``b`` and not the reverse."""
    a_lo, a_hi, b_lo, b_hi = a.lo, a.hi, b.lo, b.hi
    if a_lo == b_lo and a_hi == b_hi:
        return "equal"
    if a_hi is not None and b_lo is not None and a_hi < b_lo:
        return "disjoint"
    if b_hi is not None and a_lo is not None and b_hi < a_lo:
        return "disjoint"
    if (b_lo is None or (a_lo is not None and b_lo <= a_lo)) and (b_hi is None or (a_hi is not None and a_hi <= b_hi)):
        return "inside"
    if (a_lo is None or (b_lo is not None and a_lo <= b_lo)) and (a_hi is None or (b_hi is not None and b_hi <= a_hi)):
        return "contains"
    return "overlap"


def relate_in_tree(a: str, b: str, parents: Parents) -> Relation:
    """What node ``a`` is to node ``b``, where ``parents`` gives each node the one it lies in, or several.

    A descendant is "inside", an ancestor "contains"; siblings and unrelated nodes are "disjoint". A node that lies
    in several itself (a border region) lies across them: it shares ground, or may, with all that lies in any of
    them ("overlap"). What lies in such a node is a place of its own. A loop in ``parents`` ends the climb.
    """
    if a == b:
        return "equal"
    if lies_in(a, b, parents):
        return "inside"
    if lies_in(b, a, parents):
        return "contains"
    return "overlap" if _lies_across(a, b, parents) or _lies_across(b, a, parents) else "disjoint"


def above(node: str, parents: Parents) -> tuple[str, ...]:
    """What a node lies in itself: nothing, one other, or several."""
    found = parents.get(node)
    return () if found is None else (found,) if isinstance(found, str) else found


def lies_in(node: str, other: str, parents: Parents) -> bool:
    """Whether a node lies in another, at any remove; none lies in itself but in a loop."""
    found = parents.get(node)
    for _ in range(len(parents)):
        if found is None or isinstance(found, tuple):
            if not found:
                return False
            if len(found) > 1:
                return any(other in upward(it, parents) for it in found)
            (found,) = found
        if found == other:
            return True
        found = parents.get(found)
    return False


def one_unit(a: str, b: str) -> bool:
    """Whether the keys of two amounts are in one unit or currency: without one they cannot be compared."""
    return a.partition(" ")[2] == b.partition(" ")[2]


def upward(node: str, parents: Parents) -> list[str]:
    """A node, then all it lies in, the nearest first."""
    out = [node]
    for here in out:
        out += [it for it in above(here, parents) if it not in out]
    return out


def _lies_across(node: str, other: str, parents: Parents) -> bool:
    """Whether a node lies in several itself, and another in one of these."""
    sides = parents.get(node)
    return isinstance(sides, tuple) and len(sides) > 1 and any(lies_in(other, side, parents) for side in sides)


def near_place(slug: str) -> str:
    """The comparable form of "near X", where ``slug`` is X."""
    return _NEAR + slug


def is_near(key: str) -> bool:
    """Whether a place is given as near another."""
    return key.startswith(_NEAR)


def bare_place(key: str) -> str:
    """The place itself, or that which a place is near."""
    return key.removeprefix(_NEAR)


def hull(spans: Iterable[Span]) -> Span:
    """The smallest interval that holds all of ``spans``; ValueError where there is none."""
    lows: list[int | None] = []
    highs: list[int | None] = []
    for span in spans:
        lows.append(span.lo)
        highs.append(span.hi)
    if not lows:
        raise ValueError("no spans")
    low_days = [low for low in lows if low is not None]
    high_days = [high for high in highs if high is not None]
    return Span(
        min(low_days) if len(low_days) == len(lows) else None,
        max(high_days) if len(high_days) == len(highs) else None,
    )
