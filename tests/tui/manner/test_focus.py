"""Which pane has the keys is seen without any colour, in every theme, under NO_COLOR and where there are no colours."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from store.library import Library
from tests.tui.screens.test_keys import SCREENS, opened
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import looks, until
from tui.app.browser import Browser
from tui.app.themes import THEMES
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.widgets.jump import panes

WAYS: dict[str, dict[str, Any]] = {
    **{theme.name: {"theme": theme.name} for theme in THEMES},
    "no colours": {"depth": "none"},
    "NO_COLOR": {"env": "1"},
}


def browser_of(way: dict[str, Any]) -> Browser:
    terminal = Terminal(utf8=False, depth=way["depth"]) if "depth" in way else Terminal(utf8=False)
    return Browser(cast("Library", ShoreLibrary()), Options(theme=way.get("theme", "auto")), terminal)


async def seen_by_focus(pilot: Pilot[None]) -> dict[str, list[tuple[str, ...]]]:
    """The screen without its colours, with each of its panes in focus in turn."""
    browser = cast("Browser", pilot.app)
    found: dict[str, list[tuple[str, ...]]] = {}
    for pane in panes(cast("Any", browser.screen)):
        cast("Widget", pane).focus()
        await until(pilot, lambda pane=pane: browser.focused is pane)  # type: ignore[misc]
        await pilot.pause()
        found[f"{type(pane).__name__} {pane.id}"] = looks(browser)
    return found


@pytest.mark.sweep(18)
@pytest.mark.parametrize("way", WAYS)
async def test_the_pane_with_the_keys_differs_in_sign_or_attribute_in_every_theme(
    way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if "env" in WAYS[way]:
        monkeypatch.setenv("NO_COLOR", WAYS[way]["env"])
    browser = browser_of(WAYS[way])
    async with browser.run_test(size=(120, 40)) as pilot:
        assert browser.theme == WAYS[way].get("theme", browser.theme)
        assert browser.no_color == ("theme" not in WAYS[way])
        for name in ("ReaderScreen", "BrowseScreen"):
            if name == "ReaderScreen":
                await opened(pilot, name)
            else:
                await browser.pop_screen()
                await pilot.pause()
            found = await seen_by_focus(pilot)
            assert len(found) > 1
            for one, other in ((one, other) for one in found for other in found if one < other):
                assert found[one] != found[other], (name, one, other)


@pytest.mark.sweep(10)
@pytest.mark.parametrize("name", SCREENS)
async def test_no_two_panes_of_a_screen_look_alike_in_focus(name: str) -> None:
    browser = browser_of({"depth": "none"})
    async with browser.run_test(size=(120, 40)) as pilot:
        await opened(pilot, name)
        found = await seen_by_focus(pilot)
        for one, other in ((one, other) for one in found for other in found if one < other):
            assert found[one] != found[other], (one, other)
