"""What state a question is in: its claims grouped into answers, the answers judged pair by pair.

Claims are grouped by distinct value first, and each answer is represented by the few claims that can
make a difference (``store.verdicts.representatives``), so that a question with 10,000 claims and 30 values costs
30 x 30 comparisons, not 10,000 x 10,000.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from store.model.vocabulary import DENIALS, SEVERITY, SILENT, UNCONFIRMED
from store.verdicts.answers import AnswerSet, Derived, Pair, group, in_order
from store.verdicts.closing import Closings, close
from store.verdicts.doubts import in_doubt
from store.verdicts.hedges import as_hedged
from store.verdicts.repeats import as_early
from store.verdicts.representatives import Representatives, against, one_of_each_origin
from store.verdicts.rules.origins import echoes
from store.verdicts.rules.pairs import between_assertions, decide, judge, told
from store.verdicts.rules.relations import relate_values, successors
from store.verdicts.rules.said import Finding, Frame, Said
from store.verdicts.state import state_of

#: The worst first.
_SEVERITY: dict[str, float] = {kind: rank for rank, kind in enumerate(SEVERITY)}
#: No two assertions can be worse than this: contradicts, contested.
_GRAVEST = _SEVERITY["contested"]
#: Of a toll, which is as early as its earliest count, what surely grew comes before what may have moved.
_RANKS = {"toll_grew": _SEVERITY["may_conflict"] - 0.2, "stepped_back": _SEVERITY["may_conflict"] - 0.5}
#: What a denial has to say about another answer to be worth showing.
_TOUCHING = (*DENIALS, *UNCONFIRMED)


def work_out(frame: Frame, claims: Sequence[Said]) -> Derived:
    """Group, close and judge the claims of one question. The order of ``claims`` changes nothing."""
    early = as_early(frame, as_hedged(claims))
    ordered = sorted(early.claims, key=in_order)
    closings = close(frame, ordered, early.repeats, early.own)
    closed = closings.closed
    # counted by whose word it finally is; judged by who says it
    echoed = echoes(ordered)
    answers = group([echoed.get(said.id, said) for said in ordered], closed)
    position = {said.id: number for number, answer in enumerate(answers) for said in answer.all()}
    pairs = [Pair(position[old.id], position[new.id], old, new, judge(frame, old, new)) for old, new in closings.shown]
    pairs += _pairs(frame, answers, ordered, closings)
    # pairs are made in the order the claims were told, which a sort keeps
    pairs.sort(key=lambda pair: (_SEVERITY[pair.verdict.kind], pair.left, pair.right))
    state, reason = state_of(frame, answers, pairs, {said.id: said for said in ordered}, closed)
    standing = [said for answer in answers for said in answer.asserting if said.id not in closed]
    return Derived(
        answers, pairs, state, reason, closed, len({said.origin for said in standing}), len({s.source for s in ordered})
    )


class _Side:
    """What of an answer takes part in the comparisons: standing claims that can make a difference."""

    __slots__ = ("against", "denials", "doubted", "groups", "open", "silent", "sure")

    def __init__(self, frame: Frame, claims: Sequence[Said], closings: Closings) -> None:
        closed, doubted = closings.closed, closings.doubted
        standing = [said for said in claims if said.id not in closed]
        asserting = [said for said in standing if said.stance == "asserts"]
        certain = [said for said in asserting if said.certainty != "possible"]
        self.sure = Representatives(frame, [said for said in certain if said.id not in doubted])
        self.doubted = Representatives(frame, [said for said in certain if said.id in doubted])
        hedged = Representatives(frame, [said for said in asserting if said.certainty == "possible"])
        # its assertions, the surest first
        self.groups = [group for group in (self.sure, self.doubted, hedged) if group.claims]
        self.against = against(frame, asserting)
        self.open = [said for said in standing if said.stance == "denies"]
        self.denials = against(frame, self.open)
        self.silent = one_of_each_origin(said for said in claims if said.stance in SILENT)


def _pairs(frame: Frame, answers: list[AnswerSet], ordered: Sequence[Said], closings: Closings) -> list[Pair]:
    pairs: list[Pair] = []
    by_answer: dict[str, list[Said]] = {answer.key: [] for answer in answers}
    for said in ordered:
        by_answer[said.key or ""].append(said)
    sides = []
    for number, answer in enumerate(answers):
        side = _Side(frame, by_answer[answer.key], closings)
        sides.append(side)
        for other in one_of_each_origin(side.open, side.denials) + side.silent:
            found = _worst(frame, side.against, [other])
            if found is not None:
                pairs.append(Pair(number, number, found[0], found[1], told(found[2])))
    for left in range(len(sides)):
        for right in range(left + 1, len(sides)):
            for a, b, finding in _between(frame, sides[left], sides[right], closings):
                pairs.append(Pair(left, right, a, b, told(finding)))
    return pairs


_Shown = tuple[Said, Said, Finding]


def _between(frame: Frame, a: _Side, b: _Side, closings: Closings) -> Iterator[_Shown]:
    """The worst verdict between what two answers assert, and what one side denies or leaves open of the other."""
    worst = _asserted_worst(frame, a, b, closings) if a.against and b.against else None
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


def _asserted_worst(frame: Frame, a: _Side, b: _Side, closings: Closings) -> _Shown | None:
    """Two values stand in one relation, whoever names them; only where they exclude each other, and where a toll
    was counted, do the single claims matter."""
    first, second = a.against[0], b.against[0]
    relation = "overlap" if first.key is None or second.key is None else relate_values(frame, first, second)
    prop = frame.prop
    if relation != "disjoint" or prop.cardinality == "many":
        one, other = a.groups[0], b.groups[0]
        if prop.running and relation in ("inside", "contains"):
            for left, right in product(a.groups, b.groups):
                for x, y in left.of_one_hand(right):
                    finding = between_assertions(frame, x, y, relation)
                    if finding.kind == "may_conflict":
                        return x, y, finding
        x, y = one.claims[0], other.claims[0]
        return x, y, between_assertions(frame, x, y, relation)
    worst: _Shown | None = None
    rank = float(len(SEVERITY))
    whole = successors(frame, first, second)
    for one, other in product(a.groups, b.groups):
        # what may have been given up goes by each single word
        each = one is a.doubted or other is b.doubted
        for x, y in one.each(other) if each else one.against(other, whole):
            finding = in_doubt(frame, closings, between_assertions(frame, x, y, relation))
            own = _rank(finding)
            if own < rank:
                worst, rank = (x, y, finding), own
                if own <= _GRAVEST:
                    return worst
    return worst


def _rank(finding: Finding) -> float:
    """The worst first."""
    rule = finding.rule
    return _RANKS.get(rule.name, _SEVERITY[rule.kind])


def _worst(frame: Frame, left: Sequence[Said], right: Sequence[Said]) -> _Shown | None:
    worst: _Shown | None = None
    rank = float(len(SEVERITY))
    for a in left:
        for b in right:
            finding = decide(frame, a, b)
            own = _SEVERITY[finding.rule.kind]
            if own < rank:
                worst, rank = (a, b, finding), own
    return worst
