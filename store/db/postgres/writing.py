"""Writing to a store on a server: one transaction, one writer at a time, and the truth about how it ended."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from time import monotonic, sleep, time
from typing import Any

import psycopg
from psycopg import errors
from psycopg.pq import TransactionStatus
from sqlalchemy import BigInteger, Engine, Integer, NullPool, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlmodel import Session

from store.db.connection import DatabaseError
from store.db.postgres.faults import ServerError, is_lost, refusal
from store.db.postgres.line import Line, ServerConnection, open_line
from store.db.postgres.listening import CHANNEL
from store.db.postgres.opening import check_not_newer, check_schema, connect, is_there, version_of
from store.db.postgres.schema import make_store
from store.db.postgres.searching import BESIDE
from store.db.writing import count_write
from store.model.places import Server
from store.model.problems import Refused, Unkept
from store.model.stopping import Stopped

#: How long a writer waits for another one, in milliseconds, as on SQLite.
BUSY_MS = 5000
#: How long it then waits for what somebody does to the tables (an index made anew, VACUUM FULL), in milliseconds.
WORKED_ON_MS = 60_000
#: When the server asks whether a writer's machine is still there (after seconds, how often, seconds apart): else one
#: that is gone holds the lock for the system's two hours (PostgreSQL's documentation, "tcp_keepalives_idle"; tcp(7)).
_ALIVE = {"tcp_keepalives_idle": 15, "tcp_keepalives_count": 3, "tcp_keepalives_interval": 5}
#: What a writer holds: every write goes through this table, and who may only read it can lock it against nobody who
#: writes (PostgreSQL's documentation, "LOCK"), as everybody could hold a lock of numbers.
_LOCKED = "LOCK TABLE meta IN EXCLUSIVE MODE"
#: Where there is no table yet, one number of the lock of who makes a store; the other one is the schema's.
_MAKES = 0x77736179
#: How long a server is asked how a commit ended, in seconds: one that broke down comes up meanwhile.
TOLD_IN = 10.0
#: How long a line is kept for the next write, in seconds: opening one takes a tenth of an edit, and what its server
#: then has to look up for it as much again.
KEPT_FOR = 60
#: Whatever the role's default is: who waited for another writer then sees what that one wrote.
_BEGIN = "BEGIN ISOLATION LEVEL READ COMMITTED"


@contextmanager
def session_in(server: Server, *, create: bool) -> Iterator[Session]:
    """A session in one transaction (`store.db.writing.writing`)."""
    plain = _begun(server)
    keep = False
    try:
        with Session(_engine(), info={"driver": plain}) as session, _unbroken(session, plain):
            session.connection()
            assert plain.line.info.transaction_status == TransactionStatus.INTRANS
            _begin(plain, create=create)
            before = plain.total_changes
            yield session
            session.flush()
            if plain.total_changes != before:
                count_write(plain)
                keep = _commit(plain)
            else:
                plain.execute("ROLLBACK")
                keep = True
    except Unkept:
        keep = True
        raise
    except (Refused, Stopped):
        raise
    except Exception as error:  # what was done is undone by the server
        if told := _told(server, error):
            raise told from error
        raise
    finally:
        spare.leave(server, plain.line, keep=keep)


def _told(server: Server, error: Exception) -> Refused | None:
    """What a fault is to who writes; None where it is not the server's."""
    cause = getattr(error, "orig", None) or error
    return refusal(server, cause, wrote=True) if isinstance(cause, (DatabaseError, psycopg.Error)) else None


class _Spare:
    """The line of the last write, kept for the next one for a while: of one store, and by nobody at once.

    The server ends it where nothing is written for long, so that whoever wrote once holds no connection. No lock and
    no snapshot outlive the transaction that was ended on it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._line: Line | None = None
        self._server: Server | None = None
        self._since = 0.0
        atexit.register(self.close)
        os.register_at_fork(after_in_child=self._disown)

    def take(self, server: Server) -> Line | None:
        """The line to a server, now nobody else's; None where there is none of use."""
        with self._lock:
            line, self._line = self._line, None
            # by the clock on the wall: the other ones stand still while a machine sleeps
            if line is None or (self._server == server and abs(time() - self._since) < KEPT_FOR):
                return line
        line.close()
        return None

    def leave(self, server: Server, line: Line, *, keep: bool) -> None:
        """Take a line back from who used it, to be kept or closed."""
        if not keep or line.closed or line.info.transaction_status != TransactionStatus.IDLE:
            line.close()
            return
        if not line.kept:
            try:
                line.execute(f"SET idle_session_timeout = '{KEPT_FOR}s'")
            except psycopg.Error:
                line.close()
                return
            line.kept = True
        with self._lock:
            before, self._line, self._server, self._since = self._line, line, server, time()
        if before is not None:
            before.close()

    def close(self) -> None:
        """Close the line that is kept."""
        with self._lock:
            line, self._line = self._line, None
        if line is not None:
            line.close()

    def _disown(self) -> None:
        """In a process that came of this one: the line is the other's, which goes on using it."""
        self._lock = threading.Lock()
        self._line = None


spare = _Spare()


def _begun(server: Server) -> ServerConnection:
    """A line to the server in a transaction: the one that was kept, if anybody answers on it still."""
    kept = spare.take(server)
    if kept is not None:
        plain = _opening.plain = ServerConnection(server, kept)
        kept.rested = True
        try:
            plain.execute(_BEGIN)
        except DatabaseError:  # it was lost while nobody wrote, and nothing with it
            kept.close()
        else:
            kept.rested = False
            return plain
    plain = _opening.plain = connect(server, to_write=True)
    try:
        _engine()  # before: it rolls back what it asks its first server
        plain.execute(_BEGIN)
    except Exception as error:
        plain.line.close()
        if told := _told(server, error):
            raise told from error
        raise
    return plain


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
    _set(plain, lock_timeout=BUSY_MS, **_ALIVE)
    check_schema(plain)
    there = is_there(plain)
    if not there and create:  # somebody else may be making it
        plain.execute("SELECT pg_advisory_xact_lock(?, hashtext(current_schema()))", (_MAKES,))
        there = is_there(plain)
    if there:
        plain.execute(_LOCKED)
    elif not create:
        raise Refused(f"{plain.server}: holds no case yet: load a case into it first")
    _set(plain, lock_timeout=WORKED_ON_MS, gin_pending_list_limit=BESIDE)
    if there:
        plain.version = version_of(plain)  # nobody else brings it up meanwhile
        check_not_newer(plain)
    else:
        _make(plain)


def _set(plain: ServerConnection, **told: int | str) -> None:
    """Set parameters of the server for the transaction."""
    asked = ", ".join("set_config(?, ?, true)" for _ in told)
    plain.execute(f"SELECT {asked}", [it for name, value in told.items() for it in (name, str(value))])


def _make(plain: ServerConnection) -> None:
    (encoding,) = plain.execute("SHOW server_encoding").fetchone()
    if encoding != "UTF8":
        raise Refused(f"{plain.server}: its database is in {encoding}: make one with 'createdb --encoding UTF8'")
    if not plain.execute("SELECT has_schema_privilege(current_schema(), 'CREATE')").fetchone()[0]:
        raise Refused(
            f"{plain.server}: holds no case yet, and your role may make no store there: its owner loads one first"
        )
    make_store(plain)


def _commit(plain: ServerConnection) -> bool:
    """Commit. Where the line is lost meanwhile the server is asked, on another one, how it ended. Returns whether the
    line is as it was, with no table of its own."""
    number, own = plain.execute(
        "SELECT pg_current_xact_id()::text, pg_my_temp_schema() <> 0, pg_notify(?, current_schema())", (CHANNEL,)
    ).fetchone()[:2]
    try:
        plain.execute("COMMIT")
    except ServerError as error:
        if not is_lost(error):
            raise
        ended = _ended(plain.server, number)
        if ended == "committed":
            return False
        if ended == "aborted":
            raise Refused(f"{plain.server}: the connection was lost, and nothing was kept: try again") from error
        raise Refused(
            f"{plain.server}: the connection was lost as this was being kept, and the server does not say whether it "
            "was: look before you do it again"
        ) from error
    return not own


def _ended(server: Server, number: str) -> str:
    """How a transaction ended: committed, aborted; empty where nobody says in time."""
    late = monotonic() + TOLD_IN
    while True:
        try:
            with open_line(server.address) as line:
                row = line.execute("SELECT pg_xact_status(%s::xid8)", (number,)).fetchone()
            if row is not None and row[0] != "in progress":
                return str(row[0] or "")
        except errors.InvalidParameterValue:  # the server broke down, and came up without ever hearing of it
            return "aborted"
        except psycopg.Error:
            pass  # it may be coming up
        if monotonic() > late:
            return ""
        sleep(0.1)


class _Integer(BigInteger):
    """Whole numbers have 64 bits, as on SQLite; a mark that was said to be an INTEGER would have 32."""

    render_bind_cast = True


class _Opening(threading.local):
    """The connection that this thread has just opened to write over."""

    plain: ServerConnection


_opening = _Opening()


class _Dialect(PGDialect_psycopg):
    """PostgreSQL over lines that are set up, begun and closed here, and are met by SQLAlchemy more than once."""

    supports_statement_cache = True
    colspecs = {**PGDialect_psycopg.colspecs, Integer: _Integer}  # noqa: RUF012 (as SQLAlchemy has it)

    def on_connect(self) -> None:
        """Do nothing to a line: it commits when it is told to."""

    def do_close(self, dbapi_connection: Any) -> None:
        """Leave a line to who opened it."""


registry.register("whosays.psycopg", __name__, _Dialect.__name__)


@cache
def _engine() -> Engine:
    """SQLAlchemy over the lines that are opened here; it neither begins nor commits. One for all of them: each knows
    statements that it has seen before, and asks about its first server at length, which it does over the line that is
    being opened."""
    engine = create_engine(
        "whosays+psycopg://",
        creator=lambda: _opening.plain.line,
        poolclass=NullPool,
        use_native_hstore=False,  # it would be asked for at the first write
    )

    @event.listens_for(engine, "connect")
    def _opened(_: Any, record: Any) -> None:
        record.info["plain"] = _opening.plain

    @event.listens_for(engine, "after_cursor_execute")
    def _counted(connection: Any, cursor: Any, statement: str, *__: Any) -> None:
        if not statement.lstrip()[:6].upper().startswith("SELECT"):
            connection.info["plain"].total_changes += max(cursor.rowcount, 0)

    engine.connect().close()
    return engine
