"""Near-identical wording is found without missing a pair."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.text.shingles import LEAST_SHINGLES, near_copies, near_copies_of, shingles
from tests.store.prose import report


def test_case_punctuation_and_composition_do_not_count() -> None:
    one = shingles("He said: “Café Nūr, in Kabul, is closed.”")
    assert one == shingles("he SAID cafe\u0301 nu\u0304r in kabul is\nclosed")
    assert len(one) == 4


def test_a_short_text_is_one_run_and_none_is_none() -> None:
    assert len(shingles("Nine men")) == 1
    assert shingles(" ... ") == frozenset()


def test_scripts_without_spaces_are_cut_by_character() -> None:
    assert len(shingles("喀布尔昨天发生爆炸")) == 5


@given(st.integers(0, 2**32), st.sampled_from([0.1, 0.3, 0.5, 0.8, 1.0]))
@settings(max_examples=25, deadline=None)
def test_no_pair_is_missed(seed: int, floor: float) -> None:
    random = Random(seed)
    pool = [report(random, 3) for _ in range(8)]
    texts = {str(number): " ".join(random.choices(pool, k=random.randint(1, 5))) for number in range(12)} | {
        "headline": pool[0][:30]
    }
    sets = {key: shingles(text) for key, text in texts.items()}
    expected = {
        (a, b): len(sets[a] & sets[b]) / min(len(sets[a]), len(sets[b]))
        for a, b in combinations(sorted(texts), 2)
        if min(len(sets[a]), len(sets[b])) >= LEAST_SHINGLES
    }
    found = near_copies(texts, floor)
    assert {(a, b): score for a, b, score in found} == {
        pair: score for pair, score in expected.items() if score >= floor
    }
    assert [score for *_, score in found] == sorted((score for *_, score in found), reverse=True)


@given(st.integers(0, 2**32), st.sampled_from([0.1, 0.3, 0.7, 1.0]), st.integers(1, 10))
@settings(max_examples=40, deadline=None)
def test_the_pairs_of_new_texts_are_those_among_all(seed: int, floor: float, number: int) -> None:
    random = Random(seed)
    pool = [report(random, 2) for _ in range(6)] + ["said \u201cso\u201d " * 9, "one two " * 20]
    texts = {str(n): " ".join(random.choices(pool, k=random.randint(1, 4))) for n in range(12)}
    new = {key: texts[key] for key in random.sample(sorted(texts), number)}
    others = ((key, text) for key, text in texts.items() if key not in new)
    among_all = [pair for pair in near_copies(texts, floor) if new.keys() & set(pair[:2])]
    assert near_copies_of(new, others, floor) == among_all


def test_shared_boilerplate_makes_no_copies() -> None:
    footer = report(Random(0), 3)
    texts = {str(number): report(Random(number + 1), 20) + footer for number in range(30)}
    assert near_copies(texts) == []


@pytest.mark.parametrize("floor", [0, -1, 1.5])
def test_a_floor_is_a_share(floor: float) -> None:
    with pytest.raises(ValueError, match="share"):
        near_copies({}, floor)
