"""Counts of one question: which came first, whose they are, how they were made, and what a round one may stand for.

A toll is counted while it grows. So two figures contradict each other only where they speak of one time, or where the
later of two hands is the lower; where the days leave it open which came first, the count may have moved.

A bare figure with three or more noughts at its end, and a bound ("at least", "up to"), is as coarse as half the unit
of its last other digit, at most five in a hundred. A bare figure without such noughts is exact. What is "about" has
its room in its span already. A range reaches as far as the round figures in it, so that a wider value never
excludes more than a narrower one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from store.values.sets import Relation, Span
from store.verdicts import reasons
from store.verdicts.origins import is_of_one_report
from store.verdicts.said import Finding, Frame, Said
from store.verdicts.timing import counted_at, later, may_be_later, share_an_end

#: Ways of counting that reach only a part of what is counted: a lower bound of the whole.
_PARTIAL = ("registered", "confirmed", "identified")
#: Figures that nobody counted.
_GUESSED = ("estimated", "projected")

#: From so many noughts on a bare figure is a round one.
_NOUGHTS = 3
#: Two figures as near as this, in a hundred of the higher, are told as near.
_NEAR = 5


def hand(said: Said) -> str:
    """Whose count it is: one body's voices count together, the unnamed of one report do not."""
    return said.speaker if is_of_one_report(said.origin) else said.origin


def one_hand(a: Said, b: Said) -> bool:
    """Whether two claims are of one speaker, or of voices of one body."""
    return a.speaker == b.speaker or hand(a) == hand(b)


def low_and_high(a: Said, b: Said) -> tuple[Said, Said]:
    """The lower of two figures that lie apart, then the higher."""
    assert a.span is not None and b.span is not None
    below = a.span.hi is not None and b.span.lo is not None and a.span.hi < b.span.lo
    return (a, b) if below else (b, a)


def after(later_one: Said, first: Said) -> Literal["surely", "perhaps", "never"]:
    """Whether one count was made after another.

    By the minute where both are known, else by the day. Two counts of one single day are of one time, unless the
    one was published later.
    """
    minutes = _minute(later_one), _minute(first)
    if minutes[0] is not None and minutes[1] is not None:
        return "surely" if minutes[0] > minutes[1] else "never"
    one, other = counted_at(later_one), counted_at(first)
    if later(one, other):
        return "surely"
    if may_be_later(one, other) or share_an_end(one, other, *minutes):
        return "perhaps"
    ends = (later_one.published, first.published)
    if one is None or other is None or one.hi != other.lo or None in ends or not may_be_later(*ends):
        return "never"
    return "surely" if one == other and later(*ends) else "perhaps"


def _minute(said: Said) -> int | None:
    """The minute that a count speaks of, else when it was told; None where only the day is known."""
    return said.told_at if said.as_of is None else said.as_of_at


def counted_otherwise(a: Said, b: Said) -> bool:
    """Whether two figures that lie apart were made in ways that let both be true.

    An estimate or projection is no count; and what is registered, confirmed or identified is a part of what there
    is: it can stand below a count in all, and beside what was counted in another such way.
    """
    if a.counted == b.counted:
        return False
    if a.counted in _GUESSED or b.counted in _GUESSED:
        return True
    if a.counted in _PARTIAL and b.counted in _PARTIAL:
        return True
    low, _ = low_and_high(a, b)
    return low.counted in _PARTIAL


def loosened(frame: Frame, finer: Said, wider: Said) -> Finding | None:
    """Whoever counts later, and says no more than a bound below what they had counted, may have stepped back."""
    if finer.span is None or wider.span is None or finer.span.lo is None or finer.counted != wider.counted:
        return None
    if wider.span.hi is not None or wider.span.lo is None or wider.span.lo >= finer.span.lo:
        return None
    if not one_hand(finer, wider) or after(wider, finer) != "surely":
        return None
    return Finding(frame.prop, reasons.toll_loosened, "inside", finer, wider)


def moved(frame: Frame, a: Said, b: Said, relation: Relation, rounded: Finding | None) -> Finding | None:
    """A toll that moved, or may have. None where two hands count otherwise at one time, or the later one lower.

    ``rounded`` is what to find where the figures may be one, rounded: a count that grew comes before it.
    """
    prop, (low, high) = frame.prop, low_and_high(a, b)
    grew = after(high, low)
    if grew == "surely":
        return Finding(prop, reasons.toll_grew, relation, low, high)
    if rounded is not None:
        return rounded
    if one_hand(a, b):
        if after(low, high) == "surely":
            return Finding(prop, reasons.toll_lowered, relation, high, low)
        return Finding(prop, reasons.toll_moved, relation, a, b)
    return Finding(prop, reasons.toll_may_have_moved, relation, a, b) if grew == "perhaps" else None


@lru_cache(maxsize=1 << 14)
def reach(span: Span, hedged: bool = False, beyond: bool = False) -> Span:
    """The figures that a count of ``span`` may stand for.

    ``hedged``: it is "about" so many. ``beyond``: it is "more than" or "fewer than" a figure, which it then may be.
    """
    lo, hi = span.lo, span.hi
    if hedged:
        return span
    low = lo - 1 if beyond and lo and hi is None else lo
    high = hi + 1 if beyond and hi is not None and not lo else hi
    bound = hi is None or not lo
    for noughts in range(1 if bound else _NOUGHTS, 19):
        unit = 10**noughts
        if lo:
            # the first round figure from the low end on; "more than 30" is kept as 31 and more
            first = -(-(lo - (hi is None)) // unit) * unit
            if first and (hi is None or first <= hi):
                low = min(low if low is not None else first, -(-_least(first, unit)[0] // 100))
        if hi is not None:
            # "fewer than 30" is kept as up to 29
            last = (hi + (not lo)) // unit * unit
            if last and last >= (lo or 0):
                high = max(high if high is not None else last, _least(last, unit)[1] // 100)
    return Span(low, high)


def _least(figure: int, unit: int) -> tuple[int, int]:
    """A hundred times the lowest and the highest that a figure rounded to ``unit`` may stand for."""
    slack = min(unit * 50, figure * 5)
    return figure * 100 - slack, figure * 100 + slack


def stands_for(a: Said, b: Said) -> Said | None:
    """Which of two figures that lie apart can stand for the other, as it is rounded; None where neither can."""
    assert a.span is not None and b.span is not None
    if not _is_exact(a.span) and _meet(_reach(a), b.span):
        return a
    return b if not _is_exact(b.span) and _meet(_reach(b), a.span) else None


def _is_exact(span: Span) -> bool:
    """Whether a figure is bare and has no noughts to be rounded by: asked often, and mostly so."""
    return span.lo is not None and span.lo == span.hi and (span.lo == 0 or span.lo % 10**_NOUGHTS != 0)


def _reach(said: Said) -> Span:
    assert said.span is not None
    beyond = said.label.startswith(("more than", "fewer than"))
    return reach(said.span, said.key is not None and said.key.startswith("~"), beyond)


def _meet(a: Span, b: Span) -> bool:
    below = a.hi is not None and b.lo is not None and a.hi < b.lo
    return not below and not (b.hi is not None and a.lo is not None and b.hi < a.lo)


def near(a: Span, b: Span) -> bool:
    """Whether two figures that lie apart lie within five in a hundred of each other."""
    low, high = (a, b) if b.lo is not None and a.hi is not None and a.hi < b.lo else (b, a)
    if low.hi is None or high.lo is None:
        return False
    return (high.lo - low.hi) * 100 <= high.lo * _NEAR
