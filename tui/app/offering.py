"""What the palette (Ctrl+P) offers. What it finds in the store stands in `tui.app.palette`, imported when it opens."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.command import Provider
from textual.screen import Screen

from tui.lines.facts import unmarked
from tui.screens.page import Page
from tui.widgets.bars import keys_here


def _commands() -> type[Provider]:
    from tui.app.palette import Commands

    return Commands


def _stored() -> type[Provider]:
    from tui.app.palette import Stored

    return Stored


class Offers(App[Any]):
    """An app whose palette offers what the keys do, and what the store has."""

    COMMANDS: ClassVar = {_commands, _stored}

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer in the command palette what the keys of the screen do, and the themes."""
        for name, (key, binding, node) in keys_here(screen).items():
            if binding.description and name not in ("app.quit", "app.palette"):
                run = partial(self.run_action, binding.action, default_namespace=node)
                whom = screen.acts_on(binding.action) if isinstance(screen, Page) else ""
                yield SystemCommand(f"{binding.description} {unmarked(whom)}".strip(), f"key {key}", run)
        yield SystemCommand("Theme", "choose the colours", self.action_change_theme)
