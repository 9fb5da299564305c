"""Bring an older store up to the schema of this version: step by step, all or nothing, after a copy.

A step is never changed once a version with it was published: stores exist that took it. To change the
schema, change ``store/db/tables.py``, add a step here, and raise ``SCHEMA_VERSION``; a test holds a store
that was brought up against a new one. Reading needs no step as long as the tables that are read can be read
the old way; where they cannot, raise ``READABLE_FROM``.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from store.db.copying import copy_store, to_disk
from store.db.opening import SCHEMA_VERSION, open_read, store_version
from store.model.problems import Refused


@dataclass(frozen=True, slots=True)
class Step:
    """One change of the schema: the version a store has afterwards, what for, and the change itself.

    ``apply`` runs in the transaction of the whole and neither begins nor commits.
    """

    version: int
    what: str
    apply: Callable[[sqlite3.Connection], None]


def _judgements_by_question(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX IF EXISTS ix_judgement_entity_slug")
    connection.execute("CREATE INDEX judgement_question ON judgement (entity_slug, property, scope, id)")


STEPS: tuple[Step, ...] = (
    Step(
        2, "the standing judgement of a question is found without reading all of its entity's", _judgements_by_question
    ),
)


def bring_up(path: Path, connection: sqlite3.Connection) -> Path | None:
    """Take the steps that the store at ``path`` lacks; where it lacks none, nothing is written.

    Returns where the store as it was was kept: a file beside it, named by its old version. ``connection``
    is a plain writing one, outside a transaction. Raises Refused where the copy cannot be made, and
    sqlite3.Error where another program writes; then the store is as it was.
    """
    if store_version(connection) >= SCHEMA_VERSION:
        return None
    kept = None
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = store_version(connection)  # somebody may have been first
        if before < SCHEMA_VERSION:
            kept = _keep(path, before)
            for step in STEPS:
                if step.version > before:
                    step.apply(connection)
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
