"""A store on a file system that several machines share: it is read as it lies, and not written."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.care.backup import backup
from store.db.engine import engine_at
from store.db.sqlite import network
from store.db.writing import writing
from store.edits.judging import judge_question
from store.library import Library
from store.model.problems import Refused
from store.sync.load import load_case
from tests.store.stores import change

pytestmark = [
    pytest.mark.files,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is mounted"),
]

NETWORK = ("nfs", "nfs4", "cifs", "smb3", "ceph", "afs", "fuse.sshfs", "fuse.glusterfs", "lustre")
LOCAL = (
    "tmpfs",
    "btrfs",
    "overlay",
    "zfs",
    "9p",
    "virtiofs",
    "vboxsf",
    "fuse",
    "fuseblk",
    "fuse.ntfs-3g",
    "fuse.bindfs",
)


@pytest.fixture
def share() -> Iterator[Path]:
    """A folder on what is no disk of this machine."""
    there = Path("/dev/shm")
    if not there.is_dir() or network.os.major(there.stat().st_dev):
        pytest.skip("nothing is mounted here that is no disk")
    folder = Path(tempfile.mkdtemp(prefix="whosays-", dir=there))
    yield folder
    shutil.rmtree(folder)


def mounted(share: Path, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system tell that the folder is on a file system of a kind."""
    device = share.stat().st_dev
    number = f"{network.os.major(device)}:{network.os.minor(device)}"
    table = tmp_path / f"mounts-{kind}"
    table.write_text(
        f"21 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n"
        f"30 25 {number} / {share} rw,relatime shared:7 master:2 - {kind} desk:/export\\040{number} rw,vers=4.2\n"
    )
    monkeypatch.setattr(network, "MOUNTS", table)


@pytest.mark.parametrize("kind", [*NETWORK, *LOCAL])
def test_what_is_between_machines_is_told_from_what_is_not(
    share: Path, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounted(share, kind, tmp_path, monkeypatch)
    wanted = kind if kind in NETWORK else ""
    assert network.between_machines(share / "not" / "yet" / "there.db") == wanted
    assert network.between_machines(share) == wanted
    (tmp_path / "link.db").symlink_to(share)
    assert network.between_machines(tmp_path / "link.db") == wanted


def test_where_nothing_is_told_nothing_is_said(share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "MOUNTS", tmp_path / "none")
    assert network.between_machines(share) == ""
    monkeypatch.setattr(network, "MOUNTS", Path("/proc/self/mountinfo"))
    assert network.between_machines(share) == ""


def test_a_store_there_is_refused_for_writing_and_read_as_it_lies(
    share: Path, shipped_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = share / "own.db"
    shutil.copy(shipped_store, store)
    mounted(share, "nfs4", tmp_path, monkeypatch)
    told = r"is on a network file system \(nfs4\).*--store postgresql"
    with pytest.raises(Refused, match=told) as caught, writing(store):
        pass
    assert "\n" not in str(caught.value)
    with Library(store) as library, Library(shipped_store) as there:
        assert library.worklist() == there.worklist()
        assert library.search("omer") == there.search("omer")
        with pytest.raises(Refused, match="network file system"):
            library.judge(library.worklist()[0].ref, "several", answer=None, why="", who="ana")
        version = library.version()
        assert [it.name for it in share.iterdir()] == ["own.db"], "something was left beside it"
        monkeypatch.setattr(network, "MOUNTS", tmp_path / "none")  # somebody writes where its disk is
        judge_question(store, library.worklist()[0].ref, "several", answer=None, why="", who="ana")
        mounted(share, "nfs4", tmp_path, monkeypatch)
        assert library.version() != version
    backup(store, tmp_path / "kept.db")
    with Library(tmp_path / "kept.db") as kept:
        assert len(kept.journal()) == 2


def test_nothing_is_made_there(share: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.conftest import ROOT

    mounted(share, "cifs", tmp_path, monkeypatch)
    with pytest.raises(Refused, match=r"network file system \(cifs\)"):
        load_case(ROOT / "seeds", share / "new" / "store.db")
    assert not list(share.iterdir())
    assert not engine_at(share / "store.db").is_there(share / "store.db")


def test_a_write_that_is_not_finished_is_told(
    share: Path, shipped_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = share / "own.db"
    shutil.copy(shipped_store, store)
    change(store, "PRAGMA journal_mode = WAL")
    (share / "own.db-wal").write_bytes(b"x" * 100)
    mounted(share, "fuse.sshfs", tmp_path, monkeypatch)
    with pytest.raises(Refused, match=r"copy it, and own.db-wal beside it, to a disk of this machine"):
        Library(store).overview()
