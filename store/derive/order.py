"""The order of a question's answers, where the rules leave it open: of two that refine each other the finer first."""

from __future__ import annotations

import dataclasses

from store.model.vocabulary import SEVERITY
from store.values.basis.sets import SWAPPED
from store.verdicts.answers import Derived, Pair

_SEVERITY = {kind: place for place, kind in enumerate(SEVERITY)}


def finest_first(derived: Derived) -> Derived:
    """The question with its answers in order: most origins first, and of as many the finest.

    Of two answers that refine each other the finer one is the left one of their verdict: readers count by that.
    """
    if not any(pair.verdict.kind == "refines" for pair in derived.pairs):
        return derived
    pairs = [_finer_left(pair) if pair.verdict.kind == "refines" else pair for pair in derived.pairs]
    origins = [
        len({said.origin for said in answer.asserting if said.id not in derived.closed}) for answer in derived.answers
    ]
    finer = [0] * len(origins)
    for pair in pairs:
        if pair.verdict.kind == "refines" and origins[pair.left] == origins[pair.right]:
            finer[pair.left] += 1
    order = sorted(range(len(origins)), key=lambda it: (-origins[it], -finer[it], it))
    if order != list(range(len(origins))):
        place = {old: new for new, old in enumerate(order)}
        pairs = [Pair(place[it.left], place[it.right], it.left_claim, it.right_claim, it.verdict) for it in pairs]
        pairs.sort(key=lambda it: (_SEVERITY[it.verdict.kind], min(it.left, it.right), max(it.left, it.right)))
    return dataclasses.replace(derived, answers=[derived.answers[it] for it in order], pairs=pairs)


def _finer_left(pair: Pair) -> Pair:
    verdict = pair.verdict
    if verdict.relation in ("inside", "contains"):
        finer_left = verdict.relation == "inside"
    else:
        # two figures of which one is rounded: the one with more noughts is the wider
        finer_left = _noughts(pair.left_claim.key) <= _noughts(pair.right_claim.key)
    if finer_left:
        return pair
    turned = dataclasses.replace(verdict, relation=SWAPPED[verdict.relation])
    return Pair(pair.right, pair.left, pair.right_claim, pair.left_claim, turned)


def _noughts(key: str | None) -> int:
    return len(key) - len(key.rstrip("0")) if key else 0
