"""A list of a hundred thousand rows that builds only those on the screen.

The rows come from a provider: how many there are, what stands in row i, what its key is. A move
of the highlight repaints the two lines it touches; a move beyond the edge scrolls by half a page,
so that a held key seldom repaints the whole list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import replace
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from store.text.clean import shown
from tui.lines.fit import cut_with
from tui.lines.rows import Row, Rows
from tui.session.keys import bind
from tui.terminal.textual_inside import take_size


class RowList(ScrollView, can_focus=True):
    """A list with headings and one highlighted row.

    Posts `Highlighted` when the highlight comes to another item and `Selected` on Enter or a
    double click. Component classes: `row-list--row`, `row-list--highlight`, `row-list--heading`.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "move(1)", "Down", show=False, id="list.down"),
        bind("up", "move(-1)", "Up", show=False, id="list.up"),
        bind("page_down", "page(1)", "Page down", show=False, id="list.page_down"),
        bind("page_up", "page(-1)", "Page up", show=False, id="list.page_up"),
        bind("first", "first", "First", show=False, id="list.first"),
        bind("last", "last", "Last", show=False, id="list.last"),
        bind("open", "select", "Open", show=False, id="list.open"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row-list--row", "row-list--highlight", "row-list--heading"}
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .row-list--heading { text-style: bold; }
        & > .row-list--highlight { text-style: bold; }
        &:focus > .row-list--highlight {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }
        &:nocolor:focus > .row-list--highlight { text-style: reverse; }
    }
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False, always_update=False)
    """Index of the highlighted row, None in an empty list."""

    class _RowMessage(Message):
        def __init__(self, row_list: RowList, index: int, key: Hashable) -> None:
            super().__init__()
            self.row_list = row_list
            self.index = index
            """Index of the row."""
            self.key = key
            """The item's key."""

        @property
        def control(self) -> RowList:
            """The list, for `@on(..., "#id")`."""
            return self.row_list

    class Highlighted(_RowMessage):
        """The highlight came to another item."""

    class Selected(_RowMessage):
        """An item was chosen, by Enter or a double click."""

    def __init__(
        self,
        rows: Rows | None = None,
        *,
        cursor: str = "\u203a",
        ellipsis: str = "\u2026",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        """Make a list of `rows`; `cursor` (one cell) marks the highlighted one, `ellipsis` a cut."""
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._rows = Rows()
        self._starts: list[int] = []
        self._cursor, self._ellipsis = cursor, ellipsis
        self._lines: LRUCache[tuple[int, Style, int], Strip] = LRUCache(128)
        self._shown_key: Hashable = None
        if rows is not None:
            self.set_rows(rows)

    @property
    def rows(self) -> Rows:
        """What the list shows."""
        return self._rows

    @property
    def highlighted_key(self) -> Hashable | None:
        """The key of the highlighted item, None in an empty list."""
        return None if self.highlighted is None else self._rows.key_of(self.highlighted)

    def set_rows(self, rows: Rows, *, keep: bool = True) -> None:
        """Show other rows.

        With `keep` the highlight stays on its item where that is still there; else, or if it is
        gone, it goes to the first row. `Highlighted` is posted if the item changed.
        """
        old = self.highlighted_key
        before = None if self.highlighted is None else self.line_of(self.highlighted) - self.scroll_offset.y
        self._rows = rows
        self._starts = [section.start for section in rows.sections]
        self._lines.clear()
        found = rows.find(old) if keep and old is not None else None
        target = found if found is not None else (0 if rows.count else None)
        self.set_reactive(RowList.highlighted, target)
        self._fit()
        if target is not None and before is not None and found is not None:
            self.scroll_to(y=self.line_of(target) - before, animate=False, force=True)
        self._scroll_in(0)
        self.refresh()
        self._announce()

    @property
    def cursor_place(self) -> Offset | None:
        """Where the highlighted row's words begin, for the terminal's cursor."""
        if self.highlighted is None:
            return None
        return Offset(len(self._cursor) + 1, self.line_of(self.highlighted) - self.scroll_offset.y)

    def refresh_rows(self) -> None:
        """Ask the provider again for the rows on the screen; their count and keys are the same."""
        self._lines.clear()
        self.refresh()

    def highlight_key(self, key: Hashable) -> bool:
        """Put the highlight on the item with this key; return whether there is one."""
        index = self._rows.find(key)
        if index is not None:
            self.highlighted = index
        return index is not None

    @property
    def selected_row(self) -> int | None:
        """The row of the screen that the highlight is in, if it is in sight."""
        if self.highlighted is None:
            return None
        place = self.line_of(self.highlighted) - self.scroll_offset.y
        return self.content_region.y + place if 0 <= place < self.content_region.height else None

    def line_of(self, index: int) -> int:
        """Return the line of the whole list, headings counted, in which row `index` stands."""
        return index + bisect_right(self._starts, index)

    def row_at(self, line: int) -> int | None:
        """Return the row that stands in a line of the whole list, or None for a heading or none."""
        section = self._section_above(line)
        index = line - section
        if not 0 <= index < self._rows.count or (section and self._starts[section - 1] + section - 1 == line):
            return None
        return index

    def _section_above(self, line: int) -> int:
        """Return how many headings stand in lines 0 to `line`."""
        return bisect_right(range(len(self._starts)), line, key=lambda nth: self._starts[nth] + nth)

    @property
    def line_count(self) -> int:
        """Lines of the whole list: rows and headings."""
        return self._rows.count + len(self._starts)

    def _fit(self) -> None:
        take_size(self, Size(max(self.scrollable_content_region.width, 1), self.line_count))

    def on_resize(self) -> None:
        """Keep the highlight in sight."""
        self._lines.clear()
        self._fit()
        self._scroll_in(0)

    def notify_style_update(self) -> None:
        """Build the lines anew: their styles changed."""
        super().notify_style_update()
        self._lines.clear()

    def render_line(self, y: int) -> Strip:
        """Build the line at row `y` of the widget, or take it from the last built ones."""
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        base = self.get_visual_style("row-list--row")
        if line >= self.line_count:
            return Strip.blank(width, base.rich_style)
        index = self.row_at(line)
        lit = index is not None and index == self.highlighted
        if index is None:
            style = self.get_visual_style("row-list--row", "row-list--heading")
        elif lit:
            style = self.get_visual_style("row-list--row", "row-list--highlight")
            if self.get_component_styles("row-list--highlight").text_style.reverse:
                style += Style(reverse=True)  # get_visual_style leaves it out
        else:
            style = base
        key = (-1 - line if index is None else 2 * index + lit, style, width)
        if (strip := self._lines.get(key)) is None:
            strip = self._lines[key] = self._build(line, index, lit, style, width)
        return strip

    def _build(self, line: int, index: int | None, lit: bool, style: Style, width: int) -> Strip:
        if index is None:
            heading = self._rows.sections[self._section_above(line) - 1]
            row, mark = Row(heading.title, heading.right), ""
        else:
            given = self._rows.line(index)
            row = given if isinstance(given, Row) else Row(given)
            sign = self._rows.sign(index) if self._rows.sign is not None else ""
            mark = f"{self._cursor if lit else ' '}{sign or ' '}"
        left, right, beside = _content(row.left), _content(row.right), _content(row.beside)
        room = max(width - len(mark) - (right.cell_length + 1 if right.plain else 0), 0)
        segments = [Segment(mark, style.rich_style)] if mark else []
        if left.cell_length + beside.cell_length > room:
            kept = max(room - beside.cell_length, room * 3 // 5 if beside.plain else 0)
            left = cut_with(self._ellipsis, left, kept)
            beside = cut_with(self._ellipsis, beside, room - left.cell_length)
        left += beside
        segments += _segments(left, style, lit and self.has_focus)
        if right.plain:
            segments.append(Segment(" " * (room - left.cell_length + 1), style.rich_style))
            segments += _segments(right, style, lit and self.has_focus)
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def validate_highlighted(self, index: int | None) -> int | None:
        """Keep the highlight inside the list."""
        if index is None or not self._rows.count:
            return None
        return min(max(index, 0), self._rows.count - 1)

    def watch_highlighted(self, old: int | None, new: int | None) -> None:
        """Repaint the two lines the move touches, unless it scrolled the whole list."""
        if not self._scroll_in(0 if old is None or new is None else new - old):
            for index in (old, new):
                if index is not None and index < self._rows.count:
                    self.refresh_line(self.line_of(index))
        self._announce()

    def _announce(self) -> None:
        key = self.highlighted_key
        if key != self._shown_key:
            self._shown_key = key
            if self.highlighted is not None:
                self.post_message(self.Highlighted(self, self.highlighted, key))

    def _scroll_in(self, step: int) -> bool:
        """Scroll so that the highlight is in sight; return whether that moved the list.

        After a small step beyond the edge the highlight stands in the middle.
        """
        height = self.scrollable_content_region.height
        if self.highlighted is None or not height:
            return False
        line, top = self.line_of(self.highlighted), self.scroll_offset.y
        first = line - 1 if self.row_at(line - 1) is None and line else line  # with its heading
        if top <= first and line < top + height:
            return False
        if abs(step) > 1:
            goal = first if line < top else line - height + 1
        elif step:
            goal = line - height // 2
        else:
            goal = min(max(top, line - height + 1), first)
        self.scroll_to(y=min(max(goal, 0), max(self.line_count - height, 0)), animate=False, force=True)
        return self.scroll_offset.y != top

    def action_move(self, step: int) -> None:
        """Move the highlight by `step` rows."""
        at = self.highlighted if self.highlighted is not None else min(-step, 0)  # the first key goes to the first row
        self.highlighted = at + step if self._rows.count else None

    def action_page(self, direction: int) -> None:
        """Move the highlight by a screenful, less one line to keep the place."""
        self.action_move(direction * max(self.scrollable_content_region.height - 1, 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self.highlighted = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self.highlighted = self._rows.count - 1

    def action_select(self) -> None:
        """Choose the highlighted item."""
        if self.highlighted is not None:
            self.post_message(self.Selected(self, self.highlighted, self.highlighted_key))

    def on_click(self, event: events.Click) -> None:
        """Highlight the row under the mouse; a double click chooses it."""
        offset = event.get_content_offset(self)
        index = None if offset is None else self.row_at(offset.y + self.scroll_offset.y)
        if index is not None:
            self.highlighted = index
            if event.chain == 2:
                self.action_select()


def _segments(content: Content, style: Style, own_colors: bool) -> list[Segment]:
    """Render content; with `own_colors` in the colours of `style` alone, as on a coloured bar, where
    others may be hard to read."""
    if not own_colors:
        return content.render_segments(style)

    def colorless(named: str | Style) -> Style:
        found = Style.parse(named) if isinstance(named, str) else named
        return replace(found, foreground=None, background=None, dim=None)

    return [Segment(text, part.rich_style) for text, part in content.render(style, end="", parse_style=colorless)]


def _content(text: Content | str) -> Content:
    """Return text as content that can be laid out: cleaned where it is a plain string."""
    return text if isinstance(text, Content) else Content(shown(text, newlines=False))
