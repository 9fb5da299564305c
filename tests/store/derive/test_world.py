"""What a derivation reads besides claims: only what the case brought in."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.derive.world import read_world
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.engines import on_server, opened, trace_all
from tests.store.stores import change, query


def test_who_is_not_named_is_read_without_a_look_at_the_names_beside_the_case(
    small: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small.db"
    load_case(small.folder, path)
    change(
        path,
        "INSERT INTO entity (slug, kind, name, about, anonymous, known, worst, origin) "
        "VALUES ('listed', 'voice', 'Listed', '', 1, 0, 9, 'names')",
    )
    asked: list[str] = []
    with monkeypatch.context() as patch:
        trace_all(patch, asked.append)
        with opened(path) as connection:
            world = read_world(connection)
    assert [(number,) for number in world.voices.unnamed] == query(
        path, "SELECT id FROM entity WHERE slug = 'unnamed-officer'"
    )
    (told,) = [sql for sql in asked if "anonymous" in sql]
    assert "origin = 'case'" in told
    if not on_server():  # which looks at so small a table as a whole
        (*_, plan) = query(path, f"EXPLAIN QUERY PLAN {told}")[1]
        assert plan.endswith("INDEX entity_list (kind=? AND origin=?)")
