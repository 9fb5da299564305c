"""What the format took on for decisions: same.yaml and dropped.yaml, read with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.case.checks.check import check_case
from store.case.checks.seal import seal
from store.case.read import read_case
from store.case.stands import moved, stands_of
from store.sync.load import load_case
from store.writes.current import is_current
from tests.cases import CaseFolder

SAME = """\
# Who is who
- one: idris-walid
  other: falcon
  decided: same
  why: one voice
  who: ana
  at: 2026-01-31T09:30:00Z
"""
DROPPED = """\
- id: 0a1b2c
  source: gone
  rendition: original
  start: 3
  end: 9
  who: ana
  at: 2026-01-31T09:30:00Z
"""
FALCON = "- id: falcon\n  kind: leader\n  name: Falcon\n"


@pytest.fixture
def case(tmp_path: Path) -> CaseFolder:
    made = CaseFolder(tmp_path / "case")
    made.add("entities/all.yaml", FALCON)
    return made


def problems(case: CaseFolder) -> list[str]:
    return [str(it) for it in check_case(case.folder).problems]


def test_a_decision_may_name_the_two_in_either_order_and_the_first_stands(case: CaseFolder) -> None:
    case.write("same.yaml", SAME)
    ((entry, at),) = read_case(case.folder).same
    assert (entry.one, entry.other, entry.keep) == ("falcon", "idris-walid", "idris-walid")
    assert at.place("who") == "same.yaml:6"
    assert problems(case) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("decided: same", "decided: equal", "4: decided: 'equal' is not one of same, not_same, unsure"),
        ("other: falcon", "other: river-front", "3: 'idris-walid' is a leader and 'river-front' a group, which cannot"),
        ("other: falcon", "other: idris-walid", "2: 'idris-walid' is one already: name two entities"),
        ("other: falcon", "other: nobody-here", "3: entity 'nobody-here' is not defined in entities/: define it there"),
        ("why: one voice", "keep: ministry", "2: 'ministry' is none of the two: keep falcon or idris-walid"),
        (
            "decided: same",
            "decided: unsure\n  keep: falcon",
            "2: only of two that are the same one is kept: remove keep",
        ),
        ("  who: ana\n", "", "2: who is missing: add it"),
        ("why:", "because:", "5: unknown key 'because': known here are one, other, decided, keep, why, who, at"),
    ],
)
def test_what_is_wrong_with_a_decision_is_said(case: CaseFolder, old: str, new: str, message: str) -> None:
    case.write("same.yaml", SAME.replace(old, new))
    assert [it[: len(message) + 10] for it in problems(case)] == [f"same.yaml:{message}"[: len(message) + 10]]


def test_decisions_against_each_other_and_circles_are_refused(case: CaseFolder) -> None:
    more = SAME.replace("# Who is who\n", "")
    case.write("same.yaml", SAME + more.replace("idris-walid", "falcon").replace("other: falcon", "other: idris-walid"))
    assert problems(case) == [
        "same.yaml:8: decision 'falcon+idris-walid' is defined already at same.yaml:2: keep one of the two"
    ]
    places = more.replace("idris-walid", "east-province").replace("falcon", "northland")
    case.write("same.yaml", places)
    (told,) = problems(case)
    assert told.startswith(
        "same.yaml:2: as one, 'east-province' and 'northland' would be something that lies in itself"
    )
    case.add("entities/all.yaml", FALCON.replace("falcon", "hawk").replace("Falcon", "Hawk"))
    chain = (
        SAME
        + more.replace("idris-walid", "hawk")
        + more.replace("falcon", "hawk").replace("decided: same", "decided: not_same")
    )
    case.write("same.yaml", chain)
    (told,) = problems(case)
    assert "'hawk' and 'idris-walid' are one by way of 'falcon', and it was decided that they are not" in told


def test_a_dropped_draft_may_name_what_is_gone(case: CaseFolder) -> None:
    case.write("dropped.yaml", DROPPED)
    assert problems(case) == []
    case.write("dropped.yaml", DROPPED + DROPPED)
    assert problems(case) == [
        "dropped.yaml:8: dropped draft '0a1b2c' is defined already at dropped.yaml:1: give it another id"
    ]
    case.write("dropped.yaml", "id: x\n")
    assert problems(case) == ["dropped.yaml:1: a list is expected: start each draft with '- id:'"]


def test_a_new_list_beside_the_case_is_seen_and_a_sealed_case_keeps_it(case: CaseFolder, tmp_path: Path) -> None:
    load_case(case.folder, tmp_path / "own.db")
    assert is_current(case.folder, tmp_path / "own.db")
    case.write("same.yaml", SAME)
    assert not is_current(case.folder, tmp_path / "own.db")
    seal(case.folder, tmp_path / "sealed")
    assert (tmp_path / "sealed" / "same.yaml").read_text() == SAME


def test_the_keep_of_the_latest_decision_stands_for_all() -> None:
    first = {"one": "a", "other": "b", "decided": "same", "keep": "a", "who": "x", "at": "2026-01-01T00:00:00Z"}
    later = first | {"one": "b", "other": "c", "keep": "c", "at": "2026-01-02T00:00:00Z"}
    stands = stands_of([later, first, first | {"one": "a", "other": "d", "decided": "not_same"}])
    assert stands.members == {"c": ("c", "a", "b")} and stands("a") == "c" and stands("d") == "d"
    assert moved(stands_of([first]), stands) == {"a", "b"}
