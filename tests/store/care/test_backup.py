"""Backups: a whole snapshot while others work, never in the place of something else."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store.care import backup as backups
from store.care.doctor import examine
from store.db.writing import driver, writing
from store.library import Library
from store.model.problems import BadInput, Refused
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.engines import in_files, on_server, real
from tests.store.stores import change, dump, rows, sound


def backup(store: Path, target: Path, *, force: bool = False) -> None:
    """Back a store up into a file, whoever keeps it."""
    with in_files():
        backups.backup(real(store), target, force=force)


def whole(path: Path) -> object:
    """All that a store holds, as far as that of a server and a file have it alike."""
    return rows(path) if on_server() else dump(path)


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def test_a_backup_is_the_store(path: Path, tmp_path: Path) -> None:
    backup(path, tmp_path / "copy.db")
    assert whole(tmp_path / "copy.db") == whole(path)
    assert all(finding.ok for finding in examine(tmp_path / "copy.db"))
    assert not [p.name for p in tmp_path.iterdir() if p.name.startswith(".")]


def test_a_backup_can_be_written_to(path: Path, small: CaseFolder, tmp_path: Path) -> None:
    backup(path, tmp_path / "copy.db")
    small.edit("case.yaml", "Two reports", "Three reports")
    assert load_case(small.folder, tmp_path / "copy.db")
    assert Library(path).overview().title == "Two reports on a border post"


def test_what_is_being_written_is_not_in_it(path: Path, tmp_path: Path) -> None:
    with pytest.raises(KeyError), writing(path) as session:
        driver(session).execute("DELETE FROM verdict")
        backup(path, tmp_path / "copy.db")
        raise KeyError  # it is given up
    assert whole(tmp_path / "copy.db") == whole(path)


def test_backups_while_a_case_is_loaded_over_and_over(path: Path, small: CaseFolder, tmp_path: Path) -> None:
    done = threading.Event()

    def load() -> None:
        for number in range(6):
            small.write("case.yaml", small.read("case.yaml").replace("title: ", f"title: {number}"))
            small.edit("claims/herald.yaml", "speaker: river-front", "speaker: river-front\n    note: again")
            load_case(small.folder, path)
            small.edit("claims/herald.yaml", "\n    note: again", "")
        done.set()

    writer = threading.Thread(target=load)
    writer.start()
    count = 0
    while not done.is_set() or not count:
        backup(path, tmp_path / "copy.db", force=True)
        sound(tmp_path / "copy.db")
        count += 1
    writer.join()
    backup(path, tmp_path / "copy.db", force=True)
    assert whole(tmp_path / "copy.db") == whole(path)


def test_nothing_is_overwritten_without_force(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_text("mine")
    with pytest.raises(BadInput, match="is there already: give another file, or --force to replace it"):
        backup(path, target)
    assert target.read_text() == "mine"
    backup(path, target, force=True)
    assert whole(target) == whole(path)


@pytest.mark.parametrize("force", [False, True])
def test_where_no_backup_goes(path: Path, tmp_path: Path, force: bool) -> None:
    if not on_server():
        with pytest.raises(BadInput, match="is the store itself"):
            backup(path, tmp_path / "." / "small.db", force=force)
    (tmp_path / "folder").mkdir()
    with pytest.raises(BadInput, match=r"is a folder|is there already"):
        backup(path, tmp_path / "folder", force=force)
    with pytest.raises(BadInput, match=r"there is no such folder: make it, or give another file"):
        backup(path, tmp_path / "nowhere" / "copy.db", force=force)
    used = tmp_path / "used.db"
    with closing(sqlite3.connect(used, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE t (a)")
        with pytest.raises(BadInput, match=r"is a store that is in use|is there already"):
            backup(path, used, force=force)


def test_what_is_no_store_is_not_copied(tmp_path: Path) -> None:
    change(tmp_path / "photos.db", "CREATE TABLE photo (id)")
    for name, sentence in (("photos.db", "not a whosays store"), ("gone.db", "no such store")):
        with pytest.raises(Refused, match=sentence):
            backup(tmp_path / name, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.files
def test_a_damaged_store_is_not_passed_off_as_a_backup(path: Path, tmp_path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        for page in range(2, size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 100)
    with pytest.raises(Refused, match="damaged"):
        backup(path, tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_file_that_came_meanwhile_is_not_replaced(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.db"
    last = "to_disk" if on_server() else "copy_file"
    step = getattr(backups, last)

    def copied(*told: Any) -> None:
        step(*told)
        if not target.exists():
            target.write_text("somebody else's")

    monkeypatch.setattr(backups, last, copied)
    with pytest.raises(BadInput, match="is there already"):
        backup(path, target)
    assert target.read_text() == "somebody else's"
    assert sorted(it.name for it in tmp_path.glob("*copy.db*")) == ["copy.db"]
