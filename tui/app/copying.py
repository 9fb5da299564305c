"""Copying: to tmux, the desktop or the terminal, and always into a file; told when it is done, and truthfully."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from tui.terminal.clipboard import keep, told
from tui.terminal.output import DiffOutput, Result

if TYPE_CHECKING:
    from tui.terminal.tools import Copier, Tool

LONGEST = 40
"""Letters of what was copied that are told."""


def cut(words: str) -> str:
    """The first words of a text, on one line."""
    words = " ".join(words[: 4 * LONGEST].split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


class Given(Message):
    """A text was offered to whoever takes it: the places that did, the sentences of those that could not, its file."""

    def __init__(self, text: str, what: str, places: list[str], missed: list[str], kept: str) -> None:
        super().__init__()
        self.text, self.what, self.places, self.missed, self.kept = text, what, places, missed, kept


class Copies(DiffOutput[Result]):
    """An app that gives texts away without waiting for whoever takes them."""

    _copier: Copier | None = None

    def give_away(self, text: str, what: str, *, read_only: bool) -> None:
        """Copy a text and say where it went; with ``read_only`` no file is written."""
        if self.is_headless:  # nobody sits there
            return self._given(text, what, [], [], "")
        from tui.terminal.tools import Copier, tools

        self.keep_clipboard(text)
        self._copier = self._copier or Copier()
        takers = tuple(tools(self.terminal, read_only=read_only))
        return self._copier.start(partial(self._give, takers, text, what, read_only))

    def _give(self, takers: tuple[Tool, ...], text: str, what: str, read_only: bool) -> None:
        from tui.terminal.tools import give

        places, missed = [], []
        for tool in takers:
            wrong = give(tool, text)
            if wrong:
                missed.append(wrong)
            else:
                places.append(tool.place)
        kept = "" if read_only else keep(text)
        with suppress(RuntimeError):  # the loop was closed between the look and the post: the browser has ended
            self.post_message(Given(text, what, places, missed, kept))

    def on_given(self, given: Given) -> None:
        """Tell it, if the browser is still there."""
        given.stop()
        self._given(given.text, given.what, given.places, given.missed, given.kept)

    def _given(self, text: str, what: str, places: list[str], missed: list[str], kept: str) -> None:
        """Ask the terminal where nobody else took the text, and tell what became of it."""
        where = [f"in {' and '.join(places)}"] if places else []
        if not places:
            copied = self.copy(text)
            (where if copied.outcome == "sent" else missed).append(copied.sentence.rstrip("."))
        self.notify(told(what, where, missed, kept), markup=False)
