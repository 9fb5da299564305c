"""The time axis: where days stand, what bars look like, which dates are written above them."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.lines.axis import Axis, over
from tui.terminal.glyphs import ASCII

JAN = date(2019, 1, 1).toordinal()
DEC = date(2019, 12, 31).toordinal()
DAYS = st.integers(date.min.toordinal(), date.max.toordinal())


def test_an_exact_day_is_a_point_and_a_range_is_a_bar() -> None:
    axis = Axis(JAN, JAN + 9, 10)
    assert axis.bar(JAN + 2, JAN + 2, ASCII) == "  o       "
    assert axis.bar(JAN + 2, JAN + 4, ASCII) == "  ===     "


def test_open_ends_and_days_outside_have_arrows() -> None:
    axis = Axis(JAN, JAN + 9, 10)
    assert axis.bar(None, JAN + 2, ASCII) == "<==       "
    assert axis.bar(JAN + 7, None, ASCII) == "       ==>"
    assert axis.bar(JAN - 50, JAN - 40, ASCII) == "<         "
    assert axis.bar(JAN + 40, JAN + 50, ASCII) == "         >"
    assert axis.bar(JAN - 5, JAN + 50, ASCII) == "<========>"
    assert axis.bar(None, None, ASCII) == " " * 10


def test_ticks_go_from_days_to_centuries() -> None:
    assert Axis(JAN, JAN + 6, 70).ticks().startswith("1 Jan 2019")
    months = Axis(JAN, DEC, 120).ticks().split()
    assert months[::2] == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert set(months[1::2]) == {"2019"}
    assert Axis(JAN - 3650, DEC, 60).ticks().split() == ["2010", "2012", "2014", "2016", "2018"]
    assert all(int(year) % 100 == 0 for year in Axis(1, date.max.toordinal(), 80).ticks().split())


def test_zooming_in_keeps_the_day_in_sight_and_stops_at_days() -> None:
    axis = Axis(JAN, DEC, 60)
    day = date(2019, 9, 23).toordinal()
    for _ in range(20):
        axis = axis.zoomed(0.5, day)
        assert axis.lo <= day <= axis.hi
    assert axis.hi - axis.lo + 1 == 7


def test_what_is_out_of_sight_is_brought_in() -> None:
    axis = Axis(JAN, JAN + 9, 10).showing(DEC, DEC)
    assert axis.lo <= DEC <= axis.hi
    assert axis.hi - axis.lo == 9
    assert axis.showing(None, None) == axis


@given(DAYS, DAYS, st.integers(0, 200), st.one_of(st.none(), DAYS), st.one_of(st.none(), DAYS))
def test_rows_are_as_wide_as_the_axis(a: int, b: int, width: int, lo: int | None, hi: int | None) -> None:
    axis = over([(min(a, b), max(a, b))], width)
    if lo is not None and hi is not None:
        lo, hi = min(lo, hi), max(lo, hi)
    assert len(axis.bar(lo, hi, ASCII)) == width
    assert len(axis.ticks()) == width
    assert len(axis.bar(a, a, ASCII).strip()) == (1 if width else 0)


@given(DAYS, DAYS, st.integers(1, 200))
def test_zoomed_axes_stay_inside_the_calendar(a: int, b: int, width: int) -> None:
    axis = over([(min(a, b), max(a, b))], width)
    for factor in (0.5, 2.0, 100_000.0):
        changed = axis.zoomed(factor, a)
        assert date.min.toordinal() <= changed.lo <= changed.hi <= date.max.toordinal()
        assert len(changed.ticks()) == width
