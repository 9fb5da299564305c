"""An edit: some changes of records, kept together or not at all, with their line in the journal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlmodel import Session

from store.db.connection import Connection
from store.db.writing import driver, writing
from store.derive.refresh import Progress
from store.edits import journal
from store.edits.apply import apply
from store.edits.first import ensure_records
from store.edits.order import places
from store.model.edits import Change, Edited, Verb
from store.model.places import Place
from store.model.problems import BadInput, Unkept


def edit(
    store: Place,
    changes: Sequence[Change],
    *,
    who: str,
    what: str,
    verb: Verb = "change",
    texts: Mapping[str, str] | None = None,
    also: Callable[[Connection], Sequence[Change]] | None = None,
    progress: Progress | None = None,
) -> Edited:
    """Keep some changes in a store, with those that ``also`` finds are wanted besides, once they are made.

    Raises BadInput (BadEdit, Overtaken, NotGround) or Refused; then nothing changed.
    """
    with writing(store) as session:
        ensure_records(session)
        return keep(session, changes, who=who, what=what, verb=verb, texts=texts, also=also, progress=progress)


def rehearse(store: Place, changes: Sequence[Change]) -> tuple[Change, ...]:
    """What some changes would come to, each in its shortest form; nothing is kept. Raises what `edit` raises."""
    made: tuple[Change, ...] = ()
    try:
        with writing(store) as session:
            ensure_records(session)
            made, _ = apply(session, changes)
            raise _RehearsedError
    except _RehearsedError:
        return made


class _RehearsedError(Unkept):
    """Nothing is to be kept."""


def keep(
    session: Session,
    changes: Sequence[Change],
    *,
    who: str,
    what: str,
    verb: Verb,
    undoes: int | None = None,
    texts: Mapping[str, str] | None = None,
    back: Mapping[str, str] | None = None,
    always: bool = False,
    also: Callable[[Connection], Sequence[Change]] | None = None,
    progress: Progress | None = None,
) -> Edited:
    """Apply changes and write their line. In the caller's transaction.

    ``back`` has for claims that come back the ones they stood behind. ``always`` writes a line also where no record
    changed, as an undo does.
    """
    if not who.strip():
        raise BadInput("nobody is named who edits: say it with --as, or set name in the settings")
    left = places(driver(session), changes)
    made, _ = apply(session, changes, texts, back, progress)
    if also is not None and (more := also(driver(session))):
        made = (*made, *apply(session, more)[0])
    if not made and undoes is None and not always:
        return Edited(0, "nothing changed", ())
    number = journal.append(driver(session), made, who=who, verb=verb, what=what, undoes=undoes, places=left)
    return Edited(number, what, tuple((it.kind, it.ref) for it in made))
