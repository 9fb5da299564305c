"""Dates with a time of day against each other: minutes where the zone is known, else what may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.properties.built_in import PROPERTIES
from store.values.basis.sets import SWAPPED, Relation
from store.values.dates.moments import relate_moments
from store.values.read import Value, parse_value

PROP = PROPERTIES["date_of_death"]
ZONES = ("", "Z", "+04:00", "-05:00", "+14:00", "-12:00", "+05:30")
days = st.sampled_from(["2034-11-05", "2034-11-06", "2034-11-07", "2034-11-08", "2034-11-06/2034-11-07", "2034-11"])


@st.composite
def stamps(draw: st.DrawFn, zones: tuple[str, ...] = ZONES) -> str:
    day = draw(st.sampled_from(["2034-11-05", "2034-11-06", "2034-11-07"]))
    hour, minute = draw(st.integers(0, 23)), draw(st.sampled_from(["00", "17", "30"]))
    return f"{day}T{hour:02d}:{minute}{draw(st.sampled_from(zones))}"


def read(told: str) -> Value:
    return parse_value(PROP, told)


def relation(a: str, b: str) -> Relation:
    one, other = read(a), read(b)
    assert one.span is not None and other.span is not None
    return relate_moments(one.key, one.span, other.key, other.span)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("2034-11-07T04:17+04:00", "2034-11-06T19:17-05:00", "equal"),
        ("2034-11-07T04:17+04:00", "2034-11-07T04:17+03:00", "disjoint"),
        ("2034-11-07T22:00+04:00", "2034-11-07", "inside"),
        ("2034-11-07", "2034-11-07T22:00", "contains"),
        ("2034-11-07T22:00", "2034-11-07T21:30", "overlap"),
        ("2034-11-07T22:00", "2034-11-07T22:00Z", "overlap"),
        ("2034-11-07T04:17+04:00", "2034-11-06", "overlap"),  # in the west it was still the day before
        ("2034-11-07T04:17+04:00", "2034-11-05", "disjoint"),
        ("2034-11-07T22:00", "2034-11-06", "disjoint"),
        ("2034-11-07T04:17", "2034-11", "inside"),
        ("2034-11-06T19:17-05:00", "2034-11-07T04:17", "overlap"),
        ("2034-11-06T19:17-05:00", "2034-11-08T22:00", "disjoint"),
    ],
)
def test_times_and_days(a: str, b: str, wanted: Relation) -> None:
    assert relation(a, b) == wanted


def test_the_zone_of_its_source_is_that_of_a_time_without_one() -> None:
    assert parse_value(PROP, "2034-11-07T22:00", zone="+03:00").key == "2034-11-07T19:00Z"
    assert parse_value(PROP, "2034-11-07T22:00Z", zone="+03:00").key == "2034-11-07T22:00Z"


@given(stamps() | days, stamps() | days)
def test_either_order_says_the_same(a: str, b: str) -> None:
    assert relation(b, a) == SWAPPED[relation(a, b)]


@given(stamps(ZONES[1:]), stamps(ZONES[1:]))
def test_times_with_zones_are_one_minute_or_two(a: str, b: str) -> None:
    assert relation(a, b) == ("equal" if read(a).key == read(b).key else "disjoint")


@given(stamps(ZONES[1:]), stamps(ZONES[1:]))
def test_what_is_told_less_exactly_excludes_no_more(a: str, b: str) -> None:
    """Without its zone, or without its time, a date that could be the other still can."""
    if relation(a, b) != "disjoint":
        assert relation(a, b.partition("T")[0]) != "disjoint"
        bare = f"{b.partition('T')[0]}T{b.partition('T')[2][:5]}"
        assert relation(a, bare) != "disjoint"
