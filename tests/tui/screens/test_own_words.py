"""A case's own words on the screen: titles, pages, filters and the claim form, at two sizes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.library import Library
from store.model.out.passages import PassagesFound
from store.model.views import SearchResult
from store.sync.load import load_case
from tests.conftest import ROOT
from tests.tui.stage import until_shown, words
from tui.app.browser import Browser
from tui.lines.found import tally
from tui.lines.kinds import heading, in_line
from tui.session.options import Options
from tui.terminal.detect import Terminal


@pytest.fixture
def store(tmp_path: Path) -> Path:
    case = Path(shutil.copytree(ROOT / "tests" / "cases" / "quarry", tmp_path / "case"))
    load_case(case, tmp_path / "quarry.db")
    return tmp_path / "quarry.db"


@pytest.mark.sweep(4)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_screens_speak_as_the_case_does(store: Path, size: tuple[int, int]) -> None:
    browser = Browser(Library(store), Options(who="ana"), Terminal(utf8=False))
    async with browser.run_test(size=size) as pilot:
        await until_shown(pilot, "People", "Parties", "Events", "person")
        assert "Leaders" not in words(browser) and "Raids" not in words(browser)
        await pilot.press("slash", *"slide")
        await until_shown(pilot, "1 event", "warning level")
        await pilot.press("escape", "escape", "plus")
        await until_shown(pilot, "Places")
        await pilot.press("ctrl+e")
        await until_shown(pilot, "Change event the slide at Varn", "Kind      event")
        await pilot.press("escape", "x")
        await until_shown(pilot, "Contested", "warning level")
        await pilot.press("2")
        await until_shown(pilot, "events", "Kind of the questions")


@pytest.mark.slow
async def test_the_claim_form_asks_what_the_case_asks(store: Path) -> None:
    browser = Browser(Library(store), Options(who="ana"), Terminal(utf8=False))
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "People")
        await pilot.press("s")
        await until_shown(pilot, "Mud over Varn")
        await pilot.press("enter")
        await until_shown(pilot, "measured")
        await pilot.press("slash", *"warning", "enter", "a")
        await until_shown(pilot, "New claim", "About")
        await pilot.press(*"slide")
        await until_shown(pilot, "the slide at Varn")
        await pilot.press("enter")
        await until_shown(pilot, "event")
        await pilot.press(*"level")
        await until_shown(pilot, "warning level")
        await pilot.press("enter")
        await until_shown(pilot, "orange", "raised")


def test_kinds_are_called_within_a_line_and_over_it() -> None:
    called = {"leader": ("MP", "MPs and peers"), "raid": ("event", "Events")}
    assert (heading("leader", called), heading("raid", called), heading("place", called)) == (
        "MPs and peers", "Events", "Places",
    )  # fmt: skip
    assert in_line("raid", called) == ("event", "events")
    assert in_line("leader", called) == ("MP", "MPs and peers")
    assert tally(SearchResult("x", {}), PassagesFound("x", ""), called).plain == "nothing found"
