"""Jump mode: a letter stands on each pane of the screen, and that letter gives the focus to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.session.keys import bind
from tui.widgets.bars import KeyBar

LETTERS = "asdfghjklqwertyuiop"
"""In the order in which they lie under the hand; as many panes can be jumped to."""


def panes(screen: Screen[None]) -> list[Widget]:
    """Return what can have the focus and is to be seen, in reading order."""
    seen = [widget for widget in screen.focus_chain if widget.region.size and widget.region.overlaps(screen.region)]
    return sorted(seen, key=lambda widget: (widget.region.y, widget.region.x))[: len(LETTERS)]


class JumpScreen(ModalScreen[Widget | None]):
    """Lies over a screen, which is seen through it; answers with the pane that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave", "leave", "Stay", id="jump.leave"),
        bind("jump", "leave", "Stay", show=False, id="jump.again"),
    ]
    DEFAULT_CSS = """
    JumpScreen {
        background: transparent;
        & > Static { position: absolute; width: 5; height: 1; }
    }
    """

    def __init__(self, found: Sequence[Widget]) -> None:
        super().__init__()
        self._places = dict(zip(LETTERS, found, strict=False))

    def compose(self) -> ComposeResult:
        """A letter at the beginning of each pane: reversed, in brackets and bold, so that no colour is needed."""
        for letter, pane in self._places.items():
            label = Static(Content.styled(f" [{letter}] ", "bold reverse"), markup=False)
            label.styles.offset = pane.content_region.offset
            yield label
        yield KeyBar()

    def on_key(self, event: events.Key) -> None:
        """Go to the pane with that letter; any other key says which there are."""
        if event.key in ("escape", "z"):
            return
        event.stop()
        if event.key in self._places:
            self.dismiss(self._places[event.key])
        else:
            self.notify(f"{', '.join(self._places)} go to a pane, Esc stays.", markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Leave when the panes are laid out anew: the letters would stand elsewhere."""
        if event.size != self._first_size:
            self.dismiss(None)

    def on_mount(self) -> None:
        """Keep the size the letters are for."""
        self._first_size = self.app.size

    def action_leave(self) -> None:
        """Stay where one was."""
        self.dismiss(None)
