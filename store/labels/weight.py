"""How it is said what a question weighs: what is near, who stands on each side, how many voices fit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from store.model.views import AnswerBrief, AnswerView, Matrix, QuestionRow, VoiceRow

_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def weight_words(row: QuestionRow) -> str:
    """Why a question stands where it does in the work list: "near, one against five".

    One against one goes without saying.
    """
    sides = f"{_number(row.fewer)} against {_number(row.more)}" if row.fewer and row.more > 1 else ""
    return ", ".join(part for part in ("near" if row.near else "", sides) if part)


def fit_words(answer: AnswerBrief | AnswerView) -> str:
    """How many voices fit an answer, where some of them say a finer one: "5 of 6 fit"; else empty."""
    if isinstance(answer, AnswerBrief):
        own = len(answer.speakers) if answer.origins else 0
    else:
        standing = (claim for claim in answer.claims if claim.stance == "asserts" and not claim.closed)
        own = len({claim.speaker for claim in standing if claim.certainty != "possible"})
    return f"{answer.fit} of {answer.of} fit" if answer.fit > own else ""


def support_words(answer: AnswerBrief | AnswerView) -> str:
    """What stands behind an answer: "3 reports, 1 origin, 2 of 3 fit, denied by 1, 2 silent"."""
    words = [counted(answer.reports, "report"), counted(answer.origins, "origin")]
    if not answer.origins:
        words = ["nobody says so"]
    words.append(fit_words(answer))
    words.append(f"denied by {answer.denials:,}" if answer.denials else "")
    words.append(f"{answer.doubts:,} silent" if answer.doubts else "")
    return ", ".join(word for word in words if word)


def counted(number: int, word: str) -> str:
    """A number with its word: "1 report", "2,000 reports"."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def share_words(contradicted: int, questions: int) -> str:
    """In how much of what a voice says it is contradicted: "contradicted in 3 of 40 questions"."""
    return f"contradicted in {contradicted:,} of {questions:,} question{'' if questions == 1 else 's'}"


def ranked(rows: Iterable[VoiceRow]) -> tuple[VoiceRow, ...]:
    """Voices by the share of their questions in which they are contradicted; of as large a share who says more."""
    return tuple(sorted(rows, key=lambda row: (-row.share, -row.questions, row.name, row.slug)))


def by_share(matrix: Matrix) -> Matrix:
    """A matrix with its voices by the share of their questions in which they are contradicted."""
    shares = [number / of if of else 0.0 for number, of in matrix.shares]
    order = sorted(range(len(shares)), key=lambda it: (-shares[it], -matrix.shares[it][1], it))
    return replace(
        matrix,
        voices=tuple(matrix.voices[it] for it in order),
        speakers=tuple(matrix.speakers[it] for it in order),
        shares=tuple(matrix.shares[it] for it in order),
        cells=tuple(tuple(row[it] for it in order) for row in matrix.cells),
    )


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
