"""Pages on a stack: what stands open already is gone back to, so that no circle of keys stacks them without end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui.screens.page import Page
from tui.session import messages

if TYPE_CHECKING:
    from tui.session.asking import Context


class OpensPages(App[Any]):
    """An app that shows a page for a wish; no page is loaded before."""

    context: Context

    def _open(self, wish: messages.Wish, make: Callable[[], Page]) -> None:
        """Show what is asked for: where it stands open, else on a screen of its own. The only way to such screens.

        So Enter leads to and fro between a question and its source, and `s` back to the list one came from; and no
        circle of keys stacks screens without end.
        """
        with self.leaving():
            if not self._go_back(wish):
                self.push_screen(make())

    def _go_back(self, wish: messages.Wish) -> bool:
        """Leave all screens above the one that shows what is asked for; False where there is none."""
        open_already = (one for one in reversed(self.screen_stack) if isinstance(one, Page) and one.shows(wish))
        found = next(open_already, None)
        if found is None:
            return False
        with self.leaving():
            while self.screen is not found:
                self.pop_screen()
            found.come_to(wish)
        return True

    def leaving(self) -> AbstractContextManager[None]:
        """Within it another place comes to be shown: who remembers where one was sees what is shown before and after.

        It may be entered again within itself; all of it is one step.
        """
        return nullcontext()

    def on_open_entity(self, message: messages.OpenEntity) -> None:
        """Go back to Browse, which shows all entities."""
        self._go_back(message)

    def on_open_question(self, message: messages.OpenQuestion) -> None:
        """Compare the answers of a question."""
        from tui.screens.compare import CompareScreen

        self._open(message, lambda: CompareScreen(self.context, message.ref, message.queue, message.claim))

    def on_open_source(self, message: messages.OpenSource) -> None:
        """Read a source."""
        from tui.screens.reader import ReaderScreen

        told = message.slug, message.rendition, message.claim
        self._open(message, lambda: ReaderScreen(self.context, *told, find=message.find, at=message.at))

    def on_open_sources(self, message: messages.OpenSources) -> None:
        """List the sources."""
        from tui.screens.sources import SourcesScreen

        self._open(message, lambda: SourcesScreen(self.context, message.source))

    def on_open_names(self, message: messages.OpenNames) -> None:
        """Show the spellings of an entity."""
        from tui.screens.names import NamesScreen

        self._open(message, lambda: NamesScreen(self.context, message.slug))

    def on_open_worklist(self, message: messages.OpenWorklist) -> None:
        """List the questions that are not settled."""
        from tui.screens.worklist import WorklistScreen

        self._open(message, lambda: WorklistScreen(self.context, message.voice, message.filters))

    def on_open_timeline(self, message: messages.OpenTimeline) -> None:
        """Put the dated events in order."""
        from tui.screens.timeline import TimelineScreen

        self._open(message, lambda: TimelineScreen(self.context, message.entity))

    def on_open_voices(self, message: messages.OpenVoices) -> None:
        """Show who speaks."""
        from tui.screens.voices import VoicesScreen

        self._open(message, lambda: VoicesScreen(self.context, message.voice))

    def on_open_matrix(self, message: messages.OpenMatrix) -> None:
        """Set a question's answers against its voices."""
        from tui.screens.matrix import MatrixScreen

        self._open(message, lambda: MatrixScreen(self.context, message.ref))

    def on_open_journal(self, message: messages.OpenJournal) -> None:
        """List who changed what."""
        from tui.journal.journal import JournalScreen

        self._open(message, lambda: JournalScreen(self.context))

    def on_open_edit(self, message: messages.OpenEdit) -> None:
        """Show what one edit changed."""
        from tui.journal.journal import EditScreen

        self._open(message, lambda: EditScreen(self.context, message.number))

    def on_open_clashes(self, message: messages.OpenClashes) -> None:
        """Show what both the store and the folder changed."""
        from tui.journal.clashes import ClashesScreen

        self._open(message, lambda: ClashesScreen(self.context))
