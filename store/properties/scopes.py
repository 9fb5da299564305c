"""The scope of a question: which part is asked about, and of which place.

A claim that says which place it counts asks another question than one that does not: its place stands behind its
part in the scope, ``civilians@kabul``; ``@kabul`` where there are no parts. Where no place is said nobody knows
which is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.properties.property import AMOUNTS, ValueType

#: Stands before the place. No id has one.
BEFORE_PLACE = "@"
#: Between the name of what a scope names and that of its place, where both are told as one (see `names`).
_BETWEEN = "\x1f"


def of_a_place(type_: ValueType, scopes: Sequence[object]) -> bool:
    """Whether a property of that type and with these scopes can be told of one place and another: counts, and parts."""
    return type_ in AMOUNTS or bool(scopes)


def with_place(scope: str, place: str | None) -> str:
    """The scope of a question about a part, of a place or of one that is not said."""
    return scope if place is None else f"{scope}{BEFORE_PLACE}{place}"


def split_place(scope: str) -> tuple[str, str]:
    """The part and the place of a scope; no place where none is said."""
    part, sign, place = scope.rpartition(BEFORE_PLACE)
    return (part, place) if sign else (scope, "")


def named_sql(scope: str) -> str:
    """SQL for what a scope in a column is called by: the name of the entity that is its part, and that of its place.

    `names` tells the two apart. NULL where neither is an entity.
    """
    at = f"instr({scope}, '{BEFORE_PLACE}')"
    name = "(SELECT n.name FROM entity n WHERE n.slug = {})"
    part, place = name.format(f"substr({scope}, 1, {at} - 1)"), name.format(f"substr({scope}, {at} + 1)")
    return (
        f"CASE WHEN {scope} = '' THEN NULL WHEN {at} = 0 THEN {name.format(scope)} "
        f"ELSE coalesce({part}, '') || '\x1f' || coalesce({place}, '') END"
    )


def named(part: str | None, place: str | None) -> str:
    """The names of both as `names` tells them apart again."""
    return f"{part or ''}{_BETWEEN}{place or ''}"


def names(named: str | None) -> tuple[str, str]:
    """The name of what a scope names and that of its place, as `named_sql` gives them; empty where there is none."""
    part, _, place = (named or "").partition(_BETWEEN)
    return part, place
