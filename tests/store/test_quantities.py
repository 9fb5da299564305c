"""Counts as reports word them: every wording generated here has bounds that are known beforehand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.number_words import read_number
from store.quantities import VAGUE, quantity_label, read_quantity
from store.wording import UnreadableValue

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """An English number below ten thousand, written by other code than that under test."""
    if number >= 1000:
        rest = number % 1000
        return f"{spelled(number // 1000)} thousand" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


numbers = st.integers(1, 9999)
written = st.sampled_from([str, lambda n: f"{n:,}", spelled, lambda n: spelled(n).upper()])


@given(st.integers(0, 9999))
def test_numbers_are_read_in_words_and_digits(number: int) -> None:
    assert read_number(spelled(number)) == number
    assert read_number(f"{number:,}") == number
    assert read_number(f"{number:,}".replace(",", " ")) == number


@given(
    numbers,
    written,
    st.sampled_from(
        [
            (("at least", "no fewer than", "not less than", "a minimum of", ">=", "≥"), 0, None),
            (("more than", "over", "above", "in excess of", ">"), 1, None),
            (("up to", "at most", "no more than", "as many as", "<=", "≤"), None, 0),
            (("fewer than", "under", "less than", "<"), None, -1),
        ]
    ),
    st.integers(0, 5),
)
def test_bounds_are_those_the_words_say(
    number: int, write: object, kind: tuple[tuple[str, ...], int | None, int | None], which: int
) -> None:
    words, low, high = kind
    assert callable(write)
    found = read_quantity(f"{words[which % len(words)]} {write(number)}")
    assert found.lo == (0 if low is None else number + low)
    assert found.hi == (None if high is None else number + high)
    assert not found.approximate


@given(numbers, written, st.sampled_from(["about ", "around ", "some ", "nearly ", "roughly ", "~", "an estimated "]))
def test_about_is_ten_in_a_hundred_outward(number: int, write: object, word: str) -> None:
    assert callable(write)
    found = read_quantity(f"{word}{write(number)}")
    assert found.key == f"~{number}"
    assert found.approximate
    assert found.hi is not None
    assert found.lo <= number - 1 or number == 0
    assert found.hi >= number + 1
    assert 10 * found.lo <= 9 * number
    assert 10 * found.hi >= 11 * number
    # outward by less than one, unless one is the least there is
    assert 10 * (found.lo + 1) > 9 * number or found.lo == number - 1
    assert 10 * (found.hi - 1) < 11 * number or found.hi == number + 1


@given(
    numbers, numbers, written, st.sampled_from(["{} to {}", "between {} and {}", "{}-{}", "{} – {}", "from {} to {}"])
)
def test_ranges_have_the_ends_they_name(one: int, other: int, write: object, shape: str) -> None:
    assert callable(write)
    if shape == "{}-{}":
        write = str  # a hyphen without spaces binds number words: thirty-one is no range
    low, high = sorted((one, other))
    found = read_quantity(shape.format(write(low), write(high)))
    assert (found.lo, found.hi) == (low, high)
    if low < high:
        with pytest.raises(UnreadableValue, match="smaller number first"):
            read_quantity(shape.format(write(high), write(low)))


@given(st.integers(0, 10**6), st.none() | st.integers(0, 10**6))
def test_machine_forms_are_keys_and_come_back(low: int, more: int | None) -> None:
    text = f"{low}.." if more is None else f"{low}..{low + more}"
    found = read_quantity(text)
    assert (found.lo, found.hi) == (low, None if more is None else low + more)
    assert read_quantity(found.key) == found
    assert quantity_label(found.key)


@given(st.sampled_from([*VAGUE, "about 31", "at least a dozen", "14 to 20", "no", "fewer than ten", "2.5 million"]))
def test_every_wording_comes_back_from_its_key_and_its_label(words: str) -> None:
    found = read_quantity(words)
    again = read_quantity(found.key)
    assert (again.lo, again.hi, again.key) == (found.lo, found.hi, found.key)
    assert read_quantity(quantity_label(found.key, words)).key == found.key


def test_dozens_neither_exclude_sixty_nor_include_five() -> None:
    found = read_quantity("dozens")
    assert (found.lo, found.hi) == (12, 99)


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ("17 terrorists", "is: 17"),
        ("at least 40 civilians", "is: >=40"),
        ("many", "write a number"),
        ("-5", "write a number"),
        ("1.5", "write a number"),
        ("twenty thirty", "write the number alone"),
        ("about dozens", "write a number"),
        ("more than dozens", "write a number"),
        ("9" * 30, "write a number"),
        ("9" * 5000, "write a number"),
        ("about " * 30 + "3", "write a number"),
        ("..", "write a number"),
        ("fewer than 0", "write a number"),
        ("five hundred thousand million", "write"),
    ],
)
def test_what_is_no_quantity_is_refused_in_one_sentence(says: str, said: str) -> None:
    with pytest.raises(UnreadableValue, match=said) as refused:
        read_quantity(says)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 250


@given(st.text(max_size=40))
def test_any_text_gives_bounds_or_one_sentence(text: str) -> None:
    try:
        found = read_quantity(text)
    except UnreadableValue as refused:
        assert all(char.isprintable() for char in str(refused))
    else:
        assert found.hi is None or 0 <= found.lo <= found.hi


@pytest.mark.parametrize(
    ("key", "says", "label"),
    [
        (">=61", "more than 60", "more than 60"),
        (">=61", ">=61", "at least 61"),
        (">=61", "more than sixty in all", "at least 61"),
        (">=12", "more than 60", "at least 12"),
        ("<=17", "under 18", "fewer than 18"),
        ("<=17", "up to 17", "up to 17"),
        ("12..99", "dozens of people", "dozens"),
        ("12..99", "12 to 99", "12 to 99"),
        ("12..99", "many of them", "12 to 99"),
        ("0", "no", "none"),
        ("12000", "12,000", "12,000"),
    ],
)
def test_a_label_keeps_the_words_only_where_they_mean_the_key(key: str, says: str, label: str) -> None:
    assert quantity_label(key, says, "people") == label
