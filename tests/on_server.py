"""Stores of tests on a server, each under the path that the test names: the file there holds where the store is.

So a store is there, is copied, moved and deleted as a file would be, and a process of its own that is given the path
finds it, too (`known_to_children`).
"""

from __future__ import annotations

import importlib.abc
import importlib.util
import os
import shutil
import sys
import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

from store.model.places import Server

#: In the environment: how to reach the server that runs for the tests.
ADDRESS = "WHOSAYS_TESTS_SERVER"
#: In the environment: the file in which processes that tests start say that they asked for a store.
ASKED = "WHOSAYS_TESTS_ASKED"
_MARK = b"a store of the tests: "
#: A database that holds an empty store.
_EMPTY = "empty"


def server_of(path: Path) -> Server | None:
    """Where the store is that stands under a path; None where it is a file, or nothing."""
    try:
        with path.open("rb") as file:
            told = file.read(300)
    except (OSError, ValueError):
        return None
    return Server(told[len(_MARK) :].decode()) if told.startswith(_MARK) else None


def point(path: Path, server: Server) -> None:
    """Let a store stand under a path."""
    path.write_bytes(_MARK + server.address.encode())


@dataclass
class Databases:
    """The databases of a server."""

    address: str
    used: int = 0
    """How often a store was asked for."""
    tells: Path | None = None
    """Where a process that a test started says that it asked for one."""
    _made: dict[Path, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=count)
    _unnamed: list[tuple[weakref.ref[Any], str]] = field(default_factory=list)
    _kept: dict[str, tuple[Any, str]] = field(default_factory=dict)

    def use(self) -> None:
        """Count that a store is asked for."""
        if self.tells is not None and not self.used:
            with suppress(OSError), self.tells.open("ab") as file:  # who reads a stranger's file may write nothing
                file.write(b".")
        self.used += 1

    def at(self, name: str) -> Server:
        """A database by its name."""
        return Server(f"{self.address}/{name}")

    def make(self, path: Path, like: str = _EMPTY) -> Server:
        """Have a new database under a path, like another one."""
        name = self._made[path.absolute()] = f"s{os.getpid()}x{next(self._numbers)}"
        # by its files: the log of all that a store has in it would be written for nothing
        self.run(f"CREATE DATABASE {name} TEMPLATE {like} STRATEGY FILE_COPY")
        point(path, self.at(name))
        return self.at(name)

    def unnamed(self, connect: Callable[[Server], Any]) -> Any:
        """A connection to a new database that stands under no path, and is there as long as somebody has it."""
        name = f"u{os.getpid()}x{next(self._numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {_EMPTY} STRATEGY FILE_COPY")
        made = connect(self.at(name))
        self._unnamed.append((weakref.ref(made), name))
        return made

    def copy(self, source: Path, target: Path, *, stays: bool) -> None:
        """Have another database like that of a path. ``stays``: what it is like is asked for again, and others read it
        meanwhile."""
        there = server_of(source)
        assert there is not None
        like = self.kept(there) if stays else self._left_alone(there.name)
        self.make(target, like)

    def move(self, source: Path, target: Path) -> None:
        """Put the database of a path in the place of another one's, under its name."""
        there, gone = server_of(source), server_of(target)
        assert there is not None
        assert gone is not None
        self.run(f"DROP DATABASE {gone.name} WITH (FORCE)")
        self.run(f"ALTER DATABASE {self._left_alone(there.name)} RENAME TO {gone.name}")
        source.unlink()

    def kept(self, server: Server) -> str:
        """The name of a database like that of a store as it is now, which nobody uses."""
        from store.db.engine import engine_at

        with closing(engine_at(server).open_read(server)) as plain:
            now = plain.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        was, name = self._kept.get(server.name, (None, ""))
        if not name or was != now:
            name = f"k{os.getpid()}x{next(self._numbers)}"
            self.run(f"CREATE DATABASE {name} TEMPLATE {self._left_alone(server.name)} STRATEGY FILE_COPY")
            self._kept[server.name] = now, name
        return name

    def drop(self, unless: Callable[[Path], bool]) -> None:
        """Take away what nobody needs any more."""
        for path, name in list(self._made.items()):
            if not (unless(path) and path.exists()):
                del self._made[path]
                self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        for it in list(self._unnamed):
            if it[0]() is None:
                self._unnamed.remove(it)
                self.run(f"DROP DATABASE IF EXISTS {it[1]} WITH (FORCE)")

    def run(self, statement: str) -> None:
        """Execute a statement outside of any store."""
        import psycopg

        with psycopg.connect(f"{self.address}/postgres", autocommit=True) as line:
            line.execute(statement.encode())

    def _left_alone(self, name: str) -> str:
        self.run(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")
        return name


class OnServer:
    """The engine of files where paths stand for databases."""

    def __init__(self, files: Any, server: Callable[[], Any], databases: Databases) -> None:
        self._files = files
        self._server = server
        self.databases = databases
        self.makes_files = False
        """Whether what is made is a file all the same."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)

    def _at(self, place: Path) -> tuple[Any, Any]:
        there = server_of(place)
        if there is None:
            return self._files, place
        self.databases.use()
        return self._server(), there

    def is_there(self, place: Path, /) -> bool:
        engine, at = self._at(place)
        return bool(engine.is_there(at))

    def open_read(self, place: Path, /) -> Any:
        engine, at = self._at(place)
        return engine.open_read(at)

    def refusal(self, place: Path, error: Exception, /) -> Any:
        engine, at = self._at(place)
        return engine.refusal(at, error)

    def making_sense(self, place: Path, connection: Any, stop: Any = None, /) -> AbstractContextManager[None]:
        engine, at = self._at(place)
        made: AbstractContextManager[None] = engine.making_sense(at, connection, stop)
        return made

    def asking(self, place: Path, *, untouched: bool) -> Any:
        engine, at = self._at(place)
        return engine.asking(at, untouched=untouched)

    def writing(self, place: Path, *, create: bool) -> Any:
        if create and not place.exists() and not self.makes_files:
            return self._making(place)
        engine, at = self._at(place)
        return engine.writing(at, create=create)

    @contextmanager
    def _making(self, place: Path) -> Iterator[Any]:
        """A session in a store that is made; one in which nothing came to be is not left empty, as a file would not."""
        from store.db.files import make_folder

        make_folder(place.parent)
        self.databases.use()
        there = self.databases.make(place)
        try:
            with self._server().writing(there, create=True) as session:
                yield session
        finally:
            with closing(self._server().open_read(there)) as plain:
                written = plain.execute("SELECT 1 FROM meta WHERE key = 'version'").fetchone()
            if written is None:
                place.unlink(missing_ok=True)

    def make_derived(self, session: Any, /) -> None:
        (self._server() if "driver" in session.info else self._files).make_derived(session)

    def grants(self, place: Path, readers: Any, editors: Any, /) -> Any:
        engine, at = self._at(place)
        return engine.grants(at, readers, editors)


def install(module: ModuleType, address: str) -> OnServer:
    """Have the stores of tests on a server; ``module`` is that of the engines."""
    was = module._engine
    server = OnServer(was("sqlite"), lambda: was("postgres"), Databases(address))
    module._engine = lambda name: server if name == "sqlite" else was(name)  # type: ignore[attr-defined]
    return server


def make_empty(databases: Databases) -> None:
    """Make the store that all others begin as."""
    from store.db import tables  # noqa: F401 (their names are what is made)
    from store.db.postgres.opening import connect
    from store.db.postgres.schema import make_store

    databases.run(f"CREATE DATABASE {_EMPTY} TEMPLATE template0 ENCODING 'UTF8'")
    with closing(connect(databases.at(_EMPTY))) as plain:
        make_store(plain)


def copying(server: OnServer, stays: Callable[[Path], bool]) -> dict[str, Callable[..., Any]]:
    """What shutil has to copy, for stores on a server, too."""

    def copy(copied: Callable[..., Any], source: Any, target: Any, **told: Any) -> Any:
        if server_of(Path(source)) is None:
            return copied(source, target, **told)
        to = Path(target) / Path(source).name if Path(target).is_dir() else Path(target)
        server.databases.copy(Path(source), to, stays=stays(Path(source)))
        return target

    made: dict[str, Callable[..., Any]] = {
        name: partial(copy, getattr(shutil, name)) for name in ("copy", "copy2", "copyfile")
    }
    copied, plain = shutil.copytree, shutil.copy2

    def copytree(source: Any, target: Any, links: bool = False, ignore: Any = None, by: Any = plain, *more: Any) -> Any:
        return copied(source, target, links, ignore, made["copy2"] if by is plain else by, *more)

    return made | {"copytree": copytree}


def told_to_readers(asking: ModuleType) -> str:
    """How the process that reads a wording is started, and knows the stores of tests: it sees no PYTHONPATH."""
    begin = "from tests.on_server import begin_child; begin_child(); from store"
    return str(asking._START).replace("from store", begin, 1)


def _on_engines(module: ModuleType) -> None:
    server = install(module, os.environ[ADDRESS])
    if told := os.environ.get(ASKED):
        server.databases.tells = Path(told)
    for name, copy in copying(server, lambda _: True).items():
        setattr(shutil, name, copy)


def _on_asking(module: ModuleType) -> None:
    module._START = told_to_readers(module)  # type: ignore[attr-defined]


_WHEN_LOADED = {"store.db.engine": _on_engines, "store.suggest.asking": _on_asking}


class _Known(importlib.abc.MetaPathFinder):
    """Tells a process of its own, where it comes to the engines, that the stores of tests are on a server."""

    def __init__(self) -> None:
        self._waits = dict(_WHEN_LOADED)

    def find_spec(self, name: str, _path: Any, _target: Any = None) -> Any:
        then = self._waits.pop(name, None)
        if then is None:
            return None
        spec = importlib.util.find_spec(name)
        assert spec is not None
        assert spec.loader is not None
        load = spec.loader.exec_module

        def exec_module(module: ModuleType) -> None:
            load(module)
            then(module)

        spec.loader.exec_module = exec_module  # type: ignore[method-assign]
        return spec


def begin_child() -> None:
    """What a process of its own does first."""
    if ADDRESS in os.environ:
        sys.meta_path.insert(0, _Known())


def known_to_children(address: str, folder: Path) -> dict[str, str]:
    """What the environment of processes has in which stores of tests are known."""
    root = Path(__file__).parent.parent
    (folder / "sitecustomize.py").write_text("from tests.on_server import begin_child\n\nbegin_child()\n")
    paths = [str(folder), str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    (folder / "asked").touch()
    return {ADDRESS: address, ASKED: str(folder / "asked"), "PYTHONPATH": os.pathsep.join(paths)}
