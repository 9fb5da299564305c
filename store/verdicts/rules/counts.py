"""Counts of one question: which came first, whose they are, how they were made, and what follows of two that differ.

A toll is counted while it grows. So two figures contradict each other only where they speak of one time, or where the
later of two hands is the lower; where the days leave it open which came first, the count may have moved.
"""

from __future__ import annotations

from typing import Literal

from store.values.basis.sets import Relation
from store.verdicts.rules import reasons
from store.verdicts.rules.minutes import counted_minutes
from store.verdicts.rules.origin_codes import is_unnamed
from store.verdicts.rules.said import Finding, Frame, Said
from store.verdicts.rules.timing import counted_at, later, may_be_later, share_an_end

#: Ways of counting that reach only a part of what is counted: a lower bound of the whole.
_PARTIAL = ("registered", "confirmed", "identified")
#: Figures that nobody counted.
_GUESSED = ("estimated", "projected")


def hand(said: Said) -> str:
    """Whose count it is: one body's voices count together, the unnamed of one report do not."""
    return said.speaker if is_unnamed(said.origin) else said.origin


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
    minutes = counted_minutes(later_one, first)
    if minutes is not None:
        return "surely" if minutes[0] > minutes[1] else "never"
    one, other = counted_at(later_one), counted_at(first)
    if later(one, other):
        return "surely"
    if may_be_later(one, other) or share_an_end(one, other):
        return "perhaps"
    ends = (later_one.published, first.published)
    if one is None or other is None or one.hi != other.lo or None in ends or not may_be_later(*ends):
        return "never"
    return "surely" if one == other and later(*ends) else "perhaps"


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


def loosened(frame: Frame, finer: Said, wider: Said, relation: Relation) -> Finding | None:
    """Whoever counts later, and says no more than a bound below what they had counted, may have stepped back."""
    if finer.span is None or wider.span is None or finer.span.lo is None or finer.counted != wider.counted:
        return None
    if wider.span.hi is not None or wider.span.lo is None or wider.span.lo >= finer.span.lo:
        return None
    if not one_hand(finer, wider) or after(wider, finer) != "surely":
        return None
    return Finding(frame.prop, reasons.toll_loosened, relation, finer, wider)


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
