"""A whole store from one place to another, whichever engine keeps it: every row, in its order, told by digest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from sqlmodel import SQLModel

from store.db.connection import Connection
from store.db.engine import engine_at, engine_under, reading
from store.db.files import refuse_no_place
from store.db.lots import batches, marks
from store.db.schema import SCHEMA_VERSION, store_version
from store.db.sqlite.copying import scratch
from store.db.sqlite.migrations import take_steps
from store.db.writing import driver, writing
from store.derive.refresh import index_anew
from store.model.places import Place
from store.model.problems import BadInput, Refused
from store.search.words.index import MADE_BY

_LOT = 2_000
#: What a write notes of itself, and of what it makes anew.
OF_A_WRITE = ("version", "kinds", "names", "brought_up", MADE_BY)

Progress = Callable[[str, int, int], None]


def copy_store(source: Place, target: Place, progress: Progress | None = None) -> dict[str, int]:
    """Copy the store at ``source`` to ``target``, where none may be yet. Returns how many rows each table has.

    One snapshot is read, in one transaction all is written, and what was written is read back and held against what
    was read; where both are on servers, whose a row is goes with it. What finds names and words is made anew there.
    Raises BadInput where something is kept at ``target``, and
    Refused where it cannot be written, or is not the same: then nothing is left there.
    """
    _refuse_what_is_there(target)
    with _as_today(source) as connection:
        return _into(connection, target, progress)


def table_digest(rows: Iterable[tuple[object, ...]]) -> tuple[int, int]:
    """How many rows there are, and a number that is the same where they are, in whatever order."""
    number = told = 0
    for row in rows:
        number, told = number + 1, told + _hash(row)
    return number, told


def _refuse_what_is_there(target: Place) -> None:
    if isinstance(target, Path):
        refuse_no_place(target)
    if engine_at(target).is_there(target):
        raise BadInput(f"{target}: holds a store already: give another place")


@contextmanager
def _as_today(source: Place) -> Iterator[Connection]:
    """The store as this version has it: one that is older is brought up in a copy."""
    with reading(source) as connection, _snapshot(connection):
        if isinstance(source, Path) and (version := store_version(connection)) < SCHEMA_VERSION:
            with scratch(connection) as copy:
                take_steps(copy, version)
                yield copy
        else:
            yield connection


@contextmanager
def _snapshot(connection: Connection) -> Iterator[None]:
    """With everything that is read as it is now."""
    engine_under(connection).begin(connection)
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _into(source: Connection, target: Place, progress: Progress | None) -> dict[str, int]:
    wanted: dict[str, tuple[list[str], tuple[int, int]]] = {}
    names = [table.name for table in SQLModel.metadata.sorted_tables]
    rows = {name: int(source.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]) for name in names}
    alike = engine_under(source).name == engine_at(target).name
    with writing(target, create=True) as session:
        plain = driver(session)
        engine_under(plain).late_references(plain)
        done, total = 0, sum(rows.values())
        for name in names:
            read = told = 0
            columns = [column.name for column in SQLModel.metadata.tables[name].columns]
            columns += engine_under(plain).columns_beside(name) if alike else ()
            insert = f'INSERT INTO "{name}" ({_named(columns)}) VALUES ({marks(len(columns))})'
            for lot in batches(_rows(source, name, columns), _LOT):
                read, told = read + len(lot), told + sum(map(_hash, lot))
                plain.executemany(insert, lot)
                done += len(lot)
                if progress is not None:
                    progress("copying", done, total)
            wanted[name] = columns, (read, told)
            if "id" in SQLModel.metadata.tables[name].columns:
                engine_under(plain).number_on(plain, name)
        index_anew(plain, progress)
        _verify(plain, target, wanted, progress)
    return rows


def _verify(
    written: Connection, target: Place, wanted: dict[str, tuple[list[str], tuple[int, int]]], progress: Progress | None
) -> None:
    """Raise Refused where what was written is not what was read."""
    for nth, (name, (columns, told)) in enumerate(wanted.items(), 1):
        if table_digest(_rows(written, name, columns)) != told:
            raise Refused(f"{target}: the table {name} is not what was read: nothing was copied; copy again")
        if progress is not None:
            progress("verifying", nth, len(wanted))


def _named(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _rows(connection: Connection, name: str, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """The rows of a table in the order they came; of the store's facts those that a write does not note of itself."""
    key = "id" if "id" in SQLModel.metadata.tables[name].columns else "rowid"
    where = f"WHERE key NOT IN ({', '.join(map(repr, OF_A_WRITE))})" if name == "meta" else ""
    return engine_under(connection).stream(connection, f'SELECT {_named(columns)} FROM "{name}" {where} ORDER BY {key}')


def _hash(row: tuple[object, ...]) -> int:
    told = blake2b(repr(tuple(row)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(told, "big")
