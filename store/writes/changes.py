"""What a load did, and what it touched."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.derive.refresh import Touched


@dataclass(slots=True)
class Changes(Touched):
    """What a load did: rows added, changed and removed by kind, and the claims and questions they touch."""

    added: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    removed: dict[str, int] = field(default_factory=dict)
    parted: set[int] = field(default_factory=set)
    """Raids that became part of another, or no longer are."""

    unheld: set[int] = field(default_factory=set)
    """Sources of claims that were written citing a text that the case does not hold."""

    def count(self, table: dict[str, int], kind: str, number: int = 1) -> None:
        """Add to one of the three tables of counts."""
        if number:
            table[kind] = table.get(kind, 0) + number

    @property
    def lost(self) -> bool:
        """Whether claims, or something that claims go with, were removed."""
        return bool(self.removed)

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
