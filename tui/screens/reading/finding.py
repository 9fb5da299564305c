"""The search in a text that is read: what is typed lights where the words stand, and goes to the first of the places.

Where they stand is worked out beside the keyboard: a text may be long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from tui.lines.facts import cut_off
from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import Bar
from tui.widgets.finding import FindLine
from tui.widgets.reading import ReadingPassage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tui.session.asking import Asker
    from tui.widgets.passage import Lit

_LONGEST = 60
"""Letters of the words that are told of."""


class FindsWords(Screen[None]):
    """A reader with a search of its own: the line of it takes the place of the claim's."""

    claim_bar: Bar
    passage: ReadingPassage
    find: FindLine
    asker: Asker
    keys_for: str
    tell: Callable[[str], None]
    tell_hit: Callable[[str], None]

    def take_find_line(self, glyphs: Glyphs, words: str = "", at: int | None = None) -> None:
        """Make the line, not shown yet; to be called once there is a passage. ``words`` are to be found from ``at``."""
        self.find = FindLine(id="reader-find", glyphs=glyphs)
        self.find.display = False
        self._sought, self._at = words, at
        self.passage.sought = words  # n is pressed before the text is there
        self._from: tuple[int, int | None, int | None] = (0, None, None)

    def action_find(self) -> None:
        """Look for words in the text; what is typed goes to where they stand."""
        self._show_find(True)
        self.keys_for = ""
        self._from = (self.passage.place, *self.passage.stand)
        self.find.begin()

    def _show_find(self, on: bool) -> None:
        self.find.display, self.claim_bar.display = on, not on
        self.refresh_bindings()

    @on(FindLine.Typed)
    def _typed(self, event: FindLine.Typed) -> None:
        self._look(event.words, self._from[0])

    def look_as_asked(self) -> None:
        """Find what the reader was opened for, where it was; else what was typed before the text was there."""
        if self._sought:
            words, at, self._sought = self._sought, self._at or 0, ""
            self._look(words, at)
        elif self.find.display and self.find.box.value:
            self._look(self.find.box.value, self._from[0])

    def _look(self, words: str, start: int) -> None:
        from store.library import find_in  # with the first text

        text = self.passage.text
        self.asker.ask(
            "find", lambda _: find_in(words, text, start), lambda hits: self._found(words, start, text, hits)
        )

    def _found(self, words: str, start: int, text: str, hits: Sequence[Lit]) -> None:
        if self.passage.text != text:
            return
        if not self.passage.go_among(words, hits, start):
            self.passage.come_back(*self._from[1:])
            self._tell_found("not in this text" if words.strip() else "")
            if not self.find.display:
                self._tell_nowhere(words)

    @on(ReadingPassage.Went)
    def _went(self, event: ReadingPassage.Went) -> None:
        if event.nth is not None:
            self._tell_found(f"{event.nth + 1:,} of {event.of:,}", event.words)
        else:
            self.tell_hit("")

    def _tell_found(self, told: str, words: str = "") -> None:
        """Say which of the places one is at: beside what is typed, in the line of title while keys go among them."""
        self.find.tell(told if self.find.display else "")
        self.tell_hit(f"{words}: {told}" if told and words and not self.find.display else "")

    def _tell_nowhere(self, words: str) -> None:
        """Answer Enter, where there is nothing to go among."""
        if words.strip():
            self.tell(f"{cut_off(words.strip(), _LONGEST)} is not in this text.")

    @on(FindLine.Left)
    def _left(self, event: FindLine.Left) -> None:
        self._show_find(False)
        if not event.found:
            self.asker.forget("find")
            self.passage.come_back(*self._from[1:])
        elif not self.passage.text:
            self._sought = self.passage.sought = event.words
        self.keys_for = "find"  # what comes next is meant for what is found
        self.passage.focus()
        hit = self.passage.hit
        if hit is not None:
            self._tell_found(f"{hit + 1:,} of {len(self.passage.hits):,}", self.passage.sought)
        elif event.found and self.passage.text and not self.asker.awaits("find"):
            self._tell_nowhere(event.words)
