"""A source's text with lit passages: wraps the whole text, builds only the lines on the screen.

Offsets are code points, end exclusive, in the text as given; cleaning for display keeps them, and so does the flow of
a report that was wrapped for a wider page (`store.text.flow`). Lit words are underlined; the current passage is
reversed, stands between two marks and has a sign in the margin, so that it is found without colour too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.text.clean import shown
from tui.lines.wrap import Lines, code_point_at, wrap
from tui.session.keys import bind
from tui.terminal.glyphs import UNICODE, Glyphs
from tui.terminal.textual_inside import take_size

GUTTER = 2
"""Columns left of the text, for the signs of lit lines."""

COUNTED = 4
"""Columns left of a text whose passages are counted there: the sign, how many begin in the line, that of a draft."""

CONTEXT = 2
"""Lines to be seen above and below a lit passage."""

Lit = tuple[int, int]


class Passage(ScrollView, can_focus=True):
    """A text to read, with any number of lit passages, one of them current.

    `measure` is the most columns a line of text takes; `report` says that the text is a report's, whose lines may have
    been wrapped: those flow. With `counts` the text stays plain but for the current passage: the margin has a sign and
    a number where claims stand, until `light_all` is set. Component classes: `passage--text`, `passage--lit`,
    `passage--current`, and the signs in the margin `passage--margin` (of the current passage) and `passage--aside`.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "move(1)", "Down", show=False, id="passage.down"),
        bind("up", "move(-1)", "Up", show=False, id="passage.up"),
        bind("page_down", "page(1)", "Page down", show=False, id="passage.page_down"),
        bind("page_up", "page(-1)", "Page up", show=False, id="passage.page_up"),
        bind("first", "edge(0)", "Top", show=False, id="passage.top"),
        bind("last", "edge(1)", "Bottom", show=False, id="passage.bottom"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "passage--text",
        "passage--lit",
        "passage--current",
        "passage--margin",
        "passage--aside",
    }
    DEFAULT_CSS = """
    Passage {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & > .passage--lit { text-style: underline; }
        & > .passage--current { text-style: reverse bold; }
    }
    """

    light_all = reactive(True, init=False)
    """Whether all passages are lit, not only the current one."""

    class Chosen(Message):
        """A lit passage was clicked; `index` is its place in the list given."""

        def __init__(self, passage: Passage, index: int) -> None:
            super().__init__()
            self.passage = passage
            self.index = index

        @property
        def control(self) -> Passage:
            """The passage view, for `@on(..., "#id")`."""
            return self.passage

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        measure: int = 100,
        report: bool = False,
        counts: bool = False,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._glyphs, self._measure, self._report = glyphs, measure, report
        self.margin = COUNTED if counts else GUTTER
        """Columns left of the text."""
        self.set_reactive(Passage.light_all, not counts)
        self._counts: list[tuple[int, int]] = []
        self._text = self._flown = self._marked = ""
        self._lit: tuple[Lit, ...] = ()
        self._merged: list[Lit] = []
        self._current: int | None = None
        self._drafts: list[int] = []
        self._lines: Lines = wrap("", 1)
        self._width = 0
        self._goal: int | None = None
        self._placed = -1  # where the current passage was put; the person has scrolled if it is elsewhere

    @property
    def text(self) -> str:
        """The text as shown, code point for code point what was given."""
        return self._text

    @property
    def lit(self) -> tuple[Lit, ...]:
        """The lit passages as (start, end), in the order given."""
        return self._lit

    @property
    def current(self) -> int | None:
        """The current passage's place in `lit`, or None."""
        return self._current

    @property
    def selected_row(self) -> int | None:
        """The row of the screen in which the current passage ends, if that is in sight."""
        if self._current is None or not self._width:
            return None
        place = self._lines_of(self._lit[self._current])[1] - self.scroll_offset.y
        return self.content_region.y + place if 0 <= place < self.content_region.height else None

    def set_text(self, text: str, lit: Iterable[Lit] = (), current: int | None = None) -> None:
        """Show another text with these passages lit, at the current one, else at the top. Line ends are of any kind."""
        from store.text.flow import flowed  # with the first text, which comes behind the first screen

        self._text = shown(text.replace("\r\n", " \n").replace("\r", "\n"))
        self._flown = flowed(self._text) if self._report else self._text
        self._set_lit(lit, current)
        self._rewrap()
        self.scroll_to(y=0, animate=False, force=True)
        if self._current is not None:
            self.scroll_to_span(self._current, force=True)

    def light(self, lit: Iterable[Lit], current: int | None = None) -> None:
        """Light other passages of the same text and go to the current one."""
        self._set_lit(lit, current)
        self._rewrap()
        if self._current is not None:
            self.scroll_to_span(self._current)

    def sign_drafts(self, starts: Iterable[int]) -> None:
        """Put the sign of a draft into the margin of each line in which one begins (code points)."""
        drafts = sorted(starts)
        if drafts != self._drafts:
            self._drafts = drafts
            self.refresh()

    def count_claims(self, counts: Iterable[tuple[int, int]]) -> None:
        """Put numbers into the margin: each with the code point at which so many claims' passage begins."""
        self._counts = sorted(counts)
        self.refresh()

    def show_span(self, index: int | None) -> None:
        """Make another of the lit passages the current one and go to it."""
        self.light(self._lit, index)

    def scroll_to_span(self, index: int, *, force: bool = False) -> None:
        """Scroll so that a lit passage is in sight, its first line about a third down.

        Where the whole passage is in sight already nothing moves, unless `force` is true.
        """
        height = self.scrollable_content_region.height
        if not height or not self._width:
            self._goal = index
            return
        first, last = self._lines_of(self._lit[index])
        top = self.scroll_offset.y
        margin = min(CONTEXT, (height - (last - first + 1)) // 2)
        seen = top + min(margin, top) <= first and last < top + height - max(margin, 0)
        if not force and seen:
            return
        room = min(height // 3, max((height - (last - first + 1)) // 2, 0))
        goal = min(max(first - room, 0), max(len(self._lines) - height, 0))
        self.scroll_to(y=goal, animate=False, force=True)
        self._placed = self.scroll_offset.y  # less than the goal while the room is not laid out

    def _lines_of(self, lit: Lit) -> tuple[int, int]:
        """The lines of the whole text in which a passage begins and ends, its marks counted."""
        start, end = (self._to_marked(offset) for offset in lit)
        return self._lines.line_of(start), self._lines.line_of(max(end - 1, start))

    @property
    def words_region(self) -> Region:
        """Where the current passage stands on the screen; where there is none, where the text begins."""
        region, (now, top) = self.region, (self._now, self.scroll_offset.y)
        first = last = top
        if now is not None and self._width:
            first, last = self._lines_of(now)
        seen = Region(region.x, region.y + first - top, region.width, last - first + 1)
        return seen.intersection(region) if seen.overlaps(region) else Region(region.x, region.y, region.width, 1)

    def span_at(self, offset: int) -> int | None:
        """Return the shortest lit passage that holds a code point, or None."""
        found = [(end - start, place) for place, (start, end) in enumerate(self._lit) if start <= offset < end]
        return min(found)[1] if found else None

    def _set_lit(self, lit: Iterable[Lit], current: int | None) -> None:
        size = len(self._text)
        self._lit = tuple((max(min(start, size), 0), max(min(end, size), 0)) for start, end in lit)
        self._current = current if current is not None and 0 <= current < len(self._lit) else None
        merged: list[Lit] = []
        for start, end in sorted(self._lit):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(merged[-1][1], end))
            elif start < end:
                merged.append((start, end))
        self._merged = merged

    @property
    def _now(self) -> Lit | None:
        """The current passage, unless it is empty."""
        if self._current is None:
            return None
        start, end = self._lit[self._current]
        return (start, end) if start < end else None

    def _to_marked(self, offset: int) -> int:
        """Return where a code point of the text stands once the marks are in."""
        if (now := self._now) is None:
            return offset
        return offset + (offset >= now[0]) + (offset >= now[1])

    def _from_marked(self, offset: int) -> int:
        """Return the code point of the text that stands there once the marks are in."""
        if (now := self._now) is None:
            return offset
        return offset - (offset > now[0]) - (offset > now[1] + 1)

    def _rewrap(self) -> None:
        if (now := self._now) is None:
            self._marked = self._flown
        else:
            start, end = now
            inside = f"{self._glyphs.lit_start}{self._flown[start:end]}{self._glyphs.lit_end}"
            self._marked = f"{self._flown[:start]}{inside}{self._flown[end:]}"
        self._width = max(min(self.scrollable_content_region.width - self.margin, self._measure), 0)
        if self._width:
            self._lines = wrap(self._marked, self._width)
            take_size(self, Size(self.scrollable_content_region.width, len(self._lines)))
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew and keep the place: what stood in the first line stays in sight."""
        untouched = self._current is not None and self._placed == self.scroll_offset.y
        if self._width == max(min(self.scrollable_content_region.width - self.margin, self._measure), 0):
            if self._goal is None and untouched:
                self._goal = self._current  # in another height the place for it is another one
            self._reach_goal()
            return
        top = self._from_marked(self._lines.starts[min(self.scroll_offset.y, len(self._lines) - 1)])
        self._rewrap()
        if self._goal is None and untouched:
            self._goal = self._current
        if self._goal is None:
            self.scroll_to(y=self._lines.line_of(self._to_marked(top)), animate=False, force=True)
            if self._current is not None:
                self.scroll_to_span(self._current)
        self._reach_goal()

    def _reach_goal(self) -> None:
        if self._goal is not None and self._width:
            goal, self._goal = self._goal, None
            if goal < len(self._lit):
                self.scroll_to_span(goal, force=True)

    @property
    def cursor_place(self) -> Offset | None:
        """Where the passage at hand begins, for the terminal's cursor; at the top where it is out of sight."""
        return self._place_of(self._to_marked(self._now[0])) if self._now is not None else None

    def _place_of(self, at: int) -> Offset | None:
        """Where a code point of the marked text stands, None where it is out of sight."""
        line = self._lines.line_of(at)
        start = self._lines.starts[line]
        y = line - self.scroll_offset.y
        if not 0 <= y < self.scrollable_content_region.height:
            return None
        return Offset(self.margin + Segment(self._marked[start:at]).cell_length, y)

    def render_line(self, y: int) -> Strip:
        """Build one line of the screen: its sign in the margin, then its words."""
        width = self.scrollable_content_region.width
        base = self._style()
        line = y + self.scroll_offset.y
        if line >= len(self._lines) or not self._width:
            return Strip.blank(width, base)
        start, end = self._lines.starts[line], self._lines.ends[line]
        marks = self._marks(start, end)
        strongest = max((level for _, _, level in marks), default=0)
        starts_here = (now := self._now) is not None and start <= now[0] < end
        sign = self._glyphs.cursor if strongest == 2 and starts_here else self._glyphs.bar if strongest else " "
        margin = self._style("passage--margin" if strongest == 2 else "passage--aside")
        if strongest and (claims := self._counted(start, end)):
            sign = f"{sign}{claims}"
        if self._begins_in(self._drafts, start, end):
            sign = f"{sign}{self._glyphs.draft}".lstrip()  # beside that of a claim, or in its place
        segments = [Segment(sign[: self.margin].ljust(self.margin), margin)]
        segments += self._pieces(line, marks)
        return Strip(segments).adjust_cell_length(width, base)

    def _begins_in(self, places: Sequence[int], start: int, end: int) -> bool:
        """Whether one of these places stands in a line of the marked text."""
        nth = bisect_left(places, self._from_marked(start))
        return nth < len(places) and self._to_marked(places[nth]) < end

    def _counted(self, start: int, end: int) -> int:
        """How many claims' passages begin in a line of the marked text."""
        nth = bisect_left(self._counts, (self._from_marked(start), 0))
        found = 0
        while nth < len(self._counts) and self._to_marked(self._counts[nth][0]) < end:
            found += self._counts[nth][1]
            nth += 1
        return found

    def _pieces(self, line: int, marks: list[tuple[int, int, int]]) -> list[Segment]:  # noqa: ARG002
        """Colour the words of a line: as they are marked."""
        styles = (self._style(), self._lit_style, self._style("passage--current"))
        return [Segment(self._marked[a:b], styles[level]) for a, b, level in marks]

    @property
    def _lit_style(self) -> Style:
        """The style of passages that are not the current one."""
        return self._style("passage--lit") if self.light_all else self._style()

    def _style(self, *names: str) -> Style:
        """Return the style of a part; `get_visual_style` leaves reversing out."""
        style = self.get_visual_style("passage--text", *names).rich_style
        return style + self.get_component_styles(names[0]).text_style if names else style

    def _marks(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Cut a line of the marked text into (start, end, level): 0 plain, 1 lit, 2 current."""
        first = bisect_right(self._merged, self._from_marked(start), key=lambda lit: lit[1])
        last = bisect_left(self._merged, self._from_marked(end) + 1, key=lambda lit: lit[0])
        cuts = {start, end}
        lit = [(self._to_marked(a), self._to_marked(b - 1) + 1) for a, b in self._merged[first:last]]
        now = self._now
        current = (now[0], now[1] + 2) if now is not None else (0, 0)
        for a, b in (*lit, current):
            cuts.update(offset for offset in (a, b) if start < offset < end)
        points = sorted(cuts)
        found: list[tuple[int, int, int]] = []
        for a, b in pairwise(points):
            level = 2 if current[0] <= a < current[1] else int(any(low <= a < high for low, high in lit))
            if found and found[-1][2] == level:
                a = found.pop()[0]  # noqa: PLW2901
            found.append((a, b, level))
        return found

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by a screenful, less one line to keep the place."""
        self.action_move(direction * max(self.scrollable_content_region.height - 1, 1))

    def action_edge(self, end: int) -> None:
        """Go to the first or the last line."""
        self.scroll_to(y=self.max_scroll_y if end else 0, animate=False)

    def on_click(self, event: events.Click) -> None:
        """Choose the lit passage under the mouse."""
        place = self._under(event)
        index = self.span_at(place) if place is not None else None
        if index is not None:
            self.post_message(self.Chosen(self, index))

    def _under(self, event: events.MouseEvent) -> int | None:
        """Return the code point under the mouse, None beside the text."""
        offset = event.get_content_offset(self)
        line = -1 if offset is None else offset.y + self.scroll_offset.y
        if offset is None or not 0 <= line < len(self._lines):
            return None
        row = self._marked[self._lines.starts[line] : self._lines.ends[line]]
        place = code_point_at(row, offset.x - self.margin)
        return None if place is None else self._from_marked(self._lines.starts[line] + place)
