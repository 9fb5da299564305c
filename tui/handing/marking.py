"""The panel that asks for the word of a bookmark."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from store.text.clean import clean, shown
from tui.lines.facts import plain
from tui.session.asking import Context
from tui.session.keys import HELP, bind, key_of
from tui.session.ways.addresses import Place, address
from tui.session.ways.bookmarks import WORD
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over
from tui.widgets.titles import Title

WIDEST = 90
"""Columns: an address seldom has more."""


class MarkPanel(Over[str | None]):
    """Asks what a place is to be called; answers with the word, or with None where it is not to be bookmarked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("leave", "leave", "Back", id="mark.leave"),
    ]
    CSS = """
    MarkPanel {
        & #mark-at { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & .field { height: 1; }
        & .field > .label { width: 6; height: 1; }
        & .field > Input { width: 1fr; }
    }
    """

    def __init__(self, context: Context, at: Place, called: str, known: str) -> None:
        """Ask for the word of a place that is ``called`` so; ``known`` is what it was bookmarked as, if it was."""
        super().__init__()
        word = clean(known or called, keep_newlines=False, limit=WORD)
        self._address = address(at)
        self._field = Input(word, max_length=WORD, compact=True, id="mark", select_on_focus=True)
        self._field.cursor_blink = False
        what = "Call this bookmark otherwise?" if known else "Bookmark this place"
        told = Content.styled(f"Enter keeps it, {key_of('bookmarks')} lists them", "$quiet")
        self._title = Title(Content.styled(what, "$title"), told, of=self._field, glyphs=context.glyphs)

    def compose(self) -> ComposeResult:
        """The address, and the word: what the place is called, to be taken or typed over."""
        with Vertical(id="mark-box", classes="over"):
            yield self._title
            yield Static(plain(shown(self._address), "$quiet"), markup=False, id="mark-at")
            with Horizontal(classes="field"):
                yield Static("Word", markup=False, classes="label")
                yield self._field
        yield KeyBar()

    @property
    def columns(self) -> int:
        """No more than an address has."""
        return WIDEST

    @property
    def lines(self) -> int:
        """The title, the address, the word."""
        return 3

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the word; without one the address stands for it."""
        self.dismiss(clean(self._field.value, keep_newlines=False, limit=WORD).strip() or self._address)

    def action_leave(self) -> None:
        """Bookmark nothing."""
        self.dismiss(None)
