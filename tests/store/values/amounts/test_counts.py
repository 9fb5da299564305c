"""How wide the words around a count are: hedges, bounds, rounding, what is no total, and how it was counted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.amounts.counts import counted_word
from store.values.amounts.quantities import quantity_label, read_quantity, rounded
from store.values.basis.number_words import read_number
from store.values.basis.plain import UnreadableValue, tidy
from store.values.basis.sets import Span, relate

numbers = st.integers(1, 9999)
written = st.sampled_from([str, lambda n: f"{n:,}"])

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
        ("40 people confirmed", "40", "confirmed"),
        ("at least 40 people have been identified so far", ">=40", "identified"),
        ("40", "40", ""),
        ("about 40", "~40", ""),
    ],
)
def test_the_way_of_counting_is_told_and_the_figure_read(says: str, key: str, way: str) -> None:
    assert read_quantity(says, "people").key == key
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
