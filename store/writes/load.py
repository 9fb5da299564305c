"""Load a case into a store: atomic, idempotent, and touching only what changed."""

from __future__ import annotations

from pathlib import Path

from sqlmodel import Session

from store.case.check import CheckedCase, checked_or_refused
from store.db.collector import uncollected
from store.db.tables import Meta
from store.db.writing import writing
from store.derive.refresh import Progress
from store.model.problems import BadInput
from store.reads.remembered import remembered
from store.writes.bring_up import bring_up, whole
from store.writes.changes import Changes
from store.writes.current import is_current, loaded_mark, same_files, same_rules


def load_case(folder: Path, store: Path, progress: Progress | None = None) -> Changes:
    """Check the case at ``folder`` and bring ``store`` up to it, all or nothing.

    Raises BadCase with every problem found, or Refused when the store cannot be written. Loading the
    same case again changes nothing. A store that holds another case is left alone (BadInput).
    """
    if is_current(folder, store):
        with writing(store):  # refused like any other load where it cannot be written
            return Changes()

    def checking(done: int, total: int) -> None:
        if progress is not None:
            progress("checking claims", done, total)

    changes = Changes()
    with uncollected():
        case = checked_or_refused(folder, checking, remembered([store]))
        with writing(store, create=True) as session:
            _claim_store(session, case, store, changes)
            batch = whole(session, case)
            del case  # its claims are written: what follows needs the room
            bring_up(session, batch, changes, progress)
    return changes


def _claim_store(session: Session, case: CheckedCase, store: Path, changes: Changes) -> None:
    assert case.read.head is not None  # a checked case has a head
    head = case.read.head
    files = case.read.files
    for key, value in {"case": head.id, "title": head.title, "about": head.about, "files": loaded_mark(files)}.items():
        row = session.get(Meta, key)
        if key == "case" and row is not None and row.value != value:
            raise BadInput(f"{store}: holds the case {row.value!r}, not {value!r}: give another --store")
        if row is None:
            session.add(Meta(key=key, value=value))
        elif key == "files":
            # other rules may see the same claims otherwise
            changes.everything |= not same_rules(row.value)
            if not same_files(row.value, files):
                row.value = value
        elif row.value != value:
            changes.count(changes.changed, key)
            row.value = value
