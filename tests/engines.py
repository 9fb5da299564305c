"""The store's tests on either engine: ``pytest tests/store --engine postgres``.

The tests name their stores by paths. With PostgreSQL a path stands for a database of its own on a server that runs for
them, made when a store is first written there; all else is as it was. What is about files is left out
(``pytest.mark.files``). Which engine ran how many is printed at the end.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from store.db import engine as engines
from store.db.engine import Asking, Engine
from store.model.places import Server
from tests.servers import Cluster, cluster, programs


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgres"), default="sqlite", help="what keeps the stores")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "files: about a store's file: not run on a server")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--engine") == "postgres":
        for item in items:
            if item.get_closest_marker("files") is not None:
                item.add_marker(pytest.mark.skip(reason="about a store's file"))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    ran = sum(len(terminalreporter.stats.get(how, ())) for how in ("passed", "failed"))
    files = sum("about a store's file" in str(it.longrepr) for it in terminalreporter.stats.get("skipped", ()))
    told = f"{ran} tests ran with stores in SQLite"
    if config.getoption("--engine") == "postgres":
        folder = programs()
        version = folder and max(int(it) for it in folder.parts if it.isdigit())
        told = f"{ran} tests ran with stores in PostgreSQL {version or ''}; {files} are about a store's file"
    terminalreporter.write_line(told)


class OnServer:
    """The engine of paths where these stand for databases."""

    def __init__(self, files: Engine, server: Engine, made: Cluster) -> None:
        self._files = files
        self._server = server
        self._cluster = made
        self._places: dict[Path, Server] = {}
        self._empty = ""
        self.files: set[Path] = set()
        """Paths that stand for files all the same."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)

    def place(self, path: Path) -> Server | None:
        """The database that a path stands for."""
        return self._places.get(path.absolute())

    def is_there(self, place: Path, /) -> bool:
        there = self.place(place)
        return self._files.is_there(place) if there is None else self._server.is_there(there)

    def open_read(self, place: Path, /) -> Any:
        there = self.place(place)
        return self._files.open_read(place) if there is None else self._server.open_read(there)

    def refusal(self, place: Path, error: Exception, /) -> Any:
        there = self.place(place)
        return self._files.refusal(place, error) if there is None else self._server.refusal(there, error)

    def making_sense(self, place: Path, connection: Any, stop: Any = None, /) -> AbstractContextManager[None]:
        there = self.place(place)
        one, at = (self._files, place) if there is None else (self._server, there)
        return one.making_sense(at, connection, stop)

    def asking(self, place: Path, *, untouched: bool) -> Asking:
        there = self.place(place)
        one, at = (self._files, place) if there is None else (self._server, there)
        return one.asking(at, untouched=untouched)

    def writing(self, place: Path, *, create: bool) -> Any:
        there = self.place(place)
        if there is None and create and not place.exists() and place not in self.files:
            there = self._places[place.absolute()] = self.new()
        return (
            self._files.writing(place, create=create) if there is None else self._server.writing(there, create=create)
        )

    def make_derived(self, session: Any, /) -> None:
        there = "driver" in session.info
        (self._server if there else self._files).make_derived(session)

    def new(self) -> Server:
        """A place with an empty store."""
        if not self._empty:
            from store.db.postgres.opening import connect
            from store.db.postgres.schema import make_store

            self._empty = self._cluster.database()
            with closing(connect(Server(self._cluster.address(self._empty)))) as plain:
                make_store(plain)
        return Server(self._cluster.address(self._cluster.database(self._empty)))

    def copy(self, source: Path, target: Path) -> None:
        """Have another database like that of a path."""
        name = self._places[source.absolute()].name
        self._cluster.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        self._places[target.absolute()] = Server(self._cluster.address(self._cluster.database(name)))


_running: list[OnServer] = []


def on_server() -> bool:
    """Whether the stores of tests are on a server."""
    return bool(_running)


def as_file(path: Path) -> Path:
    """The file of a store; of one that is on a server a copy in a file, with the same row ids."""
    if not _running or (there := _running[0].place(path)) is None:
        return path
    from store.care.transfer import copy_store

    made = Path(tempfile.mkdtemp(prefix="whosays-file-")) / "store.db"
    _running[0].files.add(made)
    copy_store(there, made)
    return made


def _copy(server: OnServer, copied: Callable[..., Any], source: Any, target: Any, **told: Any) -> Any:
    if server.place(Path(source)) is None:
        return copied(source, target, **told)
    server.copy(Path(source), Path(target) / Path(source).name if Path(target).is_dir() else Path(target))
    return target


@pytest.fixture(scope="session", autouse=True)
def kept_in(pytestconfig: pytest.Config) -> Iterator[None]:
    """Stores are kept where the option says."""
    if pytestconfig.getoption("--engine") == "sqlite":
        yield
        return
    folder = programs()
    assert folder is not None, "no PostgreSQL 15 or newer is here"
    was = engines._engine
    with cluster(folder) as made, pytest.MonkeyPatch.context() as patch:
        server = OnServer(was("sqlite"), was("postgres"), made)
        patch.setattr(engines, "_engine", lambda name: server if name == "sqlite" else was(name))
        for name in ("copy", "copy2", "copyfile"):
            patch.setattr(shutil, name, partial(_copy, server, getattr(shutil, name)))
        _running.append(server)
        yield
        _running.clear()
