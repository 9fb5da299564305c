"""What the screens of rival answers look like: one picture each, of an invented case."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.rivals import KILLED, NATIONALITY
from tests.tui.screens.test_looks import Picture, Snap
from tests.tui.stage import until_shown
from tui.session import messages


@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60)], ids=["120x40", "80x24", "200x60"])
def test_compare(snap_compare: Snap, size: tuple[int, int]) -> None:
    async def opened(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "Velian citizen›")
        pilot.app.screen.post_message(messages.OpenQuestion(KILLED, (NATIONALITY, KILLED)))
        await until_shown(pilot, "question 2 of 2", "‹seventeen people died›", "forty dead›")

    assert snap_compare(Picture(), terminal_size=size, run_before=opened)


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("name", "message", "shown"),
    [
        ("worklist", messages.OpenWorklist(), "Only one of Velian and Morvan"),
        ("judge", messages.JudgeQuestion(NATIONALITY), "2 holds: Morvan"),
        ("timeline", messages.OpenTimeline(), "night of 3 May 2019"),
        ("voices", messages.OpenVoices("army"), "17 and at least 40 exclude"),
        ("matrix", messages.OpenMatrix(KILLED), "Interior ministry says 17."),
    ],
    ids=["worklist", "judge", "timeline", "voices", "matrix"],
)
def test_screen(snap_compare: Snap, name: str, message: Any, shown: str) -> None:
    async def opened(pilot: Pilot[Any]) -> None:
        await until_shown(pilot, "Velian citizen›")
        pilot.app.screen.post_message(message)
        await until_shown(pilot, shown)

    assert snap_compare(Picture(), terminal_size=(120, 40), run_before=opened)
