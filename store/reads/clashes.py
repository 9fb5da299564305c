"""How many records both the store and the case's folder changed (see store/sync/clashes.py)."""

from __future__ import annotations

from store.db.connection import Connection
from store.db.schema import has_records


def count(connection: Connection) -> int:
    """How many records a person has to look at."""
    if not has_records(connection):
        return 0
    (number,) = connection.execute("SELECT count(*) FROM base WHERE clashed = 1").fetchone()
    return int(number)
