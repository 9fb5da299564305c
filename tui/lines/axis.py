"""A time axis in character cells: days as proleptic ordinals on a row of a given width.

Imprecise dates are bars as long as the days they may be (at least a cell), exact ones points. What lies outside the
days shown is marked with an arrow at the edge, so that nothing vanishes without a sign.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.labels.axis import FIRST, LAST, reach, steps
from tui.terminal.glyphs import Glyphs

#: Fewest days an axis shows: one cell a day is as fine as it gets.
FEWEST = 7


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
        for day, label in steps(self.lo, self.hi, self.width):
            cell = max(self.cell(day), 0)
            if cell >= free and cell + len(label) <= self.width:
                row[cell : cell + len(label)] = label
                free = cell + len(label) + 1
        return "".join(row)

    def zoomed(self, factor: float, day: int) -> Axis:
        """Return an axis that shows `factor` times as many days, with `day` where it was, off the edges."""
        days = self.hi - self.lo + 1
        wanted = min(max(round(days * factor), FEWEST), LAST - FIRST)
        share = min(max((day - self.lo) / days, 0.15), 0.85)
        lo = min(max(round(day - share * wanted), FIRST), LAST - wanted + 1)
        return Axis(lo, lo + wanted - 1, self.width)

    def showing(self, lo: int | None, hi: int | None) -> Axis:
        """Return an axis as long as this one, moved (if need be) until those days are in sight."""
        first = lo if lo is not None else hi
        last = hi if hi is not None else lo
        if first is None or last is None or (first <= self.hi and last >= self.lo):
            return self
        days = self.hi - self.lo + 1
        start = min(max((first + last) // 2 - days // 2, FIRST), LAST - days + 1)
        return Axis(start, start + days - 1, self.width)


def over(days: Iterable[tuple[int | None, int | None]], width: int) -> Axis:
    """Return an axis that shows all these dates, with a little room at both ends."""
    return Axis(*reach(days), width)
