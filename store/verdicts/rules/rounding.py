"""What a figure may stand for that is not told to the last one: 11,000 for 11,300, "more than 30" for 30.

A bare figure with three or more noughts at its end, and a bound ("at least", "up to"), is as coarse as half the unit
of its last other digit, at most five in a hundred. A bare figure without such noughts is exact. What is "about" has
its room in its span already. A range reaches as far as the round figures in it, so that a wider value never
excludes more than a narrower one.
"""

from __future__ import annotations

from functools import lru_cache

from store.properties.property import ValueType
from store.values.basis.sets import Span
from store.verdicts.rules.said import Said

#: From so many noughts on a bare figure is a round one.
_NOUGHTS = 3
#: A thousand of a currency, in its hundredths.
_THOUSAND = 100_000
#: Two figures as near as this, in a hundred of the higher, are told as near.
_NEAR = 5


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


def stands_for(a: Said, b: Said, type_: ValueType) -> Said | None:
    """Which of two figures that lie apart can stand for the other, as it is rounded; None where neither can.

    A percentage and a measure have the room of their last digit in their span already, and a sum of money, kept in
    hundredths, is a round one where it is told in thousands.
    """
    assert a.span is not None and b.span is not None
    if type_ not in ("quantity", "money"):
        return None
    if not _is_exact(a.span) and _meet(_reach(a, type_), b.span):
        return a
    return b if not _is_exact(b.span) and _meet(_reach(b, type_), a.span) else None


def _is_exact(span: Span) -> bool:
    """Whether a figure is bare and has no noughts to be rounded by: asked often, and mostly so."""
    return span.lo is not None and span.lo == span.hi and (span.lo == 0 or span.lo % 10**_NOUGHTS != 0)


def _reach(said: Said, type_: ValueType) -> Span:
    assert said.span is not None
    if type_ == "money" and any(end is not None and end % _THOUSAND for end in (said.span.lo, said.span.hi)):
        return said.span
    beyond = said.label.startswith(("more than", "fewer than"))
    # "almost 40" ends at 40, as "about 40" has its room in its span
    hedged = said.label.startswith("almost") or (said.key is not None and said.key.startswith("~"))
    return reach(said.span, hedged, beyond)


def _meet(a: Span, b: Span) -> bool:
    below = a.hi is not None and b.lo is not None and a.hi < b.lo
    return not below and not (b.hi is not None and a.lo is not None and b.hi < a.lo)


def near(a: Span, b: Span) -> bool:
    """Whether two figures that lie apart lie within five in a hundred of each other."""
    low, high = (a, b) if b.lo is not None and a.hi is not None and a.hi < b.lo else (b, a)
    if low.hi is None or high.lo is None:
        return False
    return (high.lo - low.hi) * 100 <= high.lo * _NEAR
