"""Keys in order: a key waits until the one before it has done its work.

Textual hands each key to the widget that has the focus when the key arrives. Whoever types ahead
("/omer", then Enter and a command at once), or sits behind a slow line that delivers many keys
together, would have the later keys land in the widget that the first key is about to leave.

A key has done its work when what it set off is done: a line of words that is left tells its screen so by messages of
messages, and the focus goes last. So it is followed round after round until nothing is left to be heard on the screen.
What the store is asked for on another thread is no message yet: the screen says by `keys_wait` that keys are for that.
"""

from __future__ import annotations

from collections import deque
from functools import partial
from time import monotonic
from typing import Any

from textual import events
from textual.app import App, ReturnType
from textual.dom import DOMNode

PATIENCE = 3.0
"""Seconds without a sign of the key before after which a key no longer waits for it: something is broken then."""

OPENING = 2.0
"""Seconds after which keys no longer wait for what is opened, or looked for, with an answer of the store."""

LOOK = 0.02
"""Seconds after which it is looked again whether that is there."""

ROUNDS = 3
"""Fewest ways from the widget to the app: what a key sets off sends a message, and that one more."""

MOST = 10
"""Most of them: a screen on which something goes on by itself is never still."""


class KeysInOrder(App[ReturnType]):
    """An app that handles a key, or what is pasted, after the one before it, whatever that one set off."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._held: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._moved: float | None = None  # when the key that is under way was last heard of
        self._opening: float | None = None
        self._waits_since: float | None = None

    async def on_event(self, event: events.Event) -> None:
        """Hold a key back while another is under way."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._held.append(event)
        if self._moved is None or monotonic() - self._moved > PATIENCE:
            await self._press_next()

    def hold_keys(self) -> None:
        """Hold keys back while something is opened that they are meant for, until `let_keys` is called."""
        self._opening = monotonic()

    def let_keys(self) -> None:
        """Hand on the keys that were held back; one that was pressed is followed to its end first."""
        self._opening = None

    def keys_wait(self) -> bool:
        """Whether keys are meant for what is still awaited, as the screen in front says."""
        return self._opening is not None or bool(getattr(self.screen, "keys_wait", False))

    def _is_early(self, event: events.Key | events.Paste) -> bool:
        """Whether a key is to wait for what it is meant for. Escape never does: it turns away from that."""
        if not self.keys_wait():
            self._waits_since = None
            return False
        if self._waits_since is None:
            self._waits_since = monotonic()
        if monotonic() - self._waits_since > OPENING:
            self._opening = None
            return False
        return not (isinstance(event, events.Key) and event.key == "escape")

    async def _press_next(self) -> None:
        if not self._held:
            self._moved = None
            return
        self._turn += 1
        self._moved = monotonic()
        if self._is_early(self._held[0]):
            # what comes may set off something, too: it is followed like a key, and looked at again then
            self.set_timer(LOOK, partial(self._follow, self._turn, self.focused or self.screen, 1))
            return
        turn, target = self._turn, self.focused or self.screen
        await super().on_event(self._held.popleft())
        self._follow(turn, target, 1)

    def _follow(self, turn: int, node: DOMNode | None, nth: int) -> None:
        """Go the way a key goes, from the widget up to the app, behind it in every queue."""
        if turn != self._turn:
            return
        self._moved = monotonic()
        while node is not None and node is not self:
            if node.call_later(self._follow, turn, node.parent, nth):
                return
            node = node.parent  # it is gone, and hears nothing more
        self.call_later(self._gone_round, turn, nth)

    async def _gone_round(self, turn: int, nth: int) -> None:
        if turn != self._turn:
            return
        if nth >= ROUNDS and (nth >= MOST or self._is_still()):
            await self._press_next()
        else:
            self._follow(turn, self.focused or self.screen, nth + 1)

    def _is_still(self) -> bool:
        """Whether no message is left to be heard, of the app or on the screen in front."""
        return not any(node.message_queue_size for node in (self, *self.screen.walk_children(with_self=True)))
