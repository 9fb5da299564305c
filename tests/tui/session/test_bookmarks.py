"""Bookmarks are kept by store, a line each: nothing of another session or of a damaged file is lost."""

from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.model.places import Server
from store.model.problems import Refused
from tui.session.ways.addresses import Place, parse
from tui.session.ways.bookmarks import bookmarks, bookmarks_file, last, mark, remember_last, unmark

ASIM, RAID = parse("asim-umar/nationality"), parse("musa-qala-raid")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "own.db"


def words(store: Path) -> list[tuple[str, Place]]:
    return [(one.word, one.at) for one in bookmarks(store).bookmarks]


def test_a_bookmark_has_a_word_and_goes_when_it_is_removed(store: Path) -> None:
    assert words(store) == []
    mark(store, ASIM, "ask the editor")
    mark(store, RAID, "")
    assert words(store) == [("musa-qala-raid", RAID), ("ask the editor", ASIM)]
    mark(store, ASIM, "asked\x1b[2J")
    assert words(store) == [("asked[2J", ASIM), ("musa-qala-raid", RAID)]
    unmark(store, RAID)
    assert words(store) == [("asked[2J", ASIM)]
    assert words(store.with_name("other.db")) == [], "another store has its own"
    assert stat.S_IMODE(bookmarks_file(store).stat().st_mode) == 0o600


def test_a_store_on_a_server_has_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    desk, other = Server("postgresql://host/desk"), Server("service=desk")
    mark(desk, ASIM, "ask the editor")
    remember_last(desk, RAID, "The raid")
    assert [one.word for one in bookmarks(desk).bookmarks] == ["ask the editor"]
    assert bookmarks(other).bookmarks == () and last(other) is None
    assert (kept := last(desk)) is not None and kept.at == RAID


def test_sessions_at_once_lose_nothing(store: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda nth: mark(store, Place("edit", (str(nth),)), f"word {nth}"), range(200)))
    assert {one.word for one in bookmarks(store).bookmarks} == {f"word {nth}" for nth in range(200)}


def test_of_a_damaged_file_all_counts_that_can_be_read(store: Path) -> None:
    mark(store, ASIM, "first")
    path = bookmarks_file(store)
    hostile = [
        b'{"at": "asim-umar/nat',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b"7",
        json.dumps({"at": "nowhere:x", "word": "w"}).encode(),
        json.dumps({"at": "a", "word": ["w"]}).encode(),
        json.dumps({"at": "b", "word": "x" * 5000 + "\u202e", "when": {"a": 1}}).encode(),
        b"",
        b'{"at": "torn',
    ]
    with path.open("ab") as file:
        file.write(b"\n".join(hostile))
    before = path.read_bytes()
    mark(store, RAID, "last")
    kept = bookmarks(store)
    assert [one.word[:5] for one in kept.bookmarks] == ["last", "xxxxx", "first"]
    assert kept.damaged.startswith(f"{path}:2 and 6 more: no bookmark, passed over")
    assert all(len(one.word) <= 120 for one in kept.bookmarks)
    assert path.read_bytes().startswith(before), "nothing is lost of what could not be read"


def test_what_is_no_file_or_too_large_is_refused_in_a_sentence(store: Path, tmp_path: Path) -> None:
    path = bookmarks_file(store)
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    for call in (lambda: bookmarks(store), lambda: mark(store, ASIM, "w")):
        with pytest.raises(Refused, match=r"no plain file|cannot be"):
            call()
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused, match="cannot be written"):
        mark(store, ASIM, "w")
    assert not (tmp_path / "elsewhere").exists()
    path.unlink()
    path.write_bytes(b"\n" * ((1 << 20) - 10))
    with pytest.raises(Refused, match="is full"):
        mark(store, ASIM, "w")


def test_where_a_session_ended_is_known_to_the_next(store: Path) -> None:
    assert last(store) is None
    remember_last(store, ASIM, "Asim Umar\u202e, nationality")
    kept = last(store)
    assert kept is not None and (kept.at, kept.word) == (ASIM, "Asim Umar, nationality")
    remember_last(store, RAID, "raid")
    assert (kept := last(store)) is not None and kept.at == RAID
    (file,) = bookmarks_file(store).parent.iterdir()
    for hostile in (b"", b"[", b'{"at": 7}', b'{"at": "a:b", "word": ""}', b"x" * 100_000):
        file.write_bytes(hostile)
        assert last(store) is None
    file.unlink()
    file.mkdir()
    assert last(store) is None
    remember_last(store, RAID, "raid")  # cannot be kept, and nobody is told
    assert [one.name for one in file.parent.iterdir()] == [file.name]
