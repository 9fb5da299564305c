"""Open a store for reading: plain DB-API connections, nothing else imported.

A store is one SQLite file in WAL mode, marked with an application id and a schema version.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from store.db.connection import Connection
from store.db.facts import Impossible
from store.db.schema import READABLE_FROM, SCHEMA_VERSION
from store.db.sqlite.network import between_machines
from store.db.sqlite.soundness import DERIVED, LATE, stranger
from store.db.sqlite.stoppable import StoppableConnection
from store.model.problems import BadInput, Refused
from store.model.stopping import Stop, Stopped

_T = TypeVar("_T")

#: Marks the file as ours (SQLite's ``application_id``): "wsay" in ASCII.
APPLICATION_ID = 0x77736179
#: How long a connection waits for another one's write, in milliseconds.
BUSY_MS = 5000
#: The system keeps the file's pages too: more here makes no search quicker, and each thread would hold its own.
_CACHE_KIB = 250
#: Statements kept ready: all that browsing repeats. Python's own 128 hold 1 MB of what a search needed once.
_STATEMENTS = 32
#: With less room than this on its disk, a failed write is put down to the full disk.
_NO_ROOM = 256 * 1024
_NO_TABLE = re.compile(r"no such table: (?:main\.)?(\w+)")
#: What SQLite says of a value, and not of the file.
_OF_A_ROW = ("decode", "JSON", "overflow", "too big", "mismatch")


def open_read(path: Path, *, older: bool = False) -> StoppableConnection:
    """A connection that cannot write. It may be used from one thread at a time.

    Raises BadInput when there is no store at ``path``, and Refused when the file is not one, is
    damaged, was written by a newer version, or (unless ``older``) by one too old to be read as it is.
    """
    if not path.is_file():
        raise BadInput(f"{path}: no such store: load a case with 'whosays load CASE --store {path}'")
    if between_machines(path):
        return open_as_it_lies(path, older=older)
    try:
        return _connect(path, "mode=ro", older=older)
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error) and not is_full(path, error):
            raise refusal(path, error) from error
    except sqlite3.DatabaseError as error:
        raise refusal(path, error) from error
    return open_as_it_lies(path, older=older)


def open_as_it_lies(path: Path, *, older: bool = False) -> StoppableConnection:
    """Read a WAL store without a -shm file to share: its folder cannot be written, or is to be left alone.

    Whoever holds this connection must open it anew when the file changes (`is_fixed`).
    """
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        if no_room(path.parent):
            raise Refused(
                f"{path}: the disk is full, and the last write to the store is not finished: free some room first"
            )
        if kind := between_machines(path):
            raise Refused(
                f"{path}: is on a network file system ({kind}), and the last write to it is not finished: copy it, and "
                f"{wal.name} beside it, to a disk of this machine, and open it there"
            )
        raise Refused(f"{path}: the last write to the store is not finished: open it once where it can be written")
    try:
        return _connect(path, "mode=ro&immutable=1", older=older)
    except sqlite3.Error as error:
        raise refusal(path, error) from error


def with_room(ask: Callable[[], _T], connection: sqlite3.Connection) -> _T:
    """The answer to a question that sorts in files, or in memory where the disk of such files is full."""
    try:
        return ask()
    except sqlite3.OperationalError as error:
        if "disk is full" not in str(error) and "disk I/O" not in str(error):
            raise
        connection.execute("PRAGMA temp_store = MEMORY")
        return ask()


def is_fixed(connection: sqlite3.Connection) -> bool:
    """Whether a connection takes the file for unchanging, so that it does not see later writes."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    return str(mode) != "wal"


def _connect(path: Path, mode: str, *, older: bool) -> StoppableConnection:
    uri = f"file:{quote(os.fsencode(path.absolute()))}?{mode}"
    connection = sqlite3.connect(
        uri,
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        cached_statements=_STATEMENTS,
        factory=StoppableConnection,
    )
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        check_ours(connection, path)
        if not older:
            check_readable(connection, path)
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return connection


def is_blank(connection: sqlite3.Connection) -> bool:
    """Whether a file is nothing yet: empty, or left by a first load that did not finish."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return bool(application == 0 and objects == 0)


def holds_something(path: Path) -> bool:
    """Whether the file at ``path`` is more than a blank one. Raises Refused where it cannot be read."""
    try:
        mode = "mode=ro&immutable=1" if between_machines(path) else "mode=ro"
        with closing(sqlite3.connect(f"file:{quote(os.fsencode(path.absolute()))}?{mode}", uri=True)) as connection:
            return not is_blank(connection)
    except sqlite3.Error as error:
        raise refusal(path, error) from error


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Refused unless the file is a store this version can read."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if is_blank(connection):
        raise Refused(f"{path}: holds no case yet: load one with 'whosays load CASE --store {path}'")
    if application != APPLICATION_ID:
        raise Refused(f"{path}: is an SQLite file but not a whosays store: choose another file")
    check_not_newer(connection, path)


def check_ours(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Refused where the store holds more than whosays put there: before anything of it is read or written."""
    check_version(connection, path)
    if strange := stranger(connection):
        raise Refused(
            f"{path}: has {strange}, which whosays did not make: another program changed the store, and it is not "
            "opened; restore a backup"
        )


def version_of(connection: Connection) -> int:
    """The schema version of a store."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def check_not_newer(connection: Connection, path: Path) -> None:
    """Raise Refused where a newer version wrote the store, perhaps while this session holds it open."""
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise Refused(
            f"{path}: was written by a newer whosays (store version {version}, this one reads up to "
            f"{SCHEMA_VERSION}): upgrade whosays"
        )


def check_readable(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Refused where the store is too old to be read as it is."""
    version = version_of(connection)
    if version < READABLE_FROM:
        raise Refused(
            f"{path}: was made by an older whosays (store version {version}, this one reads {READABLE_FROM} to "
            f"{SCHEMA_VERSION}): whoever may write it brings it up with 'whosays reindex --store {path}'"
        )


def refusal(path: Path, error: Exception) -> Refused:
    """An error of SQLite as one sentence for the user, whoever raised it (DB-API or SQLAlchemy)."""
    cause = getattr(error, "orig", None) or error
    told = str(cause)
    if is_full(path, cause):
        return Refused(f"{path}: the disk is full: nothing was written; free some room and try again")
    if "readonly" in told or "read-only" in told:
        return Refused(f"{path}: the store cannot be written here: check the file's and folder's permissions")
    if "not a database" in told:
        return Refused(f"{path}: is not a whosays store: choose another file")
    if "locked" in told or "busy" in told:
        return Refused(f"{path}: another program is writing to the store: try again when it is done")
    if "unable to open" in told:
        return Refused(f"{path}: the store cannot be opened: check that its folder is there, and the permissions")
    missing = _NO_TABLE.match(told)
    if missing is not None and missing[1] in DERIVED | LATE:
        return Refused(
            f"{path}: has no table {missing[1]}, and nothing is lost by that: whoever may write the store makes it "
            f"anew with 'whosays reindex --store {path}'"
        )
    if any(sign in told for sign in ("malformed", "corrupt", "no such table", "no such column", "decode")):
        return damaged(path, told)
    return Refused(f"{path}: the store cannot be used ({told}): run 'whosays doctor'")


def impossible(path: Path, connection: Connection) -> Refused | None:
    """The sentence for a store in which a row holds what whosays never writes; None where none does."""
    from store.db.sqlite.possible.rows import odd_rows

    assert isinstance(connection, sqlite3.Connection)
    rows = odd_rows(connection, 1)
    if not rows:
        return None
    return Refused(
        f"{path}: the store is damaged: {rows[0]}, which whosays never writes: run 'whosays doctor', then load the "
        "case again into a new store, or restore a backup"
    )


@contextmanager
def making_sense(path: Path, connection: Connection, stop: Stop | None = None) -> Iterator[None]:
    """Work on what a store holds. What breaks on damage, or on rows that make no sense, is one sentence: Refused."""
    try:
        yield
    except (Refused, Stopped):
        raise
    except Exception as error:
        if stop is not None and stop.stopped:
            raise Stopped from error
        told = why(path, connection, error)
        if told is None:
            raise
        raise told from error


def why(path: Path, connection: Connection, error: Exception) -> Refused | None:
    """The sentence for what broke while a store was read: by its file, or by a row; None where both are whole."""
    if isinstance(error, sqlite3.Error) and not any(sign in str(error) for sign in _OF_A_ROW):
        return refusal(path, error)
    try:
        (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        told = impossible(path, connection) if found == "ok" else damaged(path, str(found).splitlines()[0])
    except sqlite3.Error as other:
        return refusal(path, other)
    if told is None and isinstance(error, sqlite3.Error):
        return refusal(path, error)
    if told is None and isinstance(error, Impossible):
        return damaged(path, str(error))
    return told


def why_at(path: Path, error: BaseException) -> Refused | None:
    """The same where the store is open no more."""
    if not isinstance(error, Exception):
        return None
    if isinstance(error, sqlite3.Error) and not any(sign in str(error) for sign in _OF_A_ROW):
        return refusal(path, error)
    try:
        if not path.is_file() or not holds_something(path):
            return None
        with closing(open_read(path)) as connection:
            return why(path, connection, error)
    except Refused as told:
        return told


def damaged(path: Path, told: str) -> Refused:
    """The sentence for a store whose file is not whole."""
    return Refused(f"{path}: the store is damaged ({told}): run 'whosays doctor', or restore a backup")


def is_full(path: Path, error: BaseException) -> bool:
    """Whether an error of SQLite tells of a full disk."""
    return "disk is full" in str(error) or ("disk I/O" in str(error) and no_room(path.parent))


def no_room(folder: Path) -> bool:
    """Whether hardly anything can be written into a folder."""
    try:
        return shutil.disk_usage(folder).free < _NO_ROOM
    except OSError:
        return False
