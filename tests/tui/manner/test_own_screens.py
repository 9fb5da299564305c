"""What asks for something lies over what it is about, has its title lit, and names are whole where there is room."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from store.library import Library
from tests.tui.manner.test_every_key import settled
from tests.tui.manner.test_panes import reversed_marks
from tests.tui.stage import looks, until, until_shown, words
from tui.adding.screen import AddScreen
from tui.app.browser import Browser
from tui.journal.who import WhoScreen
from tui.records.screen import RecordScreen
from tui.screens.browse import BrowseScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

SAID = "The National Directorate of Security"
"""How the passage begins that Browse shows first, wherever its lines are broken."""


def app(store: Path, who: str = "Ana") -> Browser:
    return Browser(Library(store), Options(who=who), Terminal(utf8=False))


@pytest.mark.sweep(2)
@pytest.mark.parametrize(
    ("key", "screen", "told"), [("U", WhoScreen, "Who edits?"), ("ctrl+e", RecordScreen, "Change")]
)
async def test_who_edits_and_the_form_of_an_entity_leave_the_passage_in_sight(
    key: str, screen: type, told: str, own_store: Path
) -> None:
    browser = app(own_store, who="")
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, f"[{SAID}")
        await pilot.press(key)
        await until(pilot, lambda: isinstance(browser.screen, screen))
        await until_shown(pilot, told, f"[{SAID}")
        await until(pilot, lambda: reversed_marks(looks(browser)) == 1)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(browser.screen, BrowseScreen))
        await until(pilot, lambda: reversed_marks(looks(browser)) == 1)


async def test_adding_names_its_panes_and_lights_the_one_with_the_keys(own_store: Path, tmp_path: Path) -> None:
    for nth in range(2):
        (tmp_path / f"{nth}.txt").write_text(f"Bridge {nth} closed\n\nThe mayor said that bridge {nth} was closed.\n")
    browser = app(own_store)
    async with browser.run_test(size=(200, 60)) as pilot:
        await settled(pilot)
        browser.screen.post_message(messages.AddReports("", f"{tmp_path}/0.txt {tmp_path}/1.txt"))
        await until_shown(pilot, "2 reports", "Its head", "0.txt ---")
        assert isinstance(browser.screen, AddScreen)
        for title in ("Add reports <", "Its head <"):
            await until_shown(pilot, title)
            assert reversed_marks(looks(browser)) == 1
            await pilot.press("enter")
        row = next(line for line in words(browser).splitlines() if "Its head" in line)
        assert row.index("Its head") < 100  # its words stand beside it


@pytest.mark.parametrize(("width", "least"), [(80, 19), (120, 30), (200, 37)])
async def test_the_panes_of_browse_are_as_wide_as_their_names_want(width: int, least: int, own_store: Path) -> None:
    browser = app(own_store)
    async with browser.run_test(size=(width, 40)) as pilot:
        await settled(pilot)
        panes = cast("BrowseScreen", browser.screen).panes
        assert least + 10 <= panes.outer_size.width <= width * 2 // 5
        shown = words(browser)
        assert "Umar Khalid Khorasani " in shown
        assert ("al-Qaeda in the Indian Subcontinent " in shown) == (width == 200)
