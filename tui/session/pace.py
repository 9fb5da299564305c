"""What follows a key at once and what waits until the keys rest.

The line a key touches is painted at once. What is larger and only of use to somebody who stops to
look (the page beside the list, the results of a search) follows when no key has come for a while,
so that stepping and typing cost the bytes of a line, and a held key stops when it is let go.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from textual.app import App
from textual.message_pump import MessagePump
from textual.timer import Timer

REST = 0.25
"""Seconds without a key after which the rest follows."""

REST_FAR = 0.35
"""The same over SSH, where what is overtaken has cost bytes for nothing."""


class Rest:
    """Does something when no key has been pressed for `seconds`; of several things only the last."""

    def __init__(self, owner: MessagePump) -> None:
        self._owner = owner
        self._call: Callable[[], object] | None = None
        self._timer: Timer | None = None

    @property
    def waits(self) -> bool:
        """Whether something is still to be done."""
        return self._call is not None

    def then(self, call: Callable[[], object]) -> None:
        """Do `call` when the keys rest: now, if they do."""
        self._call = call
        self._due()

    def now(self) -> None:
        """Do at once what is still to be done."""
        self._stop()
        call, self._call = self._call, None
        if call is not None:
            call()

    def drop(self) -> None:
        """Do not do it."""
        self._stop()
        self._call = None

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _due(self) -> None:
        left = until_rest(self._owner.app)
        self._stop()
        if left > 0:
            self._timer = self._owner.set_timer(left, self._due)
        else:
            self.now()


def until_rest(app: App[object]) -> float:
    """Return how many seconds the keys must still rest; 0 or less if they have rested enough."""
    pressed: float = getattr(app, "pressed_at", 0.0)
    terminal = getattr(app, "terminal", None)
    return pressed + (REST_FAR if terminal is not None and terminal.ssh else REST) - monotonic()
