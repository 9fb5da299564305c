"""Relations of intervals and of tree nodes, against the sets they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.values.basis.sets import (
    SWAPPED,
    Relation,
    Span,
    above,
    bare_place,
    hull,
    is_near,
    lies_in,
    near_place,
    relate,
    relate_in_tree,
    upward,
)

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


#: A border region of two states, a valley of it that lies in one of them too, a town that has no other place.
BORDER: dict[str, tuple[str, ...]] = {
    "asia": (),
    "ava": ("asia",),
    "boro": ("asia",),
    "coria": ("asia",),
    "ava-east": ("ava",),
    "ava-town": ("ava-east",),
    "boro-town": ("boro",),
    "coria-town": ("coria",),
    "border": ("ava", "boro"),
    "valley": ("border", "ava-east"),
    "border-town": ("border",),
}


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("border", "ava", "inside"),
        ("border", "boro", "inside"),
        ("asia", "border", "contains"),
        ("border", "ava-town", "overlap"),
        ("border", "ava-east", "overlap"),
        ("border", "boro-town", "overlap"),
        ("border", "coria", "disjoint"),
        ("border", "coria-town", "disjoint"),
        ("border-town", "ava", "inside"),
        ("border-town", "boro", "inside"),
        ("border-town", "ava-town", "disjoint"),
        ("valley", "boro", "inside"),
        ("valley", "ava-town", "overlap"),
        ("valley", "boro-town", "disjoint"),
        ("ava-town", "boro-town", "disjoint"),
    ],
)
def test_what_lies_across_several_shares_ground_with_what_lies_in_them(a: str, b: str, expected: Relation) -> None:
    assert relate_in_tree(a, b, BORDER) == expected
    assert relate_in_tree(b, a, BORDER) == SWAPPED[expected]


_NODES = "abcdefgh"


@st.composite
def graphs(draw: st.DrawFn, *, looped: bool = False) -> dict[str, tuple[str, ...]]:
    """Nodes that lie in one, several or none of those behind them; ``looped``: in any."""
    out = {}
    for place, node in enumerate(_NODES):
        above_it = st.sampled_from(_NODES if looped else _NODES[place + 1 :] or "h")
        lists = st.lists(above_it, max_size=3, unique=True)
        out[node] = tuple(draw(lists)) if looped or node != _NODES[-1] else ()
    return out


_node = st.sampled_from(_NODES)


@given(graphs() | graphs(looped=True), _node, _node)
def test_places_in_several_are_related_the_same_from_either_side(
    parents: dict[str, tuple[str, ...]], a: str, b: str
) -> None:
    found, mirrored = relate_in_tree(a, b, parents), relate_in_tree(b, a, parents)
    if found == "inside" and mirrored == "inside":  # in a loop
        assert lies_in(a, b, parents) and lies_in(b, a, parents)
    else:
        assert mirrored == SWAPPED[found]
    assert set(upward(a, parents)) - {a} == {it for it in _NODES if it != a and lies_in(a, it, parents)}


@given(graphs() | graphs(looped=True), _node, _node, _node)
def test_to_lie_in_goes_all_the_way_up(parents: dict[str, tuple[str, ...]], a: str, b: str, c: str) -> None:
    if lies_in(a, b, parents) and lies_in(b, c, parents):
        assert lies_in(a, c, parents)


@given(graphs(), _node, _node)
def test_the_one_place_around_another_is_no_further_apart(parents: dict[str, tuple[str, ...]], a: str, b: str) -> None:
    """A wider value never makes a contradiction: what meets a place meets what that lies in."""
    wider = above(a, parents)
    if len(wider) == 1 and relate_in_tree(a, b, parents) != "disjoint":
        assert relate_in_tree(wider[0], b, parents) != "disjoint"


@given(graphs(), _node, _node, _node)
def test_one_more_place_that_another_lies_in_never_parts_it_from_any(
    parents: dict[str, tuple[str, ...]], a: str, b: str, more: str
) -> None:
    if lies_in(more, a, parents) or more == a:
        return  # a circle: the check refuses it
    known = relate_in_tree(a, b, parents)
    told = relate_in_tree(a, b, {**parents, a: tuple(dict.fromkeys((*parents[a], more)))})
    assert known == "disjoint" or told != "disjoint"


@given(st.dictionaries(_node, _node))
def test_a_tree_says_the_same_in_both_its_forms(tree: dict[str, str]) -> None:
    listed = {node: (other,) for node, other in tree.items()}
    assert all(relate_in_tree(a, b, tree) == relate_in_tree(a, b, listed) for a in _NODES for b in _NODES)


def test_near_a_place_is_written_and_read_in_one_way() -> None:
    assert is_near(near_place("kabul")) and not is_near("kabul")
    assert bare_place(near_place("kabul")) == bare_place("kabul") == "kabul"
