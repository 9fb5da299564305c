"""Whether a store is up to the files of a case, without reading what they say."""

from __future__ import annotations

import json
import os
import stat
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from store.case.files import FOLDERS, LISTS, FileMark, listed, look_of, marked, sha256_of
from store.db.engine import asking
from store.model.places import Place
from store.model.problems import Refused
from store.model.version import made_by
from store.text.plain_files import bytes_of


def folder_name(folder: Path) -> str:
    """By what a store knows its folder again, without telling where it lies."""
    return sha256_of(os.fsencode(folder.resolve()))


def loaded_mark(files: Mapping[str, FileMark]) -> str:
    """What a load notes down: what worked out the derived rows, and each file that was read."""
    told = {name: [mark.sha256, *(mark.look or ())] for name, mark in sorted(files.items())}
    return f"{made_by()} {json.dumps(told, separators=(',', ':'))}"


def same_files(mark: str, files: Mapping[str, FileMark]) -> bool:
    """Whether a mark was made by this version from the same files with the same bytes."""
    noted = noted_files(mark)
    return noted is not None and {name: it.sha256 for name, it in noted.items()} == {
        name: it.sha256 for name, it in files.items()
    }


def same_rules(mark: str) -> bool:
    """Whether a mark was made by this version and its rules."""
    return mark.partition(" ")[0] == made_by()


def noted_files(mark: str) -> dict[str, FileMark] | None:
    """The files of a mark by name, or None where another version made it, or nobody who knows how."""
    if not same_rules(mark):
        return None
    try:
        told = json.loads(mark.partition(" ")[2])
        return {
            name: FileMark(str(sha256), (look[0], look[1], look[2], look[3]) if look else None)
            for name, (sha256, *look) in told.items()
        }
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def is_current(folder: Path, store: Place) -> bool:
    """Whether ``store`` was last loaded from exactly these files by this version of the rules."""
    return seen_files(folder, store) is not None


def seen_files(folder: Path, store: Place) -> dict[str, FileMark] | None:
    """The files of the case, marked, where ``store`` was last loaded from exactly these by this version of the rules.

    None where it was not.
    """
    try:
        with closing(asking(store, untouched=True)) as connections:
            row = connections.ask(lambda it: it.execute("SELECT value FROM meta WHERE key = 'files'").fetchone())
        noted = noted_files(str(row[0])) if row is not None else None
        return noted if noted is not None and _is_unchanged(folder, noted) else None
    except (Refused, OSError, ValueError):
        return None


def _is_unchanged(folder: Path, noted: dict[str, FileMark]) -> bool:
    """Whether the case's folder holds the noted files as they were, and no other that a load would read.

    What was too fresh to be known by its look is marked anew.
    """
    for part in FOLDERS:
        good, odd = listed(folder, part)
        if odd or any(f"{part}/{name}" not in noted for name in good):
            return False  # a load would read it, or say why not
    if "case.yaml" not in noted:
        return False
    root = os.fspath(folder)
    if any(name not in noted and os.path.lexists(f"{root}/{name}") for name in LISTS.values()):
        return False
    for name, mark in noted.items():
        path = f"{root}/{name}"
        facts = os.stat(path)  # noqa: PTH116  (ten thousand of them, at every start)
        if mark.look is None or mark.look != look_of(facts):
            when = time.time_ns()
            if not stat.S_ISREG(facts.st_mode) or sha256_of(data := bytes_of(Path(path))) != mark.sha256:
                return False
            noted[name] = marked(facts, data, when)
    return True
