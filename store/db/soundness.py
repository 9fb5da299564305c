"""Whether a database is whole: its file, its references, its tables and columns. SQLite's own checks."""

from __future__ import annotations

from store.db.connection import Connection


def file_faults(connection: Connection, most: int) -> list[str]:
    """What is wrong with the file, at most so many lines; none where it is whole. Raises DatabaseError."""
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({most})")]
    return [] if found == ["ok"] else [line for text in found for line in text.splitlines()]


def lost_references(connection: Connection) -> tuple[int, list[str]]:
    """How many rows name a row that is gone, and the tables they stand in."""
    rows = connection.execute("PRAGMA foreign_key_check").fetchall()
    return len(rows), sorted({row[0] for row in rows})


def missing_columns(connection: Connection) -> list[str]:
    """The columns of the schema that are not there, as "table.column"."""
    from store.db.tables import Meta  # with it all tables

    wanted = {(table.name, column.name) for table in Meta.metadata.tables.values() for column in table.columns}
    there = {
        (table, column[1])
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for column in connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    }
    return sorted(".".join(name) for name in wanted - there)
