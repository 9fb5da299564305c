"""The terminal as Textual holds it: bytes that no keyboard sends, a crash, and giving it back.

Textual takes input strictly as UTF-8 and as sequences it knows: one other byte ends the program. And it
gives the terminal back only where the program ends by itself. `TerminalDriver` puts right both. It stands
on what Textual does not promise to keep: `LinuxDriver` with its `_run_input_thread`, and `XTermParser`.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

AT_ONCE = 4096
"""Bytes read at a time."""

BEAT = 0.1
"""Seconds after which the reader looks whether it is to end, and whether an Escape was one."""


class Keyboard:
    """Makes messages of the bytes a terminal sends, whatever they are.

    What is not UTF-8 becomes U+FFFD: somebody who pastes Latin-1 sees that a letter is missing. What
    breaks Textual's parser is dropped with the rest of its read.
    """

    def __init__(self, debug: bool = False) -> None:
        self._debug = debug
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser(debug)

    def feed(self, data: bytes) -> Iterator[Message]:
        """Give the messages that end with these bytes; a character cut in two waits for its rest."""
        if text := self._decode(data):
            yield from self._whole(self._parser.feed(text))

    def tick(self) -> Iterator[Message]:
        """Give the keys that were waiting to be more; call it now and then."""
        yield from self._whole(self._parser.tick())

    def _whole(self, messages: Iterable[Message]) -> Iterator[Message]:
        try:
            yield from messages
        except Exception:
            self._parser = XTermParser(self._debug)


class TerminalDriver(LinuxDriver):
    """Textual's driver, but that input of any kind leaves it running."""

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Read the keyboard until told to end; what was under way then is read as well, so that no shell gets it."""
        keyboard = Keyboard(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            last = False
            while not last:
                last = self.exit_event.is_set()
                if selector.select(BEAT):
                    for message in keyboard.feed(os.read(self.fileno, AT_ONCE)):
                        self.process_message(message)
                for message in keyboard.tick():
                    self.process_message(message)
