"""The connection a search asks over: taken for a pass, let go of after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from store.db.connection import Connection, Cursor
from store.db.engine import engine_under
from store.db.searching import SearchTables


class Line:
    """Asks the store over one connection at a time. A search outlives it: the next pass may run in another thread."""

    conn: Connection
    """That of the pass under way."""

    @contextmanager
    def over(self, conn: Connection) -> Iterator[None]:
        """Ask over this connection meanwhile."""
        self.conn = conn
        try:
            yield
        finally:
            del self.conn

    def ask(self, sql: str, parameters: Sequence[object] = ()) -> Cursor:
        """The rows that answer a question."""
        return self.conn.execute(sql, parameters)

    @property
    def tables(self) -> SearchTables:
        """The engine's own tables, to be asked over the connection of this pass."""
        return engine_under(self.conn).searching
