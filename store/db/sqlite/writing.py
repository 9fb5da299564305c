"""Writing to a store's file: one immediate transaction, in a file of ours that is made where it is to be."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, NullPool, create_engine, event
from sqlmodel import Session, SQLModel

from store.db.files import keep_listed, make_folder
from store.db.schema import SCHEMA_VERSION
from store.db.sqlite import migrations
from store.db.sqlite.network import refuse_to_write
from store.db.sqlite.opening import (
    APPLICATION_ID,
    BUSY_MS,
    check_ours,
    check_version,
    is_blank,
    why_at,
)
from store.db.sqlite.search_tables import create_name_tables, create_passage_table
from store.db.sqlite.soundness import DERIVED, LATE, made_anew
from store.db.sqlite.turns import begin_to_write
from store.db.writing import count_write, driver
from store.model.problems import Refused, Unkept
from store.model.stopping import Stopped

_CACHE_KIB = 64_000


@contextmanager
def session_in(path: Path, *, create: bool) -> Iterator[Session]:
    """A session in one transaction (`store.db.writing.writing`). An older store is brought up first, in one of its own.

    A store that was to be made and in which nothing came to be is not left empty.
    """
    refuse_to_write(path)
    if create:
        try:
            make_folder(path.parent)
        except OSError as error:
            raise Refused(f"{path}: its folder cannot be made: {error.strerror}") from error
    elif not path.is_file():
        raise Refused(f"{path}: no such store: load a case into it first")
    made = create and not path.exists()
    try:
        _prepare(path, create=create)
        _opening.path = path
        with Session(_engine()) as session:
            plain = _plain(session)
            _make_schema(session, plain, path, create=create)
            before = plain.total_changes
            yield session
            session.flush()
            if plain.total_changes != before:
                count_write(plain)
                session.commit()
                if made and not path.exists():
                    raise Refused(f"{path}: was taken away while it was written: try again")
    except (Refused, Stopped, Unkept):
        raise
    except Exception as error:  # what was done is undone by now: the store is as it was met
        told = why_at(path, getattr(error, "orig", None) or error)
        if told is None:
            raise
        raise told from error
    finally:
        if made:
            _take_away(path)


def _plain(session: Session) -> sqlite3.Connection:
    connection = driver(session)
    assert isinstance(connection, sqlite3.Connection)
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    # the driver's own transaction control is off, so that DDL and data stand in one transaction
    return sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None)


class _Opening(threading.local):
    """The store that this thread is about to write to."""

    path: Path


_opening = _Opening()


@cache
def _engine() -> Engine:
    """SQLAlchemy over the files that are opened here; one for all of them, as it knows statements that it has seen."""
    # a creator, and no URL: a path may hold any character
    engine = create_engine("sqlite://", creator=lambda: _connect(_opening.path), poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        # a judgement is on the disk when it is said to be, also after a power cut
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
        # a page that does not fit is written to the log more than once, which a large load feels
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        begin_to_write(connection.connection.driver_connection, BUSY_MS)

    return engine


def _prepare(path: Path, *, create: bool) -> None:
    """Refuse a foreign or newer file, bring an older one up, and make a blank one a WAL file.

    The last is not possible in a transaction.
    """
    connection = _connect(path)
    try:
        if not is_blank(connection):
            check_ours(connection, path)
            migrations.bring_up(path, connection)
        elif create:
            connection.execute("PRAGMA journal_mode = WAL")
            for folder in (path.parent, path.parent.parent):  # the file is new, and often its folder too
                keep_listed(folder)
    finally:
        connection.close()


def _take_away(path: Path) -> None:
    """Take away a file in which nothing came to be, unless somebody else has it open."""
    with (
        suppress(sqlite3.Error, OSError),
        closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection,
    ):
        if not is_blank(connection):
            return
        connection.execute("PRAGMA journal_mode = DELETE")  # not while another one is there
        connection.execute("BEGIN EXCLUSIVE")
        path.unlink()


def _make_schema(session: Session, plain: sqlite3.Connection, path: Path, *, create: bool) -> None:
    """Make the schema in a blank file, inside the transaction; somebody may have been first."""
    if create and is_blank(plain):
        SQLModel.metadata.create_all(session.connection())
        create_name_tables(plain)
        create_passage_table(plain)
        plain.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        plain.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    else:
        check_version(plain, path)
        _make(session, plain, LATE)


def make_derived(session: Session) -> None:
    """Make the tables that are worked out of others where they are missing: all in them has to be made anew."""
    plain = _plain(session)
    _make(session, plain, DERIVED)
    create_name_tables(plain)
    create_passage_table(plain)


def _make(session: Session, plain: sqlite3.Connection, which: frozenset[str]) -> None:
    missing = [SQLModel.metadata.tables[it] for it in made_anew(plain) if it in which & SQLModel.metadata.tables.keys()]
    if missing:
        SQLModel.metadata.create_all(session.connection(), tables=missing)
