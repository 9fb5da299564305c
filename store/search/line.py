"""The connection a search asks over: taken for a pass, let go of after it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from store.db.collector import uncollected
from store.db.connection import Connection, Cursor
from store.db.engine import engine_under
from store.db.searching import SearchTables


class Line:
    """Asks the store over one connection at a time. A search outlives it: the next pass may run in another thread."""

    conn: Connection
    """That of the pass under way."""

    @contextmanager
    def over(self, conn: Connection) -> Iterator[None]:
        """Ask over this connection meanwhile; a pass makes no cycle that a collector could find."""
        self.conn = conn
        try:
            with uncollected():
                yield
        finally:
            del self.conn

    def ask(self, sql: str, parameters: Sequence[object] = ()) -> Cursor:
        """The rows that answer a question."""
        return self.conn.execute(sql, parameters)

    def names(self, ids: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """The number, the entity and the spelling of each: names, and below nought what is claimed to be one."""
        yield from self.ask(
            "SELECT n.id, n.entity_id, n.text FROM json_each(?) j CROSS JOIN name n "
            "WHERE n.id = CAST(j.value AS BIGINT)",
            (json.dumps(ids),),
        )
        if claims := [-number for number in ids if number < 0]:
            numbers = ",".join(map(str, claims))
            for claim, entity, spelling in self.ask(
                f"SELECT claim, entity, text FROM nx_claimed WHERE claim IN ({numbers})"
            ):
                yield -claim, entity, spelling

    @property
    def tables(self) -> SearchTables:
        """The engine's own tables, to be asked over the connection of this pass."""
        return engine_under(self.conn).searching
