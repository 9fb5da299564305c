"""Write to a store: one transaction, all of it or nothing.

The only way to a writing connection. SQLModel is imported here, so import this module only where
something is written.
"""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from typing import cast

from sqlmodel import Session

from store.db import tables
from store.db.connection import Connection
from store.db.engine import engine_at
from store.model.places import Place

#: Every write counts itself, so that a browser sees that there is something new.
_COUNT_WRITE = """
INSERT INTO meta (key, value) VALUES ('version', '1')
ON CONFLICT (key) DO UPDATE SET value = CAST(meta.value AS INTEGER) + 1
"""

#: Counted once a write, not at every start: a store may hold a million names.
_TALLY = """
INSERT INTO meta (key, value)
SELECT 'kinds', json_group_object(kind, number)
FROM (SELECT kind, count(*) AS number FROM entity WHERE kind <> '' GROUP BY kind) AS counted
UNION ALL SELECT 'names', CAST(
  (SELECT count(*) FROM name)
  - (SELECT count(*) FROM entity e CROSS JOIN name n ON n.entity_id = e.id WHERE e.same_as_id IS NOT NULL) AS TEXT)
WHERE true
ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def writing(place: Place, *, create: bool = False) -> AbstractContextManager[Session]:
    """A session in one transaction, committed at the end, rolled back on any error.

    Where nothing was changed nothing is written. Raises Refused (and changes nothing) when the store is missing and
    ``create`` is false, is locked, cannot be written, or was made by a newer version. One of an older version is
    brought up first.
    """
    return engine_at(place).writing(place, create=create)


def driver(session: Session) -> Connection:
    """The plain connection under ``session``, inside the same transaction."""
    connection = session.connection().connection.driver_connection
    if isinstance(connection, sqlite3.Connection):
        return connection
    return cast(Connection, session.info["driver"])


def count_write(connection: Connection) -> None:
    """Count a write, so that others see that there is something new, and what there is now."""
    connection.execute(_COUNT_WRITE)
    connection.execute(_TALLY)


__all__ = ["count_write", "driver", "tables", "writing"]
