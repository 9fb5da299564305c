"""What a person picked to be handed out: questions, answers and claims, each as it is in the store now."""

from __future__ import annotations

from typing import Literal

from store.model.claims import ClaimView, QuestionRef
from store.model.facts import dataclass
from store.model.views import Comparison

HandedForm = Literal["html", "md", "text", "markdown", "bibtex", "csl", "ris", "csv", "jsonl"]
"""What is picked goes out as a report, as citations, or as the rows of its claims."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What is picked of one question: all of it (``whole``), answers (by place), and single claims (ids).

    ``asked`` are the refs by which it was named: those who are one by now have one question between them.
    """

    found: Comparison
    whole: bool
    answers: frozenset[int]
    claims: frozenset[str]
    asked: frozenset[QuestionRef] = frozenset()

    @property
    def told(self) -> tuple[tuple[ClaimView, ...], ...]:
        """The claims that are picked, one way or the other, answer by answer: none of an answer that is not told."""
        return tuple(
            tuple(claim for claim in answer.claims if self.whole or place in self.answers or claim.slug in self.claims)
            for place, answer in enumerate(self.found.answers)
        )

    @property
    def all_told(self) -> bool:
        """Whether every claim of the question is."""
        return self.whole or all(
            len(told) == len(answer.claims) for told, answer in zip(self.told, self.found.answers, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Picking:
    """What was picked, by question in the order it was picked, and what of it is not in the store any more."""

    questions: tuple[Picked, ...] = ()
    gone_questions: tuple[QuestionRef, ...] = ()
    gone_answers: tuple[tuple[QuestionRef, str], ...] = ()
    gone_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What is handed out, a piece at a time, and how much that is."""

    pieces: tuple[str, ...]
    questions: int
    claims: int
    sources: int
