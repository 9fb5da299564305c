"""What no store of ours can hold, planted in every column of every table: opening it says where it stands."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.db.sqlite.possible import whole
from store.db.sqlite.possible.rows import COLUMNS
from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import Refused
from tests.gate.planting import begun
from tests.store.stores import change, query

#: What no column of a kind can hold.
IMPOSSIBLE = {
    "i": ("'abc'", "x'00ff'", "9223372036854775807"),
    "n": ("'abc'", "x'00ff'", "9223372036854775807", "-5"),
    "b": ("'abc'", "7"),
    "r": ("'abc'", "x'00'"),
    "": ("x'00ff'",),
    "o": ("'x'", "'[]'", "x'00'"),
    "a": ("'x'", "'{}'", "x'00'"),
}
#: Rows of tables that the store of the gate leaves empty.
MORE = (
    "INSERT INTO also_within VALUES (1, 2)",
    "INSERT INTO follows VALUES (2, 1)",
    "UPDATE claim SET where_id = 1 WHERE id = 1",
)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = begun(tmp_path_factory.mktemp("begun"))
    change(store, *MORE)
    return store


def references(store: Path) -> set[tuple[str, str]]:
    """Columns that name a row of another table, as SQLite is told it."""
    with closing(sqlite3.connect(store)) as connection:
        return {
            (table, row[3])
            for table in COLUMNS
            for row in connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        }


def planted(clean: Path, store: Path, table: str, column: str, value: str) -> bool:
    """Put a value into one row; whether SQLite takes it."""
    shutil.copy(clean, store)
    try:
        change(
            store,
            f'UPDATE "{table}" SET "{column}" = {value} '
            f'WHERE "{column}" IS (SELECT "{column}" FROM "{table}" ORDER BY 1 LIMIT 1)',
        )
    except sqlite3.Error:  # a number of a row is a number, and an index of words can hold one word once
        return False
    return bool(query(store, f'SELECT 1 FROM "{table}" WHERE "{column}" IS {value}'))


@pytest.mark.sweep(20)
@pytest.mark.parametrize("table", COLUMNS)
def test_whatever_column_it_stands_in_opening_says_where(clean: Path, tmp_path: Path, table: str) -> None:
    store, count = tmp_path / "odd.db", 0
    names = references(clean)
    for name, _, kind in (column.partition(":") for column in COLUMNS[table].split()):
        values = IMPOSSIBLE[kind.rstrip("?")] + (("4711",) if (table, name) in names else ())
        for value in values:
            if not planted(clean, store, table, name, value):
                continue
            count += 1
            with Library(store, read_only=True, untouched=True) as library, pytest.raises(Refused) as refused:
                library.look_through()
            told = str(refused.value)
            assert "\n" not in told
            assert f"{store}: the store is damaged: the table {table}, row " in told, (name, value)
            assert f": its {name} is " in told, (name, value)
            assert "run 'whosays doctor', then load the case again" in told
            assert len(told) < 400
    assert count, "nothing could be planted"


def test_what_is_as_it_was_written_is_let_be(clean: Path, shipped_store: Path) -> None:
    for store in (clean, shipped_store):
        with Library(store, read_only=True, untouched=True) as library:
            assert library.look_through() is False


@pytest.mark.sweep(6)
@pytest.mark.parametrize("value", ["'abc'", "x'00ff'", "-5", "4711000", "9223372036854775807"])
def test_of_a_large_store_a_number_that_nobody_has_is_met_at_the_end_of_its_index(
    own_store: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setattr(whole, "SMALL", 0)
    with Library(own_store, read_only=True, untouched=True) as library:
        library.look_through()
    for column in (name for names in whole._INDEXED.values() for name in names.split()):
        table, name = column.split(".")
        store = own_store.with_name("odd.db")
        if not planted(own_store, store, table, name, value):
            continue
        with Library(store, read_only=True, untouched=True) as library, pytest.raises(Refused, match="is damaged"):
            library.look_through()


def test_a_claim_of_nobody_is_not_left_out_of_a_large_store(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number is that of an entity that was there: only who reads the claims along with the entities sees it."""
    monkeypatch.setattr(whole, "SMALL", 0)
    (gone,) = query(own_store, "SELECT entity_id FROM claim WHERE id = 5")[0]
    change(own_store, "PRAGMA foreign_keys = OFF", f"DELETE FROM entity WHERE id = {gone}")
    with Library(own_store, read_only=True, untouched=True) as library:
        library.look_through()
        with pytest.raises(Refused, match=rf"row \d+: its entity_id is {gone}, and no entity has that number"):
            list(library.claim_rows())


def test_a_large_store_is_looked_through_part_by_part(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "SMALL", 0)
    change(own_store, "UPDATE answer SET position = -1 WHERE id = 3")
    with Library(own_store, read_only=True, untouched=True) as library:
        part = 0
        with pytest.raises(Refused, match="the table answer, row 3: its position is -1"):
            while library.look_through(part):
                part += 1
        assert part > 10
        assert library.compare(QuestionRef("asim-umar", "nationality")) is not None
