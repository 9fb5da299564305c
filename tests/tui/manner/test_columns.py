"""Columns on the case that ships, at three sizes: nothing is cut while its row has free room, and no year ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from textual.content import Content

from store.library import Library
from tests.tui.manner.test_every_key import SCREENS, come_back, settled
from tests.tui.stage import until
from tui.app.browser import Browser
from tui.lines.fit import in_columns, shared, stretched
from tui.lines.rows import Row
from tui.screens.sources import SourcesScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.glyphs import UNICODE
from tui.widgets.rows import RowList

SPARE = 3
"""Cells that rounding may leave."""

ROWS = (400, 80, 220)
"""The screens in so many parts, of which the suite opens the first, at one size: each has more rows than this."""


def parts(row: Row | Content | str) -> list[Content]:
    given = row if isinstance(row, Row) else Row(row)
    return [part if isinstance(part, Content) else Content(part) for part in given]


def cut_beside_free_room(list_: RowList) -> Iterator[str]:
    """The rows of a list in which something is cut while cells of the row are left."""
    room = list_.scrollable_content_region.width - 2
    for index in range(list_.rows.count):
        left, right, beside = parts(list_.rows.line(index))
        taken = sum(part.cell_length for part in (left, right, beside)) + bool(right.plain)
        cut = any(UNICODE.ellipsis in part.plain for part in (left, right, beside))
        if cut and room - taken > SPARE:
            yield f"{room - taken} free: {left.plain}{beside.plain} | {right.plain}"


@pytest.mark.sweep(3 * len(ROWS))
@pytest.mark.parametrize("part", range(len(ROWS)))
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=["80x24", "120x40", "200x60"])
async def test_no_cell_is_cut_while_its_row_has_free_room_and_no_year_ever(
    size: tuple[int, int], part: int, shipped_store: Path
) -> None:
    browser = Browser(Library(shipped_store), Options(who="Ana", read_only=True), Terminal())
    found: list[str] = []
    seen = 0
    async with browser.run_test(size=size) as pilot:
        await settled(pilot)
        for name, wish in list(SCREENS.items())[part :: len(ROWS)]:
            await come_back(pilot, wish)
            screen = cast("Any", browser.screen)
            if name == "PairsScreen":
                await until(pilot, lambda screen=screen: screen.view.list.rows.count)
            for list_ in screen.query(RowList):
                if list_.display and list_.size.width:
                    seen += list_.rows.count
                    found += [f"{name}: {one}" for one in cut_beside_free_room(list_)]
            if isinstance(screen, SourcesScreen):
                for index, source in enumerate(screen._sources):
                    assert source.published[:4] in parts(screen.list.rows.line(index))[0].plain
    assert seen > ROWS[part]
    assert not found


def test_the_widest_columns_give_way_first_and_what_stands_behind_has_its_share() -> None:
    assert shared([10, 20], 100, 60) == [10, 20]
    assert shared([10, 90], 100, 90) == [10, 30]
    assert shared([50, 90], 100, 90) == [20, 20]
    assert shared([50, 40], 100, 5) == [47, 40] or sum(shared([50, 40], 100, 5)) <= 95
    assert shared([], 100, 5) == []


def test_a_cell_takes_what_its_row_leaves_free() -> None:
    cells = [Content("a long name of a group"), Content("says")]
    assert stretched(cells, [10, 6], 5) == [15, 6]
    assert stretched(cells, [10, 6], 50) == [22, 6]
    assert stretched(cells, [10, 6], -3) == [10, 6]
    line = in_columns(cells, [10, 6], 40, lambda room: Content("short"[:room]), UNICODE)
    assert line.plain.startswith("a long name of a group  says")
    line = in_columns(cells, [10, 6], 40, lambda room: Content("x" * room), UNICODE)
    assert line.plain.startswith("a long na…  says    xxx")
    assert line.cell_length == 40
