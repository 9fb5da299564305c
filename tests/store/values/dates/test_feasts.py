"""Days that are known by a name: when they are, and how the doubt about them is kept."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import relate
from store.values.dates.date_words import read_date_words
from store.values.dates.edtf import date_span

FIXED = [
    "Christmas",
    "Christmas Eve",
    "Boxing Day",
    "New Year's Eve",
    "New Year's Day",
    "May Day",
    "Orthodox Christmas",
]
MOVING = ["Easter", "Easter Sunday", "Good Friday", "Palm Sunday", "Holy Week", "Pentecost", "Orthodox Easter"]
LUNAR = ["Eid al-Fitr", "Eid ul-Adha", "Ramadan", "Ashura", "Mawlid", "Arbaeen"]
names = st.sampled_from([*FIXED, *MOVING, *LUNAR, "Nowruz"])


@given(names, st.integers(1930, 2070))
def test_a_feast_of_a_year_is_in_it_and_its_eve_before(name: str, year: int) -> None:
    try:
        span = date_span(read_date_words(f"{name} {year}"))
    except UnreadableValue:
        assert name in LUNAR  # a lunar year can leave one of ours out
        return
    assert span.lo is not None and span.hi is not None
    assert date.fromordinal(span.lo).year == year and span.hi - span.lo < 40
    eve = date_span(read_date_words(f"the eve of {name} {year}"))
    assert eve.lo == span.lo - 1 and eve.hi is not None and eve.hi < span.hi


@given(names, st.dates(date(1990, 1, 1), date(2050, 1, 1)))
def test_a_feast_without_a_year_had_begun(name: str, on: date) -> None:
    span = date_span(read_date_words(name, on.isoformat()))
    assert span.lo is not None and on.toordinal() - 366 - 40 < span.lo <= on.toordinal()


@pytest.mark.parametrize(
    ("says", "day"),
    [
        ("Easter Sunday 2016", "2016-03-27"),
        ("Easter Sunday 2000", "2000-04-23"),
        ("Orthodox Easter Sunday 2019", "2019-04-28"),
        ("Eid al-Fitr 2019", "2019-06-04"),
        ("Eid-ul-Adha 2019", "2019-08-11"),
        ("Ramadan 2020", "2020-04-24"),
        ("the first day of Ramadan 2020", "2020-04-24"),
        ("Nowruz 2017", "2017-03-20"),
        ("Nawroz 2017", "2017-03-21"),
    ],
)
def test_a_feast_holds_the_day_it_was_kept(says: str, day: str) -> None:
    assert relate(date_span(day), date_span(read_date_words(says))) in ("inside", "equal")


@pytest.mark.parametrize(
    "says", ["Eid 2019", "Thanksgiving 2018", "Diwali 2018", "Independence Day", "Holy Terror 2019"]
)
def test_a_feast_whose_day_is_not_known_is_refused(says: str) -> None:
    with pytest.raises(UnreadableValue, match="is not a date"):
        read_date_words(says, "2019-10-09")


def test_what_counts_feasts_is_loaded_only_where_one_is_met() -> None:
    code = (
        "import sys; from store.values.dates.date_words import read_date_words as r; "
        "r('the first Sunday in May 2019'); r('23 September 2019'); "
        "a = sorted({'dateutil', 'hijridate'} & set(sys.modules)); r('Easter 2016'); "
        "b = sorted({'dateutil', 'hijridate', 'persiantools'} & set(sys.modules)); print(a, b)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[] ['dateutil']"
