"""A panel over the screen it was opened from: it lies where the passage at hand does not, which so can be read on.

Below or above the passage, on a wide screen beside it; where nothing of that has room it takes as little as it can do
with. The keys stand in the last line, as everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events, on
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widgets import Static

from tui.lines.facts import plain
from tui.session.asking import Asker
from tui.widgets.bars import Bar
from tui.widgets.passage import Passage
from tui.widgets.titles import Title

LEAST = 9
"""Lines in which a panel can be worked with."""

BESIDE = 56
"""Columns a panel needs beside a passage."""

SLOW = 1.0
"""Seconds after which a panel with nothing in it says why."""

ASKED = "The store is asked, and has not answered yet."


def place(size: Size, words: Region | None, lines: int) -> tuple[str, Region]:
    """Return at which side of a screen a panel that wants so many lines lies, and its place; `words` are kept in sight.

    The last line of the screen is left to the keys.
    """
    height = max(size.height - 1, 1)
    if words is None:
        words = Region(0, 0, size.width, 0)
    above, below = min(words.y, height), max(height - words.bottom, 0)
    if lines <= below:
        return "-bottom", Region(0, height - lines, size.width, lines)
    if lines < above:  # its lower end has a rule
        return "-top", Region(0, 0, size.width, lines + 1)
    if max(above, below) < LEAST + 3:
        right, left = max(size.width - words.right, 0), words.x
        if max(right, left) >= BESIDE:
            side = "-right" if right >= left else "-left"
            width = max(right, left)
            return side, Region(size.width - width if side == "-right" else 0, 0, width, height)
    room = min(max(above, below, LEAST), height)
    if above > below:
        return "-top", Region(0, 0, size.width, min(room, lines + 1))
    lines = min(room, lines)
    return "-bottom", Region(0, height - lines, size.width, lines)


class Over(ModalScreen[ScreenResultType]):
    """What it shows stands in a `Vertical` with the class `over`; how high that wants to be says `lines`."""

    DEFAULT_CSS = """
    Over {
        background: transparent;
        & > .over { background: $background; padding: 0 1; position: absolute; }
        & > .over.-top { border-bottom: solid $rule-color; }
        & > .over.-left { border-right: solid $rule-color; }
        & > .over.-right { border-left: solid $rule-color; }
        & > .over.-short { border-right: solid $rule-color; }
        & > .over > .waits { height: auto; }
    }
    """

    asker: Asker | None = None
    """Who asks the store for what stands in it."""

    _unlit: Sequence[Any] = ()
    _waits = ""

    @property
    def lines(self) -> int:
        """Lines that all of it takes."""
        return LEAST

    @property
    def empty(self) -> bool:
        """Whether nothing can be done here yet, as the store did not answer."""
        return False

    def wait_for(self, words: str) -> None:
        """Say what is waited for, in the panel itself; nothing any more once it came."""
        if not self.is_attached or words == self._waits:
            return
        self._waits = words
        box = self.query_one(".over", Vertical)
        line = next(iter(box.query(".waits").results(Static)), None)
        if line is None:
            line = Static(markup=False, classes="waits")
            box.mount(line, after=next(iter(box.query_children(Title)), None))
        line.update(plain(words, "$notice"))
        line.display = bool(words)
        self.lie()

    def tell_empty(self) -> None:
        """Answer a key that finds nothing to act on yet."""
        self.notify(f"Nothing is done. {self._waits or ASKED}", severity="warning", markup=False)

    @on(events.Mount)
    def _see_whether_it_comes(self) -> None:
        self.set_timer(SLOW, self._say_if_slow)

    def _say_if_slow(self) -> None:
        if self.empty and not self._waits:
            self.wait_for(ASKED)

    @property
    def columns(self) -> int:
        """Columns that all of it takes; 0: as many as there are."""
        return 0

    @property
    def words(self) -> Region | None:
        """Where the passage at hand stands on the screen below."""
        below = self._below
        if below is None:
            return None
        if isinstance(below, Over):
            return below.words
        shown = [it for it in below.query(Passage) if it.region.height and it.display]
        passage = next((it for it in shown if it.has_focus), next(iter(shown), None))
        return passage.words_region if passage is not None else None

    @property
    def _below(self) -> Screen[Any] | None:
        screens: list[Screen[Any]] = list(self.app.screen_stack)
        return screens[screens.index(self) - 1] if self in screens and screens.index(self) else None

    @on(events.Mount)
    def _take_light(self) -> None:
        """Take the light from the title below that has it: the keys are here now."""
        self._unlit = [one for one in self._below.walk_children() if hasattr(one, "cover")] if self._below else []
        for one in self._unlit:
            one.cover(True)

    @on(events.Unmount)
    def _give_light(self) -> None:
        for one in self._unlit:
            if one.is_attached:
                one.cover(False)

    @on(events.Mount)
    @on(events.Resize)
    @on(Bar.Stretched)
    def lie(self) -> None:
        """Lie where there is room."""
        box = self.query_one(".over", Vertical)
        more = -(-len(self._waits) // max(self.app.size.width - 2, 1))
        side, region = place(self.app.size, self.words, self.lines + more)
        for one in ("-top", "-bottom", "-left", "-right"):
            box.set_class(one == side, one)
        box.styles.offset = region.offset
        short = self.columns and self.columns + 1 < region.width
        box.set_class(bool(short), "-short")
        box.styles.width = self.columns + 1 if short else region.width
        box.styles.height = region.height
