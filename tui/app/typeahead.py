"""Keys in order: a key waits until the one before it has done its work.

Textual hands each key to the widget that has the focus when the key arrives. Whoever types ahead
("/omer", then Enter and a command at once), or sits behind a slow line that delivers many keys
together, would have the later keys land in the widget that the first key is about to leave.
"""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import Any

from textual import events
from textual.app import App, ReturnType
from textual.dom import DOMNode

PATIENCE = 0.5
"""Seconds after which a key no longer waits for the one before it."""

OPENING = 2.0
"""Seconds after which keys no longer wait for something that is being opened with an answer of the store."""

_ROUNDS = 2
"""A key may send a message that opens a screen; that takes the way from the widget to the app once more."""


class KeysInOrder(App[ReturnType]):
    """An app that handles a key after the one before it, whatever that one set off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: deque[events.Key] = deque()
        self._pressed: float | None = None
        self._opening: float | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._opens or (self._pressed is not None and monotonic() - self._pressed < PATIENCE):
            self._held.append(event)
        else:
            self._held.append(event)
            await self._press_next()

    def hold_keys(self) -> None:
        """Hold keys back while something is opened that they are meant for, until `let_keys` is called."""
        self._opening = monotonic()
        self.set_timer(OPENING, self.let_keys)

    def let_keys(self) -> None:
        """Hand on the keys that were held back; one that was pressed is followed to its end first."""
        if self._opening is not None:
            self._opening = None
            self.call_later(self._press_next)

    @property
    def _opens(self) -> bool:
        return self._opening is not None and monotonic() - self._opening < OPENING

    async def _press_next(self) -> None:
        if self._opens:
            return
        if not self._held:
            self._pressed = None
            return
        self._pressed = monotonic()
        target: DOMNode = self.focused or self.screen
        await super().on_event(self._held.popleft())
        self._follow(target, _ROUNDS)

    def _follow(self, node: DOMNode | None, rounds: int) -> None:
        """Go the way a key goes, from the widget up to the app, behind it in every queue."""
        if node is not None and node is not self:
            if not node.call_later(self._follow, node.parent, rounds):
                self.call_later(self._press_next)
        elif rounds > 1:
            self.call_later(self._follow, self.focused or self.screen, rounds - 1)
        else:
            self.call_later(self._press_next)
