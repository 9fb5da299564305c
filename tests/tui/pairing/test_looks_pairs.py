"""What the queue of pairs and its panels look like on terminals of three sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.pairing.ridge import opened, queue
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.session.options import Options
from tui.terminal.detect import Terminal

Snap = Callable[..., bool]
SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", SIZES, ids=[f"{wide}x{high}" for wide, high in SIZES])
@pytest.mark.parametrize("shown", ["pairs", "same"])
def test_pairs(snap_compare: Snap, store: Path, shown: str, size: tuple[int, int]) -> None:
    async def ready(pilot: Pilot[Any]) -> None:
        await opened(pilot)
        await pilot.press("home")
        assert isinstance(pilot.app, Browser)
        screen = queue(pilot.app)
        await until(pilot, lambda: screen.list.highlighted == 0 and screen.view.pair == screen.pair)
        await until(pilot, lambda: not screen.asker.busy)
        if shown == "same":
            await pilot.press("x")
            await until_shown(pilot, "Together they would have")
        await pilot.pause()

    app = Browser(Library(store), Options(theme="dusk", who="Ana"), Terminal())
    assert snap_compare(app, terminal_size=size, run_before=ready)
