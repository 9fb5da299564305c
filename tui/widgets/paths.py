"""A line for paths: Tab completes the last one, and what is pasted or dropped stands on one line."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from tui.session.keys import bind
from tui.session.paths import all_there, completed, pasted, paths_in

#: Names that are shown where a path can go on in several ways.
_SHOWN = 12


class PathLine(Input):
    """Where paths are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("tab", "complete", "Complete", id="paths.complete"),
    ]

    class Told(Message):
        """How the path can go on; empty where that is sure."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Dropped(Message):
        """Paths were pasted or dropped, and all of them are there."""

    def __init__(self, *, id: str) -> None:
        super().__init__(
            placeholder="files or folders; Tab completes, or drop them here", compact=True, id=id, select_on_focus=False
        )
        self.cursor_blink = False

    def action_complete(self) -> None:
        """Complete the last path, or go on to the next field where there is nothing to complete."""
        before = self.value[: self.cursor_position]
        found = completed(before)
        if found.text == before and len(found.choices) < 2:
            self.post_message(self.Told(""))
            self.screen.focus_next()
            return
        self.value = found.text + self.value[self.cursor_position :]
        self.cursor_position = len(found.text)
        names = found.choices if found.text == before else ()
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        self.post_message(self.Told("  ".join(names[:_SHOWN]) + more))

    def on_paste(self, event: events.Paste) -> None:
        """Put what was pasted at the cursor, on one line."""
        self.drop(event.text)
        event.stop()
        event.prevent_default()

    def drop(self, text: str) -> None:
        """Put a paste at the cursor; tell where all of its paths are there."""
        line = pasted(text)
        if self.value[: self.cursor_position].strip() and not self.value[: self.cursor_position].endswith(" "):
            line = f" {line}" if all_there(paths_in(line)) else line
        self.insert_text_at_cursor(line)
        if all_there(paths_in(self.value)):
            self.post_message(self.Dropped())
