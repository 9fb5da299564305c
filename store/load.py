"""Load a case into a store: atomic, idempotent, and touching only what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlmodel import Session, select

from store import derive, passages, standing
from store.attach import reanchor
from store.case_check import CheckedCase, checked_or_refused
from store.case_files import loaded_mark
from store.load_claims import load_claims
from store.load_entities import load_entities, load_name_sources
from store.load_sources import load_sources
from store.problems import BadInput
from store.tables import Meta, Rendition
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
    claims: list[int] = field(default_factory=list)
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
        _claim_store(session, case, store)
        changes = Changes()
        entities = load_entities(session, case, changes)
        sources = load_sources(session, case, entities, changes)
        load_name_sources(session, case, entities, sources, changes)
        load_claims(session, case, entities, sources, changes, progress)
        session.flush()
        _refresh(session, changes, progress)
    return changes


def _claim_store(session: Session, case: CheckedCase, store: Path) -> None:
    assert case.read.head is not None  # a checked case has a head
    head = case.read.head
    facts = {"case": head.id, "title": head.title, "about": head.about, "files": loaded_mark(case.read.folder)}
    for key, value in facts.items():
        row = session.get(Meta, key)
        if key == "case" and row is not None and row.value != value:
            raise BadInput(f"{store}: holds the case {row.value!r}, not {value!r}: give another --store")
        if row is None:
            session.add(Meta(key=key, value=value))
        else:
            row.value = value


def _refresh(session: Session, changes: Changes, progress: Progress | None) -> None:
    """Bring the derived rows up to what was loaded."""
    plain = driver(session)
    if changes.everything:
        passages.rebuild(plain)
    else:
        passages.refresh(plain, changes.claims)
    for rendition in session.exec(select(Rendition).where(Rendition.held_sha256 != None)):  # noqa: E711
        reanchor(session, rendition)
    session.flush()
    touched = None if changes.everything else changes.questions

    def deriving(done: int, total: int) -> None:
        if progress is not None:
            progress("comparing", done, total)

    derive.derive(plain, touched, deriving)
    standing.refresh(plain)
