"""What the screens look like: one picture each, of an invented case."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until_shown
from tui.app.browser import Browser
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.widgets.passage import Passage

Snap = Callable[..., bool]


class Picture(Browser):
    """The app on a terminal of many colours."""

    def __init__(self) -> None:
        super().__init__(cast("Library", ShoreLibrary()), Options(theme="dusk", who="somebody"), Terminal())


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_browse(snap_compare: Snap, size: tuple[int, int]) -> None:
    async def searched(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "Velian citizen›")
        await pilot.press("slash", *"tariq")
        await until_shown(pilot, "matched Tariq", "Velian citizen›", "1 leader")

    assert snap_compare(Picture(), terminal_size=size, run_before=searched)


@pytest.mark.parametrize(
    ("name", "message", "shown"),
    [
        pytest.param(
            "reader",
            messages.OpenSource("river-post", None, "k1"),
            "‹seventeen people died",
            marks=pytest.mark.skipif(
                sys.version_info[:2] != (3, 11),
                reason="other versions of Python lay the screen out once more, and the text scrolls a line further",
            ),
        ),
        ("sources", messages.OpenSources(), "https://example.org/river-post"),
        ("names", messages.OpenNames("tarek-sahl"), "Sounds like it"),
    ],
    ids=["reader", "sources", "names"],
)
def test_screen(snap_compare: Snap, name: str, message: messages.OpenSource, shown: str) -> None:
    async def opened(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "Velian citizen›")
        pilot.app.screen.post_message(message)
        await until_shown(pilot, shown)
        for passage in pilot.app.screen.query(Passage):
            # how many layouts come before the last one differs between versions of Python
            if passage.current is not None:
                passage.scroll_to_span(passage.current, force=True)
        await pilot.pause()

    assert snap_compare(Picture(), terminal_size=(120, 40), run_before=opened)
