"""A store that lies where an earlier version, or a folder that could not be written, had it is taken over."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from store.care.backup import backup
from store.case.read import read_case
from store.db.engine import asking
from store.db.files import make_folder
from store.model.places import Place
from store.model.problems import Refused


def take_over(case: Path, target: Path, others: Iterable[Path]) -> Path | None:
    """Copy the first of some stores that holds the case to ``target``, and return which it was.

    The other one stays as it is. None where none holds the case. Raises Refused where it cannot be copied.
    """
    found = [other for other in others if other.is_file()]
    head = read_case_head(case) if found else ""
    for other in found:
        if head and _case_of(other) == head:
            try:
                make_folder(target.parent)
            except OSError as error:
                raise Refused(f"{target}: its folder cannot be made: {error.strerror}") from error
            backup(other, target)
            return other
    return None


def read_case_head(case: Path) -> str:
    """The id of a case; empty where its head cannot be read."""
    try:
        head = read_case(case).head
    except Refused:
        return ""
    return head.id if head is not None else ""


def _case_of(store: Place) -> str:
    try:
        with closing(asking(store, untouched=True)) as connections:
            row = connections.ask(lambda it: it.execute("SELECT value FROM meta WHERE key = 'case'").fetchone())
    except Refused:
        return ""
    return str(row[0]) if row is not None else ""
