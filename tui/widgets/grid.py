"""A table of cells with one cell highlighted, its head and first column always in sight.

Whole rows and columns come into sight as the highlight moves, so that nothing is ever cut in half.
A move inside what is shown repaints the lines it touches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from store.model.facts import dataclass
from tui.lines.fit import column, cut, spread, wrapped
from tui.lines.wrap import wrap
from tui.session.keys import bind
from tui.terminal.glyphs import UNICODE, Glyphs

#: Fewest cells of a column, and those of the gap before it.
COLUMN, GAP = 12, 1

#: Lines of the head.
HEAD = 3


def _blank(row: int, at: int) -> Content:  # noqa: ARG001
    return Content("")


@dataclass(frozen=True, slots=True)
class Cells:
    """What a grid shows: the head of each column, the label of each row with what stands right in it,
    and the content of a cell by row and column, asked for those on the screen only. ``feet`` stand below the heads;
    ``foot`` says beside them what they count, ``over`` what the numbers of the labels do."""

    heads: Sequence[Content] = ()
    labels: Sequence[tuple[Content, Content]] = ()
    cell: Callable[[int, int], Content] = _blank
    feet: Sequence[Content] = ()
    foot: str = ""
    over: str = ""


def _narrowest(head: Content, lines: int, room: int) -> int:
    """Return in how few cells a head stands whole on so many lines."""
    return next((width for width in range(COLUMN, room) if len(wrap(head.plain, width)) <= lines), room)


class Grid(Widget, can_focus=True):
    """Posts `Moved` when another cell is highlighted and `Chosen` on Enter."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right", "move(0, 1)", "Move", id="grid.right"),
        bind("left", "move(0, -1)", "Left", show=False, id="grid.left"),
        bind("down", "move(1, 0)", "Down", show=False, id="grid.down"),
        bind("up", "move(-1, 0)", "Up", show=False, id="grid.up"),
        bind("page_down", "page(1)", "Page down", show=False, id="grid.page_down"),
        bind("page_up", "page(-1)", "Page up", show=False, id="grid.page_up"),
        bind("first", "edge(0)", "First column", show=False, id="grid.first"),
        bind("last", "edge(1)", "Last column", show=False, id="grid.last"),
        bind("open", "choose", "Open", show=False, id="grid.open"),
    ]
    DEFAULT_CSS = "Grid { height: 1fr; width: 1fr; }"

    class Moved(Message):
        """Another cell is highlighted."""

        def __init__(self, row: int, at: int) -> None:
            super().__init__()
            self.row, self.column = row, at

    class Chosen(Moved):
        """A cell was chosen."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._glyphs = glyphs
        self._cells = Cells()
        self.row = self.column = 0
        self._top = self._first = 0

    def set_cells(self, cells: Cells) -> None:
        """Show other cells; the highlight stays where it is, as far as that goes."""
        self._cells = cells
        self._go(self.row, self.column)
        self.refresh()
        self.post_message(self.Moved(self.row, self.column))

    @property
    def _label(self) -> int:
        """Cells of the first column: two fifths of the room, or what the voices leave."""
        longest = max((label.cell_length + tail.cell_length for label, tail in self._cells.labels), default=0) + 4
        longest = max(longest, len(self._cells.foot) + 2, len(self._cells.over) + 2)
        width = self.outer_size.width
        return max(min(longest, max(width * 2 // 5, width - len(self._cells.heads) * (COLUMN + GAP))), 8)

    @property
    def _column(self) -> int:
        """Cells of a column: what the heads want on their lines, while all columns have room for it."""
        heads, feet = self._cells.heads, self._cells.feet
        room = (self.content_region.width - self._label) // max(len(heads), 1) - GAP
        if room <= COLUMN:
            return COLUMN
        lines = HEAD - bool(feet)
        wants = max((_narrowest(head, lines, room) for head in heads), default=0)
        return min(max(wants, COLUMN, *(foot.cell_length for foot in feet)), room)

    @property
    def shown(self) -> tuple[range, range]:
        """The rows and columns on the screen."""
        width = self.content_region.width - self._label
        fit = max(width // (self._column + GAP), 1)
        room = max(self.content_region.height - HEAD, 1)
        rows, columns = len(self._cells.labels), len(self._cells.heads)
        return range(self._top, min(self._top + room, rows)), range(self._first, min(self._first + fit, columns))

    def _go(self, row: int, at: int) -> bool:
        """Put the highlight on a cell, bring it in sight; return whether anything scrolled."""
        self.row = min(max(row, 0), max(len(self._cells.labels) - 1, 0))
        self.column = min(max(at, 0), max(len(self._cells.heads) - 1, 0))
        before = (self._top, self._first)
        rows, columns = self.shown
        self._top = min(max(self._top, self.row - max(len(rows), 1) + 1), self.row)
        self._first = min(max(self._first, self.column - max(len(columns), 1) + 1), self.column)
        return before != (self._top, self._first)

    @property
    def cursor_place(self) -> Offset:
        """Where the cell at hand begins, for the terminal's cursor."""
        columns = self.shown[1]
        return Offset(
            self._label + (self.column - columns.start) * (self._column + GAP) + GAP, HEAD + self.row - self._top
        )

    def on_resize(self) -> None:
        """Keep the highlight in sight, and show as much as there is room for."""
        self._top = self._first = 0
        self._go(self.row, self.column)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Build one line: of the head, or a row."""
        style = self.visual_style
        width = self.content_region.width
        rows, columns = self.shown
        row = self._top + y - HEAD
        if y < HEAD:
            content = self._head_line(y, columns)
        elif row in rows:
            content = self._row_line(row, columns)
        else:
            return Strip.blank(width, style.rich_style)
        return Strip(content.render_segments(style)).adjust_cell_length(width, style.rich_style)

    def _head_line(self, y: int, columns: range) -> Content:
        wide = self._column
        beside = {HEAD - 1: self._cells.foot, HEAD - 2: self._cells.over}.get(y, "")
        corner = cut(Content.styled(beside, "$quiet"), self._label - 1, self._glyphs)
        parts = [Content(" " * (self._label - 1 - corner.cell_length)), corner, Content(" ")]
        for at in columns:
            feet = [cut(self._cells.feet[at], wide, self._glyphs)] if self._cells.feet else []
            lines = wrapped(self._cells.heads[at], wide, HEAD - len(feet), self._glyphs) + feet
            lines = [Content("")] * (HEAD - len(lines)) + lines
            line = column(lines[y], wide, self._glyphs)
            parts += [Content(" " * GAP), line.stylize("bold" if at == self.column else "$quiet")]
        return Content("").join(parts)

    def _row_line(self, row: int, columns: range) -> Content:
        label, tail = self._cells.labels[row]
        wide = self._column
        here = row == self.row
        mark = f"{self._glyphs.cursor} " if here else "  "
        name = spread(label.stylize("bold") if here else label, tail, self._label - 3, self._glyphs)
        parts = [Content(mark), name, Content(" ")]
        for at in columns:
            cell = column(self._cells.cell(row, at), wide, self._glyphs)
            if here and at == self.column:
                cell = Content.styled(cell.plain, "reverse bold" if self.has_focus else "underline")
            parts += [Content(" " * GAP), cell]
        return Content("").join(parts)

    def render(self) -> RenderResult:
        """Give nothing to what asks for a whole widget: it is drawn line by line."""
        return Content("")

    def action_move(self, down: int, right: int) -> None:
        """Move the highlight."""
        old = (self.row, self.column)
        scrolled = self._go(self.row + down, self.column + right)
        if (self.row, self.column) == old:
            return
        if scrolled or right:
            self.refresh()  # the head's current column changes too
        else:
            for row in (old[0], self.row):
                self.refresh(Region(0, HEAD + row - self._top, self.outer_size.width, 1))
        self.post_message(self.Moved(self.row, self.column))

    def action_page(self, direction: int) -> None:
        """Move by a screenful of rows."""
        self.action_move(direction * max(len(self.shown[0]) - 1, 1), 0)

    def action_edge(self, end: int) -> None:
        """Go to the first or the last column."""
        self.action_move(0, len(self._cells.heads) if end else -len(self._cells.heads))

    def action_choose(self) -> None:
        """Choose the highlighted cell."""
        if self._cells.labels and self._cells.heads:
            self.post_message(self.Chosen(self.row, self.column))

    def on_click(self, event: events.Click) -> None:
        """Highlight the cell under the mouse; a double click chooses it."""
        rows, columns = self.shown
        row = self._top + event.y - HEAD
        at = self._first + (event.x - self._label) // (self._column + GAP)
        if row in rows and at in columns:
            self.action_move(row - self.row, at - self.column)
            if event.chain == 2:
                self.action_choose()
