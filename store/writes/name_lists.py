"""Load a list of names in bulk: a CSV file of entity, kind, name, plain or packed (.xz, .gz).

The entity column is the entity's id in the store: the same id in another line, another file or
in a case is the same entity, so that loading a file twice changes nothing. The first name of
an entity is its primary name.
"""

from __future__ import annotations

import csv
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, cast

from store.db.connection import Connection, DatabaseError
from store.model.places import Place
from store.model.problems import BadInput
from store.model.vocabulary import KINDS
from store.names.script import script_of
from store.search import index as name_index
from store.text.clean import clean, visible
from store.text.plain_files import opened

Progress = Callable[[str, int, int], None]
"""What is being done, how much of it is done, of how much (0: not known)."""

COLUMNS = ("entity", "kind", "name")
LONGEST = 500
"""Letters of a name; what is longer is text in the wrong column."""
_LOT = 20_000
_REBUILD_FROM = 50_000
"""New names from which making the whole index anew is faster than adding them one by one."""


def load_into(store: Place, path: Path, progress: Progress | None = None) -> tuple[int, int]:
    """Load the file at ``path`` into a store (made where it is missing), all of it or nothing."""
    from store.db.writing import driver, writing

    with writing(store, create=True) as session:
        return load_names(path, driver(session), progress)


def load_names(path: Path, conn: Connection, progress: Progress | None = None) -> tuple[int, int]:
    """Enter the entities and spellings of a file; returns how many of each were new.

    Works inside the caller's transaction, and holds one lot of lines in memory at a time. Raises
    BadInput, which names the file, the line and what to do, before anything but a temporary
    table is written; the caller rolls back.
    """
    conn.execute("DROP TABLE IF EXISTS temp.incoming")
    conn.execute("CREATE TEMP TABLE incoming(line INTEGER PRIMARY KEY, slug TEXT, kind TEXT, text TEXT, script TEXT)")
    try:
        for done, lot in _lots(path):
            conn.executemany("INSERT INTO incoming VALUES (?, ?, ?, ?, ?)", lot)
            if progress:
                progress("reading", done, 0)
        _as_the_case_has_them(conn)
        _refuse_two_kinds(path, conn)
        return _enter(conn, progress)
    finally:
        with suppress(DatabaseError):  # what broke is told, and takes the table with it
            conn.execute("DROP TABLE IF EXISTS temp.incoming")


@contextmanager
def _open(path: Path) -> Iterator[IO[bytes]]:
    with opened(path) as file:
        if path.suffix == ".xz":
            with lzma.open(file) as unpacked:
                yield unpacked
        elif path.suffix == ".gz":
            with gzip.open(file) as unzipped:
                yield cast("IO[bytes]", unzipped)
        else:
            yield file


Line = tuple[int, str, str, str, str]


def _lots(path: Path) -> Iterator[tuple[int, list[Line]]]:
    """The checked lines of a file in lots, with the number of the last line read."""
    lot: list[Line] = []
    at = 0
    try:
        with _open(path) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            try:
                _check_header(path, next(reader, []))
                at = reader.line_num
                for row in reader:
                    if row:
                        lot.append((at + 1, *_checked(path, at + 1, row)))
                    at = reader.line_num
                    if len(lot) >= _LOT:
                        yield at, lot
                        lot = []
            except csv.Error as error:
                raise BadInput(f"{path}:{at + 1}: not a line of CSV ({error}): close its quotes") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: after line {at}: not UTF-8 text: save the file as UTF-8") from error
    except (lzma.LZMAError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadInput(f"{path}: after line {at}: cannot be unpacked ({error}): pack it again") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}): check its path and permissions") from error
    if lot:
        yield at, lot


def _check_header(path: Path, header: list[str]) -> None:
    if tuple(cell.strip().lower() for cell in header) != COLUMNS:
        found = visible(",".join(header))[:60]
        raise BadInput(f"{path}:1: the first line must be 'entity,kind,name', not {found!r}: add it")


def _checked(path: Path, line: int, row: list[str]) -> tuple[str, str, str, str]:
    if len(row) != len(COLUMNS):
        raise BadInput(
            f"{path}:{line}: {len(row)} columns instead of entity, kind, name: put a name with a comma in quotes"
        )
    slug, kind, text = (clean(cell, keep_newlines=False) for cell in row)
    if not slug:
        raise BadInput(f"{path}:{line}: no entity: give the id of the entity the name belongs to")
    if kind not in KINDS:
        raise BadInput(f"{path}:{line}: {visible(kind)!r} is no kind of entity: use one of {', '.join(KINDS)}")
    if not text:
        raise BadInput(f"{path}:{line}: no name: fill the third column or delete the line")
    if len(text) > LONGEST:
        raise BadInput(f"{path}:{line}: a name of {len(text)} letters: at most {LONGEST}; is it in the right column?")
    return slug, kind, text, script_of(text)


def _as_the_case_has_them(conn: Connection) -> None:
    """Entities that the case took over under ids of its own stay one with those of the list."""
    conn.execute(
        "UPDATE incoming SET slug = its.ref FROM (SELECT ref, json_extract(data, '$.listed') AS listed FROM record "
        "WHERE kind = 'entity' AND json_extract(data, '$.listed') IS NOT NULL) AS its WHERE incoming.slug = its.listed"
    )


#: The lines by entity, each with the number it has among the lines of its own.
_FIRST = "(SELECT line, slug, kind, text, row_number() OVER (PARTITION BY slug ORDER BY line) AS nth FROM incoming)"


def _refuse_two_kinds(path: Path, conn: Connection) -> None:
    """An entity has one kind, in the file and in the store."""
    row = conn.execute(
        f"SELECT a.line, a.slug, a.kind, b.kind FROM incoming a JOIN {_FIRST} b ON a.slug = b.slug AND b.nth = 1 "
        "AND a.kind <> b.kind ORDER BY a.line DESC LIMIT 1"
    ).fetchone()
    if row is None:
        row = conn.execute(
            "SELECT a.line, a.slug, a.kind, e.kind FROM incoming a JOIN entity e "
            "ON e.slug = a.slug AND e.kind <> a.kind ORDER BY a.line LIMIT 1"
        ).fetchone()
    if row is not None:
        line, slug, kind, other = row
        raise BadInput(
            f"{path}:{line}: entity {slug!r} is a {kind} here and a {other} elsewhere: "
            "give it one kind, or two entities two ids"
        )


def _enter(conn: Connection, progress: Progress | None) -> tuple[int, int]:
    if progress:
        progress("entities", 0, 0)
    last = int(conn.execute("SELECT coalesce(max(id), 0) FROM name").fetchone()[0])
    entities = conn.execute(
        "INSERT INTO entity(slug, kind, name, about, anonymous, known, worst, origin) "
        f"SELECT slug, kind, text, '', 0, 0, 9, 'names' FROM {_FIRST} AS first WHERE nth = 1 ORDER BY line "
        "ON CONFLICT DO NOTHING"
    ).rowcount
    if progress:
        progress("spellings", 0, 0)
    names = conn.execute(
        "INSERT INTO name(entity_id, text, kind, script) "
        "SELECT e.id, i.text, CASE WHEN i.text = e.name THEN 'primary' ELSE 'alias' END, i.script "
        "FROM incoming i JOIN entity e ON e.slug = i.slug WHERE true ORDER BY i.line ON CONFLICT DO NOTHING"
    ).rowcount
    conn.execute(
        "UPDATE entity SET known = known + fresh.names FROM "
        "(SELECT entity_id, count(*) AS names FROM name WHERE id > ? GROUP BY entity_id) AS fresh "
        "WHERE entity.id = fresh.entity_id",
        (last,),
    )
    _index(conn, last, names, progress)
    return entities, names


def _index(conn: Connection, last: int, names: int, progress: Progress | None) -> None:
    if names >= _REBUILD_FROM or not name_index.is_current(conn):
        name_index.rebuild(conn, (lambda done, total: progress("index", done, total)) if progress else None)
    elif names:
        rows = conn.execute(
            "SELECT n.id, n.entity_id, e.kind, n.text FROM name n JOIN entity e ON e.id = n.entity_id "
            "WHERE n.id > ? ORDER BY n.id",
            (last,),
        ).fetchall()
        name_index.add(conn, rows)
