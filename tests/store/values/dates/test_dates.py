"""EDTF as days: examples of ISO 8601-2 worked out by hand, and properties over generated dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span, relate
from store.values.dates.calendars import Window, shifted, window
from store.values.dates.date_labels import date_label
from store.values.dates.edtf import canonical, date_span, span_edtf
from store.values.dates.edtf_full import parse_full

days = st.dates(date(1000, 1, 1), date(9998, 12, 31))


def span(first: str, last: str) -> Span:
    return Span(
        date.fromisoformat(first).toordinal() if first else None,
        date.fromisoformat(last).toordinal() if last else None,
    )


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        # level 0
        ("1985-04-12", "1985-04-12", "1985-04-12"),
        ("1985-04", "1985-04-01", "1985-04-30"),
        ("1985", "1985-01-01", "1985-12-31"),
        ("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
        ("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
        ("1964/2008", "1964-01-01", "2008-12-31"),
        ("2004-06/2006-08", "2004-06-01", "2006-08-31"),
        ("2004-02-01/2005", "2004-02-01", "2005-12-31"),
        # level 1: seasons, qualifiers, unspecified digits, open and unknown ends
        ("2001-21", "2001-03-01", "2001-05-31"),
        ("2001-24", "2001-12-01", "2002-02-28"),
        ("2003-24", "2003-12-01", "2004-02-29"),
        ("1984?", "1984-01-01", "1984-12-31"),
        ("2004-06~", "2004-05-01", "2004-07-31"),
        ("2019-02~", "2019-01-01", "2019-03-31"),
        ("2004-06-11%", "2004-06-10", "2004-06-12"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2004-XX", "2004-01-01", "2004-12-31"),
        ("1985-04-XX", "1985-04-01", "1985-04-30"),
        ("1985-XX-XX", "1985-01-01", "1985-12-31"),
        ("1985-04-12/..", "1985-04-12", ""),
        ("1985-04/..", "1985-04-01", ""),
        ("../1985-04-12", "", "1985-04-12"),
        ("../1985", "", "1985-12-31"),
        ("1985-04-12/", "1985-04-12", ""),
        ("/1985-04", "", "1985-04-30"),
        ("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-09"),
        ("1984~/2004-06", "1983-01-01", "2004-06-30"),
        # level 2
        ("2001-25", "2001-03-01", "2001-05-31"),
        ("2001-29", "2001-09-01", "2001-11-30"),
        ("2001-30", "2001-12-01", "2002-02-28"),
        ("2001-33", "2001-01-01", "2001-03-31"),
        ("2001-36", "2001-10-01", "2001-12-31"),
        ("2001-37", "2001-01-01", "2001-04-30"),
        ("2001-39", "2001-09-01", "2001-12-31"),
        ("2001-41", "2001-07-01", "2001-12-31"),
        ("2001-34~", "2001-01-01", "2001-09-30"),
        ("1950S2", "1900-01-01", "1999-12-31"),
        ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
        ("[..1760-12-03]", "", "1760-12-03"),
        ("[1760-12..]", "1760-12-01", ""),
        ("[1760-01,1760-02,1760-12..]", "1760-01-01", ""),
        ("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
        ("{1960,1961-12}", "1960-01-01", "1961-12-31"),
        ("[2019-09-22..2019-09-23]", "2019-09-22", "2019-09-23"),
        ("2001-05-01T12:30", "2001-05-01", "2001-05-01"),
        ("2001-05-01T12:30/2001-05-02T03:00Z", "2001-05-01", "2001-05-02"),
        ("[2017-10~,2018-01]", "2017-09-01", "2018-01-31"),
        ("156X-12-25", "1560-12-25", "1569-12-25"),
        ("15XX-12-25", "1500-12-25", "1599-12-25"),
        ("XXXX-12-XX", "0001-12-01", "9999-12-31"),
        ("1XXX-XX", "1000-01-01", "1999-12-31"),
        ("1XXX-12", "1000-12-01", "1999-12-31"),
        ("1984-1X", "1984-10-01", "1984-12-31"),
        ("2019-09-3X", "2019-09-30", "2019-09-30"),
        ("20XX-02-29", "2000-02-29", "2096-02-29"),
        ("2004-06-~01/2004-06-~20", "2004-05-31", "2004-06-21"),
        ("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
        ("2004-06~-11", "2004-05-11", "2004-07-11"),
        ("2004?-06-11", "2004-06-11", "2004-06-11"),
        ("~2004-06-11", "2003-06-11", "2005-06-11"),
        ("?2004-06-~11", "2004-06-10", "2004-06-12"),
        ("201X~", "2000-01-01", "2029-12-31"),
        # the ends of the calendar hold
        ("0001-01-01~", "0001-01-01", "0001-01-02"),
        ("9999~", "9998-01-01", "9999-12-31"),
    ],
)
def test_edtf_reaches_over_these_days(edtf: str, first: str, last: str) -> None:
    assert date_span(edtf) == span(first, last)


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2019-02-29", "not in the calendar"),
        ("2019-09-31", "not in the calendar"),
        ("2021-02-3X", "not in the calendar"),
        ("-0001-02-29", "no date of the calendar"),
        ("-4000", "from 4000 BC on"),
        ("2001-05-01T24:30", "no time of day"),
        ("Y170000002", "outside the years 1 to 9999"),
        ("Y1E999999999", "outside the years 1 to 9999"),
        ("2019-13", "not an EDTF date"),
        ("2019-9-3", "not an EDTF date"),
        ("yesterday", "not an EDTF date"),
        ("2019-09-23/2019-09-22", "runs backwards"),
        ("2020-06~/2019?", "runs backwards"),
        ("{2019-09-23..2019-09-22}", "runs backwards"),
        ("../..", "open at both ends"),
        ("/", "open at both ends"),
        ("", "not a date"),
        ("2019" * 100, "not a date"),
        ("2019/2020/2021", "not an EDTF date"),
    ],
)
def test_what_is_no_date_is_refused_in_one_sentence(edtf: str, said: str) -> None:
    with pytest.raises(UnreadableValue, match=said) as refused:
        date_span(edtf)
    assert "\n" not in str(refused.value)
    assert ": " in str(refused.value) or "1 to 9999" in str(refused.value)


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    text = draw(days).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    return text + draw(st.sampled_from(["", "~", "?", "%"]))


@st.composite
def intervals(draw: st.DrawFn) -> str:
    first, second = sorted([draw(plain_dates()), draw(plain_dates())], key=lambda text: date_span(text).lo or 0)
    shape = draw(st.sampled_from(["{0}/{1}", "{0}/..", "../{0}", "{0}/", "/{0}"]))
    return shape.format(first, second)


@st.composite
def edtf_like(draw: st.DrawFn) -> str:
    """Mostly broken EDTF: pieces of dates and its marks in any order."""
    piece = st.sampled_from(["2019", "-", "09", "1X", "XX", "3X", "~", "?", "/", "..", ",", "[", "]", "{", "}", "24"])
    return "".join(draw(st.lists(piece, max_size=9)))


@given(plain_dates() | intervals())
def test_the_short_way_and_the_library_agree(edtf: str) -> None:
    try:
        expected = date_span(edtf)
    except UnreadableValue:
        with pytest.raises(UnreadableValue):
            parse_full(edtf)
    else:
        assert parse_full(edtf) == expected


@settings(deadline=None)  # the library's first date takes as long as it takes
@given(edtf_like())
@example("2019-1X/2020")
@example("2019-X1")
def test_any_text_gives_days_or_one_sentence(edtf: str) -> None:
    try:
        found = date_span(edtf)
    except UnreadableValue as refused:
        assert "\n" not in str(refused)
    else:
        assert found.lo is None or found.hi is None or found.lo <= found.hi
        assert date_span(canonical(edtf)) == found
        assert date_label(edtf)


@pytest.mark.parametrize("edtf", ["2019-1X/2020", "/..2019", "[2019-1X,2020]"])
def test_nothing_is_printed_on_the_way(edtf: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UnreadableValue):
        date_span.__wrapped__(edtf)
    assert capsys.readouterr() == ("", "")


@given(plain_dates() | intervals())
def test_the_canonical_text_means_the_same_days_and_is_stable(edtf: str) -> None:
    try:
        found = date_span(edtf)
    except UnreadableValue:
        return
    text = canonical(edtf)
    assert date_span(text) == found
    assert canonical(text) == text
    assert "?" not in text
    assert date_label(edtf)


@given(days, days)
def test_days_come_back_from_their_edtf(one: date, other: date) -> None:
    found = Span(min(one, other).toordinal(), max(one, other).toordinal())
    assert date_span(span_edtf(found)) == found
    assert date_span(span_edtf(Span(found.lo, None))) == Span(found.lo, None)
    assert date_span(span_edtf(Span(None, found.hi))) == Span(None, found.hi)


@given(plain_dates(), plain_dates())
def test_about_never_makes_a_contradiction(a: str, b: str) -> None:
    exact, about = date_span(a.rstrip("~?%")), date_span(a.rstrip("~?%") + "~")
    assert relate(exact, about) == "inside"
    if relate(exact, date_span(b)) != "disjoint":
        assert relate(about, date_span(b)) != "disjoint"


@given(days)
def test_about_is_one_unit_of_the_stated_precision(day: date) -> None:
    around = date_span(f"{day.isoformat()}~")
    assert around == Span(day.toordinal() - 1, day.toordinal() + 1)
    month = date_span(f"{day.isoformat()[:7]}~")
    before = (day.replace(day=1) - timedelta(1)).replace(day=1)
    after = shifted(day.replace(day=1), "month", 2) - timedelta(1)
    assert month == Span(before.toordinal(), after.toordinal())
    assert date_span(f"{day.year:04d}~") == Span(
        date(day.year - 1, 1, 1).toordinal(), date(day.year + 1, 12, 31).toordinal()
    )


def test_a_shifted_month_keeps_inside_the_calendar() -> None:
    assert shifted(date(2019, 3, 31), "month", -1) == date(2019, 2, 28)
    assert shifted(date(2019, 2, 28), "month", 1, whole=True) == date(2019, 3, 31)
    assert shifted(date(2020, 2, 29), "year", 1) == date(2021, 2, 28)
    assert shifted(date(9999, 12, 31), "day", 1) == date.max
    assert shifted(date.max, "month", 1, whole=True) == date.max
    assert shifted(date.min, "year", -1) == date.min
    assert window("2020", "02") == Window(date(2020, 2, 1), date(2020, 2, 29), "month")


@pytest.mark.parametrize(
    ("edtf", "label"),
    [
        ("2019-09-23", "23 September 2019"),
        ("2019-09-22/2019-09-23", "22-23 September 2019"),
        ("2019-09", "September 2019"),
        ("2019", "2019"),
        ("2019-09-23~", "about 23 September 2019"),
        ("2019?", "2019 (uncertain)"),
        ("2019-09%", "about September 2019 (uncertain)"),
        ("2019-09-30/2019-10-01", "30 September to 1 October 2019"),
        ("2018-12-31/2019-01-01", "31 December 2018 to 1 January 2019"),
        ("2014/2019", "2014-2019"),
        ("2014-09/2014-11", "September to November 2014"),
        ("2014-09/2019-09-23", "September 2014 to 23 September 2019"),
        ("2017-02-13/..", "from 13 February 2017"),
        ("/2019", "until 2019"),
        ("199X", "the 1990s"),
        ("19XX?", "the 1900s (uncertain)"),
        ("2019-21", "spring 2019"),
        ("2019-33", "first quarter of 2019"),
        ("2019-24~", "about winter 2019"),
        ("2019-09-XX", "September 2019"),
        ("2019-XX-15", "15 January to 15 December 2019"),
        ("[2019-09-22..2019-09-23]", "22-23 September 2019"),
        ("0987", "987"),
    ],
)
def test_dates_are_shown_as_people_write_them(edtf: str, label: str) -> None:
    assert date_label(edtf) == label


def test_a_label_of_no_date_is_refused() -> None:
    with pytest.raises(UnreadableValue, match="not in the calendar"):
        date_label("2019-02-31")


def test_plain_dates_and_words_do_not_load_the_grammar() -> None:
    code = (
        "import sys; from store.values.read import *; from store.properties.built_in import PROPERTIES as p; "
        "date_span('2014-09/2019-09-23~'); parse_value(p['date'], 'last month', on='2019-10-09~'); "
        "label(p['age'], parse_value(p['age'], 'in his 40s', on='2019')); "
        "heavy = {'edtf', 'pyparsing', 'pydantic', 'sqlmodel', 'textual', 'pint', 'persiantools', 'hijridate'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
