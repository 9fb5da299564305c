"""The few claims of an answer that can make a difference to a verdict with another answer.

All claims of an answer have one value, so what a verdict still depends on is certainty (kept apart by
the caller), time, and whether two claims are of one speaker. Of claims alike in time two speakers are
kept: then wherever two different speakers could meet, two of those kept do. Judging the kept claims
gives the same worst verdict as judging all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from math import inf

from store.timing import Time
from store.verdicts import Frame, Said, counted_at, time_of

#: Denials or silences shown for one answer, each of another origin.
_SHOWN = 12
#: Up to so many times an answer is compared by all of them; beyond, meetings are searched for.
_FEW = 6


def one_of_each_origin(claims: Iterable[Said], first: Iterable[Said] = ()) -> list[Said]:
    """One claim of each origin, those in ``first`` before the others."""
    kept: dict[str, Said] = {}
    for said in (*first, *claims):
        kept.setdefault(said.origin, said)
    return [*{said.id: said for said in (*first, *kept.values())}.values()][:_SHOWN]


def _two_speakers(claims: Iterable[Said], cell: Callable[[Said], Hashable]) -> list[Said]:
    """Of claims alike in ``cell`` the first of two speakers."""
    kept: dict[Hashable, list[Said]] = {}
    for said in claims:
        group = kept.setdefault(cell(said), [])
        if not group or (len(group) == 1 and group[0].speaker != said.speaker):
            group.append(said)
    return [said for group in kept.values() for said in group]


def against(frame: Frame, claims: Sequence[Said]) -> list[Said]:
    """The claims that can make a difference between assertions and denials of an answer."""
    if len(claims) < 2:
        return list(claims)
    if frame.prop.cardinality == "one_at_a_time":
        return _two_speakers(claims, lambda said: (said.certainty == "possible", said.valid, said.as_of, said.told))
    # a denial of the own word counts less than one of another's, told before or after
    return _two_speakers(claims, lambda said: said.certainty == "possible")


def of_answers(frame: Frame, left: Sequence[Said], right: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """The claims that can make a difference between two values, all asserted with like certainty."""
    if frame.prop.running:
        return _ends(left), _ends(right)
    if frame.prop.cardinality != "one_at_a_time":
        return _two_speakers(left, lambda _: 0), _two_speakers(right, lambda _: 0)
    return _meeting(_times(frame, left), _times(frame, right))


def _ends(claims: Sequence[Said]) -> list[Said]:
    """The earliest and latest counts: a later, lower one of another speaker is what contradicts."""
    if len(claims) < 3:
        return list(claims)

    def earliest(said: Said) -> float:
        at = counted_at(said)
        return at.lo if at is not None and at.lo is not None else -inf

    def latest(said: Said) -> float:
        at = counted_at(said)
        return at.hi if at is not None and at.hi is not None else inf

    kept: dict[int, Said] = {}
    for key in (earliest, lambda said: -latest(said)):
        for said in _two_speakers(sorted(claims, key=key), lambda _: 0):
            kept[said.id] = said
    return list(kept.values())


def _times(frame: Frame, claims: Sequence[Said]) -> dict[int, tuple[Time | None, Said]]:
    timed = [(time_of(frame, said), said) for said in claims]
    when = {said.id: time for time, said in timed}
    return {said.id: (when[said.id], said) for said in _two_speakers(claims, lambda said: when[said.id])}


def _meeting(
    left: dict[int, tuple[Time | None, Said]], right: dict[int, tuple[Time | None, Said]]
) -> tuple[list[Said], list[Said]]:
    """All times of two answers where they are few, else one meeting of two speakers if there is any."""
    a, b = list(left.values()), list(right.values())
    if len(a) > _FEW or len(b) > _FEW:
        one, two = _meet(a, b), _meet(b, a)
        met = one if one is not None else (two[1], two[0]) if two is not None else None
        if met is None:
            # nothing surely coincides: what is shown may be any pair, one without a time above all
            return _sample(a), _sample(b)
        if met[0].speaker != met[1].speaker:
            return [met[0]], [met[1]]
    return [said for _, said in a], [said for _, said in b]


def _sample(timed: list[tuple[Time | None, Said]]) -> list[Said]:
    return [said for _, said in sorted(timed, key=lambda item: item[0] is not None)][:_FEW]


def _meet(a: list[tuple[Time | None, Said]], b: list[tuple[Time | None, Said]]) -> tuple[Said, Said] | None:
    """A claim of ``a`` that holds throughout some days, and one of ``b`` that surely holds on one of them.

    The times of ``a`` that lie in no other one are sorted; then their ends are sorted too, and each time
    of ``b`` needs one look.
    """
    widest: list[tuple[float, float, Said]] = []
    for lo, hi, said in sorted(((*_bounds(t), s) for t, s in a if t and t.throughout), key=lambda w: (w[0], -w[1])):
        if not widest or hi > widest[-1][1]:
            widest.append((lo, hi, said))
    starts = [lo for lo, _, _ in widest]
    for time, said in b:
        if time is None or not widest:
            continue
        lo, hi = _bounds(time)
        # of those that start in time the last one reaches furthest
        at = bisect_right(starts, hi if time.throughout else lo) - 1
        if at >= 0 and widest[at][1] >= (lo if time.throughout else hi):
            return widest[at][2], said
    return None


def _bounds(time: Time) -> tuple[float, float]:
    return (time.span.lo if time.span.lo is not None else -inf, time.span.hi if time.span.hi is not None else inf)
