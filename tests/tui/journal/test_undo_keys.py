"""U takes back the last change of one's own from any screen and says what it took back; Ctrl+Y does it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from tests.tui.journal.opened import Make, change, until_told
from tests.tui.stage import until, until_shown, words
from tui.screens.browse import BrowseScreen
from tui.screens.judge import JudgeScreen


def title(store: Path) -> str:
    with Library(store) as library:
        return library.overview().title


@pytest.mark.sweep(8)
@pytest.mark.parametrize("screen", ["", "x", "s", "t", "v", "d"])
async def test_the_last_change_is_taken_back_from_any_screen_and_done_again(
    store: Path, browser: Make, screen: str
) -> None:
    change(store, "case", "", title="Told anew", what="another title")
    if screen == "d":
        change(store, "entity", "ministry", who="ben", about="of Ben", what="about the ministry")
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        if screen and screen != "d":
            await pilot.press(screen)
            await until(pilot, lambda: not isinstance(app.screen, BrowseScreen))
        await pilot.press("U")
        await until_told(pilot, "Taken back: another title. Ctrl+Y does it again.")
        assert title(store) == "Two reports on a border post"
        await pilot.press("ctrl+y")
        await until_told(pilot, "Done again: another title. U takes it back.")
        assert title(store) == "Told anew"


async def test_what_is_not_there_to_take_back_is_said(store: Path, browser: Make) -> None:
    app = browser(store, who="somebody else")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("U")
        await until_told(pilot, "You have changed nothing that could be taken back")
        await pilot.press("ctrl+y")
        await until_told(pilot, "You have taken nothing back that could be done again")


async def test_not_while_typing_and_not_where_nothing_may_be_written(store: Path, browser: Make) -> None:
    change(store, "case", "", title="Told anew")
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("slash", "U", "ctrl+y")
        await until(pilot, lambda: "/ U" in words(app))
        await until(pilot, lambda: not app.context.writing.under_way)
    assert title(store) == "Told anew"
    app = browser(store, read_only=True)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        assert not {"app.undo", "app.redo"} & {
            one.binding.id for one in app.screen.active_bindings.values() if one.enabled
        }
        assert not {"Undo", "Redo"} & {one.title for one in app.get_system_commands(app.screen)}
        await pilot.press("U", "ctrl+y", "question_mark")
        await until_shown(pilot, "Help")
        assert "Undo" not in words(app) and "take back" not in words(app)
    assert title(store) == "Told anew"


async def test_a_judgement_says_what_was_judged_and_the_key_that_takes_it_back(store: Path, browser: Make) -> None:
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("x")
        await until_shown(pilot, "Contested", "judged or not")
        await pilot.press("J")
        await until(pilot, lambda: isinstance(app.screen, JudgeScreen))
        await until_shown(pilot, "1 holds", "ana")
        await pilot.press("ctrl+s")
        await until_told(pilot, "Judged ", "U takes it back.")
        await pilot.press("U")
        await until_told(pilot, "Taken back: judged ", "Ctrl+Y does it again.")
    with Library(store) as library:
        assert library.overview().judged == 0


@pytest.mark.slow
async def test_a_page_of_what_is_gone_by_an_undo_stays_a_page(store: Path, browser: Make) -> None:
    """What was added is looked at, and taken back from there."""
    import hashlib

    from store.model.edits import Change

    text = "Nothing is known.\n"
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = {"id": "gazette", "publisher": "herald-news", "title": "A new one", "published": "2020", "text": digest}
    with Library(store) as library:
        library.edit([Change("source", "gazette", None, source)], who="ana", what="a report", texts={digest: text})
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("s")
        await until_shown(pilot, "A new one")
        await pilot.press("enter")
        await until_shown(pilot, "Nothing is known.")
        await pilot.press("U")
        await until_told(pilot, "Taken back: a report.")
        await pilot.press("escape")
        await until(pilot, lambda: "A new one" not in words(app))


@pytest.mark.slow
async def test_a_toast_nearly_as_wide_as_it_may_be_is_read_whole(store: Path, browser: Make) -> None:
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        for width in range(76, 86):
            app.notify(f"{width} ".ljust(width - 6, "x") + " back.")
            await until(pilot, lambda width=width: f"{width} xxx" in words(app) and "back." in words(app))


@pytest.mark.slow
async def test_toasts_do_not_pile_up(store: Path, browser: Make) -> None:
    for nth in range(3):
        change(store, "case", "", title=f"Told {nth}", what=f"title {nth}")
    app = browser(store)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        for nth in (2, 1, 0):
            await pilot.press("U")
            await until_told(pilot, f"Taken back: title {nth}")
            assert len(app._notifications) == 1
        for _ in range(3):
            await pilot.press("U")
            await until_told(pilot, "You have changed nothing")
            await until(pilot, lambda: not app.context.writing.under_way)
        await until(pilot, lambda: len(app._notifications) == 2)  # and what was taken back last
