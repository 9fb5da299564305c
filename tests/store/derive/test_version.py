"""The number of the rules goes up with every change of what they give."""

from __future__ import annotations

from pathlib import Path

from store.care.digests import digests_of
from store.edits.judging import judge_question
from store.model.claims import QuestionRef
from store.model.version import RULES
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.engines import opened
from tests.store.stores import change, query

#: What the rules of this number make of the case in tests/cases/ferry.
MADE = {5: "2f7c916222881525d5"}


def test_rules_that_give_something_else_have_another_number(tmp_path: Path) -> None:
    load_case(ROOT / "tests" / "cases" / "ferry", tmp_path / "ferry.db")
    with opened(tmp_path / "ferry.db") as connection:
        told = digests_of(connection, ("answers", "verdicts", "order of lists"))
    made = f"{told['answers'] ^ told['verdicts'] ^ told['order of lists']:x}"
    assert {RULES: made} == MADE, "the ferry case is told otherwise: add one to RULES and put number and sum here"


def test_the_first_write_works_out_all_that_other_rules_made(tmp_path: Path) -> None:
    store = tmp_path / "own.db"
    load_case(CaseFolder(tmp_path / "case").folder, store)
    (fresh,) = query(store, "SELECT count(*) FROM question WHERE reason <> ''")
    change(store, "UPDATE meta SET value = '0' WHERE key = 'rules'", "UPDATE question SET reason = 'by the old rules'")
    judge_question(store, QuestionRef("idris-walid", "life_status"), "holds", answer="dead", why="", who="ana")
    assert query(store, "SELECT count(*) FROM question WHERE reason = 'by the old rules'") == [(0,)]
    assert query(store, "SELECT count(*) FROM question WHERE reason <> ''") == [fresh]
    assert query(store, "SELECT value FROM meta WHERE key = 'rules'") == [(str(RULES),)]
