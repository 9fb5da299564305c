"""Two sources side by side, grades and gaps: the screens that weigh what a case has, and the panel that grades."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from tui.lines.facts import unmarked
from tui.screens.page import Page
from tui.session import messages
from tui.session.keys import bind

if TYPE_CHECKING:
    from tui.session.asking import Context


class Weighs(App[Any]):
    """An app that opens these; nothing of them is loaded before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("gaps", "gaps", "Gaps", show=False, id="app.gaps"),
    ]
    context: Context
    if TYPE_CHECKING:

        def _open(self, wish: messages.Wish, make: Callable[[], Page]) -> None:
            """Show a page, as `tui.app.opening` does."""

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer to put the source at hand beside all others, where one is at hand."""
        yield from super().get_system_commands(screen)
        source = screen.source_at_hand if isinstance(screen, Page) else None
        if source is not None:
            yield SystemCommand(
                f"Compare source {unmarked(source.title or source.publisher)} with all others",
                "by question, both passages",
                lambda: screen.post_message(messages.CompareSources(source.slug)),
            )

    def action_gaps(self) -> None:
        """Open what the case does not know."""
        self.screen.post_message(messages.OpenGaps())

    def on_open_gaps(self, message: messages.OpenGaps) -> None:
        """Show what the case does not know."""
        from tui.handing.gaps import GapsScreen

        self._open(message, lambda: GapsScreen(self.context))

    def on_compare_sources(self, message: messages.CompareSources) -> None:
        """Put two sources side by side, or one and all others."""
        from tui.handing.sides import SidesScreen

        self._open(message, lambda: SidesScreen(self.context, message.one, message.other))

    def on_grade_any(self, message: messages.GradeAny) -> None:
        """Grade what is at hand, unless nothing may be written."""
        from tui.handing.grading import GradePanel

        if self.context.options.read_only:
            self.notify("This session is read-only: nothing can be graded.", severity="warning")
        else:
            self.push_screen(GradePanel(self.context, message.of))
