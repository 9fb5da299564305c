"""Whether a store is up to a case's files, without reading what they say."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from store.opening import open_read
from store.problems import Refused

_PATTERNS = ("case.yaml", "entities/*.yaml", "sources/*.txt", "claims/*.yaml")


def fingerprint(folder: Path) -> str:
    """SHA-256 over the names and bytes of a case's files."""
    told = hashlib.sha256()
    for pattern in _PATTERNS:
        for path in sorted(folder.glob(pattern)):
            data = path.read_bytes()
            told.update(f"{path.relative_to(folder).as_posix()} {len(data)}\n".encode())
            told.update(data)
    return told.hexdigest()


def is_current(folder: Path, store: Path) -> bool:
    """Whether ``store`` was last loaded from exactly these files by this version of the rules."""
    try:
        with closing(open_read(store)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'files'").fetchone()
        return row is not None and row[0] == loaded_mark(folder)
    except (Refused, OSError, sqlite3.Error):
        return False


def loaded_mark(folder: Path) -> str:
    """What a load notes down: the files' fingerprint and the version that worked out the derived rows."""
    return f"{installed_version()} {fingerprint(folder)}"


def installed_version() -> str:
    """The version of whosays, or "source" where it runs from a checkout that is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("whosays")
    except PackageNotFoundError:
        return "source"
