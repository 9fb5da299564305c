"""What a server says of a store that it keeps: of itself, of sizes, and of what is not as it was made."""

from __future__ import annotations

from typing import NamedTuple

from sqlmodel import SQLModel

from store.db.connection import Connection


class Told(NamedTuple):
    """What a server says of itself. ``copy``: it is one for reading, which follows another."""

    version: str
    database: str
    size: int
    role: str
    may_write: bool
    copy: bool


class Size(NamedTuple):
    """How many rows a table has, and how many bytes on the disk, with its indexes."""

    table: str
    rows: int
    size: int


_TOLD = """
SELECT current_setting('server_version'), current_database(), pg_database_size(current_database()), current_user,
       has_table_privilege('claim', 'INSERT'), pg_is_in_recovery()
"""
_OURS = "c.relnamespace = to_regnamespace(current_schema())::oid"
_SIZES = f"SELECT c.relname, pg_total_relation_size(c.oid) FROM pg_class c WHERE {_OURS} AND c.relkind = 'r'"
#: Indexes that a build which was cut off left behind, and references that were never looked at.
_NOT_VALID = f"""
SELECT 'index ' || c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE {_OURS} AND NOT i.indisvalid
UNION ALL
SELECT 'reference ' || k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE {_OURS} AND NOT k.convalidated
ORDER BY 1
"""
_COLUMNS = f"""
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
WHERE {_OURS} AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
"""


def told(connection: Connection) -> Told:
    """What the server says of itself, the database and the role."""
    return Told(*connection.execute(_TOLD).fetchone())


def sizes(connection: Connection) -> list[Size]:
    """The tables of the store, the largest first."""
    found = connection.execute(_SIZES).fetchall()
    return sorted(
        (
            Size(name, int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]), size)
            for name, size in found
        ),
        key=lambda it: (-it.size, it.table),
    )


def not_valid(connection: Connection) -> list[str]:
    """Indexes and references that the server does not hold to."""
    return [str(row[0]) for row in connection.execute(_NOT_VALID).fetchall()]


def missing_columns(connection: Connection) -> list[str]:
    """The columns of the schema that are not there, as "table.column"."""
    there = {(table, column) for table, column in connection.execute(_COLUMNS).fetchall()}
    wanted = {(table.name, column.name) for table in SQLModel.metadata.sorted_tables for column in table.columns}
    return sorted(".".join(name) for name in wanted - there)
