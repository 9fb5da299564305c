"""Loading is all or nothing: what cannot be written is refused in one sentence, and nothing is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

import store.db.sqlite.writing
from store.db.schema import SCHEMA_VERSION
from store.db.sqlite import opening
from store.db.writing import writing
from store.derive import derive
from store.library import Library
from store.model.problems import BadCase, BadInput, Refused
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.engines import content, on_server, real
from tests.store.stores import change, dump, facts, fresh, sound

CLAIMS, ALL = "claims/herald.yaml", "entities/all.yaml"


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    """A store of the small case."""
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def failing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = derive.derive

    def fail(*args: object, **more: object) -> int:
        real(*args, **more)  # type: ignore[arg-type]
        raise RuntimeError("power cut")

    monkeypatch.setattr(derive, "derive", fail)


def test_a_failure_in_the_middle_leaves_the_store_as_it_was(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, bytes_before = dump(path), content(path)
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    failing(monkeypatch)
    with pytest.raises(RuntimeError, match="power cut"):
        load_case(small.folder, path)
    assert dump(path) == before
    assert content(path) == bytes_before


def test_a_failure_of_the_first_load_leaves_nothing_half_made(
    small: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.db"
    with monkeypatch.context() as patch:
        failing(patch)
        with pytest.raises(RuntimeError):
            load_case(small.folder, path)
    assert not list(tmp_path.glob("new.db*"))
    load_case(small.folder, path)
    assert facts(path) == facts(fresh(small))


def test_a_case_with_problems_makes_no_store(small: CaseFolder, tmp_path: Path) -> None:
    small.edit(CLAIMS, 'is: "7"', "is: blue")
    with pytest.raises(BadCase):
        load_case(small.folder, tmp_path / "sub" / "new.db")
    assert not (tmp_path / "sub").exists()


def test_another_case_is_refused(small: CaseFolder, path: Path) -> None:
    before = dump(path)
    small.edit("case.yaml", "id: border-post", "id: other-post")
    with pytest.raises(BadInput, match="holds the case 'border-post', not 'other-post': give another --store"):
        load_case(small.folder, path)
    assert dump(path) == before


def refused(small: CaseFolder, path: Path, sentence: str) -> None:
    """Loading and reading both say the sentence, and the file stays as it is."""
    before = content(path)
    with pytest.raises(Refused, match=sentence) as error:
        load_case(small.folder, path)
    assert str(error.value).startswith(f"{real(path)}: ")
    with pytest.raises(Refused, match=sentence):
        Library(path)
    assert content(path) == before


def test_a_newer_store_is_refused(small: CaseFolder, path: Path) -> None:
    change(path, "UPDATE whosays_store SET version = 99" if on_server() else "PRAGMA user_version = 99")
    refused(small, path, f"was written by a newer whosays .store version 99, this one reads up to {SCHEMA_VERSION}.: ")


@pytest.mark.files
def test_a_foreign_file_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    change(path, "CREATE TABLE photo (id)")
    refused(small, path, "is an SQLite file but not a whosays store: choose another file")


@pytest.mark.files
def test_a_file_that_is_no_database_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all,\n" * 1000)
    refused(small, path, "is not a whosays store: choose another file")


@pytest.mark.files
def test_a_damaged_store_is_refused(small: CaseFolder, path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 3] = b"\xff" * 8192
    path.write_bytes(data)
    with pytest.raises(Refused, match="damaged"):
        load_case(small.folder, path)


@pytest.mark.files
def test_a_folder_in_place_of_a_store_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the store cannot be opened: check that its folder is there"):
        load_case(small.folder, tmp_path)


@pytest.mark.files
def test_a_folder_that_cannot_be_made_is_refused(small: CaseFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="its folder cannot be made"):
        load_case(small.folder, tmp_path / "file" / "new.db")


def test_a_locked_store_is_waited_for_and_then_refused(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"store.db.{'postgres' if on_server() else 'sqlite'}.writing.BUSY_MS", 50)
    small.edit(CLAIMS, 'is: "7"', 'is: "8"')
    with writing(path):
        with pytest.raises(
            Refused,
            match=r"is writing to the store: (nothing was kept; )?try again when",
        ):
            load_case(small.folder, path)
        assert Library(path).overview().claims == 9  # readers are not kept waiting
    assert load_case(small.folder, path)


def test_a_path_may_hold_any_character(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "a ?#%41&=ü:memory:.db"
    load_case(small.folder, path)
    assert path.is_file()
    assert Library(path).overview().claims == 9


@pytest.mark.files
def test_a_full_database_leaves_the_store_as_it_was(
    small: CaseFolder, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(path)
    connect = store.db.sqlite.writing._connect

    def small_disk(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA max_page_count = 1")  # SQLite takes the present size where this is less
        return connection

    monkeypatch.setattr(store.db.sqlite.writing, "_connect", small_disk)
    small.write("sources/herald.txt", small.read("sources/herald.txt") + "word " * 100_000)
    with pytest.raises(Refused, match="the disk is full: nothing was written; free some room and try again"):
        load_case(small.folder, path)
    assert dump(path) == before
    sound(path)


@pytest.fixture
def tiny_disk() -> Iterator[Path]:
    """A real file system with room for a small store and little more."""
    if os.geteuid() != 0:
        pytest.skip("only root may mount a small file system")
    folder = Path(tempfile.mkdtemp())
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        folder.rmdir()
        pytest.skip("no small file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


@pytest.mark.files
def test_a_full_disk_leaves_the_store_as_it_was(small: CaseFolder, tiny_disk: Path) -> None:
    path = tiny_disk / "small.db"
    load_case(small.folder, path)
    before = dump(path)
    small.write("sources/herald.txt", small.read("sources/herald.txt") + "word " * 400_000)
    with pytest.raises(Refused, match="the disk is full: nothing was written; free some room and try again"):
        load_case(small.folder, path)
    assert dump(path) == before
    sound(path)
    with pytest.raises(Refused, match="the disk is full"):
        load_case(small.folder, tiny_disk / "second.db")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@contextmanager
def nobody(code: str) -> Iterator[subprocess.Popen[str]]:
    """``code`` in a process of a user who owns nothing."""
    if os.geteuid() != 0:
        pytest.skip("only root may become another user")
    # everything is imported first: the interpreter may lie where that user cannot read
    everything = (
        "for found in pkgutil.walk_packages(store.__path__, 'store.'):\n    importlib.import_module(found.name)"
    )
    code = (
        f"import importlib, os, pkgutil, sys\nsys.path[:] = {sys.path!r}\nimport store\n{everything}\n"
        f"os.setuid(65534)\n{code}"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        yield child


def as_nobody(code: str) -> str:
    """What ``code`` prints when run by a user who owns nothing."""
    with nobody(code) as child:
        told, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    return told


TELL = """
from pathlib import Path
from store.model.problems import Refused
def tell(ask):
    try:
        print(ask())
    except Refused as error:
        print(error)
"""


@pytest.mark.files
def test_a_store_in_a_folder_that_cannot_be_written(small: CaseFolder, open_folder: Path) -> None:
    path = open_folder / "small.db"
    load_case(small.folder, path)
    shutil.copytree(small.folder, open_folder / "case")
    told = as_nobody(
        f"{TELL}\nfrom store.sync.load import load_case\nfrom store.library import Library\n"
        f"path = Path({str(path)!r})\n"
        "case = path.parent / 'case'\n"
        "tell(lambda: Library(path).overview().claims)\n"
        "tell(lambda: load_case(case, path))\n"
        "tell(lambda: load_case(case, path.parent / 'new.db'))\n"
        "tell(lambda: load_case(case, path.parent / 'sub' / 'new.db'))\n"
    ).splitlines()
    assert told[0] == "9"
    assert told[1] == f"{path}: the store cannot be written here: check the file's and folder's permissions"
    assert told[2].startswith(f"{open_folder / 'new.db'}: the store cannot be opened: check that its folder is there")
    assert told[3].startswith(f"{open_folder / 'sub' / 'new.db'}: its folder cannot be made")
    assert sorted(p.name for p in open_folder.iterdir()) == ["case", "small.db"]


@pytest.mark.slow
@pytest.mark.files
def test_a_change_is_seen_in_a_folder_that_cannot_be_written(small: CaseFolder, open_folder: Path) -> None:
    path = open_folder / "small.db"
    load_case(small.folder, path)
    code = (
        f"{TELL}\nfrom store.library import Library\nlibrary = Library(Path({str(path)!r}))\n"
        "for _ in range(2):\n    print(library.overview().title, library.version(), flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    with nobody(code) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        title, _, before = child.stdout.readline().rpartition(" ")
        assert title == "Two reports on a border post"
        small.edit("case.yaml", "Two reports", "Three reports")
        load_case(small.folder, path)
        child.stdin.write("again\n")
        child.stdin.flush()
        title, _, after = child.stdout.readline().rpartition(" ")
        assert title == "Three reports on a border post"
        assert before != after
    assert child.returncode == 0


@pytest.mark.slow
@pytest.mark.files
def test_a_write_left_unfinished_by_a_kill_is_told(small: CaseFolder, open_folder: Path) -> None:
    path = open_folder / "small.db"
    load_case(small.folder, path)
    (open_folder / "small.db-wal").write_bytes(b"x" * 100)
    told = as_nobody(f"{TELL}\nfrom store.library import Library\ntell(lambda: Library(Path({str(path)!r})))")
    assert "the last write to the store is not finished: open it once where it can be written" in told


@pytest.mark.files
def test_an_empty_file_is_a_store_to_be(small: CaseFolder, tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch()
    with pytest.raises(Refused, match="holds no case yet"):
        Library(path)
    load_case(small.folder, path)
    with closing(opening.open_read(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.files
def test_an_older_store_in_a_folder_that_takes_no_copy_is_read_and_left_alone(open_folder: Path) -> None:
    path = Path(shutil.copy(ROOT / "tests" / "stores" / "ferry-0.1.0.sqlite", open_folder / "old.db"))
    path.chmod(0o666)
    told = as_nobody(
        f"{TELL}\nfrom store.library import Library\nfrom store.care.reindex import reindex\n"
        f"path = Path({str(path)!r})\n"
        "tell(lambda: Library(path).overview().claims)\n"
        "tell(lambda: reindex(path))\n"
    ).splitlines()
    assert told[0] == "45"
    assert told[1].startswith(f"{path}: ") and len(told) == 2
    assert [p.name for p in open_folder.iterdir()] == ["old.db"]
