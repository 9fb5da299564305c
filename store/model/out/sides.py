"""Two sources side by side, or one against all others: what each says to the same questions."""

from __future__ import annotations

from typing import Literal

from store.model.claims import ClaimView, QuestionRef, SourceRow
from store.model.facts import dataclass
from store.model.vocabulary import State, VerdictKind

#: How two sources stand to a question: what they say cannot both be so, or may not; they say the same; both can stand
#: beside each other; only one of them says anything.
Stands = Literal["differs", "agrees", "beside", "left", "right"]
STANDS: tuple[Stands, ...] = ("differs", "agrees", "beside", "left", "right")


@dataclass(frozen=True, slots=True)
class SidedQuestion:
    """A question with the claims of either side, which cite their passages.

    Where the two differ ``kind`` is the worst verdict between them and ``reason`` its sentence.
    """

    ref: QuestionRef
    entity_name: str
    question: str
    state: State
    stands: Stands
    left: tuple[ClaimView, ...]
    right: tuple[ClaimView, ...]
    kind: VerdictKind | Literal[""] = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TwoSources:
    """Two sources by question: where they differ first, the worst question first. ``right`` is None where it is all
    others; then only questions are told to which the source at hand says something."""

    left: SourceRow
    right: SourceRow | None
    questions: tuple[SidedQuestion, ...]

    def count(self, stands: Stands) -> int:
        """In how many questions they stand so."""
        return sum(question.stands == stands for question in self.questions)
