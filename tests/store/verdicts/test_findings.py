"""A finding carries what its rule decided: the sentence is made of it and decides nothing again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given

from store.verdicts.rules.pairs import decide
from store.verdicts.rules.reasons import RULES
from store.verdicts.rules.said import Finding, Said
from tests.store.saying import frame, says
from tests.store.verdicts.test_verdict_laws import few, questions

EARLY = {"told": "2019-10-01"}
MAY = {"certainty": "possible"}
DENIES = {"stance": "denies"}
SILENT = {"stance": "cannot_confirm"}
TAKES_BACK = {"stance": "retracts"}

#: Rules that tell the two claims apart: property, who is ``one``, who is ``other``.
PARTS: dict[str, tuple[str, tuple[Any, ...], tuple[Any, ...]]] = {
    "silence": ("killed", ("17", "A", SILENT), ("17", "B", {})),
    "no_value": ("comment", (None, "A", {}), ("it is over", "B", {})),
    "retraction": ("killed", ("17", "A", TAKES_BACK), ("17", "A", EARLY)),
    "retraction_by_another": ("killed", ("17", "A", TAKES_BACK), ("17", "B", {})),
    "denial_elsewhere": ("killed", ("40", "A", DENIES), ("17", "B", {})),
    "denial_of_another_time": ("life_status", ("killed", "A", {**DENIES, "told": "2015"}), ("killed", "B", {})),
    "denial_of_one_value": ("killed", ("60", "A", DENIES), ("at least 16", "B", {})),
    "denial_of_own_word": ("killed_in", ("raid", "A", EARLY), ("raid", "A", DENIES)),
    "said_after_denial": ("killed_in", ("raid", "A", {**DENIES, **EARLY}), ("raid", "A", {})),
    "denial_hedged": ("killed_in", ("raid", "A", MAY), ("raid", "B", DENIES)),
    "denial_of_all": ("life_status", ("dead", "A", DENIES), ("killed", "B", {})),
    "denial_of_part": ("life_status", ("killed", "A", DENIES), ("dead", "B", {})),
    "inside": ("killed", ("17", "A", {}), ("at least 16", "B", {})),
    "toll_grew": ("killed", ("16", "A", EARLY), ("17", "B", {})),
    "rounded": ("killed", ("11300", "A", {}), ("11,000", "B", {})),
    "toll_loosened": ("killed", ("17", "A", EARLY), ("at least 12", "A", {})),
    "toll_lowered": ("killed", ("17", "A", EARLY), ("16", "A", {})),
    "correction": ("date_of_death", ("2019-09-26", "A", EARLY), ("2019-09-23", "A", {})),
    "hedge": ("date_of_death", ("2019-09-26", "A", MAY), ("2019-09-23", "B", {})),
}
ALIKE = {"two_denials", "same_value", "same_origin", "overlap", "many_values", "toll_moved", "one_after_the_other"}
ALIKE |= {"perhaps_one_after_the_other", "named_together", "rival_parties", "counted_otherwise", "toll_may_have_moved"}
ALIKE |= {"successor", "may_be_corrected"}


def claim(prop: str, value: str | None, by: str, more: dict[str, str]) -> Said:
    return says(prop, value, by, **more)


@pytest.mark.parametrize("rule", PARTS)
def test_a_finding_names_the_parts_whichever_claim_is_given_first(rule: str) -> None:
    prop, *both = PARTS[rule]
    one, other = (claim(prop, *said) for said in both)
    for found in (decide(frame(prop), one, other), decide(frame(prop), other, one)):
        assert (found.rule.name, found.one, found.other) == (rule, one, other)


@pytest.mark.parametrize("rule", sorted(set(PARTS) - {"retraction", "denial_of_own_word", "said_after_denial"}))
def test_the_sentence_follows_the_parts_it_is_given(rule: str) -> None:
    """Turned round it tells the reverse, though the days and stances of the claims say otherwise."""
    prop, *both = PARTS[rule]
    one, other = (claim(prop, *said) for said in both)
    found = decide(frame(prop), one, other)
    turned = replace_parts(found, other, one)
    assert found.rule.sentence(turned) != found.rule.sentence(found)


def replace_parts(found: Finding, one: Said, other: Said) -> Finding:
    return Finding(found.prop, found.rule, found.relation, one, other, found.clash, found.since)


def test_every_rule_is_known_to_have_parts_or_none() -> None:
    assert set(RULES) == {*PARTS, *ALIKE, "exclusion"}


@pytest.mark.parametrize(
    ("prop", "one", "other", "clash"),
    [
        ("nationality", ("pakistan", "A", {}), ("india", "A", {"told": None}), "one_speaker"),
        ("date_of_death", ("2019-09-23", "A", {}), ("2019-09-26", "B", {}), "different_days"),
        ("date_of_death", ("2019-09-26", "A", {}), ("2019-09-22/2019-09-23", "B", {}), "outside"),
        ("date_of_death", ("2019-08", "A", {}), ("2019-09", "B", {}), "no_common_day"),
        ("killed", ("17", "A", EARLY), ("12", "B", {}), "lower_later"),
        ("killed", ("17", "A", {}), ("12", "B", {}), "figures"),
        ("age", ("41", "A", {}), ("60", "B", {}), "births"),
        ("nationality", ("pakistan", "A", {}), ("india", "B", {}), "two_answers"),
        ("place_of_death", ("helmand", "A", {}), ("kandahar", "B", {}), "apart"),
        ("life_status", ("killed", "A", EARLY), ("alive", "B", {}), "at_one_time"),
        ("killed_in", ("raid", "A", {}), ("strike", "B", {}), "only_one"),
    ],
)
def test_an_exclusion_says_how(prop: str, one: tuple[Any, ...], other: tuple[Any, ...], clash: str) -> None:
    first, second = claim(prop, *one), claim(prop, *other)
    for found in (decide(frame(prop), first, second), decide(frame(prop), second, first)):
        assert (found.rule.name, found.clash) == ("exclusion", clash)
        if clash in ("outside", "lower_later", "at_one_time"):
            assert (found.one, found.other) == (first, second)
        assert (found.since is not None) == (clash == "at_one_time")


def test_what_lasts_carries_its_first_day() -> None:
    dead = claim("life_status", "killed", "A", {"valid": "2019-09-23/.."})
    found = decide(frame("life_status"), claim("life_status", "alive", "B", {}), dead)
    assert (found.one, found.since) == (dead, date(2019, 9, 23).toordinal())


@few
@given(questions)
def test_parts_are_the_same_from_either_side(question: tuple[str, list[Said]]) -> None:
    prop, said = question
    # where two were told alike in every word, either may be named first
    apart = [replace(one, label=f"{one.label}-{one.id}") for one in said]
    for a, b in combinations(apart, 2):
        found, mirrored = decide(frame(prop), a, b), decide(frame(prop), b, a)
        assert (found.rule, found.clash, found.since) == (mirrored.rule, mirrored.clash, mirrored.since)
        if found.rule.name in PARTS:
            assert (found.one, found.other) == (mirrored.one, mirrored.other)
        else:
            assert {found.one, found.other} == {a, b}
