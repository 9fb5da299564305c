"""Which answers can all be true together."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.verdicts.coherence import largest_sets


def test_the_set_with_more_independent_origins_comes_first() -> None:
    origins = {0: {"a"}, 1: {"b", "c"}, 2: {"a", "d"}}
    assert largest_sets([0, 1, 2], {(0, 1), (1, 2)}, origins) == (((0, 2), 2), ((1,), 2))


def test_one_origin_behind_two_answers_counts_once() -> None:
    assert largest_sets([0, 1], set(), {0: {"a"}, 1: {"a"}}) == (((0, 1), 1),)


def test_no_answers_no_sets() -> None:
    assert largest_sets([], set(), {}) == ()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4))))
def test_the_sets_are_those_that_cannot_grow(count: int, pairs: set[tuple[int, int]]) -> None:
    answers = list(range(count))
    conflicts = {(a, b) for a, b in pairs if a != b and a < count and b < count}

    def fits(chosen: tuple[int, ...]) -> bool:
        return not any((a, b) in conflicts or (b, a) in conflicts for a, b in combinations(chosen, 2))

    every = [set(chosen) for size in range(1, count + 1) for chosen in combinations(answers, size) if fits(chosen)]
    maximal = [chosen for chosen in every if not any(chosen < other for other in every)]
    found = largest_sets(answers, conflicts, {answer: {str(answer)} for answer in answers})
    assert all(set(chosen) in maximal for chosen, _ in found)
    assert len(found) == min(5, len(maximal))
    assert [size for _, size in found] == sorted((len(chosen) for chosen in maximal), reverse=True)[:5]
