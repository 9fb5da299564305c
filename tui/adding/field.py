"""A field of a report's head."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static


class HeadField(Horizontal):
    """A field of a head: its label, what is filled in, and whether that is inferred."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(classes="field")
        self.key = name
        self.entry = Input(compact=True, max_length=2000, id=f"head-{name}")
        self.entry.cursor_blink = False
        self._label = Static(label, markup=False, classes="label")
        self._mark = Static(markup=False, classes="mark")

    def compose(self) -> ComposeResult:
        """Label, line, mark."""
        yield self._label
        yield self.entry
        yield self._mark

    def put(self, text: str, mark: Content, offer: str = "") -> None:
        """Fill in a text that nobody typed, and what stands behind it."""
        with self.entry.prevent(Input.Changed):
            self.entry.value = text
        self.entry.placeholder = offer
        self.mark(mark)

    def mark(self, words: Content) -> None:
        """Say something behind the field."""
        self._mark.update(words)
