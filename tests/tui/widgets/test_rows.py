"""A list of many rows builds the few that are seen, and repaints the two lines a move touches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from tui.lines.rows import Row, Rows, Section
from tui.widgets.rows import RowList


class Provider:
    """Rows of numbered items that remember which were built."""

    def __init__(self, items: Sequence[int], sections: Sequence[Section] = ()) -> None:
        self.items, self.built = items, set[int]()
        self.rows = Rows(len(items), self.line, key=lambda index: items[index], sections=sections)

    def line(self, index: int) -> Row:
        self.built.add(index)
        return Row(f"item {self.items[index]}", "x 1")


class ListApp(App[None]):
    CSS = "RowList { width: 30; }"

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.first_rows = rows
        self.seen: list[tuple[str, int, Any]] = []

    def compose(self) -> ComposeResult:
        yield RowList(self.first_rows)

    @property
    def list(self) -> RowList:
        return self.query_one(RowList)

    def on_row_list_highlighted(self, event: RowList.Highlighted) -> None:
        self.seen.append(("highlighted", event.index, event.key))

    def on_row_list_selected(self, event: RowList.Selected) -> None:
        self.seen.append(("selected", event.index, event.key))

    def lines(self) -> list[str]:
        height = self.list.size.height
        return [self.list.render_line(y).text.rstrip() for y in range(height)]


async def test_a_hundred_thousand_rows_are_not_built() -> None:
    provider = Provider(range(100_000), [Section("Leaders", 0), Section("Groups", 50_000)])
    app = ListApp(provider.rows)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down", "end", "home", "pagedown")
        await pilot.pause()
        assert len(provider.built) < 60
        assert app.list.virtual_size.height == 100_002


async def test_keys_move_and_select() -> None:
    app = ListApp(Provider(range(100)).rows)
    async with app.run_test(size=(40, 12)) as pilot:
        places = []
        for key in ["down", "j", "up", "k", "k", "G", "down", "g", "pagedown", "pageup", "end", "home", "enter"]:
            await pilot.press(key)
            places.append(app.list.highlighted)
        assert places == [1, 2, 1, 0, 0, 99, 99, 0, 11, 0, 99, 0, 0]
        assert app.seen[0] == ("highlighted", 0, 0)
        assert app.seen[-1] == ("selected", 0, 0)
        assert all(one != two for one, two in zip(app.seen, app.seen[1:], strict=False))


async def test_headings_stand_above_their_rows_and_are_skipped() -> None:
    app = ListApp(Provider(range(4), [Section("Leaders", 0), Section("Empty", 2), Section("Raids", 2)]).rows)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert [line.split("  x")[0].rstrip() for line in app.lines()][:7] == [
            "Leaders",
            "› item 0",
            "  item 1",
            "Empty",
            "Raids",
            "  item 2",
            "  item 3",
        ]
        await pilot.press("down", "down")
        assert app.list.highlighted_key == 2
        assert [app.list.row_at(line) for line in range(8)] == [None, 0, 1, None, None, 2, 3, None]


@given(count=st.integers(0, 30), starts=st.lists(st.integers(0, 30), max_size=6).map(sorted), line=st.integers(0, 40))
def test_lines_and_rows_are_each_others_inverse(count: int, starts: list[int], line: int) -> None:
    starts = [min(start, count) for start in starts]
    rows = RowList(Rows(count, lambda index: Row(str(index)), sections=[Section("s", start) for start in starts]))
    lines = [rows.line_of(index) for index in range(count)]
    assert lines == sorted(set(lines))
    assert [rows.row_at(place) for place in lines] == list(range(count))
    assert (rows.row_at(line) is None) == (line not in lines)
    assert rows.line_count == count + len(starts)


async def test_a_move_repaints_two_lines() -> None:
    app = ListApp(Provider(range(100)).rows)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("down")
        await pilot.pause()
        asked: list[tuple[Region, ...]] = []
        refresh = app.list.refresh

        def spy(*regions: Region, **options: Any) -> RowList:
            asked.append(regions)
            return refresh(*regions, **options)

        app.list.refresh = spy  # type: ignore[method-assign]
        await pilot.press("down")
        await pilot.pause()
        assert [(region.y, region.height) for regions in asked for region in regions] == [(1, 1), (2, 1)]


async def test_beyond_the_edge_the_list_scrolls_by_half_a_page() -> None:
    app = ListApp(Provider(range(100)).rows)
    async with app.run_test(size=(40, 12)) as pilot:
        tops = []
        for _ in range(24):
            await pilot.press("down")
            tops.append(app.list.scroll_offset.y)
        assert len(set(tops)) <= 4
        assert any("› item 24" in line for line in app.lines())


async def test_the_highlight_stays_on_its_item_when_rows_change() -> None:
    app = ListApp(Provider(range(100)).rows)
    async with app.run_test(size=(40, 12)) as pilot:
        app.list.highlighted = 40
        await pilot.pause()
        place = app.list.line_of(40) - app.list.scroll_offset.y
        app.seen.clear()
        app.list.set_rows(Provider(range(20, 100)).rows)
        await pilot.pause()
        assert (app.list.highlighted, app.list.highlighted_key) == (20, 40)
        assert app.list.line_of(20) - app.list.scroll_offset.y == place
        assert app.seen == []
        app.list.set_rows(Provider(range(50)).rows, keep=False)
        await pilot.pause()
        assert app.list.highlighted_key == 0
        assert app.seen == [("highlighted", 0, 0)]
        app.list.set_rows(Rows())
        await pilot.pause()
        assert app.list.highlighted is None
        assert app.list.highlighted_key is None
        await pilot.press("down", "enter", "end")
        assert app.list.highlighted is None
        app.list.set_rows(Provider([7, 8]).rows)
        await pilot.pause()
        assert app.seen[-1] == ("highlighted", 0, 7)
        assert app.list.highlight_key(8)
        assert not app.list.highlight_key(9)
        assert app.list.highlighted_key == 8


async def test_an_index_saves_looking_through_the_keys() -> None:
    calls: list[int] = []

    def key(index: int) -> int:
        calls.append(index)
        return index

    rows = Rows(100_000, lambda index: Row(str(index)), key=key, index=lambda wanted: wanted)  # type: ignore[arg-type, return-value]
    app = ListApp(rows)
    async with app.run_test(size=(40, 12)):
        assert app.list.highlight_key(90_000)
        assert len(calls) < 10


async def test_the_mouse_highlights_and_a_double_click_selects() -> None:
    app = ListApp(Provider(range(100), [Section("Leaders", 0)]).rows)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.click(RowList, offset=(3, 4))
        assert app.list.highlighted == 3
        await pilot.click(RowList, offset=(3, 0))  # a heading
        assert app.list.highlighted == 3
        await pilot.double_click(RowList, offset=(3, 6))
        assert ("selected", 5, 5) in app.seen


@pytest.mark.parametrize(
    ("row", "left", "right"),
    [
        (Row("short", "x 4"), "› short", "x 4"),
        (Row("a name that is far too long for it", "x 4"), "› a name that is far too … ", "x 4"),
        (Row("山田太郎山田太郎山田太郎山田太郎", "x 4"), "› 山田太郎山田太郎山田太 … ", "x 4"),
        (Row("short", "x 4", " = beside"), "› short = beside", "x 4"),
        (Row("a name that is far too long", "", " = short"), "› a name that is far … = short", ""),
        (Row("a name that is far too long", "", " = another that is so too"), "› a name that is … = another …", ""),
        (Row("short", "", " = another that is far too long"), "› short = another that is far…", ""),
        (Row("[bold]not markup[/]"), "› [bold]not markup[/]", ""),
        (Row("a\x1b[2J\tb\nc", "x 4"), "› a␛[2J b␊c", "x 4"),
        (Row(Content("plain"), Content("=")), "› plain", "="),
    ],
)
async def test_rows_fill_their_width(row: Row, left: str, right: str) -> None:
    app = ListApp(Rows(1, [row].__getitem__))
    async with app.run_test(size=(40, 12)):
        strip = app.list.render_line(0)
        assert strip.text == left + " " * (30 - cell_len(left) - len(right)) + right
        assert strip.cell_length == 30


async def test_a_narrow_list_does_not_break() -> None:
    app = ListApp(Provider(range(100)).rows)
    async with app.run_test(size=(40, 12)) as pilot:
        for width in (1, 2, 3, 5, 8):
            app.list.styles.width = width
            await pilot.pause()
            assert app.list.render_line(0).cell_length <= width
        await pilot.resize_terminal(20, 5)
        await pilot.press("end")
        await pilot.pause()
        assert app.list.line_of(99) - app.list.scroll_offset.y < 5
