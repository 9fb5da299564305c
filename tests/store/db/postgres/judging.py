"""A browser with the panel open in which a question is judged."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from store.library import Library
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.screens.judge import JudgeScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal


@asynccontextmanager
async def judging(library: Library, who: str) -> AsyncIterator[tuple[Browser, Pilot[int]]]:
    """The first question of the small case, about to be judged."""
    app = Browser(library, Options(who=who), Terminal(utf8=False))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("c")
        await until_shown(pilot, "question 1 of 3")
        await pilot.press("J")
        await until(pilot, lambda: isinstance(app.screen, JudgeScreen))
        await until_shown(pilot, "> 1 holds")
        yield app, pilot
