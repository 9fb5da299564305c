"""What one voice's claim is to an answer, by the rules: the cells of the matrix of answers against voices.

An answer is held against a claim as a hypothesis: as if it were asserted for certain, at the times at which it is
said. So a guess is excluded by whoever says otherwise, and excludes nothing itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from store.model.vocabulary import CONFLICTS
from store.verdicts.hedges import as_hedged
from store.verdicts.rules.relations import relate_values
from store.verdicts.rules.said import Frame, Said
from store.verdicts.work_out import work_out

#: What a claim can be to an answer, the gravest first.
CELLS = ("denies", "against", "in part", "open", "fits", "allows")
#: So many assertions of an answer are looked at, of different times.
_MOST = 12


def cells(frame: Frame, answers: Sequence[Sequence[Said]]) -> dict[int, list[str]]:
    """For each claim that asserts or denies (by row id) what it is to each answer, given as its claims.

    Empty for the claim's own answer, and where the claim has nothing to do with an answer.
    """
    answers = [as_hedged(claims) for claims in answers]
    hypotheses = [_hypotheses(claims) for claims in answers]
    known: dict[tuple[object, ...], list[str]] = {}
    out: dict[int, list[str]] = {}
    for own, claims in enumerate(answers):
        for said in claims:
            if said.stance not in ("asserts", "denies") or said.key is None:
                continue
            sign = (said.key, said.stance, said.certainty, said.told, said.as_of, said.valid, said.speaker)
            if sign not in known:
                known[sign] = [
                    "" if place == own else _cell(frame, said, hypothesis)
                    for place, hypothesis in enumerate(hypotheses)
                ]
            out[said.id] = known[sign]
    return out


def _hypotheses(claims: Sequence[Said]) -> list[Said]:
    """An answer as it would be said for certain; where nobody asserts it, at no time."""
    kept: dict[tuple[object, ...], Said] = {}
    for said in claims:
        if said.stance == "asserts":
            times = (said.told, said.as_of, said.valid)
            kept.setdefault(times, dataclasses.replace(said, certainty="certain"))
    if kept:
        return list(kept.values())[:_MOST]
    return [
        dataclasses.replace(said, stance="asserts", certainty="certain", told=None, as_of=None, valid=None)
        for said in claims[:1]
        if said.key is not None
    ]


def _cell(frame: Frame, said: Said, hypotheses: Sequence[Said]) -> str:
    if not hypotheses:
        return ""
    relation = relate_values(frame, said, hypotheses[0])
    if said.stance == "asserts" and relation != "disjoint":
        return "open" if said.certainty == "possible" else "fits" if relation in ("equal", "inside") else "allows"
    # nobody's own later word closes what is held against it here
    others = [dataclasses.replace(it, speaker=f"{it.speaker} as a hypothesis") for it in hypotheses]
    kinds = set(_kinds(frame, said, others))
    if said.stance == "denies":
        if "disputes_in_part" in kinds and "denies" not in kinds:
            return "in part"
        return "denies" if "denies" in kinds else "open" if "hedged" in kinds else ""
    if kinds & set(CONFLICTS):
        return "against"
    return "open" if kinds & {"hedged", "may_conflict"} else "allows" if kinds else ""


def _kinds(frame: Frame, said: Said, others: Sequence[Said]) -> Iterator[str]:
    """The verdicts between a claim and the claims of an answer."""
    for pair in work_out(frame, [said, *others]).pairs:
        if said.id in (pair.left_claim.id, pair.right_claim.id):
            yield pair.verdict.kind
