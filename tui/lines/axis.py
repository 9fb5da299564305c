"""A time axis in character cells: days as proleptic ordinals on a row of a given width.

Imprecise dates are bars as long as the days they may be (at least a cell), exact ones points. What lies outside the
days shown is marked with an arrow at the edge, so that nothing vanishes without a sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from store.labels.dates import SHORT_MONTHS
from tui.terminal.glyphs import Glyphs

#: Fewest days an axis shows: one cell a day is as fine as it gets.
FEWEST = 7

#: Steps between ticks in months.
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `lo` to `hi` (both shown) on `width` cells."""

    lo: int
    hi: int
    width: int

    def cell(self, day: int) -> int:
        """Return the cell a day stands in; below 0 or from `width` on it is outside."""
        days = self.hi - self.lo + 1
        return (day - self.lo) * self.width // days

    def bar(self, lo: int | None, hi: int | None, glyphs: Glyphs) -> str:
        """Draw the days `lo` to `hi` (None: open on that side) as a row of exactly `width` cells."""
        if self.width <= 0:
            return ""
        if lo is None and hi is None:
            return " " * self.width
        first = 0 if lo is None else self.cell(lo)
        last = self.width - 1 if hi is None else self.cell(hi)
        if last < 0:
            return glyphs.left + " " * (self.width - 1)
        if first >= self.width:
            return " " * (self.width - 1) + glyphs.right
        start, end = max(first, 0), min(last, self.width - 1)
        if lo == hi:
            body = glyphs.point
        else:
            body = glyphs.span * (end - start + 1)
            if lo is None or first < 0:
                body = glyphs.left + body[1:]
            if hi is None or last >= self.width:
                body = body[:-1] + glyphs.right
        return " " * start + body + " " * (self.width - 1 - end)

    def ticks(self) -> str:
        """Write the dates that begin a step (days, months, years) where they stand."""
        row = [" "] * max(self.width, 0)
        free = 0
        for day, label in self._steps():
            cell = max(self.cell(day), 0)
            if cell >= free and cell + len(label) <= self.width:
                row[cell : cell + len(label)] = label
                free = cell + len(label) + 1
        return "".join(row)

    def _steps(self) -> list[tuple[int, str]]:
        a_day = self.width / (self.hi - self.lo + 1)
        if (days := next((days for days in (1, 2, 7, 14) if a_day * days >= 8), None)) is not None:
            return _days(self.lo, self.hi, days)
        step = next((step for step in _STEPS if a_day * 30.4 * step >= (9 if step < 12 else 6)), _STEPS[-1])
        return _months(self.lo, self.hi, step)

    def zoomed(self, factor: float, day: int) -> Axis:
        """Return an axis that shows `factor` times as many days, with `day` where it was, off the edges."""
        days = self.hi - self.lo + 1
        wanted = min(max(round(days * factor), FEWEST), _LAST - _FIRST)
        share = min(max((day - self.lo) / days, 0.15), 0.85)
        lo = min(max(round(day - share * wanted), _FIRST), _LAST - wanted + 1)
        return Axis(lo, lo + wanted - 1, self.width)

    def showing(self, lo: int | None, hi: int | None) -> Axis:
        """Return an axis as long as this one, moved (if need be) until those days are in sight."""
        first = lo if lo is not None else hi
        last = hi if hi is not None else lo
        if first is None or last is None or (first <= self.hi and last >= self.lo):
            return self
        days = self.hi - self.lo + 1
        start = min(max((first + last) // 2 - days // 2, _FIRST), _LAST - days + 1)
        return Axis(start, start + days - 1, self.width)


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


def over(days: Iterable[tuple[int | None, int | None]], width: int) -> Axis:
    """Return an axis that shows all these dates, with a little room at both ends."""
    ends = [day for pair in days for day in pair if day is not None]
    if not ends:
        return Axis(date(2000, 1, 1).toordinal(), date(2000, 12, 31).toordinal(), width)
    # before the year 1 no axis reaches: what lies there is marked at its edge
    lo, hi = max(min(ends), _FIRST), max(*ends, _FIRST)
    room = max((hi - lo) // 50, 2)
    return Axis(max(lo - room, _FIRST), min(hi + room, _LAST), width)
