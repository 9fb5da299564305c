"""Reading without leaving anything beside a store, while others may come and write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.db.sqlite.untouched import Untouched
from store.library import Library
from store.model.problems import BadInput, Refused
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.store.stores import change


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "stores" / "small.db"
    load_case(small.folder, store)
    return store


def title(connection: sqlite3.Connection) -> str:
    (found,) = connection.execute("SELECT value FROM meta WHERE key = 'title'").fetchone()
    return str(found)


def beside(path: Path) -> set[str]:
    return {other.name for other in path.parent.iterdir()}


def test_nothing_is_left_beside_the_store(path: Path) -> None:
    with Library(path, read_only=True, untouched=True) as library:
        assert library.overview().title == "Two reports on a border post"
        assert library.version() == library.version()
        assert beside(path) == {"small.db"}
    assert beside(path) == {"small.db"}


def test_a_write_between_two_questions_is_seen(path: Path) -> None:
    with closing(Untouched(path)) as asked:
        assert asked.ask(title) == "Two reports on a border post"
        change(path, "UPDATE meta SET value = 'Other' WHERE key = 'title'")
        assert asked.ask(title) == "Other"
        assert beside(path) == {"small.db"}


def test_what_a_writer_has_not_put_into_the_file_yet_is_seen(path: Path) -> None:
    with closing(Untouched(path)) as asked, closing(sqlite3.connect(path)) as writer:
        assert asked.ask(title) == "Two reports on a border post"
        with writer:
            writer.execute("UPDATE meta SET value = 'Other' WHERE key = 'title'")
        assert "small.db-wal" in beside(path)
        assert asked.ask(title) == "Other"


def test_a_question_that_a_write_overtook_is_asked_again(path: Path) -> None:
    told: list[str] = []

    def slow(connection: sqlite3.Connection) -> str:
        told.append(title(connection))
        if len(told) == 1:
            change(path, "UPDATE meta SET value = 'Other' WHERE key = 'title'")
        return told[-1]

    with closing(Untouched(path)) as asked:
        assert asked.ask(slow) == "Other"


def test_what_cannot_be_read_is_one_sentence(path: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such store"):
        Library(tmp_path / "none.db", untouched=True)
    with closing(Untouched(path)) as asked, pytest.raises(Refused, match="cannot be written here"):
        asked.ask(lambda c: c.execute("DELETE FROM claim"))
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 40_000)
    with closing(Untouched(path)) as asked, pytest.raises(Refused, match="damaged"):
        asked.ask(lambda c: c.execute("SELECT * FROM claim").fetchall())
    assert beside(path) == {"small.db"}


def test_a_fault_of_ours_is_not_hidden(path: Path) -> None:
    with closing(Untouched(path)) as asked, pytest.raises(KeyError):
        asked.ask(lambda _: {}["a fault of ours"])
