"""Facts about a store as a whole, by key."""

from __future__ import annotations

from collections.abc import Mapping

from store.db.connection import Connection


def note(connection: Connection, facts: Mapping[str, str]) -> None:
    """Write facts down; one that says the same already is not touched."""
    connection.executemany(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value "
        "WHERE meta.value <> excluded.value",
        list(facts.items()),
    )
