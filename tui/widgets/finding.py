"""The line to type words into that are to be found in a text."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.session.keys import bind
from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import Bar
from tui.widgets.typed import SearchLine


class FindLine(Horizontal):
    """Tells what is typed, and how it was left: Enter stays at what was found, Escape goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave", "leave", "Back", id="find.leave"),
    ]
    DEFAULT_CSS = """
    FindLine {
        height: 1;
        & > #find-sign { width: 2; }
        & > Input { width: 1fr; height: 1; border: none; padding: 0; }
        & > #find-told { width: 20; }
    }
    """

    class Typed(Message):
        """Other words stand in the line."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Left(Message):
        """The line was left, by Enter if `found`."""

        def __init__(self, words: str, found: bool) -> None:
            super().__init__()
            self.words = words
            self.found = found

    def __init__(
        self,
        *,
        glyphs: Glyphs,
        id: str,
        placeholder: str = "words of this text; first..last selects from one to the other",
    ) -> None:
        super().__init__(id=id)
        self._glyphs = glyphs
        self.box = SearchLine(placeholder=placeholder)
        self.box.cursor_blink = False
        self.told = Bar(id="find-told", glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """The sign, the words, and what there is to say of them."""
        yield Bar(Content.styled(self._glyphs.search, "$key"), id="find-sign")
        yield self.box
        yield self.told

    def begin(self) -> None:
        """Begin anew with an empty line."""
        with self.box.prevent(Input.Changed):
            self.box.value = ""
        self.tell("")
        self.box.focus()

    def tell(self, words: str) -> None:
        """Say something beside what is typed."""
        self.told.set("", Content.styled(words, "$notice"))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left(event.value, found=True))

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.post_message(self.Left(self.box.value, found=False))
