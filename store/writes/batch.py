"""What is written together: a whole case, or the few records that an edit touches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from store.case.checks.checked import CheckedCase, CheckedClaim
from store.case.models import EntityEntry
from store.case.read import ReadCase, ReadSource
from store.db.connection import Connection


class Ids(dict[str, int]):
    """Row ids of a table by slug; one that is not known yet is looked up in the store. KeyError where there is none."""

    def __init__(self, connection: Connection, table: Literal["entity", "source"]) -> None:
        super().__init__()
        self._connection, self._table = connection, table

    def __missing__(self, slug: str) -> int:
        row = self._connection.execute(f"SELECT id FROM {self._table} WHERE slug = ?", (slug,)).fetchone()
        if row is None:
            raise KeyError(f"{self._table} {slug}")
        self[slug] = int(row[0])
        return self[slug]


@dataclass(slots=True)
class Batch:
    """Records to be written, checked, and the ids of those that are gone.

    ``case`` looks up all else that they refer to. In a ``whole`` one stands everything there is, in its order:
    what is stored and not in it is gone. ``positions`` are those of the claims, in step with ``claims``.
    """

    case: CheckedCase
    entities: Mapping[str, EntityEntry] = field(default_factory=dict)
    sources: Mapping[str, ReadSource] = field(default_factory=dict)
    claims: Sequence[CheckedClaim] = ()
    positions: Sequence[int] = ()
    gone_entities: set[str] = field(default_factory=set)
    gone_sources: set[str] = field(default_factory=set)
    gone_claims: set[str] = field(default_factory=set)
    whole: bool = False

    def forget(self) -> None:
        """Let go of what was checked."""
        self.case = CheckedCase(ReadCase(Path()))
        self.entities, self.sources, self.claims = {}, {}, ()
