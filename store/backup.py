"""Copy a store while others read and write it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from store.opening import damaged, open_read, refusal
from store.problems import BadInput, Refused


def backup(store: Path, target: Path, *, force: bool = False) -> None:
    """Copy ``store`` to ``target`` with SQLite's online backup: one snapshot, whole or not at all.

    The copy is checked before it takes its place. Raises BadInput where ``target`` is there already and
    ``force`` is false, or is a store in use, and Refused where it cannot be written.
    """
    with closing(open_read(store)) as source:
        if target.exists() and store.samefile(target):
            raise BadInput(f"{target}: is the store itself: give another file")
        if target.exists() and not force:
            raise BadInput(f"{target}: is there already: give another file, or --force to replace it")
        if target.is_dir():
            raise BadInput(f"{target}: is a folder: give a file")
        wal = target.with_name(target.name + "-wal")
        if wal.exists() and wal.stat().st_size:
            raise BadInput(f"{target}: is a store that is in use: give another file")
        try:
            with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder:
                made = Path(folder) / "copy"
                _copy(source, made, store)
                if force:
                    made.replace(target)
                else:
                    os.link(made, target)  # unlike a rename, never takes the place of another file
                _to_disk(target.parent)
        except FileExistsError as error:
            raise BadInput(f"{target}: is there already: give another file, or --force to replace it") from error
        except OSError as error:
            raise Refused(f"{target}: cannot be written ({error.strerror}): nothing was copied") from error
        except sqlite3.Error as error:
            raise refusal(target, error) from error


def _copy(source: sqlite3.Connection, made: Path, store: Path) -> None:
    with closing(sqlite3.connect(made)) as copy:
        source.backup(copy)
        (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise damaged(store, str(found).splitlines()[0])
    _to_disk(made)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
