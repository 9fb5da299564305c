"""Shares, sums of money, measures and identifiers, against figures that are known beforehand."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.properties.property import Property, ValueType
from store.values.amounts.measures import measure_label, read_measure
from store.values.amounts.money import money_label, read_money
from store.values.amounts.percents import percent_label, read_percent
from store.values.amounts.quantities import rounded
from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span, one_unit, relate
from store.values.read import label, parse_value
from store.verdicts.rules.relations import relate_values
from store.verdicts.rules.said import Frame, Said


def asked(kind: ValueType, unit: str | None = None) -> Property:
    return Property("asked", "asked", ("raid",), kind, "one_ever", "what is asked", unit=unit)


def between(prop: Property, one: str, other: str) -> str:
    """What two claims' values are to each other by the rules."""
    claims = []
    for number, words in enumerate((one, other), 1):
        value = parse_value(prop, words)
        shown = label(prop, value)
        claims.append(Said(number, value.key, shown, value.span, "asserts", "certain", "a", "A", "a", number))
    return relate_values(Frame(prop), *claims)


# shares in a hundred

hundredths = st.integers(0, 10_000)
SIGNS = st.sampled_from(["{}%", "{} %", "{} percent", "{} per cent", "{} pct", "{}٪"])


@given(hundredths, SIGNS)
def test_a_share_stands_for_what_is_rounded_to_it(number: int, sign: str) -> None:
    exact = Decimal(number) / 100
    fine = read_percent(sign.format(f"{exact:.2f}"))
    assert fine.span == Span(number, number)
    tenth = exact.quantize(Decimal("0.1"), "ROUND_HALF_UP")
    for words in (f"{tenth}", f"{tenth}".replace(".", ",")):
        coarse = read_percent(sign.format(words)).span
        assert coarse is not None and fine.span is not None
        assert relate(fine.span, coarse) == "inside"
        assert (coarse.hi or 0) - (coarse.lo or 0) == 9
    whole = read_percent(sign.format(exact.quantize(Decimal(1), "ROUND_HALF_UP"))).span
    assert whole is not None
    assert relate(fine.span or whole, whole) == "inside"


SHARES = ["54.3 percent", "54,3 %", "54.30 %", "at least 54.3%", "more than 50 percent", "less than 1 percent", "half"]
SHARES += ["about 54%", "nearly two-thirds", "a third of voters", "12 to 15 per cent", "between 40% and 50%", "40-50%"]
SHARES += ["one in five", "an estimated 40 percent", "-1.2%", "54.321%", "54 and a half percent", "a large share"]
SHARES += ["54.3 percent of the vote", "up to 10%", "just over half", "40 percent or more", "three quarters"]


@pytest.mark.parametrize("says", SHARES)
def test_every_share_comes_back_from_its_key_and_its_label(says: str) -> None:
    found = read_percent(says)
    assert read_percent(found.key) == found
    assert read_percent(percent_label(found.key, says)).span == found.span
    assert read_percent(percent_label(found.key, "")).span == found.span


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("54.3 percent", "54 percent", "inside"),
        ("54.3 percent", "54,3 %", "equal"),
        ("54.3 percent", "54.4 percent", "disjoint"),
        ("54.6 percent", "54 percent", "disjoint"),
        ("50.4 percent", "more than 50 percent", "inside"),
        ("50 percent", "half", "inside"),
        ("66.7 percent", "two thirds", "inside"),
        ("a large share", "54 percent", "overlap"),
        ("48 percent", "nearly half", "inside"),
        ("51 percent", "nearly half", "disjoint"),
    ],
)
def test_what_shares_are_to_each_other(one: str, other: str, relation: str) -> None:
    assert between(asked("percent"), one, other) == relation


@pytest.mark.parametrize("says", ["many voters", "x", "54 people", "%", "percent", "54 to 12 percent", "9" * 300])
def test_what_is_no_share_is_refused_without_a_number_of_its_own(says: str) -> None:
    if says == "many voters":
        with pytest.raises(UnreadableValue, match="not a share"):
            read_percent(says)
        return
    with pytest.raises(UnreadableValue, match="not a share") as refused:
        read_percent(says)
    assert str(refused.value).isprintable()


# money

SUMS = ["$1.2 million", "EUR 40m", "40m€", "US$ 3bn", "Rs 3 crore", "3 crore Indian rupees", "12.50 pounds", "£5"]
SUMS += ["$3.99 to $5.99", "about $12.50", "at least $2.50", "more than $1 million", "between $1m and $2m", "$1m-$2m"]
SUMS += [
    "millions of dollars",
    "another $5m",
    "$12.00",
    "$1,234.56",
    "1.234,56 EUR",
    "A$5 million",
    "half a million euros",
]
SUMS += ["an estimated $40 million", "nearly $2 billion", "up to 10m afghanis", "Rs. 2,50,000", "$2.50 million"]
SUMS += ["an undisclosed sum of dollars", "5 Swiss francs", "¥3 trillion", "ten dollars"]


@pytest.mark.parametrize("says", SUMS)
def test_every_sum_comes_back_from_its_key_and_its_label(says: str) -> None:
    found = read_money(says)
    assert read_money(found.key) == found
    assert read_money(money_label(found.key, says)) == found
    assert read_money(money_label(found.key, "")).span == found.span


@given(
    st.integers(1, 10**9),
    st.sampled_from([("${}", "USD"), ("US${}", "USD"), ("{} euros", "EUR"), ("EUR {}", "EUR"), ("{} rubles", "RUB")]),
    st.sampled_from([str, lambda n: f"{n:,}", lambda n: f"{n:,}".replace(",", " ")]),
)
def test_a_sum_is_counted_in_hundredths_of_its_currency(number: int, frame: tuple[str, str], write: object) -> None:
    assert callable(write)
    found = read_money(frame[0].format(write(number)))
    assert found.key == f"{number} {frame[1]}"
    assert found.span == Span(100 * number, 100 * number)
    slack = rounded(found.key)
    assert (slack is None) == (number % 1000 != 0)
    if slack is not None:
        plain = rounded(str(number))
        assert plain is not None
        assert (slack.lo, slack.hi) == ((plain.lo or 0) * 100, (plain.hi or 0) * 100)


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_cents_are_read(whole: int, cents: int) -> None:
    found = read_money(f"${whole:,}.{cents:02d}")
    assert found.span == Span(100 * whole + cents, 100 * whole + cents)


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("$1.2 million", "1,200,000 dollars", "equal"),
        ("$1.2 million", "about $1.2 million", "inside"),
        ("$1.2 million", "$1.3 million", "disjoint"),
        ("$1.2 million", "1.2 million euros", "overlap"),
        ("$5", "A$5", "overlap"),
        ("3 crore rupees", "5 crore Indian rupees", "overlap"),
        ("$5m", "another $2m", "overlap"),
        ("$5m", "millions of dollars", "inside"),
    ],
)
def test_sums_are_compared_in_one_currency_only(one: str, other: str, relation: str) -> None:
    assert between(asked("money"), one, other) == relation


def test_the_currency_of_a_question_is_that_of_a_bare_sum() -> None:
    prop = asked("money", "EUR")
    value = parse_value(prop, "40 million")
    assert (value.key, label(prop, value)) == ("40000000 EUR", "40 million EUR")
    assert parse_value(prop, "$40 million").key == "40000000 USD"
    with pytest.raises(UnreadableValue, match="no currency"):
        parse_value(asked("money"), "40 million")


@pytest.mark.parametrize(
    "says", ["5 dollars and 3 euros", "a fortune", "$", "dollars", "$ dollars", "5 zorkmids", "9" * 300]
)
def test_what_is_no_sum_is_refused_in_one_sentence(says: str) -> None:
    with pytest.raises(UnreadableValue, match=r"currency|sum of money") as refused:
        read_money(says)
    assert str(refused.value).isprintable()


# measures

MEASURES = ["5.4 km", "5,400 m", "5.40 km", "3.4 miles", "about 5.4 km", "30 acres", "12 sq km", "12 km²", "5-6 km"]
MEASURES += ["magnitude 6.8", "6.8-magnitude", "a magnitude-6.8", "M6.8", "Mw 6.8", "6.8 on the Richter scale", "25 °C"]
MEASURES += [
    "-3 degrees Celsius",
    "77°F",
    "10 tons",
    "between 5 km and 6 km",
    "more than 5 km",
    "up to 100 km/h",
    "60 mph",
]
MEASURES += [
    "half a mile",
    "two and a half miles",
    "45 seconds",
    "a few kilometres",
    "hundreds of kilometres",
    "10 km deep",
]
MEASURES += ["nearly 30 km", "an estimated 30 km", "30 psi", "1013 hPa", "12 MW", "3 furlongs", "3 cubic metres"]
MEASURES += ["between -5 and -3 °C", "999 km", "0.5 km", "5.4km"]


@pytest.mark.parametrize("says", MEASURES)
def test_every_measure_comes_back_from_its_key_and_its_label(says: str) -> None:
    found = read_measure(says)
    assert read_measure(found.key) == found
    assert read_measure(measure_label(found.key, says)) == found
    assert read_measure(measure_label(found.key, "")).span == found.span


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("5.4 km", "5,400 m", "equal"),
        ("5.4 km", "5.41 km", "contains"),
        ("5.4 km", "5.6 km", "disjoint"),
        ("3.4 miles", "5.47 km", "contains"),
        ("7.5 miles", "12 km", "inside"),
        ("10 tons", "9.5 tonnes", "contains"),
        ("77°F", "25 °C", "inside"),
        ("5.4 km", "5.4 kg", "overlap"),
        ("magnitude 6.8", "M6.8", "equal"),
        ("magnitude 6.8", "magnitude 7", "inside"),
        ("magnitude 6.8", "magnitude 6.9", "disjoint"),
        ("30 psi", "2068 hPa", "contains"),
        ("12 fathoms", "22 m", "contains"),
        ("about 5 km", "5.4 km", "contains"),
        ("more than 5 km", "5.4 km", "contains"),
    ],
)
def test_measures_are_compared_in_one_kind_of_unit_only(one: str, other: str, relation: str) -> None:
    assert between(asked("measure"), one, other) == relation


UNITS = [("km", 1000), ("m", 1), ("miles", Decimal("1609.344")), ("feet", Decimal("0.3048")), ("nautical miles", 1852)]


@settings(deadline=None)  # pint takes a second, once
@given(st.integers(1, 9999), st.sampled_from(UNITS))
def test_a_measure_holds_what_it_is_in_the_unit_of_its_key(number: int, unit: tuple[str, Decimal | int]) -> None:
    name, factor = unit
    span = read_measure(f"{number / 10} {name}").span
    assert span is not None and span.lo is not None and span.hi is not None
    middle = Decimal(number) / 10 * factor * 1000
    assert span.lo <= middle <= span.hi + 1
    about = read_measure(f"about {number / 10} {name}").span
    assert about is not None
    assert relate(span, about) in ("inside", "equal")
    least = read_measure(f"at least {number / 10} {name}").span
    assert least is not None
    assert relate(span, least) == "inside"


def test_the_unit_of_a_question_is_that_of_a_bare_number() -> None:
    prop = asked("measure", "km")
    value = parse_value(prop, "5.4")
    assert (value.key, label(prop, value)) == ("5400 m", "5.4 km")
    assert parse_value(prop, "5.4 miles").key != value.key
    given_too = parse_value(prop, "a day's march", "about 30 km")
    assert (given_too.says, given_too.key, label(prop, given_too)) == ("a day's march", "~30000 m", "about 30 km")


@pytest.mark.parametrize(
    "says",
    [
        "5",
        "a long way",
        "5 zorkmids",
        "17 terrorists",
        "5 km and 3 kg",
        "5 m**99",
        "1e9 km",
        "9" * 300,
        "km",
        "5 __x__",
    ],
)
def test_what_is_no_measure_is_refused_in_one_sentence(says: str) -> None:
    with pytest.raises(UnreadableValue, match="not a measure") as refused:
        read_measure(says)
    assert str(refused.value).isprintable()


def test_the_library_of_units_is_loaded_only_for_a_unit_that_the_table_has_not() -> None:
    code = (
        "import sys; from store.values.amounts.measures import read_measure as r; "
        "[r(s) for s in ('5.4 km', '3 miles', '30 acres', 'M6.8', '77°F', 'about 10 tons')]; "
        "a = 'pint' in sys.modules; r('3 furlongs'); print(a, 'pint' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False True"


# identifiers


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [("AB-1234", "ab 1234", "equal"), ("AB‐12‑34", "AB1234", "equal"), ("AB-1234", "AB-1235", "disjoint")],
)
def test_an_identifier_is_compared_without_blanks_hyphens_and_case(one: str, other: str, relation: str) -> None:
    prop = asked("identifier")
    assert between(prop, one, other) == relation
    assert label(prop, parse_value(prop, one)) == one


def test_an_identifier_needs_a_letter_or_a_digit() -> None:
    with pytest.raises(UnreadableValue, match="holds no letter"):
        parse_value(asked("identifier"), " -- ")


KINDS: list[Property] = [
    asked("percent"),
    asked("money"),
    asked("money", "USD"),
    asked("measure"),
    asked("measure", "km"),
    asked("identifier"),
]
PIECES = ["$", "5", "1.5", "12.50", "million", "euros", "%", "percent", "km", "miles", "magnitude", "-", "to", "about"]
PIECES += [
    "more than",
    "at least",
    "half",
    "a",
    "third",
    "of",
    "..",
    "~",
    ">=",
    "°",
    "C",
    "M",
    "another",
    "lakh",
    "Rs",
    "²",
]


@settings(deadline=None)  # pint takes a second, once
@example(asked("identifier"), "T\u00a8")
@given(st.sampled_from(KINDS), st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join) | st.text(max_size=30))
def test_any_text_gives_an_amount_or_one_sentence(prop: Property, says: str) -> None:
    try:
        value = parse_value(prop, says)
    except UnreadableValue as refused:
        assert str(refused).isprintable()
    else:
        assert value.key
        assert label(prop, value)
        if value.span is not None:
            lo, hi = value.span.lo, value.span.hi
            assert lo is None or hi is None or lo <= hi
            assert all(abs(end) < 2**63 for end in (lo, hi) if end is not None)
        again = parse_value(prop, value.key)
        assert (again.key, again.span) == (value.key, value.span)


def test_keys_of_one_unit() -> None:
    assert one_unit("40", "~31")
    assert one_unit("5 USD", "~7 USD")
    assert not one_unit("5 USD", "5 EUR")
    assert not one_unit("5 m", "5 kg")
