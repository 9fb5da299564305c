"""What pictures, bookmarks and their panel look like on terminals of two sizes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until_shown
from tui.app.browser import Browser
from tui.session.options import Options
from tui.session.ways.addresses import parse
from tui.session.ways.bookmarks import mark
from tui.terminal.detect import Terminal

Snap = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]
SHOWN: dict[str, tuple[tuple[str, ...], str]] = {
    "coverage": (("P", "down"), "says Pakistan."),
    "rivals": (("P", "2", "right"), "in 6 of 6 questions"),
    "counts": (("P", "4"), "40 is the more exact figure"),
    "bookmarks": (("b", "down"), "asim-umar/nationality"),
}


@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", SIZES, ids=[f"{wide}x{high}" for wide, high in SIZES])
@pytest.mark.parametrize("shown", SHOWN)
def test_what_goes_out(
    snap_compare: Snap,
    own_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shown: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("tui.session.ways.bookmarks._now", lambda: "2026-11-27T10:00:00Z")
    for at, word in (("asim-umar/nationality", "ask the editor"), ("source:afp-2019/afp-02", "who saw it")):
        mark(own_store, parse(at), word)
    keys, told = SHOWN[shown]

    async def ready(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "claim 1 of 3")
        await settled(pilot)
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        await until_shown(pilot, told)

    app = Browser(Library(own_store), Options(theme="dusk", who="Ana"), Terminal())
    assert snap_compare(app, terminal_size=size, run_before=ready)
