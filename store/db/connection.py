"""What the house asks of a database: statements in, rows out.

Only this folder names the engine. Everything else is given a :class:`Connection`, inside a transaction that
somebody else holds, and neither begins nor commits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from sqlite3 import Error as DatabaseError
from typing import Any, Protocol

__all__ = ["Connection", "Cursor", "DatabaseError"]

Parameters = Sequence[Any] | Mapping[str, Any]


class Cursor(Protocol):
    """The rows of a statement, read one by one or together, or how many it changed."""

    @property
    def rowcount(self) -> int:
        """How many rows the statement changed; -1 where that is not known."""

    def __iter__(self) -> Iterator[Any]:
        """The rows that are left."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchmany(self, size: int | None = 1, /) -> list[Any]:
        """The next rows, at most ``size`` of them."""

    def fetchall(self) -> list[Any]:
        """All rows that are left."""


class Connection(Protocol):
    """A database inside a transaction. May be used by one thread at a time."""

    def execute(self, sql: str, parameters: Parameters = ..., /) -> Cursor:
        """Run a statement. Raises DatabaseError."""

    def executemany(self, sql: str, parameters: Iterable[Parameters], /) -> Cursor:
        """Run a statement once for each of the parameters. Raises DatabaseError."""
