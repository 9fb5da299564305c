"""The hard cases, judged as a fact-checker would."""

from __future__ import annotations

import pytest

from store.verdicts.rules.pairs import judge
from store.verdicts.work_out import work_out
from tests.store.saying import frame, says


def between(prop: str, a: tuple, b: tuple) -> tuple[str, str]:
    """Kind and reason of the verdict on two claims given as (value, voice, more)."""
    left, right = (says(prop, value, by, **(more[0] if more else {})) for value, by, *more in (a, b))
    verdict = judge(frame(prop), left, right)
    mirrored = judge(frame(prop), right, left)
    assert (mirrored.kind, mirrored.reason, mirrored.rule) == (verdict.kind, verdict.reason, verdict.rule)
    return verdict.kind, verdict.reason


DENIES = {"stance": "denies"}
MAY = {"certainty": "possible"}
OCT = {"told": "2019-10-08"}


@pytest.mark.parametrize(
    ("prop", "a", "b", "kind", "reason"),
    [
        # counts
        ("number_of_strikes", ("40", "A"), ("at least 40", "B"), "refines",
         "40 is the more exact figure and fits at least 40."),
        ("killed", ("about 31", "A"), ("30", "B"), "refines", "30 is the more exact figure and fits about 31."),
        ("killed", ("about 31", "A"), ("40", "B"), "contradicts", "40 and about 31 cannot both be the figure."),
        ("killed", ("dozens", "A"), ("60", "B"), "refines", "60 is the more exact figure and fits dozens."),
        ("killed", ("up to 20", "A"), ("at least 15", "B"), "compatible",
         "At least 15 and up to 20 overlap: one figure can satisfy both."),
        ("killed", ("17", "A"), ("17", "B"), "agrees", "17: the word of both A and B."),
        # dates
        ("date_of_death", ("2019-09-23", "A"), ("overnight 22-23 September", "B"), "refines",
         "23 September 2019 lies within 22-23 September 2019."),
        ("date_of_death", ("2019-09-26", "A"), ("2019-09-22/2019-09-23", "B"), "contradicts",
         "26 September 2019 is outside 22-23 September 2019."),
        ("date_of_death", ("2019-09-23", "A"), ("2019-09-26", "B"), "contradicts",
         "23 September 2019 and 26 September 2019 are different days."),
        ("date_of_death", ("2019-08", "A"), ("2019-09-22/2019-09-23", "B"), "contradicts",
         "22-23 September 2019 and August 2019 have no day in common."),
        ("date_of_death", ("2019-09-20/2019-09-23", "A"), ("2019-09-22/2019-09-25", "B"), "compatible",
         "20-23 September 2019 and 22-25 September 2019 share days: one date can satisfy both."),
        # the day of a statement is not the day of the event
        ("date_of_death", ("Wednesday evening", "A", {"on": "2017-10-20", "told": "2017-10-20"}),
         ("2017-10-18", "B", {"told": "2017-10-20"}), "agrees", "18 October 2017: the word of both A and B."),
        # relative dates keep their precision
        ("date_of_death", ("last month", "A"), ("2019-09-23", "B"), "refines",
         "23 September 2019 lies within September 2019."),
        ("date", ("Tuesday night", "A"), ("2019-10-09", "B"), "refines",
         "9 October 2019 lies within 8-9 October 2019."),
        # places
        ("place_of_death", ("musa-qala", "A"), ("afghanistan", "B"), "refines", "musa-qala lies in afghanistan."),
        ("place_of_death", ("helmand", "A"), ("kandahar", "B"), "contradicts",
         "Helmand does not lie in kandahar, nor the reverse."),
        ("place_of_death", ("near musa-qala", "A"), ("musa-qala", "B"), "compatible",
         "Musa-qala and near musa-qala can be the same place."),
        ("place_of_death", ("near musa-qala", "A"), ("helmand", "B"), "compatible",
         "Helmand and near musa-qala can be the same place."),
        ("place_of_death", ("near musa-qala", "A"), ("afghanistan", "B"), "refines",
         "near musa-qala lies in afghanistan."),
        ("place_of_death", ("near musa-qala", "A"), ("punjab", "B"), "contradicts",
         "Near musa-qala does not lie in punjab, nor the reverse."),
        ("place_of_death", ("near afghanistan", "A"), ("pakistan", "B"), "compatible",
         "Near afghanistan and pakistan can be the same place."),
        ("place_of_death", ("border", "A"), ("khost", "B"), "compatible", "Border and khost can be the same place."),
        ("place_of_death", ("border", "A"), ("kandahar", "B"), "contradicts",
         "Border does not lie in kandahar, nor the reverse."),
        # who somebody is
        ("nationality", ("pakistan", "NDS"), ("india", "a Karachi official"), "contradicts",
         "India and pakistan are two answers where one is expected at a time."),
        ("nationality", ("pakistan", "A", {"valid": "2000/2010"}), ("india", "B", {"valid": "2011/.."}), "succession",
         "India and pakistan hold at different times."),
        ("real_name", ("Sanaul Haq", "A"), ("Sana-ul-Haq", "B"), "compatible",
         "Sana-ul-Haq and Sanaul Haq can be spellings of one name."),
        ("real_name", ("Sanaul Haq", "A"), ("Ghulam Rasool", "B"), "contradicts",
         "Only one of Ghulam Rasool and Sanaul Haq can be true."),
        ("age", ("in his 40s", "A", {"as_of": "2017-10-20"}), ("52", "B", {"as_of": "2019-10-20"}), "contradicts",
         "40s in 2017 and 52 in 2019 fit no one day of birth."),
        ("age", ("40", "A", {"as_of": "2017-10-20"}), ("41", "B", {"as_of": "2018-06-20"}), "compatible",
         "40 in 2017 and 41 in 2018: one day of birth can satisfy both."),
        ("age", ("40", "A", {"on": "", "told": ""}), ("47", "B", {"on": "", "told": ""}), "compatible",
         "40 and 47: one day of birth can satisfy both."),
        # founder and leader are two questions; two people may found a group
        ("founder", ("khorasani", "A"), ("mansoor", "B"), "compatible", "There can be several values of 'founder'."),
        # one at a time
        ("leader", ("asim-umar", "A"), ("usama-mahmood", "B"), "may_conflict",
         "Asim-umar and usama-mahmood may have followed each other; no dates tell whether at one time."),
        ("leader", ("asim-umar", "A", {"valid": "2014/2019-09-23"}), ("usama-mahmood", "B", {"as_of": "2019-06-01"}),
         "contradicts", "Asim-umar and usama-mahmood cannot both hold at the same time."),
        ("allegiance", ("islamic-state", "A", {"valid": "2014/2015"}), ("ttp", "A", {"valid": "2016/.."}), "succession",
         "Islamic-state and ttp hold at different times."),
        ("allegiance", ("islamic-state", "A", {"as_of": "2014"}), ("ttp", "B", {"as_of": "2014"}),
         "may_conflict",
         "Islamic-state and ttp may have followed each other; no dates tell whether at one time."),
        ("post_fate", ("detained", "A", {"certainty": "probable", "as_of": "2023-02-28"}),
         ("killed", "B", {"valid": "2023-02-13/.."}), "contradicts",
         "Reportedly detained and killed cannot both hold: killed since 13 February 2023, "
         "detained as told 28 February 2023."),
        ("life_status", ("alive", "A", {"told": "2019-09-01"}), ("killed", "B", OCT), "succession",
         "Alive and killed hold at different times."),
        ("life_status", ("killed", "A", OCT), ("alive", "B", {"told": "2019-11-02"}), "contradicts",
         "Killed and alive cannot both hold: killed since 8 October 2019, alive as told 2 November 2019."),
        ("life_status", ("missing", "A", OCT), ("killed", "B", OCT), "compatible",
         "Killed and missing do not exclude each other."),
        ("life_status", ("died_of_wounds", "A", OCT), ("dead", "B", OCT), "refines",
         "Died of wounds is a finer word for dead."),
        ("custody", ("detained", "A", {"told": "2019-10-01"}), ("released", "B", OCT), "succession",
         "Detained and released hold at different times."),
        # parties
        ("responsibility", ("ttp", "A"), ("jua", "B"), "contested",
         "Jua by the word of B, ttp by the word of A: one against the other."),
        ("responsibility", ("ttp", "A"), ("jua", "A"), "compatible", "Jua and ttp: both named by A."),
        ("responsibility", ("us-forces", "A"), ("us-government", "B"), "refines",
         "Us-forces can be counted with us-government, of which it is a part."),
        ("killed_in", ("strike-in-khost", "A"), ("two-strikes", "B"), "refines",
         "Strike-in-khost can be counted with two-strikes, of which it is a part."),
        ("post_holder", ("an-officer", "A"), ("ijaz", "B"), "compatible",
         "An-officer and ijaz might be the same; nothing in the reports decides it."),
        # an operation's methods add up, whoever names them; a joint operation is a way of doing
        ("method", ("raid", "A"), ("air_strike", "A"), "compatible", "There can be several values of 'method'."),
        ("method", ("raid", "A"), ("air_strike", "B"), "compatible", "There can be several values of 'method'."),
        ("method", ("raid", "A"), ("air_strike", "B", DENIES), "compatible",
         "What is denied (air strike, by B) is not what is asserted (raid, by A)."),
        ("method", ("air_strike", "A"), ("drone_strike", "B"), "refines",
         "Drone strike is a finer word for air strike."),
        ("method", ("raid", "A"), ("joint_operation", "B", DENIES), "compatible",
         "What is denied (joint operation, by B) is not what is asserted (raid, by A)."),
        ("cause_of_death", ("air_strike", "A"), ("drone_strike", "B"), "refines",
         "Drone strike is a finer word for air strike."),
        ("cause_of_death", ("raid", "A"), ("drone_strike", "B"), "contradicts",
         "Only one of drone strike and raid can be true."),
        # hands without a name: what is said of them decides, and a denial of one party says nothing of them
        ("responsibility", ("gunmen", "A"), ("us-forces", "B"), "compatible",
         "Gunmen and us-forces might be the same; nothing in the reports decides it."),
        ("responsibility", ("gunmen", "A"), ("us-forces", "B", DENIES), "compatible",
         "What is denied (us-forces, by B) is not what is asserted (gunmen, by A)."),
        ("responsibility", ("militants", "A"), ("us-forces", "B"), "contested",
         "Militants by the word of A, us-forces by the word of B: one against the other."),
        # states that follow one another, and what lies in them
        ("birthplace", ("british-india", "A"), ("lahore", "B"), "possible_succession",
         "British-india and lahore: the one came after the other, so each may be the word for its time."),
        ("birthplace", ("british-india", "A"), ("khost", "B"), "contradicts",
         "British-india does not lie in khost, nor the reverse."),
        ("nationality", ("pakistan", "A", {"valid": "2000/2010"}), ("british-india", "B", {"valid": "2005/.."}),
         "contradicts", "British-india and pakistan are two answers where one is expected at a time."),
        ("affiliation", ("ttp", "A"), ("al-qaeda", "B"), "compatible", "There can be several values of 'affiliation'."),
        # stances
        ("killed_in", ("raid", "NDS"), ("raid", "Taliban", DENIES), "denies",
         "Raid: asserted by NDS, denied by Taliban."),
        ("life_status", ("killed", "NDS"), ("dead", "Taliban", DENIES), "denies",
         "Killed, asserted by NDS, is ruled out by the denial of dead by Taliban."),
        ("life_status", ("dead", "NDS"), ("killed", "Taliban", DENIES), "disputes_in_part",
         "Dead: asserted by NDS, denied by Taliban only as far as killed, which leaves the rest open."),
        ("killed", ("at least 16", "A"), ("60", "B", DENIES), "compatible",
         "Not 60, by the word of B, leaves room for at least 16 (A)."),
        ("killed", ("40 to 50", "A"), ("more than 45", "B", DENIES), "disputes_in_part",
         "40 to 50: asserted by A, denied by B only as far as more than 45, which leaves the rest open."),
        ("killed", ("17", "A"), ("more than 40", "B", DENIES), "compatible",
         "What is denied (more than 40, by B) is not what is asserted (17, by A)."),
        ("killed", ("17", "A", DENIES), ("40", "B", DENIES), "compatible", "Two denials can both be true."),
        ("life_status", ("killed", "A", OCT), ("killed", "B", {"stance": "denies", "told": "2015"}), "compatible",
         "The denial by B (2015) speaks of another time than the word of A (8 October 2019)."),
        ("life_status", ("killed", "A", OCT), ("killed", "B", {"stance": "denies", "told": "2019-10-12"}), "denies",
         "Killed: asserted by A, denied by B."),
        ("killed_in", ("raid", "A"), ("raid", "B", {"stance": "cannot_confirm"}), "no_confirmation",
         "Not confirmed by B, which says nothing about whether it is true."),
        ("killed", ("17", "A"), (None, "B", {"stance": "declines_comment"}), "no_confirmation",
         "No comment from B, which says nothing about whether it is true."),
        # certainty
        ("date_of_death", ("2019-09-23", "A"), ("2019-09-26", "B", MAY), "hedged",
         "Only possibly 26 September 2019 (B), which leaves room for 23 September 2019 (A)."),
        ("killed_in", ("raid", "A", MAY), ("raid", "B", DENIES), "hedged",
         "Raid: the word of A is only that it may be so, no plain yes against a no."),
        # one speaker twice
        ("date_of_death", ("2019-09-23", "A"), ("2019-09-26", "A"), "contradicts",
         "Both 23 September 2019 and 26 September 2019 by the word of A, and only one can be true."),
        ("date_of_death", ("2019-09-23", "A", OCT), ("2019-09-26", "A"), "revised",
         "First 23 September 2019, later 26 September 2019, both by A; the later word stands."),
        ("killed", ("12", "A", {"told": "2019-10-01"}), ("17", "A", OCT), "updates",
         "The count grew from 12 (1 October 2019) to 17 (8 October 2019)."),
        ("killed", ("17", "A", {"told": "2019-10-01"}), ("16", "A", OCT), "revised_down",
         "The count was lowered from 17 (1 October 2019) to 16 (8 October 2019) by A."),
        ("killed", ("12", "A", OCT), ("17", "A", OCT), "possible_succession",
         "12 and 17 by A: the count may have moved between the two."),
        ("killed", ("12", "A", {"told": "2019-10-01"}), ("17", "B", OCT), "updates",
         "The count grew from 12 (1 October 2019) to 17 (8 October 2019)."),
        ("killed", ("17", "A", {"told": "2019-10-01"}), ("12", "B", OCT), "contradicts",
         "The later count, 12 by B, is lower than the 17 by A before it."),
        ("killed_in", ("raid", "A", OCT), ("raid", "A", DENIES), "denies",
         "Raid: given as the word of A and denied by A; both stand."),
        ("killed_in", ("raid", "A", OCT), ("raid", "A", {"stance": "retracts"}), "retracted",
         "Raid was taken back by A."),
        ("killed_in", ("raid", "B", OCT), ("raid", "A", {"stance": "retracts"}), "compatible",
         "Raid was taken back by A, which leaves the word of B standing."),
        # one body, two voices
        ("killed_in", ("raid", "secretary", {"origin": "body"}), ("strike", "spokesman", {"origin": "body"}),
         "contradicts",
         "Only one of raid and strike can be true, though secretary and spokesman count as one origin."),
        ("killed_in", ("raid", "secretary", {"origin": "body"}),
         ("raid", "spokesman", {"origin": "body", "stance": "denies"}), "denies",
         "Raid: asserted by secretary, denied by spokesman."),
        ("killed", ("17", "paper", {"origin": "agency"}), ("17", "agency"), "repeat", "Agency and paper: one origin."),
    ],
)  # fmt: skip
def test_a_hard_case(prop: str, a: tuple, b: tuple, kind: str, reason: str) -> None:
    assert between(prop, a, b) == (kind, reason)


def state(prop: str, *claims: tuple) -> tuple[str, str]:
    derived = work_out(frame(prop), [says(prop, value, by, **(more[0] if more else {})) for value, by, *more in claims])
    return derived.state, derived.reason


def test_five_papers_that_quote_one_agency_are_one_origin() -> None:
    quotes = [says("killed", "17", "agency") for _ in range(5)]
    found = work_out(frame("killed"), quotes)
    assert (found.state, found.origins, found.reports) == ("single", 1, 5)
    assert found.reason == "5 reports, one origin: agency."


def test_copies_are_told_of() -> None:
    own = [says("killed", "17", "agency", source=1)]
    copies = [says("killed", "17", "agency", source=n, copied=True) for n in (2, 3)]
    assert state_of("killed", own + copies) == (
        "single",
        "3 reports, one origin: agency, 2 of them copied from another.",
    )
    both = [*own, *copies, says("killed", "17", "police", source=4)]
    told = "2 independent origins say the same: agency (3 reports, 2 of them copied) and police."
    assert state_of("killed", both) == ("agreed", told)


def state_of(prop: str, claims: list) -> tuple[str, str]:
    found = work_out(frame(prop), claims)
    return found.state, found.reason


def test_a_correction_closes_the_earlier_word_and_leaves_no_conflict() -> None:
    earlier = says("date_of_death", "2019-09-26", "A", told="2019-10-01")
    later = says("date_of_death", "2019-09-23", "A", told="2019-10-08")
    other = says("date_of_death", "2019-09-23", "B")
    found = work_out(frame("date_of_death"), [later, other, earlier])
    assert found.closed == {earlier.id: later.id}
    assert found.state == "agreed"
    told = "2 independent origins say the same: A and B. Said before: 26 September 2019."
    assert found.reason == told


def test_a_chain_of_corrections_can_be_followed_step_by_step() -> None:
    said = [
        says("killed", value, "A", told=day)
        for value, day in (("12", "2019-10-01"), ("17", "2019-10-03"), ("16", "2019-10-05"))
    ]
    found = work_out(frame("killed"), said)
    assert found.closed == {said[0].id: said[1].id, said[1].id: said[2].id}
    assert sorted(pair.verdict.kind for pair in found.pairs) == ["revised_down", "updates"]
    assert found.reason == "Only by the word of A. Said before: 12 and 17."


def test_what_may_be_so_replaces_nothing_certain() -> None:
    sure = says("killed", "12", "A", told="2019-10-01")
    hedged = says("killed", "17", "A", told="2019-10-08", certainty="possible")
    assert work_out(frame("killed"), [sure, hedged]).closed == {}


def test_a_retraction_leaves_only_the_denial() -> None:
    assert state(
        "responsibility",
        ("ttp", "A", {"told": "2019-10-01"}),
        ("ttp", "A", {"told": "2019-10-08", "stance": "retracts"}),
        ("ttp", "ttp", DENIES),
    ) == ("unconfirmed", "Taken back by A (8 October 2019); nobody asserts it any more.")


def test_what_was_retracted_and_said_again_stands() -> None:
    again = [says("killed_in", "raid", "A", told=day) for day in ("2019-10-01", "2019-10-09")]
    taken = says("killed_in", "raid", "A", told="2019-10-05", stance="retracts")
    found = work_out(frame("killed_in"), [*again, taken])
    assert found.closed == {again[0].id: taken.id}
    assert found.state == "single"


def test_silence_matters_only_where_one_word_is_all_there_is() -> None:
    silence = ("dead", "Pentagon", {"stance": "cannot_confirm"})
    assert state("life_status", ("killed", "A"), silence) == (
        "unconfirmed",
        "Killed by the word of A alone; not confirmed by Pentagon.",
    )
    assert state("life_status", ("killed", "A"), ("killed", "B"), silence)[0] == "agreed"
    assert state("life_status", ("killed", "A"), ("dead", "B"), silence)[0] == "finer"
    assert state("life_status", (None, "Pentagon", {"stance": "declines_comment"})) == (
        "unconfirmed",
        "Left open by Pentagon, and nobody asserts it.",
    )


def test_silence_about_a_finer_value_says_nothing_of_the_wider() -> None:
    assert state("life_status", ("dead", "A"), ("killed", "B", {"stance": "cannot_confirm"}))[0] == "single"


def test_possible_words_do_not_make_agreement() -> None:
    assert state("killed_in", ("raid", "A"), ("raid", "B", MAY)) == ("single", "Only by the word of A.")
    assert state("killed_in", ("raid", "A", MAY), ("raid", "B", MAY))[0] == "unconfirmed"


def test_an_estimate_beside_a_count_is_the_same_answer_told_less_exactly() -> None:
    assert state("killed", ("about 31", "A"), ("30", "B")) == (
        "finer",
        "30 is the more exact figure and fits about 31.",
    )


def test_a_question_with_denials_only_says_so() -> None:
    assert state("killed_in", ("raid", "Taliban", DENIES)) == ("single", "Only denied, by Taliban; nobody asserts it.")


def test_the_reason_of_several_is_not_that_of_a_refinement() -> None:
    found, reason = state("area", ("musa-qala", "A"), ("helmand", "A"), ("punjab", "B"))
    assert (found, reason) == ("several", "There can be several values of 'area of operations'.")


QUOTED = {"dated": ""}


def closed(prop: str, *claims: tuple) -> dict[int, int]:
    """Which of the claims, by their place, closes which."""
    said = [
        says(prop, value, by, number=n, **(more[0] if more else {})) for n, (value, by, *more) in enumerate(claims, 1)
    ]
    return work_out(frame(prop), said).closed


def test_a_denial_closes_nothing() -> None:
    assert closed("killed", ("17", "A", OCT), ("17", "A", DENIES)) == {}
    assert state("killed", ("17", "A", OCT), ("17", "A", DENIES))[0] == "denied"


def test_an_undated_word_closes_no_dated_one() -> None:
    dated, undated = {"told": "2017-10-19"}, {"told": "2017-10-20", **QUOTED}
    both = (("2017-10-19", "spokesman", dated), ("2017-10-18", "spokesman", undated))
    assert closed("date_of_death", *both) == {}
    assert state("date_of_death", *both)[0] == "contradicted"
    # a dated word after both closes both
    last = ("2017-10-18", "spokesman", {"told": "2017-10-25"})
    assert closed("date_of_death", both[0], last) == {1: 2}


def test_that_a_toll_grew_between_two_undated_words_needs_no_day() -> None:
    early, late = {"told": "2019-10-01", **QUOTED}, {"told": "2019-10-03", **QUOTED}
    assert closed("killed", ("12", "A", early), ("17", "A", late)) == {1: 2}
    assert closed("killed", ("17", "A", early), ("12", "A", late)) == {}
    assert closed("killed", ("12", "A", {"told": "2019-10-01"}), ("17", "A", late)) == {}


def test_another_voice_of_the_body_closes_nothing() -> None:
    count = (("3252", "minister", {"told": "2023-09-16", "origin": "gov"}), ("3166", "office", {"origin": "gov"}))
    assert closed("killed", *count) == {}
    assert state("killed", *count)[0] == "several"


def test_an_accusation_is_taken_back_by_a_retraction_alone() -> None:
    accused = (("ttp", "A", {"told": "2019-09-01"}), ("jua", "A", {"told": "2019-09-03"}))
    assert closed("responsibility", *accused) == {}
    assert state("responsibility", *accused)[0] == "several"
    assert closed("responsibility", *accused, ("ttp", "A", {"stance": "retracts"})) == {1: 3}


def test_a_stale_quotation_goes_where_the_first_word_went() -> None:
    said = ("date_of_death", ("2019-09-26", "A", {"told": "2019-10-01"}), ("2019-09-23", "A", {"told": "2019-10-03"}))
    stale = ("2019-09-26", "A", {"told": "2019-10-09", **QUOTED})
    assert closed(*said, stale) == {1: 2, 3: 2}
    assert state(*said, stale)[0] == "single"


def test_two_counts_of_one_day_stay_a_conflict_unless_a_minute_or_the_print_orders_them() -> None:
    assert state("killed", ("5200", "A"), ("5400", "B"))[0] == "contradicted"
    first, second = ({"told_at": f"2019-10-09T{hour}:00"} for hour in (10, 12))
    assert state("killed", ("5200", "A", first), ("5400", "B", second))[0] == "several"
    assert state("killed", ("5400", "A", first), ("5200", "B", second))[0] == "contradicted"
    assert state("killed", ("5200", "A", first), ("5400", "B"))[0] == "contradicted"
    first, second = ({"published": f"2019-10-{day}"} for day in (10, 11))
    assert state("killed", ("5200", "A", first), ("5400", "B", second))[0] == "several"
    assert state("killed", ("5200", "A", second), ("5400", "B", first))[0] == "contradicted"


def test_figures_that_lie_apart_and_close_together_are_marked_as_near() -> None:
    for one, other, near in (("742,689", "750,000", True), ("30", "34", False), ("1,574,387", "1,574,397", True)):
        verdict = judge(frame("killed"), says("killed", one, "A"), says("killed", other, "B"))
        assert (verdict.kind, verdict.near) == ("contradicts", near)
