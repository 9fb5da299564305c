"""Dates of the Solar Hijri and the Islamic calendar, against known days and the libraries' own round trip."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hijridate import Gregorian
from hypothesis import given, settings
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span, relate
from store.values.dates.date_words import read_date_words
from store.values.dates.edtf import date_span

IRAN = ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman"]
DARI = ["Hamal", "Sawr", "Jawza", "Saratan", "Asad", "Sunbula", "Mizan", "Aqrab", "Qaws", "Jadi", "Dalw", "Hut"]
PASHTO = ["Wray", "Ghwayay", "Ghbargolay", "Chungash", "Zmaray", "Wazhay", "Tala", "Larem", "Lindai", "Marghumay"]
LUNAR = ["Muharram", "Safar", "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira", "Rajab"]
LUNAR += ["Sha'ban", "Ramadan", "Shawwal", "Dhu al-Qa'dah", "Dhu al-Hijjah"]
SPELLINGS = [
    *("1 Muharam", "2 Safar", "3 Rabi' I", "3 Rabi ul-Awal", "4 Rabi' al-Akhir", "4 Rabi II", "5 Jumada al-Awwal"),
    *("6 Jumada II", "6 Jamadi us-Sani", "8 Shaban", "9 Ramazan", "9 Ramadhan", "11 Zul-Qadah", "11 Dhul Qa'da"),
    *("12 Zil Hajj", "12 Dhu'l-Hijja", "12 Zul-Hijjah"),
]


def found(says: str) -> Span:
    return date_span(read_date_words(says))


@settings(deadline=None)  # a library is loaded by the first date
@given(st.dates(date(1925, 3, 21), date(2100, 3, 1)), st.sampled_from([[*IRAN, "Esfand"], DARI]))
def test_a_solar_date_is_its_day(day: date, months: list[str]) -> None:
    solar = JalaliDate(day)
    name = months[solar.month - 1]
    expected = Span(day.toordinal(), day.toordinal())
    for says in (
        f"{solar.day} {name} {solar.year}",
        f"{name} {solar.day}, {solar.year}",
        f"{solar.day} {name} {solar.year} SH",
    ):
        assert found(says) == expected
    assert relate(expected, found(f"{name} {solar.year}")) == "inside"
    assert relate(expected, found(f"{solar.year} SH")) == "inside"
    assert relate(expected, found(f"about {solar.day} {name} {solar.year}")) == "inside"


@settings(deadline=None)  # a library is loaded by the first date
@given(st.dates(date(1925, 1, 1), date(2076, 1, 1)))
def test_a_lunar_date_has_a_day_before_and_two_after_and_a_weekday_settles_it(day: date) -> None:
    lunar = Gregorian.fromdate(day).to_hijri()
    says = f"{lunar.day} {LUNAR[lunar.month - 1]} {lunar.year}"
    span = found(says)
    assert span == Span(day.toordinal() - 1, day.toordinal() + 2)
    assert found(f"{day:%A}, {says} AH") == Span(day.toordinal(), day.toordinal())
    assert relate(span, found(f"{LUNAR[lunar.month - 1]} {lunar.year}")) == "inside"
    assert relate(found(f"{LUNAR[lunar.month - 1]} {lunar.year}"), found(f"{lunar.year} AH")) in ("inside", "overlap")


@pytest.mark.parametrize("says", SPELLINGS)
def test_the_months_have_many_spellings(says: str) -> None:
    month = int(says.split(maxsplit=1)[0])
    assert relate(found(f"{says} 1441"), found(f"{LUNAR[month - 1]} 1441")) == "inside"
    assert found(f"{says.partition(' ')[2]} 1441") == found(f"{LUNAR[month - 1]} 1441")


def test_afghan_and_iranian_names_are_the_same_months() -> None:
    for iran, dari, pashto in zip(IRAN, DARI, PASHTO, strict=False):
        assert found(f"{iran} 1398") == found(f"{dari} 1398") == found(f"{pashto} 1398")


def test_a_wrong_weekday_is_told() -> None:
    with pytest.raises(UnreadableValue, match="no such weekday"):
        read_date_words("Monday 23 Mizan 1398")
    assert read_date_words("Tuesday 23 Mizan 1398") == "2019-10-15"


@pytest.mark.parametrize(
    "says", ["32 Mizan 1398", "30 Hut 1399" + "9", "12 Rajab 1300", "31 Rajab 1441", "0 Mizan 1398", "25-23 Mizan 1398"]
)
def test_what_its_calendar_has_not_is_refused(says: str) -> None:
    with pytest.raises(UnreadableValue) as refused:
        read_date_words(says)
    assert str(refused.value).isprintable()


@pytest.mark.parametrize("says", ["5 foo 1398", "1 Hut 12", "in Rajab", "Mizan", "1398"])
def test_no_date_is_made_of_what_is_none_of_theirs(says: str) -> None:
    if says == "1398":
        assert read_date_words(says) == "1398"
        return
    with pytest.raises(UnreadableValue, match="is not a date"):
        read_date_words(says)


def test_the_calendars_are_loaded_only_where_they_are_met() -> None:
    code = (
        "import sys; from store.values.dates.date_words import read_date_words as r; "
        "r('early 1990s'); r('23 September 2019'); r('44 BC'); "
        "a = sorted({'persiantools', 'hijridate'} & set(sys.modules)); r('23 Mizan 1398'); "
        "b = sorted({'persiantools', 'hijridate'} & set(sys.modules)); print(a, b)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[] ['persiantools']"
