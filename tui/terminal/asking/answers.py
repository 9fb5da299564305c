"""What the terminal answers, which is no key however late it comes.

Nothing waits for an answer: the browser begins as if there were none. `Answers` takes them out of what the keyboard
sends before anybody looks for keys in it, at any time, whole, cut in pieces or damaged.
"""

from __future__ import annotations

import re
from time import monotonic

from textual.message import Message

PATIENCE = 0.5
"""Seconds after which what only began like an answer is handed on as keys, and an answer without an end is dropped."""

_BARE = 0.05
"""Seconds in which the rest must follow a bare Escape, and seconds at the start in which one may be an answer's."""
_EXPECTED = 10.0

_LONGEST = 4096
_WHOLE = re.compile(rf"\x1b\]1[01];([^\x07\x1b]{{0,{_LONGEST}}})(?:\x07|\x1b\\)")
_BEGUN = re.compile(rf"\x1b\](?:1(?:[01](?:;[^\x07\x1b]{{0,{_LONGEST}}}\x1b?)?)?)?\Z")
_SURE = re.compile(r"\x1b\]1[01];")
_COLOR = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})(?:/[0-9a-f]{1,4})?\Z", re.I)


class BackgroundTold(Message):
    """The terminal said what its background is: `rgb`, each 0 to 255."""

    def __init__(self, rgb: tuple[int, int, int]) -> None:
        super().__init__()
        self.rgb = rgb


class WidthTold(Message):
    """The terminal said how many cells it gave `LETTER`."""

    def __init__(self, cells: int) -> None:
        super().__init__()
        self.cells = cells


def color_of(words: str) -> tuple[int, int, int] | None:
    """Read an answer's colour (``rgb:1e1e/1e1e/1e1e``, as X11 writes it), None where it is none."""
    found = _COLOR.match(words)
    if found is None:
        return None
    red, green, blue = (round(int(part, 16) * 255 / (16 ** len(part) - 1)) for part in found.groups())
    return red, green, blue


def background_in(text: str) -> tuple[int, int, int] | None:
    """The background that is told of in what a terminal sent, None where it is not."""
    answers = Answers()
    answers.feed(text)
    return next((told.rgb for told in answers.told if isinstance(told, BackgroundTold)), None)


class Answers:
    """Takes answers out of what a terminal sends. What may be the beginning of one is held back for a moment."""

    def __init__(self) -> None:
        self._held = ""
        self._since = 0.0
        self._until = 0.0
        self.told: list[Message] = []
        """What was answered, for who takes it away."""

    def expect(self) -> None:
        """There may come an answer, cut behind its first byte: a bare Escape waits as well, until one came."""
        self._until = monotonic() + _EXPECTED

    def feed(self, text: str) -> str:
        """Return what is left of a text once answers and beginnings of them are out."""
        text, self._held = self._held + text, ""
        if "\x1b" not in text:
            return text
        text = _WHOLE.sub(self._take, text)
        if begun := _BEGUN.search(text):
            self._hold(text[begun.start() :])
            return text[: begun.start()]
        if text.endswith("\x1b") and monotonic() < self._until:
            self._hold("\x1b")
            return text[:-1]
        return text

    def tick(self) -> str:
        """Return what was held back for nothing: keys. The rest of an answer that never ends is dropped."""
        if not self._held or monotonic() - self._since < (PATIENCE if len(self._held) > 1 else _BARE):
            return ""
        held, self._held = self._held, ""
        return "" if _SURE.match(held) else held

    def _hold(self, text: str) -> None:
        self._held, self._since = text, monotonic()

    def _take(self, found: re.Match[str]) -> str:
        self._until = 0.0
        if found[0].startswith("\x1b]11;") and (rgb := color_of(found[1])) is not None:
            self.told.append(BackgroundTold(rgb))
        return ""
