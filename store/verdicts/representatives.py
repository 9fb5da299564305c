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

from store.verdicts.said import Frame, Said
from store.verdicts.timing import Time, counted_at, time_of

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


class Representatives:
    """The claims of an answer, of like certainty, that can make a difference to another answer's."""

    __slots__ = ("_timed", "_widest", "claims")

    def __init__(self, frame: Frame, claims: Sequence[Said]) -> None:
        self._timed: list[tuple[Time | None, Said]] = []
        self._widest: list[tuple[float, float, Said]] | None = None
        if len(claims) < 2:
            self.claims = list(claims)
        elif frame.prop.running:
            self.claims = _ends(claims)
        elif frame.prop.cardinality != "one_at_a_time":
            self.claims = _two_speakers(claims, lambda _: 0)
        else:
            times = {said.id: time_of(frame, said) for said in claims}
            self.claims = _two_speakers(claims, lambda said: times[said.id])
            self._timed = [(times[said.id], said) for said in self.claims]
        if not self._timed and frame.prop.cardinality == "one_at_a_time":
            self._timed = [(time_of(frame, said), said) for said in self.claims]

    def with_(self, other: Representatives) -> tuple[list[Said], list[Said]]:
        """What to compare of this answer and another: all, or, where there are many times, a meeting."""
        if not self._timed or (len(self.claims) <= _FEW and len(other.claims) <= _FEW):
            return self.claims, other.claims
        met = self._meet(other)
        if met is None:
            swapped = other._meet(self)
            met = (swapped[1], swapped[0]) if swapped is not None else None
        if met is None:
            # nothing surely coincides: what is shown may be any pair, one without a time above all
            return self._sample(), other._sample()
        if met[0].speaker != met[1].speaker:
            return [met[0]], [met[1]]
        return self.claims, other.claims

    def _sample(self) -> list[Said]:
        return [said for _, said in sorted(self._timed, key=lambda item: item[0] is not None)][:_FEW]

    def _meet(self, other: Representatives) -> tuple[Said, Said] | None:
        """One that holds throughout some days, and one of ``other`` that surely holds on one of them.

        The times that lie in no other one are sorted by their start; then their ends are sorted too, and
        each time of ``other`` needs one look.
        """
        if self._widest is None:
            self._widest = _widest(self._timed)
        starts = [lo for lo, _, _ in self._widest]
        for time, said in other._timed:
            if time is None:
                continue
            lo, hi = _bounds(time)
            # of those that start in time the last one reaches furthest
            at = bisect_right(starts, hi if time.throughout else lo) - 1
            if at >= 0 and self._widest[at][1] >= (lo if time.throughout else hi):
                return self._widest[at][2], said
        return None


def _widest(timed: Iterable[tuple[Time | None, Said]]) -> list[tuple[float, float, Said]]:
    out: list[tuple[float, float, Said]] = []
    for lo, hi, said in sorted(
        ((*_bounds(time), said) for time, said in timed if time and time.throughout), key=lambda w: (w[0], -w[1])
    ):
        if not out or hi > out[-1][1]:
            out.append((lo, hi, said))
    return out


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


def _bounds(time: Time) -> tuple[float, float]:
    return (time.span.lo if time.span.lo is not None else -inf, time.span.hi if time.span.hi is not None else inf)
