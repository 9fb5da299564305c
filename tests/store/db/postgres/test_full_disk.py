"""A server whose disk is full: one sentence, nothing half-written, and all goes on when there is room again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from store.db.engine import engine_at
from store.library import Library
from store.model.places import Server
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.servers import Cluster, cluster
from tests.store.db.postgres.judging import judging
from tests.tui.stage import until, until_shown

COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
NO_ROOM = "the server has no room"


@dataclass
class Disk:
    """A small disk: a true one, or one that a server is told is full while there is a file."""

    folder: Path
    filled: Path
    mounted: bool
    env: dict[str, str]
    """Of a server that has anything on it."""

    def fill(self, left: int = 0) -> None:
        """Leave no room on it, or so many bytes where it is a true one."""
        if not self.mounted:
            self.filled.touch()
            return
        with suppress(OSError), self.filled.open("wb", buffering=0) as it:
            while it.write(b"x" * 4096):
                pass
        os.truncate(self.filled, self.filled.stat().st_size - left)

    def empty(self) -> None:
        """Make room."""
        self.filled.unlink(missing_ok=True)


def preloaded(folder: Path) -> dict[str, str]:
    """The environment of a server to which the disk below a folder is full while a file "full" stands beside it."""
    if sys.platform != "linux" or COMPILER is None:
        pytest.skip("no disk can be mounted here, and none be made: that takes a compiler on Linux")
    source, made = Path(__file__).with_name("full.c"), folder / "full.so"
    subprocess.run([COMPILER, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"], check=True)
    below = {"WHOSAYS_FULL_BELOW": f"{folder}/disk/", "WHOSAYS_FULL_WHILE": str(folder / "full")}
    return {"LD_PRELOAD": str(made), **below}


@pytest.fixture(params=["mounted", "preloaded"])
def disk(request: pytest.FixtureRequest, postgres: Cluster) -> Iterator[Disk]:
    """A small disk that belongs to the server's user."""
    folder = Path(tempfile.mkdtemp(prefix="whosays-disk-", dir="/tmp"))  # the server's user has to come to it
    place = folder / "disk"
    place.mkdir()
    folder.chmod(0o755)
    with ExitStack() as after:
        after.callback(shutil.rmtree, folder, ignore_errors=True)
        if request.param == "mounted":
            mounted = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(place)]
            if shutil.which("mount") is None or subprocess.run(mounted, capture_output=True, check=False).returncode:
                pytest.skip("no disk can be mounted here: that takes root")
            after.callback(subprocess.run, ["umount", "-l", str(place)], check=True)
            made = Disk(place, place / "filled", True, {})
        else:
            made = Disk(place, folder / "full", False, preloaded(folder))
        if postgres.user is not None:
            shutil.chown(place, postgres.user)
        after.callback(made.empty)
        yield made


class Stores(NamedTuple):
    """A store on a disk, and a database beside it with nothing in it."""

    small: Server
    empty: Server


@pytest.fixture
def stores(disk: Disk, postgres: Cluster, small: CaseFolder) -> Iterator[Stores]:
    """Databases of a server in a tablespace on the disk."""
    with ExitStack() as after:
        server = postgres if disk.mounted else after.enter_context(cluster(postgres.bin, **disk.env))
        names = [f"small{os.getpid()}", f"empty{os.getpid()}"]
        server.sql(f"CREATE TABLESPACE {names[0]} LOCATION '{disk.folder}'")
        after.callback(server.sql, f"DROP TABLESPACE {names[0]}")
        for name in names:
            server.sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' TABLESPACE {names[0]}")
            after.callback(server.sql, f"DROP DATABASE {name} WITH (FORCE)")
        after.callback(disk.empty)
        made = Stores(*(Server(server.address(name)) for name in names))
        load_case(small.folder, made.small)
        server.sql("CHECKPOINT")
        yield made


def whosays(*words: object, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *map(str, words)],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"},
        cwd=home,
        check=False,
    )


def told(place: Server) -> tuple[object, ...]:
    """What a store says: of itself as a whole, of its questions and of what was done."""
    with Library(place) as library:
        return library.overview(), library.worklist(), library.version(), library.journal()


def refused(done: subprocess.CompletedProcess[str]) -> None:
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (1, 1, ""), done
    assert NO_ROOM in done.stderr and "No space left on device" in done.stderr
    assert "nothing was written" in done.stderr


def test_nothing_of_a_load_or_an_edit_is_kept_and_both_go_when_there_is_room(
    disk: Disk, stores: Stores, tmp_path: Path
) -> None:
    load = ("load", ROOT / "seeds", "--store", stores.empty)
    judge = ("judge", "idris-walid", "life_status", "--decision", "several", "--as", "ana", "--store", stores.small)
    before = told(stores.small)
    disk.fill(1_500_000)
    refused(whosays(*load, home=tmp_path))
    assert not engine_at(stores.empty).is_there(stores.empty)
    disk.empty()
    disk.fill()
    refused(whosays(*judge, home=tmp_path))
    assert told(stores.small) == before
    for words in (("overview",), ("claims",), ("compare", "idris-walid", "life_status")):
        assert whosays(*words, "--store", stores.small, home=tmp_path).returncode == 0
    disk.empty()
    for words in (judge, load, ("doctor", "--store", stores.small), ("doctor", "--store", stores.empty)):
        done = whosays(*words, home=tmp_path)
        assert done.returncode == 0, done


async def test_the_browser_says_that_an_edit_was_not_kept(disk: Disk, stores: Stores) -> None:
    with Library(stores.small) as library:
        async with judging(library, "ana") as (_, pilot):
            disk.fill()
            await pilot.press("ctrl+s")
            await until_shown(pilot, "Not written: the judgement on", NO_ROOM)
            disk.empty()  # a server without room may let nobody in who would look
            assert [it.verb for it in library.journal()] == ["load"]
            await pilot.press("ctrl+s")
            await until(pilot, lambda: len(library.journal()) == 2)


def test_a_server_that_cannot_keep_its_log_goes_down_and_nothing_is_half_written(
    disk: Disk, postgres: Cluster, small: CaseFolder, tmp_path: Path
) -> None:
    with cluster(postgres.bin, settings="-c max_wal_size=4MB -c min_wal_size=2MB", wal_mb=1, **disk.env) as server:
        stores = Stores(server.store(), server.store())
        load_case(small.folder, stores.small)
        before = told(stores.small)
        server.stop()
        log = server.folder / "data" / "pg_wal"
        shutil.copytree(log, disk.folder / "wal")
        shutil.rmtree(log)
        log.symlink_to(disk.folder / "wal")
        if server.user is not None:
            subprocess.run(["chown", "-R", server.user, str(disk.folder)], check=True)
        server.start()
        disk.fill()
        done = whosays("load", ROOT / "seeds", "--store", stores.empty, home=tmp_path)
        assert (done.returncode, done.stderr.count("\n"), done.stdout) == (1, 1, ""), done
        # whichever it still could say, before it went down as it wrote or as it kept what was written
        said = ("nothing was written", "nothing was kept", "does not say whether it was")
        assert any(it in done.stderr for it in said), done
        done = whosays("overview", "--store", stores.small, home=tmp_path)  # it is down, or just up again
        assert done.returncode == 0 or (done.returncode, done.stderr.count("\n")) == (1, 1), done
        disk.empty()
        with suppress(subprocess.CalledProcessError):
            server.stop("immediate")
        server.start()
        assert told(stores.small) == before
        assert not engine_at(stores.empty).is_there(stores.empty)
        load_case(ROOT / "seeds", stores.empty)
        server.stop("immediate")  # the log goes with the disk
