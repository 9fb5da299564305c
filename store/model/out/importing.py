"""What came in from other programs' files: what was made of it, and what does not fit."""

from __future__ import annotations

from store.model.edits import Edited
from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class Unfit:
    """Something that does not fit: what, in words, how often, and where it was met first ("file:line")."""

    what: str
    count: int
    where: str = ""

    def __str__(self) -> str:
        return f"{self.count:,} × {self.what}" + (f" (first at {self.where})" if self.where else "")


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, or would do where it was rehearsed (``edited`` is None then, and where nothing changed).

    ``same`` counts claims that were there already; ``records`` those that cite their row, for want of a passage.
    """

    edited: Edited | None
    rows: int
    claims: int
    changed: int
    same: int
    sources: int
    records: int
    entities: tuple[tuple[str, str, str], ...]
    """The new ones: kind, id and name."""
    names: int = 0
    decisions: int = 0
    unfit: tuple[Unfit, ...] = ()

    def sentence(self) -> str:
        """What was done, in a sentence."""
        parts = [
            f"{number:,} {what}"
            for number, what in (
                (self.claims, "new claims"),
                (self.changed, "changed"),
                (self.same, "there already"),
                (self.sources, "new sources"),
                (len(self.entities), "new entities"),
                (self.names, "more spellings"),
                (self.decisions, "decisions"),
            )
            if number
        ]
        return f"{self.rows:,} rows: " + (", ".join(parts) or "nothing came of them")
