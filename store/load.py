"""Load a case into a store: atomic, idempotent, and touching only what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session

from store import derive, name_index, passages, standing
from store.case_check import CheckedCase, checked_or_refused
from store.case_files import loaded_mark, same_files, same_rules
from store.load_claims import load_claims
from store.load_entities import drop_entities, load_entities, load_name_sources
from store.load_sources import drop_sources, find_copies, load_sources
from store.problems import BadInput
from store.reanchor import reanchor_new
from store.tables import Meta
from store.writing import driver, writing

Progress = Callable[[str, int, int], None]
QuestionKey = tuple[int, str, str]


@dataclass(slots=True)
class Changes:
    """What a load did: rows added, changed and removed by kind, and the questions they touch."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)
    questions: set[QuestionKey] = field(default_factory=set)
    claims: set[int] = field(default_factory=set)
    everything: bool = False

    def count(self, table: dict[str, int], kind: str, number: int = 1) -> None:
        """Add to one of the three tables of counts."""
        if number:
            table[kind] = table.get(kind, 0) + number

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

    def checking(done: int, total: int) -> None:
        if progress is not None:
            progress("checking claims", done, total)

    case = checked_or_refused(folder, checking)
    with writing(store, create=True) as session:
        changes = Changes()
        _claim_store(session, case, store, changes)
        entities = load_entities(session, case, changes)
        sources = load_sources(session, case, entities, changes)
        load_name_sources(session, case, entities, sources, changes)
        load_claims(session, case, entities, sources, changes, progress)
        drop_sources(session, case, changes)
        drop_entities(session, case, changes)
        changes.everything |= find_copies(session)
        _refresh(session, changes, progress)
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


def _refresh(session: Session, changes: Changes, progress: Progress | None) -> None:
    """Bring the derived rows up to what was loaded."""
    plain = driver(session)

    def telling(what: str) -> Callable[[int, int], None]:
        return lambda done, total: progress(what, done, total) if progress is not None else None

    if not name_index.is_current(plain):
        name_index.rebuild(plain, telling("indexing names"))
    if changes.everything:
        passages.rebuild(plain)
    else:
        passages.refresh(plain, changes.claims)
    reanchor_new(session)
    session.flush()
    if changes.everything or changes.questions:
        derive.derive(plain, None if changes.everything else changes.questions, telling("comparing"))
    standing.refresh(plain)
