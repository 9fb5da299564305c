"""Pages on a stack: what stands open already is gone back to, so that no circle of keys stacks them without end."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from textual.app import App

from tui.screens.page import Page
from tui.session import messages


class OpensPages(App[Any]):
    """An app that shows a page for a wish."""

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
