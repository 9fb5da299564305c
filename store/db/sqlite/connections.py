"""Connections for reading, one a thread, that notice when the store's file is replaced or gone."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from store.db.collector import uncollected
from store.db.facts import check
from store.db.sqlite.opening import check_not_newer, is_fixed, making_sense, open_read, refusal, with_room
from store.db.sqlite.stoppable import StoppableConnection
from store.model.problems import Refused
from store.model.stopping import Stop, Stopped, current

_T = TypeVar("_T")
_Stamp = tuple[int, ...]


class _Own:
    """A thread's connection. ``lock`` is held while it is asked, so that nobody closes it meanwhile."""

    def __init__(self, path: Path, stamp: _Stamp) -> None:
        self.connection = open_read(path)
        weakref.finalize(self, self.connection.close)  # first of all: a damaged file fails at the next question
        self.fixed = is_fixed(self.connection)
        self.stamp = stamp
        self.lock = threading.Lock()
        self.closed = False

    def fits(self, stamp: _Stamp) -> bool:
        """Whether this connection still reads what lies at the path."""
        return not self.closed and (self.stamp == stamp if self.fixed else self.stamp[:2] == stamp[:2])

    def close(self) -> None:
        if self.closed:
            return
        self.connection.interrupt()
        with self.lock:
            self.closed = True
            self.connection.close()


class Connections:
    """Asks the store at ``path`` from any thread. Every question is answered from one snapshot."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._all: weakref.WeakSet[_Own] = weakref.WeakSet()
        self._lock = threading.Lock()

    def ask(self, question: Callable[[sqlite3.Connection], _T]) -> _T:
        """The answer of ``question``. Raises Refused with a sentence when the store cannot be read.

        Raises Stopped when the question this thread is asking (`store.model.stopping`) is stopped meanwhile.
        """
        stop = current()
        try:
            own = self._own()
            with own.lock, making_sense(self.path, own.connection, stop):
                answer = with_room(lambda: self._in_snapshot(own.connection, question, stop), own.connection)
                check(answer)
                return answer
        except sqlite3.Error as error:
            if stop is not None and stop.stopped:
                raise Stopped from error
            raise refusal(self.path, error) from error

    def stamp(self) -> _Stamp:
        """What tells the file from another one put in its place, then its time and size."""
        try:
            facts = self.path.stat()
        except OSError as error:
            raise Refused(f"{self.path}: the store is gone: restore it or open another") from error
        return facts.st_dev, facts.st_ino, facts.st_mtime_ns, facts.st_size

    def _own(self) -> _Own:
        own: _Own | None = getattr(self._local, "own", None)
        if own is None and not self.path.exists():
            open_read(self.path).close()  # never was there: says how to make one, unless it has come by now
        stamp = self.stamp()
        if own is None or not own.fits(stamp):
            if own is not None:
                own.close()
            own = self._local.own = _Own(self.path, stamp)
            with self._lock:
                self._all.add(own)
        return own

    def _in_snapshot(
        self, connection: StoppableConnection, question: Callable[[sqlite3.Connection], _T], stop: Stop | None
    ) -> _T:
        connection.execute("BEGIN")
        try:
            check_not_newer(connection, self.path)  # somebody may have brought it up meanwhile
            with connection.until(stop), uncollected():
                return question(connection)
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def listen(self, _tell: Callable[[], None]) -> None:
        """Files tell nobody of a write."""

    def close(self) -> None:
        """Close every thread's connection; who is still asking is interrupted."""
        with self._lock:
            for own in list(self._all):
                own.close()
            self._all.clear()
