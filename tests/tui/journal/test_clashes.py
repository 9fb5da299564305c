"""What both the store and the folder changed: told in the line of title, shown side by side, one of them kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library import Library
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.tui.journal.opened import Make, change, until_told
from tests.tui.stage import until_shown, words


@pytest.fixture
def clashing(store: Path, case: CaseFolder) -> Path:
    change(store, "claim", "h-2", value={"says": "seven", "is": "8"}, what="eight")
    change(store, "case", "", title="Told here", what="a title")
    case.edit("claims/herald.yaml", 'is: "7"', 'is: "9"')
    case.edit("case.yaml", "Two reports on a border post", "Told there")
    load_case(case.folder, store)
    return store


@pytest.mark.sweep(2)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_they_are_told_and_shown_side_by_side_and_one_is_kept(
    clashing: Path, browser: Make, size: tuple[int, int]
) -> None:
    app = browser(clashing)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until_shown(pilot, "Idris Walid", "2 clash with the folder: & shows it")
        await pilot.press("ampersand")
        await until_shown(pilot, "2 records", "the head of the case", "Told here", "Told there", "before: Two reports")
        line = next(line for line in words(app).splitlines() if "Told here" in line)
        assert "Told there" in line  # beside each other
        await pilot.press("1")
        await until_told(pilot, "Kept the head of the case as it is here.")
        await until_shown(pilot, "1 record", "claim h-2", "compared as 8", "compared as 9")
        await pilot.press("2")
        await until_told(pilot, "Kept claim h-2 as the folder has it. U takes it back.")
        await until_shown(pilot, "Nothing is changed in both")
        await pilot.press("escape")
        await until_shown(pilot, "Idris Walid")
    with Library(clashing) as library:
        assert library.clashing() == 0 and library.overview().title == "Told here"
        claim = library.record("claim", "h-2")
        assert claim is not None and claim["value"]["is"] == "9"


async def test_read_only_is_offered_nothing_of_it(clashing: Path, browser: Make) -> None:
    app = browser(clashing, read_only=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Idris Walid")
        await pilot.press("ampersand")
        assert not {"Clashes"} & {one.title for one in app.get_system_commands(app.screen)}
        assert "clash with" not in words(app)
