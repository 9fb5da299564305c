"""SQLite as one of the engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.db.connection import Connection
from store.db.engine import Asking, Engine
from store.db.lots import marks
from store.db.sqlite import opening
from store.db.sqlite.network import between_machines
from store.db.sqlite.searching import ByFTS5
from store.db.sqlite.stoppable import StoppableConnection
from store.model.problems import BadInput, Refused
from store.model.stopping import Stop

if TYPE_CHECKING:
    from sqlmodel import Session


class SQLite(Engine):
    """Stores in files."""

    name = "SQLite"
    searching = ByFTS5()

    def is_there(self, place: Path, /) -> bool:
        return place.is_file() and opening.holds_something(place)

    def open_read(self, place: Path, /) -> StoppableConnection:
        return opening.open_read(place)

    def refusal(self, place: Path, error: Exception, /) -> Refused:
        return opening.refusal(place, error)

    def making_sense(
        self, place: Path, connection: Connection, stop: Stop | None = None, /
    ) -> AbstractContextManager[None]:
        return opening.making_sense(place, connection, stop)

    def asking(self, place: Path, *, untouched: bool) -> Asking:
        if untouched or between_machines(place):
            from store.db.sqlite.untouched import Untouched

            return Untouched(place)
        from store.db.sqlite.connections import Connections

        return Connections(place)

    def writing(self, place: Path, *, create: bool) -> AbstractContextManager[Session]:
        from store.db.sqlite.writing import session_in

        return session_in(place, create=create)

    def begin(self, connection: Connection, /) -> None:
        connection.execute("BEGIN")

    def stream(self, connection: Connection, sql: str, /) -> Iterator[Any]:
        return iter(connection.execute(sql))

    def version(self, connection: Connection, /) -> int:
        return opening.version_of(connection)

    def look_through(self, connection: Connection, part: int | None, /) -> bool:
        from store.db.sqlite.possible.whole import look_through

        return look_through(connection, part)

    def make_derived(self, session: Session, /) -> None:
        from store.db.sqlite.writing import make_derived

        make_derived(session)

    def late_references(self, connection: Connection, /) -> None:
        connection.execute("PRAGMA defer_foreign_keys = ON")

    @contextmanager
    def indexed_later(self, connection: Connection, *tables: str) -> Iterator[None]:
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
            f"AND tbl_name IN ({marks(len(tables))}) ORDER BY name",
            tables,
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f'DROP INDEX "{name}"')
        yield
        for _, made in indexes:
            connection.execute(made)

    def columns_beside(self, table: str, /) -> Sequence[str]:
        return ()

    def number_on(self, connection: Connection, table: str, /) -> None:
        pass  # SQLite numbers a row behind the last one

    def grants(self, place: Path, readers: Sequence[str], editors: Sequence[str], /) -> list[str]:
        raise BadInput(f"{place}: is a file, and who may read and write it the system says: see chmod(1)")

    def release_memory(self, connection: Connection, /) -> None:
        connection.execute("PRAGMA shrink_memory")


ENGINE = SQLite()
