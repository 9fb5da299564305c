"""Examine a store: is it whole, and does everything in it hold together?"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, suppress
from errno import ENOSPC
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TypeAlias

from store.anchors.hashed import quote_hash
from store.care.digests import digests, plain_digests
from store.care.finding import REPAIR, Finding, of_other_rules
from store.db.connection import Connection, DatabaseError
from store.db.engine import asking, reading
from store.db.schema import SCHEMA_VERSION, store_version
from store.db.searching import TEXT_TABLES
from store.db.sqlite.copying import scratch
from store.db.sqlite.migrations import take_steps
from store.db.sqlite.opening import no_room
from store.db.sqlite.possible.rows import odd_rows
from store.db.sqlite.soundness import DERIVED, file_faults, lost_references, made_anew, missing_columns
from store.derive.refresh import renew
from store.model.places import Place, Server
from store.model.problems import BadInput, Refused
from store.model.stopping import Stopped
from store.reads import entities as reads
from store.search.words import index as text_index

_FEW = 5
_Look: TypeAlias = Callable[[Connection], Iterator[Finding]]
"""Looks at one part of a store."""


def examine(store: Place) -> list[Finding]:
    """Every part of the store with what was found. Nothing is changed.

    Raises BadInput where there is no store at all.
    """
    if not isinstance(store, Path):
        return [*_room(store), *_on_server(store)]
    try:
        with closing(asking(store, untouched=True)) as asked:
            return [*_room(store), *asked.ask(_examined)]
    except BadInput:
        raise
    except Refused as error:
        return [*_room(store), Finding("file", False, str(error))]


def _on_server(store: Server) -> list[Finding]:
    """What the server tells of a store; what is in it is looked at in a copy, as that of a file is."""
    from store.care.on_server import findings
    from store.care.transfer import copy_store

    found: list[Finding] = []
    try:
        with reading(store) as connection:
            found += findings(connection)
            version = reads.version(connection)
        if any(it.part == "schema" and not it.ok for it in found):
            return found  # what is in it cannot be read as a whole
        with TemporaryDirectory(prefix="whosays-") as folder:
            copy = Path(folder) / "copy"
            copy_store(store, copy)
            with closing(asking(copy, untouched=True)) as asked:
                of_copy, anew = asked.ask(lambda it: (_examined(it, _OF_A_COPY), _anew(it)))
        found += [it for it in of_copy if it.part not in _MADE_ANEW]
        return [*found, *_indexes(store, version, anew)]
    except BadInput:
        raise
    except Refused as error:
        return [
            *found,
            Finding("copy" if found else "server", False, f"a copy to look at: {error}" if found else str(error)),
        ]
    except OSError as error:
        told = f"room: a copy to look at cannot be made ({error.strerror}): free some room for temporary files"
        return [*found, Finding("room", False, told)]


def _anew(copy: Connection) -> dict[str, int]:
    """What tells whether names and words are found, of a copy for which that was made anew."""
    with scratch(copy) as it:
        return plain_digests(it, on_server=False)


def _indexes(store: Server, version: int, anew: dict[str, int]) -> Iterator[Finding]:
    """Whether what finds names and words there is what a copy has, for which it was made anew."""
    with reading(store) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        stored, now = plain_digests(connection, on_server=True), reads.version(connection)
        connection.execute("ROLLBACK")
    for part, told in stored.items():
        if now != version:
            yield Finding(part, True, f"{part}: others wrote meanwhile: ask again when nobody does")
        elif told == anew[part]:
            yield Finding(part, True, f"{part}: as worked out anew")
        else:
            yield Finding(part, False, f"{part}: not what working it out anew gives: {REPAIR}")


def _examined(connection: Connection, parts: Mapping[str, _Look] | None = None) -> list[Finding]:
    out: list[Finding] = []
    with suppress(DatabaseError):  # inside a transaction it cannot be changed
        connection.execute("PRAGMA temp_store = MEMORY")  # there may be no room for files to sort in
    for part, look in (_PARTS if parts is None else parts).items():
        try:
            out += look(connection)
        except (Refused, Stopped):
            raise
        except Exception as error:
            # rows that make no sense stop the rules; what makes no sense is told by another part
            advice = "free some room and ask again" if _is_full(error) else "restore a backup"
            out.append(Finding(part, False, f"{part}: cannot be examined, {_why(connection, error)}: {advice}"))
    return out


def _why(connection: Connection, error: Exception) -> str:
    """What stopped the examining, in no words of Python: SQLite's own, or the row that makes no sense."""
    if isinstance(error, (DatabaseError, OSError)):
        return str(error)
    try:
        rows = odd_rows(connection, 1)
    except DatabaseError as other:
        return str(other)
    return rows[0] if rows else "since rows of it contradict each other"


def _is_full(error: Exception) -> bool:
    return "disk is full" in str(error) or (isinstance(error, OSError) and error.errno == ENOSPC)


def _room(store: Place) -> Iterator[Finding]:
    """What is full, if anything: nothing is wrong with the store then, and nothing can be written to it. Of the disk of
    a server its own system knows."""
    temporary = os.environ.get("SQLITE_TMPDIR") or os.environ.get("TMPDIR") or gettempdir()
    beside = [(store.absolute().parent, "of the store")] if isinstance(store, Path) else []
    for folder, what in (*beside, (Path(temporary), "of temporary files")):
        if no_room(folder):
            told = f"room: the disk {what} is full ({folder}): free some room there; until then nothing is written"
            yield Finding("room", False, told)


def _file(connection: Connection) -> Iterator[Finding]:
    faults = file_faults(connection, _FEW)
    if not faults:
        yield Finding("file", True, "file: whole (SQLite's integrity check)")
    else:
        told = f"file: damaged ({'; '.join(faults)}): restore a backup, or load the case into a new store"
        yield Finding("file", False, told)


def _references(connection: Connection) -> Iterator[Finding]:
    number, tables = lost_references(connection)
    if not number:
        yield Finding("references", True, "references: every row that another one names is there")
    else:
        told = (
            f"references: {number} rows of {', '.join(tables)} name a row that is gone: restore a backup, or load the "
            "case anew"
        )
        yield Finding("references", False, told)


def _schema(connection: Connection) -> Iterator[Finding]:
    version = store_version(connection)
    if version < SCHEMA_VERSION:
        with scratch(connection) as copy:
            take_steps(copy, version)
            missing, anew = missing_columns(copy), made_anew(copy)
    else:
        missing, anew = missing_columns(connection), made_anew(connection)
    missing = [it for it in missing if it.split(".")[0] not in anew]
    if anew:
        told = f"schema: no table {', '.join(anew[:_FEW])}, and nothing is lost by that: {REPAIR}"
        yield Finding("schema", False, told)
    if missing:
        told = f"schema: {', '.join(missing[:_FEW])} missing: load the case into a new store"
        yield Finding("schema", False, told)
    elif not anew:
        yield Finding("schema", True, f"schema: {_version(connection)}, every table and column is there")


def _version(connection: Connection) -> str:
    version = store_version(connection)
    if version < SCHEMA_VERSION:
        return f"version {version} (the next write brings it up to {SCHEMA_VERSION}, after a copy beside the store)"
    row = connection.execute("SELECT value FROM meta WHERE key = 'brought_up'").fetchone()
    return f"version {version}" + (f" (brought up {row[0]})" if row is not None else "")


def _values(connection: Connection) -> Iterator[Finding]:
    odd = odd_rows(connection, _FEW)
    if odd:
        told = f"values: {'; '.join(odd)}; whosays never writes that: restore a backup, or load the case anew"
        yield Finding("values", False, told)
    else:
        yield Finding("values", True, "values: every row holds what its table can hold")


def _texts(connection: Connection) -> Iterator[Finding]:
    wrong = []
    count = 0
    for slug, label, text, sha256, held in connection.execute(
        "SELECT s.slug, r.label, r.text, r.sha256, r.held_sha256 FROM rendition r JOIN source s ON s.id = r.source_id "
        "WHERE r.text IS NOT NULL ORDER BY s.slug, r.position"
    ):
        count += 1
        if held in (None, sha256) and sha256 not in _hashes(text):
            wrong.append(f"{slug} ({label})")
    yield from _told("texts", wrong, f"{count} texts held, each with its hash", "have another hash than noted")


def _hashes(text: str) -> Iterator[str]:
    """The hashes a text can have had as a file: it was read as UTF-8, else as one of the others."""
    for encoding in ("utf-8", "utf-16", "cp1252"):
        try:
            yield hashlib.sha256(text.encode(encoding)).hexdigest()
        except UnicodeEncodeError:
            continue


def _citations(connection: Connection) -> Iterator[Finding]:
    wrong: dict[str, None] = {}
    count = 0
    for slug, text, start, end, exact, sha256, status in connection.execute(
        "SELECT c.slug, r.text, coalesce(t.held_start, t.start), coalesce(t.held_end, t.end), t.exact, t.exact_sha256,"
        " t.status FROM citation t JOIN claim c ON c.id = t.claim_id JOIN rendition r ON r.id = t.rendition_id "
        "ORDER BY c.slug, t.id"
    ):
        count += 1
        if status == "orphan" or (text is None and status == "unheld"):
            continue
        words = (text or "")[start:end]
        same = quote_hash(words) == sha256
        # words met in another writing of the text have their own hash; they must merely be there
        if not words or (status != "fuzzy" and not same) or (exact is not None and exact != words):
            wrong[slug] = None
    good = f"{count} citations, their words at their offsets"
    yield from _told("citations", list(wrong), good, "are cited with words that do not stand there")
    bare = connection.execute(
        "SELECT slug FROM claim WHERE id NOT IN (SELECT claim_id FROM citation) ORDER BY slug"
    ).fetchall()
    yield from _told("claims", [row[0] for row in bare], "each has a citation", "have no citation")


def _told(part: str, wrong: list[str], good: str, fault: str) -> Iterator[Finding]:
    if wrong:
        few = ", ".join(wrong[:_FEW]) + (f" and {len(wrong) - _FEW} more" if wrong[_FEW:] else "")
        yield Finding(part, False, f"{part}: {few} {fault}: restore a backup, or load the case into a new store")
    else:
        yield Finding(part, True, f"{part}: {good}")


def _derived(connection: Connection, but: Collection[str] = ()) -> Iterator[Finding]:
    version = store_version(connection)
    gone = DERIVED.intersection(made_anew(connection))
    if version < SCHEMA_VERSION:
        gone -= set(TEXT_TABLES)  # the next write makes them, and what is in them
    if gone:
        yield Finding("derived rows", False, f"derived rows: {', '.join(sorted(gone)[:_FEW])} missing: {REPAIR}")
        return
    yield from of_other_rules(connection, words=version == SCHEMA_VERSION)
    with scratch(connection) as copy:
        if version < SCHEMA_VERSION:
            take_steps(copy, version)
            text_index.rebuild(copy)
        stored = digests(copy, but)
        renew(copy)
        for part, told in digests(copy, but).items():
            if stored[part] == told:
                yield Finding(part, True, f"{part}: as worked out anew")
            else:
                yield Finding(part, False, f"{part}: not what working it out anew gives: {REPAIR}")


_PARTS: dict[str, _Look] = {
    "file": _file,
    "schema": _schema,
    "values": _values,
    "references": _references,
    "texts": _texts,
    "citations": _citations,
    "derived rows": _derived,
}
#: What a copy of a store on a server has that was made anew as it was made, so that it says nothing of the server's.
_MADE_ANEW = ("full text", "words of texts", "name index")
#: What of these parts is looked at in such a copy; of the rest the server tells.
_OF_A_COPY: dict[str, _Look] = {
    **{part: _PARTS[part] for part in ("values", "references", "texts", "citations")},
    "derived rows": partial(_derived, but=_MADE_ANEW),
}
