"""Citations are placed, verified and found again; in doubt they are lost, never misplaced."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from store.anchors.quotes import (
    QuoteAmbiguous,
    QuoteMissing,
    Selector,
    locate,
    make,
    nearest,
    refind,
)
from store.text.normal_forms import folded
from tests.store.prose import edit, passages, report

SEEDS = st.integers(0, 2**32)
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=80)


@st.composite
def cited(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXT)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(cited(), st.integers(0, 40))
@example(("\U00010900\u0301\u202e\u0639", 1, 3), 1)
def test_what_is_made_stands_there_and_is_found_where_it_was(citation: tuple[str, int, int], context: int) -> None:
    text, start, end = citation
    selector = make(text, start, end, context)
    assert selector.exact == text[start:end]
    assert text.startswith(selector.prefix + selector.exact + selector.suffix, start - len(selector.prefix))
    if text.count(selector.exact) == 1:
        found = refind(text, selector)
        assert (found.status, found.selector, found.score) == ("exact", make(text, start, end), 1.0)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 2), (0, 6)])
def test_offsets_that_are_no_passage_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no passage"):
        make("words", start, end)


@given(cited(), TEXT)
def test_an_insertion_before_a_unique_quote_moves_it(citation: tuple[str, int, int], inserted: str) -> None:
    text, start, end = citation
    selector = make(text, start, end)
    changed = inserted + text
    at = changed.find(selector.exact)
    assume(at >= 0 and changed.find(selector.exact, at + 1) < 0)
    found = refind(changed, selector)
    assert found.status == "moved"
    assert found.selector == make(changed, start + len(inserted), end + len(inserted))


@given(SEEDS, st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_edits_never_misplace_a_citation(seed: int, count: int) -> None:
    random = Random(seed)
    text = report(random)
    changed = edit(text, random, count)
    for start, end in passages(text, random, 8, least=1):
        found = refind(changed.text, make(text, start, end))
        true = changed.true_start(start, end)
        if found.selector is None:
            continue
        assert changed.text[found.start : found.end] == found.selector.exact
        if true is not None:
            assert found.start == true
        else:
            alike = fuzz.ratio(folded(text[start:end]).text, folded(found.selector.exact).text) / 100
            assert alike >= 0.8


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_long_untouched_words_are_always_found(seed: int) -> None:
    random = Random(seed)
    text = report(random)
    changed = edit(text, random, 4)
    for start, end in passages(text, random, 8, least=8):
        true = changed.true_start(start, end)
        if true is not None and changed.text.count(text[start:end]) == 1:
            assert refind(changed.text, make(text, start, end)).start == true


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_words_of_another_report_are_orphans(seed: int) -> None:
    random = Random(seed)
    text, other = report(random), report(random)
    for start, end in passages(text, random, 8, least=4):
        selector = make(text, start, end)
        if selector.exact not in other:
            assert refind(other, selector).status == "orphan"


MARKET = "The army said nine men died in the market. Elders in the market said four died. Nine men died later."


def test_of_several_occurrences_the_surroundings_decide() -> None:
    start = MARKET.index("in the market", 40)
    moved = refind("By our reporter. " + MARKET, make(MARKET, start, start + 13))
    assert (moved.status, moved.start) == ("moved", start + 17)


def test_a_coincidence_at_the_old_offset_is_no_match() -> None:
    text = "Omar spoke to the elders of the village. Later the police arrested Omar in a house nearby."
    selector = make(text, text.rindex("Omar"), text.rindex("Omar") + 4)
    shift = "x" * (text.rindex("Omar"))
    changed = shift + text
    assert changed[selector.start :].startswith("Omar")
    assert refind(changed, selector).start == len(shift) + selector.start


def test_where_nothing_decides_it_is_an_orphan() -> None:
    row = "Name unknown, killed, district not known to us. "
    selector = make(row * 3, len(row), len(row) + 12)
    assert refind("x" * 24 + row * 3, selector).status == "orphan"


def test_a_short_word_elsewhere_is_not_the_cited_one() -> None:
    text = "A spokesman for the ministry named the dead man as Omar and gave no further details."
    other = "Omar, a shopkeeper, told us by telephone that he had heard nothing at all of the affair."
    assert refind(other, make(text, text.index("Omar"), text.index("Omar") + 4)).status == "orphan"


def test_changed_words_are_fuzzy_with_their_own_wording_and_score() -> None:
    text = "Officials confirmed that the commander, a Pakistani citizen, was killed in the raid on Monday."
    changed = "UPDATE. " + text.replace("a Pakistani citizen, was", "a Pakistan citizen was")
    start = text.index("a Pakistani")
    found = refind(changed, make(text, start, text.index(" in the raid")))
    assert found.status == "fuzzy"
    assert found.selector is not None
    assert found.selector.exact == "a Pakistan citizen was killed"
    assert 0.8 <= found.score < 1


def test_other_words_in_the_same_surroundings_are_no_match() -> None:
    text = "Officials confirmed that the commander, a Pakistani citizen, was killed in the raid on Monday."
    changed = text.replace("a Pakistani citizen, was killed", "an Uzbek captain, is killing")
    start = text.index("a Pakistani")
    assert refind(changed, make(text, start, text.index(" in the raid"))).status == "orphan"


def test_rewrapped_words_are_fuzzy_with_full_score() -> None:
    text = "He said: “The talks\nare over”, and left the room without another word."
    changed = text.replace("\n", " ").replace("“", '"').replace("”", '"')
    start, end = text.index("“"), text.index(", and")
    found = refind(changed, make(text, start, end))
    assert (found.status, found.score) == ("fuzzy", 1.0)
    assert changed[found.start : found.end] == '"The talks are over"'


@pytest.mark.parametrize(
    ("text", "typed", "exact"),
    [
        ("Sie sagten: »Nein«, und gingen.", 'Sie sagten: "Nein"', "Sie sagten: »Nein«"),
        ("It’s the\r\nend – he said.", "It's the end - he said.", "It’s the\r\nend – he said."),
        ("A\u00a0long  line\n\nbroken", "A long line broken", "A\u00a0long  line\n\nbroken"),
        ("Cafe\u0301 Nu\u0304r, Kabul", "Café Nūr", "Cafe\u0301 Nu\u0304r"),
        ("قال \u202bعاصم عمر\u202c أمس", "عاصم عمر أمس", "عاصم عمر\u202c أمس"),
        ("so\u00adcial me\u00addia…", "social media...", "so\u00adcial me\u00addia…"),
        ("𐤀𐤁 said 𐤂", "said 𐤂\n", "said 𐤂"),
    ],
)
def test_a_quote_typed_by_hand_is_found_in_the_words_of_the_text(text: str, typed: str, exact: str) -> None:
    anchor = locate(text, typed)
    assert text[anchor.start : anchor.end] == exact
    assert anchor.selector == make(text, anchor.start, anchor.end)
    assert anchor.status == "exact"


def test_exact_words_win_over_folded_ones() -> None:
    text = '"No" and “No” again'
    assert locate(text, "“No”").start == text.index("“")


def test_words_that_occur_twice_need_a_prefix_or_suffix() -> None:
    with pytest.raises(QuoteAmbiguous, match=r"twice \(at 28, 50\): add a prefix or suffix") as caught:
        locate(MARKET, "in the market")
    assert caught.value.positions == ((28, 41), (50, 63))
    assert locate(MARKET, "in the market", suffix=" said").start == 50
    assert locate(MARKET, "in the market", prefix="died").start == 28
    with pytest.raises(QuoteAmbiguous, match="a longer prefix or suffix"):
        locate("a b c a b c", "b", prefix="a")


def test_a_prefix_that_is_not_beside_the_words_is_said_so() -> None:
    with pytest.raises(QuoteMissing, match="not beside this prefix or suffix") as caught:
        locate(MARKET, "Elders", prefix="The ")
    assert caught.value.nearest is not None
    assert caught.value.nearest.score == 1.0


def test_missing_words_come_with_the_nearest_passage() -> None:
    with pytest.raises(QuoteMissing, match="at 43") as caught:
        locate(MARKET, "Elder in the market say four died")
    near = caught.value.nearest
    assert near is not None
    assert near.words == "Elders in the market said four died"
    assert MARKET[near.start : near.end] == near.words
    assert 0.9 < near.score < 1


@pytest.mark.parametrize("quote", ["", " \n", "nothing of the kind was ever written"])
def test_words_unlike_anything_have_no_nearest_passage(quote: str) -> None:
    with pytest.raises(QuoteMissing) as caught:
        locate("zzz", quote)
    assert caught.value.nearest is None
    assert nearest("", "some words") is None


def test_an_orphan_has_no_offsets() -> None:
    orphan = refind("nothing", Selector(0, 4, "Umar", "who is ", " then?"))
    assert (orphan.status, orphan.selector, orphan.score) == ("orphan", None, 0.0)
    with pytest.raises(ValueError, match="orphan"):
        _ = orphan.start


def test_hostile_words_are_escaped_in_the_message() -> None:
    with pytest.raises(QuoteMissing) as caught:
        locate("he was \u202ekilled\x1b[2J in a raid", "he is killed in a raid")
    assert "\x1b" not in str(caught.value)
    assert "\u202e" not in str(caught.value)


def test_few_words_in_surroundings_that_are_half_alike_are_not_the_cited_ones() -> None:
    old = "The ministry said on Monday that twelve men were killed at dawn near the river, and that nobody was held."
    new = "The governor of the province said that twelve houses were burnt at dawn by the lake, and somebody was held."
    start = old.index("at dawn")
    assert refind(new, make(old, start, start + 7)).status == "orphan"
    assert refind("On Monday. " + old, make(old, start, start + 7)).status == "moved"


def test_occurrences_that_overlap_are_two() -> None:
    with pytest.raises(QuoteAmbiguous) as told:
        locate("so soso it goes", "so")
    assert told.value.positions == ((0, 2), (3, 5), (5, 7))
    with pytest.raises(QuoteAmbiguous) as told:
        locate("a banana", "ana")
    assert told.value.positions == ((3, 6), (5, 8))
