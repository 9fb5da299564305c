"""The columns of Compare: an answer each, or, where denials and silences matter, each side taken to it in its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from store.model.claims import ClaimView
from store.model.facts import dataclass
from store.model.views import AnswerView, Comparison, VerdictView
from store.model.vocabulary import SILENT, Stance, State
from tui.lines.claims import between, worst

#: What a column holds of its answer: all of it (""), who asserts it, who denies it or takes it back, who leaves it
#: open.
Part = Literal["", "says", "denies", "silent"]

#: States in which who denies an answer, or leaves it open, stands beside who asserts it.
SPLIT: tuple[State, ...] = ("denied", "unconfirmed", "may_conflict")

_PARTS: dict[Part, tuple[Stance, ...]] = {"says": ("asserts",), "denies": ("denies", "retracts"), "silent": SILENT}


@dataclass(frozen=True, slots=True)
class Side:
    """A column: which answer (by position) it is of, which part, and the answer with the claims of that part only."""

    answer: int
    part: Part
    view: AnswerView


def sides(comparison: Comparison) -> tuple[Side, ...]:
    """Return the columns of a question in their order: answer by answer, who asserts it first."""
    answers = comparison.answers
    if comparison.question.state not in SPLIT:
        return tuple(Side(place, "", answer) for place, answer in enumerate(answers))
    found: list[Side] = []
    for place, answer in enumerate(answers):
        for part, stances in _PARTS.items():
            own = tuple(claim for claim in answer.claims if claim.stance in stances)
            if own:
                found.append(Side(place, part, replace(answer, claims=own)))
    return tuple(found)


def first_side(columns: tuple[Side, ...]) -> int:
    """Return the column to begin at: the first assertion that somebody denies, else that somebody leaves open."""
    against = {part: {side.answer for side in columns if side.part == part} for part in ("denies", "silent")}
    for part in ("denies", "silent"):
        for place, side in enumerate(columns):
            if side.part == "says" and side.answer in against[part]:
                return place
    return 0


def standing_words(side: Side) -> tuple[str, str]:
    """Return the word before the value of a side that asserts nothing, and its state; empty for one that does."""
    if side.part == "denies":
        if all(claim.stance == "retracts" for claim in side.view.claims):
            return "taken back", "denied"
        return "denied", "denied"
    if side.part == "silent":
        no_word = all(claim.stance == "declines_comment" for claim in side.view.claims)
        return "no comment" if no_word else "not confirmed", "unconfirmed"
    return "", ""


def between_sides(comparison: Comparison, left: Side, right: Side, claims: tuple[str, str]) -> VerdictView | None:
    """Return what two columns are to each other: that of the two claims (ids), else of what stands in the columns.

    Where no verdict was kept on claims of the two it is that of their answers, if neither is a part of one.
    """
    if not left.part and not right.part:
        return between(comparison, left.answer, right.answer, claims)
    own, other = _ids(left), _ids(right)
    found = [
        one
        for one in comparison.verdicts
        if (one.left in own and one.right in other) or (one.left in other and one.right in own)
    ]
    exact = [one for one in found if {one.left, one.right} == set(claims)]
    return worst(exact or found)


def _ids(side: Side) -> set[str]:
    return {claim.slug for claim in side.view.claims}


def support_of(side: Side) -> str:
    """Return what stands behind a denial or a silence: "denied in 2 reports, by 1 origin"."""
    standing: list[ClaimView] = [claim for claim in side.view.claims if not claim.closed]
    # who takes back what others said denies nothing
    standing = [claim for claim in standing if claim.stance == "denies"] or standing
    reports, origins = {claim.source.slug for claim in standing}, {claim.origin for claim in standing}
    if not standing:
        return "no longer said"
    what = "left open" if side.part == "silent" else standing_words(side)[0]
    counted = f"{len(reports)} report{'' if len(reports) == 1 else 's'}"
    return f"{what} in {counted}, by {len(origins)} origin{'' if len(origins) == 1 else 's'}"
