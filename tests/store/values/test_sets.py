"""Relations of intervals and of tree nodes, against the sets they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.sets import SWAPPED, Span, bare_place, hull, is_near, near_place, relate, relate_in_tree

FAR = 50
ends = st.none() | st.integers(-20, 20)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    lo, hi = draw(ends), draw(ends)
    if lo is not None and hi is not None and lo > hi:
        lo, hi = hi, lo
    return Span(lo, hi)


def points(span: Span) -> set[int]:
    """The whole numbers of a span, an open end reaching far beyond every bound drawn."""
    return set(range(-FAR if span.lo is None else span.lo, (FAR if span.hi is None else span.hi) + 1))


@given(spans(), spans())
def test_relate_says_what_the_sets_say(a: Span, b: Span) -> None:
    left, right = points(a), points(b)
    if left == right:
        expected = "equal"
    elif left < right:
        expected = "inside"
    elif left > right:
        expected = "contains"
    else:
        expected = "overlap" if left & right else "disjoint"
    assert relate(a, b) == expected


@given(spans(), spans())
def test_swapping_turns_inside_into_contains(a: Span, b: Span) -> None:
    assert relate(b, a) == SWAPPED[relate(a, b)]


@given(spans(), spans(), spans())
def test_refinement_is_transitive(a: Span, b: Span, c: Span) -> None:
    if relate(a, b) in ("inside", "equal") and relate(b, c) in ("inside", "equal"):
        assert relate(a, c) in ("inside", "equal")


@given(spans(), spans(), st.integers(0, 30), st.integers(0, 30))
def test_widening_never_makes_a_contradiction(a: Span, b: Span, down: int, up: int) -> None:
    wider = Span(None if a.lo is None else a.lo - down, None if a.hi is None else a.hi + up)
    if relate(a, b) != "disjoint":
        assert relate(wider, b) != "disjoint"
        assert relate(Span(None, wider.hi), b) != "disjoint"


@given(st.lists(spans(), min_size=1, max_size=4))
def test_a_hull_holds_all_and_no_more(members: list[Span]) -> None:
    whole = hull(members)
    assert all(relate(member, whole) in ("inside", "equal") for member in members)
    assert {whole.lo} <= {member.lo for member in members}
    assert {whole.hi} <= {member.hi for member in members}


def test_a_hull_of_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="no spans"):
        hull([])


PLACES: dict[str, str | None] = {
    "asia": None,
    "afghanistan": "asia",
    "helmand": "afghanistan",
    "musa-qala": "helmand",
    "ghazni": "afghanistan",
    "pakistan": "asia",
}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("helmand", "helmand", "equal"),
        ("musa-qala", "afghanistan", "inside"),
        ("asia", "musa-qala", "contains"),
        ("helmand", "ghazni", "disjoint"),
        ("musa-qala", "pakistan", "disjoint"),
        ("elsewhere", "asia", "disjoint"),
        ("elsewhere", "elsewhere", "equal"),
    ],
)
def test_places_are_related_along_the_tree(a: str, b: str, expected: str) -> None:
    assert relate_in_tree(a, b, PLACES) == expected


def test_the_climb_reaches_a_root_that_is_only_named_as_a_parent() -> None:
    chain: dict[str, str | None] = {"a": "b", "b": "c", "c": "d"}
    assert relate_in_tree("a", "d", chain) == "inside"
    assert relate_in_tree("d", "a", chain) == "contains"


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.none() | st.sampled_from("abcdef")),
    *[st.sampled_from("abcdef")] * 2,
)
def test_any_tree_even_a_looped_one_is_answered(parents: dict[str, str | None], a: str, b: str) -> None:
    if relate_in_tree(a, b, parents) == "inside":
        assert relate_in_tree(b, a, parents) in ("contains", "inside")  # both only in a loop
    assert relate_in_tree(a, a, parents) == "equal"


def test_near_a_place_is_written_and_read_in_one_way() -> None:
    assert is_near(near_place("kabul")) and not is_near("kabul")
    assert bare_place(near_place("kabul")) == bare_place("kabul") == "kabul"
