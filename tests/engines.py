"""The store's tests on either engine: ``pytest tests/store --engine postgres``.

The tests name their stores by paths. With PostgreSQL a path stands for a database of its own on a server that runs for
them (`tests.on_server`), also in processes that tests start; all else is as it was. What is about files is left out
(``pytest.mark.files``). How many ran with stores on which engine is printed at the end, and how many opened none.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Self

import pytest

from store.db import engine as engines
from store.db.connection import Connection
from store.model.places import Place
from tests.on_server import (
    ADDRESS,
    ASKED,
    OnServer,
    copying,
    install,
    known_to_children,
    make_empty,
    server_of,
    told_to_readers,
)
from tests.servers import cluster, programs, version_of

ABOUT_FILES = "about a store's file"
#: What the server that runs for the tests need not do: it is thrown away, and looks after a great many small databases.
QUICK = "-c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off -c max_wal_size=4GB"
#: Bytes that four servers and their databases may take.
_ENOUGH = 6 * 1024**3
#: Of a test that opened a store, in what is told of it.
_USED = "opened a store"
#: Of a test that ran on a server of some version of its own.
ON_VERSION = "on PostgreSQL"
#: Fixtures in whose making a store was opened: who is given one has a store.
_WITH_STORE: set[int] = set()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=("sqlite", "postgres"), default="sqlite", help="what keeps the stores")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "files: about a store's file: not run on a server")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--engine") == "postgres":
        for item in items:
            if item.get_closest_marker("files") is not None:
                item.add_marker(pytest.mark.skip(reason=ABOUT_FILES))


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: Any) -> Generator[None, Any, Any]:
    before = _used()
    try:
        return (yield)
    finally:
        if _used() != before:
            _WITH_STORE.add(id(fixturedef))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    try:
        return (yield)
    finally:
        folder = getattr(item, "funcargs", {}).get("tmp_path")
        if _running:  # what stands elsewhere is of several tests
            _running[0].databases.drop(lambda path: folder is None or folder not in path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    before = _used()
    try:
        return (yield)
    finally:
        fixtures = getattr(item, "_fixtureinfo", None)
        given = [made for it in fixtures.name2fixturedefs.values() for made in it] if fixtures else []
        if _used() != before or any(id(made) in _WITH_STORE for made in given):
            item.user_properties.append((_USED, True))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    reports = [it for how in ("passed", "failed") for it in terminalreporter.stats.get(how, ()) if it.when == "call"]
    told = f"{len(reports)} tests ran with stores in SQLite"
    if config.getoption("--engine") == "postgres":
        folder = programs()
        opened = sum((_USED, True) in it.user_properties for it in reports)
        files = sum(ABOUT_FILES in str(it.longrepr) for it in terminalreporter.stats.get("skipped", ()))
        told = (
            f"{opened} tests ran with stores in PostgreSQL {version_of(folder) if folder else ''}; {files} are "
            f"{ABOUT_FILES}; {len(reports) - opened} open no store"
        )
    terminalreporter.write_line(told)
    versions = {it for report in reports for what, it in report.user_properties if what == ON_VERSION}
    if versions:
        terminalreporter.write_line(f"a whole round ran on PostgreSQL {', '.join(sorted(versions))}")


_running: list[OnServer] = []


def _used() -> int:
    """How often a store was asked for, here and in processes that tests started."""
    return _running[0].databases.used + Path(os.environ[ASKED]).stat().st_size if _running else 0


def on_server() -> bool:
    """Whether the stores of tests are on a server."""
    return ADDRESS in os.environ


def known() -> dict[str, str]:
    """What an environment has in which the stores of tests are known, for a process that inherits none."""
    return {name: os.environ[name] for name in (ADDRESS, ASKED, "PYTHONPATH")} if on_server() else {}


def real(path: Path) -> Place:
    """Where the store under a path is, for what asks whether it is a file."""
    return server_of(path) or path


def as_file(path: Path) -> Path:
    """The file of a store; of one that is on a server a copy in a file, with the same row ids."""
    if (there := server_of(path)) is None:
        return path
    from store.care.transfer import copy_store

    made = path.with_name(f"{path.name}.file-{_running[0].databases.used}")
    with in_files():
        copy_store(there, made)
    return made


def moved(source: Path, target: Path) -> None:
    """Put a store in the place of another one."""
    if _running and server_of(target) is not None:
        _running[0].databases.move(source, target)
    else:
        source.replace(target)


def content(path: Path) -> object:
    """What tells whether anything at all was written to a store: its bytes, or where and when each of its rows was."""
    if server_of(path) is None:
        return path.read_bytes()
    with opened(path) as there:
        names = there.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
        ).fetchall()
        rows = [
            (name, there.execute(f'SELECT ctid::text, xmin::text FROM "{name}" ORDER BY ctid')) for (name,) in names
        ]
        return [(name, told.fetchall()) for name, told in rows]


@contextmanager
def opened(path: Path) -> Iterator[Connection]:
    """A plain connection to a store, whoever keeps it, for a test that looks into it or changes it behind the back of
    the library. What it did is kept at the end; references and rows of others are not looked after."""
    if (there := server_of(path)) is None:
        with closing(sqlite3.connect(path)) as plain, plain:
            yield plain
        return
    from store.db.postgres.opening import connect

    if _running:  # and not in a process of its own
        _running[0].databases.used += 1
    with closing(connect(there)) as line:
        line.execute("SET session_replication_role = replica")
        line.execute("BEGIN")
        yield line
        line.execute("COMMIT")


def trace_all(patch: pytest.MonkeyPatch, tell: Callable[[str], object]) -> None:
    """Be told every statement, with its values, that a store is asked on a connection that is made from now on."""
    connect = sqlite3.connect

    def traced(*given: Any, **named: Any) -> sqlite3.Connection:
        made = connect(*given, **named)
        made.set_trace_callback(tell)
        return made

    patch.setattr(sqlite3, "connect", traced)
    if on_server():
        from store.db.postgres.line import ServerConnection

        execute = ServerConnection.execute

        def told(self: ServerConnection, sql: str, parameters: Any = (), /) -> Any:
            tell(f"{sql} {parameters!r}" if parameters else sql)
            return execute(self, sql, parameters)

        patch.setattr(ServerConnection, "execute", told)


class Steps:
    """How much a database does for what is asked of ``connection``: steps of SQLite, else rows that go from one part of
    a plan to the next or are left out there."""

    def __init__(self, connection: Connection) -> None:
        self.connection: Any = connection
        self.done = 0
        self._plain: Any = connection

    def __enter__(self) -> Self:
        if isinstance(self._plain, sqlite3.Connection):
            self._plain.set_progress_handler(self._ten, 10)
        else:
            self.connection = _Explained(self)
        return self

    def __exit__(self, *_: object) -> None:
        if isinstance(self._plain, sqlite3.Connection):
            self._plain.set_progress_handler(None, 0)

    def _ten(self) -> int:
        self.done += 10
        return 0

    def count(self, sql: str, *parameters: Any) -> None:
        """Count what a statement takes."""
        before = sys.gettrace()
        sys.settrace(None)  # what counts is no work of the question
        ((told,),) = self._plain.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", *parameters).fetchall()
        self.done += _passed(told[0]["Plan"])
        sys.settrace(before)


class _Explained:
    """A connection that counts what each question takes."""

    def __init__(self, steps: Steps) -> None:
        self._connection = steps._plain
        self._steps = steps

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *parameters: Any) -> Any:
        if sql.lstrip().startswith(("SELECT", "WITH")):
            self._steps.count(sql, *parameters)
        return self._connection.execute(sql, *parameters)


def _passed(plan: dict[str, Any]) -> int:
    rows = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Join Filter", 0)
    return round(rows * plan["Actual Loops"]) + sum(map(_passed, plan.get("Plans", ())))


@contextmanager
def in_files() -> Iterator[None]:
    """What is made meanwhile is made in files."""
    if not _running:
        yield
        return
    _running[0].makes_files = True
    try:
        yield
    finally:
        _running[0].makes_files = False


def empty() -> Connection:
    """A connection to a store on a server that holds nothing and is nobody else's."""
    from store.db.postgres.opening import connect

    _running[0].databases.used += 1
    return _running[0].databases.unnamed(connect)


def kept(path: Path) -> bytes | str:
    """A store as it is now, for `like`."""
    if (there := server_of(path)) is not None:
        return _running[0].databases.kept(there)
    with closing(sqlite3.connect(path)) as plain:
        return plain.serialize()


def like(told: bytes | str, path: Path) -> None:
    """Have a store under a path like one that was `kept`."""
    if isinstance(told, bytes):
        path.write_bytes(told)
    else:
        _running[0].databases.make(path, told)


@pytest.fixture(scope="session", autouse=True)
def kept_in(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Stores are kept where the option says."""
    if pytestconfig.getoption("--engine") == "sqlite":
        yield
        return
    folder = programs()
    assert folder is not None, "no PostgreSQL 15 or newer is here"
    was = engines._engine
    with cluster(folder, settings=QUICK, within=_quick_folder()) as made, pytest.MonkeyPatch.context() as patch:
        address = made.address("")[:-1]
        patch.setattr(engines, "_engine", was)  # put back at the end
        server = install(engines, address)
        make_empty(server.databases)
        for name, copy in copying(server, _stays).items():
            patch.setattr(shutil, name, copy)
        for name, told in known_to_children(address, tmp_path_factory.mktemp("children")).items():
            patch.setenv(name, told)
        from store.suggest import asking

        patch.setattr(asking, "_START", told_to_readers(asking))
        _running.append(server)
        yield
        _running.clear()


def _quick_folder() -> str:
    """Where thousands of small files are made and taken away in no time: memory, where there is enough of it."""
    memory = Path("/dev/shm")
    return str(memory if memory.is_dir() and shutil.disk_usage(memory).free > _ENOUGH else Path("/tmp"))


def _stays(path: Path) -> bool:
    """Whether others read a store while it is copied, and it is copied again: one that is not of this test alone."""
    return not any(part.name.startswith("test_") for part in path.parents)
