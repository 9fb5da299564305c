"""Words that are no plain yes against a no: guesses, denials in part, other units, what may be taken back."""

from __future__ import annotations

import pytest

from store.verdicts.rules.relations import relate_values
from store.verdicts.work_out import work_out
from tests.store.saying import frame, says
from tests.store.verdicts.test_verdicts import DENIES, MAY, between


@pytest.mark.parametrize("counted", ["estimated", "projected"])
def test_a_figure_that_nobody_counted_stands_beside_a_count(counted: str) -> None:
    kind, reason = between("killed", ("40", "A", {"counted": counted}), ("30", "B"))
    assert (kind, reason) == ("compatible", f"30 in all and 40 {counted}: two ways to count, and both can be true.")
    assert between("killed", ("40", "A"), ("30", "B"))[0] == "contradicts"


def test_a_denial_that_is_only_possible_is_no_plain_no() -> None:
    kind, reason = between("killed_in", ("raid", "A"), ("raid", "B", DENIES | MAY))
    assert kind == "hedged"
    assert reason == "Raid: the denial of B is only that it may be so, no plain yes against a no."


@pytest.mark.parametrize("told", ["2019-10-07", "2019-10-09"])
def test_who_denies_a_part_of_their_own_word_leaves_the_rest_open(told: str) -> None:
    kind, _ = between(
        "place_of_death", ("afghanistan", "A", {"told": told}), ("helmand", "A", DENIES | {"told": "2019-10-08"})
    )
    assert kind == "disputes_in_part"


def test_what_is_told_in_other_units_is_held_against_nothing() -> None:
    for prop, one, other in (("extent", "10 km", "900 kg"), ("damage", "$10 million", "€900,000")):
        assert relate_values(frame(prop), says(prop, one), says(prop, other)) == "overlap"
    assert relate_values(frame("extent"), says("extent", "10 km"), says("extent", "900 km")) == "disjoint"


def test_a_word_that_may_be_taken_back_is_not() -> None:
    said = says("killed", "17", "A", told="2019-10-08")
    for certainty, closed in (("certain", True), ("possible", False)):
        back = says("killed", "17", "A", told="2019-10-09", stance="retracts", certainty=certainty)
        assert (said.id in work_out(frame("killed"), [said, back]).closed) is closed
