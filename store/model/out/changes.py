"""What differs between two states of a store, or two cases: an older one and the one at hand."""

from __future__ import annotations

from typing import Literal

from store.model.claims import QuestionRef
from store.model.facts import dataclass
from store.model.vocabulary import State

Turn = Literal["conflict", "settled", "other"]
"""What became of a question: it conflicts since, it is settled since, or its state is another."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A question whose state is another than before; None where it was not there, or is not any more."""

    ref: QuestionRef
    entity_name: str
    question: str
    turn: Turn
    before: State | None
    after: State | None
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement that was not there before."""

    ref: QuestionRef
    entity_name: str
    question: str
    words: str
    why: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Records:
    """What was added, what is gone and what says something else now, by id."""

    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.added or self.gone or self.changed)


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since: questions first, worst first, then judgements, then what they are made from.

    A source is another when its head is, a claim when anything that it says or where it stands is, an entity when
    its head or its spellings are.
    """

    questions: tuple[Turned, ...]
    judgements: tuple[Judged, ...]
    claims: Records
    sources: Records
    entities: Records

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.questions or self.judgements or self.claims.any or self.sources.any or self.entities.any)
