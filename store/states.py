"""What state a question is in: its claims grouped into answers, the answers judged pair by pair.

Claims are grouped by distinct value first, and each answer is represented by the few claims that can
make a difference (surest, earliest, latest, two speakers), so that a question with 10,000 claims and
30 values costs 30 x 30 comparisons, not 10,000 x 10,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from store.sets import Span
from store.timing import later
from store.verdicts import CONFLICTS, DENIALS, SEVERITY, UNCONFIRMED, Frame, Said, Verdict, judge
from store.views import STATES

_SEVERITY = {kind: rank for rank, kind in enumerate(SEVERITY)}
#: Times kept for an answer to a question where one value holds at a time.
_TIMES = 24
#: Denials or silences kept for one answer, each of another origin.
_VOICES = 12
SILENT = ("cannot_confirm", "declines_comment")


@dataclass(slots=True)
class AnswerSet:
    """One distinct value and the claims about it: asserting, denying, silent."""

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
    """A question worked out: its answers, the verdicts, its state and the reason for it."""

    answers: list[AnswerSet]
    pairs: list[Pair]
    state: str
    reason: str
    closed: dict[int, int]
    origins: int
    reports: int


def work_out(frame: Frame, claims: Sequence[Said]) -> Derived:
    """Group, close and judge the claims of one question. The order of ``claims`` changes nothing."""
    ordered = sorted(claims, key=lambda said: said.id)
    closed, closing = close(frame, ordered)
    answers = _answers(ordered)
    position = {said.id: number for number, answer in enumerate(answers) for said in answer.all()}
    pairs = [Pair(position[a.id], position[b.id], a, b, verdict) for a, b, verdict in closing if a.id != b.id]
    for number, answer in enumerate(answers):
        pairs += _within(frame, number, answer, closed)
        for other in range(number + 1, len(answers)):
            pair = _between(frame, (number, answer), (other, answers[other]), closed)
            if pair is not None:
                pairs.append(pair)
    pairs.sort(key=lambda p: (_SEVERITY[p.verdict.kind], p.left, p.right, p.left_claim.id, p.right_claim.id))
    state, reason = _state(answers, pairs, closed)
    standing = [said for said in ordered if said.id not in closed]
    return Derived(
        answers,
        pairs,
        state,
        reason,
        closed,
        len({said.origin for said in standing if said.stance == "asserts"}),
        len({said.source for said in ordered}),
    )


def close(frame: Frame, claims: Sequence[Said]) -> tuple[dict[int, int], list[tuple[Said, Said, Verdict]]]:
    """Which claims their own speaker took back or replaced later, and by which claim.

    A retraction closes that speaker's earlier claims of the value. Of one speaker's assertions that
    exclude each other, a later told one replaces an earlier one: a correction, or a toll that moved.
    """
    closed: dict[int, int] = {}
    shown: list[tuple[Said, Said, Verdict]] = []
    by_speaker: dict[int, list[Said]] = {}
    for said in claims:
        by_speaker.setdefault(said.speaker, []).append(said)
    for own in by_speaker.values():
        if len(own) < 2:
            continue
        distinct: dict[tuple[object, ...], Said] = {}
        for said in own:
            cell = (said.key, said.stance, said.told, said.as_of, said.valid, said.certainty)
            distinct.setdefault(cell, said)
        for new in distinct.values():
            for old in distinct.values():
                if old.stance != "asserts" or old is new or old.key is None or new.key is None:
                    continue
                if new.stance not in ("asserts", "retracts") or later(old.told, new.told):
                    continue
                verdict = judge(frame, old, new)
                replaced = verdict.kind in ("retracted", "revised") or (
                    verdict.kind in ("updates", "revised_down") and later(new.as_of or new.told, old.as_of or old.told)
                )
                if replaced:
                    same = (c for c in own if _cell(c) == _cell(old))
                    closed.update((said.id, new.id) for said in same)
                    shown.append((old, new, verdict))
    return closed, shown


def _cell(said: Said) -> tuple[object, ...]:
    return (said.key, said.stance, said.told, said.as_of, said.valid, said.certainty)


def _answers(claims: Iterable[Said]) -> list[AnswerSet]:
    answers: dict[str, AnswerSet] = {}
    for said in claims:
        key = said.key if said.key is not None else ""
        answer = answers.setdefault(key, AnswerSet(key, said.label, said.span))
        if said.stance in SILENT:
            answer.silent.append(said)
        elif said.stance == "denies":
            answer.denying.append(said)
        elif said.stance == "retracts":
            answer.taken_back.append(said)
        else:
            answer.asserting.append(said)

    def weight(answer: AnswerSet) -> tuple[int, int, str]:
        return (-len({said.origin for said in answer.asserting}), -len(answer.asserting), answer.key)

    return sorted(answers.values(), key=weight)


def _one_of_each_origin(claims: Iterable[Said]) -> list[Said]:
    kept: dict[str, Said] = {}
    for said in claims:
        kept.setdefault(said.origin, said)
    return list(kept.values())[:_VOICES]


def _within(frame: Frame, number: int, answer: AnswerSet, closed: dict[int, int]) -> list[Pair]:
    """Denials and silences about an answer, against its surest assertion."""
    open_claims = [said for said in answer.asserting if said.id not in closed]
    if not open_claims:
        return []
    surest = min(open_claims, key=_sureness)
    others = _one_of_each_origin(answer.denying) + _one_of_each_origin(answer.silent)
    return [Pair(number, number, surest, other, judge(frame, surest, other)) for other in others]


def _sureness(said: Said) -> tuple[int, int]:
    return (("certain", "probable", "possible").index(said.certainty), said.id)


def _representatives(frame: Frame, answer: AnswerSet, closed: dict[int, int]) -> list[Said]:
    """The few claims of an answer that can make a difference to a verdict with another answer."""
    claims = [said for said in answer.asserting if said.id not in closed]
    kept: dict[int, Said] = {}
    for sure in (True, False):
        group = [said for said in claims if (said.certainty != "possible") == sure]
        if not group:
            continue
        if frame.prop.running:
            for speaker_claims in _two_speakers(group):
                for pick in (min(speaker_claims, key=_when), max(speaker_claims, key=_when)):
                    kept[pick.id] = pick
        elif frame.prop.cardinality == "one_at_a_time":
            times: dict[tuple[object, ...], Said] = {}
            for said in group:
                times.setdefault((said.valid, said.as_of, said.told if frame.prop.when == "told" else None), said)
            for pick in sorted(times.values(), key=_when)[:_TIMES]:
                kept[pick.id] = pick
        else:
            for speaker_claims in _two_speakers(group):
                pick = min(speaker_claims, key=_sureness)
                kept[pick.id] = pick
    denials = _one_of_each_origin(answer.denying)
    return [*kept.values(), *denials]


def _when(said: Said) -> tuple[int, int]:
    counted = said.as_of or said.told
    day = counted.lo if counted is not None and counted.lo is not None else 0
    return (day, said.id)


def _two_speakers(claims: list[Said]) -> list[list[Said]]:
    """The claims of the earliest and of the latest word, by speaker: another one cannot be worse."""
    by_speaker: dict[int, list[Said]] = {}
    for said in sorted(claims, key=_when):
        by_speaker.setdefault(said.speaker, []).append(said)
    groups = list(by_speaker.values())
    return groups if len(groups) <= 4 else [*groups[:2], *groups[-2:]]


def _between(
    frame: Frame, left: tuple[int, AnswerSet], right: tuple[int, AnswerSet], closed: dict[int, int]
) -> Pair | None:
    """The worst verdict between two answers, with the claims that show it."""
    worst: tuple[int, Said, Said, Verdict] | None = None
    for a in _representatives(frame, left[1], closed):
        for b in _representatives(frame, right[1], closed):
            verdict = judge(frame, a, b)
            rank = _SEVERITY[verdict.kind]
            if worst is None or rank < worst[0]:
                worst = (rank, a, b, verdict)
            if rank == 0:
                break
    if worst is None:
        return None
    return Pair(left[0], right[0], worst[1], worst[2], worst[3])


def _state(answers: list[AnswerSet], pairs: list[Pair], closed: dict[int, int]) -> tuple[str, str]:
    """The state of the question and the sentence that explains it: the worst verdict speaks."""
    for kinds, state in ((CONFLICTS, STATES[0]), (DENIALS, STATES[1]), (UNCONFIRMED, STATES[2])):
        for pair in pairs:
            if pair.verdict.kind in kinds:
                return state, pair.verdict.reason
    open_answers = [a for a in answers if any(said.id not in closed for said in a.asserting)]
    asserting = [said for answer in open_answers for said in answer.asserting if said.id not in closed]
    silent = next((said for answer in answers for said in answer.silent), None)
    if silent is not None and not asserting:
        return "unconfirmed", f"Left open by {silent.voice}, and nobody asserts it."
    if asserting and all(said.certainty == "possible" for said in asserting):
        return "unconfirmed", "Nobody says it for certain, only that it may be so."
    if len(open_answers) > 1:
        between = [pair for pair in pairs if pair.left != pair.right and pair.verdict.kind != "retracted"]
        if between and all(pair.verdict.kind in ("refines", "agrees", "repeat") for pair in between):
            return "finer", between[0].verdict.reason
        shown = next((pair for pair in between), None)
        return "several", shown.verdict.reason if shown else ""
    origins = {said.origin for said in asserting}
    if len(origins) > 1:
        names = sorted({said.voice for said in asserting})
        told = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        return "agreed", f"{len(origins)} independent origins say the same: {told}."
    reports = {said.source for said in asserting}
    if len(reports) > 1:
        return "single", f"{len(reports)} reports, one origin: {asserting[0].voice}."
    if not asserting:
        return "single", "Nobody asserts it any more." if closed else "Only denied; nobody asserts it."
    return "single", f"Only by the word of {asserting[0].voice}."
