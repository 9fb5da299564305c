"""Where the dates of a time axis begin their steps: days, weeks, months, years. Days are proleptic ordinals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store.labels.dates import SHORT_MONTHS

#: Steps between ticks in months.
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
"""No axis reaches further."""


def reach(days: Iterable[tuple[int | None, int | None]]) -> tuple[int, int]:
    """The days an axis shows so that all these dates are on it, with a little room at both ends."""
    ends = [day for pair in days for day in pair if day is not None]
    if not ends:
        return date(2000, 1, 1).toordinal(), date(2000, 12, 31).toordinal()
    # before the year 1 no axis reaches: what lies there is marked at its edge
    lo, hi = max(min(ends), FIRST), max(*ends, FIRST)
    room = max((hi - lo) // 50, 2)
    return max(lo - room, FIRST), min(hi + room, LAST)


def steps(lo: int, hi: int, room: int) -> list[tuple[int, str]]:
    """The days that begin a step from `lo` to `hi`, each with its label, as close as fits `room` letters."""
    a_day = room / (hi - lo + 1)
    if (days := next((days for days in (1, 2, 7, 14) if a_day * days >= 8), None)) is not None:
        return _days(lo, hi, days)
    step = next((step for step in _STEPS if a_day * 30.4 * step >= (9 if step < 12 else 6)), _STEPS[-1])
    return _months(lo, hi, step)


def _days(lo: int, hi: int, step: int) -> list[tuple[int, str]]:
    """Every `step` days from `lo` to `hi`; the first label has the year."""
    found: list[tuple[int, str]] = []
    for day in range(lo, hi + 1, step):
        then = date.fromordinal(day)
        year = "" if found else f" {then.year}"
        found.append((day, f"{then.day} {SHORT_MONTHS[then.month - 1]}{year}"))
    return found


def _months(lo: int, hi: int, step: int) -> list[tuple[int, str]]:
    """The first days of the steps of `step` months from `lo` to `hi`; the month of `lo` if there are none."""
    first = date.fromordinal(lo)
    found: list[tuple[int, str]] = []
    start = max((first.year * 12 + first.month - 1) // step * step, step if step > 12 else 12)
    for months in range(start, (date.max.year + 1) * 12, step):
        year, month = divmod(months, 12)
        day = date(year, month + 1, 1).toordinal()
        if day > hi:
            break
        if day >= lo:
            label = str(year) if step >= 12 or (month == 0 and step > 1) else f"{SHORT_MONTHS[month]} {year}"
            found.append((day, label))
    return found or [(lo, f"{SHORT_MONTHS[first.month - 1]} {first.year}")]
