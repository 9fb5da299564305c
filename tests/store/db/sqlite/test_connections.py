"""A store that changes, goes or breaks while it is open: one sentence, never a crash, never a stale answer."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from store.care.doctor import examine
from store.care.reindex import reindex
from store.db.sqlite import connections, soundness
from store.db.sqlite.connections import Connections
from store.db.sqlite.opening import open_as_it_lies, open_read
from store.db.writing import driver, writing
from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import BadInput, Refused
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.store.stores import change

REF = QuestionRef("idris-walid", "life_status")


@pytest.fixture
def path(small: CaseFolder, tmp_path: Path) -> Path:
    store = tmp_path / "small.db"
    load_case(small.folder, store)
    return store


def asked(library: Library) -> list[Callable[[], object]]:
    return [
        library.overview,
        lambda: library.entities("leader", 0, 10),
        lambda: library.search("walid"),
        lambda: library.entity("idris-walid"),
        lambda: library.compare(REF),
        lambda: library.matrix(REF),
        library.worklist,
        library.sources,
        lambda: library.source("herald"),
        library.timeline,
        library.voices,
        lambda: library.voice("ministry"),
        library.version,
    ]


def is_open(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1")
    except sqlite3.ProgrammingError:
        return False
    return True


def test_what_was_opened_in_vain_is_closed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[sqlite3.Connection] = []

    def opened(store: Path) -> sqlite3.Connection:
        made.append(open_read(store))
        return made[-1]

    def damaged(_: sqlite3.Connection) -> bool:
        raise sqlite3.DatabaseError("database disk image is malformed")

    monkeypatch.setattr(connections, "open_read", opened)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Path, "exists", lambda _: False)  # it comes between the look and the opening
        store = Connections(path)
        assert store.ask(lambda connection: connection.execute("SELECT 1").fetchone()) == (1,)
    assert [is_open(one) for one in made] == [False, True]
    store.close()
    monkeypatch.setattr(connections, "is_fixed", damaged)
    with pytest.raises(Refused, match="damaged"):
        Connections(path).ask(lambda connection: connection)
    gc.collect()
    assert [is_open(one) for one in made] == [False, False, False]


def test_many_threads_get_the_same_answers(path: Path) -> None:
    library = Library(path)
    wanted = [ask() for ask in asked(library)]
    with ThreadPoolExecutor(8) as pool:
        rounds = [pool.submit(lambda: [ask() for ask in asked(library)]) for _ in range(24)]
        assert all(told.result() == wanted for told in rounds)
    library.close()


def test_readers_see_whole_writes_only(path: Path, small: CaseFolder) -> None:
    """While claims come and go, a page's claims, sources and counts always fit each other."""
    library = Library(path)
    done = threading.Event()
    faults: list[BaseException] = []

    def read() -> None:
        try:
            while not done.is_set():
                comparison = library.compare(REF)
                assert comparison is not None
                assert sum(len(a.claims) for a in comparison.answers) == comparison.question.claims
                library.overview()
                library.source("herald")
        except BaseException as error:
            faults.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    text = small.read("claims/herald.yaml")
    for number in range(6):
        small.write("claims/herald.yaml", text if number % 2 else text.replace("id: h-1", "id: h-9"))
        load_case(small.folder, path)
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []


def test_closing_while_others_ask(path: Path) -> None:
    library = Library(path)
    done = threading.Event()
    faults: list[BaseException] = []

    def read() -> None:
        while not done.is_set():
            try:
                for ask in asked(library):
                    ask()
            except Refused:
                continue  # was interrupted
            except BaseException as error:
                faults.append(error)
                return

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for _ in range(30):
        library.close()
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    library.close()


def test_a_thread_that_ends_leaves_no_connection(path: Path) -> None:
    connections = Connections(path)
    for _ in range(5):
        thread = threading.Thread(target=lambda: connections.ask(lambda c: c.execute("SELECT 1").fetchone()))
        thread.start()
        thread.join()
    gc.collect()
    assert len(connections._all) == 0


def test_a_write_is_seen_and_counted(path: Path, small: CaseFolder) -> None:
    library = Library(path)
    before = library.version()
    assert library.version() == before
    small.edit("case.yaml", "Two reports", "Three reports")
    load_case(small.folder, path)
    assert library.version() != before
    assert library.overview().title == "Three reports on a border post"
    before = library.version()
    load_case(small.folder, path)
    assert library.version() == before


def test_a_store_that_never_was(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such store: load a case with 'whosays load CASE --store"):
        Library(tmp_path / "gone.db")
    with pytest.raises(BadInput, match="no such store"):
        Library(tmp_path)


def test_a_store_deleted_while_open(path: Path) -> None:
    library = Library(path)
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    for ask in asked(library):
        with pytest.raises(Refused, match="the store is gone: restore it or open another"):
            ask()


def test_a_store_replaced_while_open(path: Path, small: CaseFolder, tmp_path: Path) -> None:
    library = Library(path)
    before = library.version()
    small.edit("case.yaml", "Two reports", "Other reports")
    load_case(small.folder, tmp_path / "other.db")
    (tmp_path / "other.db").replace(path)
    assert library.overview().title == "Other reports on a border post"
    assert library.version() != before
    path.unlink()
    shutil.copyfile(small.path("case.yaml"), path)
    with pytest.raises(Refused, match="is not a whosays store: choose another file"):
        library.overview()


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 10_000, 65_536])
def test_a_store_truncated_while_open(path: Path, size: int) -> None:
    library = Library(path)
    with path.open("r+b") as file:
        file.truncate(size)
    for ask in asked(library):
        try:
            ask()
        except Refused as error:
            assert str(error).startswith(f"{path}: ")
            assert "\n" not in str(error)
    library.close()
    with pytest.raises(Refused):
        again = Library(path)
        for ask in asked(again):
            ask()


@pytest.mark.sweep(3)
@pytest.mark.parametrize("seed", range(8))
def test_a_store_with_broken_pages(path: Path, seed: int) -> None:
    data = bytearray(path.read_bytes())
    page = 4096 * (1 + seed * (len(data) // 4096 - 2) // 8)
    data[page : page + 4096] = bytes((seed * 37 + n) % 256 for n in range(4096))
    path.write_bytes(data)
    try:
        library = Library(path)
    except Refused:
        return
    for ask in asked(library):
        try:
            ask()
        except Refused as error:
            assert str(error).startswith(f"{path}: ")


def test_rows_that_make_no_sense_in_a_sound_file_are_a_fault_of_ours(path: Path) -> None:
    """Only damage is put down to damage: a programming error must not be."""
    connections = Connections(path)

    def fails(_: sqlite3.Connection) -> None:
        raise KeyError("a fault")

    with pytest.raises(KeyError):
        connections.ask(fails)


def test_a_missing_table_is_damage(path: Path) -> None:
    change(path, "DROP TABLE claim_via")
    with pytest.raises(Refused, match=r"the store is damaged \(no such table: claim_via\): run 'whosays doctor'"):
        Library(path).compare(REF)


def test_a_missing_table_that_is_worked_out_is_no_damage(path: Path) -> None:
    before = Library(path).compare(REF), [it.name for it in Library(path).find("idris").hits]
    for table in sorted(soundness.DERIVED - {"question", "answer"}):
        change(path, f"DROP TABLE {table}")
    assert [it.part for it in examine(path) if not it.ok] == ["schema", "derived rows"]
    told = f"{path}: has no table answer_claim, and nothing is lost by that: .* with 'whosays reindex --store {path}'"
    with pytest.raises(Refused, match=told):
        Library(path).compare(REF)
    with pytest.raises(Refused, match="has no table nx_"):
        Library(path).find("idris")
    reindex(path)
    assert all(it.ok for it in examine(path)), "with its indexes"
    assert (Library(path).compare(REF), [it.name for it in Library(path).find("idris").hits]) == before


def test_nothing_can_be_written_through_it(path: Path) -> None:
    connections = Connections(path)
    for sql in ("DELETE FROM claim", "CREATE TABLE t (a)", "PRAGMA user_version = 5"):
        with pytest.raises(Refused, match="cannot be written here"):
            connections.ask(lambda c, sql=sql: c.execute(sql))  # type: ignore[misc]


def test_after_closing_a_thread_may_ask_again(shipped_store: Path) -> None:
    connections = Connections(shipped_store)
    assert connections.ask(lambda c: c.execute("SELECT 1").fetchone()) == (1,)
    connections.close()
    connections.close()
    assert connections.ask(lambda c: c.execute("SELECT 2").fetchone()) == (2,)


def test_rows_are_read_without_the_collector_which_is_on_again_afterwards(shipped_store: Path) -> None:
    connections = Connections(shipped_store)
    assert connections.ask(lambda _: gc.isenabled()) is False
    assert gc.isenabled()
    gc.disable()
    try:
        connections.ask(lambda _: None)
        assert not gc.isenabled(), "who turned it off keeps it off"
    finally:
        gc.enable()
    connections.close()


def test_who_takes_the_file_for_unchanging_opens_it_anew_when_it_changed(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "open_read", open_as_it_lies)
    asked = Connections(own_store)
    sql = "SELECT about FROM entity WHERE slug = 'asim-umar'"
    before = asked.ask(lambda it: it.execute(sql).fetchone())
    change(own_store, "UPDATE entity SET about = 'told anew' WHERE slug = 'asim-umar'")
    assert before != asked.ask(lambda it: it.execute(sql).fetchone()) == ("told anew",)
    asked.close()


def test_what_reads_cannot_write_and_what_is_written_is_on_the_disk(own_store: Path) -> None:
    for opened in (open_read(own_store), open_as_it_lies(own_store)):
        with closing(opened) as reading:
            assert reading.execute("PRAGMA query_only").fetchone() == (1,)
    with writing(own_store) as session:
        assert driver(session).execute("PRAGMA synchronous").fetchone() == (2,)  # FULL: each commit is synced
        assert driver(session).execute("PRAGMA foreign_keys").fetchone() == (1,)
