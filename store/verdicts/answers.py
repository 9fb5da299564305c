"""The answers to a question: its claims by value."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import field

from store.model.facts import dataclass
from store.values.basis.sets import Span
from store.verdicts.rules.said import Said, Verdict


@dataclasses.dataclass(slots=True)
class AnswerSet:
    """One distinct value and the claims about it: asserting, denying, silent, taken back."""

    key: str
    label: str
    span: Span | None
    asserting: list[Said] = field(default_factory=list)
    denying: list[Said] = field(default_factory=list)
    silent: list[Said] = field(default_factory=list)
    taken_back: list[Said] = field(default_factory=list)

    def all(self) -> list[Said]:
        """Every claim of the answer."""
        return [*self.asserting, *self.denying, *self.silent, *self.taken_back]


@dataclass(frozen=True, slots=True)
class Pair:
    """A verdict between two answers (by position), shown by one claim of each."""

    left: int
    right: int
    left_claim: Said
    right_claim: Said
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Derived:
    """A question worked out: its answers, the verdicts, its state and the reason for it.

    ``closed`` gives for each claim that its own speaker took back or replaced the claim that did so.
    """

    answers: list[AnswerSet]
    pairs: list[Pair]
    state: str
    reason: str
    closed: dict[int, int]
    origins: int
    reports: int


def in_order(said: Said) -> tuple[object, ...]:
    """Sorts claims into the order they were told; what is equal stays in the order of the case, whatever was
    loaded first."""
    told = said.told.lo if said.told is not None and said.told.lo is not None else 0
    spans = (said.told, said.as_of, said.valid, said.published)
    times = tuple((days.lo or 0, days.hi or 0) if days is not None else (0, 0) for days in spans)
    minutes = (said.told_at or 0, said.as_of_at or 0, said.told_clock or 0, said.as_of_clock or 0)
    how = (said.origin, minutes, times, said.counted, said.own, said.dated)
    return told, said.voice, said.label, said.stance, said.certainty, how, said.source


def group(claims: Iterable[Said], closed: Mapping[int, int]) -> list[AnswerSet]:
    """The claims by value, the answer with the most independent origins first."""
    answers: dict[str, AnswerSet] = {}
    for said in claims:
        key = said.key if said.key is not None else ""
        answer = answers.get(key)
        if answer is None:
            answer = answers[key] = AnswerSet(key, said.label, said.span)
        if said.stance == "asserts":
            answer.asserting.append(said)
        elif said.stance == "denies":
            answer.denying.append(said)
        elif said.stance == "retracts":
            answer.taken_back.append(said)
        else:
            answer.silent.append(said)

    def weight(answer: AnswerSet) -> tuple[int, int, str]:
        standing = [said for said in answer.asserting if said.id not in closed]
        return (-len({said.origin for said in standing}), -len(answer.asserting), answer.key)

    return sorted(answers.values(), key=weight)
