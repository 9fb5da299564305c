"""A connection whose question can be stopped, between statements and inside one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from store.model.problems import BadInput
from store.model.stopping import Stop

#: Steps of the database's machine between two looks at the stop: about a millisecond.
STEPS = 10_000


class StoppableConnection(sqlite3.Connection):
    """Looks at the stop before each statement and every few steps inside one.

    The looking is installed for one question and taken away at its end. An interrupt of the connection would do
    for a statement under way, but it may come too late, and end what is asked next, or between two statements, and
    end nothing.
    """

    _stop: Stop | None = None

    @contextmanager
    def until(self, stop: Stop | None) -> Iterator[None]:
        """Let what is executed inside end when `stop` says so: with Stopped, or with an error of the database."""
        if stop is None:
            yield
            return
        self._stop = stop
        self.set_progress_handler(lambda: stop.stopped, STEPS)
        try:
            yield
        finally:
            self._stop = None
            self.set_progress_handler(None, STEPS)

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        """Execute a statement, unless the question was stopped.

        Raises BadInput for words that no store can hold: half a character, as the bytes of a call that are not
        UTF-8 become.
        """
        if self._stop is not None:
            self._stop.check()
        try:
            return super().execute(sql, parameters)
        except UnicodeEncodeError as error:
            raise BadInput(f"{error.object!r} is not UTF-8, and everything in a store is: ask in UTF-8") from error
