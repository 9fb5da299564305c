"""The answers to a question: its claims by value, and which of them their own speakers took back or replaced."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import field

from store.model.facts import dataclass
from store.model.vocabulary import SILENT
from store.values.sets import Span
from store.verdicts.pairs import decide
from store.verdicts.said import Frame, Said, Verdict
from store.verdicts.timing import later


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
    times = tuple((days.lo or 0, days.hi or 0) if days is not None else (0, 0) for days in (said.as_of, said.valid))
    return told, said.voice, said.label, said.stance, said.certainty, said.origin, times, said.source


def close(frame: Frame, claims: Sequence[Said]) -> tuple[dict[int, int], list[tuple[Said, Said]]]:
    """Which claims their own speaker took back or replaced later, by which claim, with one pair for each.

    ``claims`` come in the order they were told.

    A retraction closes that speaker's earlier claims of the value. Of one speaker's claims that exclude
    each other, a later told one replaces an earlier one: a correction, a denial of the own word, or a
    toll that moved. What is only possible replaces nothing certain.
    """
    closed: dict[int, int] = {}
    shown: list[tuple[Said, Said]] = []
    by_speaker: dict[str, dict[tuple[object, ...], list[Said]]] = {}
    for said in claims:
        if said.key is not None and said.stance not in SILENT:
            cell = (said.key, said.stance, said.told, said.as_of, said.valid, said.certainty)
            by_speaker.setdefault(said.speaker, {}).setdefault(cell, []).append(said)
    for cells in by_speaker.values():
        if len(cells) < 2:
            continue
        # claims come in the order they were told, so the first that replaces is the next word
        groups = list(cells.values())
        for old in groups:
            after = next((new[0] for new in groups if new is not old and _replaces(frame, old[0], new[0])), None)
            if after is not None:
                closed.update((said.id, after.id) for said in old)
                shown.append((old[0], after))
    return closed, shown


def _replaces(frame: Frame, old: Said, new: Said) -> bool:
    if old.stance == "retracts" or (old.stance == new.stance == "denies"):
        return False
    if old.stance == new.stance and old.key == new.key:
        return False
    if later(old.told, new.told) or (new.certainty == "possible" and old.certainty != "possible"):
        return False
    found = decide(frame, old, new)
    # a rule of one after the other names the later one last
    return found.kind == "retracted" or (found.kind in ("updates", "revised_down", "revised") and found.other is new)


def group(claims: Iterable[Said], closed: dict[int, int]) -> list[AnswerSet]:
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
