"""Circles: everybody who comes back to himself is found, and nobody else, in one walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from hypothesis import given
from hypothesis import strategies as st

from store.case.checks.circles import circles

WHO = st.sampled_from("abcdefgh")


def reached(onward: dict[str, list[str]], start: str) -> set[str]:
    """Everybody that ``start`` comes to by one step or more."""
    seen: set[str] = set()
    open_ = list(onward.get(start, ()))
    while open_:
        here = open_.pop()
        if here not in seen:
            seen.add(here)
            open_ += onward.get(here, ())
    return seen


@given(st.dictionaries(WHO, st.lists(WHO, max_size=4)))
def test_all_who_come_back_to_themselves_are_found(onward: dict[str, list[str]]) -> None:
    found = circles(onward)
    assert set(found) == {who for who in onward if who in reached(onward, who)}
    for who, before in found.items():
        assert who in onward[before]
        assert before == who or before in reached(onward, who)


def test_a_long_chain_is_no_circle_until_it_is_closed() -> None:
    chain = {str(number): [str(number + 1)] for number in range(50_000)}
    assert circles(chain) == {}
    assert len(circles(chain | {"50000": ["0"]})) == 50_001


def test_each_is_looked_at_once() -> None:
    class Counted(dict[str, Collection[str]]):
        def __getitem__(self, key: str) -> Collection[str]:
            asked[key] += 1
            return super().__getitem__(key)

    asked: Counter[str] = Counter()
    layers = {f"{layer}-{n}": [f"{layer + 1}-{m}" for m in range(20)] for layer in range(20) for n in range(20)}
    assert circles(Counted(layers)) == {}
    assert max(asked.values()) == 1
