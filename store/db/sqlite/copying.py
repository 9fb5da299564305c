"""A whole copy of a store's file, taken while others read and write it, and checked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store.db.connection import Connection
from store.db.files import to_disk
from store.db.sqlite.opening import damaged


def copy_store(source: Connection, made: Path, store: Path) -> None:
    """Copy the store that ``source`` reads to the file ``made``: one snapshot, checked, on the disk.

    Uses SQLite's online backup. Raises Refused, which names ``store``, where the copy is not sound, and
    DatabaseError or OSError where it cannot be written.
    """
    assert isinstance(source, sqlite3.Connection)
    with closing(sqlite3.connect(made)) as copy:
        source.backup(copy)
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise damaged(store, str(found).splitlines()[0])
    to_disk(made)


@contextmanager
def scratch(source: Connection) -> Iterator[Connection]:
    """A copy of the store that ``source`` reads, to work on; it is gone at the end."""
    assert isinstance(source, sqlite3.Connection)
    with ExitStack() as held:
        try:
            folder = held.enter_context(TemporaryDirectory(prefix="whosays-"))
            copy = _scratch(source, Path(folder) / "copy")
        except (sqlite3.OperationalError, OSError):  # no room there
            copy = _scratch(source, ":memory:")
        held.callback(copy.close)
        yield copy


def _scratch(source: sqlite3.Connection, path: Path | str) -> sqlite3.Connection:
    copy = sqlite3.connect(path)
    try:
        copy.execute("PRAGMA synchronous = OFF")
        copy.execute("PRAGMA temp_store = MEMORY")
        source.backup(copy)
    except BaseException:
        copy.close()
        raise
    return copy
