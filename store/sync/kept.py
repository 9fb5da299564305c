"""The files of reports go where their sources go: out of sight with an add that is taken back, and back with it.

A source that is gone from a case leaves no file of its own in reports/. Its bytes may be the only ones there are, so
they are put by in the case's hidden folder, under their hash, until the source comes back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any

from store.adding.keeping import FOLDER, is_of
from store.db.connection import Connection
from store.db.files import keep_listed, make_folder
from store.model.vocabulary import HIDDEN
from store.writes.records import read


def follow(plain: Connection, folder: Path, since: int) -> None:
    """Move the files that sources no longer name, and those that they name again, by edits after ``since``.

    Only a file with the very bytes is moved, and nothing is written over; what cannot be moved stays where it is.
    What somebody did in the folder by hand is left to them.
    """
    rows = plain.execute(
        "SELECT c.before, c.after, r.data FROM edit_change c JOIN edit e ON e.id = c.edit_id LEFT JOIN record r "
        "ON r.kind = 'source' AND r.ref = c.ref WHERE c.kind = 'source' AND c.edit_id > ? "
        "AND e.verb NOT IN ('load', 'sync')",
        (since,),
    ).fetchall()
    sides = [[dict(_kept(read(it))) if it is not None else {} for it in row] for row in rows]
    named = {name: sha256 for *_, now in sides for name, sha256 in now.items()}
    for before, after, _ in sides:
        for name, sha256 in {**before, **after}.items():
            if name not in named and not _is_named(plain, name):
                _move(folder / FOLDER / name, folder / HIDDEN / FOLDER / sha256, sha256)
    for name, sha256 in named.items():
        _move(folder / HIDDEN / FOLDER / sha256, folder / FOLDER / name, sha256)


def _kept(source: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The files that a source and its other wordings were taken from, and their hashes."""
    for one in (source, *source.get("other_renditions", ())):
        report = one.get("report", {})
        name = str(report.get("kept", ""))
        if name and PurePath(name).name == name and "sha256" in report:
            yield name, str(report["sha256"])


def _is_named(plain: Connection, name: str) -> bool:
    rows = plain.execute("SELECT data FROM record WHERE kind = 'source' AND instr(data, ?) > 0", (name,))
    return any(name in dict(_kept(read(data))) for (data,) in rows)


def _move(there: Path, goal: Path, sha256: str) -> None:
    with suppress(OSError):
        if there.parent.is_symlink() or there.is_symlink() or not is_of(there, sha256):
            return
        if goal.parent.parent.name == HIDDEN:
            _hide(goal.parent.parent)
        make_folder(goal.parent)
        if goal.parent.is_symlink():
            return
        try:
            os.link(there, goal)
        except FileExistsError:
            if not is_of(goal, sha256):
                return
        keep_listed(goal.parent)  # there before it is gone here
        there.unlink()
        there.parent.rmdir()  # only where nothing else is in it


def _hide(folder: Path) -> None:
    """Have the hidden folder of a case, which git does not see."""
    make_folder(folder)
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
        file.write("*\n")
