"""A passage with a cursor in its text, and words selected with it: where they stand, how they look.

Nothing of it is seen before it is asked for: until then the arrows scroll and the text looks as any other. Then the
current passage keeps its marks and is no longer reversed, so that nothing but what is selected, or the letter at the
cursor, is. Only the lines that a change touches are painted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset

from store.text.segments import Span, bare, letter
from store.text.sentences import sentence, sentences
from tui.lines.cursor import TextCursor
from tui.lines.wrap import code_point_at
from tui.widgets.finding import FoundPassage
from tui.widgets.passage import Lit


class CursorPassage(FoundPassage):
    """A text with a cursor. Component classes, besides a passage's: `passage--selected`, `passage--tip` (the end of the
    selection that moves), `passage--cursor`, and `passage--resting` (the current passage while there is a cursor).
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "passage--selected",
        "passage--tip",
        "passage--cursor",
        "passage--resting",
    }
    DEFAULT_CSS = """
    CursorPassage {
        & > .passage--selected { text-style: reverse; }
        & > .passage--tip { text-style: reverse bold underline; }
        & > .passage--cursor { text-style: reverse; }
        & > .passage--resting { text-style: bold underline; }
    }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._cursor = TextCursor()
        self._column: int | None = None  # that one began to go up or down in

    @property
    def cursor(self) -> int | None:
        """The code point before which the cursor stands, None where there is none."""
        return self._cursor.at

    @property
    def selection(self) -> Span | None:
        """The code points selected, end exclusive, or None."""
        return self._cursor.selection

    @property
    def selected(self) -> Span | None:
        """What is selected without the white space at its ends, or None where that is all."""
        return self._with_words(self.selection)

    @property
    def place(self) -> int:
        """Where one reads: at the cursor, at the current passage if it is in sight, else at the first sentence."""
        if self.cursor is not None:
            return self.selection[0] if self.selection is not None else self.cursor
        low, high = self._in_sight()
        if self._now is not None and low <= self._now[0] < high:
            return self._now[0]
        return self._first_sentence()[0]

    @property
    def cursor_place(self) -> Offset | None:
        """Where the text's cursor stands, else the passage at hand."""
        return super().cursor_place if self.cursor is None else self._place_of(self._to_marked(self.cursor))

    def set_text(self, text: str, lit: Iterable[Lit] = (), current: int | None = None) -> None:
        """Show a text; the same one again keeps its cursor and what is selected, and stays where it was."""
        before, top = self.text, self.scroll_offset.y
        super().set_text(text, lit, current)
        if self.text != before:
            self._cursor, self._column = TextCursor(self.text), None
            self.refresh_bindings()
        elif self.cursor is not None:
            self._goal = None
            self.scroll_to(y=top, animate=False, force=True)

    def show_span(self, index: int | None) -> None:
        """Go to a lit passage, where the cursor would be in the way."""
        self.let_go()
        super().show_span(index)

    def _reach_goal(self) -> None:
        """In another size keep what is selected in sight, rather than the current passage."""
        at = self.cursor
        if at is not None:
            self._goal = None
        super()._reach_goal()
        if at is not None and self._width:
            self._reveal(self.selection or (at, at), at)

    def select(self, span: Span) -> None:
        """Select words and bring them in sight."""
        self._change(partial(self._cursor.select, span))

    def let_go(self) -> None:
        """Take the cursor and what is selected away."""
        self._change(self._cursor.hide)

    def _with_words(self, span: Span | None) -> Span | None:
        found = bare(self.text, span) if span is not None else (0, 0)
        return found if found[0] < found[1] else None

    def _sentence(self, at: int) -> Span:
        return sentence(self.text, min(at, len(self.text) - 1)) if self.text else (0, 0)

    def _first_sentence(self) -> Span:
        """The first sentence that begins in sight, else the one at the top."""
        low, high = self._in_sight()
        begun = (bare(self.text, span) for span in sentences(self.text, low))
        found = next((span for span in begun if low <= span[0] < span[1]), None)
        return found if found is not None and found[0] < high else bare(self.text, self._sentence(low))

    def _in_sight(self) -> Span:
        """The code points on the screen."""
        top = min(max(self.scroll_offset.y, 0), len(self._lines) - 1)
        last = min(top + max(self.scrollable_content_region.height, 1), len(self._lines)) - 1
        return self._from_marked(self._lines.starts[top]), self._from_marked(self._lines.ends[last])

    def _change(self, change: Callable[[], object], *, column: int | None = None) -> None:
        """Change cursor or selection, paint the lines that this touches, and bring it in sight."""
        at, chosen = self.cursor, self.selection
        change()
        self._column = column
        now, selected = self.cursor, self.selection
        if (at is None) != (now is None):
            self.refresh()
        elif at is not None and now is not None:
            self._touch(at, now)
            if chosen is not None and selected is not None:
                for before, after in zip(chosen, selected, strict=True):
                    self._touch(before, after)
            elif (span := chosen or selected) is not None:
                self._touch(*span)
        if now is not None:
            self._reveal(selected if selected is not None and chosen != selected else (now, now), now)
        if (at is None, chosen is None) != (now is None, selected is None):
            self.refresh_bindings()

    def _touch(self, first: int, last: int) -> None:
        """Paint the lines again that lie between two code points."""
        if first != last:
            first, last = min(first, last), max(first, last)
            top, height = self.scroll_offset.y, self.scrollable_content_region.height
            begin = max(self._line(max(first - 1, 0)), top)  # the letter before may be the tip
            end = min(self._line(last), top + height - 1)
            if begin <= end:
                self.refresh_lines(begin, end - begin + 1)

    def _reveal(self, span: Span, at: int) -> None:
        """Scroll, by as much as spares the next keys from scrolling, where the cursor or its span is out of sight."""
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        first, last = self._line(span[0]), self._line(max(span[1] - 1, span[0]))
        if last - first >= height:
            first = last = self._line(at)
        if height and not (top <= first and last < top + height):
            goal = min(max((first + last - height) // 2, 0), max(len(self._lines) - height, 0))
            self.scroll_to(y=goal, animate=False, force=True)

    def _line(self, at: int) -> int:
        return self._lines.line_of(self._to_marked(at))

    def _line_end(self, line: int) -> int:
        """The last place of the cursor in a line: behind it, or before its last letter where the next begins there."""
        end = self._lines.ends[line]
        at = self._from_marked(end)
        inside = line + 1 < len(self._lines) and self._lines.starts[line + 1] <= end and end > self._lines.starts[line]
        return letter(self.text, at - 1)[0] if inside and at > 0 else at

    def _at(self, line: int, column: int) -> int:
        """The code point in a column of a line, or the line's end."""
        start = self._lines.starts[line]
        place = code_point_at(self._marked[start : self._lines.ends[line]], column)
        return self._line_end(line) if place is None else self._from_marked(start + place)

    def _pieces(self, line: int, marks: list[tuple[int, int, int]]) -> list[Segment]:
        """Colour the words of a line, and over that what is selected or the cursor."""
        if self.cursor is None:
            return super()._pieces(line, marks)
        styles = (self._style(), self._lit_style, self._style("passage--resting"))
        start, end = self._lines.starts[line], self._lines.ends[line]
        over = self._over()
        tail = self._tail(line, over)
        if tail and Segment(self._marked[start:end]).cell_length >= self._width:  # no column is free: the last letter
            last = letter(self.text, max(self._from_marked(end) - 1, 0))
            over, tail = [(self._to_marked(last[0]), end, self._style("passage--tip"))], []
        return self._coloured(marks, styles, [*over, *self._found_over(line)]) + tail

    def _tail(self, line: int, over: list[tuple[int, int, Style]]) -> list[Segment]:
        """What stands behind a line's words: the cursor at a blank that no line shows, or a selected empty line."""
        start, end = self._lines.starts[line], self._lines.ends[line]
        if self.selection is None:
            at, _, style = over[0]
            return [Segment(" ", style)] if at >= end and self._lines.line_of(at) == line else []
        first, last, style = over[-1]
        return [Segment(" ", style)] if start == end and first <= start < last else []

    def _over(self) -> list[tuple[int, int, Style]]:
        """What lies over the marked text, the strongest first."""
        at, size = self.cursor or 0, len(self.text)
        chosen = self.selection
        if chosen is None:
            end = letter(self.text, at)[1] if at < size else at + 1
            return [(self._to_marked(at), self._to_marked(end - 1) + 1, self._style("passage--cursor"))]
        tip = letter(self.text, at - 1 if at == chosen[1] else at)
        return [
            (self._to_marked(start), self._to_marked(end - 1) + 1, self._style(name))
            for (start, end), name in ((tip, "passage--tip"), (chosen, "passage--selected"))
        ]

    def _shown(self) -> bool:
        """Show the cursor where one reads; tell whether it was there already."""
        shown = self.cursor is not None
        if not shown:
            self._change(partial(self._cursor.put, self.place))
        return shown

    def action_move(self, lines: int, extend: bool = False) -> None:
        """Scroll by lines; the cursor goes along with them where there is one."""
        if self.cursor is None and not extend:
            super().action_move(lines)
            return
        self._shown()
        at = self.cursor or 0
        line = self._line(at)
        place = self._to_marked(at)
        row = self._marked[self._lines.starts[line] : place]
        column = Segment(row).cell_length if self._column is None else self._column
        goal = line + lines
        if 0 <= goal < len(self._lines):
            self._put(self._at(goal, column), extend, column)
        else:
            self._put(0 if goal < 0 else len(self.text), extend, column)

    def action_edge(self, end: int) -> None:
        """Go to the beginning or the end of the text."""
        if self.cursor is None:
            super().action_edge(end)
        else:
            self._put(len(self.text) if end else 0, False)

    def action_line_edge(self, end: int, extend: bool = False) -> None:
        """Go to the beginning or the end of the line; of the text where there is no cursor."""
        if self.cursor is None and not extend:
            super().action_edge(end)
            return
        self._shown()
        line = self._line(self.cursor or 0)
        self._put(self._line_end(line) if end else self._from_marked(self._lines.starts[line]), extend)

    def _put(self, at: int, extend: bool, column: int | None = None) -> None:
        extend = extend or self._cursor.selecting
        self._change(partial(self._cursor.put, at, extend=extend), column=column)
