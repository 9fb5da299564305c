"""The search in a reader's text: what is typed goes to where the words stand, and back where they do not."""

from __future__ import annotations

from textual import on
from textual.screen import Screen

from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import Bar
from tui.widgets.finding import FindLine
from tui.widgets.reading import ReadingPassage


class Finding:
    """A search of `line` in `passage`, from where one reads."""

    def __init__(self, line: FindLine, passage: ReadingPassage) -> None:
        self._line, self._passage = line, passage
        self._from: tuple[int, int | None, int | None] = (0, None, None)

    def begin(self) -> None:
        """Set out from where one reads."""
        self._from = (self._passage.place, *self._passage.stand)
        self._line.begin()

    def typed(self, words: str) -> None:
        """Go to where the words stand, or back."""
        there = self._passage.seek(words, self._from[0])
        if not there:
            self._passage.come_back(*self._from[1:])
        self._line.tell("" if there or not words.strip() else "not in this text")

    def left(self, *, found: bool) -> None:
        """Stay at what was found; go back where nothing was."""
        if not found:
            self._passage.come_back(*self._from[1:])
        self._passage.focus()


class FindsWords(Screen[None]):
    """A reader with a search of its own: the line of it takes the place of the claim's."""

    claim_bar: Bar
    passage: ReadingPassage
    find: FindLine

    def take_find_line(self, glyphs: Glyphs) -> None:
        """Make the line, not shown yet; to be called once there is a passage."""
        self.find = FindLine(id="reader-find", glyphs=glyphs)
        self.find.display = False
        self._finding = Finding(self.find, self.passage)

    def action_find(self) -> None:
        """Look for words in the text; what is typed goes to where they stand."""
        self._show_find(True)
        self._finding.begin()

    def _show_find(self, on: bool) -> None:
        self.find.display, self.claim_bar.display = on, not on
        self.refresh_bindings()

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        self._finding.typed(event.words)

    @on(FindLine.Left)
    def _left(self, event: FindLine.Left) -> None:
        self._show_find(False)
        self._finding.left(found=event.found)
