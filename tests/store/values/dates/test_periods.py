"""Decades, centuries, seasons, quarters and years before Christ, against days counted otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span, relate
from store.values.dates.date_labels import date_label
from store.values.dates.date_words import read_date_words
from store.values.dates.edtf import FIRST_DAY, canonical, date_span

ON = "2019-10-09"
decades = st.integers(101, 998)
years = st.integers(1001, 9900)


def found(says: str, hemisphere: str = "") -> Span:
    return date_span(read_date_words(says, ON, hemisphere))


def year(number: int) -> Span:
    return Span(date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal())


def whole(first: int, last: int) -> Span:
    return Span(year(first).lo, year(last).hi)


@settings(max_examples=25)  # the grammar takes its time over each
@given(decades)
def test_a_part_of_a_decade_has_a_year_of_doubt_where_it_borders_on_the_rest(tens: int) -> None:
    assume(tens % 10 or tens >= 200)
    start = tens * 10
    assert found(f"early {start}s") == found(f"the start of the {start}s") == whole(start, start + 5)
    assert found(f"mid-{start}s") == found(f"in the mid {start}s") == whole(start + 2, start + 8)
    assert found(f"late {start}s") == found(f"the end of the {start}s") == whole(start + 4, start + 9)
    assert relate(year(start + 5), found(f"early {start}s")) == "inside"
    assert relate(year(start + 8), found(f"early {start}s")) == "disjoint"
    assert found(f"first half of the {start}s") == whole(start, start + 4)
    assert found(f"the {start}s") == found(f"{start}'s") == found(f"{tens}x") == whole(start, start + 9)


@settings(max_examples=25)  # the grammar takes its time over each
@given(st.integers(2, 60))
def test_a_century_ends_with_its_hundredth_year(number: int) -> None:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    last = number * 100
    century = whole(last - 99, last)
    for says in (f"{number}{ending} century", f"the {number}{ending}-century", f"in the {number}{ending} century AD"):
        assert found(says) == century
    for part in ("early", "mid", "late"):
        assert relate(found(f"the {part} {number}{ending} century"), whole(last - 100, last + 1)) == "inside"
    assert found(f"{number:02d}xx") == whole(last, last + 99) == found(f"{number:02d}XX")


@given(years, st.integers(1, 4))
def test_quarters_and_halves_are_months_of_their_year(number: int, place: int) -> None:
    nth = ("first", "second", "third", "fourth")[place - 1]
    months = [f"{number}-{month:02d}" for month in range(3 * place - 2, 3 * place + 1)]
    quarter = Span(date_span(months[0]).lo, date_span(months[2]).hi)
    for says in (f"Q{place} {number}", f"{number} Q{place}", f"the {nth} quarter of {number}", f"{place}Q {number}"):
        assert found(says) == quarter
    half = found(f"{'first' if place < 3 else 'second'} half of {number}")
    assert half == found(f"H{1 if place < 3 else 2} {number}")
    assert relate(quarter, half) == "inside"


SEASONS = ["spring", "summer", "autumn", "fall", "winter"]


@given(years, st.sampled_from(SEASONS), st.sampled_from(["{} {}", "{} of {}", "the {} of {}", "in the {} of {}"]))
def test_a_season_without_a_hemisphere_is_as_wide_as_both(number: int, season: str, shape: str) -> None:
    wide = found(shape.format(season, number))
    for hemisphere in ("north", "south"):
        one = found(shape.format(season, number), hemisphere)
        assert relate(one, wide) in ("inside", "equal")
        assert one == found(f"{hemisphere}ern {season} {number}")
    assert found(f"{season} {number}", "north") != found(f"{season} {number}", "south")
    assert relate(found(f"early {season} {number}", "north"), wide) in ("inside", "equal")


@settings(max_examples=25)  # the grammar takes its time over each
@given(years)
def test_northern_seasons_of_words_hold_those_of_edtf(number: int) -> None:
    for code, season in ((21, "spring"), (22, "summer"), (23, "autumn"), (24, "winter")):
        assert relate(date_span(f"{number}-{code}"), found(f"{season} {number}", "north")) in ("inside", "equal")
    assert found(f"winter {number}-{(number + 1) % 100:02d}", "north") == date_span(f"{number}-24")


@pytest.mark.parametrize(
    ("says", "hemisphere", "key"),
    [
        ("last summer", "north", "2019-06/2019-08"),
        ("last summer", "south", "2018-12/2019-02"),
        ("last autumn", "north", "2018-09/2018-11"),
        ("this autumn", "north", "2019-09/2019-11"),
        ("in the spring", "north", "2019-03/2019-05"),
        ("the nineties", "", "199X"),
        ("in the '90s", "", "199X"),
        ("second half of last year", "", "2018-07/2018-12"),
    ],
)
def test_what_has_no_year_is_the_last_before_the_report(says: str, hemisphere: str, key: str) -> None:
    assert read_date_words(says, ON, hemisphere) == key
    with pytest.raises(UnreadableValue, match="not known"):
        read_date_words(says, None, hemisphere)


@given(st.integers(1, 3999))
def test_years_before_christ_follow_each_other_up_to_the_first_of_ours(number: int) -> None:
    assert (
        found(f"{number} BC") == found(f"{number} B.C.E.") == date_span("0000" if number == 1 else f"-{number - 1:04d}")
    )
    after = found(f"{number - 1} BC") if number > 1 else year(1)
    assert found(f"{number} BC").hi == (after.lo or 0) - 1
    leap = number % 4 == 1 and (number % 100 != 1 or number % 400 == 1)
    assert (found(f"{number} BC").hi or 0) - (found(f"{number} BC").lo or 0) == 364 + leap
    about = found(f"about {number} BC")
    assert relate(found(f"{number} BC"), about) == "inside"
    assert date_label(read_date_words(f"{number} BC")) == f"{number} BC"


def test_the_first_day_is_that_of_4000_bc() -> None:
    assert found("4000 BC").lo == FIRST_DAY
    with pytest.raises(UnreadableValue, match="4000 BC"):
        date_span("-4000")


@settings(max_examples=25)  # the grammar takes its time over each
@given(years, years)
def test_one_year_or_another_is_both(one: int, other: int) -> None:
    assert found(f"{one} or {other}") == found(f"{other} or {one}") == whole(*sorted((one, other)))
    assert found(f"{one}, {one} or {other}") == found(f"{one} or {other}")
    assert canonical(f"[{min(one, other)},{max(one, other)}]") == read_date_words(f"{one} or {other}")


@given(st.integers(10, 98), st.integers(1, 99), st.integers(1, 99))
def test_a_year_cut_short_is_of_the_century_of_the_first(hundreds: int, one: int, other: int) -> None:
    low, high = sorted((one, other))
    assume(low != high)
    expected = whole(hundreds * 100 + low, hundreds * 100 + high)
    assert found(f"{hundreds}{low:02d}/{high:02d}") == expected
    assert found(f"{hundreds}{low:02d}–{hundreds}{high:02d}") == expected


ABOUT = ["ca. {}", "ca {}", "c. {}", "c{}", "circa {}", "approx. {}", "{} or so", "around {}"]


@given(st.sampled_from(ABOUT), years)
def test_about_a_year_is_its_tilde(shape: str, number: int) -> None:
    assert read_date_words(shape.format(number)) == f"{number}~"


PERIODS = st.sampled_from(
    [
        *("early {d}s", "mid-{d}s", "late {d}s", "early to mid {d}s", "mid to late {d}s", "the {d}s", "{c}th century"),
        *("early {c}th century", "mid-{c}th century", "late {c}th century", "{c}th century BC", "{y} BC", "{c}xx"),
        *("summer {y}", "northern winter {y}", "Q3 {y}", "first half of {y}", "{y} or 9901", "ca. {y}", "late {c}00s"),
        *("about the early {d}s", "from the late {d}s to 9902", "since the {d}s", "before {y} BC", "15 March {y} BC"),
    ]
)


@settings(max_examples=25)  # the grammar takes its time over each
@example("from the late {d}s to 9902", 990, 11, 1001)
@example("from the late {d}s to 9902", 989, 11, 1001)
@given(PERIODS, decades, st.integers(11, 13), st.integers(1001, 3990))
def test_every_period_comes_back_from_its_key_and_its_label(shape: str, tens: int, century: int, number: int) -> None:
    assume(tens % 10 or tens >= 200)
    words = shape.format(d=tens * 10, c=century, y=number)
    if words.endswith("to 9902") and tens >= 990:  # a decade that begins behind the end
        with pytest.raises(UnreadableValue, match="runs backwards"):
            read_date_words(words)
        return
    key = canonical(read_date_words(words))
    assert date_span(canonical(key)) == date_span(key)
    assert canonical(key) == key
    text = date_label(key)
    assert date_span(read_date_words(text)) == date_span(key)


WORDS = ["early", "late", "mid", "the", "of", "half", "first", "last", "century", "19th", "1990s", "'90s", "summer"]
WORDS += [
    "winter",
    "2015",
    "Q2",
    "BC",
    "AD",
    "44",
    "or",
    "to",
    "about",
    "BCE",
    "quarter",
    "9999",
    "0001",
    "0000",
    "year",
]


@settings(max_examples=25)  # the grammar takes its time over each
@given(
    st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join),
    st.sampled_from([None, ON, "0001-01-01", "9999-12-31", "2019-10"]),
    st.sampled_from(["", "north", "south"]),
)
def test_any_words_of_periods_give_days_or_one_sentence(says: str, on: str | None, hemisphere: str) -> None:
    try:
        key = canonical(read_date_words(says, on, hemisphere))
    except UnreadableValue as refused:
        assert str(refused).isprintable()
    else:
        span = date_span(key)
        assert span.lo is None or span.hi is None or span.lo <= span.hi
        assert date_label(key)
