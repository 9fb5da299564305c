"""What the house asks of a database engine, and which engine is asked.

Everything above :mod:`store.db` is given a :class:`Connection` and asks it in SQL that both engines know. What they
know each in its own way is asked of an :class:`Engine`; it stands in ``sqlite/`` and ``postgres/``, which are loaded
where a store of theirs is opened, and nowhere else.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from store.db.connection import Connection
from store.db.searching import SearchTables
from store.model.places import Place, Server
from store.model.problems import Refused
from store.model.stopping import Stop

if TYPE_CHECKING:
    from sqlmodel import Session

_T = TypeVar("_T")


class ReadingConnection(Connection, Protocol):
    """A connection of one's own that cannot write; to be closed."""

    def close(self) -> None:
        """Give it back."""


class Asking(Protocol):
    """Asks one store from any thread; every question is answered from one snapshot."""

    def ask(self, question: Callable[[Any], _T]) -> _T:
        """The answer of ``question``. Raises Refused where the store cannot be read, Stopped where nobody waits."""

    def stamp(self) -> tuple[int, ...]:
        """What tells the store from another one put in its place, by its first two numbers; the others may grow with
        each write. Raises Refused where it is gone."""

    def listen(self, tell: Callable[[], None]) -> Callable[[], None] | None:
        """Have ``tell`` called, in a thread of its own, when others wrote; returns what ends that. None where the
        engine tells nobody, and who wants to know looks now and then."""

    def close(self) -> None:
        """Close every thread's connection; who is still asking is interrupted."""


class Engine(Protocol):
    """What differs from engine to engine. Nothing of it is kept from one call to the next."""

    name: str
    searching: SearchTables
    """Its own tables for searching."""

    def is_there(self, place: Any, /) -> bool:
        """Whether something is kept at a place: a store, or what is none of ours. Raises Refused as reading does."""

    def open_read(self, place: Any, /) -> ReadingConnection:
        """A connection that cannot write, used from one thread at a time. Raises BadInput where there is no store,
        Refused where it cannot be read."""

    def refusal(self, place: Any, error: Exception, /) -> Refused:
        """An error of the engine as one sentence for the user."""

    def making_sense(
        self, place: Any, connection: Connection, stop: Stop | None = None, /
    ) -> AbstractContextManager[None]:
        """Work on what a store holds: what breaks on damage is one sentence, Refused."""

    def asking(self, place: Any, *, untouched: bool) -> Asking:
        """Questions to a store. ``untouched``: by one who asks a little and goes, and leaves nothing beside it."""

    def writing(self, place: Any, *, create: bool) -> AbstractContextManager[Session]:
        """A session in one transaction (`store.db.writing.writing`)."""

    def begin(self, connection: Connection, /) -> None:
        """Begin to read one snapshot."""

    def stream(self, connection: Connection, sql: str, /) -> Iterator[Any]:
        """The rows of a statement that may be too many to be held at once."""

    def version(self, connection: Connection, /) -> int:
        """The schema version of a store."""

    def look_through(self, connection: Connection, part: int | None, /) -> bool:
        """Raise Impossible, with the row, where a part of a store holds what whosays never writes; whether there is
        another part."""

    def make_derived(self, session: Session, /) -> None:
        """Make the tables that are worked out of others where they are missing."""

    def late_references(self, connection: Connection, /) -> None:
        """Have this transaction's references looked at when it is committed, and not before."""

    def indexed_later(self, connection: Connection, *tables: str) -> AbstractContextManager[None]:
        """With the tables' indexes made at the end, where that is quicker for a great many rows and holds nobody up.

        An error on the way ends the caller's transaction, and brings them back.
        """

    def columns_beside(self, table: str, /) -> Sequence[str]:
        """The columns of a table that only this engine has. A copy into another store of its own has them, too."""

    def number_on(self, connection: Connection, table: str, /) -> None:
        """Have new rows of a table numbered behind those that were entered with numbers of their own."""

    def grants(self, place: Any, readers: Sequence[str], editors: Sequence[str], /) -> list[str]:
        """The statements that give roles their rights to a store. Raises BadInput where the system gives them."""

    def release_memory(self, connection: Connection, /) -> None:
        """Let go of memory that what follows does not need."""


#: Where the engines stand.
_AT = {"sqlite": "store.db.sqlite.engine", "postgres": "store.db.postgres.engine"}


@cache
def _engine(name: str) -> Engine:
    return cast(Engine, import_module(_AT[name]).ENGINE)


def engine_at(place: Place) -> Engine:
    """The engine of the store at a place."""
    return _engine("postgres" if isinstance(place, Server) else "sqlite")


def engine_under(connection: Connection) -> Engine:
    """The engine that a connection speaks to."""
    return _engine("sqlite" if isinstance(connection, sqlite3.Connection) else "postgres")


@contextmanager
def reading(place: Place) -> Iterator[ReadingConnection]:
    """A connection that cannot write, closed at the end. Raises as `Engine.open_read` and `Engine.making_sense` do."""
    engine = engine_at(place)
    connection = engine.open_read(place)
    try:
        with engine.making_sense(place, connection):
            yield connection
    finally:
        connection.close()


def asking(place: Place, *, untouched: bool = False) -> Asking:
    """Questions to the store at a place (`Engine.asking`)."""
    return engine_at(place).asking(place, untouched=untouched)
