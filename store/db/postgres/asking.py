"""Questions to a store on a server: a line for each thread, made anew where it was lost."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import psycopg

from store.db.collector import uncollected
from store.db.connection import DatabaseError
from store.db.facts import check
from store.db.postgres.faults import in_its_way, is_lost, refusal
from store.db.postgres.line import ServerConnection
from store.db.postgres.listening import Listener
from store.db.postgres.opening import check_not_newer, open_read, version_of
from store.model.places import Server
from store.model.stopping import Stop, Stopped, current

_T = TypeVar("_T")


class _Own:
    """A thread's connection. ``lock`` is held while it is asked, so that nobody closes it meanwhile."""

    def __init__(self, server: Server) -> None:
        self.connection = open_read(server)
        weakref.finalize(self, self.connection.line.close)
        self.lock = threading.Lock()
        (database, schema) = self.connection.execute(
            "SELECT (SELECT oid FROM pg_database WHERE datname = current_database()), "
            "to_regnamespace(current_schema())::oid"
        ).fetchone()
        self.stamp = (int(database), int(schema))

    @property
    def gone(self) -> bool:
        return self.connection.line.closed

    def close(self) -> None:
        if self.lock.locked():
            with suppress(psycopg.Error):
                self.connection.line.cancel_safe(timeout=1.0)
        with self.lock:
            self.connection.close()


class ServerAsking:
    """Asks the store on a server from any thread. Every question is answered from one snapshot.

    A line that was lost while nobody asked is made anew at the next question, which is none the worse for it. One that
    is lost while a question is under way: the question is asked anew, for it only reads, as is one that was in the
    way of what a copy follows; where the server cannot be reached, Refused says so, and the next question tries again.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self._local = threading.local()
        self._all: weakref.WeakSet[_Own] = weakref.WeakSet()
        self._lock = threading.Lock()

    def ask(self, question: Callable[[Any], _T]) -> _T:
        """The answer of ``question``. Raises Refused where the store cannot be read, Stopped where nobody waits."""
        stop = current()
        for again in (True, True, False):  # a copy may be in the way of two of them
            own = self._own()
            try:
                with own.lock:
                    answer = self._in_snapshot(own.connection, question, stop)
                check(answer)
                return answer
            except (DatabaseError, psycopg.Error) as error:
                if stop is not None and stop.stopped:
                    raise Stopped from error
                if again and (own.gone or is_lost(error)):
                    own.connection.close()
                    continue
                if again and in_its_way(error):
                    continue
                raise refusal(self.server, error) from error
        raise AssertionError

    def stamp(self) -> tuple[int, ...]:
        """The numbers of the database and of the schema that the store is in."""
        return self._own().stamp

    def listen(self, tell: Callable[[], None]) -> Callable[[], None] | None:
        """Have ``tell`` called, in a thread of its own, when others wrote; returns what ends that."""
        return Listener(self.server, tell).close

    def close(self) -> None:
        """Close every thread's connection; who is still asking is interrupted."""
        with self._lock:
            for own in list(self._all):
                own.close()
            self._all.clear()

    def _own(self) -> _Own:
        own: _Own | None = getattr(self._local, "own", None)
        if own is None or own.gone:
            try:
                own = self._local.own = _Own(self.server)
            except DatabaseError as error:
                raise refusal(self.server, error) from error
            with self._lock:
                self._all.add(own)
        return own

    def _in_snapshot(self, connection: ServerConnection, question: Callable[[Any], _T], stop: Stop | None) -> _T:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            connection.version = version_of(connection)
            check_not_newer(connection)  # somebody may have brought it up meanwhile
            connection.known = {}
            with connection.until(stop), uncollected():
                return question(connection)
        finally:
            connection.version = connection.known = None
            if not connection.line.closed:
                connection.execute("ROLLBACK")
