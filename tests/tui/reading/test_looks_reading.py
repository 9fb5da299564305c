"""What the reader looks like with words selected: a picture each, of an invented case."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.pilot import Pilot

from tests.tui.screens.test_looks import Picture, Snap
from tests.tui.stage import until, until_shown
from tui.screens.reader import ReaderScreen
from tui.session import messages


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_selection(snap_compare: Snap, size: tuple[int, int]) -> None:
    async def selected(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "Velian citizen›")
        pilot.app.screen.post_message(messages.OpenSource("river-post", None, "k1"))
        await until_shown(pilot, "‹seventeen people died")
        passage = cast("ReaderScreen", pilot.app.screen).passage
        await pilot.press("right", "v", "o", "b", "o", ")")
        await until(pilot, lambda: passage.selected is not None)
        await until_shown(pilot, "v More")
        # how many layouts come before the last one differs between versions of Python
        passage.scroll_to(y=passage._line(passage.place) - 4, animate=False, force=True)
        await pilot.pause()

    assert snap_compare(Picture(), terminal_size=size, run_before=selected)
