"""Days of a partly given date: the first and last day it can mean, and what one unit wider is."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from typing import Literal

from store.model.facts import dataclass
from store.values.basis.plain import UnreadableValue

Unit = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Window:
    """The first and last day something can mean, and the unit it is stated in (``count`` of them)."""

    first: date
    last: date
    unit: Unit
    count: int = 1

    def widened(self) -> Window:
        """One unit of the stated precision earlier and later, as "about" is read."""
        return Window(
            shifted(self.first, self.unit, -self.count),
            shifted(self.last, self.unit, self.count, whole=True),
            self.unit,
            self.count,
        )


def window(year: str, month: str | None = None, day: str | None = None) -> Window:
    """The days that digits of a date can mean; ``X`` stands for any digit, None for any month or day.

    Raises UnreadableValue for a day that no calendar has and for years outside 1 to 9999, which is
    what a proleptic Gregorian ordinal can hold.
    """
    days = list(_numbers(day or "XX", 1, 31))
    months = list(_numbers(month or "XX", 1, 12))
    first = next(_days(_numbers(year, 1, 9999), months, days), None)
    if first is None:
        text = "-".join(part for part in (year, month, day) if part)
        raise UnreadableValue(f"{text} is not in the calendar: write a day that exists, from year 1 to 9999")
    years = reversed(list(_numbers(year, 1, 9999)))
    last = next(_days(years, months[::-1], days[::-1]))
    if "X" in year:
        return Window(first, last, "year", 10 ** (len(year) - year.index("X")))
    if month is None or "X" in month:
        return Window(first, last, "year")
    return Window(first, last, "month" if day is None or "X" in day else "day")


def _numbers(pattern: str, low: int, high: int) -> Iterator[int]:
    for digits in product(*("0123456789" if char == "X" else char for char in pattern)):
        number = int("".join(digits))
        if low <= number <= high:
            yield number


def _days(years: Iterator[int], months: list[int], days: list[int]) -> Iterator[date]:
    for year in years:
        for month in months:
            length = calendar.monthrange(year, month)[1]
            for day in days:
                if day <= length:
                    yield date(year, month, day)


def shifted(day: date, unit: Unit, count: int, whole: bool = False) -> date:
    """``day`` moved by ``count`` units, held inside the calendar.

    A month's end that the new month lacks becomes its last day; with ``whole`` the last day of a
    month stays one, so that the month after February ends on 31 March.
    """
    if unit == "day":
        ordinal = day.toordinal() + count
        return date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    months = day.year * 12 + day.month - 1 + (count if unit == "month" else 12 * count)
    year, month = divmod(months, 12)
    if year < 1:
        return date.min
    if year > 9999:
        return date.max
    length = calendar.monthrange(year, month + 1)[1]
    at_end = whole and (day + timedelta(1)).day == 1 if day != date.max else whole
    return date(year, month + 1, length if at_end else min(day.day, length))


def is_month_start(day: date) -> bool:
    """Whether ``day`` is the first of a month."""
    return day.day == 1


def is_month_end(day: date) -> bool:
    """Whether ``day`` is the last of a month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]
