"""Choosing the form in which a citation is copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content

from store.library import citation_formats, cite_together
from store.model.claims import ClaimView
from tui.lines.claims import claim_mark
from tui.lines.facts import claim_line, count
from tui.lines.rows import Rows
from tui.session.asking import Context
from tui.session.keys import HELP, bind
from tui.terminal.glyphs import Glyphs
from tui.widgets.bars import KeyBar
from tui.widgets.over import Over
from tui.widgets.passage import Passage
from tui.widgets.rows import RowList
from tui.widgets.titles import Title


def _called(claims: Sequence[ClaimView], glyphs: Glyphs) -> Content:
    if len(claims) != 1:
        return Content(count(len(claims), "citation"))
    return Content.assemble(claim_mark(claims[0], glyphs), " ", claim_line(claims[0], says=True))


class CopyScreen(Over[str | None]):
    """Lists the formats with what each looks like; answers with the text to copy, or None."""

    CSS = """
    CopyScreen {
        & #formats { height: 1fr; min-height: 2; max-height: 5; }
        & #preview { height: 1fr; min-height: 3; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        HELP,
        bind("leave back", "leave", "Back", id="copy.leave"),
    ]

    def __init__(self, context: Context, *claims: ClaimView) -> None:
        """Offer the citations of ``claims``; those of several stand in one text."""
        super().__init__()
        glyphs, names = context.glyphs, list(citation_formats())
        self._made: list[Callable[[], str]] = [partial(cite_together, claims, name) for name in names]
        self._list = RowList(Rows(len(names), lambda index: names[index]), id="formats", cursor=glyphs.cursor)
        self._title = Title(
            Content.assemble(("Copy  ", "$title"), _called(claims, glyphs)),
            of=self._list,
            glyphs=glyphs,
        )
        self._preview = Passage(glyphs=glyphs, id="preview")
        self._preview_title = Title("As it will be copied", of=self._preview, glyphs=glyphs)

    def compose(self) -> ComposeResult:
        """The formats above a preview."""
        with Vertical(id="copy-box", classes="over"):
            yield self._title
            yield self._list
            yield self._preview_title
            yield self._preview
        yield KeyBar()

    @property
    def lines(self) -> int:
        """The titles, the formats, and what most of them make of a claim."""
        return 2 + self._list.rows.count + 6

    @on(RowList.Highlighted)
    def _preview_it(self, event: RowList.Highlighted) -> None:
        self._preview.set_text(self._made[event.index]())

    @on(RowList.Selected)
    def _take(self, event: RowList.Selected) -> None:
        self.dismiss(self._made[event.index]())

    def action_leave(self) -> None:
        """Copy nothing."""
        self.dismiss(None)
