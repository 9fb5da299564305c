"""What is derived is brought up in one place, all of it or what a write touched."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.derive.refresh import Touched, refresh, renew
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.store.stores import derived, query, rebuilt

SPOILED = (
    "UPDATE question SET reason = 'spoiled'",
    "UPDATE passage_fts SET quote = 'spoiled'",
    "UPDATE entity SET worst = 0",
    "DELETE FROM nx_key",
)


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def spoil(path: Path, *statements: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    return connection


def test_everything_is_made_anew(path: Path) -> None:
    good = derived(path)
    with closing(spoil(path, *SPOILED)) as connection:
        steps: list[str] = []
        ((questions,),) = connection.execute(
            "SELECT count(*) FROM (SELECT DISTINCT entity_id, property, scope FROM claim)"
        ).fetchall()
        assert derived(path) != good
        assert renew(connection, lambda what, *_: steps.append(what)) == questions
    assert derived(path) == good == rebuilt(path)
    assert list(dict.fromkeys(steps)) == ["indexing names", "indexing texts", "comparing"]


def test_only_what_was_touched_is_worked_out(path: Path) -> None:
    standing = dict(query(path, "SELECT id, worst FROM entity WHERE origin = 'case'"))
    with closing(spoil(path, *SPOILED)) as connection:
        (entity, prop, scope, claim), *_ = query(path, "SELECT entity_id, property, scope, id FROM claim ORDER BY id")
        assert refresh(connection, Touched(claims={claim}, questions={(entity, prop, scope)})) == 1
    assert query(path, "SELECT rowid FROM passage_fts WHERE quote <> 'spoiled'") == [(claim,)]
    told = query(path, "SELECT entity_id, property, scope FROM question WHERE reason <> 'spoiled'")
    assert (entity, prop, scope) in told
    assert len(told) < len(query(path, "SELECT id FROM question"))
    spoiled = [number for number, worst in query(path, "SELECT id, worst FROM entity") if worst != standing[number]]
    assert spoiled and entity not in spoiled


def test_names_of_other_rules_are_indexed_anew(path: Path) -> None:
    with closing(spoil(path, "DELETE FROM nx_key", "UPDATE nx_meta SET value = 0 WHERE what = 'rules'")) as connection:
        assert refresh(connection, Touched()) == 0
    assert derived(path) == rebuilt(path)


def test_nobody_else_says_in_what_order() -> None:
    """A new derived part is made in one place."""
    parts = {"derive.derive", "passages.rebuild", "passages.refresh", "standing.refresh"}
    callers = set()
    for path in (ROOT / "store").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in parts:
                callers.add(path.stem)
    assert callers == {"refresh"}
