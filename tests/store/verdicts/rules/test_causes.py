"""Causes of events: what nobody meant adds up, what was done by design excludes it, and a denial is no addition."""

from __future__ import annotations

from itertools import combinations

from store.properties.built_in import PROPERTIES
from store.values.basis.sets import relate_in_tree, upward
from store.verdicts.rules.pairs import judge
from store.verdicts.work_out import work_out
from tests.store.saying import frame, says

CAUSE = PROPERTIES["cause"]


def test_causes_that_nobody_meant_add_up_and_exclude_what_was_meant() -> None:
    for one, other in combinations(CAUSE.tree, 2):
        if relate_in_tree(one, other, CAUSE.tree) != "disjoint":
            continue
        meant = ["deliberate_act" in upward(it, CAUSE.tree) for it in (one, other)]
        found = judge(frame("cause"), says("cause", one, "A"), says("cause", other, "B"))
        if meant == [False, False]:
            assert (found.kind, found.rule) == ("compatible", "overlap"), (one, other)
        elif meant != [True, True]:
            assert found.kind == "contradicts", (one, other)


def test_a_bomb_is_not_a_shot() -> None:
    assert judge(frame("cause"), says("cause", "bomb", "A"), says("cause", "shot_down", "B")).kind == "contradicts"


def test_who_excludes_a_cause_stands_against_it() -> None:
    claims = [says("cause", "gas_leak", "A"), says("cause", "negligence", "B")]
    assert work_out(frame("cause"), claims).state == "several"
    denied = says("cause", "negligence", "C", stance="denies")
    assert work_out(frame("cause"), [*claims, denied]).state == "denied"


def test_a_man_dies_of_one_cause() -> None:
    one, other = says("cause_of_death", "illness", "A"), says("cause_of_death", "accident", "B")
    assert judge(frame("cause_of_death"), one, other).kind == "contradicts"
