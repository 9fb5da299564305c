"""What stands in the cells of the matrix of answers against voices, and why."""

from __future__ import annotations

from store.model.views import Comparison, Matrix, VerdictView
from store.model.vocabulary import CONFLICTS, DENIALS
from tui.lines.claims import worst

#: The state whose mark and colour go with what a voice's word is to an answer.
CELL_STATES = {
    "says": "agreed",
    "reportedly": "unconfirmed",
    "possibly": "unconfirmed",
    "denies": "denied",
    "takes back": "denied",
    "in part": "denied",
    "against": "contradicted",
    "fits": "finer",
    "allows": "several",
    "open": "may_conflict",
    "silent": "unconfirmed",
}

#: What follows from a rule, and so may have its sentence.
_BY_RULE = ("against", "fits", "denies", "in part", "allows", "open", "silent")


def reason(matrix: Matrix, row: int, column: int, comparison: Comparison | None) -> str:
    """Return the sentence behind a cell: the verdict on that voice's claim, else what the cell means."""
    cell, voice, answer = matrix.cells[row][column], matrix.voices[column], matrix.answers[row]
    if comparison is not None and cell in _BY_RULE:
        verdict = _verdict(matrix.keys[row], matrix.speakers[column], comparison)
        if verdict is not None and _tells(verdict, cell):
            return verdict.reason
    return {
        "says": f"{voice} says {answer}.",
        "reportedly": f"{voice} says so, but not for certain: reportedly {answer}.",
        "possibly": f"{voice} says no more than this: possibly {answer}.",
        "denies": f"{voice} denies {answer}.",
        "takes back": f"{voice} said {answer} before, and takes it back.",
        "in part": f"{voice} denies a part of {answer}, and leaves the rest open.",
        "against": f"What {voice} says excludes {answer}.",
        "fits": f"What {voice} says is {answer}, more exactly.",
        "allows": f"What {voice} says allows {answer}.",
        "open": f"What {voice} says leaves it open whether {answer} is true.",
        "silent": f"{voice} does not confirm {answer}, which says nothing about whether it is true.",
    }.get(cell, f"{voice} says nothing of {answer}.")


def _tells(verdict: VerdictView, cell: str) -> bool:
    """Whether a verdict is what the cell tells: another claim of the voice may be something else to the answer."""
    if cell == "silent":
        return True
    return (verdict.kind in (*CONFLICTS, *DENIALS)) == (cell in ("against", "denies", "in part"))


def _verdict(key: str, voice: str, comparison: Comparison) -> VerdictView | None:
    """The gravest verdict between a claim of that voice (slug) and a claim of the answer by somebody else."""
    speakers = {claim.slug: claim.speaker for one in comparison.answers for claim in one.claims}
    answer = next((nth for nth, one in enumerate(comparison.answers) if one.key == key), None)
    found = []
    for verdict in comparison.verdicts:
        for mine, other, theirs in (
            (verdict.left, verdict.right, verdict.right_answer),
            (verdict.right, verdict.left, verdict.left_answer),
        ):
            if speakers.get(mine) == voice and theirs == answer and speakers.get(other) != voice:
                found.append(verdict)
    return worst(found)
