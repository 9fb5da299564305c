"""The line above a pane: its name, ruled to the end. Which pane has the focus is told by its title, everywhere alike.

The first pane of a screen is named by the screen's own line of title. A title takes the place of a rule or of a head
that stands there anyhow, so no row of what a pane shows is lost to it.
"""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from store.model.places import Place, Server
from tui.lines.facts import plain
from tui.lines.fit import NAME_LINES, lit_title
from tui.terminal.glyphs import UNICODE, Glyphs
from tui.widgets.bars import Bar


def whose(store: Place, title: str) -> Content:
    """The line above all of a case: of one on a server which it is, by the database or the service."""
    where = (" ", plain(store.name, "$quiet")) if isinstance(store, Server) else ()
    return Content.assemble(("whosays", "$title"), *where, "  ", plain(title))


class Title(Bar):
    """Names the pane `of`: what is in it, ruled to the end, and lit while the focus is there."""

    def __init__(
        self,
        left: Content | str = "",
        right: Content | str | list[Content] = "",
        *,
        of: Widget | None = None,
        most: int = NAME_LINES,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(left, right, fill=glyphs.rule, most=most, glyphs=glyphs, id=id, classes=classes)
        self._of = of
        self._lit = self._covered = False

    def name_pane(self, of: Widget | None) -> None:
        """Be the title of another pane."""
        self._of = of
        self._look(self.screen.focused)

    def on_mount(self) -> None:
        """Follow the focus."""
        self.watch(self.screen, "focused", self._look)

    def _look(self, focused: Widget | None) -> None:
        now = self._of is not None and focused is not None and self._of in focused.ancestors_with_self
        now = now and not self._covered
        if now != self._lit:
            self._lit = now
            self.refresh()

    def cover(self, on: bool) -> None:
        """Be lit no more while a panel has the keys: one title is lit of all that are in sight."""
        self._covered = on
        self._look(self.screen.focused)

    @property
    def wants(self) -> int:
        """Cells of the title, and of its mark."""
        return super().wants + (2 if self._lit else 0)

    @property
    def mark(self) -> int:
        """Cells for the mark of the focus, which comes and goes: the title takes as many lines with it as without."""
        return 2 if self._of is not None else 0

    def left_in(self, left: Content, room: int, *, last: bool = True) -> Content:
        """A line of the name, lit where the focus is."""
        if not self._lit or not left.plain:
            return super().left_in(left, room)
        return lit_title(left, room, self._glyphs) if last else Content.styled(left.plain, "bold reverse")
