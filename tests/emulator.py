"""A terminal emulator for tests: pyte, with the widths a test asks for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pyte
from pyte.screens import Char
from rich.cells import cell_len

ZWJ = "\u200d"

# Sequences pyte does not know and would print or misread.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=?][0-9;:]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|"
    rb"\x1b\[[0-9;:]*[ $'\"!][a-zA-Z~]|\x1b\[[0-9;]*t|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",
    re.S,
)
_MODES = re.compile(rb"\x1b\[\?[0-9;]*[hl]\Z")
_CUT = re.compile(rb"(?:\x1b(?:\[[0-9;:<>=?]*[ $'\"!]?|\][^\x07\x1b]*|P[^\x1b]*)?|\r)\Z")


def width_joined(char: str) -> int:
    """Width of a character for a terminal that joins sequences as Textual expects."""
    return cell_len(char)


def width_single(char: str) -> int:
    """Width for a terminal that looks at each code point alone, as glibc's wcwidth does: vowel
    signs take a cell, and a joiner joins nothing."""
    return 1 if unicodedata.category(char) == "Mc" else cell_len(char)


class Emulator(pyte.Screen):
    """A screen of cells; `joins` says whether a zero width joiner and U+FE0F change widths."""

    def __init__(
        self, columns: int, lines: int, *, width: Callable[[str], int] = width_joined, joins: bool = True
    ) -> None:
        self._width, self._joins = width, joins
        super().__init__(columns, lines)
        self._stream = pyte.ByteStream(self)
        self._carry = b""

    def feed(self, data: bytes) -> None:
        """Show bytes as they come from a program; a sequence cut in two waits for its rest."""
        data = self._carry + data
        self._carry = b""
        if found := _CUT.search(data):
            self._carry, data = data[found.start() :], data[: found.start()]
        self._stream.feed(_UNKNOWN.sub(lambda m: m.group() if _MODES.search(m.group()) else b"", data))

    def draw(self, data: str) -> None:
        """Put characters on the screen, each where a real terminal puts it."""
        joined = False
        for char in data:
            before = self._before()
            if before is not None and self._joins and (joined or char == "\ufe0f"):
                y, x = before
                text = self.buffer[y][x].data + char
                grows = char == "\ufe0f" and cell_len(text) > cell_len(self.buffer[y][x].data)
                self.buffer[y][x] = self.buffer[y][x]._replace(data=text)
                if grows and self.cursor.x < self.columns:
                    self._put("", 1)
            elif width := self._width(char):
                self._put(char, width)
            elif before is not None:
                y, x = before
                self.buffer[y][x] = self.buffer[y][x]._replace(data=self.buffer[y][x].data + char)
            joined = char == ZWJ and self._joins
        self.dirty.add(self.cursor.y)

    def _before(self) -> tuple[int, int] | None:
        y, x = self.cursor.y, self.cursor.x - 1
        if x >= 0 and self.buffer[y][x].data == "":
            x -= 1
        return (y, x) if x >= 0 else None

    def _put(self, char: str, width: int) -> None:
        if self.cursor.x + width > self.columns:
            if pyte.modes.DECAWM in self.mode and char:
                self.carriage_return()
                self.linefeed()
            else:
                self.cursor.x = self.columns - width
        y, x = self.cursor.y, self.cursor.x
        line = self.buffer[y]
        # a wide character loses both halves when one is painted over
        if char and line[x].data == "" and x:
            line[x - 1] = line[x - 1]._replace(data=" ")
        if x + width < self.columns and line[x + width].data == "":
            line[x + width] = line[x + width]._replace(data=" ")
        line[x] = self.cursor.attrs._replace(data=char)
        if width == 2:
            line[x + 1] = self.cursor.attrs._replace(data="")
        self.cursor.x = min(self.cursor.x + width, self.columns)

    @property
    def text(self) -> str:
        """The screen as lines, blanks at their ends taken off."""
        return "\n".join(self.row_text(y).rstrip() for y in range(self.lines))

    def row_text(self, y: int) -> str:
        """One line of the screen."""
        return "".join(self.buffer[y][x].data for x in range(self.columns))

    def cells(self) -> list[list[tuple[Any, ...]]]:
        """Every cell as a tuple that is equal where a person sees the same."""
        return [[seen(self.buffer[y][x]) for x in range(self.columns)] for y in range(self.lines)]


def seen(cell: Char) -> tuple[Any, ...]:
    """What is to be seen of a cell: of a blank not its letter colour, weight or slant."""
    text = cell.data.rstrip("\u200e") or cell.data
    if text in (" ", ""):
        fore = cell.fg if cell.reverse or cell.underscore or cell.strikethrough else "default"
        return (text, fore, cell.bg, cell.reverse, cell.underscore, cell.strikethrough)
    return (text, *cell[1:])
