"""Every example of docs/verdicts.md, judged by the real rules; every rule has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.model.vocabulary import CHECKS, STATES
from store.verdicts.rules.pairs import judge
from store.verdicts.rules.reasons import RULES
from store.verdicts.rules.said import Said
from store.verdicts.work_out import work_out
from tests.store.saying import frame, says

PAGE = (Path(__file__).parents[3] / "docs" / "verdicts.md").read_text(encoding="utf-8")
SECTIONS = re.findall(r"^### (\w+)\n(.*?)(?=^##)", PAGE, flags=re.M | re.S)
HOW = "denies|retracts|cannot_confirm|declines_comment|may|reportedly"
CELL = re.compile(rf"(?P<voice>.+?)(?: (?P<how>{HOW}))?:(?P<value>[^;]*)(?P<more>(?:; .*)?)")
HEDGES = {"may": "possible", "reportedly": "probable"}


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


EXAMPLES = [(rule, *row) for rule, text in SECTIONS for row in rows(text)]


def claim(prop: str, cell: str) -> Said:
    found = CELL.fullmatch(cell)
    assert found is not None, cell
    how = found["how"] or ""
    given = dict(part.split("=", 1) for part in found["more"].split("; ") if part)
    stance = how if how and how not in HEDGES else "asserts"
    value = found["value"].strip() or None
    return says(prop, value, found["voice"], stance=stance, certainty=HEDGES.get(how, "certain"), **given)


@pytest.mark.parametrize(("rule", "prop", "one", "other", "kind", "because"), EXAMPLES)
def test_an_example_is_true(rule: str, prop: str, one: str, other: str, kind: str, because: str) -> None:
    verdict = judge(frame(prop), claim(prop, one), claim(prop, other))
    assert (verdict.rule, verdict.kind, verdict.reason) == (rule, kind, because)


WHOLE = rows(PAGE.split("## Whole questions")[1].split("\n## ")[0])


@pytest.mark.parametrize(("prop", "claims", "state", "because"), WHOLE)
def test_a_whole_question_is_in_the_state_told(prop: str, claims: str, state: str, because: str) -> None:
    found = work_out(frame(prop), [claim(prop, cell) for cell in claims.split(" + ")])
    assert (found.state, found.reason) == (state, because)


def test_every_rule_is_explained_with_an_example() -> None:
    assert {rule for rule, *_ in EXAMPLES} == set(RULES)


def test_the_states_and_checks_are_all_there() -> None:
    states = PAGE.split("## The state of a question")[1].split("## Checks")[0]
    assert tuple(row[0] for row in rows(states)) == STATES
    assert [f"check.{row[0]}" for row in rows(PAGE.split("## Checks across questions")[1])] == list(CHECKS)
