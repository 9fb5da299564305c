"""Counts as reports word them: every wording generated here has bounds that are known beforehand."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.amounts.quantities import quantity_label, read_quantity
from store.values.amounts.vague import ORDERS, VAGUE, has_soft_top
from store.values.basis.number_words import read_number
from store.values.basis.plain import UnreadableValue
from store.values.basis.sets import Span, relate

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


@given(
    numbers, numbers, written, st.sampled_from(["{} to {}", "between {} and {}", "{}-{}", "{} – {}", "from {} to {}"])
)
def test_ranges_have_the_ends_they_name(one: int, other: int, write: object, shape: str) -> None:
    assert callable(write)
    if shape == "{}-{}":
        write = str  # a hyphen without spaces binds number words: thirty-one is no range
    low, high = sorted((one, other))
    found = read_quantity(shape.format(write(low), write(high)))
    # the scale at the end is that of both: "two to three hundred"
    scale = next((size for size in (1000, 100) if high < 10 * size and high % size == 0), 1)
    shared = write(high)[-1].isalpha() and low * scale < high
    assert (found.lo, found.hi) == (low * scale if shared else low, high)
    if low < high:
        with pytest.raises(UnreadableValue, match="smaller number first"):
            read_quantity(shape.format(write(high), write(low)))


SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "million": 10**6, "crore": 10**7}
SCALES |= {"billion": 10**9}
scales = st.sampled_from(sorted(SCALES))


@given(st.integers(1, 99), scales)
def test_a_scale_multiplies_whatever_stands_before_it(number: int, scale: str) -> None:
    size = SCALES[scale]
    assert read_number(f"{number} {scale}") == read_number(f"{spelled(number)} {scale}") == number * size
    assert read_number(f"{number}.5 {scale}") == number * size + size // 2
    assert read_number(f"{spelled(number)} and a half {scale}") == number * size + size // 2
    assert read_number(f"half a {scale}") == read_number(f"half {scale}") == size // 2
    assert read_number(f"three-quarters of a {scale}") == size * 3 // 4


@given(st.integers(1, 10**9))
def test_digits_are_grouped_in_the_ways_of_the_world(number: int) -> None:
    head, tail = (str(number)[:-3], str(number)[-3:]) if number > 999 else ("", "")
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    assert read_number(",".join([*pairs, tail]) if head else str(number)) == number
    assert read_number(f"{number:,}".replace(",", ".")) == number


@given(st.integers(1, 999), st.integers(1, 999), scales, st.sampled_from(["{} to {} {}", "between {} and {} {}"]))
def test_the_scale_of_the_upper_end_counts_for_both(one: int, other: int, scale: str, shape: str) -> None:
    low, high = sorted((one, other))
    size = SCALES[scale]
    found = read_quantity(shape.format(low, high, scale))
    assert (found.lo, found.hi) == ((low if low == high else low * size), high * size)


@pytest.mark.parametrize(
    ("says", "lo", "hi"),
    [
        ("90 to one hundred", 90, 100),
        ("one to a hundred", 1, 100),
        ("500 to 1 thousand", 500, 1000),
        ("200-500k", 200_000, 500_000),
        ("one hundred to two hundred thousand", 100_000, 200_000),
        ("one or two dozen", 12, 24),
        ("one to one and a half million", 1_000_000, 1_500_000),
        ("a quarter to half a million", 250_000, 500_000),
        ("nine to two thousand one hundred", 9, 2100),
    ],
)
def test_a_range_keeps_its_lower_end_the_lower(says: str, lo: int, hi: int) -> None:
    assert (read_quantity(says).lo, read_quantity(says).hi) == (lo, hi)


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


def test_a_word_for_an_order_ends_where_the_next_one_is_said() -> None:
    """Between two words of one chain there is no gap, and two of the next order are no longer the lower one."""
    for lower, higher in pairwise(["dozens", "hundreds", "thousands", "tens of thousands", "hundreds of thousands"]):
        (_, top), (begin, _) = ORDERS[lower], ORDERS[higher]
        assert begin <= top == 2 * begin - 1
    for word, (begin, top) in ORDERS.items():
        found = read_quantity(word)
        assert (found.lo, found.hi) == (begin, top) and has_soft_top(found.key)
        assert relate(found.span, Span(begin - 1, begin - 1)) == "disjoint"  # type: ignore[arg-type]
        assert relate(found.span, Span(top + 1, top + 1)) == "disjoint"  # type: ignore[arg-type]


@pytest.mark.parametrize("unit", ["dozen", "hundred", "thousand", "million"])
def test_who_counts_the_units_of_an_order_says_no_more_than_who_names_it(unit: str) -> None:
    whole = read_quantity(f"{unit}s").span
    counts = [f"several {unit}", f"a few {unit}", f"a couple of {unit}", f"several {unit}s", f"two {unit}"]
    for words in counts:
        inner = read_quantity(words).span
        assert inner is not None and whole is not None and relate(inner, whole) in ("inside", "equal"), words
        assert not has_soft_top(read_quantity(words).key)


@given(st.sampled_from(sorted(ORDERS)), st.sampled_from(sorted(ORDERS)))
def test_two_vague_words_reach_from_the_one_to_the_top_of_the_other(one: str, other: str) -> None:
    if ORDERS[one][0] >= ORDERS[other][0]:
        return
    for joint in (", if not ", " or even ", ", possibly "):
        found = read_quantity(f"{one}{joint}{other}")
        assert (found.lo, found.hi) == (ORDERS[one][0], ORDERS[other][1])


@pytest.mark.parametrize("says", ["reportedly 10", "possibly 10", "allegedly at least 10"])
def test_how_sure_a_count_is_belongs_to_its_certainty(says: str) -> None:
    with pytest.raises(UnreadableValue, match="certainty: probable"):
        read_quantity(says)


def test_dozens_neither_exclude_sixty_nor_include_five() -> None:
    found = read_quantity("dozens")
    assert (found.lo, found.hi) == (12, 199)


@pytest.mark.parametrize(
    ("says", "said"),
    [
        ("17 terrorists", "is: 17"),
        ("at least 40 civilians", "is: >=40"),
        ("plural", "write a number"),
        ("a", "write a number"),
        ("an", "write a number"),
        ("-5", "write a number"),
        ("1.5", "write a number"),
        ("twenty thirty", "write a number"),
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


def advice(says: str) -> str:
    """What is advised where ``says`` is refused; empty where it is read."""
    try:
        read_quantity(says)
    except UnreadableValue as refused:
        return str(refused).rpartition('"' if "backwards" in str(refused) else '" is not a quantity: ')[2]
    return ""


@pytest.mark.parametrize(
    "says",
    [
        *("an enormous flood", "a third city", "another attack", "a person", "a a civilians", "a civilian", "an"),
        *("3 truckloads", "30 families", "12 percent", "2 out of 10", "3 score", "5 gross", "tens of lakhs"),
        *("twenty thirty", "3 hundred 20", "1,2,000", "1.23", "2,50 people", "17²", "2½", "17 kegs"),
        *("a thousand or two", "115-20", "115 to 20", "3 lakh to 2", "two million to one"),
    ],
)
def test_no_number_is_advised_where_a_word_is_not_understood(says: str) -> None:
    told = advice(says)
    assert told
    assert not any(char.isdigit() for char in told)


#: Every word here that is or could be (part of) a number.
COUNTING = ["3", "17", "1,200", "2.5", "two", "forty", "a", "an", "half", "dozen", "hundred", "thousand", "lakh", "k"]
FRAMES = ["at least", "about", "more than", "up to", "or more", "several", "another", "to", "and", "or", "of", "no"]
NOUNS = ["civilians", "soldiers", "families", "percent", "score", "city", "number", "myriad", "people"]


@given(st.lists(st.sampled_from([*COUNTING, *FRAMES, *NOUNS]), min_size=1, max_size=6).map(" ".join))
def test_a_number_is_advised_only_where_it_is_that_of_the_words(says: str) -> None:
    """Read back it is the quantity of the same words without the people, or of the two ends turned."""
    told = advice(says)
    number = re.search(r"[<>~=]*\d[\d.]*", told)
    if number is None:
        return
    found = read_quantity(number[0])
    if told.startswith(" runs backwards"):
        ends = [int(end) for end in re.findall(r"\d+", says)]
        assert [found.lo, found.hi] == ends[::-1]
        return
    count, _, noun = says.rpartition(" ")
    assert noun in ("civilians", "soldiers", "people")
    assert count.split()[-1] not in ("a", "an")
    assert read_quantity(count).key == found.key


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
        (">=61", "more than sixty or thereby", "at least 61"),
        (">=12", "more than 60", "at least 12"),
        ("<=17", "under 18", "fewer than 18"),
        ("<=17", "up to 17", "up to 17"),
        ("12..199", "dozens of people", "dozens"),
        ("12..99", "12 to 99", "12 to 99"),
        ("12..99", "many of them", "12 to 99"),
        ("0", "no", "none"),
        ("12000", "12,000", "12,000"),
    ],
)
def test_a_label_keeps_the_words_only_where_they_mean_the_key(key: str, says: str, label: str) -> None:
    assert quantity_label(key, says, "people") == label


@given(st.integers(1, 90), st.integers(1, 99), st.integers(1, 99), st.sampled_from([" ", ", ", " and "]), st.booleans())
def test_figures_with_a_scale_each_are_one_number(
    crore: int, lakh: int, thousand: int, joint: str, people: bool
) -> None:
    number = crore * 10**7 + lakh * 10**5 + thousand * 10**3
    parts = joint.join((f"{crore} crore", f"{lakh} lakh", f"{thousand} thousand")) + " people" * people
    found = read_quantity(parts, "people")
    assert (found.lo, found.hi) == (number, number)
    assert read_number(f"{lakh} lakhs {thousand},000") == lakh * 10**5 + thousand * 10**3


@pytest.mark.parametrize(
    "says",
    [
        *("3 lakh 200 thousand", "3 thousand 2 lakh", "1.5 lakh 20 thousand", "3 million 5", "3 lakh 3 lakh"),
        *(
            "2 to 3 lakh 20 thousand",
            "3 lakh 20 thousand crore",
            "1.2.3",
            "1.2.3 lakh",
            "1,20,00",
            "dozens of thousands",
        ),
    ],
)
def test_figures_that_do_not_add_up_are_refused_without_a_number(says: str) -> None:
    with pytest.raises(UnreadableValue) as refusal:
        read_quantity(says, "people")
    assert "is: N" in str(refusal.value)


def test_vague_words_have_the_scales_of_south_asia() -> None:
    for low, word in ((3 * 10**5, "lakh"), (3 * 10**7, "crore")):
        for before in ("several", "a few"):
            found = read_quantity(f"{before} {word} people", "people")
            assert (found.lo, found.hi) == (low, low * 10 // 3 - 1)
