"""A disk that is full: what is there is read, nothing is taken for damaged, and the doctor says what is full."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.terminal import Session, terminal_env

pytestmark = pytest.mark.files  # a server's own disk: tests/store/db/postgres/test_full_disk.py
#: What is left on the disk, in bytes.
LEFT = 8192


@pytest.fixture
def full(tmp_path: Path, shipped_store: Path) -> Iterator[Path]:
    """A small disk of its own with a store on it, and room for nothing else."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mounted, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here: that takes root")
    try:
        shutil.copy(shipped_store, disk / "own.db")
        facts = os.statvfs(disk)
        (disk / "filled").write_bytes(b"x" * (facts.f_bavail * facts.f_frsize - LEFT))
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def whosays(*words: str, store: Path, home: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "PYTHONPATH": str(ROOT), "WHOSAYS_STORE": str(store)}
        | {"LC_ALL": "C.UTF-8", **env},
        cwd=home,
        check=False,
    )


ASKED = [("overview",), ("search", "omer"), ("claims",), ("pairs",), ("compare", "asim-umar", "nationality")]


@pytest.mark.slow
def test_a_store_on_a_full_disk_is_read(full: Path, tmp_path: Path) -> None:
    store = full / "own.db"
    for round in range(2):
        for words in ASKED:
            told = whosays(*words, store=store, home=tmp_path)
            assert told.returncode == 0, (words, told)
            assert told.stdout
            assert not told.stderr
        told = whosays("doctor", store=store, home=tmp_path)
        assert told.returncode == 1
        (bad,) = [line for line in told.stdout.splitlines() if line.startswith("BAD")]
        assert "the disk of the store is full" in bad
        assert "backup" not in told.stdout
        if round == 0:  # and again with what a write that found no room leaves behind
            told = whosays("judge", "asim-umar", "nationality", "--decision", "several", store=store, home=tmp_path)
            assert told.returncode == 1
            assert "the disk is full: nothing was written" in told.stderr
    env = terminal_env(PYTHONPATH=str(ROOT), HOME=str(tmp_path))
    with Session([sys.executable, "-m", "tui", "browse", str(store)], env=env) as session:
        session.wait_for("Asim Umar")
        session.send("c")
        session.wait_for("Indian")
        session.send("\x11")
        assert session.wait_end() == 0


@pytest.mark.slow
def test_a_store_is_read_where_the_disk_of_temporary_files_is_full(full: Path, own_store: Path, tmp_path: Path) -> None:
    for words in ASKED:
        told = whosays(*words, store=own_store, home=tmp_path, TMPDIR=str(full))
        assert told.returncode == 0, (words, told)
        assert told.stdout
    told = whosays("doctor", store=own_store, home=tmp_path, TMPDIR=str(full))
    (bad,) = [line for line in told.stdout.splitlines() if line.startswith("BAD")]
    assert "the disk of temporary files is full" in bad
    assert "backup" not in told.stdout
