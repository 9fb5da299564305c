"""The vocabulary of a store: one row is read, and what was made of it before is used again."""

from __future__ import annotations

from store.db.connection import Connection
from store.db.schema import has_records
from store.properties.own import vocabulary_of_record
from store.properties.vocabulary import BUILT_IN, Vocabulary


def vocabulary_of(connection: Connection) -> Vocabulary:
    """What can be asked in the case of a store."""
    if not has_records(connection):
        return BUILT_IN
    row = connection.execute("SELECT data FROM record WHERE kind = 'case' AND ref = ''").fetchone()
    return vocabulary_of_record(row[0]) if row is not None else BUILT_IN
