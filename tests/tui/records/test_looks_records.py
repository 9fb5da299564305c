"""What the forms of an entity and of a source's head look like on a small and on a middling terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.records.changing import Changing, small_store
from tests.tui.stage import until_shown
from tui.app.browser import Browser
from tui.session.options import Options
from tui.terminal.detect import Terminal

Snap = Callable[..., bool]


@pytest.mark.sweep(6)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
@pytest.mark.parametrize("kind", ["entity", "source"])
def test_form(snap_compare: Snap, tmp_path: Path, kind: str, size: tuple[int, int]) -> None:
    store = small_store(tmp_path)

    async def opened(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "Idris Walid")
        person = Changing(pilot, store)
        if kind == "entity":
            await person.open("entity", "idris-walid", "names")
            await person.type("Abu Idris")
            await person.says("Abu Idris transliteration")
        else:
            await person.open("source", "herald")
            await person.keys("alt+z", "alt+z")
            await person.says("1 change: Published confirmed")
        await pilot.pause()

    app = Browser(Library(store), Options(theme="dusk"), Terminal())
    assert snap_compare(app, terminal_size=size, run_before=opened)
