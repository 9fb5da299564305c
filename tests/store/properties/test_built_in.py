"""What can be asked in any case: the newer properties say what they are for."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.case.checks.check import check_case
from store.properties.built_in import PROPERTIES
from store.properties.property import PEOPLE, wholes
from store.verdicts.rules.pairs import decide
from store.verdicts.work_out import work_out
from tests.conftest import ROOT
from tests.store.saying import frame, says


def kind(prop: str, one: str, other: str, **more: object) -> str:
    left = says(prop, one, by="A")
    right = says(prop, other, by="B", **more)
    return str(decide(frame(prop), left, right).kind)


@pytest.mark.parametrize(
    ("prop", "one", "other", "verdict"),
    [
        ("identity", "the same", "title passed on", "contradicts"),
        ("identity", "the same", "another", "contradicts"),
        ("identity", "another", "namesake", "refines"),
        ("identity", "title passed on", "namesake", "contradicts"),
        ("cause", "gas leak", "bomb", "contradicts"),
        ("cause", "attack", "bomb", "refines"),
        ("winner", "lake-party", "stone-party", "contradicts"),
        ("address", "12 Quay Street", "the old mill", "compatible"),
        ("aboard", "130", "150", "contradicts"),
        ("arrived_on", "2019-05-03", "2019-05-04", "contradicts"),
        ("controlled_by", "lake-party", "stone-party", "contradicts"),
    ],
)
def test_two_answers_are_what_they_should_be_to_each_other(prop: str, one: str, other: str, verdict: str) -> None:
    assert kind(prop, one, other) == verdict


def test_a_denial_that_it_is_the_same_man_stands_against_it() -> None:
    assert kind("identity", "the same", "the same", stance="denies") == "denies"
    found = work_out(
        frame("identity"), [says("identity", "the same"), says("identity", "the same", by="B", stance="cannot_confirm")]
    )
    assert found.state == "unconfirmed"


@pytest.mark.parametrize(
    "prop", ["displaced", "homeless", "evacuated", "rescued", "buried", "identified", "survivors", "votes"]
)
def test_what_is_counted_so_far_grows(prop: str) -> None:
    early = says(prop, "100", by="A", told="2019-05-03")
    assert decide(frame(prop), early, says(prop, "140", by="B", told="2019-05-05")).kind == "updates"


@pytest.mark.parametrize("prop", ["missing", "seats", "controlled_by"])
def test_what_holds_for_a_day_is_followed_by_that_of_another(prop: str) -> None:
    one, other = ("lake", "stone") if prop == "controlled_by" else ("40", "12")
    early = says(prop, one, by="A", told="2019-05-03")
    assert decide(frame(prop), early, says(prop, other, by="B", told="2019-05-05")).kind == "succession"
    assert decide(frame(prop), early, says(prop, other, by="B", told="2019-05-03")).kind == "contradicts"


def test_how_badly_people_were_wounded_is_a_part_of_them() -> None:
    wounded = PROPERTIES["wounded"]
    assert wounded.default_scope == "all" and set(PEOPLE) < set(wounded.scopes)
    assert wholes(wounded, "critical") == ["serious", "all"]
    assert wholes(PROPERTIES["aboard"], "crew") == ["all"]


def test_places_and_voices_can_be_asked_about() -> None:
    of = {kind: {it.id for it in PROPERTIES.values() if kind in it.kinds} for kind in ("place", "voice")}
    assert {"population", "controlled_by", "displaced", "identifier", "address", "comment"} <= of["place"]
    assert {"role", "identity", "address", "comment"} <= of["voice"]


def test_who_somebody_is_is_asked_of_another_one(tmp_path: Path) -> None:
    case = Path(shutil.copytree(ROOT / "tests" / "cases" / "quarry", tmp_path / "case"))
    claims = case / "claims" / "wire-1.yaml"
    told = "  - {id: w-3, entity: ida-morn, property: identity, SCOPEvalue: the same, speaker: wire, "
    told += "cite: {original: Ida Morn}}\n"
    claims.write_text(claims.read_text() + told.replace("SCOPE", "scope: stone-party, "))
    assert check_case(case).problems == []
    claims.write_text(claims.read_text().replace("scope: stone-party, ", ""))
    assert [it.message for it in check_case(case).problems] == ["identity needs a scope (with whom): add it"]
