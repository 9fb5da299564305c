"""Word wrapping that keeps count of code points: which part of a text each line of cells shows.

Lines are found by prefix sums of cell widths and binary search, so a text of a megabyte is wrapped
in the time of a few frames, whether it is one line or many, in whatever script.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from unicodedata import category

from rich.cells import cell_len

_SOFT = ("-", "\u2013", "\u2014", "/")
_ZWJ, _VS16 = "\u200d", "\ufe0f"


class _Widths(dict[int, str]):
    """Cells of each code point, for `str.translate`. An emoji selector may widen what it follows."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        found = self[code] = "1" if char == _VS16 else str(cell_len(char))
        return found


_WIDTHS = _Widths()


def forget_widths() -> None:
    """Look up the cells of each code point anew: the terminal was found to take others."""
    _WIDTHS.clear()


class Lines:
    """The lines of a wrapped text: line i shows the code points `starts[i]` to `ends[i]`, end
    exclusive. The blanks a line was broken at, and line ends, belong to no line."""

    __slots__ = ("ends", "starts")

    def __init__(self) -> None:
        self.starts = array("L")
        self.ends = array("L")

    def __len__(self) -> int:
        return len(self.starts)

    def line_of(self, offset: int) -> int:
        """Return the line a code point stands in (0 for an empty text)."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def wrap(text: str, width: int) -> Lines:
    """Wrap `text` to lines of at most `width` cells (at least 1), at blanks, after hyphens, and
    beside characters two cells wide; a word longer than a line is cut, never inside a letter with
    its marks. Lines end at each "\\n" too."""
    lines = Lines()
    width = max(width, 2)
    start = 0
    while True:
        end = text.find("\n", start)
        paragraph = text[start : end if end >= 0 else len(text)]
        _paragraph(paragraph, start, width, lines)
        if end < 0:
            return lines
        start = end + 1


def _paragraph(text: str, offset: int, width: int, lines: Lines) -> None:
    """Append the lines of a text without line ends that stands at `offset`."""
    size = len(text)
    sums: list[int] | None = None
    cells = ""
    if not text.isascii():
        cells = text.translate(_WIDTHS)
        if cells.count("1") != size:
            sums = list(accumulate(map(int, cells), initial=0))
    start = 0
    while True:
        limit = start + width if sums is None else bisect_right(sums, sums[start] + width) - 1
        if limit >= size:
            lines.starts.append(offset + start)
            lines.ends.append(max(offset + len(text.rstrip(" ")), offset + start))
            return
        cut = _cut(text, cells if sums is not None else "", start, limit)
        end = cut
        while end > start and text[end - 1] == " ":
            end -= 1
        lines.starts.append(offset + start)
        lines.ends.append(offset + end)
        while cut < size and text[cut] == " " and cells[cut + 1 : cut + 2] != "0":
            cut += 1
        if cut >= size:
            return
        start = cut


def _cut(text: str, cells: str, start: int, limit: int) -> int:
    """Return where the line from `start` ends whose cells are full at `limit`."""
    if text[limit] == " ":
        return limit
    best = text.rfind(" ", start, limit) + 1
    for mark in _SOFT:
        found = text.rfind(mark, max(start, best), limit)
        if found > start and text[found - 1].isalnum():
            best = found + 1
    if cells:
        wide = cells.rfind("2", max(start, best - 1), limit)
        if wide >= start:  # behind it, or before a wide one that did not fit
            best = max(best, wide + 1)
        if cells[limit] == "2":
            best = limit
        best = _behind(cells, best, limit)
    if best > start:
        return best
    while limit > start and _inside(text, cells, limit):
        limit -= 1
    if limit == start:  # one letter with more marks than the sums allow for: it goes whole
        limit += 1
        while limit < len(text) and _inside(text, cells, limit):
            limit += 1
    return limit


def _inside(text: str, cells: str, place: int) -> bool:
    """Whether a break before `place` would part a letter from its marks or an emoji sequence."""
    return bool(cells) and (
        cells[place] == "0" or text[place] == _VS16 or text[place - 1] == _ZWJ or category(text[place]) == "Mc"
    )


def _behind(cells: str, place: int, limit: int) -> int:
    while place < limit and cells[place] == "0":
        place += 1
    return place


def code_point_at(row: str, column: int) -> int | None:
    """Return which code point of a row stands in a column."""
    places = [cell_len(row[:end]) for end in range(1, len(row) + 1)]
    place = bisect_right(places, column)
    return place if column >= 0 and place < len(row) else None
