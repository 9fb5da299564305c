"""What a figure may stand for that is not told to the last one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.basis.sets import Span, relate
from store.verdicts.rules.pairs import judge
from store.verdicts.rules.rounding import near, reach
from tests.store.saying import frame, says
from tests.store.verdicts.test_verdict_laws import few


@pytest.mark.parametrize(
    ("span", "wide"),
    [
        (Span(11_000, 11_000), Span(10_500, 11_500)),
        (Span(20_000, 20_000), Span(19_000, 21_000)),
        (Span(750_000, 750_000), Span(745_000, 755_000)),
        (Span(11_300, 11_300), Span(11_300, 11_300)),
        (Span(100, 100), Span(100, 100)),
        (Span(0, 0), Span(0, 0)),
        (Span(30, None), Span(29, None)),
        (Span(5_300, None), Span(5_250, None)),
        (Span(0, 20_000), Span(0, 21_000)),
        (Span(14, 20), Span(14, 20)),
    ],
)
def test_how_far_a_figure_reaches(span: Span, wide: Span) -> None:
    assert reach(span) == wide


def test_what_is_about_so_many_has_its_room_already() -> None:
    assert reach(Span(9_000, 11_000), hedged=True) == Span(9_000, 11_000)


ends = st.one_of(st.integers(0, 200), st.integers(0, 99).map(lambda n: n * 1000), st.integers(0, 10**6))
spans = st.tuples(ends, ends, st.integers(0, 5)).map(
    lambda t: Span(None if t[2] == 4 else min(t[:2]), None if t[2] == 5 else (max(t[:2]) if t[2] else min(t[:2])))
)


@few
@given(spans, spans)
def test_a_wider_value_reaches_as_far_as_a_narrower_one_at_least(narrow: Span, other: Span) -> None:
    lows = [narrow.lo, other.lo]
    highs = [narrow.hi, other.hi]
    low = None if None in lows else min(it for it in lows if it is not None)
    high = None if None in highs else max(it for it in highs if it is not None)
    if low is None and high is None:
        return
    assert relate(reach(narrow), reach(Span(low, high))) in ("equal", "inside")


@few
@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_bare_figures_are_one_only_if_one_is_round_and_the_other_within_five_in_a_hundred(a: int, b: int) -> None:
    verdict = judge(frame("killed"), says("killed", str(a), "A"), says("killed", str(b), "B"))
    if verdict.rule == "rounded":
        assert a % 1000 == 0 or b % 1000 == 0
        assert near(Span(a, a), Span(b, b))
    elif a != b:
        assert verdict.kind == "contradicts"


def test_figures_are_near_up_to_five_in_a_hundred_of_the_higher() -> None:
    for high, low, told in ((100, 95, True), (100, 94, False), (1000, 950, True), (1000, 949, False)):
        assert near(Span(low, low), Span(high, high)) is told
        assert near(Span(high, high), Span(low, low)) is told
