"""Which records differ from the case's folder, and as what the folder had them at the last load or save."""

from __future__ import annotations

from collections.abc import Sequence

from store.db.connection import Connection
from store.model.edits import Change
from store.writes.records import told


def note(plain: Connection, changes: Sequence[Change]) -> None:
    """Note what records were before they were changed; one that is again as the folder has it differs no more."""
    plain.executemany(
        "INSERT INTO base (kind, ref, data, clashed) VALUES (?, ?, ?, 0) ON CONFLICT (kind, ref) DO NOTHING",
        [(it.kind, it.ref, told(it.before) if it.before is not None else None) for it in changes],
    )
    plain.executemany(
        "DELETE FROM base WHERE kind = ? AND ref = ? AND data IS ? AND clashed = 0",
        [(it.kind, it.ref, told(it.after) if it.after is not None else None) for it in changes],
    )
