"""What state a question is in: its claims grouped into answers, the answers judged pair by pair.

Claims are grouped by distinct value first, and each answer is represented by the few claims that can
make a difference (``store.verdicts.representatives``), so that a question with 10,000 claims and 30 values costs
30 x 30 comparisons, not 10,000 x 10,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.model.vocabulary import DENIALS, SEVERITY, UNCONFIRMED
from store.verdicts.answers import AnswerSet, Derived, Pair, close, group, in_order
from store.verdicts.pairs import between_assertions, decide, judge, told
from store.verdicts.relations import relate_values
from store.verdicts.representatives import Representatives, against, one_of_each_origin
from store.verdicts.said import Finding, Frame, Said
from store.verdicts.state import state_of

_SEVERITY = {kind: rank for rank, kind in enumerate(SEVERITY)}
#: No two assertions can be worse than this: contradicts, contested.
_GRAVEST = _SEVERITY["contested"]
#: What a denial has to say about another answer to be worth showing.
_TOUCHING = (*DENIALS, *UNCONFIRMED)


def work_out(frame: Frame, claims: Sequence[Said]) -> Derived:
    """Group, close and judge the claims of one question. The order of ``claims`` changes nothing."""
    ordered = sorted(claims, key=in_order)
    closed, closing = close(frame, ordered)
    answers = group(ordered, closed)
    position = {said.id: number for number, answer in enumerate(answers) for said in answer.all()}
    pairs = [Pair(position[old.id], position[new.id], old, new, judge(frame, old, new)) for old, new in closing]
    pairs += _pairs(frame, answers, closed)
    # pairs are made in the order the claims were told, which a sort keeps
    pairs.sort(key=lambda pair: (_SEVERITY[pair.verdict.kind], pair.left, pair.right))
    state, reason = state_of(frame, answers, pairs, closed)
    standing = [said for said in ordered if said.stance == "asserts" and said.id not in closed]
    return Derived(
        answers, pairs, state, reason, closed, len({said.origin for said in standing}), len({s.source for s in ordered})
    )


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
                pairs.append(Pair(number, number, found[0], found[1], told(found[2])))
    for left in range(len(sides)):
        for right in range(left + 1, len(sides)):
            for a, b, finding in _between(frame, sides[left], sides[right]):
                pairs.append(Pair(left, right, a, b, told(finding)))
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
            if found is not None and (worst is None or found[2].kind in _TOUCHING):
                yield found
    if a.silent or b.silent:
        for one, other in ((a.against[:1], b.silent), (a.silent, b.against[:1])):
            for first in one:
                for second in other:
                    finding = decide(frame, first, second)
                    if finding.relation != "disjoint" or first.key is None or second.key is None:
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
                own = _SEVERITY[finding.rule.kind]
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
            own = _SEVERITY[finding.rule.kind]
            if own < rank:
                worst, rank = (a, b, finding), own
    return worst
