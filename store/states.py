"""What state a question is in: its claims grouped into answers, the answers judged pair by pair.

Claims are grouped by distinct value first, and each answer is represented by the few claims that can
make a difference (``store.representatives``), so that a question with 10,000 claims and 30 values costs
30 x 30 comparisons, not 10,000 x 10,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from store import facts, reasons
from store.representatives import Representatives, against, one_of_each_origin
from store.sets import Span
from store.timing import later
from store.verdicts import (
    CONFLICTS,
    DENIALS,
    SEVERITY,
    SILENT,
    UNCONFIRMED,
    Finding,
    Frame,
    Said,
    Verdict,
    between_assertions,
    counted_at,
    decide,
    judge,
    relate_values,
    told,
)

_SEVERITY = {kind: rank for rank, kind in enumerate(SEVERITY)}
#: No two assertions can be worse than this: contradicts, contested.
_GRAVEST = _SEVERITY["contested"]
#: What a denial has to say about another answer to be worth showing.
_TOUCHING = (*DENIALS, *UNCONFIRMED)
_SAME = ("agrees", "repeat")


@dataclass(slots=True)
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


@facts.dataclass(frozen=True, slots=True)
class Pair:
    """A verdict between two answers (by position), shown by one claim of each."""

    left: int
    right: int
    left_claim: Said
    right_claim: Said
    verdict: Verdict


@facts.dataclass(frozen=True, slots=True)
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


def work_out(frame: Frame, claims: Sequence[Said]) -> Derived:
    """Group, close and judge the claims of one question. The order of ``claims`` changes nothing."""
    ordered = sorted(claims, key=_order)
    closed, closing = close(frame, ordered)
    answers = _answers(ordered, closed)
    position = {said.id: number for number, answer in enumerate(answers) for said in answer.all()}
    pairs = [Pair(position[old.id], position[new.id], old, new, judge(frame, old, new)) for old, new in closing]
    pairs += _pairs(frame, answers, closed)
    # pairs are made in the order the claims were told, which a sort keeps
    pairs.sort(key=lambda pair: (_SEVERITY[pair.verdict.kind], pair.left, pair.right))
    state, reason = _state(frame, answers, pairs, closed)
    standing = [said for said in ordered if said.stance == "asserts" and said.id not in closed]
    return Derived(
        answers, pairs, state, reason, closed, len({said.origin for said in standing}), len({s.source for s in ordered})
    )


def _order(said: Said) -> tuple[object, ...]:
    """In the order it was told; what is equal stays in the order of the case, whatever was loaded first."""
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
    kind, _, _ = decide(frame, old, new)
    if kind in ("updates", "revised_down"):
        return later(counted_at(new), counted_at(old))
    return kind == "retracted" or (kind == "revised" and later(new.told, old.told))


def _answers(claims: Iterable[Said], closed: dict[int, int]) -> list[AnswerSet]:
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


class _Side:
    """What of an answer takes part in the comparisons: standing claims that can make a difference."""

    __slots__ = ("against", "denials", "hedged", "silent", "sure")

    def __init__(self, frame: Frame, answer: AnswerSet, closed: dict[int, int]) -> None:
        standing = [said for said in answer.asserting if said.id not in closed]
        self.sure = Representatives(frame, [said for said in standing if said.certainty != "possible"])
        self.hedged = Representatives(frame, [said for said in standing if said.certainty == "possible"])
        self.against = against(frame, standing)
        denying = [said for said in answer.denying if said.id not in closed]
        self.denials = against(frame, denying)
        self.silent = one_of_each_origin(answer.silent)


def _pairs(frame: Frame, answers: list[AnswerSet], closed: dict[int, int]) -> list[Pair]:
    pairs: list[Pair] = []
    sides = []
    for number, answer in enumerate(answers):
        side = _Side(frame, answer, closed)
        sides.append(side)
        denying = (said for said in answer.denying if said.id not in closed)
        for other in one_of_each_origin(denying, side.denials) + side.silent:
            found = _worst(frame, side.against, [other])
            if found is not None:
                pairs.append(Pair(number, number, found[0], found[1], told(frame, found[2], found[0], found[1])))
    for left in range(len(sides)):
        for right in range(left + 1, len(sides)):
            for a, b, finding in _between(frame, sides[left], sides[right]):
                pairs.append(Pair(left, right, a, b, told(frame, finding, a, b)))
    return pairs


_Shown = tuple[Said, Said, Finding]


def _between(frame: Frame, a: _Side, b: _Side) -> Iterator[_Shown]:
    """The worst verdict between what two answers assert, and what one side denies or leaves open of the other."""
    worst = _asserted_worst(frame, a, b) if a.against and b.against else None
    if worst is not None:
        yield worst
    if a.denials or b.denials:
        for one, other in ((a.against, b.denials), (a.denials, b.against)):
            found = _worst(frame, one, other)
            if found is not None and (worst is None or found[2][0] in _TOUCHING):
                yield found
    if a.silent or b.silent:
        for one, other in ((a.against[:1], b.silent), (a.silent, b.against[:1])):
            for first in one:
                for second in other:
                    finding = decide(frame, first, second)
                    if finding[2] != "disjoint" or first.key is None or second.key is None:
                        yield first, second, finding


def _asserted_worst(frame: Frame, a: _Side, b: _Side) -> _Shown | None:
    """Two values stand in one relation, whoever names them; only where they exclude each other do the
    single claims matter."""
    first, second = a.against[0], b.against[0]
    relation = "overlap" if first.key is None or second.key is None else relate_values(frame, first, second)
    if relation != "disjoint" or frame.prop.cardinality == "many":
        for one, other in ((a.sure, b.sure), (a.sure, b.hedged), (a.hedged, b.sure), (a.hedged, b.hedged)):
            if one.claims and other.claims:
                x, y = one.claims[0], other.claims[0]
                return x, y, between_assertions(frame, x, y, relation)
    worst: _Shown | None = None
    rank = len(SEVERITY)
    for one, other in ((a.sure, b.sure), (a.sure, b.hedged), (a.hedged, b.sure), (a.hedged, b.hedged)):
        if not one.claims or not other.claims:
            continue
        left, right = one.with_(other)
        for x in left:
            for y in right:
                finding = between_assertions(frame, x, y, relation)
                own = _SEVERITY[finding[0]]
                if own < rank:
                    worst, rank = (x, y, finding), own
                    if own <= _GRAVEST:
                        return worst
    return worst


def _worst(frame: Frame, left: Sequence[Said], right: Sequence[Said]) -> _Shown | None:
    worst: _Shown | None = None
    rank = len(SEVERITY)
    for a in left:
        for b in right:
            finding = decide(frame, a, b)
            own = _SEVERITY[finding[0]]
            if own < rank:
                worst, rank = (a, b, finding), own
    return worst


def _state(frame: Frame, answers: list[AnswerSet], pairs: list[Pair], closed: dict[int, int]) -> tuple[str, str]:
    """The state of the question and the sentence that explains it: the worst verdict speaks."""
    for kinds, state in ((CONFLICTS, "contradicted"), (DENIALS, "denied")):
        for pair in pairs:
            if pair.verdict.kind in kinds:
                return state, pair.verdict.reason
    open_claims = {n: [said for said in a.asserting if said.id not in closed] for n, a in enumerate(answers)}
    standing = {n: claims for n, claims in open_claims.items() if claims}
    hedged = next((pair for pair in pairs if pair.verdict.kind == "hedged"), None)
    if hedged is not None:
        return "unconfirmed", hedged.verdict.reason
    silent = [said for answer in answers for said in answer.silent]
    if silent and not standing:
        return "unconfirmed", f"Left open by {silent[0].voice}, and nobody asserts it."
    if standing and all(said.certainty == "possible" for claims in standing.values() for said in claims):
        return "unconfirmed", "Nobody says it for certain, only that it may be so."
    for quiet in silent:
        alone = _on_one_word(frame, standing.values(), quiet)
        if alone is not None:
            return "unconfirmed", _left_open(alone, quiet)
    between = [pair for pair in pairs if pair.left in standing and pair.right in standing and _asserted(pair)]
    between = [pair for pair in between if pair.left_claim.id not in closed and pair.right_claim.id not in closed]
    different = [pair for pair in between if pair.verdict.kind not in _SAME]
    if different:
        other = next((pair for pair in different if pair.verdict.kind != "refines"), None)
        return ("finer", different[0].verdict.reason) if other is None else ("several", other.verdict.reason)
    return _one_answer([said for claims in standing.values() for said in claims], answers, closed)


def _asserted(pair: Pair) -> bool:
    return pair.left != pair.right and pair.left_claim.stance == pair.right_claim.stance == "asserts"


def _on_one_word(frame: Frame, standing: Iterable[list[Said]], quiet: Said) -> Said | None:
    """A claim of what ``quiet`` leaves open, where less than two independent origins stand behind that.

    Silence says nothing about the truth; it is worth telling where there is only one word to go by.
    """
    touched = [
        claims
        for claims in standing
        if quiet.key is None or relate_values(frame, claims[0], quiet) in ("equal", "inside")
    ]
    # a silence without a value concerns each answer, else all that comes under the value
    groups = touched if quiet.key is None else [[said for claims in touched for said in claims]]
    behind = [{said.origin for said in group if said.certainty != "possible"} for group in groups]
    if not touched or any(len(origins) > 1 for origins in behind):
        return None
    return min((said for claims in touched for said in claims), key=lambda said: said.certainty == "possible")


def _left_open(claim: Said, quiet: Said) -> str:
    what = "no comment from" if quiet.stance == "declines_comment" else "not confirmed by"
    return f"{reasons.capital(claim.label)} by the word of {claim.voice} alone; {what} {quiet.voice}."


def _one_answer(asserting: list[Said], answers: list[AnswerSet], closed: dict[int, int]) -> tuple[str, str]:
    """The state where all that is still asserted is one value."""
    if not asserting:
        if closed:
            return "single", "Taken back or replaced by those who said so; nobody asserts it any more."
        denying = [said.voice for answer in answers for said in answer.denying]
        who = reasons.listed(sorted(set(denying))) if denying else ""
        return "single", f"Only denied, by {who}; nobody asserts it." if who else "Nobody asserts it."
    sure = [said for said in asserting if said.certainty != "possible"]
    by_origin: dict[str, list[Said]] = {}
    for said in sure:
        by_origin.setdefault(said.origin, []).append(said)
    reports = len({said.source for said in sure})
    before = _before(asserting, closed, answers)
    if len(by_origin) > 1:
        told = reasons.listed(sorted(_origin_words(claims) for claims in by_origin.values()))
        return "agreed", f"{len(by_origin)} independent origins say the same: {told}.{before}"
    (claims,) = by_origin.values()
    names = reasons.listed(sorted({said.voice for said in claims}))
    if reports > 1:
        copies = len({said.source for said in claims if said.copied})
        how = f", {copies} of them copied from another" if copies else ""
        return "single", f"{reports} reports, one origin: {names}{how}.{before}"
    if len({said.voice for said in claims}) > 1:
        return "single", f"One origin: {names}.{before}"
    return "single", f"Only by the word of {names}.{before}"


def _origin_words(claims: list[Said]) -> str:
    """One origin by the name of one of its voices, with its reports where there are several."""
    name = min(said.voice for said in claims)
    reports = len({said.source for said in claims})
    copies = len({said.source for said in claims if said.copied})
    if reports < 2:
        return name
    return f"{name} ({reports} reports, {copies} of them copied)" if copies else f"{name} ({reports} reports)"


def _before(asserting: list[Said], closed: dict[int, int], answers: list[AnswerSet]) -> str:
    """What the same speakers said before, where they replaced it."""
    speakers = {said.speaker for said in asserting}
    labels = {said.label for said in asserting}
    earlier = {
        said.label
        for answer in answers
        for said in answer.asserting
        if said.id in closed and said.speaker in speakers and said.label not in labels
    }
    return f" Said before: {reasons.listed(sorted(earlier))}." if earlier else ""
