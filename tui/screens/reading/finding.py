"""The search in a reader's text: what is typed goes to where the words stand, and back where they do not."""

from __future__ import annotations

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
