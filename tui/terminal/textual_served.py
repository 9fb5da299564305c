"""A page of a web browser as Textual holds it: any input leaves it running, and a page that is gone ends the browser.

Textual reads on behind the end of its input, and a key that its parser does not know ends its hearing. Stands on what
Textual does not promise to keep: `WebDriver` with its thread.
"""

from __future__ import annotations

import os
import signal

from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

from tui.terminal.textual_driver import GRACE, Keyboard


class ServedDriver(WebDriver):
    """Textual's driver for pages, but that its end is heard."""

    def run_input_thread(self) -> None:
        """Hear what the page sends until it is closed; whoever served it may be gone without a word."""
        keyboard, packets = Keyboard(self._debug), ByteStream()
        for data in self._input_reader:
            for kind, payload in packets.feed(data) if data else ():
                if kind == "D":
                    for message in keyboard.feed(payload):
                        self.process_message(message)
                else:
                    self._on_meta(kind, payload)
            for message in keyboard.tick():
                self.process_message(message)
        if not self.exit_event.is_set():
            self._app.post_message(ExitApp())
            if not self.exit_event.wait(GRACE):  # a query goes on that nobody waits for
                os._exit(128 + signal.SIGHUP)
