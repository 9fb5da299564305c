"""Hearing of what others write, within a moment, and of a server that went away and is back.

A server that follows another one (a copy for reading) takes no LISTEN: there it is looked every second, on one
connection, whether something was written, until it is a server of its own.
"""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable
from contextlib import suppress

import psycopg
from psycopg import errors

from store.db.postgres.line import Line, open_line
from store.model.places import Server

CHANNEL = "whosays"
"""Where a write tells others of itself, with the schema it was in."""

_AGAIN = 1.0
"""Seconds between two tries to reach a server that went away, and between two looks at a copy."""
_LOOK = "SELECT pg_is_in_recovery(), (SELECT value FROM meta WHERE key = 'version')"


class Listener:
    """Tells of each write of others, and when the server is lost and found again; in a thread of its own."""

    def __init__(self, server: Server, tell: Callable[[], None]) -> None:
        self._server = server
        self._tell = tell
        self._ended = threading.Event()
        self._wake, self._waker = os.pipe()
        threading.Thread(target=self._run, name="listening", daemon=True).start()

    def close(self) -> None:
        """Hear no more."""
        if not self._ended.is_set():
            os.write(self._waker, b".")  # before it is ended, for then the pipe is closed
            self._ended.set()

    def _run(self) -> None:
        begun = False
        while not self._ended.is_set():
            with suppress(psycopg.Error), open_line(self._server.address) as line:
                hear = self._hear
                try:
                    line.execute(f"LISTEN {CHANNEL}")
                except errors.ReadOnlySqlTransaction:
                    hear = self._look
                if begun:  # something may have been written meanwhile
                    self._tell()
                begun = True
                hear(line)
            if begun and not self._ended.is_set():
                self._tell()
            self._ended.wait(_AGAIN)
        os.close(self._wake)
        os.close(self._waker)

    def _hear(self, line: Line) -> None:
        (schema,) = line.execute("SELECT current_schema()").fetchone() or ("",)
        while not self._ended.is_set():
            select.select([line.fileno(), self._wake], [], [])
            if self._ended.is_set():
                return
            if any(it.payload == schema for it in line.notifies(timeout=0)):
                self._tell()

    def _look(self, line: Line) -> None:
        seen = None
        while not self._ended.is_set():
            copy, version = line.execute(_LOOK).fetchone() or (False, None)
            if seen is not None and version != seen:
                self._tell()
            if not copy:
                return
            seen = version
            self._ended.wait(_AGAIN)
