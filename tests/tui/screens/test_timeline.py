"""The timeline: order, bars, rival dates of one event, and what its keys do."""

from __future__ import annotations

from dataclasses import replace
from typing import SupportsIndex

from store.model.views import Event
from tests.tui.rivals import DATE, EVENTS, RivalLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.lines.axis import over
from tui.lines.timeline import Placed, axis_line, columns, event_row, years
from tui.screens.timeline import TimelineScreen
from tui.session import messages
from tui.terminal.glyphs import ASCII


def stage(library: RivalLibrary | None = None, entity: str | None = None) -> Stage:
    return Stage(lambda: TimelineScreen(context(library), entity))


def test_rival_dates_are_bracketed_and_counted() -> None:
    rows = Placed(EVENTS)
    assert [row.place for row in rows] == ["alone", "first", "last", "alone"]
    three = Placed((EVENTS[1], EVENTS[2], replace(EVENTS[2], label="5 May")))
    assert [row.place for row in three] == ["first", "inner", "last"]
    widths = columns(115, one_entity=False)
    axis = over([(event.lo, event.hi) for event in EVENTS], widths.axis)
    first, last = (str(event_row(row, axis, widths, ASCII).left) for row in (rows[1], rows[2]))
    assert first.startswith("x \u250c night of 3 May 2019") and first.endswith("date  2 dates")
    assert last.startswith("x \u2514 4 May 2019") and last.endswith("date")


def test_bars_stand_under_the_dates_of_the_axis() -> None:
    widths = columns(115, one_entity=False)
    axis = over([(event.lo, event.hi) for event in EVENTS], widths.axis)
    row = str(event_row(Placed(EVENTS)[0], axis, widths, ASCII).left)
    cursor = 2
    assert axis_line(axis, widths).plain.index("2016") == row.index("=") + cursor
    assert axis_line(axis, widths).plain.index("2017") == row.rindex("=") + cursor


def test_an_event_without_any_day_comes_last_under_its_own_heading() -> None:
    rows = Placed((*EVENTS, replace(EVENTS[0], lo=None, hi=None, event="other")))
    assert years(rows) == [("2016", 0), ("2019", 1), ("no date", 4)]


def test_a_large_case_is_looked_at_a_screenful_at_a_time() -> None:
    looked: list[int] = []

    class Watched(tuple[Event, ...]):
        def __getitem__(self, nth: SupportsIndex) -> Event:  # type: ignore[override]
            looked.append(int(nth))
            return super().__getitem__(nth)

    rows = Placed(Watched(replace(EVENTS[0], event=f"event {nth}") for nth in range(5_000)))
    assert years(rows) == [("2016", 0)]
    assert rows[2_000].place == "alone" and len(looked) <= 5


def test_narrow_rows_leave_out_what_matters_less() -> None:
    assert columns(40, one_entity=True).axis == 0
    assert columns(40, one_entity=True).entity == 0
    assert columns(80, one_entity=False).voices == 0
    assert columns(200, one_entity=False).voices > 0


async def test_the_whole_case_with_its_rivals() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "4 dates", "1 event with several dates", "since 9 May 2019", "> .   2016")
        await pilot.press("n")
        await until_shown(pilot, "> x \u250c night of 3 May 2019", "x contradicted  night of 3 May 2019")
        await pilot.press("enter", "e")
        await until(pilot, lambda: len(app.told) == 2)
    compare, entity = app.told
    assert isinstance(compare, messages.OpenQuestion) and compare.ref == DATE
    assert compare.queue == tuple(dict.fromkeys(event.ref for event in EVENTS))
    assert isinstance(entity, messages.OpenEntity) and entity.slug == "odra-raid"


async def test_closer_and_whole_again() -> None:
    app = stage()
    async with app.run_test(size=(120, 20)) as pilot:
        await until_shown(pilot, "> .   2016", "2018")
        before = words(app)
        await pilot.press("down", *["+"] * 8)
        await until_shown(pilot, "May 2019  ", "> x \u250c")
        assert "2018" not in words(app).split("\n")[1]
        await pilot.press("k")
        await until_shown(pilot, "Northern Front: founded")
        assert "2016" in words(app).split("\n")[1], "the axis follows the highlight"
        await pilot.press("0")
        await until(pilot, lambda: words(app) == before)


async def test_of_one_entity() -> None:
    async with stage(entity="odra-raid").run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "Timeline  of Odra bridge raid", "2 dates")


async def test_it_follows_its_size_and_says_when_nothing_has_a_date() -> None:
    app = stage()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "since 9 May 2019")
        for size in ((20, 5), (60, 16), (200, 60)):
            await pilot.resize_terminal(*size)
            await until_shown(pilot, "2019")
    async with stage(entity="nobody").run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "Nothing here has a date.")
