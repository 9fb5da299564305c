"""Load a case into a store: atomic, idempotent, and touching only what changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session

from store.case_check import CheckedCase, checked_or_refused
from store.case_files import is_current, loaded_mark, same_files, same_rules
from store.collector import uncollected
from store.load_claims import load_claims
from store.load_entities import drop_entities, load_entities, load_name_sources
from store.load_sources import drop_sources, find_copies, load_sources
from store.problems import BadInput
from store.reanchor import reanchor_new
from store.refresh import Progress, Touched, refresh
from store.remembered import remembered
from store.tables import Meta
from store.writing import driver, writing


@dataclass(slots=True)
class Changes(Touched):
    """What a load did: rows added, changed and removed by kind, and the claims and questions they touch."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)

    def count(self, table: dict[str, int], kind: str, number: int = 1) -> None:
        """Add to one of the three tables of counts."""
        if number:
            table[kind] = table.get(kind, 0) + number

    def of(self, *kinds: str) -> bool:
        """Whether any row of these kinds was added, changed or removed."""
        return any(kind in table for table in (self.added, self.changed, self.removed) for kind in kinds)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    def sentence(self) -> str:
        """The counts as a sentence."""
        parts = [
            f"{number} {kind} {what}"
            for what, table in (("added", self.added), ("changed", self.changed), ("removed", self.removed))
            for kind, number in table.items()
        ]
        return ", ".join(parts) if parts else "nothing changed"


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
            entities = load_entities(session, case, changes)
            sources = load_sources(session, case, entities, changes)
            load_name_sources(session, case, entities, sources, changes)
            load_claims(session, case, entities, sources, changes, progress)
            drop_sources(session, case, changes)
            drop_entities(session, case, changes)
            del case  # its claims are written: what follows needs the room
            if changes.everything or changes.of("sources", "renditions"):
                changes.everything |= find_copies(session)
            changes.claims |= reanchor_new(session)
            session.flush()
            refresh(driver(session), changes, progress)
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
