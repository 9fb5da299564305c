"""Pictures in the browser: cells say in words what they are, and lead to the question, the source, the voices."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.library import Library, picture_svg
from store.model.out.pictures import Coverage, Covered, CoveredQuestion, CoveringSource, Months, Rivals
from tests.tui.manner.test_every_key import settled
from tests.tui.rivals import KILLED
from tests.tui.screens.test_injection import EVIL
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.handing.drawing import coverage_cells, coverage_words, rival_cells, rivals_words
from tui.handing.pictures import PicturesScreen
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.screens.timeline import TimelineScreen
from tui.screens.voices import VoicesScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.glyphs import ASCII


@asynccontextmanager
async def pictures(store: Path, what: str = "") -> AsyncIterator[tuple[Pilot[None], PicturesScreen]]:
    browser = Browser(Library(store), Options(who="Ana", read_only=True), Terminal(utf8=False))
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        browser.screen.post_message(messages.OpenPictures(what))
        await until(pilot, lambda: isinstance(browser.screen, PicturesScreen) and browser.screen._found)
        assert isinstance(browser.screen, PicturesScreen)
        yield pilot, browser.screen


async def test_a_cell_of_the_coverage_is_told_and_leads_to_the_claim_and_the_source(shipped_store: Path) -> None:
    async with pictures(shipped_store) as (pilot, screen):
        await until_shown(pilot, "which source says what", "whosays plot coverage --svg", "VOA")
        await pilot.press("down")
        await until_shown(pilot, "Asim Umar, nationality: says Pakistan.", "(contradicted): A Pakistan, B India")
        assert isinstance(found := screen._found["coverage"], Coverage) and "<svg" in picture_svg(found, "title")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen) and pilot.app.screen.comparison)
        compare = pilot.app.screen
        assert isinstance(compare, CompareScreen) and compare.queue.position(compare.ref) is not None
        assert compare.sides[compare.chosen].view.claims[0].source.slug == "afp-2019"
        await pilot.press("escape", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pilot.app.screen.claim)
        await pilot.press("escape", "up")
        await until_shown(pilot, "says nothing to this question")


@pytest.mark.slow
async def test_two_voices_lead_to_the_questions_they_differ_in(shipped_store: Path) -> None:
    async with pictures(shipped_store, "rivals") as (pilot, screen):
        await pilot.press("right")
        await until_shown(pilot, "Afghan government against Pakistani government: in 6 of 6 questions")
        assert isinstance(screen._found["rivals"], Rivals)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await until_shown(pilot, "question 1 of 6")
        await pilot.press("escape", "right", "enter")
        await until(pilot, lambda: any("in no question" in it.message for it in pilot.app._notifications))
        await pilot.press("v")
        await until(pilot, lambda: isinstance(pilot.app.screen, VoicesScreen))


async def test_months_and_counts_are_lists_with_what_they_say_below(shipped_store: Path) -> None:
    async with pictures(shipped_store, "events") as (pilot, screen):
        await until_shown(pilot, "155 months with nothing", "Sep 2001: 1 event.", "known to no single month")
        assert isinstance(screen._found["events"], Months)
        await pilot.press("c")
        await until(pilot, lambda: any("A month is no question" in it.message for it in pilot.app._notifications))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TimelineScreen))
        await pilot.press("escape", "4")
        await until_shown(pilot, "Musa Qala raid  killed, civilians", "2 figures", "40 is the more exact figure")
        assert screen._counted is not None and len(screen._counted.tolls.dated) == 2
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CompareScreen))
        await pilot.press("escape", "P")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 1)


async def test_a_case_without_anything_says_so(tmp_path: Path) -> None:
    from store.sync.load import load_case

    (tmp_path / "case.yaml").write_text("id: none\ntitle: Nothing yet\n")
    load_case(tmp_path, tmp_path / "none.db")
    browser = Browser(Library(tmp_path / "none.db"), Options(who="Ana"), Terminal(utf8=False))
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("P")
        none = ("Nobody contradicts", "Nothing here has a date", "No count was told")
        for key, says in zip("234", none, strict=True):
            await pilot.press(key)
            await until_shown(pilot, says)
            await pilot.press("enter", "c", "o", "v")
        await pilot.press("1")
        await until_shown(pilot, "No source says anything")


def test_hostile_text_is_text_in_cells_and_words() -> None:
    asked = CoveredQuestion(KILLED, EVIL, EVIL, "contradicted", (EVIL, "[red]x"))
    found = Coverage((asked,), (CoveringSource("s", EVIL, EVIL, EVIL, 1),), (((Covered(0, "!"), Covered(1)),),), 2, 3)
    rivals = Rivals(("a", "b"), (EVIL, "[bold]b"), ((0, 1), (0, 0)), ((1, 1), (1, 1)), (1, 0), 4)
    grids = [coverage_cells(found, ASCII), rival_cells(rivals, ASCII)]
    for cells in grids:
        shown = [*cells.heads, *(part for label in cells.labels for part in label), cells.cell(0, 0)]
        assert not any(set(one.plain) & set("\x1b\x07\u202e\x00\n") for one in shown)
    assert cells.labels[1][0].plain == "[bold]b"
    assert coverage_words(found, 0, 0)[0].count("denies") == 1
    assert rivals_words(rivals, 0, 1)[0].endswith("both say something to.")


async def test_the_screen_stays_usable_where_there_is_hardly_room(shipped_store: Path) -> None:
    browser = Browser(Library(shipped_store), Options(who="Ana"), Terminal(utf8=False))
    async with browser.run_test(size=(40, 10)) as pilot:
        await settled(pilot)
        for key in "P234":
            await pilot.press(key)
            await settled(pilot)
        assert "Musa Qala raid" in words(browser)
