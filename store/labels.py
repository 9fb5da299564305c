"""How things are called: the one place where words are made from the facts of :mod:`store.views`.

The screens, the commands and the citations all take them from here, so that one thing has one word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.views import AnswerBrief, AnswerView, ClaimView
from store.vocabulary import CERTAINTIES, Certainty, Stance

#: What a claim's speaker does, behind its name.
STANCE_WORDS: dict[Stance, str] = {
    "asserts": "asserts",
    "denies": "denies",
    "declines_comment": "declines to comment",
    "cannot_confirm": "cannot confirm",
    "retracts": "retracts",
}

#: The same in front of the value: what is denied or left open must never read as if it were asserted.
_BEFORE: dict[Stance, str] = {
    "denies": "denies",
    "declines_comment": "no comment",
    "cannot_confirm": "cannot confirm",
    "retracts": "takes back",
}

#: How sure a claim is.
HEDGES: dict[Certainty, str] = {"certain": "", "probable": "reportedly", "possible": "possibly"}

#: What is said of a claim its own speaker took back or replaced, and of an answer left without any other.
NO_LONGER = "no longer said"


def before(claim: ClaimView) -> str:
    """What has to be read before a claim's value: "denies", "possibly"; nothing for a plain assertion."""
    words = (NO_LONGER if claim.closed else "", _BEFORE.get(claim.stance, ""), HEDGES.get(claim.certainty, ""))
    return ", ".join(word for word in words if word)


def value_words(claim: ClaimView) -> str:
    """A claim's value behind what has to be read before it: "denies: killed"."""
    words = before(claim)
    return f"{words}: {claim.label}" if words else claim.label


def answer_state(answer: AnswerBrief) -> tuple[str, str]:
    """The word and the state of an answer that nobody holds for certain; empty where somebody does.

    The word stands before the value wherever that may be cut off or stands alone. The state is that
    whose sign goes with it, "closed" for what is no longer said.
    """
    if answer.origins:
        return HEDGES[answer.certainty], "unconfirmed" if answer.certainty != "certain" else ""
    if answer.voices:
        return NO_LONGER, "closed"
    if answer.denials:
        return "only denied", "denied"
    return ("not confirmed", "unconfirmed") if answer.doubts else ("", "")


def told_apart(names: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Names as they are, and with its key where one is shared: "officials (kabul-officials)"."""
    shared = {name for name, number in Counter(names).items() if number > 1}
    return [f"{name} ({key})" if name in shared else name for name, key in zip(names, keys, strict=True)]


def held(answer: AnswerView) -> tuple[str, str]:
    """The word and the state of an answer laid open, as :func:`answer_state` has them."""
    said = [claim for claim in answer.claims if claim.stance == "asserts"]
    surest: Certainty = min(
        (claim.certainty for claim in said if not claim.closed), key=CERTAINTIES.index, default="certain"
    )
    names = tuple(claim.speaker_name for claim in said)
    return answer_state(
        AnswerBrief(answer.label, answer.origins, answer.reports, answer.denials, answer.doubts, names, surest)
    )


def answer_words(answer: AnswerBrief | AnswerView) -> str:
    """An answer's value behind how it stands, if nobody holds it for certain: "only denied: killed"."""
    word, _ = answer_state(answer) if isinstance(answer, AnswerBrief) else held(answer)
    value = answer.label or "(no value)"
    return f"{word}: {value}" if word else value
