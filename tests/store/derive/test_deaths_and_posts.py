"""What the dead cannot have done, and what became of who holds a post: derived from whole cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.care.reindex import reindex
from tests.store.claimed import Case, claim


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_two_holders_of_one_post_are_not_taken_for_one(case: Case) -> None:
    """What became of the holder is asked of the post, and worked out again with who held it."""
    killed = claim("band", "post_fate", "killed", scope="chief", valid="2019-02-13/..")
    detained = claim("band", "post_fate", "detained", "clinic", scope="chief", as_of="2019-02-28")
    case.claims = {"c1": killed, "c2": detained, "c3": claim("band", "post_holder", "man", scope="chief")}

    def state() -> object:
        case.load()
        return case.rows("SELECT state FROM question WHERE property = 'post_fate'")

    assert state() == [("contradicted",)]
    case.claims["c4"] = claim("band", "post_holder", "other", "clinic", scope="chief")
    assert state() == [("may_conflict",)]
    reindexed = case.derived()
    reindex(case.store)
    assert case.derived() == reindexed
    del case.claims["c4"]
    assert state() == [("contradicted",)]


@pytest.mark.parametrize(
    ("acts", "label"),
    [
        ([claim("man", "directed", "raid", "clinic"), claim("raid", "date", "2019-10-01", "clinic")], "the raid"),
        (
            [claim("raid", "conducted_by", "man", "clinic", as_of="2019-10-01")],
            "The raid, conducted by Man, 1 October 2019 (clinic)",
        ),
        ([claim("man", "area", "tarn", "clinic", as_of="2019-10-01")], "Tarn"),
    ],
)
def test_who_is_dead_directs_no_attack(case: Case, acts: list[str], label: str) -> None:
    case.claims = {f"c{n}": said for n, said in enumerate([claim("man", "date_of_death", "2019-09-20"), *acts])}
    case.load()
    ((slug, name, _, state, reason),) = case.checks()
    assert (slug, name, state) == ("man", "check.act_after_death", "contradicted")
    assert label in str(reason)


def test_what_is_published_after_a_death_is_no_act(case: Case) -> None:
    dead = claim("man", "date_of_death", "2019-09-20")
    case.claims = {"c1": dead, "c2": claim("man", "publication", "a book", "clinic", as_of="2019-10-01")}
    case.load()
    assert case.checks() == []
