"""One-line widgets: a line with a left and a right part, and the line of keys at the bottom.

They keep their size whatever they show, so a change repaints one line and lays nothing out; only a name that a line is
too short for makes it two or three.
"""

from __future__ import annotations

from typing import Any

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import App, RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tui.lines.fit import NAME_LINES, cut, in_full
from tui.session.keys import shown
from tui.terminal.glyphs import UNICODE, Glyphs

LAST = ("app.help", "page.back", "browse.quit", "search.clear", "text.let_go", "find.leave")
"""Bindings whose keys stand at the right end and stay there on a narrow screen."""

THROUGH = ("text.next_hit", "reader.draft_next")
"""Moves that stand with what acts: a hand goes through what was found, or is suggested, by them."""


LEAST = 10
"""Columns below which the right part of a line is left out instead of cut."""


class Bar(Widget):
    """A line: `left` is cut with an ellipsis where `right` needs the room; `fill` is what stands between.

    Of `right`, given as a list, as many parts are shown as fit beside `left`, the first first. Where `left` begins with
    a name that stands in full nowhere else (`whole` cells), it takes more lines before that is cut, `most` at the most.
    """

    class Stretched(Message):
        """A line takes another number of lines than it did."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"
    ALLOW_SELECT = False

    def __init__(
        self,
        left: Content | str = "",
        right: Content | str | list[Content] = "",
        *,
        fill: str = " ",
        most: int = NAME_LINES,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._left, self._right = Content(""), [Content("")]
        self._fill, self._glyphs = fill, glyphs
        self._whole, self._lines, self._most = 0, 1, most
        self.set(left, right)

    def set(self, left: Content | str, right: Content | str | list[Content] = "", whole: int = 0) -> None:
        """Show other words. Strings are the program's own; text of the store comes as Content."""
        self._whole = whole
        self._left = left if isinstance(left, Content) else Content(left)
        rights = right if isinstance(right, list) else [right]
        self._right = [part if isinstance(part, Content) else Content(part) for part in rights]
        self._stretch()
        self.refresh()

    def on_resize(self) -> None:
        """Take the lines that the name at hand needs in this width."""
        self._stretch()

    def _stretch(self) -> None:
        lines = len(self.lines_in(self.content_size.width)) or 1
        if lines != self._lines:
            self._lines = lines
            self.styles.height = lines
            self.post_message(self.Stretched())

    @property
    def lines(self) -> int:
        """Lines it takes."""
        return self._lines

    def lines_in(self, width: int) -> list[Content]:
        """The left part on several lines of that width, where its name would be cut on one; else nothing."""
        if not self._whole or width <= 0:
            return []
        name, first = self._whole + self.mark, self._right[0].cell_length if self._right else 0
        if name <= width * 2 // 5 or name + (first + 2 if first else 0) <= width:
            return []
        return in_full(self._left, max(width - self.mark, 1), first, self._glyphs, rows=self._most)

    @property
    def mark(self) -> int:
        """Cells that are kept free behind the left part."""
        return 0

    @property
    def plain(self) -> str:
        """The words shown, without the filling."""
        return " ".join(part.plain for part in (self._left, *self._right) if part.plain)

    @property
    def wants(self) -> int:
        """Cells of the left part."""
        return self._left.cell_length

    def left_in(self, left: Content, room: int, *, last: bool = True) -> Content:  # noqa: ARG002
        """A line of the left part in at most so many cells; the mark of the focus stands in the `last`."""
        return cut(left, room, self._glyphs)

    def render_line(self, y: int) -> Strip:
        """Build the line."""
        style = self.visual_style
        width = self.content_size.width
        lines = self.lines_in(width)
        if self.content_size.height < len(lines):  # there is no room for them, or not yet
            lines = []
        if y < len(lines) - 1:
            strip = Strip(self.left_in(lines[y], width, last=not lines[y + 1].plain).render_segments(style))
            return strip.adjust_cell_length(width, style.rich_style)
        if y > max(len(lines) - 1, 0):
            return Strip.blank(width, style.rich_style)
        return self._last_line(lines[-1] if lines else self._left, width)

    def _last_line(self, words: Content, width: int) -> Strip:
        """The line, or the last of several, with the right part."""
        style = self.visual_style
        right = Content("")
        kept = self._whole + self.wants - self._left.cell_length if self._whole else 0
        if words is not self._left:  # the last of several
            least = min(words.cell_length + self.mark, width)
        else:
            least = max(min(self.wants, width * 2 // 5), min(kept, width))
        for part in self._right:
            joined = Content.assemble(right, "  ", part) if right.plain else part
            if joined.cell_length + 2 + least > width:
                if not right.plain and width - least - 2 >= LEAST:
                    right = cut(part, width - least - 2, self._glyphs)
                break
            right = joined
        room = width - (right.cell_length + 1 if right.plain else 0)
        left = self.left_in(words, max(room, 0))
        gap = room - left.cell_length
        fill = self._fill * max(gap - 1, 0)
        pad = " " if left.plain and gap else self._fill[:gap]
        segments = left.render_segments(style)
        segments += Content.styled(f"{pad}{fill}", "$rule" if fill.strip() else "").render_segments(style)
        if right.plain:
            segments += [Segment(" ", style.rich_style), *right.render_segments(style)]
        return Strip(segments).adjust_cell_length(width, style.rich_style)

    def render(self) -> RenderResult:
        """Give the line to what asks for a whole widget."""
        return self._left


def keys_here(screen: Screen[Any]) -> dict[str, tuple[str, Binding, DOMNode]]:
    """Return what can be done now, by binding id: its first key as shown, the binding, and whose it is."""
    found: dict[str, tuple[str, Binding, DOMNode]] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id and active.enabled:
            found.setdefault(binding.id, (binding.key_display or shown(binding.key), binding, active.node))
    return found


class KeyBar(Widget):
    """The keys that work here, from the bindings of the screen and of what has the focus.

    As many as fit, those first that act on what is at hand; a click presses the key.
    """

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; dock: bottom; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._keys: list[tuple[str, str, str]] = []
        self._last: list[tuple[str, str, str]] = []
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def _follow(self, screen: Screen[Any]) -> None:
        keys: list[tuple[str, str, str]] = []
        last: list[tuple[str, str, str]] = []
        here = sorted(keys_here(screen).items(), key=lambda item: _rank(item[1][1], item[1][2]))
        for name, (key, binding, _) in here:
            if binding.show:
                (last if name in LAST else keys).append((key, binding.description, binding.action))
        found = (keys, last)
        if found != (self._keys, self._last):
            self._keys, self._last = found
            self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Build the line: the keys from the left, help and the way out at the right."""
        style = self.visual_style
        width = self.content_size.width
        self._places = []
        tail = width - sum(_width(key) + 2 for key in self._last) + 1
        content, column = Content(" "), 1
        for key in self._keys:
            if column + _width(key) + 2 > tail:
                break
            content, column = self._add(content, column, key)
        content = content.pad_right(max(tail - column, 0))
        column = max(tail, column)
        for key in self._last:
            content, column = self._add(content, column, key)
        return Strip(content.render_segments(style)).adjust_cell_length(width, style.rich_style)

    def _add(self, content: Content, column: int, key: tuple[str, str, str]) -> tuple[Content, int]:
        label, description, action = key
        self._places.append((column, column + _width(key), action))
        content = Content.assemble(content, (label, "$key"), " ", (description, "$quiet"), "  ")
        return content, column + _width(key) + 2

    def render(self) -> RenderResult:
        """Give the line to what asks for a whole widget."""
        return Content("")

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.screen.run_action(action)


def _rank(binding: Binding, node: DOMNode) -> int:
    """What acts on the row at hand stands first, behind it what moves and looks; what leads elsewhere stands last."""
    if isinstance(node, App):
        return 2
    if binding.id in THROUGH:
        return 0
    return int(binding.group is not None and binding.group.description in ("Move", "Look"))


def _width(key: tuple[str, str, str]) -> int:
    return cell_len(key[0]) + 1 + cell_len(key[1])
