"""The time of day that a date carries: read, shown, and never moving the day."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.properties.built_in import PROPERTIES
from store.values.basis.plain import UnreadableValue, tidy
from store.values.dates.clock import clock_label, read_clock
from store.values.dates.clock_words import split_clock
from store.values.dates.date_words import read_time_of_day
from store.values.dates.edtf import canonical, date_span
from store.values.read import label, parse_value

days = st.dates(date(1, 1, 1), date(9999, 12, 31))
minutes = st.integers(0, 1439)
offsets = st.none() | st.integers(-14 * 60, 14 * 60)


@given(days, minutes, offsets)
def test_a_stamp_of_iso_is_its_day_its_minute_and_its_zone(day: date, minute: int, offset: int | None) -> None:
    zone = None if offset is None else timezone(timedelta(minutes=offset))
    text = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone).isoformat()
    assert read_clock(text) == (day.isoformat(), minute, offset)
    assert canonical(text) == day.isoformat()
    assert date_span(text).lo == date_span(text).hi == day.toordinal()


@given(minutes, offsets)
def test_a_time_comes_back_from_its_label(minute: int, offset: int | None) -> None:
    _, again, zone = split_clock(tidy(f"1 May 2001, {clock_label(minute, offset)}").replace(",", ""))
    assert (again, zone) == (minute, offset)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2001-05-01", ("2001-05-01", None, None)),
        ("2019~", ("2019~", None, None)),
        ("2001-05-01T12", ("2001-05-01", None, None)),
        ("2001-05-01T12:30Z", ("2001-05-01", 750, 0)),
        ("2001-05-01t1230-0430", ("2001-05-01", 750, -270)),
        ("2001-05-01 12:30", ("2001-05-01", 750, None)),
        ("2001-05-01T12:30:15.25+03", ("2001-05-01", 750, 180)),
        ("", ("", None, None)),
    ],
)
def test_what_is_taken_apart(text: str, found: tuple[str, int | None, int | None]) -> None:
    assert read_clock(text) == found


@pytest.mark.parametrize("text", ["2001-05-01T24:00", "2001-05-01T12:60", "2001-05-01T12:30+15:00", "2001-05-01T99"])
def test_a_time_that_no_clock_shows_is_refused(text: str) -> None:
    with pytest.raises(UnreadableValue, match="no time of day"):
        read_clock(text)


@pytest.mark.parametrize(
    ("says", "minute", "offset"),
    [
        ("12:30 on 1 May 2001", 750, None),
        ("1 May 2001 at 9.30 a.m.", 570, None),
        ("1 May 2001, 9 p.m. GMT", 1260, 0),
        ("at 0930 GMT on 1 May 2001", 570, 0),
        ("12:30 (GMT+3) on 1 May 2001", 750, 180),
        ("1 May 2001, 12:30 local time", 750, None),
        ("12 am on 1 May 2001", 0, None),
        ("12 pm on 1 May 2001", 720, None),
        ("1 May 2001", None, None),
        ("22-23 May 2001", None, None),
    ],
)
def test_a_time_in_words_leaves_the_day(says: str, minute: int | None, offset: int | None) -> None:
    prop = PROPERTIES["date_of_death"]
    value = parse_value(prop, says)
    assert value.key.startswith("2001-05-")
    assert read_time_of_day(says) == (minute, offset)
    assert value.shown == clock_label(minute, offset)
    assert parse_value(prop, label(prop, value)).shown == value.shown


def test_a_time_is_part_of_the_answer_in_utc_where_the_zone_is_known_and_moves_no_day() -> None:
    prop = PROPERTIES["date_of_death"]
    one, other = parse_value(prop, "2001-05-01T12:30"), parse_value(prop, "2001-05-01T18:00Z")
    assert (one.key, other.key) == ("2001-05-01T12:30", "2001-05-01T18:00Z")
    assert one.span == other.span == date_span("2001-05-01")
    early = parse_value(prop, "2001-05-01T00:30+03:00")
    assert (early.key, early.span) == ("2001-04-30T21:30Z", one.span)
    assert label(prop, early) == "1 May 2001, 00:30 +03:00"
    assert label(prop, one) == "1 May 2001, 12:30"
    assert label(prop, parse_value(prop, "2001-05-01T12:30/2001-05-02")) == "1-2 May 2001"


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_or_refused_in_one_sentence(text: str) -> None:
    try:
        read_clock(text)
    except UnreadableValue as refused:
        assert str(refused).isprintable()
    split_clock(tidy(text))
