"""What is pasted, told apart from keys before anything reads it: cut where it is long, ended where it never ends.

A terminal says where a paste begins and ends. Nothing in between is a key, whatever bytes it holds; and one whose end
was lost would take every key that follows for its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

BEGINS = b"\x1b[200~"
ENDS = b"\x1b[201~"

LONGEST = 64 * 1024
"""Bytes of a paste that are kept: far more than any field takes."""

PATIENCE = 2.0
"""Seconds without a byte after which a paste has ended: a slow line takes breath, too."""

PAUSE = 0.02
"""Seconds of silence after which a key that comes alone was pressed, also in a paste that never ended."""

_CONTROLS = bytes({*range(32), 127} - set(b"\t\n\r"))


class Pastes:
    """Takes what the terminal sends and gives what is to be read of it.

    `leaves` finds in bytes the keys that leave. Times are seconds of a clock that never goes back.
    """

    def __init__(self, leaves: re.Pattern[bytes]) -> None:
        self._leaves = leaves
        self._open = False
        self._room = 0
        self._before = b""  # the end of what came last: a mark may be cut in two
        self._last = 0.0
        self.left = False
        """Whether a key that leaves was among what came last."""

    def feed(self, data: bytes, now: float) -> bytes:
        """Give what is to be read of some bytes, and note whether somebody leaves by them."""
        pressed = self._open and now - self._last > PAUSE and self._leaves.fullmatch(data) is not None
        self.left, self._last = pressed, now
        if pressed:
            return self.end() + data
        out: list[bytes] = []
        data, self._before = (self._before + data, b"") if self._open else (data, self._before)
        while data:
            data = self._pasted(data, out) if self._open else self._typed(data, out)
        return b"".join(out)

    def tick(self, now: float) -> bytes:
        """End a paste that has gone on for long enough without a byte."""
        return self.end() if self._open and now - self._last > PATIENCE else b""

    def end(self) -> bytes:
        """Give the end of a paste whose own end did not come."""
        self._open, self._before = False, b""
        return ENDS

    def _pasted(self, data: bytes, out: list[bytes]) -> bytes:
        body, mark, rest = data.partition(ENDS)
        if not mark:
            half = next((it for it in range(len(ENDS) - 1, 0, -1) if body.endswith(ENDS[:it])), 0)
            body, self._before = body[: len(body) - half], body[len(body) - half :]
        body = body.translate(None, _CONTROLS)[: self._room]
        self._room -= len(body)
        out.append(body)
        if mark:
            out.append(mark)
            self._open = False
        return rest

    def _typed(self, data: bytes, out: list[bytes]) -> bytes:
        seen = self._before + data
        at = seen.find(BEGINS)
        if at < 0:
            self._before = seen[-len(BEGINS) + 1 :]
            rest = b""
        else:
            self._open, self._room = True, LONGEST
            end = at + len(BEGINS) - len(self._before)
            data, rest, self._before = data[:end], data[end:], b""
        self.left = self.left or self._leaves.search(data) is not None
        out.append(data)
        return rest


def pressed(keys: Iterable[str]) -> re.Pattern[bytes]:
    """Find in a terminal's bytes the keys with Ctrl among some, as it sends them: as one byte, or in kitty's way."""
    letters = [key[-1] for key in keys if re.fullmatch(r"ctrl\+[a-z]", key)]
    ways = [rb"%s|\x1b\[%d(?::\d*)*;5(?::1)?u" % (bytes([ord(it) - 96]), ord(it)) for it in letters]
    return re.compile(b"|".join(ways) or rb"(?!)")
