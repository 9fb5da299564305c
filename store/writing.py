"""Write to a store: one transaction, all of it or nothing.

The only way to a writing connection. SQLModel is imported here, so import this module only where
something is written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from store import name_index, passages, tables
from store.opening import APPLICATION_ID, BUSY_MS, SCHEMA_VERSION, check_version, refusal
from store.problems import Refused

#: Every write counts itself, so that a browser sees that there is something new.
_COUNT_WRITE = """
INSERT INTO meta (key, value) VALUES ('version', '1')
ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1
"""


@contextmanager
def writing(path: Path, *, create: bool = False) -> Iterator[Session]:
    """A session in one immediate transaction, committed at the end, rolled back on any error.

    Raises Refused (and changes nothing) when the store is missing and ``create`` is false, is
    locked, cannot be written, or was made by a newer version.
    """
    if not create and not path.is_file():
        raise Refused(f"{path}: no such store: load a case into it first")
    if create:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"{path}: its folder cannot be made: {error.strerror}") from error
    engine = _engine(path)
    try:
        with Session(engine) as session:
            _prepare(session, path)
            yield session
            session.flush()
            driver(session).execute(_COUNT_WRITE)
            session.commit()
    except (DBAPIError, sqlite3.Error) as error:
        raise refusal(path, error) from error
    finally:
        engine.dispose()


def driver(session: Session) -> sqlite3.Connection:
    """The plain connection under ``session``, inside the same transaction."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    return connection


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_MS / 1000})

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: Any) -> None:
        # the driver's own transaction control is off, so that DDL and data stand in one transaction
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _prepare(session: Session, path: Path) -> None:
    """Make the schema in a new file; refuse a foreign or newer one."""
    raw_path_is_new = not path.exists() or path.stat().st_size == 0
    if raw_path_is_new:
        with sqlite3.connect(path, isolation_level=None) as plain:
            plain.execute("PRAGMA journal_mode = WAL")
        plain.close()
    plain = driver(session)
    (application,) = plain.execute("PRAGMA application_id").fetchone()
    (objects,) = plain.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and objects == 0:
        SQLModel.metadata.create_all(session.connection())
        name_index.create(plain)
        passages.create(plain)
        plain.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        plain.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    else:
        check_version(plain, path)


__all__ = ["driver", "tables", "writing"]
