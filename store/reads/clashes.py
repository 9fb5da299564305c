"""How many records both the store and the case's folder changed (see store/sync/clashes.py)."""

from __future__ import annotations

from store.db.connection import Connection
from store.db.opening import store_version

#: The first version of a store that knows of its folder.
_SINCE = 3


def count(connection: Connection) -> int:
    """How many records a person has to look at."""
    if store_version(connection) < _SINCE:
        return 0
    (number,) = connection.execute("SELECT count(*) FROM base WHERE clashed").fetchone()
    return int(number)
