"""From two versions of a row to the fewest bytes that turn the first into the second."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len

from tui.terminal.cells import Cell, parts_words, steady
from tui.terminal.glyphs import ascii_for
from tui.terminal.pens import Pens

_GAP = 4
"""Up to so many unchanged cells are written again rather than jumped over: a jump costs 4 bytes."""
_RUN = 12
"""A run of so many blanks is erased (ECH, and a jump behind it) rather than written."""


class Painter:
    """Collects the bytes of one frame; knows where the cursor is and which pen is in hand.

    `bce` and `ech` say whether the terminal erases with the background colour and knows ECH.
    With `ascii_only` each cluster is replaced by ASCII of the same width.
    """

    def __init__(self, pens: Pens, width: int, *, bce: bool, ech: bool, ascii_only: bool = False) -> None:
        self._pens, self._width, self._bce, self._ech = pens, width, bce, ech
        self._ascii = ascii_only
        self._out: list[str] = []
        self._pen = 0
        self._at: tuple[int, int] | None = None

    def start_at(self, at: tuple[int, int] | None) -> None:
        """Tell where the cursor stands, if that is known."""
        self._at = at

    @property
    def at(self) -> tuple[int, int] | None:
        """Where the cursor stands (column, row), or None where terminals differ."""
        return self._at

    def clear(self) -> None:
        """Blank the whole screen with the default pen."""
        self._out.append("\x1b[m\x1b[2J")
        self._pen, self._at = 0, None

    def finish(self) -> str:
        """Return the bytes of the frame, with the default pen in hand at the end."""
        self._take(0)
        return "".join(self._out)

    def move(self, x: int, y: int) -> None:
        """Put the cursor at column x, row y by the shortest known way."""
        if self._at == (x, y):
            return
        ways = [f"\x1b[{y + 1};{x + 1}H" if x or y else "\x1b[H"]
        if self._at is not None:
            at_x, at_y = self._at
            if y == at_y:
                ways.append(_step(x - at_x, "C", "D"))
                ways.append("\r" + _step(x, "C", "D"))
            elif x == at_x:
                ways.append(_step(y - at_y, "B", "A"))
            elif y == at_y + 1:
                ways.append("\r\x1b[B" + _step(x, "C", "D"))
        self._out.append(min(ways, key=len))
        self._at = (x, y)

    def _take(self, pen: int, cluster: str = "") -> None:
        """Take a pen in hand; for a blank any that writes the same one will do."""
        if pen != self._pen and not (cluster == " " and self._pens.blank(self._pen) == self._pens.blank(pen)):
            self._out.append(self._pens.change(self._pen, pen))
            self._pen = pen

    def row(self, y: int, old: Sequence[Cell | None], new: Sequence[Cell | None], *, care: bool = False) -> None:
        """Write what differs between the two versions of row `y`.

        A cell that is None in `new` is left alone. With `care` a word with a cluster whose width
        terminals disagree on is painted as a whole, over blanks, and the cursor is placed anew
        behind it.
        """
        changed = [x for x, (was, now) in enumerate(zip(old, new, strict=True)) if was != now and now is not None]
        if not changed:
            return
        if care:
            changed = self._whole_words(y, changed, old, new)
        tail = self._blank_tail(new)
        rest = [x for x in changed if x >= tail]
        if rest and rest[-1] - rest[0] >= _GAP:
            changed = [x for x in changed if x < tail]
        else:
            rest = []
        start = 0
        for index, x in enumerate(changed):
            last = index + 1 == len(changed)
            if last or not self._bridges(new, x, changed[index + 1]):
                self._write(y, changed[start], x + 1, new)
                start = index + 1
        if rest:
            self.move(rest[0], y)
            self._take(_pen(new[rest[0]]), " ")
            self._out.append("\x1b[K")

    def _blank_tail(self, new: Sequence[Cell | None]) -> int:
        """Return where the blanks of one erasable pen begin that end the row (its length if none)."""
        end = new[-1]
        if end is None or end[0] != " " or not self._pens.erases(end[1], self._bce):
            return len(new)
        start = len(new)
        while start and new[start - 1] == end:
            start -= 1
        return start

    def _bridges(self, new: Sequence[Cell | None], left: int, right: int) -> bool:
        """Whether the cells between two changed ones are cheaper written than jumped over."""
        if right - left - 1 > _GAP:
            return False
        pen = _pen(new[left])
        blank = self._pens.blank(pen)
        for x in range(left + 1, right):
            cell = new[x]
            if cell is None or (cell[1] != pen and cell != (" ", blank)) or (cell[0] and not cell[0].isascii()):
                return False
        return True

    def _write(self, y: int, start: int, end: int, new: Sequence[Cell | None]) -> None:
        """Write the cells from `start` up to `end`, and the halves of wide ones at both ends."""
        start, end = _whole(new, start, end)
        x = start
        while x < end:
            cell = new[x]
            if cell is None:
                x += 1
                continue
            run = x
            if self._ech and cell[0] == " ":
                while run < end and new[run] == cell:
                    run += 1
            if run - x >= _RUN and self._pens.erases(cell[1], self._bce):
                self.move(x, y)
                self._take(cell[1], " ")
                self._out.append(f"\x1b[{run - x}X")
                x = run
                continue
            if cell[0]:
                self.move(x, y)
                self._take(cell[1], cell[0])
                self._put(cell[0], x, new)
            x += 1

    def _put(self, cluster: str, x: int, new: Sequence[Cell | None]) -> None:
        cells = 1
        while x + cells < len(new) and _text(new[x + cells]) == "":
            cells += 1
        self._out.append(_in_ascii(cluster, cells) if self._ascii else cluster)
        # In the last column a terminal waits to wrap, each in its own way.
        after = x + cells
        at_y = self._at[1] if self._at else 0
        self._at = (after, at_y) if after < self._width else None

    def _whole_words(
        self, y: int, changed: list[int], old: Sequence[Cell | None], new: Sequence[Cell | None]
    ) -> list[int]:
        """Paint the doubtful words that changed; return the changed cells that are left.

        A terminal that makes a word wider paints over the cells behind it: these come again, each in its
        place. Where a doubtful word stood before, all that is to be seen now comes again.
        """
        left = set(changed)
        words = _words(new)
        for start, end in _merged(_words(old) + words):
            if left.isdisjoint(range(start, end)):
                continue
            start, end = _whole(new, start, end)  # noqa: PLW2901
            self._blanks(y, start, end, new)
            left.difference_update(range(start, end))
            left.update(x for x in range(start, end) if _text(new[x]) not in (" ", None))
            for first, last in words:
                if start <= first < end:
                    self._word(y, first, last, new)
                    left.difference_update(range(first, last))
                    more = sum(widest(cell[0]) for cell in new[first:last] if cell) - (last - first)
                    left.update(x for x in range(last, min(last + more, len(new))) if new[x] is not None)
        return sorted(left)

    def _blanks(self, y: int, start: int, end: int, new: Sequence[Cell | None]) -> None:
        """Blank cells: a terminal that makes a word narrower must not leave old ones behind it."""
        for x in range(start, end):
            if (cell := new[x]) is not None:
                self.move(x, y)
                self._take(cell[1])
                self._out.append(" ")
                self._at = (x + 1, y) if x + 1 < self._width else None
        self._at = None

    def _word(self, y: int, start: int, end: int, new: Sequence[Cell | None]) -> None:
        self.move(start, y)
        for x in range(start, end):
            if cluster := _text(new[x]):
                self._take(_pen(new[x]))
                self._put(cluster, x, new)
        self._at = None


def _whole(row: Sequence[Cell | None], start: int, end: int) -> tuple[int, int]:
    """Widen a span by the other halves of wide clusters at its ends."""
    while start and _text(row[start]) == "":
        start -= 1
    while end < len(row) and _text(row[end]) == "":
        end += 1
    return start, end


def _pen(cell: Cell | None) -> int:
    return cell[1] if cell else 0


def _text(cell: Cell | None) -> str | None:
    return cell[0] if cell else None


def _step(count: int, forward: str, backward: str) -> str:
    if not count:
        return ""
    size = abs(count)
    return f"\x1b[{size if size > 1 else ''}{forward if count > 0 else backward}"


@lru_cache(maxsize=1024)
def widest(cluster: str) -> int:
    """Return the most cells a terminal may give a cluster: each code point for itself."""
    return sum(1 if unicodedata.category(char) == "Mc" else cell_len(char) for char in cluster)


def _words(row: Sequence[Cell | None]) -> list[tuple[int, int]]:
    """Return the [start, end) of each word that holds a cluster of doubtful width."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    doubt = False
    for x, cell in enumerate([*row, None]):
        cluster = _text(cell)
        if cluster == "" and start is not None:
            continue
        if cluster is None or parts_words(cluster):
            if start is not None and doubt:
                found.append((start, x))
            start, doubt = None, False
        else:
            start = x if start is None else start
            doubt = doubt or not steady(cluster)
    return found


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that overlap or touch."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _in_ascii(cluster: str, cells: int) -> str:
    """Return a stand-in of the same width for terminals that take ASCII only."""
    if cluster.isascii():
        return cluster
    return ascii_for(cluster).ljust(cells, "?")[:cells]
