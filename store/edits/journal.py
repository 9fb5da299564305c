"""The journal: every change a person made, append-only, and what of it is in force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from store.db.connection import Connection
from store.db.schema import has_records
from store.model.edits import Change, EditLine, EditPage, Verb
from store.text.clean import clean
from store.writes.records import read, told

#: Of an edit of more records than this only what was there before is kept: what it made is in the store, or in the
#: next line that changes it.
LARGE = 500
#: Changes shown of a line.
_SHOWN = 200
_LONGEST = 300


def append(
    connection: Connection,
    changes: Sequence[Change],
    *,
    who: str,
    verb: Verb,
    what: str,
    undoes: int | None = None,
    places: Mapping[str, str] | None = None,
) -> int:
    """Write a line with its changes; returns its number. In the caller's transaction.

    ``places`` has for claims that left their source the one they stood behind.
    """
    rows = (
        (it.kind, it.ref, told(it.before) if it.before is not None else None, told(it.after) if it.after else None)
        for it in changes
    )
    number = append_told(connection, rows, len(changes), who=who, verb=verb, what=what, undoes=undoes)
    connection.executemany(
        "UPDATE edit_change SET place = ? WHERE edit_id = ? AND kind = 'claim' AND ref = ?",
        [(behind, number, ref) for ref, behind in (places or {}).items()],
    )
    return number


def append_told(
    connection: Connection,
    changes: Iterable[tuple[str, str, str | None, str | None]],
    count: int,
    *,
    who: str,
    verb: Verb,
    what: str,
    undoes: int | None = None,
) -> int:
    """The same with records as they are stored: kind, ref, before, after; ``count`` of them."""
    number = begin(connection, who=who, verb=verb, what=what, undoes=undoes)
    append_to(connection, number, changes, whole=count <= LARGE)
    return number


def begin(connection: Connection, *, who: str, verb: Verb, what: str, undoes: int | None = None) -> int:
    """Write a line that has no changes yet; returns its number."""
    row = connection.execute(
        "INSERT INTO edit (at, who, verb, what, undoes) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (
            datetime.now(UTC).isoformat(timespec="seconds"),
            clean(who, keep_newlines=False, limit=200) or "somebody",
            verb,
            _words(what),
            undoes,
        ),
    ).fetchone()
    return int(row[0])


def append_to(
    connection: Connection,
    number: int,
    changes: Iterable[tuple[str, str, str | None, str | None]],
    *,
    whole: bool,
) -> None:
    """Write more changes of a line. ``whole``: with what the records became."""
    connection.executemany(
        'INSERT INTO edit_change (edit_id, kind, ref, "before", "after", whole) VALUES (?, ?, ?, ?, ?, ?)',
        ((number, kind, ref, before, after if whole else None, whole) for kind, ref, before, after in changes),
    )


def tell(connection: Connection, number: int, what: str) -> None:
    """Say what a line did, where that is known only now."""
    connection.execute("UPDATE edit SET what = ? WHERE id = ?", (_words(what), number))


def _words(what: str) -> str:
    return clean(what, keep_newlines=False, limit=_LONGEST)


def lines(connection: Connection, *, limit: int = 200, before: int | None = None) -> tuple[EditLine, ...]:
    """The journal, the latest line first; ``before`` goes on from an earlier answer."""
    if not has_records(connection):
        return ()
    undone = _undone_by(connection)
    rows = connection.execute(
        "SELECT id, at, who, verb, what, undoes, (SELECT count(*) FROM edit_change WHERE edit_id = id) FROM edit "
        "WHERE id < ? ORDER BY id DESC LIMIT ?",
        (before if before is not None else 1 << 62, limit),
    )
    return tuple(
        EditLine(number, at, who, verb, what, records, undoes, undone.get(number))
        for number, at, who, verb, what, undoes, records in rows.fetchall()
    )


def page(connection: Connection, number: int) -> EditPage | None:
    """One line with what it changed, or None where there is none of that number."""
    found = [line for line in lines(connection, limit=1, before=number + 1) if line.id == number]
    return EditPage(found[0], tuple(changes(connection, number, _SHOWN))) if found else None


def changes(connection: Connection, number: int, most: int = -1) -> list[Change]:
    """What an edit changed, with what became of it where the journal, or the store as it is, still says so."""
    out: list[Change] = []
    for kind, ref, before, after, whole in connection.execute(
        'SELECT kind, ref, "before", "after", whole FROM edit_change WHERE edit_id = ? ORDER BY rowid LIMIT ?',
        (number, most),
    ).fetchall():
        if not whole:
            after = _became(connection, number, kind, ref)  # noqa: PLW2901
        out.append(Change(kind, ref, read(before) if before else None, read(after) if after else None))
    return out


def places(connection: Connection, number: int) -> dict[str, str]:
    """For the claims that left their source by an edit, the ones they stood behind."""
    rows = connection.execute(
        "SELECT ref, place FROM edit_change WHERE edit_id = ? AND kind = 'claim' AND place IS NOT NULL", (number,)
    )
    return dict(rows.fetchall())


def _became(connection: Connection, number: int, kind: str, ref: str) -> str | None:
    """What a record was after an edit: what the next one found, or what it is now."""
    row = connection.execute(
        'SELECT "before" FROM edit_change WHERE kind = ? AND ref = ? AND edit_id > ? ORDER BY edit_id LIMIT 1',
        (kind, ref, number),
    ).fetchone()
    if row is None:
        row = connection.execute("SELECT data FROM record WHERE kind = ? AND ref = ?", (kind, ref)).fetchone()
    return row[0] if row is not None else None


def _undone_by(connection: Connection) -> dict[int, int]:
    """For each edit that is taken back the one that did it, if that one is not taken back itself."""
    undone: dict[int, int] = {}
    for number, undoes in connection.execute(
        "SELECT id, undoes FROM edit WHERE undoes IS NOT NULL ORDER BY id DESC"
    ).fetchall():
        if number not in undone:
            undone[undoes] = number
    return undone


def last_of(connection: Connection, who: str) -> int | None:
    """The last edit of a person that is in force and took nothing back."""
    undone = _undone_by(connection)
    rows = connection.execute(
        "SELECT id FROM edit WHERE who = ? AND undoes IS NULL AND verb <> 'sync' "
        "AND EXISTS (SELECT 1 FROM edit_change WHERE edit_id = id) ORDER BY id DESC",
        (who,),
    )
    return next((number for (number,) in rows if number not in undone), None)


def last_undo_of(connection: Connection, who: str) -> int | None:
    """The last edit of a person that took one back and can be done again: nothing else of theirs came after it."""
    undone = _undone_by(connection)
    for number, undoes in connection.execute("SELECT id, undoes FROM edit WHERE who = ? ORDER BY id DESC", (who,)):
        if undoes is None:
            return None
        if number in undone:
            continue  # done again meanwhile
        of = connection.execute("SELECT undoes FROM edit WHERE id = ?", (undoes,)).fetchone()
        if of is not None and of[0] is None:
            return int(number)
    return None


def since(connection: Connection, number: int, kind: str, ref: str) -> EditLine | None:
    """The first edit after another one that changed the same record and is in force.

    One that took back what came after is none: the two together changed nothing.
    """
    undone = _undone_by(connection)
    for (later,) in connection.execute(
        "SELECT edit_id FROM edit_change WHERE kind = ? AND ref = ? AND edit_id > ? ORDER BY edit_id",
        (kind, ref, number),
    ).fetchall():
        (line,) = lines(connection, limit=1, before=later + 1)
        if later not in undone and (line.undoes is None or line.undoes < number):
            return line
    return None
