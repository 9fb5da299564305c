"""Counts as reports word them: every wording generated here has bounds that are known beforehand."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.number_words import read_number
from store.values.plain import UnreadableValue, tidy
from store.values.quantities import quantity_label, read_quantity, rounded
from store.values.sets import Span, relate
from store.values.words.counts import VAGUE, counted_word

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


ABOUT = ["about ", "around ", "some ", "roughly ", "~", "an estimated ", "approximately "]


def trailing(number: int) -> int:
    """The unit of the last digit that is not nought, by its decimal text."""
    text = str(number)
    return int("1" + "0" * (len(text) - len(text.rstrip("0"))))


@given(numbers | st.integers(1, 10**9).map(lambda n: n * 1000), written, st.sampled_from(ABOUT))
def test_about_is_half_the_unit_of_a_round_figure_and_five_in_a_hundred_of_another(
    number: int, write: object, word: str
) -> None:
    assert callable(write)
    found = read_quantity(f"{word}{write(number) if number < 10_000 else number}")
    assert found.key == f"~{number}"
    assert found.approximate
    assert found.hi is not None
    assert number - found.lo == found.hi - number or found.lo == 0
    reach = found.hi - number
    unit = trailing(number)
    if unit > 1:
        assert reach == max(1, min(unit / 2, number / 10) // 1)
    else:
        assert reach == 1 or (reach - 1) * 20 < number <= reach * 20


@given(numbers, written, st.sampled_from(["nearly ", "almost ", "close to "]))
def test_almost_ends_at_its_figure(number: int, write: object, word: str) -> None:
    assert callable(write)
    found, about = read_quantity(f"{word}{write(number)}"), read_quantity(f"about {number}")
    assert (found.lo, found.hi) == (about.lo, number)
    just = read_quantity(f"just over {number}")
    assert (just.lo, just.hi) == (number + 1, about.hi)


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


def test_dozens_neither_exclude_sixty_nor_include_five() -> None:
    found = read_quantity("dozens")
    assert (found.lo, found.hi) == (12, 99)


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


@pytest.mark.parametrize(
    ("key", "lo", "hi"),
    [
        ("11000", 10_500, 11_500),
        ("10000", 9500, 10_500),
        ("750000", 745_000, 755_000),
        ("~31", 29, 33),
        ("~11300", 11_250, 11_350),
    ],
)
def test_what_a_figure_may_be_rounded_from(key: str, lo: int, hi: int) -> None:
    assert rounded(key) == Span(lo, hi)


@given(st.integers(1, 10**6), st.integers(0, 9))
def test_a_rounding_holds_its_figure_and_is_within_five_in_a_hundred(head: int, noughts: int) -> None:
    number = head * 10**noughts
    found = rounded(str(number))
    if number % 1000:
        assert found is None
        return
    assert found is not None
    assert found.lo is not None and found.hi is not None
    assert number - found.lo == found.hi - number
    assert (found.hi - number) * 20 <= number
    assert (found.hi - number) * 2 <= trailing(number)
    hedged = read_quantity(f"about {number}")
    assert hedged.span == rounded(hedged.key)
    assert relate(found, hedged.span or found) in ("inside", "equal")


@pytest.mark.parametrize("key", ["30", "742689", "100", "11300", ">=11000", "<=11000", "1000..2000", "+11000", "many"])
def test_what_is_exact_or_a_bound_is_not_rounded(key: str) -> None:
    assert rounded(key) is None


@given(st.sampled_from(["another {}", "{} more", "a further {}", "an additional {}", "{} others"]), numbers)
def test_a_count_on_top_of_another_is_no_total(frame: str, number: int) -> None:
    says = frame.format(number)
    found = read_quantity(says)
    assert (found.key, found.span, found.total) == (f"+{number}", None, False)
    label = quantity_label(found.key, says)
    assert label.endswith(" more")
    assert read_quantity(label).key == read_quantity(found.key).key == found.key


#: Words that say how many without a figure and without a bound.
UNTOLD = ["an enormous number", "a third of the city", "two-thirds of the victims", "many", "half the passengers"]
UNTOLD += ["one in five", "a large part of the town", "most of them", "countless", "an unknown number of people"]
UNTOLD += ["nearly half of the village", "a majority of the crew", "the whole village", "very few", "lots of people"]


@pytest.mark.parametrize("says", UNTOLD)
def test_words_without_a_range_are_kept_as_words(says: str) -> None:
    found = read_quantity(says, "people")
    assert found.span is None
    assert not any(char.isdigit() for char in found.key)
    label = quantity_label(found.key, says, "people")
    assert read_quantity(label, "people").key == read_quantity(found.key, "people").key == found.key


@given(st.lists(st.sampled_from(["a", "an", "the", "third", "half", "of", "city", "number", "large", "more", "some"])))
def test_an_article_is_never_a_number(words: list[str]) -> None:
    try:
        found = read_quantity(" ".join(words))
    except UnreadableValue as refused:
        assert not any(char.isdigit() for char in str(refused).rpartition('"')[2])
    else:
        # "a number" is the one low bound among these
        assert found.span is None or found.lo == 2


@given(
    st.sampled_from([("several", 3), ("a few", 3), ("a number of", 2), ("multiple", 2), ("various", 2)]),
    st.integers(3, 10**6),
)
def test_said_in_passing_is_a_low_bound(said: tuple[str, int], number: int) -> None:
    words, low = said
    found = read_quantity(words, "people")
    assert (found.lo, found.hi) == (low, None)
    assert found.span is not None
    assert relate(Span(number, number), found.span) == "inside"
    assert quantity_label(found.key, words, "people") == words.removesuffix(" of")


@pytest.mark.parametrize(
    ("says", "key", "way"),
    [
        ("registered 10,100", "10100", "registered"),
        ("officially registered 31", "31", "registered"),
        ("recorded at least 40", ">=40", "registered"),
        ("a documented 40", "40", "registered"),
        ("confirmed 40", "40", "confirmed"),
        ("confirmed at least 40", ">=40", "confirmed"),
        ("40 confirmed", "40", "confirmed"),
        ("at least 40 confirmed so far", ">=40", "confirmed"),
        ("40 have been identified", "40", "identified"),
        ("identified 12", "12", "identified"),
        ("an estimated 40", "~40", "estimated"),
        ("estimated at 40", "~40", "estimated"),
        ("an initial estimate of 40", "~40", "estimated"),
        ("an estimated 30 to 40", "27..44", "estimated"),
        ("an estimated at least 40", ">=40", "estimated"),
        ("estimated several hundred", "300..999", "estimated"),
        ("projected to reach 10,000", "10000", "projected"),
        ("forecast 10,000", "10000", "projected"),
        ("40", "40", ""),
        ("about 40", "~40", ""),
    ],
)
def test_the_way_of_counting_is_told_and_the_figure_read(says: str, key: str, way: str) -> None:
    assert read_quantity(says).key == key
    assert counted_word(says) == way


@pytest.mark.parametrize("says", ["40 not confirmed", "not yet identified 40", "unconfirmed 40", "40, never verified"])
def test_what_denies_its_counting_names_no_way(says: str) -> None:
    assert counted_word(says) == ""


@pytest.mark.parametrize(
    ("says", "number"),
    [
        ("2,5 million", 2_500_000),
        ("2½ million", 2_500_000),
        ("1,234 million", 1_234_000_000),
        ("12,500 crore", 125_000_000_000),
        ("11 300", 11_300),
        ("11'300", 11_300),
        ("١١٣٠٠", 11_300),
        ("١١٬٣٠٠", 11_300),
        ("१२", 12),
        ("12万", 120_000),
        ("1.2億", 120_000_000),
        ("two and a quarter million", 2_250_000),
        ("one and three-quarter million", 1_750_000),
        ("quarter of a million", 250_000),
        ("1.5 trillion", 1_500_000_000_000),
        ("1.2cr", 12_000_000),
        ("3 bn", 3_000_000_000),
    ],
)
def test_numbers_in_the_writings_of_others(says: str, number: int) -> None:
    assert read_number(tidy(says)) == number


@given(st.sampled_from(["{} or so", "{} or thereabouts", "circa {}"]), numbers)
def test_or_so_is_about(frame: str, number: int) -> None:
    assert read_quantity(frame.format(number)).key == f"~{number}"


def test_odd_is_somewhat_more() -> None:
    for says, lo, hi in (("40-odd", 40, 49), ("forty odd", 40, 49), ("300-odd", 300, 399)):
        assert (read_quantity(says).lo, read_quantity(says).hi) == (lo, hi)


HEDGES = ["nearly", "almost", "close to", "some", "about", "just over", "just under", "more than", "fewer than"]


@given(st.sampled_from([*HEDGES, "at least", "up to", "well over", "another", "registered"]), st.integers(1, 10**7))
def test_every_bound_comes_back_from_its_key_and_its_label(word: str, number: int) -> None:
    says = f"{word} {number}"
    found = read_quantity(says)
    for again in (read_quantity(found.key), read_quantity(quantity_label(found.key, says))):
        assert (again.key, again.span) == (found.key, found.span)


@given(st.integers(1, 10**7))
def test_wider_words_are_never_narrower(number: int) -> None:
    exact = Span(number, number)
    for words in ("about {}", "at least {}", "up to {}", "nearly {}", "an estimated {}", "{} or so", "{} or more"):
        wide = read_quantity(words.format(number)).span
        assert wide is not None
        assert relate(exact, wide) in ("inside", "equal")
    almost, about = read_quantity(f"nearly {number}").span, read_quantity(f"about {number}").span
    assert almost is not None and about is not None
    assert relate(almost, about) == "inside"
