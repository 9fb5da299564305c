"""What the basket and the panel that hands out look like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.handing.test_basket_screen import MARKS, opened
from tests.tui.stage import until_shown
from tui.app.browser import Browser
from tui.session.options import Options
from tui.terminal.detect import Terminal

Snap = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]


@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", SIZES, ids=[f"{wide}x{high}" for wide, high in SIZES])
@pytest.mark.parametrize("shown", ["basket", "panel"])
def test_basket(
    snap_compare: Snap,
    shipped_store: Path,
    shown: str,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def ready(pilot: Pilot[Any]) -> None:
        await opened(pilot, *MARKS)
        await pilot.press("end")
        if shown == "panel":
            monkeypatch.setattr(Path, "cwd", lambda: Path("/home/ana/case"))
            await pilot.press("E")
            await until_shown(pilot, "marked.html", "/home/ana/case")
        await pilot.pause()

    monkeypatch.chdir(tmp_path)
    app = Browser(Library(shipped_store), Options(theme="dusk", who="Ana"), Terminal())
    assert snap_compare(app, terminal_size=size, run_before=ready)
