"""Everything in which two stores differ, record by record: what a round trip must leave empty."""

from __future__ import annotations

from store.model.facts import dataclass
from store.model.out.changes import Changes, Records


@dataclass(frozen=True, slots=True)
class Differences:
    """How a store differs from an older one, or from another case's: questions that turned, then records by kind.

    A citation is called "CLAIM WORDING START-END", a name "ENTITY: SPELLING", a grade and a decision as their records
    are. Judgements are told one by one in ``changes``, and here by id.
    """

    changes: Changes
    citations: Records
    names: Records
    judgements: Records
    decisions: Records
    grades: Records

    @property
    def parts(self) -> tuple[tuple[str, Records], ...]:
        """The records by kind, in their order."""
        return (
            ("claims", self.changes.claims),
            ("citations", self.citations),
            ("entities", self.changes.entities),
            ("names", self.names),
            ("sources", self.changes.sources),
            ("judgements", self.judgements),
            ("decisions", self.decisions),
            ("grades", self.grades),
        )

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return self.changes.any or any(records.any for _, records in self.parts)
