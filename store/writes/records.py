"""The records of a store: what people made, in the keys of the case format, as canonical JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

from store.db.connection import Connection
from store.db.facts import Impossible
from store.db.lots import batches, lots
from store.model.edits import Change, Data

#: Kind and id of a record.
Key = tuple[str, str]
_LOT = 1_000


def told(data: Data) -> str:
    """A record as it is stored."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> dict[str, Any]:
    """A record as it was stored. Raises ValueError where that is none: whoever reads the store finds the row then."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise Impossible(f"a record is {found!r}"[:120])
    return cast("dict[str, Any]", found)


class Records:
    """The records of a store, through the connection of a read or of a write."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, kind: str, ref: str) -> dict[str, Any] | None:
        """One record, or None."""
        row = self._connection.execute("SELECT data FROM record WHERE kind = ? AND ref = ?", (kind, ref)).fetchone()
        return read(row[0]) if row is not None else None

    def refs(self, kind: str) -> Iterator[str]:
        """The ids of a kind, in order."""
        for (ref,) in self._connection.execute("SELECT ref FROM record WHERE kind = ? ORDER BY ref", (kind,)):
            yield ref

    def has(self, kind: str, ref: str) -> bool:
        """Whether a record is there."""
        row = self._connection.execute("SELECT 1 FROM record WHERE kind = ? AND ref = ?", (kind, ref)).fetchone()
        return row is not None

    def among(self, kind: str, refs: Iterable[str]) -> set[str]:
        """Which records of a kind are there, of some."""
        return {
            ref
            for these, lot in lots(sorted(set(refs)))
            for (ref,) in self._connection.execute(
                f"SELECT ref FROM record WHERE kind = ? AND ref IN ({these})", (kind, *lot)
            ).fetchall()
        }

    def all(self) -> dict[Key, str]:
        """Every record, as it is stored."""
        rows = self._connection.execute("SELECT kind, ref, data FROM record")
        return {(kind, ref): data for kind, ref, data in rows}

    def put(self, changes: Iterable[Change]) -> None:
        """Write what each change makes of its record."""
        for lot in batches(changes, _LOT):
            self._connection.executemany(
                "INSERT INTO record (kind, ref, data) VALUES (?, ?, ?) "
                "ON CONFLICT (kind, ref) DO UPDATE SET data = excluded.data",
                [(it.kind, it.ref, told(it.after)) for it in lot if it.after is not None],
            )
            self._connection.executemany(
                "DELETE FROM record WHERE kind = ? AND ref = ?", [(it.kind, it.ref) for it in lot if it.after is None]
            )

    def bring_up(self, wanted: Iterable[tuple[Key, str]]) -> list[tuple[Key, str | None, str | None]]:
        """Make ``wanted`` all there is. Returns what changed: key, before, after.

        Of very many, what they became is left out ("") but for judgements: it would take as much room as the case.
        """
        gone = self.all()
        changed: list[tuple[Key, str | None, str | None]] = []

        def new() -> Iterator[tuple[str, str, str]]:
            for key, data in wanted:
                before = gone.pop(key, None)
                if before != data:
                    few = len(changed) < _LOT or key[0] == "judgement"
                    changed.append((key, before, data if few else ""))
                    yield *key, data

        self._connection.executemany(
            "INSERT INTO record (kind, ref, data) VALUES (?, ?, ?) "
            "ON CONFLICT (kind, ref) DO UPDATE SET data = excluded.data",
            new(),
        )
        changed += [(key, before, None) for key, before in gone.items()]
        self._connection.executemany("DELETE FROM record WHERE kind = ? AND ref = ?", list(gone))
        return changed
