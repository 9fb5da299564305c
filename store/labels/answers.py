"""How answers are called, and what has to be read before them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.labels.claims import HEDGES
from store.model.views import AnswerBrief, AnswerView, Matrix
from store.model.vocabulary import CERTAINTIES, Certainty

#: What is said of an answer whose claims their own speakers took back or replaced.
NO_LONGER = "no longer said"


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


def matrix_words(matrix: Matrix) -> list[str]:
    """The answers of a matrix, told apart, each behind how it stands: "no longer said: 12"."""
    names = told_apart(matrix.answers, matrix.keys)
    return [f"{word}: {name}" if word else name for word, name in zip(matrix.standing, names, strict=True)]
