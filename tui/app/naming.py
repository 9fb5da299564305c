"""Asking who edits, once a session, where neither a setting nor the call names anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from store.model.problems import Refused
from tui.session import messages

if TYPE_CHECKING:
    from tui.session.asking import Context


class AsksWho(App[Any]):
    """An app that asks for the name of who edits before the first edit."""

    context: Context

    def on_name_editor(self, message: messages.NameEditor) -> None:
        """Ask who edits, unless that is being asked already."""
        from tui.journal.who import Named, WhoScreen
        from tui.session.places import who_am_i

        if self.context.writing.who:
            message.then(self.context.writing.who)
        elif not isinstance(self.screen, WhoScreen):

            def named(given: Named | None) -> None:
                if given is not None:
                    self._named(given.name, remember=given.remember)
                    message.then(given.name)
                    return
                self.notify("Nobody is named who edits: nothing was kept.", severity="warning")
                if message.otherwise is not None:
                    message.otherwise()

            self.push_screen(WhoScreen(self.context, who_am_i()), named)

    def _named(self, name: str, *, remember: bool) -> None:
        self.context.writing.who = name
        if remember:
            from tui.session.settings import remember_name, settings_path

            path = settings_path()
            try:
                remember_name(path, name)
            except Refused as refusal:
                self.notify(f"For this session only: {refusal}", severity="warning", markup=False)
            else:
                self.notify(f"{path} remembers it.", title="Settings", markup=False)
