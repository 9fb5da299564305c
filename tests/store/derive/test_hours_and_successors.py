"""Times of day, zones and successors reach the rules from the files of a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.store.stores import query


def verdicts(small: CaseFolder, prop: str) -> list[str]:
    store = Path(small.folder.parent / "store.db")
    load_case(small.folder, store)
    sql = "SELECT v.kind FROM verdict v JOIN question q ON q.id = v.question_id WHERE q.property = ?"
    return [kind for (kind,) in query(store, sql, prop)]


@pytest.mark.parametrize(
    ("said", "kind"), [("T09:00+03:00", "updates"), ("T10:00Z", "contradicts"), ("T13:00+03:00", "contradicts")]
)
def test_counts_of_one_day_are_ordered_by_their_hours(small: CaseFolder, said: str, kind: str) -> None:
    small.edit("claims/courier.yaml", "at least 12\n", "at least 12\n    said: 2021-05-06T08:00Z\n")
    small.edit("claims/herald.yaml", '"7"}', f'"7"}}\n    said: 2021-05-06{said}')
    assert verdicts(small, "killed") == [kind]


def test_a_state_and_its_successor_may_each_be_the_word_for_its_time(small: CaseFolder) -> None:
    more = "- id: union\n  kind: place\n  name: Union\n- id: republic\n  kind: place\n  name: Republic\n"
    small.add("entities/all.yaml", more)
    of_spokesman = "property: life_status\n    value: dead\n    speaker: spokesman"
    small.edit("claims/courier.yaml", of_spokesman, "property: nationality\n    value: union\n    speaker: spokesman")
    place = "property: place_of_death\n    value: west-province"
    small.edit("claims/herald.yaml", place, "property: nationality\n    value: republic")
    small.edit("claims/herald.yaml", "certainty: probable", "certainty: certain")
    assert verdicts(small, "nationality") == ["contradicts"]
    small.edit("entities/all.yaml", "name: Republic\n", "name: Republic\n  follows: [union]\n")
    assert verdicts(small, "nationality") == ["possible_succession"]
