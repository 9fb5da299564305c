"""Rows read and written in lots, as mappings: an object for each would take most of a load."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Set
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import bindparam, delete, func, select, update
from sqlmodel import Session, SQLModel

from store.db.engine import engine_under
from store.db.lots import batches, marks
from store.db.writing import driver

#: Rows of one statement: enough to be quick, few enough to need little memory.
LOT = 2_000
Row = dict[str, Any]
Table = type[SQLModel]
_Key = TypeVar("_Key", bound=Hashable)


def stored(session: Session, table: Table, *where: Any, columns: Collection[str] = ()) -> Iterator[Row]:
    """The rows of a table for which ``where`` holds, with all columns or the given ones."""
    wanted = [_column(table, name) for name in columns or table.model_fields]
    for row in session.execute(select(*wanted).where(*where)).mappings():
        yield dict(row)


def differs(row: Row, wanted: Row) -> Row:
    """What of ``wanted`` a stored row does not say."""
    return {key: value for key, value in wanted.items() if row[key] != value}


def differing(rows: Mapping[_Key, Row], wanted: Mapping[_Key, Row]) -> list[Row]:
    """For each stored row that is not as wanted its ``id`` and what has to change."""
    found = ((rows[key], differs(rows[key], fields)) for key, fields in wanted.items() if key in rows)
    return [{"id": row["id"], **told} for row, told in found if told]


def next_ids(session: Session, table: Table, number: int) -> range:
    """The row ids that so many new rows get: they can be given before the rows are written. For none nothing is asked,
    as nearly every edit adds rows to one table at most."""
    if not number:
        return range(0)
    last = select(func.coalesce(func.max(_column(table, "id")), 0))
    first = int(session.connection().execute(last).scalar_one()) + 1
    return range(first, first + number)


def put(session: Session, table: Table, rows: Iterable[Row]) -> None:
    """Add rows, all with the same keys; what they do not name gets its default.

    The rows go to the driver as they are: all values are plain texts and numbers, and handling each once more would
    cost a fifth or more of writing it.
    """
    plain = driver(session)
    own = False
    for lot in batches(rows, LOT):
        fields = table.model_fields.items()
        rest = {name: field.default for name, field in fields if name not in lot[0] and name != "id"}
        columns = [*lot[0], *rest]
        in_order = itemgetter(*columns)
        own = own or "id" in columns
        names = ", ".join(f'"{name}"' for name in columns)
        values: list[Any] = [in_order(rest | row) for row in lot]
        plain.executemany(f'INSERT INTO "{table.__tablename__}" ({names}) VALUES ({marks(len(columns))})', values)
    if own:
        engine_under(plain).number_on(plain, str(table.__tablename__))


def change(session: Session, table: Table, rows: Iterable[Row]) -> None:
    """Write what else each row says into the stored row with its ``id``."""
    for keys, alike in groupby(rows, key=tuple):
        names = [key for key in keys if key != "id"]
        statement = update(table).where(_column(table, "id") == bindparam("row_id"))
        statement = statement.values({name: bindparam(name) for name in names})
        for lot in batches(alike, LOT):
            told = [{"row_id": row["id"], **{name: row[name] for name in names}} for row in lot]
            session.connection().execute(statement, told)


def drop(session: Session, table: Table, values: Iterable[int], column: str = "id") -> None:
    """Remove the rows that have one of these values in a column."""
    _drop(session, table, ({column: value} for value in values))


def bring_up(
    session: Session,
    table: Table,
    keys: tuple[str, str],
    wanted: Set[tuple[int, int]],
    only: Collection[int] | None = None,
) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Bring a table that holds nothing but pairs up to the wanted ones. Returns those that are new and gone.

    ``only`` leaves the pairs alone that do not begin with one of these.
    """
    one, other = keys
    rows: Iterable[Row]
    if only is None:
        rows = stored(session, table)
    else:
        rows = (row for lot in batches(sorted(only), LOT // 4) for row in stored(session, table, _in(table, one, lot)))
    there = {(row[one], row[other]) for row in rows}
    new, gone = set(wanted - there), there - wanted
    _drop(session, table, ({one: a, other: b} for a, b in sorted(gone)))
    put(session, table, ({one: a, other: b} for a, b in sorted(new)))
    return new, gone


def _in(table: Table, column: str, values: Collection[int]) -> Any:
    return _column(table, column).in_(values)


def _drop(session: Session, table: Table, rows: Iterable[Row]) -> None:
    for lot in batches(rows, LOT):
        statement = delete(table).where(*(_column(table, name) == bindparam(name) for name in lot[0]))
        session.connection().execute(statement, lot)


def _column(table: Table, name: str) -> Any:
    return getattr(table, name)
