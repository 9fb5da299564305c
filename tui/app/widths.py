"""Vowel signs that stand beside their letter: whether they take a cell of their own.

Rich, and Textual with it, gives the spacing marks of Devanagari, Tamil, Bengali, Khmer, Burmese and their kin
(Unicode's category Mc) no width. Measured by the cursor's position behind each of the 445: xterm, VTE and tmux give
each of them a cell, as the C library does (two of Hangul and two of Chinese take two); only terminals that join whole
clusters do not. Where both disagree a word is wider than its place, and what follows paints over its end. So the table
of widths itself follows the terminal: what is wrapped, cut and put into columns then agrees with what is shown.
"""

from __future__ import annotations

import unicodedata

from rich import cells

from tui.lines.wrap import forget_widths
from tui.terminal.cells import clusters, is_wide, steady
from tui.terminal.paint import widest

_LAST = 0x1D200
"""No spacing mark stands behind it."""

_narrow: list[tuple[int, int, int]] = []
"""Rich's own table, while another one is in its place."""


def give_signs_cells(own: bool) -> bool:
    """Let spacing marks take a cell each, or none; return whether that is a change."""
    if bool(_narrow) == own:
        return False
    table = cells.load_cell_table("auto").widths  # type: ignore[attr-defined]
    assert isinstance(table, list)
    if own:
        _narrow[:] = table
        table[:] = [part for row in _narrow for part in _without_marks(row)]
    else:
        table[:] = _narrow
        _narrow.clear()
    for cached in (cells.get_character_cell_size, cells.cached_cell_len, clusters, is_wide, steady, widest):
        cached.cache_clear()
    forget_widths()
    return True


def _without_marks(row: tuple[int, int, int]) -> list[tuple[int, int, int]]:
    """Cut spacing marks out of a row (first, last, cells) of the table: what stands in none takes a cell."""
    first, last, width = row
    if width or not first or first > _LAST:
        return [row]
    kinds = [unicodedata.category(chr(code)) for code in range(first, last + 1)]
    if "Mc" not in kinds:
        return [row]
    parts: list[tuple[int, int, int]] = []
    for code, kind in enumerate(kinds, first):
        if kind == "Mc":
            continue
        if parts and parts[-1][1] == code - 1:
            parts[-1] = (parts[-1][0], code, 0)
        else:
            parts.append((code, code, 0))
    return parts
