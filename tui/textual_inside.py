"""What we use of Textual and Rich that they do not promise to keep: all of it stands here.

Each part says which private name it stands on and why nothing public would do. An upgrade that renames
one fails in `tests/tui/test_textual_inside.py`, by that name. `tui.textual_driver` is the same for the
terminal's driver.
"""

from __future__ import annotations

import sys

from textual.app import App, ReturnType
from textual.driver import Driver


class OneSentence(App[ReturnType]):
    """An app whose crash is told in one sentence by who ran it, see `tui.endings`.

    Textual prints a traceback with every variable in it. Where one is made (`_fatal_error`) and where it is
    printed (`_print_error_renderables`) there is no hook; what broke is kept in `_exception`.
    """

    in_full = False
    """Whether to print Textual's traceback all the same."""

    @property
    def broken(self) -> Exception | None:
        """What broke the app."""
        return self._exception

    def get_driver_class(self) -> type[Driver]:
        """Take our own driver in place of Textual's for terminals."""
        found = super().get_driver_class()
        if sys.platform == "win32":
            return found
        from textual.drivers.linux_driver import LinuxDriver

        from tui.textual_driver import TerminalDriver

        return TerminalDriver if found is LinuxDriver else found

    def give_back(self) -> None:
        """Give the terminal back if Textual did not come to it; the driver is kept in `_driver`."""
        give_back = getattr(self._driver, "give_back", None)
        if give_back is not None:
            give_back()

    def _fatal_error(self) -> None:
        if self.in_full:
            super()._fatal_error()
        else:
            self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self.broken is not None and not self.in_full:
            self._exit_renderables.clear()
        super()._print_error_renderables()
