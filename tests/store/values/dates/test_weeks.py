"""Weeks, weekends and other runs of days, and the many ways to write one date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span
from store.values.dates.date_words import read_date_words
from store.values.dates.edtf import date_span

days = st.dates(date(1990, 1, 1), date(2050, 12, 31))


def found(says: str, on: date | None = None) -> Span:
    return date_span(read_date_words(says, on.isoformat() if on else None))


@given(days)
def test_a_weekend_is_the_one_that_goes_on_or_the_last(on: date) -> None:
    span, last = found("the weekend", on), found("last weekend", on)
    assert span.lo is not None and span.hi is not None and last.hi is not None
    assert date.fromordinal(span.lo).weekday() == 4 and span.hi - span.lo == 2
    assert on.toordinal() - 7 < span.lo + 1 <= on.toordinal()
    assert last.hi < on.toordinal()


@given(days)
def test_a_week_of_a_day_holds_it_and_the_seven_from_it(day: date) -> None:
    span = found(f"the week of {day.day} {day:%B %Y}")
    begins, ends = (found(f"the week {how} {day.day} {day:%B %Y}") for how in ("beginning", "ending"))
    assert span.lo is not None and span.hi is not None
    assert span.lo <= day.toordinal() and span.hi == day.toordinal() + 6
    assert (begins.lo, ends.hi) == (day.toordinal(), day.toordinal())
    assert found(f"week {day.isocalendar()[1]} of {day.isocalendar()[0]}").lo == day.toordinal() - day.weekday()


@given(days)
def test_every_day_of_a_month_is_in_one_of_its_weeks(day: date) -> None:
    weeks = [found(f"the {nth} week of {day:%B %Y}") for nth in ("first", "second", "third", "fourth", "last")]
    assert any(week.lo <= day.toordinal() <= week.hi for week in weeks)  # type: ignore[operator]
    nth = ("first", "second", "third", "fourth", "fifth")[(day.day - 1) // 7]
    assert found(f"the {nth} {day:%A} in {day:%B %Y}") == Span(day.toordinal(), day.toordinal())


@given(days, st.integers(2, 30), st.sampled_from(["day", "week", "month"]))
def test_the_last_so_many_days_end_with_the_report(on: date, count: int, unit: str) -> None:
    span, ago = found(f"the last {count} {unit}s", on), found(f"{count} {unit}s ago", on)
    assert span.hi == on.toordinal() and span.lo is not None and ago.lo is not None and ago.hi is not None
    assert ago.lo <= span.lo <= ago.hi


@given(days)
def test_a_vaguer_time_ago_is_wider(on: date) -> None:
    few = found("a few days ago", on)
    for count in range(2, 7):
        exact = found(f"{count} days ago", on)
        assert few.lo is not None and exact.lo is not None and few.lo <= exact.lo <= few.hi  # type: ignore[operator]
    more, less = found("more than two weeks ago", on), found("less than two weeks ago", on)
    at = found("two weeks ago", on)
    assert more.lo is None and more.hi == at.hi and (less.lo, less.hi) == (at.lo, on.toordinal())


@pytest.mark.parametrize(
    ("says", "same"),
    [
        ("13-May-2015", "13 May 2015"),
        ("May/June 2015", "May to June 2015"),
        ("May-June 2015", "May to June 2015"),
        ("April 30-May 2, 2015", "30 April to 2 May 2015"),
        ("the night of 22/23 September 2019", "overnight 22-23 September 2019"),
        ("28, 29 and 30 September 2019", "28-30 September 2019"),
        ("late August/early September 2019", "late August or early September 2019"),
        ("1850 or '51", "1850-1851"),
        ("the noughties", "the 2000s"),
        ("23 September 2019 (Monday)", "23 September 2019"),
        ("23 September 2019 local time", "23 September 2019"),
        ("since 2019-09", "since September 2019"),
        ("prior to 2001", "before 2001"),
        ("post-2001", "after 2001"),
        ("before noon on 23 September 2019", "until 23 September 2019"),
        ("after dawn on 23 September 2019", "since 23 September 2019"),
        ("shortly before midnight on 22 September 2019", "22 September 2019"),
    ],
)
def test_ways_of_writing_one_date_are_one_answer(says: str, same: str) -> None:
    assert read_date_words(says, "2019-10-09") == read_date_words(same, "2019-10-09")


@pytest.mark.parametrize(
    "says", ["the end of the month", "later that year", "the following day", "turn of the century"]
)
def test_what_hangs_on_another_date_is_refused_with_what_to_write(says: str) -> None:
    with pytest.raises(UnreadableValue, match="is not a date by itself") as refused:
        read_date_words(says, "2019-10-09")
    assert not any(char.isdigit() for char in str(refused.value))


@pytest.mark.parametrize(
    "says", ["23 September 2019 (Tuesday)", "week 54 of 2019", "the fifth Monday of February 2019"]
)
def test_days_that_do_not_exist_are_refused(says: str) -> None:
    with pytest.raises(UnreadableValue):
        read_date_words(says, "2019-10-09")


def test_one_day_of_doubt_of_a_report_is_kept() -> None:
    one, other = (found("the weekend", date(2019, 10, 9) + timedelta(after)) for after in (-3, 3))
    both = date_span(read_date_words("the weekend", "2019-10-06/2019-10-12"))
    assert (both.lo, both.hi) == (one.lo, other.hi)
