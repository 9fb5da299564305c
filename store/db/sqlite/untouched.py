"""Ask a store without leaving anything beside it.

Whoever opens a store in WAL mode makes a -wal and a -shm file, and one who only reads cannot take them away
again. Where nobody has the store open it can be read as it lies; somebody may come while it is read, so what was
read counts only if the file is the same afterwards. For commands, which ask a little and go, and for a browser that
may write nothing; other browsing goes through :mod:`store.db.sqlite.connections`.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from store.db.collector import uncollected
from store.db.facts import check
from store.db.sqlite.connections import Connections
from store.db.sqlite.opening import open_as_it_lies, why, with_room
from store.db.sqlite.stoppable import StoppableConnection
from store.model.problems import Refused
from store.model.stopping import Stopped, current

_T = TypeVar("_T")
_Stamp = tuple[int, ...]

#: What stands beside a store that somebody has open, or left in the middle of a write.
_BESIDE = ("-wal", "-shm", "-journal")


class Untouched:
    """Asks the store at ``path``: as it lies while nobody has it open, else beside those who have."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._beside = Connections(path)
        self._lock = threading.Lock()
        self._own: tuple[_Stamp, StoppableConnection] | None = None

    def ask(self, question: Callable[[sqlite3.Connection], _T]) -> _T:
        """The answer of ``question``. Raises Refused with a sentence when the store cannot be read."""
        stop = current()
        with self._lock:
            before = self._alone()
            if before is not None:
                try:
                    connection = self._as_it_lies(before)
                    with connection.until(stop), uncollected():
                        answer = with_room(lambda: question(connection), connection)
                    check(answer)
                    if self._alone() == before:
                        return answer
                except (Refused, Stopped):
                    raise
                except Exception as error:  # what was read while somebody wrote says nothing: asked again below
                    if stop is not None and stop.stopped:
                        raise Stopped from error
                    if self._alone() == before and (told := why(self.path, self._as_it_lies(before), error)):
                        raise told from error
            try:
                return self._beside.ask(question)
            finally:
                self._beside.close()  # so that who wrote, and goes, can take the files away that stand there

    def stamp(self) -> _Stamp:
        """What tells the file from another one put in its place, then its time and size."""
        return self._beside.stamp()

    def listen(self, _tell: Callable[[], None]) -> None:
        """Files tell nobody of a write."""

    def close(self) -> None:
        """Close what was opened."""
        with self._lock:
            if self._own is not None:
                self._own[1].close()
                self._own = None
        self._beside.close()

    def _alone(self) -> _Stamp | None:
        """The file's stamp where nobody has it open; None where somebody has, or there is none."""
        if not self.path.is_file() or any(self.path.with_name(self.path.name + end).exists() for end in _BESIDE):
            return None
        return self._beside.stamp()

    def _as_it_lies(self, stamp: _Stamp) -> StoppableConnection:
        if self._own is None or self._own[0] != stamp:
            if self._own is not None:
                self._own[1].close()
                self._own = None
            self._own = stamp, open_as_it_lies(self.path)
        return self._own[1]
