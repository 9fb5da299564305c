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

_ROUNDS = 2
"""A key may send a message that opens a screen; that takes the way from the widget to the app once more."""


class KeysInOrder(App[ReturnType]):
    """An app that handles a key after the one before it, whatever that one set off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: deque[events.Key] = deque()
        self._pressed: float | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another is under way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif self._pressed is not None and monotonic() - self._pressed < PATIENCE:
            self._held.append(event)
        else:
            self._held.append(event)
            await self._press_next()

    async def _press_next(self) -> None:
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
