"""A database that does more than hold our tables is not opened; one that any version of whosays made is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.db.sqlite.migrations import bring_up
from store.db.sqlite.opening import open_read
from store.db.sqlite.search_tables import WORD_TABLES
from store.db.sqlite.soundness import TABLES, stranger
from store.db.writing import writing
from store.library import Library
from store.model.problems import Refused
from tests.conftest import ROOT
from tests.store.stores import change

STORES = sorted((ROOT / "tests" / "stores").glob("*.sqlite"))
ENDLESS = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT n FROM x"

STRANGE = {
    "a view": (f"CREATE VIEW more AS {ENDLESS}", "the view more"),
    "a view in a table's place": (
        f"ALTER TABLE listed RENAME TO filed_too; CREATE VIEW listed AS {ENDLESS}",
        "the table filed_too",
    ),
    "a trigger": ("CREATE TRIGGER it AFTER INSERT ON judgement BEGIN DELETE FROM claim; END", "the trigger it"),
    "a table": ("CREATE TABLE more (id INTEGER)", "the table more"),
    "a column": ("ALTER TABLE claim ADD COLUMN more VARCHAR", "more in the table claim"),
    "a column that is worked out": (
        "ALTER TABLE claim ADD COLUMN name TEXT GENERATED ALWAYS AS (slug)",
        "ALWAYS in the table claim",
    ),
    "a check": (
        "DROP TABLE filed; CREATE TABLE filed (kind, ref, file CHECK (file > ref))",
        "CHECK in the table filed",
    ),
    "an index of an expression": ("CREATE INDEX more ON claim (abs(id))", "the index more"),
    "words of another table": (
        "DROP TABLE passage_fts; CREATE VIRTUAL TABLE passage_fts USING fts5(claim, quote, content='claim')",
        "another table passage_fts",
    ),
    "words of another kind": ("DROP TABLE nx_gap; CREATE VIRTUAL TABLE nx_gap USING fts5(gap)", "in the table nx_gap"),
}


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_not_ours_is_refused_for_reading_and_for_writing(own_store: Path, name: str) -> None:
    statements, told = STRANGE[name]
    with closing(sqlite3.connect(own_store)) as connection:
        connection.executescript(statements)
    sentence = "which whosays did not make.*not opened; restore a backup$"
    for opened in (open_read, Library):
        with pytest.raises(Refused, match=f"{told}, {sentence}"):
            opened(own_store)
    with pytest.raises(Refused, match=sentence), writing(own_store):
        pass


@pytest.mark.parametrize("path", STORES, ids=lambda path: path.stem)
def test_a_store_of_any_version_is_ours_before_and_after_it_is_brought_up(path: Path, tmp_path: Path) -> None:
    store = Path(shutil.copyfile(path, tmp_path / "store.db"))
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        assert stranger(connection) is None
        bring_up(store, connection)
        assert stranger(connection) is None


def test_all_tables_of_a_store_are_named_with_their_columns(shipped_store: Path) -> None:
    with closing(sqlite3.connect(shipped_store)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert names >= TABLES.keys() | WORD_TABLES.keys()
        for table, columns in TABLES.items():
            assert {row[1] for row in connection.execute(f"PRAGMA table_info({table})")} == columns, table


def test_what_sqlite_keeps_for_itself_and_an_index_of_columns_are_no_strangers(own_store: Path) -> None:
    change(own_store, "CREATE INDEX mine ON claim (property, scope)")
    change(own_store, "ANALYZE")
    with closing(sqlite3.connect(own_store)) as connection:
        assert stranger(connection) is None
