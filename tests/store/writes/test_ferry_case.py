"""The fictitious case against what an analyst expected of it before any rule was run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from store.db.connection import Connection
from store.sync.load import load_case
from tests.engines import opened

CASES = Path(__file__).parents[2] / "cases"
EXPECTED: dict[str, dict[str, Any]] = yaml.load(
    (CASES / "ferry-expected.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    path = tmp_path_factory.mktemp("ferry") / "store.db"
    load_case(CASES / "ferry", path)
    with opened(path) as connection:
        yield connection


def questions(store: Connection) -> dict[str, tuple[int, str, str]]:
    rows = store.execute(
        "SELECT e.slug, q.property, q.scope, q.id, q.state, q.reason"
        " FROM question q JOIN entity e ON e.id = q.entity_id"
    )
    return {" ".join(part for part in row[:3] if part): row[3:] for row in rows}


def test_no_question_is_missing_and_none_too_many(store: Connection) -> None:
    assert questions(store).keys() == EXPECTED.keys()


@pytest.mark.parametrize("question", EXPECTED)
def test_a_question_is_in_the_expected_state(store: Connection, question: str) -> None:
    number, state, reason = questions(store)[question]
    wanted = EXPECTED[question]
    assert state == wanted["state"], reason
    if "answers" in wanted:
        rows = store.execute("SELECT value_key, origins FROM answer WHERE question_id = ?", (number,))
        assert {key: str(origins) for key, origins in rows if key} == wanted["answers"]
        closed = store.execute(
            "SELECT c.slug FROM answer_claim k JOIN answer a ON a.id = k.answer_id JOIN claim c ON c.id = k.claim_id"
            " WHERE a.question_id = ? AND k.closed_by IS NOT NULL",
            (number,),
        )
        assert {slug for (slug,) in closed} == set(wanted.get("closed", ()))
    if "kinds" in wanted:
        kinds = {kind for (kind,) in store.execute("SELECT kind FROM verdict WHERE question_id = ?", (number,))}
        assert set(wanted["kinds"]) <= kinds


def test_the_near_identical_report_is_found_to_be_a_copy(store: Connection) -> None:
    copies = store.execute(
        "SELECT s.slug, o.slug FROM source s JOIN source o ON o.id = s.copy_of_id WHERE s.syndicated_from_id IS NULL"
    ).fetchall()
    assert copies == [("evening-gazette-1", "lna-1")]


def test_the_flash_and_its_copies_are_one_origin(store: Connection) -> None:
    origins = store.execute(
        "SELECT count(DISTINCT k.origin), count(*) FROM answer_claim k JOIN claim c ON c.id = k.claim_id"
        " WHERE c.slug LIKE '%-1-date' AND c.slug NOT LIKE 'tribune%' AND c.value_key LIKE '%/%'"
    )
    assert origins.fetchone() == (1, 3)
