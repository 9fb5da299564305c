"""What a server says of a store: who asks, how much there is, and whether it is as it was made."""

from __future__ import annotations

from collections.abc import Iterator

from store.care.finding import REPAIR, Finding, of_other_rules
from store.db import tables  # noqa: F401  (what is to be there)
from store.db.connection import Connection
from store.db.postgres import soundness
from store.db.postgres.searching import claims_astray
from store.db.schema import store_version

_FEW = 5


def findings(connection: Connection) -> Iterator[Finding]:
    """Every part that the server itself can tell of."""
    yield _server(connection)
    yield from _schema(connection)
    yield _rows(connection)
    yield from _words(connection)
    yield from of_other_rules(connection)


def _server(connection: Connection) -> Finding:
    it = soundness.told(connection)
    may = "may write" if it.may_write else "may only read"
    if it.copy:
        may = "reads a copy, which takes no writes"
    told = f"server: PostgreSQL {it.version}, database {it.database} of {_size(it.size)}; {it.role} {may}"
    return Finding("server", True, told)


def _schema(connection: Connection) -> Iterator[Finding]:
    missing, loose = soundness.missing_columns(connection), soundness.not_valid(connection)
    if missing:
        told = f"schema: {', '.join(missing[:_FEW])} missing: restore a backup, or load the case into a new database"
        yield Finding("schema", False, told)
    if loose:
        told = f"schema: {', '.join(loose[:_FEW])} not valid: REINDEX the one, VALIDATE the other, as the table's owner"
        yield Finding("schema", False, told)
    if not missing and not loose:
        told = f"schema: version {store_version(connection)}, every table and column is there"
        yield Finding("schema", True, told)


def _words(connection: Connection) -> Iterator[Finding]:
    """Whether what is found by its words is what is there, row for row; a claimed name has a number below nought."""
    for part, table, of in (("full text", "passage_fts", "claim"), ("name index", "nx_name", "name")):
        (astray,) = connection.execute(
            f"SELECT count(*) FROM (SELECT id FROM {table} WHERE id >= 0) AS f FULL JOIN {of} o ON o.id = f.id "
            "WHERE f.id IS NULL OR o.id IS NULL"
        ).fetchone()
        if astray:
            yield Finding(part, False, f"{part}: {astray:,} rows more or less than there are {of}s: {REPAIR}")
        elif part == "full text":  # of the other one more is told
            if other := claims_astray(connection):
                yield Finding(part, False, f"{part}: {other:,} claims have other words than they say: {REPAIR}")
            else:
                yield Finding(part, True, f"{part}: every claim has its words")


def _rows(connection: Connection) -> Finding:
    sizes = soundness.sizes(connection)
    told = ", ".join(f"{it.table} {it.rows:,} ({_size(it.size)})" for it in sizes if it.rows)
    return Finding(
        "rows", True, f"rows: {sum(it.rows for it in sizes):,} in {_size(sum(it.size for it in sizes))}: {told}"
    )


def _size(number: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "bytes" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} TB"
