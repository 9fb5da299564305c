"""Check what was decided about entities: who is one with whom can be one."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from store.case.checks.checked import CheckedCase, entity_known
from store.case.checks.circles import way_back
from store.case.decided import SameEntry
from store.case.read import At
from store.case.stands import Stands

#: In what nobody can stand to himself, by the keys that say so.
_NOT_TO_HIMSELF = {
    "within": "lies in itself, at once or by way of others",
    "speaks_for": "speaks for itself, at once or by way of others",
    "follows": "comes after itself, at once or by way of others",
}


def check_decided(
    case: CheckedCase, decided: Sequence[tuple[SameEntry, At]], stands: Stands, only: Collection[str] | None = None
) -> None:
    """Check decisions about entities, all or those that bear on some: that the two are there and can be one.

    Those that are one are of one kind, nobody decided that two of them are not, and none lies in itself, speaks for
    itself or comes after itself by it.
    """
    about = None if only is None else {stands(slug) for slug in only}
    latest: dict[str, tuple[SameEntry, At]] = {}
    for entry, at in decided:
        first = stands(entry.one)
        if about is not None and not about & {first, stands(entry.other)}:
            continue
        there = [entity_known(case, entry.one, at, "one"), entity_known(case, entry.other, at, "other")]
        if entry.decided == "same" and all(there):
            one, other = case.entities[entry.one], case.entities[entry.other]
            if one.kind != other.kind:
                message = f"{entry.one!r} is a {one.kind} and {entry.other!r} a {other.kind}, which cannot be one"
                case.problems.append(at.problem(f"{message}: give both one kind first", "other"))
            elif first not in latest or latest[first][0].at <= entry.at:
                latest[first] = (entry, at)
        elif entry.decided == "not_same" and first == stands(entry.other):
            way = _between(entry.one, entry.other, decided)
            by = f" by way of {', '.join(map(repr, way))}" if way else ""
            message = f"{entry.one!r} and {entry.other!r} are one{by}, and it was decided that they are not the same"
            case.problems.append(at.problem(f"{message}: change one of these decisions", "decided"))
    for first, (entry, at) in latest.items():
        for key, does in _NOT_TO_HIMSELF.items():
            if _comes_back(case, stands, first, key):
                message = f"as one, {entry.one!r} and {entry.other!r} would be something that {does}: they are two"
                case.problems.append(at.problem(message, "other"))


def check_linked(case: CheckedCase, slug: str, at: At, stands: Stands) -> None:
    """Check one entity: that by way of those that are one it neither lies in, speaks for nor follows itself."""
    for key, does in _NOT_TO_HIMSELF.items():
        if getattr(case.entities[slug], key) and _comes_back(case, stands, stands(slug), key):
            message = f"by way of what is one with another, {slug!r} {does}: break the circle, or split what is one"
            case.problems.append(at.problem(message, key))


def _comes_back(case: CheckedCase, stands: Stands, slug: str, key: str) -> bool:
    return way_back(slug, lambda it: _onward(case, stands, it, key)) is not None


def _onward(case: CheckedCase, stands: Stands, slug: str, key: str) -> list[str]:
    """What an entity, with all who are one with it, has under a key."""
    found = (case.entities.get(it) for it in stands.one_with(slug))
    return [stands(it) for entity in found if entity is not None for it in getattr(entity, key)]


def _between(one: str, other: str, decided: Sequence[tuple[SameEntry, At]]) -> list[str]:
    """Those by way of whom two are one: the shortest way from one to the other, without the two."""
    steps: dict[str, list[str]] = {}
    for entry, _ in decided:
        if entry.decided == "same":
            steps.setdefault(entry.one, []).append(entry.other)
            steps.setdefault(entry.other, []).append(entry.one)
    ways = [[one]]
    seen = {one}
    for way in ways:
        for step in sorted(steps.get(way[-1], ())):
            if step == other:
                return way[1:]
            if step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return []
