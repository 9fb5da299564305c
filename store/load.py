"""Load a case into a store: atomic, idempotent, and touching only what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session

from store import derive, name_index, passages, standing
from store.case_check import CheckedCase, checked_or_refused
from store.case_files import is_current, loaded_mark
from store.case_read import misnamed
from store.collector import uncollected
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
    if is_current(folder, store) and not misnamed(folder):
        with writing(store):  # refused like any other load where it cannot be written
            return Changes()

    def checking(done: int, total: int) -> None:
        if progress is not None:
            progress("checking claims", done, total)

    changes = Changes()
    with uncollected():
        case = checked_or_refused(folder, checking)
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
            _refresh(session, changes, progress)
    return changes


def _claim_store(session: Session, case: CheckedCase, store: Path, changes: Changes) -> None:
    assert case.read.head is not None  # a checked case has a head
    head = case.read.head
    mark = loaded_mark(case.read.folder)
    for key, value in {"case": head.id, "title": head.title, "about": head.about, "files": mark}.items():
        row = session.get(Meta, key)
        if key == "case" and row is not None and row.value != value:
            raise BadInput(f"{store}: holds the case {row.value!r}, not {value!r}: give another --store")
        if row is None:
            session.add(Meta(key=key, value=value))
        elif row.value != value:
            if key != "files":
                changes.count(changes.changed, key)
            elif row.value.partition(" ")[0] != value.partition(" ")[0]:
                changes.everything = True  # another version may see the same claims otherwise
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
