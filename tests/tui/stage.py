"""An app that shows one screen and keeps what it tells the app, for tests of screens."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any, cast

from textual._context import visible_screen_stack
from textual.message import Message
from textual.pilot import Pilot
from textual.strip import Strip

from store.library import Library
from tests.conftest import ROOT
from tests.tui.rivals import RivalLibrary
from tui.app.themes import THEMES, styles_of
from tui.screens.page import Page
from tui.session.asking import Context
from tui.session.options import Options
from tui.session.writing import Writing
from tui.terminal.detect import Terminal
from tui.terminal.glyphs import ASCII
from tui.terminal.output import DiffOutput


def context(library: RivalLibrary | None = None, **options: Any) -> Context:
    """What every screen is given, in ASCII so that tests read well."""
    asked = cast("Library", library or RivalLibrary())
    return Context(asked, Options(**options), ASCII, Writing(asked, options.get("who") or "somebody"))


class Stage(DiffOutput[None]):
    """Pushes `page` at the start; `told` are the messages that came up from the screens."""

    CSS_PATH = ROOT / "tui" / "app" / "base.tcss"

    def __init__(self, page: Callable[[], Page]) -> None:
        super().__init__(terminal=Terminal(utf8=False))
        self._make = page
        self.told: list[Message] = []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "terminal"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return styles_of(self.current_theme)

    def on_mount(self) -> None:
        super().on_mount()
        self.push_screen(self._make())

    def _told(self, message: Message) -> None:
        self.told.append(message)

    on_open_entity = on_open_question = on_open_source = on_open_matrix = _told
    on_copy_text = on_cite_selection = _told
    on_open_timeline = on_open_voices = on_open_worklist = on_judge_question = on_copy_claim = on_store_written = _told

    @property
    def last(self) -> Message:
        return self.told[-1]


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Wait until a condition holds; the error shows the screen."""
    rounds, late = 0, monotonic() + 10  # so many rounds are soon gone while a thread or a process works
    while rounds < 500 or monotonic() < late:
        if condition():
            return
        await pilot.pause()
        rounds += 1
    raise AssertionError(f"this never came to be shown:\n{words(cast('Stage', pilot.app))}")


async def until_shown(pilot: Pilot[None], *texts: str) -> None:
    """Wait until all these texts stand on the screen."""
    await until(pilot, lambda: all(text in words(cast("Stage", pilot.app)) for text in texts))


def words(app: DiffOutput[None]) -> str:
    """The screen as text, a line each row."""
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in _drawn(app))


def _drawn(app: DiffOutput[None]) -> list[Strip]:
    """The lines of the screen; a panel draws what lies below it only where it is told what that is."""
    visible_screen_stack.set(app._background_screens)
    return app.screen._compositor.render_strips()[: app.size.height]


def looks(app: DiffOutput[None]) -> list[tuple[str, ...]]:
    """The screen without its colours: each row in pieces, a text and its attributes."""
    found: list[tuple[str, ...]] = []
    for strip in _drawn(app):
        row: list[str] = []
        for text, style, _ in strip:
            on = " ".join(name for name in ATTRIBUTES if style is not None and getattr(style, name))
            if row and row[-1] == on:
                row[-2] += text
            else:
                row += [text, on]
        found.append(tuple(row))
    return found


ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")
"""What a cell may look like without any colour."""
