"""What a speaker may have given up, and for what: whole questions, each the least that shows it."""

from __future__ import annotations

from itertools import permutations

from store.verdicts.rules.said import Said
from store.verdicts.work_out import work_out
from tests.store.saying import frame, says


def found(prop: str, *said: Said) -> tuple[str, str]:
    """State and reason, whatever was loaded first."""
    (told,) = {(it.state, it.reason) for it in (work_out(frame(prop), list(some)) for some in permutations(said))}
    return told


def test_nothing_is_given_up_for_what_was_surely_said_before_it() -> None:
    """A's first word was corrected to the 24th. By another of A's words, on a day between or beside the two, no way
    leads back to it: what A says now excludes what B says."""
    first = says("date_of_death", "2019-09-26", "A", told="2019-10-01")
    loose = says("date_of_death", "2019-09-20/2019-09-21", "A", told="2019-10-01/2019-10-02")
    last = says("date_of_death", "2019-09-24", "A", told="2019-10-02")
    other = says("date_of_death", "2019-09-26", "B", told="2019-10-04")
    assert work_out(frame("date_of_death"), [first, loose, last, other]).closed == {first.id: last.id}
    assert found("date_of_death", first, loose, last, other)[0] == "contradicted"
    # by the second of A's words there may be one, where it leaves room itself
    open_ = says("date_of_death", "2019-09-25/2019-09-27", "A", told="2019-10-01/2019-10-02")
    assert found("date_of_death", first, open_, last, other) == (
        "may_conflict",
        "24 September 2019 (A) and 26 September 2019 (B) exclude each other, but A may have given that up for "
        "25-27 September 2019.",
    )


def test_a_finer_word_is_not_given_up_for_an_earlier_one_by_way_of_a_wider() -> None:
    raid = says("killed_in", "raid", "A", told="2019-10-03")
    wider = says("killed_in", "two-strikes", "A", told="2019-10-03/2019-10-06")
    finer = says("killed_in", "strike-in-khost", "A", told="2019-10-05")
    other = says("killed_in", "raid", "B", told="2019-10-05")
    assert found("killed_in", raid, wider, finer, other)[0] == "contradicted"


def test_a_count_given_up_for_an_earlier_one_is_not_whichever_side_is_asked_first() -> None:
    """A's 12 were counted before its 17, so they cannot take the place of those; C's figures are both above."""
    seventeen = says("killed", "17", "A", told="2019-10-05/2019-10-08")
    twelve = says("killed", "12", "A", told="2019-10-05", as_of="2019-09-30")
    thirty = says("killed", "30", "C", told="2019-10-02")
    thousand = says("killed", "at least 1,000", "C", told="2019-10-02/2019-10-03")
    assert found("killed", seventeen, twelve, thirty, thousand) == (
        "contradicted",
        "The later count, 17 by A, is lower than the 30 by C before it.",
    )
