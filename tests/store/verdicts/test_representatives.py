"""Few claims of an answer stand for all of them."""

from __future__ import annotations

from datetime import date, timedelta

from store.verdicts.representatives import one_of_each_origin
from store.verdicts.rules.said import Said
from store.verdicts.work_out import work_out
from tests.store.saying import frame, says


def state(prop: str, claims: list[Said]) -> str:
    return work_out(frame(prop), claims).state


def test_a_second_speaker_of_a_value_is_not_lost_behind_the_first() -> None:
    """One party named by A and by B: A names another too, which only B's word stands against."""
    said = [says("responsibility", value, by) for value, by in (("ttp", "A"), ("jua", "A"), ("jua", "B"))]
    assert state("responsibility", said) == "contradicted"
    assert state("responsibility", said[:2]) == "several"


def test_the_earliest_and_the_latest_count_are_kept() -> None:
    low = [says("killed", "12", "A", told=f"2019-10-{day:02}") for day in range(1, 9)]
    high = [says("killed", "17", "B", told=f"2019-10-{day:02}") for day in range(9, 15)]
    assert state("killed", [*low, *high]) == "several"
    stale = says("killed", "12", "C", told="2019-10-15")
    assert state("killed", [*low, *high, stale]) == "contradicted"


def leads(name: str, start: int, by: str, length: int = 0) -> Said:
    first, last = (date(2019, 1, 1) + timedelta(days=days) for days in (start, start + length))
    return says("leader", name, by, valid=f"{first}/{last}")


def test_two_times_that_share_one_day_meet_among_many() -> None:
    first = [leads("x", 8 * number, "A", 3) for number in range(12)]
    second = [leads("y", 8 * number + 4, "B", 3) for number in range(12)]
    assert state("leader", [*first, *second]) == "several"
    touching = leads("y", 8 * 6 + 3, "B", 4)
    assert state("leader", [*first, *second, touching]) == "contradicted"


def test_some_day_in_a_span_meets_what_holds_throughout_it() -> None:
    first = [leads("x", 8 * number, "A", 3) for number in range(12)]
    inside = says("leader", "y", "B", as_of="2019-01-09/2019-01-12")
    across = says("leader", "y", "B", as_of="2019-01-09/2019-01-13")
    assert state("leader", [*first, inside]) == "contradicted"
    assert state("leader", [*first, across]) == "may_conflict"


def test_of_many_silences_one_of_each_origin_is_shown() -> None:
    quiet = [says("killed", "12", f"V{number % 3}", stance="cannot_confirm") for number in range(30)]
    assert len(one_of_each_origin(quiet)) == 3
