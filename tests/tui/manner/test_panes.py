"""Panes: the focus is seen without colour, a panel leaves the passage at hand in sight, letters lead to panes."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.geometry import Region, Size
from textual.pilot import Pilot

from store.library import Library
from tests.tui.screens.test_browse import ready
from tests.tui.screens.test_keys import SCREENS, opened
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import looks, until, until_shown, words
from tui.app.browser import Browser
from tui.screens.browse import BrowseScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.widgets.jump import JumpScreen, panes
from tui.widgets.over import place
from tui.widgets.titles import Title

SMALL = (120, 24)


def app() -> Browser:
    return Browser(cast("Library", ShoreLibrary()), Options(), Terminal(utf8=False, depth="none"))


def lit(browser: Browser) -> list[str]:
    """The titles that are lit: reversed and bold, with their mark."""
    found = []
    for title in browser.screen.query(Title):
        for segment in title.render_line(0) if title.region.size else ():
            if segment.style is not None and segment.style.reverse:
                assert segment.style.bold and segment.text.endswith(" <")
                found.append(segment.text)
    return found


async def test_the_title_of_the_pane_that_has_the_focus_is_lit_without_colour_and_no_other() -> None:
    browser = app()
    async with browser.run_test(size=SMALL) as pilot:
        await ready(pilot)
        browse = cast("BrowseScreen", browser.screen)
        for key, title in (("1", "1 Leaders 2 <"), ("right", "Tarek Sahl <"), ("right", "Interior ministry")):
            await pilot.press(key)
            await until(pilot, lambda title=title: len(lit(browser)) == 1 and lit(browser)[0].startswith(title))  # type: ignore[misc]
        await pilot.press("slash")
        assert browser.focused is browse.search_box and not lit(browser)


@pytest.mark.sweep(8)
@pytest.mark.parametrize("name", [name for name in SCREENS if name != "CompareScreen"])
async def test_every_screen_says_where_the_focus_is(name: str) -> None:
    browser = app()
    async with browser.run_test(size=SMALL) as pilot:
        await opened(pilot, name)
        await until(pilot, lambda: len(lit(browser)) == 1)


async def test_judging_and_copying_leave_the_passage_they_are_about_in_sight() -> None:
    browser = app()
    async with browser.run_test(size=SMALL) as pilot:
        await ready(pilot)
        for key, told in (("J", "2 holds: Morvan"), ("Y", "As it will be copied")):
            await pilot.press(key)
            await until_shown(pilot, told, "[a Velian citizen]")
            await pilot.press("escape")
            await until(pilot, lambda: len(browser.screen_stack) == 1)
        await opened(pilot, "ReaderScreen")
        await pilot.press("J")
        await until_shown(pilot, "unresolved", "[seventeen")


@pytest.mark.parametrize(
    ("size", "words_at", "lines", "side"),
    [
        ((80, 24), Region(28, 18, 50, 2), 8, "-top"),
        ((80, 24), Region(0, 9, 80, 2), 8, "-bottom"),
        ((80, 24), Region(0, 9, 80, 2), 30, "-bottom"),
        ((200, 24), Region(0, 4, 100, 16), 20, "-right"),
        ((120, 40), None, 12, "-bottom"),
    ],
)
def test_a_panel_lies_where_the_passage_is_not(
    size: tuple[int, int], words_at: Region | None, lines: int, side: str
) -> None:
    found, region = place(Size(*size), words_at, lines)
    assert found == side
    assert words_at is None or not region.overlaps(words_at)
    assert Region(0, 0, size[0], size[1] - 1).contains_region(region)


async def test_a_letter_on_each_pane_leads_there_and_escape_stays() -> None:
    browser = app()
    async with browser.run_test(size=SMALL) as pilot:
        await ready(pilot)
        browse = cast("BrowseScreen", browser.screen)
        there = panes(cast("Any", browse))
        assert browse.view.list in there and browse.view.passage in there and browse.search_box in there
        before = browser.focused
        await jumped(pilot, "escape")
        assert browser.focused is before
        nth = there.index(browse.view.list)
        await jumped(pilot, "asdfghjkl"[nth])
        await until(pilot, lambda: browser.focused is browse.view.list)


async def jumped(pilot: Pilot[None], key: str) -> None:
    """Ask for the letters, see them, and press one."""
    browser = cast("Browser", pilot.app)
    await pilot.press("z")
    await until(pilot, lambda: isinstance(browser.screen, JumpScreen))
    await until_shown(pilot, "[a]", "[s]", "[d]")
    assert "Leaders" in words(browser)
    await pilot.press(key)
    await until(pilot, lambda: not isinstance(browser.screen, JumpScreen))


@pytest.mark.sweep(2)
@pytest.mark.parametrize("name", ["BrowseScreen", "CompareScreen"])
async def test_below_a_panel_nothing_is_lit_and_all_is_as_before_when_it_is_gone(name: str) -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await opened(pilot, name)
        before = looks(browser)
        assert reversed_marks(before) == 1
        await pilot.press("J")
        await until_shown(pilot, "2 holds")
        await until(pilot, lambda: reversed_marks(looks(browser)) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: looks(browser) == before)


def reversed_marks(rows: list[tuple[str, ...]]) -> int:
    """How many titles are lit: reversed, with the mark of the focus."""
    return sum(text.endswith(" <") for row in rows for text, on in zip(row[::2], row[1::2], strict=True) if "rev" in on)
