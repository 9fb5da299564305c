"""Checks across questions, and derived rows kept up edit by edit."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from store.care.reindex import reindex
from tests.store.claimed import Case, claim


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


@pytest.mark.sweep(8)
@pytest.mark.parametrize(
    ("claims", "found"),
    [
        (
            [claim("raid", "killed", "17"), claim("raid", "killed", "18", "clinic", scope="children")],
            (
                "raid",
                "check.part_over_whole",
                "killed",
                "contradicted",
                "Children killed: 18, but all killed: 17; no part is above its whole.",
            ),
        ),
        (
            [
                claim("raid", "killed", "17"),
                claim("operation", "killed", "12", "clinic"),
                claim("raid", "part_of", "operation"),
            ],
            (
                "raid",
                "check.part_over_whole",
                "killed",
                "contradicted",
                "All killed in the part: 17, but all killed in the whole: 12; no part is above its whole.",
            ),
        ),
        (
            [
                claim("man", "life_status", "dead", said="2019-10-01"),
                claim("man", "date_of_death", "2019-10-07", "clinic"),
            ],
            (
                "man",
                "check.died_twice",
                "",
                "contradicted",
                "Dead by 1 October 2019 (police), but death dated 7 October 2019 (clinic).",
            ),
        ),
        (
            [
                claim("man", "date_of_death", "2019-09-20"),
                claim("man", "killed_in", "raid"),
                claim("raid", "date", "2019-09-22/2019-09-23"),
            ],
            (
                "man",
                "check.death_and_raid",
                "",
                "contradicted",
                "Death dated 20 September 2019 comes before the raid, dated 22-23 September 2019.",
            ),
        ),
        (
            [
                claim("man", "date_of_death", "2019-09-20"),
                claim("man", "travelled_to", "tarn", "clinic", as_of="2019-10-01"),
            ],
            (
                "man",
                "check.act_after_death",
                "",
                "contradicted",
                "Travelled to: Tarn, 1 October 2019 (clinic), comes after the death dated 20 September 2019 (police).",
            ),
        ),
        (
            [
                claim("man", "date_of_death", "2019-09-20"),
                claim("man", "life_status", "alive", "clinic", said="2019-10-01"),
            ],
            (
                "man",
                "check.act_after_death",
                "",
                "contradicted",
                "Alive on 1 October 2019 (clinic), comes after the death dated 20 September 2019 (police).",
            ),
        ),
        (
            [
                claim("band", "claimed_attack", "raid", "band"),
                claim("raid", "date", "2013"),
                claim("band", "founded", "2014"),
            ],
            (
                "band",
                "check.attack_before_founding",
                "",
                "contradicted",
                "The raid, dated 2013 (police), comes before the founding dated 2014 (police).",
            ),
        ),
        (
            [claim("raid", "responsibility", "band"), claim("raid", "date", "2013"), claim("band", "founded", "2014")],
            (
                "band",
                "check.attack_before_founding",
                "",
                "contradicted",
                "The raid, dated 2013 (police), comes before the founding dated 2014 (police).",
            ),
        ),
        # what only the living do, are said to be, or suffer
        *(
            (
                [claim("man", "date_of_death", "2016-09"), act],
                (
                    "man",
                    "check.act_after_death",
                    "",
                    "contradicted",
                    f"{told} (clinic), comes after the death dated September 2016 (police).",
                ),
            )
            for act, told in (
                (claim("band", "leader", "man", "clinic", as_of="2019-06"), "Leader of Band, June 2019"),
                (claim("man", "role", "commander", "clinic", as_of="2019-06"), "Role: commander, June 2019"),
                (claim("man", "role", "commander", "clinic", valid="2014/2018"), "Role: commander, 2018"),
                (claim("man", "whereabouts", "tarn", "clinic", as_of="2017"), "Whereabouts: Tarn, 2017"),
                (claim("man", "allegiance", "band", "clinic", valid="2017/.."), "Allegiance: Band, from 2017"),
                (claim("man", "date_of_injury", "2018-03", "clinic"), "Wounded on: March 2018"),
                (claim("man", "claimed_attack", "raid", "clinic", as_of="2017"), "Claimed the attack: the raid, 2017"),
                (claim("other", "met", "man", "clinic", as_of="2017"), "Met of Other, 2017"),
            )
        ),
        (
            [claim("man", "life_status", "dead", said="2016"), claim("man", "met", "other", "clinic", as_of="2017")],
            (
                "man",
                "check.act_after_death",
                "",
                "contradicted",
                "Met: Other, 2017 (clinic), comes after dead by 2016 (police).",
            ),
        ),
        (
            [
                claim("man", "date_of_death", "2016-09"),
                claim("man", "wounded_in", "raid", "clinic"),
                claim("raid", "date", "2017"),
            ],
            (
                "man",
                "check.act_after_death",
                "",
                "contradicted",
                "Wounded in: the raid, dated 2017 (police), comes after the death dated September 2016 (police).",
            ),
        ),
        # parts that share nobody, together above the whole
        (
            [
                claim("raid", "killed", "40", scope="civilians"),
                claim("raid", "killed", "17", "clinic", scope="militants"),
                claim("raid", "killed", "46"),
            ],
            (
                "raid",
                "check.part_over_whole",
                "killed",
                "contradicted",
                "Civilians killed: 40 and militants killed: 17, but all killed: 46; together they are above it.",
            ),
        ),
        (
            [
                claim("raid", "killed", "30", scope="children"),
                claim("raid", "killed", "17", "clinic", scope="members"),
                claim("raid", "killed", "up to 46"),
            ],
            (
                "raid",
                "check.part_over_whole",
                "killed",
                "contradicted",
                "Children killed: 30 and members of the group killed: 17, but all killed: up to 46; "
                "together they are above it.",
            ),
        ),
        (
            [claim("man", "alias", "Umar N."), claim("other", "alias", "Umar N.", "clinic")],
            (
                "man",
                "check.one_name",
                "",
                "may_conflict",
                "Umar N. is said to be a name of Man (police) and of Other (clinic): "
                "one may be taken for the other, or the two may be one.",
            ),
        ),
    ],
)
def test_what_cannot_all_be_true_is_found(case: Case, claims: list[str], found: tuple[str, ...]) -> None:
    case.claims = {f"c{number}": said for number, said in enumerate(claims)}
    case.load()
    assert case.checks() == [found]
    # every finding goes when any of its claims does
    for name in list(case.claims):
        kept = case.claims.pop(name)
        case.load()
        assert case.checks() == []
        case.claims[name] = kept
        case.load()
        assert case.checks() == [found]


@pytest.mark.sweep(6)
@pytest.mark.parametrize(
    "claims",
    [
        # 17 killed in all and six members among them
        [claim("raid", "killed", "17"), claim("raid", "killed", "6", scope="members")],
        # a total told before the part was counted may have grown
        [
            claim("raid", "killed", "17", said="2019-10-01"),
            claim("raid", "killed", "18", "clinic", scope="children", said="2019-10-05"),
        ],
        # a total over several attacks beside one attack's toll
        [
            claim("operation", "killed", "31"),
            claim("raid", "killed", "9", "clinic"),
            claim("raid", "part_of", "operation"),
        ],
        # only possible
        [
            claim("raid", "killed", "17"),
            claim("raid", "killed", "18", "clinic", scope="children", certainty="possible"),
        ],
        # taken back
        [
            claim("raid", "killed", "17"),
            claim("raid", "killed", "18", "clinic", scope="children", said="2019-10-01"),
            claim("raid", "killed", "18", "clinic", scope="children", said="2019-10-02", stance="retracts"),
        ],
        # one may die of a raid later
        [
            claim("man", "date_of_death", "2019-09-25"),
            claim("man", "killed_in", "raid"),
            claim("raid", "date", "2019-09-23"),
        ],
        # the day something was told is not the day it was done
        [claim("man", "date_of_death", "2019-09-20"), claim("man", "travelled_to", "tarn", said="2019-10-08")],
        [claim("man", "date_of_death", "2019-09-20"), claim("man", "life_status", "dead", said="2019-09-23")],
        # the order of the two counts is not known: the whole may have grown since
        [
            claim("raid", "killed", "5300", "clinic"),
            claim("operation", "killed", "5,000", "weekly", source="vague"),
            claim("raid", "part_of", "operation"),
        ],
        # the speaker's own later, lower whole revises the part
        [
            claim("raid", "killed", "11300", "clinic", source="first"),
            claim("operation", "killed", "3,958", "clinic"),
            claim("raid", "part_of", "operation"),
        ],
        # published later, though of the same day
        [
            claim("raid", "killed", "17", "clinic", source="first", as_of="2019-09-29"),
            claim("raid", "killed", "18", "police", scope="children", as_of="2019-09-29"),
        ],
        # figures as coarse as their noughts
        [claim("raid", "killed", "11,000"), claim("raid", "killed", "11,300", "clinic", scope="civilians")],
        [claim("raid", "killed", "at least 40"), claim("raid", "killed", "60", "clinic", scope="civilians")],
        # parts of which one may lie in the other
        [
            claim("raid", "killed", "17"),
            claim("raid", "killed", "12", scope="women"),
            claim("raid", "killed", "9", "clinic", scope="civilians"),
        ],
        [
            claim("raid", "killed", "40", scope="civilians"),
            claim("raid", "killed", "17", "clinic", scope="militants"),
            claim("raid", "killed", "46", "paper", source="first"),
        ],
        # told of him, but of no day, or of one on which he may still have lived
        [claim("man", "date_of_death", "2016-09"), claim("band", "leader", "man", "clinic")],
        [claim("man", "date_of_death", "2018-03"), claim("man", "role", "commander", valid="2014/2018")],
        [claim("man", "date_of_death", "2016-09"), claim("other", "allegiance", "man", "clinic", as_of="2019")],
        # the voice that said dead says later that it met him
        [
            claim("man", "life_status", "dead", "clinic", source="first"),
            claim("man", "met", "other", "clinic", as_of="2019-10-05"),
        ],
        # names that many have, or that one voice gives to two
        *(
            [claim("man", "alias", name), claim("other", "alias", name, "clinic")]
            for name in ("Abu Yahya", "Umar", "Mullah Umar", "Emir sahab", "Umm Omar")
        ),
        [claim("man", "alias", "Umar N."), claim("other", "alias", "Umar N.")],
        # what is published may have been made before
        [claim("man", "date_of_death", "2019-09-20"), claim("man", "publication", "a video", as_of="2019-10-01")],
        [
            claim("band", "claimed_attack", "raid", "band"),
            claim("raid", "date", "2014-05"),
            claim("band", "founded", "2014"),
        ],
    ],
)
def test_what_can_all_be_true_is_left_alone(case: Case, claims: list[str]) -> None:
    case.claims = {f"c{number}": said for number, said in enumerate(claims)}
    case.load()
    assert case.checks() == []


POOL = [
    claim("raid", "killed", "17"),
    claim("raid", "killed", "12", "clinic"),
    claim("raid", "killed", "18", "clinic", scope="children"),
    claim("raid", "killed", "18", "clinic", scope="children", stance="retracts"),
    claim("operation", "killed", "12"),
    claim("raid", "part_of", "operation"),
    claim("raid", "date", "2019-09-23"),
    claim("raid", "date", "2013", "clinic"),
    claim("man", "killed_in", "raid"),
    claim("man", "date_of_death", "2019-09-20"),
    claim("man", "date_of_death", "2019-10-07", "clinic"),
    claim("man", "life_status", "dead", said="2019-10-01"),
    claim("man", "life_status", "alive", "clinic", said="2019-10-07"),
    claim("man", "life_status", "dead", "paper", stance="denies"),
    claim("man", "travelled_to", "tarn", as_of="2019-10-01"),
    claim("other", "killed_in", "raid"),
    claim("other", "date_of_death", "2019-01-01"),
    claim("band", "founded", "2014"),
    claim("band", "claimed_attack", "raid", "band"),
    claim("raid", "responsibility", "band"),
    claim("raid", "responsibility", "band", "band", stance="denies"),
    claim("band", "leader", "man", "clinic", as_of="2019-10"),
    claim("raid", "killed", "12", "clinic", scope="civilians"),
    claim("raid", "killed", "9", scope="militants"),
    claim("man", "alias", "Umar N."),
    claim("other", "alias", "Umar N.", "clinic"),
    claim("man", "date_of_death", "2019-09-01", "paper", source="first"),
]


@pytest.mark.sweep(4)
@pytest.mark.parametrize("seed", range(4))
def test_edit_by_edit_the_derived_rows_are_those_of_a_full_rebuild(case: Case, seed: int) -> None:
    chance = random.Random(seed)
    case.claims = {f"c{number}": said for number, said in enumerate(chance.sample(POOL, 18))}
    case.load()
    seen = 0
    for _ in range(10):
        name = f"c{chance.randrange(22)}"
        if name in case.claims and chance.random() < 0.4:
            del case.claims[name]
        else:
            case.claims[name] = chance.choice(POOL)
        case.load()
        kept_up = case.derived()
        seen += len(case.checks())
        reindex(case.store)
        assert kept_up == case.derived()
    assert seen
