"""A judgement as it is kept: clean words, and which one it takes the place of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from store.edits.judging import judge_question, withdraw
from store.model.claims import QuestionRef
from tests.cases import CaseFolder
from tests.store.stores import loaded, query

REF = QuestionRef("idris-walid", "life_status")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return loaded(CaseFolder(tmp_path / "case").folder, tmp_path / "own.db")


def test_what_a_person_writes_is_kept_clean(store: Path) -> None:
    why = "seen\x1b[2J\u202e twice\x00\u2069\non two days"
    judge_question(store, REF, "holds", answer="dead", why=why, who="a\x1bna\nb\u200f")
    wanted = ("seen[2J twice\non two days", "ana b")
    assert query(store, "SELECT why, who FROM judgement") == [wanted]
    ((data,),) = query(store, "SELECT data FROM record WHERE kind = 'judgement'")
    kept = json.loads(data)
    assert (kept["why"], kept["who"]) == wanted
    assert query(store, "SELECT who FROM edit WHERE verb = 'judge'") == [("ana b",)]


def test_a_reason_is_cut_where_it_is_too_long(store: Path) -> None:
    judge_question(store, REF, "holds", answer="dead", why="w" * 3000, who="ana")
    ((why,),) = query(store, "SELECT why FROM judgement")
    assert len(why) == 2000


def test_a_later_one_names_the_one_that_it_takes_the_place_of(store: Path) -> None:
    judge_question(store, REF, "holds", answer="dead", why="", who="ana")
    judge_question(store, REF, "unresolved", answer=None, why="", who="ben")
    withdraw(store, REF, who="ana")
    rows = query(
        store, "SELECT j.decision, e.decision FROM judgement j LEFT JOIN judgement e ON e.id = j.supersedes_id"
    )
    assert rows == [("holds", None), ("unresolved", "holds"), ("withdrawn", "unresolved")]
