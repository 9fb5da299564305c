"""Waiting to be the one that writes, so that nobody who waits beside others waits in vain.

SQLite has who waits look at the lock less and less often, at last ten times a second (``sqliteDefaultBusyCallback`` in
its main.c). Among writers that never rest the lock is free for some milliseconds at a time: who has just come takes it
again and again, and who has waited longest meets it least. So every writer looks at it here, at short random steps, and
at shorter ones once it has waited for a while; and it gives up where one writer goes on and on, not where many take
turns.
"""

from __future__ import annotations

import sqlite3
from random import uniform
from time import monotonic, sleep

from store.model.stopping import check

#: Seconds between two looks, at least and at most: few enough that twenty who wait leave the writer its processor.
STEP = (0.002, 0.010)
#: The same for one who has waited for `LONG` seconds: twice as likely as one who has just come to be the next.
STEP_AT_LAST = (0.001, 0.004)
LONG = 1.0
#: Seconds that one waits at most where others take turns.
MOST = 30.0


def begin_to_write(connection: sqlite3.Connection, within_ms: int) -> None:
    """Begin a transaction that writes, in one's turn.

    Raises sqlite3.OperationalError where for so many milliseconds nobody else came to an end either, or it was nobody's
    turn to be had for `MOST` seconds; Stopped where nobody waits for this write any more.
    """
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        _in_turn(connection, within_ms / 1000)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {within_ms}")  # for all else that somebody may hold for a moment


def _in_turn(connection: sqlite3.Connection, within: float) -> None:
    begun = monotonic()
    late, kept = begun + within, None
    while True:
        now = monotonic()
        try:
            connection.execute("BEGIN IMMEDIATE")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the higher bits say which lock it is
                raise
            if kept is None or now >= late:
                before, (kept,) = kept, connection.execute("PRAGMA data_version").fetchone()
                if now >= late:
                    if before == kept or now >= begun + MOST:
                        raise
                    late = now + within  # somebody wrote meanwhile: it goes on
        check()
        sleep(uniform(*(STEP if now < begun + LONG else STEP_AT_LAST)))
