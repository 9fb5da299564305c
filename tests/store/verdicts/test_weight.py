"""What a question weighs: how far apart, who is on each side, all in one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model.vocabulary import STATES
from store.properties.property import ValueType
from store.values.basis.sets import Span
from store.values.dates.edtf import date_span
from store.verdicts.weight import ECHO, NEAR, PLAIN, Weight, apart, pack, unpack

WEIGHTS = st.builds(Weight, st.integers(0, 9), st.integers(0, 999), st.integers(0, 999), st.booleans())


@given(st.sampled_from(STATES), WEIGHTS, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_key_holds_its_weight(state: str, weight: Weight, origins: int, claims: int) -> None:
    rank = pack(state, weight, origins, claims)
    assert unpack(rank) == weight and (rank >= ECHO) == weight.echo and rank < 2**63


@given(st.data())
def test_keys_are_in_order(data: st.DataObject) -> None:
    """The worse state, what is farther apart, then the larger smaller side, the larger one, origins, claims."""
    told = []
    for _ in range(2):
        state, weight = data.draw(st.sampled_from(STATES)), data.draw(WEIGHTS)
        origins, claims = data.draw(st.integers(0, 9999)), data.draw(st.integers(0, 9999))
        order = (weight.echo, STATES.index(state), weight.distance, -weight.fewer, -weight.more, -origins, -claims)
        told.append((order, pack(state, weight, origins, claims)))
    (one, first), (other, second) = told
    assert (one < other) == (first < second) and (one == other) == (first == second)


@pytest.mark.parametrize("rank", [-20003, 0, 99_979_997, 7 * 10**8])
def test_keys_of_an_older_store_say_nothing(rank: int) -> None:
    assert unpack(rank) == Weight() and rank < ECHO


@pytest.mark.parametrize(
    ("kind", "one", "other", "near"),
    [
        ("quantity", (1_574_387, 1_574_387), (1_574_397, 1_574_397), True),
        ("quantity", (742_689, 742_689), (750_000, 750_000), True),
        ("quantity", (100, 100), (105, 105), True),
        ("quantity", (100, 100), (106, 106), False),
        ("quantity", (0, 0), (1, 1), False),
        ("quantity", (3, 3), (4, 4), False),
        ("quantity", (17, None), (12, 16), False),
        ("date", "2019-07-09", "2019-07-10", True),
        ("date", "2019-07-09", "2019-07-11", True),
        ("date", "2019-07-09", "2019-07-12", False),
        ("date", "2019-07", "2019-08", False),
        ("date", "2019-07-31", "2019-08", False),
        ("date", "2019", "2020", False),
    ],
)
def test_what_is_near(kind: ValueType, one: object, other: object, near: bool) -> None:
    a, b = (date_span(it) if isinstance(it, str) else Span(*it) for it in (one, other))  # type: ignore[misc]
    assert apart(kind, a, b) == apart(kind, b, a)
    assert (apart(kind, a, b) == NEAR) is near


def test_the_farther_apart_the_sooner() -> None:
    figures = [apart("quantity", Span(10, 10), Span(it, it)) for it in (5000, 200, 30, 13, 11)]
    days = [apart("date", Span(0, 0), Span(it, it)) for it in (5000, 400, 40, 10, 4, 1)]
    assert figures == sorted(figures) and len(set(figures)) == len(figures)
    assert days == sorted(days) and len(set(days)) == len(days)
    assert apart("place", None, None) == PLAIN == apart("quantity", Span(1, 9), Span(5, 12))
