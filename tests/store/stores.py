"""Looking into a store from outside: what it holds, row by row or told without row ids."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel

from store.care.digests import ON_SERVER, PARTS, PLAIN, digests
from store.care.doctor import examine
from store.care.finding import Finding
from store.care.transfer import OF_A_WRITE, table_digest
from store.db.connection import Connection
from store.db.engine import engine_under
from store.db.sqlite.possible.rows import odd_rows
from store.search.index import rebuild as rebuild_names
from store.sync.load import load_case
from store.writes.current import folder_name
from tests.cases import CaseFolder
from tests.engines import in_files, kept, like, opened, real

#: Row ids say in what order rows came in, not what the store holds.
_FACTS = {
    "meta": "SELECT key, value FROM meta WHERE key NOT IN ('version', 'files', 'folder', 'saving', 'kept')",
    "entity": "SELECT e.slug, e.kind, e.name, e.about, e.anonymous, w.slug, e.origin "
    "FROM entity e LEFT JOIN entity w ON w.id = e.within_id",
    "speaks_for": "SELECT e.slug, b.slug FROM speaks_for s JOIN entity e ON e.id = s.entity_id "
    "JOIN entity b ON b.id = s.body_id",
    "perhaps": "SELECT e.slug, o.slug FROM perhaps p JOIN entity e ON e.id = p.entity_id "
    "JOIN entity o ON o.id = p.other_id",
    "name": "SELECT e.slug, n.text, n.kind, n.script FROM name n JOIN entity e ON e.id = n.entity_id",
    "name_source": "SELECT e.slug, n.text, s.slug FROM name_source u JOIN name n ON n.id = u.name_id "
    "JOIN entity e ON e.id = n.entity_id JOIN source s ON s.id = u.source_id",
    "source": "SELECT s.slug, p.slug, s.title, s.published, s.published_lo, s.published_hi, s.language, s.address, "
    "o.slug, c.slug, s.copy_score, s.inferred, s.note FROM source s JOIN entity p ON p.id = s.publisher_id "
    "LEFT JOIN source o ON o.id = s.syndicated_from_id LEFT JOIN source c ON c.id = s.copy_of_id",
    "rendition": "SELECT s.slug, r.label, r.kind, r.language, r.sha256, r.length, r.text, r.main, r.held_sha256, "
    "r.position FROM rendition r JOIN source s ON s.id = r.source_id",
    "claim": "SELECT c.slug, s.slug, e.slug, c.property, c.scope, v.slug, c.stance, c.certainty, c.says, c.value_key, "
    "x.slug, c.lo, c.hi, c.label, c.said, c.said_lo, c.said_hi, c.as_of, c.as_of_lo, c.as_of_hi, c.valid, c.valid_lo, "
    "c.valid_hi, c.note, row_number() OVER (ORDER BY c.position) FROM claim c "
    "JOIN source s ON s.id = c.source_id "
    "JOIN entity e ON e.id = c.entity_id JOIN entity v ON v.id = c.speaker_id LEFT JOIN entity x ON x.id = c.value_id",
    "claim_via": "SELECT c.slug, v.position, e.slug FROM claim_via v JOIN claim c ON c.id = v.claim_id "
    "JOIN entity e ON e.id = v.entity_id",
    "citation": 'SELECT c.slug, r.label, t.start, t."end", t.exact, t.exact_sha256, t.prefix, t.suffix, t.status, '
    "t.score, t.held_start, t.held_end FROM citation t JOIN claim c ON c.id = t.claim_id "
    "JOIN rendition r ON r.id = t.rendition_id",
}


def query(path: Path, sql: str, *parameters: Any) -> list[Any]:
    with opened(path) as connection:
        return connection.execute(sql, parameters).fetchall()


def change(path: Path, *statements: str) -> None:
    """Tamper with a store."""
    with opened(path) as connection:
        for statement in statements:
            connection.execute(statement)


def dump(path: Path) -> dict[str, list[Any]]:
    """Every row of every table, with its row id; of full-text tables the tables below them."""
    with opened(path) as connection:
        told = {name: connection.execute(sql).fetchall() for name, sql in _whole(connection)}
        return {name: sorted(rows, key=repr) for name, rows in told.items()}


def rows(path: Path) -> dict[str, list[Any]]:
    """Every row of the tables that a store has whoever keeps it, but what a write notes of itself."""
    own = f"WHERE key NOT IN ({', '.join(map(repr, OF_A_WRITE))})"
    with opened(path) as connection:
        return {
            name: sorted(
                connection.execute(f'SELECT {columns} FROM "{name}" {own if name == "meta" else ""}').fetchall(),
                key=repr,
            )
            for name, table in SQLModel.metadata.tables.items()
            for columns in [", ".join(f'"{column.name}"' for column in table.columns)]
        }


def _whole(connection: Connection) -> list[tuple[str, str]]:
    """Each table of a store, and what gives all of it."""
    if not isinstance(connection, sqlite3.Connection):
        names = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1"
        )
        return [(name, f'SELECT * FROM "{name}"') for (name,) in names]
    tables = connection.execute("SELECT name, upper(sql) FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        (name, f'SELECT {"" if "WITHOUT ROWID" in sql else "rowid,"} * FROM "{name}"')
        for name, sql in tables
        if not sql.startswith("CREATE VIRTUAL")
    ]


#: What came with version 4, told of the rows that say it: of older stores it is nothing.
_SINCE_4 = {
    "also_within": "SELECT e.slug, o.slug FROM also_within w JOIN entity e ON e.id = w.entity_id "
    "JOIN entity o ON o.id = w.place_id",
    "follows": "SELECT e.slug, o.slug FROM follows f JOIN entity e ON e.id = f.entity_id "
    "JOIN entity o ON o.id = f.earlier_id",
    "zone": "SELECT slug, zone FROM source WHERE zone <> ''",
    "counts": "SELECT c.slug, c.counted, w.slug FROM claim c LEFT JOIN entity w ON w.id = c.where_id "
    "WHERE c.counted <> '' OR c.where_id IS NOT NULL",
}


#: And what came with version 5.
_SINCE_5 = {
    "same": "SELECT s.slug, e.slug FROM entity s JOIN entity e ON e.id = s.same_as_id",
}


def facts(path: Path) -> dict[str, Counter[Any]]:
    """What a store holds, without row ids and without what is derived."""
    with opened(path) as connection:
        version = engine_under(connection).version(connection)
        asked = _FACTS | {table: sql if version >= 4 else "SELECT 1 WHERE false" for table, sql in _SINCE_4.items()}
        asked |= {table: sql if version >= 5 else "SELECT 1 WHERE false" for table, sql in _SINCE_5.items()}
        told = {table: Counter(connection.execute(query).fetchall()) for table, query in asked.items()}
        return told | {"files": Counter(_files(connection))}


def _files(connection: Connection) -> list[Any]:
    """Which files were read, and their hashes; when they were written depends on the hour."""
    noted = connection.execute("SELECT value FROM meta WHERE key = 'files'").fetchone()
    try:
        told = json.loads(noted[0].partition(" ")[2]) if noted else {}
    except ValueError:  # 0.1.0 noted one hash
        told = {}
    return [(name, file[0]) for name, file in told.items()]


def derived(path: Path) -> dict[str, int]:
    """What is derived in a store, told without row ids (of answers; the full text knows claims by theirs)."""
    with opened(path) as connection:
        return _derived(connection)


#: What is derived in a store on a server, part by part as in `store.care.digests`. Beside its words a row of a text has
#: those for the part of the table that it is in, which depends on its number.
_ON_SERVER = PLAIN | {
    **{part: PARTS[part] for part in ("answers", "verdicts", "order of lists")},
    "full text": ("SELECT id, CAST(words AS text) FROM passage_fts",),
    "words of texts": (
        *(ON_SERVER.get(sql, sql) for sql in PLAIN["words of texts"]),
        "SELECT s.slug, r.label, f.id & 65535, regexp_replace(CAST(f.words AS text), '.@[^ ]*', '', 'g') "
        "FROM text_fts f JOIN text_indexed i ON i.id = f.id >> 16 JOIN rendition r ON r.id = i.rendition "
        "JOIN source s ON s.id = i.source",
    ),
    "name index": tuple(ON_SERVER.get(sql, sql) for sql in PLAIN["name index"]),
}


def _derived(connection: Connection) -> dict[str, int]:
    if isinstance(connection, sqlite3.Connection):
        return digests(connection)
    told = {part: [table_digest(connection.execute(sql)) for sql in asked] for part, asked in _ON_SERVER.items()}
    return {part: hash(tuple(it)) for part, it in told.items()}


def examined(path: Path) -> list[Finding]:
    """What the doctor finds in a store, whoever keeps it."""
    with in_files():  # into which it copies
        return examine(real(path))


def sound(path: Path) -> None:
    """The store is whole, every row that another one names is there, and none holds what is taken for damage. Of its
    own files a server knows."""
    if isinstance(real(path), Path):
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert odd_rows(connection, 3) == []
        return
    with opened(path) as there:
        for key in (it for table in SQLModel.metadata.sorted_tables for it in table.foreign_keys):
            table, column = key.parent.table.name, key.parent.name
            other, number = key.column.table.name, key.column.name
            lost = (
                f'SELECT t."{column}" FROM "{table}" t LEFT JOIN "{other}" o ON o."{number}" = t."{column}" '
                f'WHERE t."{column}" IS NOT NULL AND o."{number}" IS NULL'
            )
            assert there.execute(lost).fetchall() == [], (table, column)


def rebuilt(path: Path) -> dict[str, int]:
    """What would be derived if all of it were derived anew; the store stays as it is."""
    from store.derive import derive, standing
    from store.search import passages
    from store.search.words import index

    with a_copy(path) as copy:
        passages.rebuild(copy)
        index.rebuild(copy)
        rebuild_names(copy)
        derive.derive(copy, None)
        standing.refresh(copy)
        return _derived(copy)


@contextmanager
def a_copy(path: Path) -> Iterator[Connection]:
    """What a store holds, to be changed at will: nothing of it is kept."""
    if isinstance(real(path), Path):
        with closing(sqlite3.connect(path)) as stored, closing(sqlite3.connect(":memory:")) as copy:
            stored.backup(copy)
            yield copy
        return
    with opened(path) as there:
        there.execute("SAVEPOINT as_it_was")
        yield there
        there.execute("ROLLBACK TO as_it_was")


def fresh(small: CaseFolder) -> Path:
    """A store made anew from the case as it is now."""
    store = small.folder.parent / "fresh.db"
    for name in ("fresh.db", "fresh.db-wal", "fresh.db-shm"):
        (small.folder.parent / name).unlink(missing_ok=True)
    load_case(small.folder, store)
    return store


_LOADED: dict[tuple[object, ...], bytes | str] = {}
"""Stores that cases were loaded into, by what stood in the files of the case and who loaded it."""


def loaded(folder: Path, store: Path, who: str = "somebody") -> Path:
    """What `load_case` makes where there is no store yet; of a case that was loaded before, a copy of that store."""
    files = sorted((str(path.relative_to(folder)), path.read_bytes()) for path in folder.rglob("*") if path.is_file())
    key = (who, folder.name, *files)
    if key not in _LOADED:
        load_case(folder, store, who=who)
        _LOADED[key] = kept(store)
        return store
    like(_LOADED[key], store)
    change(store, f"UPDATE meta SET value = '{folder_name(folder)}' WHERE key = 'folder'")
    return store
