"""A screen is laid out once for what it shows, and painted once: what a layout finds out asks for no other one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen
from textual.scroll_view import ScrollView

from store.library import Library
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until_shown
from tui.app.browser import Browser
from tui.session.options import Options
from tui.terminal.detect import Terminal


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_a_start_lays_nothing_out_twice(
    own_store: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    told: list[str] = []
    was = Screen._refresh_layout

    def counted(self: Any, *given: Any, **named: Any) -> Any:
        told.append("laid out")
        return was(self, *given, **named)

    monkeypatch.setattr(Screen, "_refresh_layout", counted)
    app = Browser(Library(own_store), Options(theme="dusk", who="Ana"), Terminal())
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "National Directorate of Security")
        await settled(pilot)
        await pilot.pause()
        # the screen, what its scrollbars leave, the page beside the list, its scrollbars: twice as often before
        assert len(told) <= 5
        for view in app.screen.query("Passage, RowList").results(ScrollView):
            assert view.show_vertical_scrollbar == (view.virtual_size.height > view.size.height)
