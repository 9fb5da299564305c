"""Stopping a question that nobody waits for any more.

    stop = Stop()
    with stop:                       # in the thread that asks; raises Stopped when it was stopped
        events = library.timeline()
    stop.stop()                      # from any other thread

Whatever a question runs through looks at its stop now and then by `check`: a connection before each statement and
every so often inside one, work in Python between lots of rows. A stop belongs to its question, not to the thread or
the connection that serves it, so it can never reach the question that is served next.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

_T = TypeVar("_T")

#: Rows worked on between two looks.
LOT = 500

_thread = threading.local()


class Stopped(Exception):
    """A question was stopped by whoever asked it. Nothing is wrong, and nothing is to be told."""


class Stop:
    """A handle on one question. Entered by the thread that asks, stopped from any."""

    __slots__ = ("_outer", "stopped")

    def __init__(self) -> None:
        self.stopped = False
        """Whether the question is to end."""
        self._outer: Stop | None = None

    def stop(self) -> None:
        """Let the question end soon, or not begin at all. One that has ended stays as it ended."""
        self.stopped = True

    def check(self) -> None:
        """Raise Stopped if the question is to end."""
        if self.stopped:
            raise Stopped

    def __enter__(self) -> Self:
        self.check()
        self._outer = current()
        _thread.stop = self
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _thread.stop = self._outer


def current() -> Stop | None:
    """The stop of the question this thread is asking, None where nobody can stop it."""
    found: Stop | None = getattr(_thread, "stop", None)
    return found


def check() -> None:
    """Raise Stopped if this thread's question is to end."""
    if (stop := current()) is not None:
        stop.check()


def in_lots(rows: Iterable[_T], size: int = LOT) -> Iterator[_T]:
    """The same rows, with a look at the stop before each lot of them."""
    left = iter(rows)
    while lot := list(islice(left, size)):
        check()
        yield from lot
