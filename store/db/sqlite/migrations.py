"""Bring an older store up to the schema of this version: step by step, all or nothing, after a copy.

A step is never changed once a version with it was published: stores exist that took it. To change the
schema, change ``store/db/tables.py``, add a step here, and raise ``SCHEMA_VERSION``; a test holds a store
that was brought up against a new one. Reading needs no step as long as the tables that are read can be read
the old way; where they cannot, raise ``READABLE_FROM``.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from store.db.connection import Connection
from store.db.files import to_disk
from store.db.schema import SCHEMA_VERSION
from store.db.sqlite.copying import copy_store
from store.db.sqlite.opening import BUSY_MS, open_read, version_of
from store.db.sqlite.turns import begin_to_write
from store.model.problems import Refused


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema: the version a store has afterwards, what for, and the change itself.

    ``apply`` runs in the transaction of the whole and neither begins nor commits.
    """

    version: int
    what: str
    apply: Callable[[Connection], None]


def _judgements_by_question(connection: Connection) -> None:
    connection.execute("DROP INDEX IF EXISTS ix_judgement_entity_slug")
    connection.execute("CREATE INDEX judgement_question ON judgement (entity_slug, property, scope, id)")


#: The tables that came with edits, as SQLModel makes them.
_EDITS = (
    "CREATE TABLE record (kind VARCHAR NOT NULL, ref VARCHAR NOT NULL, data VARCHAR NOT NULL, PRIMARY KEY (kind, ref))",
    "CREATE TABLE base (kind VARCHAR NOT NULL, ref VARCHAR NOT NULL, data VARCHAR, clashed BOOLEAN NOT NULL, "
    "folder VARCHAR, PRIMARY KEY (kind, ref))",
    "CREATE TABLE filed (kind VARCHAR NOT NULL, ref VARCHAR NOT NULL, file VARCHAR NOT NULL, PRIMARY KEY (kind, ref))",
    "CREATE TABLE kept_text (sha256 VARCHAR NOT NULL, text VARCHAR NOT NULL, PRIMARY KEY (sha256))",
    "CREATE TABLE listed (slug VARCHAR NOT NULL, data VARCHAR NOT NULL, PRIMARY KEY (slug))",
    "CREATE TABLE edit (id INTEGER NOT NULL, at VARCHAR NOT NULL, who VARCHAR NOT NULL, verb VARCHAR NOT NULL, "
    "what VARCHAR NOT NULL, undoes INTEGER, PRIMARY KEY (id), FOREIGN KEY(undoes) REFERENCES edit (id))",
    "CREATE INDEX ix_edit_undoes ON edit (undoes)",
    "CREATE TABLE edit_change (edit_id INTEGER NOT NULL, kind VARCHAR NOT NULL, ref VARCHAR NOT NULL, "
    "before VARCHAR, after VARCHAR, whole BOOLEAN NOT NULL, place VARCHAR, PRIMARY KEY (edit_id, kind, ref), "
    "FOREIGN KEY(edit_id) REFERENCES edit (id))",
    "CREATE INDEX edit_change_record ON edit_change (kind, ref, edit_id)",
    "ALTER TABLE source ADD COLUMN authors VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE source ADD COLUMN original VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE rendition ADD COLUMN report VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE rendition ADD COLUMN pages VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE judgement ADD COLUMN slug VARCHAR NOT NULL DEFAULT ''",
    "CREATE INDEX ix_judgement_slug ON judgement (slug)",
    # room between two claims for those that come in between: see store/writes/claims.py
    "UPDATE claim SET position = position * 65536",
)


def _edits(connection: Connection) -> None:
    for statement in _EDITS:
        connection.execute(statement)
    rows = connection.execute("SELECT id, entity_slug, property, scope, decision, who, at FROM judgement").fetchall()
    for number, *told in rows:  # the same name for the same judgement, whoever brings its store up
        slug = "j-" + hashlib.sha256(json.dumps(told).encode()).hexdigest()[:12]
        connection.execute("UPDATE judgement SET slug = ? WHERE id = ?", (slug, number))


#: What came with places in several, successors, times of day and counts of a place.
_FIELDS = (
    "CREATE TABLE also_within (entity_id INTEGER NOT NULL, place_id INTEGER NOT NULL, "
    "PRIMARY KEY (entity_id, place_id), FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, "
    "FOREIGN KEY(place_id) REFERENCES entity (id) ON DELETE CASCADE)",
    "CREATE TABLE follows (entity_id INTEGER NOT NULL, earlier_id INTEGER NOT NULL, "
    "PRIMARY KEY (entity_id, earlier_id), FOREIGN KEY(entity_id) REFERENCES entity (id) ON DELETE CASCADE, "
    "FOREIGN KEY(earlier_id) REFERENCES entity (id) ON DELETE CASCADE)",
    "ALTER TABLE source ADD COLUMN zone VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE claim ADD COLUMN counted VARCHAR NOT NULL DEFAULT ''",
    "ALTER TABLE claim ADD COLUMN where_id INTEGER REFERENCES entity (id)",
    "CREATE INDEX claim_where ON claim (where_id) WHERE where_id IS NOT NULL",
)


def _fields(connection: Connection) -> None:
    for statement in _FIELDS:
        connection.execute(statement)


#: What came with two entities being one.
_SAME = (
    "ALTER TABLE entity ADD COLUMN same_as_id INTEGER REFERENCES entity (id)",
    "CREATE INDEX entity_same ON entity (same_as_id) WHERE same_as_id IS NOT NULL",
)


def _same(connection: Connection) -> None:
    for statement in _SAME:
        connection.execute(statement)


#: What came with the words of whole texts, and with names that stand only in claims. They are indexed at the write that
#: follows.
_WORDS = (
    "CREATE VIRTUAL TABLE text_fts USING fts5(words, content='', columnsize=0, tokenize='ascii')",
    "CREATE TABLE text_indexed(id INTEGER PRIMARY KEY, rendition INTEGER UNIQUE, "
    "source INTEGER, sha256 TEXT NOT NULL, starts TEXT NOT NULL)",
    "CREATE INDEX text_indexed_source ON text_indexed(source)",
    "CREATE TABLE text_word(word TEXT PRIMARY KEY, stem TEXT, key TEXT, texts INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX text_word_stem ON text_word(stem) WHERE stem IS NOT NULL",
    "CREATE INDEX text_word_key ON text_word(key) WHERE key IS NOT NULL",
    "CREATE TABLE IF NOT EXISTS nx_claimed("
    "claim INTEGER PRIMARY KEY, entity INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL)",
    "CREATE INDEX IF NOT EXISTS nx_claimed_entity ON nx_claimed(entity)",
)


def _words(connection: Connection) -> None:
    for statement in _WORDS:
        connection.execute(statement)


STEPS: tuple[Step, ...] = (
    Step(
        2, "the standing judgement of a question is found without reading all of its entity's", _judgements_by_question
    ),
    Step(3, "what a person changes is kept as records, with a journal", _edits),
    Step(4, "places lie in several, states and groups follow others, counts are of a place, times have hours", _fields),
    Step(5, "an entity can be the same as another, which stands for both", _same),
    Step(6, "the words of all texts are found, and names that stand only in claims", _words),
)


def bring_up(path: Path, connection: sqlite3.Connection) -> Path | None:
    """Take the steps that the store at ``path`` lacks; where it lacks none, nothing is written.

    Returns where the store as it was was kept: a file beside it, named by its old version. ``connection``
    is a plain writing one, outside a transaction. Raises Refused where the copy cannot be made, and
    sqlite3.Error where another program writes; then the store is as it was.
    """
    if version_of(connection) >= SCHEMA_VERSION:
        return None
    kept = None
    begin_to_write(connection, BUSY_MS)
    try:
        before = version_of(connection)  # somebody may have been first
        if before < SCHEMA_VERSION:
            kept = _keep(path, before)
            take_steps(connection, before)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            _note(connection, before, kept)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if kept is not None:
            kept.unlink()  # a copy of what is still there
        raise
    return kept


def take_steps(connection: Connection, version: int) -> None:
    """Change the tables of a store of ``version`` into those of this program."""
    for step in STEPS:
        if step.version > version:
            step.apply(connection)


def _note(connection: sqlite3.Connection, before: int, kept: Path) -> None:
    """Write down for whoever looks after the store what was done, and where it lies as it was."""
    day = datetime.now(UTC).date().isoformat()
    connection.execute(
        "INSERT INTO meta (key, value) VALUES ('brought_up', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (f"from version {before} to {SCHEMA_VERSION} on {day}; as it was: {kept.name}",),
    )


def _keep(path: Path, version: int) -> Path:
    """Copy the store beside itself under a name that is free."""
    try:
        # another connection: it reads what was committed last, which nobody can change meanwhile
        with (
            closing(open_read(path, older=True)) as source,
            TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder,
        ):
            made = Path(folder) / "copy"
            copy_store(source, made, path)
            shutil.copymode(path, made)  # what others may not read they may not read there
            kept = _put(made, path, version)
        to_disk(path.parent)
    except OSError as error:
        raise Refused(
            f"{path}: was made by an older whosays, and the copy that is kept of it before it is brought up cannot "
            f"be written beside it ({error.strerror}): nothing was changed; make room, or let its folder be written"
        ) from error
    return kept


def _put(made: Path, path: Path, version: int) -> Path:
    number = 1
    while True:
        again = f"-{number}" if number > 1 else ""
        target = path.with_name(f"{path.stem}.version-{version}{again}{path.suffix}")
        try:
            os.link(made, target)  # unlike a rename, never takes the place of another file
        except FileExistsError:
            number += 1
        else:
            return target
