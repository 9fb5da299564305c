"""A year, and any other number, is shown whole or not at all: on every list screen, at three sizes, to its last row."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.content import Content

from store.labels.events import event_date
from store.library import Library
from tests.tui.manner.test_every_key import SCREENS, come_back, settled
from tests.tui.stage import words
from tui.app.browser import Browser
from tui.journal.journal import JournalScreen
from tui.lines.edits import when
from tui.lines.fit import cut_with
from tui.lines.rows import Rows
from tui.lines.timeline import date_in
from tui.screens.sources import SourcesScreen
from tui.screens.timeline import TimelineScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.widgets.rows import RowList

LISTS = [name for name in SCREENS if name not in ("CompareScreen", "EditScreen", "ClashesScreen")]
YEAR = re.compile(r"\b\d{4}\b")
CUT = re.compile(r"\b(?:1[89]|20)\d…")
"""Three digits of a year before an ellipsis."""


@example("0000..0", 5)
@given(st.text("ab 0123456789.,é漢", max_size=30), st.integers(1, 30))
def test_a_cut_leaves_no_number_that_was_not_there(text: str, width: int) -> None:
    found = cut_with("…", Content(text), width)
    assert found.cell_length <= width or found.plain == text
    numbers = re.findall(r"\d[\d.,]*", text)
    kept = re.findall(r"\d[\d.,]*", found.plain.removesuffix("…"))
    for one, whole in zip(kept, numbers, strict=False):
        assert whole.rstrip(".,") == one.rstrip(".,")


def test_a_date_gives_up_its_days_and_months_before_its_years() -> None:
    assert date_in("2014 to 23 September 2019", 18) == "2014 to Sep 2019"
    assert date_in("22-23 September 2019 to 1 October 2019", 24) == "Sep 2019 to Oct 2019"
    assert date_in("from 11 September 2001", 12) == "from 2001"
    assert date_in("23 September 2019", 18) == "23 September 2019"


def days_of(screen: Any) -> list[tuple[str, str]]:
    """What the day of each row is, and the row, of the screens whose rows have one."""
    days: list[str] = []
    if isinstance(screen, SourcesScreen):
        days = [one.published for one in screen._sources]
    elif isinstance(screen, TimelineScreen):
        days = [event_date(one) for one in screen.rows.events]
    elif isinstance(screen, JournalScreen):
        days = [when(one.at) for one in screen._lines]
    rows = screen.list.rows if days else Rows()
    return [(told, str(getattr(rows.line(nth), "left", rows.line(nth)))) for nth, told in enumerate(days)]


@pytest.mark.slow
@pytest.mark.sweep(6)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=["80x24", "120x40", "200x60"])
async def test_no_year_is_cut_on_any_list(size: tuple[int, int], shipped_store: Path) -> None:
    browser = Browser(Library(shipped_store), Options(who="Ana", read_only=True), Terminal())
    found: list[str] = []
    days = seen = 0
    async with browser.run_test(size=size) as pilot:
        await settled(pilot)
        for name in LISTS:
            await come_back(pilot, SCREENS[name])
            for told, line in days_of(browser.screen):
                days += 1
                assert set(YEAR.findall(told)) <= set(YEAR.findall(line)), (name, told, line)
            lists = [one for one in browser.screen.query(RowList) if one.display and one.size.width]
            for list_ in lists or [None]:
                while True:
                    seen += 1
                    shown = words(cast("Any", browser)).splitlines()
                    found += [f"{name}: {line}" for line in shown if CUT.search(line)]
                    if list_ is None or (list_.highlighted or 0) >= list_.rows.count - 1:
                        break
                    list_.action_page(1)
                    await settled(pilot)
    assert days > 70 and seen > 20
    assert not found
