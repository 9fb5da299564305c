"""Keep one of two: what the store says of a record that the case's folder changed too, or what the folder says."""

from __future__ import annotations

from typing import Any

from store.db.writing import driver, writing
from store.edits.edit import keep as keep_edit
from store.edits.merge import merge
from store.model.edits import Change, Edited, Keep, name_of
from store.model.places import Place
from store.model.problems import BadInput
from store.writes.records import Records, read, told


def resolve(store: Place, kind: str, ref: str, *, keep: Keep, who: str) -> Edited:
    """Keep what the store says of a record, or what the folder says; a line of the journal either way.

    What is kept of the store is written to the folder by the next save. Raises BadInput where the two do not clash
    any more, or where what the folder says does not hold here.
    """
    with writing(store) as session:
        plain = driver(session)
        row = plain.execute(
            "SELECT data, folder FROM base WHERE kind = ? AND ref = ? AND clashed = 1", (kind, ref)
        ).fetchone()
        if row is None:
            raise BadInput(f"{name_of(kind, ref)} is not changed in both the store and the folder (any more)")
        base, folder = _told(row[0]), _told(row[1])
        now = Records(plain).get(kind, ref)
        # from now on it differs from the folder as it is, not as it was
        plain.execute(
            "UPDATE base SET data = folder, folder = NULL, clashed = 0 WHERE kind = ? AND ref = ?", (kind, ref)
        )
        wanted = now if keep == "ours" else merge(kind, base, folder, now).data
        whose = "as it is here" if keep == "ours" else "as the folder has it"
        made = keep_edit(
            session,
            [Change(kind, ref, now, wanted)],
            who=who,
            verb="change",
            what=f"kept {name_of(kind, ref)} {whose}",
            always=True,
        )
        plain.execute(
            "DELETE FROM base WHERE kind = ? AND ref = ? AND data IS ?",
            (kind, ref, told(wanted) if wanted is not None else None),
        )
    return made


def _told(data: str | None) -> dict[str, Any] | None:
    return read(data) if data is not None else None
