"""Days from one end to the other: what a date or an interval of EDTF comes to, whoever parsed it."""

from __future__ import annotations

from store.model.facts import dataclass
from store.values.basis.plain import UnreadableValue, shown
from store.values.basis.sets import Span
from store.values.dates.calendars import Window


@dataclass(frozen=True, slots=True)
class End:
    """A date, as one end of an interval or alone: as stated, and as widened by ``~``; None is open."""

    stated: Window | None
    known: Window | None

    def days(self) -> Span:
        """The days of the date alone."""
        return _between(self.known, self.known)


def qualified(stated: Window, mark: str) -> End:
    """``stated`` under EDTF's qualifier ``mark``: none, ``~``, ``?`` or ``%``."""
    return End(stated, stated.widened() if mark in ("~", "%") else stated)


def interval_days(text: str, lower: End, upper: End) -> Span:
    """The days from one end to the other. Raises where both are open or run backwards."""
    if lower.stated is None and upper.stated is None:
        raise UnreadableValue(f"{shown(text)} is open at both ends: give one, such as 2014/.. or ../2019")
    if lower.stated and upper.stated and lower.stated.first > upper.stated.last:
        raise UnreadableValue(f"{shown(text)} runs backwards: write the earlier date first")
    return _between(lower.known, upper.known)


def _between(first: Window | None, last: Window | None) -> Span:
    return Span(first.first.toordinal() if first else None, last.last.toordinal() if last else None)
