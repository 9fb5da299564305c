"""Take an edit back, or do again what was taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from store.db.connection import Connection
from store.db.writing import driver, writing
from store.derive.refresh import Progress
from store.edits import journal
from store.edits.edit import keep
from store.edits.first import ensure_records
from store.edits.merge import merge
from store.edits.standing.ground import named
from store.model.edits import BadEdit, Change, Data, Edited, EditLine, NotGround, name_of
from store.model.places import Place
from store.model.problems import BadInput
from store.properties.stored import vocabulary_of
from store.writes.records import Key, Records


def undo(store: Place, *, who: str, number: int | None = None, progress: Progress | None = None) -> Edited:
    """Take back an edit: the last of one's own that is in force, or any by its number.

    Raises BadInput where there is none, where it is taken back already, or where a later change stands on it;
    the sentence says which.
    """
    with writing(store) as session:
        ensure_records(session)
        plain = driver(session)
        wanted = number if number is not None else journal.last_of(plain, who)
        if wanted is None:
            raise BadInput(
                "you have changed nothing that could be taken back: what others changed is, by its line in the journal"
            )
        return _take_back(session, _line(plain, wanted), who, progress)


def redo(store: Place, *, who: str, progress: Progress | None = None) -> Edited:
    """Do again what one took back last. Raises BadInput where there is nothing, or something else came after it."""
    with writing(store) as session:
        ensure_records(session)
        plain = driver(session)
        wanted = journal.last_undo_of(plain, who)
        if wanted is None:
            raise BadInput("you have taken nothing back that could be done again")
        return _take_back(session, _line(plain, wanted), who, progress)


def _line(plain: Connection, number: int) -> EditLine:
    found = journal.page(plain, number)
    if found is None:
        raise BadInput(f"there is no edit {number}: see 'whosays log'")
    return found.line


def _take_back(session: Session, line: EditLine, who: str, progress: Progress | None) -> Edited:
    plain = driver(session)
    if line.undone_by is not None:
        raise BadInput(f"edit {line.id} ({line.what}) is taken back already, by edit {line.undone_by}")
    done = journal.changes(plain, line.id)
    if not done and line.undoes is None:
        raise BadInput(f"edit {line.id} ({line.what}) changed no record: there is nothing to take back")
    again = line.undoes is not None
    of = _line(plain, line.undoes) if line.undoes is not None else line
    if _has_folder(plain):  # which would be no case without its head
        rest = [it for it in done if it.kind != "case" or it.before is not None]
        if done and not rest:
            raise BadInput(
                f"edit {line.id} ({line.what}) brought in nothing but the head of the case, which stays while its "
                "folder is there: change the title or the text of the head instead"
            )
        done = rest
    inverse = _inverse(plain, line, done)
    try:
        return keep(
            session,
            inverse,
            who=who,
            verb="redo" if again else "undo",
            what=f"{'done again' if again else 'taken back'}: {of.what}",
            undoes=line.id,
            back=journal.places(plain, line.id),
            progress=progress,
        )
    except NotGround as error:
        raise _stood_on(plain, line, error.change.name, error.on_it) or error from error
    except BadEdit as error:
        wrong = error.problems[0]
        again_there = {(it.kind, it.ref): it.after for it in inverse}
        data = again_there.get((wrong.kind, wrong.ref)) or Records(plain).get(wrong.kind, wrong.ref)
        on_it = [(wrong.kind, wrong.ref), *(named(vocabulary_of(plain), wrong.kind, data) if data is not None else ())]
        raise _stood_on(plain, line, str(wrong), on_it) or error from error


def _has_folder(plain: Connection) -> bool:
    """Whether a store belongs to the folder of a case."""
    return plain.execute("SELECT 1 FROM meta WHERE key = 'folder'").fetchone() is not None


def _stood_on(plain: Connection, line: EditLine, what: str, on_it: Sequence[Key]) -> BadInput | None:
    """Which later edit stands on what is to be taken back."""
    for kind, ref in on_it:
        later = journal.since(plain, line.id, kind, ref)
        if later is not None:
            by = f"edit {later.id} by {later.who} ({later.what})"
            return BadInput(f"{what}: {name_of(kind, ref)} stands on it since {by}; take that back first")
    return None


def _inverse(plain: Connection, line: EditLine, done: Sequence[Change]) -> list[Change]:
    """The changes that take an edit back. What others changed in the same records since stays, if it is apart."""
    records = Records(plain)
    out = []
    for change in done:
        now = records.get(change.kind, change.ref)
        if now == change.after:
            out.append(Change(change.kind, change.ref, now, change.before))
            continue
        merged = merge(change.kind, _dict(change.after), now, _dict(change.before))
        if merged.clashes:
            later = journal.since(plain, line.id, change.kind, change.ref)
            told = f": edit {later.id} by {later.who} ({later.what}) stands on it" if later is not None else ""
            raise BadInput(f"{change.name} was changed since{told}; take that back first")
        out.append(Change(change.kind, change.ref, now, merged.data))
    return out


def _dict(data: Data | None) -> dict[str, Any] | None:
    return dict(data) if data is not None else None
