"""Ages as spans of birth, against people whose birthdays are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.ages import age_label, birth_span, read_age
from store.values.amounts.quantities import Quantity
from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span

births = st.dates(date(1900, 1, 1), date(2000, 12, 31))
spoken = st.dates(date(2001, 1, 1), date(2060, 12, 31))


def age_on(born: date, day: date) -> int:
    """Completed years, by counting birthdays."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@given(births, spoken)
def test_a_person_is_born_in_the_span_of_their_age(born: date, day: date) -> None:
    years = age_on(born, day)
    on = Span(day.toordinal(), day.toordinal())
    span = birth_span(Quantity(years, years, str(years)), on)
    assert span.lo is not None
    assert span.hi is not None
    # 29 February has its birthday on the 28th or the 1st of March, by country: a day's room
    room = 1 if (born.month, born.day) == (2, 29) else 0
    assert span.lo - room <= born.toordinal() <= span.hi + room
    assert span.hi - span.lo in (364, 365)
    younger = birth_span(Quantity(years - 1, years - 1, ""), on)
    assert younger.lo == span.hi + 1


@given(st.integers(0, 90), st.integers(0, 30), spoken, st.integers(0, 400))
def test_a_vaguer_age_or_day_only_widens(years: int, more: int, day: date, later: int) -> None:
    exact = birth_span(Quantity(years, years, ""), Span(day.toordinal(), day.toordinal()))
    vague = birth_span(Quantity(years, years + more, ""), Span(day.toordinal(), day.toordinal() + later))
    assert exact.lo is not None and vague.lo is not None and vague.lo <= exact.lo
    assert exact.hi is not None and vague.hi is not None and vague.hi >= exact.hi


def test_open_ages_and_days_leave_births_open() -> None:
    day = date(2017, 10, 20).toordinal()
    assert birth_span(Quantity(40, None, ">=40"), Span(day, day)) == Span(None, date(1977, 10, 20).toordinal())
    assert birth_span(Quantity(40, 40, "40"), Span(None, day)).lo is None
    assert birth_span(Quantity(40, 40, "40"), Span(day, None)).hi is None


@given(st.integers(2, 9), st.sampled_from(["in his {}", "in her {}", "in their {}", "{}", "in the {}"]))
def test_decades_in_digits_and_words(tens: int, frame: str) -> None:
    words = ["-", "-", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    for text in (f"{tens}0s", f"{tens}0's", words[tens]):
        whole = read_age(frame.format(text))
        assert (whole.lo, whole.hi) == (tens * 10, tens * 10 + 9)
        for part, low, high in (("early ", 0, 4), ("mid-", 3, 7), ("late ", 5, 9), ("early to mid ", 0, 7)):
            found = read_age(frame.format(part + text))
            assert (found.lo, found.hi) == (tens * 10 + low, tens * 10 + high)


@given(st.integers(1, 110), st.sampled_from(["{}", "aged {}", "age {}", "{} years old", "a {}-year-old", "{} years"]))
def test_plain_ages(years: int, frame: str) -> None:
    found = read_age(frame.format(years))
    assert (found.lo, found.hi, found.key) == (years, years, str(years))


def test_equal_sets_have_equal_keys() -> None:
    assert read_age("a child").key == read_age("under 18").key == read_age("<18").key
    assert read_age("in his 40s").key == read_age("40..49").key
    assert read_age("adult").key == read_age("at least 18").key


@pytest.mark.parametrize("says", ["young", "old", "in his", "", "reportedly 40", "two score", "x" * 5000, "in " * 60])
def test_what_is_no_age_is_refused_without_an_age_in_the_advice(says: str) -> None:
    with pytest.raises(UnreadableValue, match="is not an age") as refused:
        read_age(says)
    assert not any(char.isdigit() for char in str(refused.value).rpartition(" is not an age")[2])


@pytest.mark.parametrize(
    ("key", "says", "label"),
    [
        ("40..49@2017-10-20", "in his 40s", "40s in 2017"),
        ("40..49", "40..49", "40s"),
        ("40..65@2017-12-31/2018-01-02", "middle-aged", "middle-aged in 2017-2018"),
        ("40..65", "40 to 65", "40 to 65"),
        ("<=17", "under 18", "under 18"),
        (">=61@2019", "over 60", "over 60 in 2019"),
        ("41@2019-10-08~", "41", "41 in 2019"),
    ],
)
def test_labels_name_the_year_the_age_was_told_of(key: str, says: str, label: str) -> None:
    assert age_label(key, says) == label
