"""The version of a store's schema."""

from __future__ import annotations

from store.db.connection import Connection
from store.db.engine import engine_under

#: The schema version this program writes; store/db/sqlite/migrations.py has the way to it.
SCHEMA_VERSION = 6
#: The first version that keeps records of what people made, a journal and where a case's folder is.
_RECORDS_SINCE = 3
#: The oldest version it reads as it is. Older ones are brought up first, by somebody who may write them.
READABLE_FROM = 1


def store_version(connection: Connection) -> int:
    """The schema version of a store."""
    return engine_under(connection).version(connection)


def has_records(connection: Connection) -> bool:
    """Whether a store has what came with version 3: records, the journal, the properties of its case."""
    return store_version(connection) >= _RECORDS_SINCE
