"""The journal: all lines, what is taken back is marked, what a line changed, and U takes back that very one."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.edits.undo import undo
from store.library import Library
from tests.tui.journal.opened import Make, change, until_told
from tests.tui.stage import until, until_shown, words
from tui.journal.journal import EditScreen, JournalScreen


@pytest.mark.sweep(2)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_journal_lists_who_changed_what(store: Path, browser: Make, size: tuple[int, int]) -> None:
    change(store, "claim", "h-2", value="eight", what="the dead are eight")
    change(store, "case", "", who="ben", title="Told anew", what="another title")
    undo(store, who="ben")
    app = browser(store)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("d")
        await until_shown(pilot, "Journal", "4 lines", "taken back: another title", "loaded case")
        lines = words(app).splitlines()
        (gone,) = [line for line in lines if "another title" in line and "taken back:" not in line]
        assert gone.lstrip(" >").startswith("- ") and gone.endswith("taken back")
        (kept,) = [line for line in lines if "the dead are eight" in line]
        assert "ana" in kept and not kept.endswith("taken back")
        await pilot.press("down", "down")
        await until_shown(pilot, "value: seven (compared as 7) > eight")
        await pilot.press("d")
        await until(pilot, lambda: not isinstance(app.screen, JournalScreen))


@pytest.mark.sweep(2)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_line_is_opened_and_that_very_edit_taken_back(
    store: Path, browser: Make, size: tuple[int, int]
) -> None:
    mine = change(store, "claim", "h-2", value="eight", via=["spokesman"], note="heard", what="the dead are eight")
    change(store, "entity", "ministry", about="An office.", what="about the ministry")
    app = browser(store, who="ben")
    async with app.run_test(size=size, notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("d")
        await until_shown(pilot, "the dead are eight")
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, EditScreen))
        await until_shown(
            pilot,
            "the dead are eight",
            "claim h-2: changed",
            "value: seven (compared as 7) > eight",
            "on whose word: (nothing) > spokesman",
            "remark: (nothing) > heard",
            "U Undo it",
        )
        await pilot.press("U")
        await until_told(pilot, "Taken back: the dead are eight. Ctrl+Y does it again.")
        await until_shown(pilot, "It is taken back, by edit")
        assert "U Undo it" not in words(app)
    with Library(store) as library:
        record = library.record("claim", "h-2")
        assert record is not None and record["value"] == {"says": "seven", "is": "7"}
        page = library.journal_page(mine.id)
        assert page is not None and page.line.undone_by is not None
        ministry = library.record("entity", "ministry")
        assert ministry is not None and ministry["about"] == "An office."


async def test_what_stands_on_an_edit_is_said(store: Path, browser: Make) -> None:
    change(store, "claim", "h-2", note="first", what="a remark")
    later = change(store, "claim", "h-2", note="second", who="ben", what="another remark")
    app = browser(store)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("d")
        await until_shown(pilot, "another remark")
        await pilot.press("down", "U")
        await until_told(pilot, "Not taken back", f"edit {later.id} by ben", "take that back first")


async def test_a_long_journal_comes_lot_by_lot(store: Path, browser: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        change(store, "case", "", title=f"Title {number}", what=f"title {number}")
    monkeypatch.setattr("tui.journal.journal.LOT", 5)
    app = browser(store)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("d")
        await until_shown(pilot, "5 lines+", "title 11")
        await pilot.press("end")
        await until_shown(pilot, "10 lines+")
        await pilot.press("end")
        await until_shown(pilot, "13 lines,", "loaded case")


async def test_read_only_looks_and_takes_nothing_back(store: Path, browser: Make) -> None:
    change(store, "case", "", title="Told anew", what="another title")
    app = browser(store, read_only=True)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("d")
        await until_shown(pilot, "another title")
        assert "Undo it" not in words(app)
        await pilot.press("U", "enter")
        await until_shown(pilot, "title: Two reports on a border post > Told anew")
        assert "Undo it" not in words(app)
        await pilot.press("U")
    with Library(store) as library:
        assert library.overview().title == "Told anew"


async def test_a_store_of_before_has_an_empty_journal(browser: Make, tmp_path: Path) -> None:
    import shutil

    from tests.conftest import ROOT

    old = Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-0.1.0.sqlite", tmp_path / "ferry.db"))
    app = browser(old, read_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "Leaders")
        await pilot.press("d")
        await until_shown(pilot, "Nothing was changed in this store yet.")
