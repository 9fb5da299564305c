"""What both the store and the case's folder changed: shown side by side until a person keeps one of the two."""

from __future__ import annotations

from typing import Any

from store.db.connection import Connection
from store.db.schema import store_version
from store.edits.merge import merge
from store.model.edits import ClashedPart, ClashedRecord
from store.writes.records import read

#: The first version of a store that knows of its folder.
_SINCE = 3


def clashes(connection: Connection) -> tuple[ClashedRecord, ...]:
    """The records that both changed, with the parts that differ; in the order in which they stand on each other."""
    if store_version(connection) < _SINCE:
        return ()
    rows = connection.execute(
        "SELECT b.kind, b.ref, b.data, b.folder, r.data FROM base b LEFT JOIN record r ON r.kind = b.kind "
        "AND r.ref = b.ref WHERE b.clashed = 1 "
        "ORDER BY instr('case entity source claim judgement same grade dropped', b.kind), b.ref"
    ).fetchall()
    found = (_clashed(kind, ref, _read(base), _read(ours), _read(folder)) for kind, ref, base, folder, ours in rows)
    return tuple(it for it in found if it is not None)


def _clashed(kind: str, ref: str, base: Any, ours: Any, folder: Any) -> ClashedRecord | None:
    parts = merge(kind, base, ours, folder).clashes
    if not parts:
        return None  # settled meanwhile: the next save sees it
    return ClashedRecord(
        kind,
        ref,
        tuple(ClashedPart(tuple(it.path), it.base, it.ours, it.theirs) for it in parts),
        base,
        ours,
        folder,
    )


def _read(data: str | None) -> dict[str, Any] | None:
    return read(data) if data is not None else None
