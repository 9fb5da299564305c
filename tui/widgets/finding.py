"""Words that are found in a text: the line to type them into, and the text with all their places lit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.session.keys import bind
from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import Bar
from tui.widgets.passage import Lit, Passage
from tui.widgets.typed import SearchLine


class FindLine(Horizontal):
    """Tells what is typed, and how it was left: Enter stays at what was found, Escape goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave", "leave", "Back", id="find.leave"),
    ]
    DEFAULT_CSS = """
    FindLine {
        height: 1;
        & > #find-sign { width: 2; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; }
        & > #find-told { width: 20; }
    }
    """

    class Typed(Message):
        """Other words stand in the line."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The line was left, by Enter if `found`."""

        def __init__(self, words: str, found: bool) -> None:
            super().__init__()
            self.words = words
            self.found = found

    def __init__(
        self,
        *,
        glyphs: Glyphs,
        id: str,
        placeholder: str = "words of this text; first..last selects from one to the other",
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self.box = SearchLine(placeholder=placeholder)
        self.box.cursor_blink = False
        self.told = Bar(id="find-told", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """The sign, the words, and what there is to say of them."""
        yield Bar(Content.styled(self._glyphs.search, "$key"), id="find-sign")
        yield self.box
        yield self.told

    def begin(self) -> None:
        """Begin anew with an empty line."""
        with self.box.prevent(Input.Changed):
            self.box.value = ""
        self.tell("")
        self.box.focus()

    def tell(self, words: str) -> None:
        """Say something beside what is typed."""
        self.told.set("", Content.styled(words, "$notice"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left(event.value, found=True))

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.post_message(self.Left(self.box.value, found=False))


def beside(hits: Sequence[Lit], at: int, step: int) -> int | None:
    """Which of some places is the next behind a code point (the last before it), round and round; None of none."""
    if not hits:
        return None
    if step > 0:
        return bisect_left(hits, at, key=lambda hit: hit[0]) % len(hits)
    return (bisect_left(hits, at, key=lambda hit: hit[0]) - 1) % len(hits)


class FoundPassage(Passage):
    """A text in which all places of some words are lit, one of them at hand.

    Component classes, besides a passage's: `passage--hit`, and `passage--hit-now` for the one at hand.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"passage--hit", "passage--hit-now"}
    DEFAULT_CSS = """
    FoundPassage {
        & > .passage--hit { text-style: bold underline; }
        & > .passage--hit-now { text-style: bold underline reverse; }
    }
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.hits: tuple[Lit, ...] = ()
        self.hit: int | None = None

    def set_text(self, text: str, lit: Iterable[Lit] = (), current: int | None = None) -> None:
        """Show a text; in another one nothing is found."""
        before = self.text
        super().set_text(text, lit, current)
        if self.text != before:
            self.hits, self.hit = (), None

    def show_hits(self, hits: Sequence[Lit], now: int | None = None) -> None:
        """Light these places (in their order, none in another) and bring the one at hand in sight."""
        if (self.hits, self.hit) != (tuple(hits), now):
            self.hits, self.hit = tuple(hits), now
            self.refresh()
        if now is not None:
            self.bring(self.hits[now])

    @property
    def room(self) -> tuple[int, int]:
        """The cells of a line, and the lines that are in sight."""
        return self._width, self.scrollable_content_region.height

    @property
    def top(self) -> int:
        """The code point at the top of what is in sight."""
        return self._from_marked(self._lines.starts[min(max(self.scroll_offset.y, 0), len(self._lines) - 1)])

    def bring(self, span: Lit) -> None:
        """Scroll a place to about a third of the height, where it is out of sight."""
        height, top = self.scrollable_content_region.height, self.scroll_offset.y
        if not height or not self._width:
            self.call_after_refresh(self.bring, span)
            return
        line = self._lines.line_of(self._to_marked(span[0]))
        if not top <= line < top + height:
            goal = min(max(line - height // 3, 0), max(len(self._lines) - height, 0))
            self.scroll_to(y=goal, animate=False, force=True)

    def _found_over(self, line: int) -> list[tuple[int, int, Style]]:
        """What of the places stands in a line of the marked text, with its style."""
        if not self.hits:
            return []
        start, end = self._from_marked(self._lines.starts[line]), self._from_marked(self._lines.ends[line])
        first = bisect_right(self.hits, start, key=lambda hit: hit[1])
        found = []
        for nth in range(first, bisect_left(self.hits, end, key=lambda hit: hit[0])):
            a, b = self.hits[nth]
            style = self._style("passage--hit-now" if nth == self.hit else "passage--hit")
            found.append((self._to_marked(a), self._to_marked(b - 1) + 1, style))
        return found

    def _pieces(self, line: int, marks: list[tuple[int, int, int]]) -> list[Segment]:
        """Colour the words of a line, and over that what was found."""
        over = self._found_over(line)
        if not over:
            return super()._pieces(line, marks)
        styles = (self._style(), self._lit_style, self._style("passage--current"))
        return self._coloured(marks, styles, over)

    def _coloured(
        self, marks: list[tuple[int, int, int]], styles: Sequence[Style], over: Sequence[tuple[int, int, Style]]
    ) -> list[Segment]:
        """The words of a line by their marks, and what lies over them, the strongest first."""
        pieces: list[Segment] = []
        for first, stop, level in marks:
            cuts = {place for a, b, _ in over for place in (a, b) if first < place < stop}
            for a, b in pairwise(sorted({first, stop, *cuts})):
                style = next((style for low, high, style in over if low <= a < high), styles[level])
                pieces.append(Segment(self._marked[a:b], style))
        return pieces
