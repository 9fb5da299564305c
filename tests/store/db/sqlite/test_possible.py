"""What a store can hold: the columns are those of the tables, and a fact that leaves is what it says it is."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from store.db import facts, tables
from store.db.sqlite.possible.rows import COLUMNS, WORDS, odd_rows
from store.library import Library
from store.model.problems import BadInput, Refused
from store.model.views import EntityRow
from store.writes.name_lists import load_into
from tests.store.stores import change

KINDS = {"VARCHAR": "", "INTEGER": "i", "BOOLEAN": "b", "FLOAT": "r"}


def test_the_columns_are_those_of_the_tables() -> None:
    assert tables.Meta.__tablename__ == "meta"
    for name, made in SQLModel.metadata.tables.items():
        told = dict(column.partition(":")[::2] for column in COLUMNS[name].split())
        wanted = {
            column.name: KINDS[str(column.type)] + "?" * (column.nullable and not column.primary_key)
            for column in made.columns
        }
        plain = str.maketrans("n", "i", "oa")
        assert {column: kind.translate(plain) for column, kind in told.items()} == wanted


def test_a_store_that_was_loaded_holds_nothing_odd(shipped_store: Path) -> None:
    with closing(sqlite3.connect(shipped_store)) as connection:
        assert odd_rows(connection, 1) == []
        for name, words in WORDS.items():
            table, column = name.split(".")
            there = {row[0] for row in connection.execute(f"SELECT DISTINCT {column} FROM {table}")}
            assert there <= set(words)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (EntityRow("a", "zzz", "A"), "EntityRow.kind is 'zzz'"),  # type: ignore[arg-type]
        (EntityRow("a", "leader", b"A"), "EntityRow.name is b'A'"),  # type: ignore[arg-type]
        (EntityRow("a", "leader", "A", None, "7"), "EntityRow.count is '7'"),  # type: ignore[arg-type]
    ],
)
def test_a_fact_is_what_it_says_it_is(row: EntityRow, said: str) -> None:
    facts.check(EntityRow("a", "leader", "A", "single", 7, score=1))
    with pytest.raises(facts.Impossible, match=said):
        facts.check({"rows": [(EntityRow("a", "leader", "A"), row)]})


def test_what_a_row_made_of_a_fact_is_told_by_its_row(own_store: Path) -> None:
    change(own_store, "UPDATE entity SET name = x'ff' WHERE slug = 'asim-umar'")
    with Library(own_store) as library, pytest.raises(Refused, match=r"the table entity, row \d+: its name is 1 bytes"):
        library.entities("leader", 0, 100)


def test_a_list_of_names_that_is_refused_leaves_no_store(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("entity,kind,name\nq1,nokind,Somebody\n")
    with pytest.raises(BadInput, match="no kind of entity"):
        load_into(tmp_path / "new.db", tmp_path / "bad.csv")
    assert [it.name for it in tmp_path.iterdir()] == ["bad.csv"]
    (tmp_path / "empty.db").touch()
    with pytest.raises(BadInput, match="no kind of entity"):
        load_into(tmp_path / "empty.db", tmp_path / "bad.csv")
    assert (tmp_path / "empty.db").exists(), "it was there before"


@pytest.mark.parametrize("text", ["no JSON", "[1]", "3"])
@pytest.mark.parametrize("column", ["before", "after", "data", "folder"])
def test_text_that_is_no_record_is_told_by_its_row(own_store: Path, column: str, text: str) -> None:
    ask: Callable[[Library], object]
    if column in ("before", "after"):
        change(own_store, f"UPDATE edit_change SET whole = 1, \"{column}\" = '{text}'")
        told, ask = f"the table edit_change, row 1: its {column} is '{text}'", lambda it: it.journal_page(1)
    else:
        held = {"data": "{}", "folder": "{}", column: text}
        change(
            own_store,
            "INSERT INTO base (kind, ref, data, clashed, folder) VALUES "
            f"('entity', 'asim-umar', '{held['data']}', 1, '{held['folder']}')",
        )
        told, ask = f"the table base, row asim-umar: its {column} is '{text}'", lambda it: it.clashes()
    with pytest.raises(Refused, match=re.escape(f"{told}, which whosays never writes: run 'whosays doctor'")):
        ask(Library(own_store))
