"""What a terminal shows: cells, each with a grapheme cluster and a pen.

A strip of Textual is text with styles; the difference of two frames is one of cells. Widths come
from the same table Textual measures with, so both agree on the columns. All text goes through
`store.text.clean.shown` here: no control character gets past this module.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import repeat

from rich.cells import cell_len
from rich.segment import Segment

from store.text.clean import shown
from tui.terminal.bidi import LRM, rtl_run_ends, starts_rtl
from tui.terminal.pens import Pens

Cell = tuple[str, int]
"""A grapheme cluster and the number of its pen; the right half of a wide cluster is ("", pen)."""

Row = list[Cell]

_ZWJ = "\u200d"
_JOINERS = "\u200c\u200d"
_VARIANTS = "\ufe0e\ufe0f"
_PICTOGRAPH = 0x1F000


@lru_cache(maxsize=256)
def clusters(text: str) -> tuple[tuple[str, int], ...]:
    """Split text into (grapheme cluster, width in cells), by the rules Textual measures with.

    A cluster is a character with what has no width of its own behind it, and what a zero width
    joiner joins to it. One of width 0 can only come first: it belongs to the text before.
    """
    found: list[str] = []
    joined = False
    for char in text:
        if found and (joined or char == _ZWJ or not cell_len(char)):
            found[-1] += char
        else:
            found.append(char)
        joined = char == _ZWJ
    return tuple((cluster, cell_len(cluster)) for cluster in found)


@lru_cache(maxsize=4096)
def steady(cluster: str) -> bool:
    """Whether terminals agree on how many cells `cluster` takes.

    They do for letters with marks above and below, and for CJK. They do not for emoji
    sequences and variants, Hangul jamo, vowel signs that stand beside their letter and conjuncts of the
    Brahmic scripts: there each follows the Unicode version and the rules it was built with.
    """
    first = ord(cluster[0])
    if 0x1100 <= first < 0x1200 or first >= _PICTOGRAPH or unicodedata.category(cluster[0]) in ("Mc", "Cn"):
        return False
    return all(
        char == LRM
        or (unicodedata.category(char) in ("Mn", "Me") and unicodedata.combining(char) != 9 and char not in _VARIANTS)
        for char in cluster[1:]
    )


def parts_words(cluster: str) -> bool:
    """Whether a word that is painted in one go may end before `cluster`: at ASCII, punctuation
    and CJK, but not at another letter of a script whose widths may be in doubt."""
    first = ord(cluster[0]) if cluster else 0
    return (first < 0x300 or 0x2000 <= first < 0xA000) and steady(cluster or " ")


def cells_of(segments: Iterable[Segment], width: int, pens: Pens) -> tuple[Row, bool]:
    """Lay segments out as exactly `width` cells; also tell whether the row needs special care.

    Care is needed where a cluster is not `steady` or a text runs from right to left. A control
    character has no width for Textual, but its picture takes a cell: that cell comes out of the
    padding behind it, so that what stands further right keeps its column.
    """
    row: Row = []
    care = rtl = False
    under = 0  # the pen of the last cell, which a blank does not show but a mark above it does
    for raw, style, control in segments:
        if control or not raw:
            continue
        pen = pens.number(style)
        text = shown(raw, newlines=False)
        if raw[0] in _JOINERS and row:  # whether a joiner is honest depends on what it follows
            text = shown((row[-1][0] or row[-2][0])[-1] + raw, newlines=False)[1:]
        blank = pens.blank(pen)
        if text.isascii():
            if blank == pen or " " not in text:
                row.extend(zip(text, repeat(pen)))
            else:
                row.extend([(char, blank if char == " " else pen) for char in text])
            under = pen
            continue
        rtl = rtl or starts_rtl(text, anywhere=True)
        for cluster, cells in clusters(text):
            if cells:
                row.append((cluster, blank if cluster == " " else pen))
                under = pen
                if cells > 1:
                    row.append(("", pen))
            elif row:
                place = -1 if row[-1][0] or len(row) == 1 else -2
                base, base_pen = row[place]
                row[place] = (base + cluster, under if base == " " else base_pen)
                care = care or not steady(row[place][0])
                continue
            else:
                continue  # nothing to stand on
            care = care or not steady(cluster)
    if rtl:
        for place in rtl_run_ends([cluster for cluster, _ in row]):
            cluster, pen = row[place]
            if not cluster.endswith(LRM):
                row[place] = (cluster + LRM, pen)
    if len(row) > width:
        _squeeze(row, len(row) - width)
        del row[width:]
        mend(row)
    elif len(row) < width:
        row.extend(repeat((" ", pens.blank(row[-1][1]) if row else 0), width - len(row)))
    return row, care or rtl


def _squeeze(row: Row, excess: int) -> None:
    """Take up to `excess` blanks out of runs of padding, the rightmost first."""
    place = len(row) - 1
    while excess and place > 0:
        if row[place][0] == " " == row[place - 1][0]:
            del row[place]
            excess -= 1
        place -= 1


def mend(row: Row) -> None:
    """Blank the halves of wide clusters whose other half was painted over."""
    last = len(row) - 1
    for place, (cluster, pen) in enumerate(row):
        if cluster == "":
            if place == 0 or not is_wide(row[place - 1][0]):
                row[place] = (" ", pen)
        elif not cluster.isascii() and is_wide(cluster) and (place == last or row[place + 1][0]):
            row[place] = (" ", pen)


@lru_cache(maxsize=4096)
def is_wide(cluster: str) -> bool:
    """Whether a cluster takes two cells."""
    return cell_len(cluster) > 1
