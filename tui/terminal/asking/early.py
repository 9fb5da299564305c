"""Asks for the background before Textual is loaded, so that the answer is there when the first colours are chosen.

Loading takes longer than an answer does, but from the far end of the world. One that is there in time spares the
browser to read all its styles a second time; one that is not is heard by the driver, as ever. Nothing waits for it.

Meanwhile what is typed is not shown, and waits for the browser: the terminal hands over each byte as it comes, as it
does as long as the browser runs. It is given back as it was if the browser does not come to taking it.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from tui.terminal.asking.questions import BACKGROUND

if TYPE_CHECKING:
    from types import FrameType

_LOCAL = termios.ECHO | termios.ICANON | termios.IEXTEN
_INPUT = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
_LFLAG, _IFLAG = 3, 0
"""What Textual turns off, and where it stands among the attributes; but keys still interrupt and stop."""

_ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_AT_ONCE = 4096
_ANSWER = BACKGROUND[: BACKGROUND.index("?")].encode("ascii")

_PATIENCE = 0.15
"""Seconds in which an answer that is still under way may come, so that no shell gets it."""


class Early:
    """A terminal that is asked. `before` is how it was, None where there is nothing to give back (any more)."""

    def __init__(self) -> None:
        self._keys, self._screen = sys.__stdin__.fileno(), sys.__stderr__.fileno()  # type: ignore[union-attr]
        self.before: list[Any] | None = None
        self.came = b""
        """What has come meanwhile, the answer or keys, for who reads the keyboard next."""

    def ask(self) -> None:
        """Ask, unless the terminal has gone; to be called where `give_back` is sure to be called after it."""
        with suppress(OSError, termios.error):
            before = termios.tcgetattr(self._keys)
            for number in _ENDINGS:  # the driver's own way to end takes their place
                if signal.getsignal(number) is signal.SIG_DFL:
                    signal.signal(number, self._end)
            wanted = [*before]
            wanted[_LFLAG] &= ~_LOCAL
            wanted[_IFLAG] &= ~_INPUT
            self.before = before
            termios.tcsetattr(self._keys, termios.TCSANOW, wanted)
            os.write(self._screen, BACKGROUND.encode("ascii"))

    def listen(self) -> str:
        """Return what has come so far, without waiting; it is kept in `came` as well."""
        with suppress(OSError):
            while select.select([self._keys], [], [], 0)[0] and (data := os.read(self._keys, _AT_ONCE)):
                self.came += data
        return self.came.decode("utf-8", "replace")

    def hand_over(self) -> tuple[bytes, list[Any] | None]:
        """Leave the terminal to who takes it: what came, and how it was before."""
        before, self.before = self.before, None
        came, self.came = self.came, b""
        return came, before

    def give_back(self) -> None:
        """Give the terminal back as it was, unless it was handed over."""
        if self.before is not None:
            self._let_answer()
        _, before = self.hand_over()
        if before is not None:
            with suppress(OSError, termios.error):
                termios.tcsetattr(self._keys, termios.TCSAFLUSH, before)

    def _let_answer(self) -> None:
        """Wait for the answer, as long as that is no delay: it would be shown, and taken for what somebody typed."""
        until = monotonic() + _PATIENCE
        with suppress(OSError):
            while not self._answered() and (left := until - monotonic()) > 0:
                if not select.select([self._keys], [], [], left)[0]:
                    return
                had = len(self.came)
                self.listen()
                if len(self.came) == had:  # nobody is there any more
                    return

    def _answered(self) -> bool:
        answer = self.came.partition(_ANSWER)[2]
        return b"\x07" in answer or b"\x1b\\" in answer

    def _end(self, number: int, _: FrameType | None) -> None:
        self.give_back()
        os._exit(128 + number)
