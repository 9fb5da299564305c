"""Dates in plain words and relative to the day of publication, against dates worked out otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span, relate
from store.values.dates.date_words import read_date_words
from store.values.dates.edtf import date_span

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
WEEKDAYS = [date(2001, 1, day).strftime("%A") for day in range(1, 8)]  # 1 January 2001 was a Monday


def found(says: str, on: date | str | None = None) -> Span:
    return date_span(read_date_words(says, str(on) if on else None))


def of(first: date, last: date | None = None) -> Span:
    return Span(first.toordinal(), (last or first).toordinal())


@given(days, st.sampled_from([3, 20]))
def test_a_full_date_is_read_in_every_usual_form(day: date, letters: int) -> None:
    name = MONTHS[day.month - 1][:letters]
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    for says in (
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"on {name}. {day.day}{ending}, {day.year}",
        f"the {day.day}{ending} of {name.upper()} {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {day.day} {name} {day.year}",
    ):
        assert found(says) == of(day)
    assert found(f"{name} {day.year}") == date_span(day.isoformat()[:7])
    assert found(f"in {day.year}") == date_span(str(day.year))


@given(days, st.integers(0, 365))
def test_a_day_without_a_year_is_the_last_one_not_after_publication(on: date, back: int) -> None:
    day = on - timedelta(back)
    if (day.month, day.day) == (2, 29) or ((on - day).days == 365 and (on.month, on.day) == (day.month, day.day)):
        return
    assert found(f"{day.day} {MONTHS[day.month - 1]}", on) == of(day)


@given(days, st.integers(0, 6))
def test_a_weekday_is_the_last_one_on_or_before_publication(on: date, back: int) -> None:
    day = on - timedelta(back)
    name = WEEKDAYS[day.weekday()]
    for says in (name, f"on {name}", f"early on {name}", f"{name} morning", f"on {name} evening", f"late {name}"):
        assert found(says, on) == of(day)
    assert found(f"{name} night", on) == of(day, day + timedelta(1))
    before = day if back else day - timedelta(7)
    assert found(f"last {name}", on) == of(before)


@given(days, st.integers(1, 400))
def test_days_ago(on: date, count: int) -> None:
    assert found(f"{count} days ago", on) == of(on - timedelta(count))
    assert found("today", on) == of(on)
    assert found("yesterday", on) == of(on - timedelta(1))
    assert found("last night", on) == of(on - timedelta(1), on)
    assert found("tonight", on) == of(on, on + timedelta(1))


@given(days)
def test_months_weeks_and_years_keep_their_precision(on: date) -> None:
    end = on.replace(day=1) - timedelta(1)
    assert read_date_words("last month", str(on)) == end.isoformat()[:7]
    assert read_date_words("this month", str(on)) == on.isoformat()[:7]
    assert read_date_words("last year", str(on)) == str(on.year - 1)
    monday = on - timedelta(on.weekday() + 7)
    assert found("last week", on) == of(monday, monday + timedelta(6))
    assert found("a week ago", on) == of(on - timedelta(10), on - timedelta(4))


@given(days, st.integers(0, 11))
def test_a_month_without_a_year_is_the_last_that_had_begun(on: date, month: int) -> None:
    year = on.year if month + 1 <= on.month else on.year - 1
    assert read_date_words(f"in {MONTHS[month]}", str(on)) == f"{year}-{month + 1:02d}"


RELATIVE = st.sampled_from(
    ["today", "Tuesday night", "last week", "last month", "in June", "the 31st", "23 September", "two weeks ago"]
)


@given(RELATIVE, days, st.integers(0, 40))
def test_an_uncertain_publication_date_widens_and_never_moves(says: str, on: date, more: int) -> None:
    published = f"{on}/{on + timedelta(more)}"
    whole = found(says, published)
    results = {found(says, on + timedelta(step)) for step in range(more + 1)}
    assert all(relate(result, whole) in ("inside", "equal") for result in results)
    assert (whole.lo, whole.hi) == (min(r.lo or 0 for r in results), max(r.hi or 0 for r in results))


def test_on_tuesday_is_sure_where_every_possible_day_agrees() -> None:
    assert read_date_words("on Tuesday", "2019-10-09~") == "2019-10-08"
    assert read_date_words("on Tuesday", "2019-10-08~") == "2019-10-01/2019-10-08"


@given(days, days)
def test_ranges_reach_from_one_date_to_the_other(one: date, other: date) -> None:
    first, last = sorted((one, other))
    texts = [f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
    for shape in ("{} to {}", "{} - {}", "between {} and {}", "from {} until {}"):
        assert found(shape.format(*texts)) == of(first, last)
    if first < last:
        with pytest.raises(UnreadableValue, match="runs backwards"):
            read_date_words(f"{texts[1]} to {texts[0]}")


@given(days)
def test_about_is_the_tilde_of_edtf(day: date) -> None:
    assert read_date_words(f"about {day.day} {MONTHS[day.month - 1]} {day.year}") == f"{day}~"


def test_a_year_end_is_crossed_backwards() -> None:
    assert found("30 December to 2 January", "2020-01-05") == of(date(2019, 12, 30), date(2020, 1, 2))
    assert found("29 February", "2019-10-09") == of(date(2016, 2, 29))
    assert found("29 February", "1903-10-09") == of(date(1896, 2, 29))
    assert found("the 31st", "2019-03-01") == of(date(2019, 1, 31))


@pytest.mark.parametrize(
    ("says", "on", "said"),
    [
        ("recently", "2019-10-09", r"is not a date.*\{says"),
        ("next week", "2019-10-09", "is not a date"),
        ("days ago", "2019-10-09", "is not a date"),
        ("the day before", "2019-10-09", "is not a date"),
        ("", "2019-10-09", "is not a date"),
        ("on Tuesday", None, "day of publication, which is not known"),
        ("on Tuesday", "../2019", "too vague"),
        ("on Tuesday", "201X", "too vague"),
        ("31 June", "2019-10-09", "not in the calendar"),
        ("31 June 2019", None, "not in the calendar"),
        ("the 32nd", "2019-10-09", "not in the calendar"),
        ("Monday 8 October 2019", None, "is a Tuesday, not a Monday"),
        ("23-22 September 2019", None, "earlier day first"),
        ("2019 - 2014", None, "earlier year first"),
        ("the night of " * 15 + "Tuesday", "2019-10-09", "is not a date"),
        ("a" * 10_000, "2019-10-09", "is not a date"),
    ],
)
def test_what_cannot_be_resolved_is_refused_in_one_sentence(says: str, on: str | None, said: str) -> None:
    with pytest.raises(UnreadableValue, match=said) as refused:
        read_date_words(says, on)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 250


@pytest.mark.parametrize("says", ["recently", "the second week of the war", "the day before", "in harvest"])
def test_no_date_is_advised_for_words_that_are_not_understood(says: str) -> None:
    with pytest.raises(UnreadableValue, match="is not a date") as refused:
        read_date_words(says, "2019-10-09")
    assert not any(char.isdigit() for char in str(refused.value))


LINKS = ["early", "late", "mid", "the", "of", "on", "in", "night", "morning", "overnight", "between", "and", "to"]
PARTS = ["from", "-", "about", "since", "before", "Tuesday", "September", "23", "2019", "22-23", "last", "this"]
UNITS = ["month", "week", "year", "ago", "two", "days", "today", "may"]
pieces = st.sampled_from([*LINKS, *PARTS, *UNITS])


@given(st.lists(pieces, max_size=8), st.sampled_from([None, "2019-10-09", "2019-10-09~", "0001-01-01", "9999-12-31"]))
def test_any_words_give_days_or_one_sentence(words: list[str], on: str | None) -> None:
    try:
        span = found(" ".join(words), on)
    except UnreadableValue as refused:
        assert "\n" not in str(refused)
    else:
        assert span.lo is None or span.hi is None or span.lo <= span.hi
