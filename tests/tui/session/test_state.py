"""A file of the state folder is written whole or not at all, for its owner alone, and nothing is left beside it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.model.places import Server
from tui.session.state import alone, file_of, keep_sound, stamp_of, was_sound, write_whole
from tui.widgets.titles import whose


def test_a_file_is_as_it_was_where_it_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "room" / "kept"
    write_whole(file, b"one")
    assert file.stat().st_mode & 0o777 == 0o600

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(file, b"two")
    assert file.read_bytes() == b"one" and list(file.parent.iterdir()) == [file]


def test_a_link_is_replaced_and_never_followed(tmp_path: Path) -> None:
    (tmp_path / "own").write_bytes(b"own")
    (tmp_path / "kept").symlink_to(tmp_path / "own")
    write_whole(tmp_path / "kept", b"new")
    assert (tmp_path / "own").read_bytes() == b"own" and (tmp_path / "kept").read_bytes() == b"new"
    (tmp_path / "room.lock").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError, match=r"symbolic|links"), alone(tmp_path / "room"):
        pass


def test_a_store_has_one_file_by_every_way_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "a.db")
    monkeypatch.chdir(tmp_path)
    found = {file_of(Path(path), "places", "last") for path in (tmp_path / "a.db", tmp_path / "link.db", "a.db")}
    assert len(found) == 1 and file_of(tmp_path / "b.db", "places", "last") not in found


def test_a_store_on_a_server_has_files_by_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    addresses = ("postgresql://a/desk", "postgresql://b/desk", "service=desk", "postgresql:///?host=/run", "service=..")
    found = [file_of(Server(address), "places", "last") for address in addresses]
    assert len(set(found)) == len(found) and {it.parent for it in found} == {tmp_path / "whosays" / "places"}
    assert [it.name.rpartition("-")[0] for it in found] == ["desk", "desk", "desk", "postgresql", ".."]
    assert file_of(Server("service=desk"), "places", "last") == found[2]


def test_nobody_knows_a_store_on_a_server_to_be_sound_without_asking(tmp_path: Path) -> None:
    keep_sound(Server("service=desk"), stamp_of(Server("service=desk")))
    assert not was_sound(Server("service=desk")) and not list(tmp_path.iterdir())


def test_a_store_is_sound_until_anything_of_it_changes(own_store: Path) -> None:
    assert not was_sound(own_store)
    keep_sound(own_store, stamp_of(own_store))
    assert was_sound(own_store)
    facts = own_store.stat()
    with closing(sqlite3.connect(own_store)) as connection, connection:
        connection.execute("UPDATE claim SET stance = 'none' WHERE id = 1")
    os.utime(own_store, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    assert not was_sound(own_store), "its size and time were put back, and it is another all the same"


def test_what_is_not_yet_in_the_file_counts(own_store: Path) -> None:
    keep_sound(own_store, stamp_of(own_store))
    with closing(sqlite3.connect(own_store)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        keep_sound(own_store, stamp_of(own_store))
        with connection:
            connection.execute("UPDATE claim SET stance = 'none' WHERE id = 1")
        assert not was_sound(own_store)


def test_what_changed_while_it_was_looked_through_is_not_kept(own_store: Path) -> None:
    stamp = stamp_of(own_store)
    with own_store.open("ab") as file:
        file.write(b"\0" * 4096)
    keep_sound(own_store, stamp)
    assert not was_sound(own_store)
    assert not file_of(own_store, "sound", "stamp").exists()


def test_the_title_names_the_store_on_a_server_and_no_file() -> None:
    assert whose(Path("/x/five.db"), "five reports").plain == "whosays  five reports"
    assert whose(Server("postgresql://host/desk"), "five reports").plain == "whosays desk  five reports"
    assert whose(Server("service=news"), "five reports").plain == "whosays news  five reports"
