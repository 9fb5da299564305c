"""The law of the checks' ties: whatever is edited, the findings kept up are those of a whole derivation.

Over claims that chance makes so that much is bound to much: men to raids, raids to groups and to what they are part
of, groups to whom they are led by, and names to two. So a finding rests on what is two steps from an edit.
"""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.claimed import Case, claim
from tests.store.stores import derived, rebuilt

RAIDS, MEN, DAYS = ("raid", "operation", "storm"), ("man", "other"), ("2013", "2016-09-20", "2019-10-01")
COUNTS, NAMES = ("12", "17", "40"), ("Umar N.", "umar n", "Umar")
HOW = ({"stance": "denies"}, {"stance": "retracts"}, {"certainty": "possible"})
#: Of whom, what, with which values: one for each claim of the case, so that both ends of most ties are there.
TOLD: tuple[tuple[tuple[str, ...], str, tuple[str, ...], dict[str, str]], ...] = (
    (("man",), "killed_in", ("raid", "storm"), {}),
    (("other",), "killed_in", RAIDS, {}),
    (MEN, "wounded_in", RAIDS, {}),
    (("man",), "date_of_death", DAYS, {}),
    (("other",), "date_of_death", DAYS, {}),
    (MEN, "life_status", ("dead", "alive"), {"said": "2019-10-02"}),
    (("raid",), "date", DAYS, {}),
    (("raid",), "date", DAYS, {}),
    (("storm",), "date", DAYS, {}),
    (("raid",), "responsibility", ("band",), {}),
    (RAIDS, "responsibility", ("band",), {}),
    (("band",), "claimed_attack", RAIDS, {}),
    (("band",), "founded", DAYS, {}),
    (("band",), "leader", MEN, {"as_of": "2019-10-04"}),
    (MEN, "met", MEN, {"as_of": "2019-10-05"}),
    (MEN, "travelled_to", ("tarn",), {"as_of": "2019-10-05"}),
    (("raid",), "part_of", ("operation", "storm"), {}),
    (("operation",), "part_of", ("storm",), {}),
    (("raid",), "killed", COUNTS, {}),
    (("operation",), "killed", COUNTS, {}),
    (("storm",), "killed", COUNTS, {}),
    (RAIDS, "killed", COUNTS, {"scope": "children"}),
    (("man",), "alias", NAMES, {}),
    (("other",), "alias", NAMES, {}),
    (("band",), "alias", NAMES, {}),
)


def told(chance: random.Random, number: int) -> str:
    """A claim of one of the sorts: mostly asserted, by one of two."""
    whose, prop, values, more = TOLD[number]
    how = chance.choice(HOW) if chance.random() < 0.15 else {}
    who = chance.choice(("police", "clinic"))
    return claim(chance.choice(whose), prop, chance.choice(values), who, **more, **how)


def kept_up(chance: random.Random) -> None:
    with TemporaryDirectory() as folder:
        case = Case(Path(folder))
        case.claims = {f"c{number}": told(chance, number) for number in range(len(TOLD)) if chance.random() < 0.8}
        case.load()
        for _ in range(8):
            for number in chance.sample(range(len(TOLD)), chance.choice((1, 1, 1, 2, 3))):
                if chance.random() < 0.2:
                    case.claims.pop(f"c{number}", None)
                else:  # now and then a claim becomes one of something else
                    sort = number if chance.random() < 0.8 else chance.randrange(len(TOLD))
                    case.claims[f"c{number}"] = told(chance, sort)
            case.claims = {f"c{it}": case.claims[f"c{it}"] for it in range(len(TOLD)) if f"c{it}" in case.claims}
            case.load()
            assert derived(case.store) == rebuilt(case.store)


LED = claim("band", "leader", "man", as_of="2019-10-04")
DIED, BLAMED, FOUNDED = (
    claim("man", "date_of_death", "2016-09-20"),
    claim("raid", "responsibility", "band"),
    claim("band", "founded", "2016-09-20"),
)
NAMED = claim("other", "alias", "Umar N.", "clinic")
PART, WHOLE = claim("raid", "part_of", "operation"), claim("operation", "killed", "12", "clinic")


@pytest.mark.sweep(8)
@pytest.mark.parametrize(
    ("others", "before", "after"),
    [
        ([DIED, claim("man", "killed_in", "raid")], claim("raid", "date", "2013"), claim("raid", "date", "2019")),
        ([BLAMED, FOUNDED], claim("raid", "date", "2013"), claim("raid", "date", "2019")),
        ([DIED], LED, LED.replace("man", "other")),
        ([DIED], LED, LED.replace("2019", "2015")),
        ([DIED], LED, claim("band", "founded", "2013")),
        ([DIED], LED, None),
        ([LED], DIED, None),
        ([claim("man", "alias", "Umar N.")], NAMED, claim("other", "alias", "Umar")),
        ([claim("man", "alias", "Umar N.")], NAMED, None),
        ([NAMED], claim("man", "alias", "Umar N."), None),
        ([FOUNDED, claim("raid", "date", "2013")], BLAMED, claim("raid", "killed", "12")),
        ([FOUNDED, claim("raid", "date", "2013")], BLAMED, None),
        ([BLAMED, claim("raid", "date", "2013")], FOUNDED, None),
        ([claim("man", "killed_in", "raid"), claim("raid", "date", "2019")], DIED, None),
        ([PART, WHOLE], claim("raid", "killed", "17"), claim("raid", "killed", "11")),
        ([PART, claim("raid", "killed", "17")], WHOLE, None),
        ([WHOLE, claim("raid", "killed", "17")], PART, None),
    ],
)
def test_what_is_bound_to_an_edit_is_worked_out_with_it(
    tmp_path: Path, others: list[str], before: str, after: str | None
) -> None:
    case = Case(tmp_path)
    case.claims = {f"c{number}": said for number, said in enumerate(others)}
    found = []
    for said in (before, after, before):
        case.claims = {name: it for name, it in case.claims.items() if name != "last"}
        case.claims |= {} if said is None else {"last": said}
        case.load()
        assert derived(case.store) == rebuilt(case.store)
        found.append(case.checks())
    assert found[0] == found[2] != found[1]


by_chance = given(chance=st.randoms(use_true_random=False))


@by_chance
@settings(max_examples=3, deadline=None)
def test_findings_kept_up_edit_by_edit_are_those_of_a_whole_derivation(chance: random.Random) -> None:
    kept_up(chance)


@pytest.mark.slow
@by_chance
@settings(max_examples=100, deadline=None)
def test_findings_kept_up_edit_by_edit_are_those_of_a_whole_derivation_however_many(chance: random.Random) -> None:
    kept_up(chance)
