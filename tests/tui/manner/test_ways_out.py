"""Enter never loops, and Escape always leaves: a walk of keys, whatever they open, ends at the first screen."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.manner.test_every_key import SCREENS, come_back, settled
from tui.app.browser import Browser
from tui.screens.browse import BrowseScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.textual_inside import own_bindings

DEEPEST = 10
"""Screens over the first one: each stands once, and a panel or two."""

LEAVING = {"q", "ctrl+q", "ctrl+c", "ctrl+z"}


async def leave_all(pilot: Pilot[None]) -> None:
    """Press Escape until the first screen is there as it was at first; each press leaves something."""
    browser = cast("Browser", pilot.app)
    for _ in range(4 * len(browser.screen_stack) + 6):
        browse = browser.screen_stack[0]
        assert isinstance(browse, BrowseScreen)
        if browser.screen is browse and browser.focused in [pane.list for pane in browse.panes.panes]:
            return
        await pilot.press("escape")
        await settled(pilot)
    names = [type(one).__name__ for one in browser.screen_stack]
    raise AssertionError(f"Escape does not leave: {names}, {browser.focused}")


def app(store: Path) -> Browser:
    return Browser(Library(store), Options(who="Ana"), Terminal(utf8=False))


@pytest.mark.sweep(24)
@pytest.mark.parametrize("name", SCREENS)
async def test_enter_pressed_on_and_on_never_stacks_screens_and_escape_leaves(name: str, own_store: Path) -> None:
    browser = app(own_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await come_back(pilot, SCREENS[name])
        stacks = []
        for _ in range(8):
            await pilot.press("enter")
            await settled(pilot)
            stacks.append(len(browser.screen_stack))
        assert max(stacks) <= 4 and stacks[-1] <= max(stacks[:4]), stacks
        await leave_all(pilot)


@pytest.mark.sweep(16)
@pytest.mark.parametrize("seed", range(8))
async def test_a_walk_of_keys_ends_at_the_first_screen_by_escape_alone(seed: int, own_store: Path) -> None:
    browser, chance = app(own_store), Random(seed)
    walked: list[str] = []
    async with browser.run_test(size=[(80, 24), (120, 40)][seed % 2]) as pilot:
        await settled(pilot)
        for _ in range(40):
            focused = browser.focused or browser.screen
            keys = sorted({one.key for node in focused.ancestors_with_self for one in own_bindings(node)} - LEAVING)
            walked.append(chance.choice([*keys, "enter", "enter"]))
            await pilot.press(walked[-1])
            await settled(pilot)
            names = [type(one).__name__ for one in browser.screen_stack]
            assert len(names) <= DEEPEST, (walked, names)
            assert len(set(names)) >= len(names) - 1, (walked, names)
        await leave_all(pilot)
