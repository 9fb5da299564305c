"""Events by month in cells: a bar a month, and how long nothing lies between them."""

from __future__ import annotations

from store.labels.pictures import figures_words, gap_words, month_words, wider_words
from store.model.out.pictures import Month, Months
from tui.lines.pictures.matrices import Piece
from tui.terminal.glyphs import Glyphs

_MONTH = 9
_WORDS = 46


def month_lines(found: Months, width: int, glyphs: Glyphs) -> list[list[Piece]]:
    """Months on lines of at most `width` cells; what others date otherwise stands first in a bar, by its sign."""
    most = max([month.events for month in found.months] + [1])
    lines: list[list[Piece]] = []
    before = None
    for month in found.months:
        if before is not None and (gap := gap_words(before, month)):
            lines.append([(" " * (_MONTH + 2) + gap, "$quiet")])
        before = month
        lines.append(month_line(month, most, width, glyphs))
    if wider := wider_words(found):
        lines.append([(wider[:width], "$quiet")])
    return lines


def month_line(month: Month, most: int, width: int, glyphs: Glyphs) -> list[Piece]:
    """One month in at most `width` cells; `most` events lie in the fullest."""
    room = max(width - _MONTH - 3 - _WORDS, 4)
    size = max(round(month.events * room / most), 1) if month.events else 0
    rival = max(round(month.rival * room / most), 1) if month.rival else 0
    return [
        (f"{month_words(month):>{_MONTH}} ", ""),
        (glyphs.bar, "$rule"),
        (glyphs.contradicted * rival, "$state-contradicted"),
        (glyphs.span * max(size - rival, 0), "$accent"),
        (f" {figures_words(month)}"[: max(width - _MONTH - 2 - max(size, rival), 0)], "$quiet"),
    ]
