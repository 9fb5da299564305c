"""What two sources, gaps and the panel that grades look like on terminals of two sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

Snap = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]
NATIONALITY = QuestionRef("asim-umar", "nationality", "")
SHOWN: dict[str, tuple[Callable[[], messages.Wish], str, tuple[str, ...]]] = {
    "sides": (lambda: messages.CompareSources("samaa-2019", "republic-2019"), "‹A counter-terrorism official", ()),
    "gaps": (messages.OpenGaps, "Look for: ", ("down",)),
    "grade": (lambda: messages.OpenQuestion(NATIONALITY), "Grade the claim", ("R",)),
}


@pytest.mark.sweep(6)
@pytest.mark.parametrize("size", SIZES, ids=[f"{wide}x{high}" for wide, high in SIZES])
@pytest.mark.parametrize("name", SHOWN)
def test_screens_that_weigh(snap_compare: Snap, own_store: Path, name: str, size: tuple[int, int]) -> None:
    wish, shown, keys = SHOWN[name]

    async def ready(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        pilot.app.screen.post_message(wish())
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await settled(pilot)
        await pilot.press(*keys)
        await until_shown(pilot, shown)
        await settled(pilot)

    app = Browser(Library(own_store), Options(theme="dusk", who="Ana"), Terminal())
    assert snap_compare(app, terminal_size=size, run_before=ready)
