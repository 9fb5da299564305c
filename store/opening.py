"""Open a store for reading: plain DB-API connections, nothing else imported.

A store is one SQLite file in WAL mode, marked with an application id and a schema version.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from store.problems import BadInput, Refused

#: Marks the file as ours (SQLite's ``application_id``): "wsay" in ASCII.
APPLICATION_ID = 0x77736179
#: The schema version this program reads and writes (SQLite's ``user_version``).
SCHEMA_VERSION = 1
#: How long a connection waits for another one's write, in milliseconds.
BUSY_MS = 5000
_CACHE_KIB = 4000


def open_read(path: Path) -> sqlite3.Connection:
    """A connection that cannot write. It may be used from one thread at a time.

    Raises BadInput when there is no store at ``path``, and Refused when the file is not one, is
    damaged, or was written by a newer version.
    """
    if not path.is_file():
        raise BadInput(f"{path}: no such store: load a case with 'whosays load CASE --store {path}'")
    mode = "mode=ro"
    try:
        connection = _connect(path, mode)
    except sqlite3.OperationalError as error:
        # a WAL store in a folder that cannot be written has no -shm file to share: read it as it lies
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise _refusal(path, error) from error
        connection = _connect(path, "mode=ro&immutable=1")
    except sqlite3.DatabaseError as error:
        raise _refusal(path, error) from error
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(str(path.absolute()))}?{mode}"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    try:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        check_version(connection, path)
        connection.execute("PRAGMA query_only = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    except BaseException:
        connection.close()
        raise
    return connection


def check_version(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Refused unless the file is a store this version can read."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION_ID:
        raise Refused(f"{path}: is an SQLite file but not a whosays store: choose another file")
    if version > SCHEMA_VERSION:
        raise Refused(
            f"{path}: was written by a newer whosays (store version {version}, this one reads up to "
            f"{SCHEMA_VERSION}): upgrade whosays"
        )


def _refusal(path: Path, error: sqlite3.Error) -> Refused:
    told = str(error)
    if "not a database" in told:
        return Refused(f"{path}: is not a whosays store: choose another file")
    if "locked" in told or "busy" in told:
        return Refused(f"{path}: another program is writing to the store: try again when it is done")
    if "malformed" in told or "corrupt" in told:
        return Refused(f"{path}: the store is damaged ({told}): run 'whosays doctor' or restore a backup")
    return Refused(f"{path}: cannot be opened: {told}")


def refusal(path: Path, error: Exception) -> Refused:
    """An error of SQLite as one sentence for the user, whoever raised it (DB-API or SQLAlchemy)."""
    cause = getattr(error, "orig", None) or error
    told = str(cause)
    if "disk is full" in told or "database or disk is full" in told:
        return Refused(f"{path}: the disk is full: nothing was written; free some room and try again")
    if "readonly" in told or "read-only" in told:
        return Refused(f"{path}: the store cannot be written here: check the file's and folder's permissions")
    if isinstance(cause, sqlite3.Error):
        return _refusal(path, cause)
    return Refused(f"{path}: cannot be written: {told}")
