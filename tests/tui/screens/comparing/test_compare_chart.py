"""Compare of a count: its chart."""

from __future__ import annotations

import pytest

from tests.tui.lines.test_tolls import TOLLS
from tests.tui.rivals import KILLED, NATIONALITY, RivalLibrary
from tests.tui.screens.comparing.test_compare import stage
from tests.tui.stage import until, until_shown, words

COURSE = RivalLibrary(courses={KILLED: TOLLS})


@pytest.mark.sweep(3)
@pytest.mark.parametrize(("size", "by_itself"), [((120, 40), True), ((200, 60), True), ((80, 24), False)])
async def test_a_count_has_its_chart_where_there_is_room_and_else_by_a_key(
    size: tuple[int, int], by_itself: bool
) -> None:
    app = stage(KILLED, COURSE)
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "> 1  17", "[seventeen")
        assert ("A police" in words(app)) == by_itself
        await pilot.press("-" if by_itself else "+")
        await until(pilot, lambda: ("A police" in words(app)) != by_itself)
        await until_shown(pilot, "> 1  17", "[seventeen")
        await pilot.press("+" if by_itself else "-")
        await until(pilot, lambda: ("A police" in words(app)) == by_itself)
        await pilot.press("right")
        await until_shown(pilot, "> 2  at least 40")


async def test_the_chart_says_who_told_what_and_how_sure() -> None:
    app = stage(KILLED, COURSE)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(
            pilot, "! denies: 60 (8 May)", "? possibly: 20 to 60 (6 May)", "\\ 12 (6 May)", "- taken back"
        )
        await until_shown(pilot, "> 1  17", "[seventeen")
        lines = words(app).split("\n")
        (chart_at,) = (nth for nth, line in enumerate(lines) if "!A" in line)
        (column_at,) = (nth for nth, line in enumerate(lines) if "> 1  17" in line)
        assert chart_at < column_at


async def test_a_question_without_a_course_offers_no_chart() -> None:
    app = stage(NATIONALITY, COURSE)
    async with app.run_test(size=(200, 40)) as pilot:
        await until_shown(pilot, "> 1  Velian", "Matrix")
        assert "Chart" not in words(app)
        await pilot.press("+")
        assert "A police" not in words(app)


async def test_where_no_chart_fits_that_is_said() -> None:
    app = stage(KILLED, COURSE)
    async with app.run_test(size=(60, 13), notifications=True) as pilot:
        await until_shown(pilot, "> 1  17")
        await pilot.press("+")
        await until_shown(pilot, "There is no room here for the chart.")
