"""What is at hand, an entity or a question, has one key on every screen."""

from __future__ import annotations

import pytest

from tests.tui.screens.test_keys import SCREENS, SIZE, app, at, opened
from tests.tui.stage import until
from tui.app.browser import Browser
from tui.screens.timeline import TimelineScreen


@pytest.mark.sweep(12)
@pytest.mark.parametrize(
    "name", [name for name in SCREENS if name not in ("SourcesScreen", "JudgeScreen", "BasketScreen")]
)
@pytest.mark.parametrize(
    ("key", "to"),
    [
        ("e", "BrowseScreen"),
        pytest.param("i", "NamesScreen", marks=pytest.mark.slow),
        pytest.param("T", "TimelineScreen", marks=pytest.mark.slow),
    ],
)
async def test_the_entity_at_hand_has_one_key_on_every_screen(name: str, key: str, to: str) -> None:
    if (name, key) == ("NamesScreen", "i"):
        return  # pressed again it goes back
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, name)
        await pilot.press(key)
        await until(pilot, lambda: at(browser) == to and (to != "TimelineScreen" or timeline_of_one(browser)))


def timeline_of_one(browser: Browser) -> bool:
    return isinstance(browser.screen, TimelineScreen) and browser.screen.entity is not None


@pytest.mark.sweep(8)
@pytest.mark.parametrize(
    "name", [name for name in SCREENS if name not in ("SourcesScreen", "JudgeScreen", "NamesScreen", "BasketScreen")]
)
@pytest.mark.parametrize(
    ("key", "to"),
    [
        ("m", "MatrixScreen"),
        pytest.param("J", "JudgeScreen", marks=pytest.mark.slow),
        pytest.param("c", "CompareScreen", marks=pytest.mark.slow),
    ],
)
async def test_the_question_at_hand_has_one_key_on_every_screen(name: str, key: str, to: str) -> None:
    if name == to:
        return
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, name)
        if name == "TimelineScreen":
            await pilot.press("n")  # the first event has a question that the case does not hold
        await pilot.press(key)
        await until(pilot, lambda: at(browser) == to)
