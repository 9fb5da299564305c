"""Choosing the form in which a citation is copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from store.library import citation_formats
from store.model.claims import ClaimView
from tui.lines.claims import claim_mark
from tui.lines.facts import claim_line
from tui.lines.rows import Rows
from tui.session.asking import Context
from tui.session.keys import HELP, bind
from tui.widgets.bars import Bar
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList


class CopyScreen(ModalScreen[str | None]):
    """Lists the formats with what each looks like; answers with the text to copy, or None."""

    CSS_PATH = "copy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("leave back", "leave", "Back", id="copy.leave"),
    ]

    def __init__(self, context: Context, claim: ClaimView) -> None:
        super().__init__()
        glyphs, formats = context.glyphs, citation_formats()
        self._made: list[Callable[[], str]] = [lambda form=form: form(claim) for form in formats.values()]  # type: ignore[misc]
        names = list(formats)
        self._title = Bar(
            Content.assemble(("Copy  ", "$title"), claim_mark(claim, glyphs), " ", claim_line(claim, says=True)),
            Content.styled("Enter copies, Esc leaves", "$quiet"),
            glyphs=glyphs,
        )
        self._list = RowList(Rows(len(names), lambda index: names[index]), id="formats", cursor=glyphs.cursor)
        self._preview = Passage(glyphs=glyphs, id="preview")

    def compose(self) -> ComposeResult:
        """The formats above a preview."""
        with Vertical(id="copy-box"):
            yield self._title
            yield self._list
            yield self._preview

    @on(RowList.Highlighted)
    def _preview_it(self, event: RowList.Highlighted) -> None:
        self._preview.set_text(self._made[event.index]())

    @on(RowList.Selected)
    def _take(self, event: RowList.Selected) -> None:
        self.dismiss(self._made[event.index]())

    def action_leave(self) -> None:
        """Copy nothing."""
        self.dismiss(None)
