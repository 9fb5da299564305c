"""What is derived is brought up in one place, all of it or what a write touched."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from store.derive.refresh import Touched, refresh, renew
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.engines import on_server, opened
from tests.store.stores import change, derived, query, rebuilt

SPOILED = (
    "UPDATE question SET reason = 'spoiled'",
    "UPDATE entity SET worst = 0",
    "DELETE FROM nx_key",
)


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def spoil(path: Path) -> None:
    words = "words = 'spoiled'" if on_server() else "quote = 'spoiled'"
    change(path, *SPOILED, f"UPDATE passage_fts SET {words}")


def found_by(path: Path, word: str) -> list[tuple[int]]:
    """The claims whose full text has a word."""
    word = f"words @@ '{word}'" if on_server() else f"passage_fts MATCH '{word}'"
    return query(path, f"SELECT {'id' if on_server() else 'rowid'} FROM passage_fts WHERE {word}")


def test_everything_is_made_anew(path: Path) -> None:
    good = derived(path)
    spoil(path)
    assert derived(path) != good
    with opened(path) as connection:
        steps: list[str] = []
        ((questions,),) = connection.execute(
            "SELECT count(*) FROM (SELECT DISTINCT entity_id, property, scope FROM claim) AS asked"
        ).fetchall()
        assert renew(connection, lambda what, *_: steps.append(what)) == questions
    assert derived(path) == good == rebuilt(path)
    assert list(dict.fromkeys(steps)) == ["indexing names", "indexing texts", "comparing"]


def test_only_what_was_touched_is_worked_out(path: Path) -> None:
    standing = dict(query(path, "SELECT id, worst FROM entity WHERE origin = 'case'"))
    spoil(path)
    (entity, prop, scope, claim), *_ = query(path, "SELECT entity_id, property, scope, id FROM claim ORDER BY id")
    everything = len(query(path, "SELECT id FROM claim"))
    assert len(found_by(path, "spoiled")) == everything
    with opened(path) as connection:
        assert refresh(connection, Touched(claims={claim}, questions={(entity, prop, scope)})) == 1
    spoilt = found_by(path, "spoiled")
    assert len(spoilt) == everything - 1 and (claim,) not in spoilt
    told = query(path, "SELECT entity_id, property, scope FROM question WHERE reason <> 'spoiled'")
    assert (entity, prop, scope) in told
    assert len(told) < len(query(path, "SELECT id FROM question"))
    spoiled = [number for number, worst in query(path, "SELECT id, worst FROM entity") if worst != standing[number]]
    assert spoiled and entity not in spoiled


def test_names_of_other_rules_are_indexed_anew(path: Path) -> None:
    change(path, "DELETE FROM nx_key", "UPDATE nx_meta SET value = 0 WHERE what = 'rules'")
    with opened(path) as connection:
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
