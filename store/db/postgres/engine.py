"""PostgreSQL as one of the engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any, cast

from store.db.connection import Connection, DatabaseError
from store.db.engine import Asking, Engine
from store.model.places import Server
from store.model.problems import BadInput, Refused
from store.model.stopping import Stop

try:
    import psycopg

    from store.db.postgres import faults, opening
    from store.db.postgres.line import ServerConnection
    from store.db.postgres.searching import ByGIN
except ImportError as error:
    raise BadInput("a store on a server needs psycopg: in the clone of whosays, pip install '.[postgres]'") from error

if TYPE_CHECKING:
    from sqlmodel import Session


class PostgreSQL(Engine):
    """Stores on servers."""

    name = "PostgreSQL"
    searching = ByGIN()

    def is_there(self, place: Server, /) -> bool:
        with closing(opening.connect(place)) as connection:
            return opening.is_there(connection)

    def open_read(self, place: Server, /) -> ServerConnection:
        return opening.open_read(place)

    def refusal(self, place: Server, error: Exception, /) -> Refused:
        return faults.refusal(place, error)

    def making_sense(
        self, place: Server, connection: Connection, stop: Stop | None = None, /
    ) -> AbstractContextManager[None]:
        return _told(place)

    def asking(self, place: Server, *, untouched: bool) -> Asking:
        from store.db.postgres.asking import ServerAsking

        return ServerAsking(place)

    def writing(self, place: Server, *, create: bool) -> AbstractContextManager[Session]:
        from store.db.postgres.writing import session_in

        return session_in(place, create=create)

    def begin(self, connection: Connection, /) -> None:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def stream(self, connection: Connection, sql: str, /) -> Iterator[Any]:
        return cast(ServerConnection, connection).stream(sql)

    def make_derived(self, session: Session, /) -> None:
        pass  # nobody takes a table out of a store on a server and leaves the rest

    def version(self, connection: Connection, /) -> int:
        return opening.version_of(cast(ServerConnection, connection))

    def look_through(self, connection: Connection, part: int | None, /) -> bool:
        return False  # the server keeps kinds of values and references as they are

    def late_references(self, connection: Connection, /) -> None:
        connection.execute("SET CONSTRAINTS ALL DEFERRED")

    def indexed_later(self, connection: Connection, *tables: str) -> AbstractContextManager[None]:
        return nullcontext()  # without its indexes a table is closed to readers until the end

    def columns_beside(self, table: str, /) -> Sequence[str]:
        from store.db.postgres.rights import WITH_ROLE

        return ("role",) if table in WITH_ROLE else ()

    def number_on(self, connection: Connection, table: str, /) -> None:
        connection.execute(
            "SELECT setval(pg_get_serial_sequence(?, 'id'), "
            f'(SELECT coalesce(max(id), 0) + 1 FROM "{table}"), false)',
            (f'"{table}"',),
        )

    def grants(self, place: Server, readers: Sequence[str], editors: Sequence[str], /) -> list[str]:
        from store.db.postgres.rights import grants

        if not (*readers, *editors):
            raise BadInput("no role is named: give --reader ROLE or --editor ROLE")
        with closing(opening.open_read(place)) as connection:
            schema, owner = connection.execute(
                "SELECT current_schema(), pg_get_userbyid(relowner) FROM pg_class WHERE oid = to_regclass(?)",
                (opening.MARK,),
            ).fetchone()
        if owner in (*readers, *editors):
            raise BadInput(f"{owner} owns the store and may do everything: name other roles")
        return list(grants(schema, readers, editors))

    def release_memory(self, connection: Connection, /) -> None:
        pass


@contextmanager
def _told(place: Server) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, psycopg.Error) as error:
        raise faults.refusal(place, error) from error


ENGINE = PostgreSQL()
