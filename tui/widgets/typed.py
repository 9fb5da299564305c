"""A line to type words into that are looked for: as long as a name can be, whatever is pasted into it."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.widgets import Input

LONGEST = 500
"""Letters that are looked for: no name is longer."""


class SearchLine(Input):
    """One line of words. What is pasted is cut where it would be longer, and its lines are joined by a space."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(compact=True, max_length=LONGEST, **kwargs)

    def on_paste(self, event: events.Paste) -> None:
        """Take what fits, on one line."""
        event.stop()
        event.prevent_default()  # Textual's own takes the first line, and nothing of one that is too long
        start, end = sorted(self.selection)
        room = LONGEST - len(self.value) + end - start
        self.replace(" ".join(event.text[: 2 * LONGEST].split())[: max(room, 0)], start, end)
