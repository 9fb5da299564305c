"""The few claims of an answer that can make a difference to a verdict with another answer.

All claims of an answer have one value, so what a verdict still depends on is certainty (kept apart by
the caller), time, and whether two claims are of one speaker. Of claims alike in time two speakers are
kept: then wherever two different speakers could meet, two of those kept do. Judging the kept claims
gives the same worst verdict as judging all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from math import inf
from operator import attrgetter

from store.properties.property import AMOUNTS
from store.verdicts.rules.counts import hand, low_and_high
from store.verdicts.rules.minutes import minutes_of
from store.verdicts.rules.said import Frame, Said
from store.verdicts.rules.timing import Time, counted_at, time_of

#: Denials or silences shown for one answer, each of another origin.
_SHOWN = 12
#: Up to so many times an answer is compared by all of them; beyond, meetings are searched for.
_FEW = 6
#: Up to so many pairs of two answers are all looked at, where each word may decide.
_MANY = 2000


def one_of_each_origin(claims: Iterable[Said], first: Iterable[Said] = ()) -> list[Said]:
    """One claim of each origin, those in ``first`` before the others."""
    kept: dict[str, Said] = {}
    for said in (*first, *claims):
        kept.setdefault(said.origin, said)
    return [*{said.id: said for said in (*first, *kept.values())}.values()][:_SHOWN]


def _two_speakers(
    claims: Iterable[Said], cell: Callable[[Said], Hashable], who: Callable[[Said], str] = attrgetter("speaker")
) -> list[Said]:
    """Of claims alike in ``cell`` the first of two speakers."""
    kept: dict[Hashable, list[Said]] = {}
    for said in claims:
        group = kept.setdefault(cell(said), [])
        if not group or (len(group) == 1 and who(group[0]) != who(said)):
            group.append(said)
    return [said for group in kept.values() for said in group]


def against(frame: Frame, claims: Sequence[Said]) -> list[Said]:
    """The claims that can make a difference between assertions and denials of an answer."""
    if len(claims) < 2:
        return list(claims)
    if frame.prop.cardinality == "one_at_a_time":
        return _two_speakers(claims, lambda said: (said.certainty == "possible", said.valid, said.as_of, said.told))
    if len({said.speaker for said in claims}) == 1:
        # whether a speaker's own word came before or after the denial of it
        return _two_speakers(claims, lambda said: (said.certainty == "possible", _moment(said)))
    return _two_speakers(claims, lambda said: said.certainty == "possible")


def _moment(said: Said) -> Hashable:
    return said.told, minutes_of(said), said.dated


def _minute(said: Said) -> Hashable:
    """The time of day that a claim speaks of, and where only its source's clock tells it, which source that is."""
    if said.as_of is not None:
        return said.as_of_at, said.as_of_clock, said.source if said.as_of_clock is not None else 0
    return said.told_at, said.told_clock, said.source if said.told_clock is not None else 0


class Representatives:
    """The claims of an answer, of like certainty, that can make a difference to another answer's."""

    __slots__ = ("_all", "_mixed", "_timed", "_tolls", "_widest", "claims")

    def __init__(self, frame: Frame, claims: Sequence[Said]) -> None:
        self._timed: list[tuple[Time | None, Said]] = []
        self._widest: list[tuple[float, float, Said]] | None = None
        self._tolls: dict[str, tuple[list[Said], list[Said]]] = {}
        prop = frame.prop
        alone = len({said.speaker for said in claims}) < 2
        counted = prop.type in AMOUNTS and any(said.counted for said in claims)
        # of one day the minutes tell, which the search for a meeting does not look at
        self._mixed = counted or any(said.as_of_at is not None or said.as_of_clock is not None for said in claims)
        self._all = claims
        if prop.running:
            self.claims = list(claims)
            for way in dict.fromkeys(said.counted for said in claims):
                self._tolls[way] = _ends([said for said in claims if said.counted == way])
        elif prop.cardinality != "one_at_a_time":
            who = hand if prop.party else attrgetter("speaker")
            # one speaker's words depend on which came later, those of two speakers do not
            self.claims = _two_speakers(claims, lambda said: (said.counted, _moment(said) if alone else 0), who)
        else:
            times = {said.id: time_of(frame, said) for said in claims}
            # a repeat without a time tells nothing of when it holds, where another claim does
            claims = [said for said in claims if times[said.id] is not None] or claims
            self.claims = _two_speakers(
                claims, lambda said: (times[said.id], _minute(said), said.counted, _moment(said) if alone else 0)
            )
            self._timed = [(times[said.id], said) for said in self.claims]

    def against(self, other: Representatives, whole: bool = False) -> Iterator[tuple[Said, Said]]:
        """The pairs of this answer and another that excludes it, among which the worst verdict is.

        ``whole``: something besides speakers and times decides, so that all are wanted.
        """
        if self._tolls and other._tolls:
            yield from self._counts(other)
            return
        left, right = self._with(other, whole or self._mixed or other._mixed)
        yield from ((one, two) for one in left for two in right)

    def each(self, other: Representatives) -> Iterator[tuple[Said, Said]]:
        """All pairs; where they are very many, those of the claims that stand for the others."""
        if len(self._all) * len(other._all) > _MANY:
            return self.against(other, whole=True)
        return ((one, two) for one in self._all for two in other._all)

    def of_one_hand(self, other: Representatives) -> Iterator[tuple[Said, Said]]:
        """The pairs that are of one speaker, or of voices of one body."""
        theirs: dict[str, list[Said]] = {}
        for said in other.claims:
            theirs.setdefault(hand(said), []).append(said)
        yield from ((one, two) for one in self.claims for two in theirs.get(hand(one), ()))

    def _counts(self, other: Representatives) -> Iterator[tuple[Said, Said]]:
        """A lower figure's latest beside a higher one's earliest, which is what contradicts; then the reverse."""
        below = low_and_high(self.claims[0], other.claims[0])[0] is self.claims[0]
        for early, late in self._tolls.values():
            for their_early, their_late in other._tolls.values():
                first, second = (
                    ((late, their_early), (early, their_late)) if below else ((early, their_late), (late, their_early))
                )
                for ours, theirs in (first, second):
                    yield from ((one, two) for one in ours for two in theirs)

    def _with(self, other: Representatives, whole: bool) -> tuple[list[Said], list[Said]]:
        """What to compare of this answer and another: all, or, where there are many times, a meeting."""
        if whole or not self._timed or (len(self.claims) <= _FEW and len(other.claims) <= _FEW):
            return self.claims, other.claims
        met = self._meet(other)
        if met is None:
            swapped = other._meet(self)
            met = (swapped[1], swapped[0]) if swapped is not None else None
        if met is None:
            # nothing surely coincides: a pair whose times may, else any, shows what there is
            met = self._touch(other)
            return ([met[0]], [met[1]]) if met is not None else (self._sample(), other._sample())
        if met[0].speaker != met[1].speaker:
            return [met[0]], [met[1]]
        return self.claims, other.claims

    def _touch(self, other: Representatives) -> tuple[Said, Said] | None:
        """Two claims of which nothing tells whether their times coincide."""
        for mine, theirs in ((self._timed, other._timed), (other._timed, self._timed)):
            loose = next((said for time, said in mine if time is None), None)
            if loose is not None:
                pair = (loose, theirs[0][1])
                return pair if mine is self._timed else (pair[1], pair[0])
        bounds = sorted(((*_bounds(time), n) for n, (time, _) in enumerate(self._timed) if time is not None))
        reach: list[tuple[float, int]] = []
        for _, hi, n in bounds:
            reach.append(max((hi, n), reach[-1]) if reach else (hi, n))
        starts = [lo for lo, _, _ in bounds]
        for time, said in other._timed:
            assert time is not None
            lo, hi = _bounds(time)
            at = bisect_right(starts, hi) - 1
            if at >= 0 and reach[at][0] >= lo:
                return self._timed[reach[at][1]][1], said
        return None

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


def _ends(claims: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """The earliest counts of two hands at least, and the latest: of one day all that differ in minute or print."""
    return _first_days(claims, _end), _first_days(claims, lambda said: -_start(said))


def _first_days(claims: Sequence[Said], key: Callable[[Said], float]) -> list[Said]:
    kept: list[Said] = []
    hands: set[str] = set()
    for _, group in groupby(sorted(claims, key=key), key=key):
        day = list(group)
        kept += _two_speakers(
            day, lambda said: (said.told, said.as_of, said.told_at, said.as_of_at, said.published), hand
        )
        hands |= {hand(said) for said in day}
        if len(hands) > 1:
            break
    return kept


def _start(said: Said) -> float:
    at = counted_at(said)
    return at.lo if at is not None and at.lo is not None else -inf


def _end(said: Said) -> float:
    at = counted_at(said)
    return at.hi if at is not None and at.hi is not None else inf


def _bounds(time: Time) -> tuple[float, float]:
    return (time.span.lo if time.span.lo is not None else -inf, time.span.hi if time.span.hi is not None else inf)
