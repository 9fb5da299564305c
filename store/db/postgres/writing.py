"""Writing to a store on a server: one transaction, one writer at a time, and the truth about how it ended."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import Any

import psycopg
from sqlalchemy import Engine, NullPool, create_engine, event
from sqlmodel import Session

from store.db.connection import DatabaseError
from store.db.postgres.faults import ServerError, is_lost, refusal
from store.db.postgres.line import ServerConnection, open_line
from store.db.postgres.listening import CHANNEL
from store.db.postgres.opening import check_not_newer, check_schema, connect, is_there
from store.db.postgres.schema import make_store
from store.db.postgres.searching import BESIDE
from store.db.writing import count_write
from store.model.places import Server
from store.model.problems import Refused
from store.model.stopping import Stopped

#: How long a writer waits for another one, in milliseconds, as on SQLite.
BUSY_MS = 5000
#: One number of the lock that a writer holds; the other one is the schema's.
_LOCK = 0x77736179


@contextmanager
def session_in(server: Server, *, create: bool) -> Iterator[Session]:
    """A session in one transaction (`store.db.writing.writing`)."""
    plain = connect(server)
    try:
        with Session(_engine(), info={"driver": plain}) as session, _unbroken(session, plain):
            _over(session, plain)
            _begin(plain, create=create)
            before = plain.total_changes
            yield session
            session.flush()
            if plain.total_changes != before:
                count_write(plain)
                plain.execute("SELECT pg_notify(?, current_schema())", (CHANNEL,))
                _commit(plain)
            else:
                plain.execute("ROLLBACK")
    except (Refused, Stopped):
        raise
    except Exception as error:  # what was done is undone by the server
        cause = getattr(error, "orig", None) or error
        if isinstance(cause, (DatabaseError, psycopg.Error)):
            raise refusal(server, cause, wrote=True) from error
        raise
    finally:
        plain.line.close()


@contextmanager
def _unbroken(session: Session, plain: ServerConnection) -> Iterator[None]:
    """Let SQLAlchemy take nothing back on a line that is gone: what it said would be told, and not what was."""
    try:
        yield
    finally:
        if plain.line.closed:
            session.invalidate()


def _begin(plain: ServerConnection, *, create: bool) -> None:
    """Be the one that writes, in a store that is there. Raises Refused."""
    plain.execute(f"SET LOCAL lock_timeout = {BUSY_MS}")
    check_schema(plain)
    plain.execute("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", (_LOCK,))
    plain.execute("SET LOCAL lock_timeout = 0")
    plain.execute(f"SET LOCAL gin_pending_list_limit = '{BESIDE}'")
    if is_there(plain):
        check_not_newer(plain)
    elif create:
        _make(plain)
    else:
        raise Refused(f"{plain.server}: holds no case yet: load a case into it first")


def _make(plain: ServerConnection) -> None:
    (encoding,) = plain.execute("SHOW server_encoding").fetchone()
    if encoding != "UTF8":
        raise Refused(f"{plain.server}: its database is in {encoding}: make one with 'createdb --encoding UTF8'")
    make_store(plain)


def _commit(plain: ServerConnection) -> None:
    """Commit. Where the line is lost meanwhile the server is asked, on another one, how it ended."""
    (number,) = plain.execute("SELECT pg_current_xact_id()::text").fetchone()
    try:
        plain.execute("COMMIT")
    except ServerError as error:
        if not is_lost(error):
            raise
        ended = _ended(plain.server, number)
        if ended == "committed":
            return
        if ended == "aborted":
            raise Refused(f"{plain.server}: the connection was lost, and nothing was kept: try again") from error
        raise Refused(
            f"{plain.server}: the connection was lost as this was being kept, and the server does not say whether it "
            "was: look before you do it again"
        ) from error


def _ended(server: Server, number: str) -> str:
    """How a transaction ended: committed, aborted; empty where nobody says."""
    with suppress(psycopg.Error), open_line(server.address) as line:
        for _ in range(50):
            row = line.execute("SELECT pg_xact_status(%s::xid8), pg_sleep(0.1)", (number,)).fetchone()
            if row is not None and row[0] != "in progress":
                return str(row[0] or "")
    return ""


_next = threading.local()


def _over(session: Session, plain: ServerConnection) -> None:
    """Begin a session's transaction on a line that is there."""
    _next.line = plain.line
    try:
        session.connection().info["plain"] = plain
    finally:
        del _next.line


@cache
def _engine() -> Engine:
    """SQLAlchemy over the line that it is given; it neither begins nor commits.

    One for all writes: what it knows of servers, and each statement that it has written out, is found once.
    """
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: _next.line,
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        use_native_hstore=False,  # it would be asked for at every write
    )

    @event.listens_for(engine, "begin")
    def _begun(connection: Any) -> None:
        connection.connection.driver_connection.execute("BEGIN")

    @event.listens_for(engine, "after_cursor_execute")
    def _counted(connection: Any, cursor: Any, statement: str, *__: Any) -> None:
        if not statement.lstrip()[:6].upper().startswith("SELECT"):
            connection.info["plain"].total_changes += max(cursor.rowcount, 0)

    return engine
