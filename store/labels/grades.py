"""What grades are called: the two scales of NATO's system, in its words (AJP-2.1, the Admiralty code)."""

from __future__ import annotations

from collections.abc import Mapping

from store.model.claims import ClaimView, Grade

#: How reliable a source is.
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
#: How credible a claim is.
CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
_WORDS = RELIABILITY | CREDIBILITY
#: The best first; what nobody graded comes last.
_ORDER = list(_WORDS)
_THEIRS = "as its publisher"


def scale_words(scale: Mapping[str, str]) -> str:
    """A scale in one line: "A completely reliable, B usually reliable ..."."""
    return ", ".join(f"{sign} {words}" for sign, words in scale.items())


def grade_words(grade: Grade | None) -> str:
    """A grade with its meaning: "B, usually reliable (as its publisher)"; "" where there is none."""
    if grade is None:
        return ""
    theirs = f" ({_THEIRS})" if grade.publisher else ""
    return f"{grade.grade}, {_WORDS.get(grade.grade, grade.grade)}{theirs}"


def grade_sign(grade: Grade | None) -> str:
    """The letter or the number of a grade, "" where there is none, or one that is of no scale."""
    return grade.grade if grade is not None and grade.grade in _WORDS else ""


def rating(source: str | None, claim: str | None) -> str:
    """The grades of a claim's source and of the claim as one: "B2"; "B" or "2" where the other was not given."""
    return f"{source or ''}{claim or ''}"


def claim_rating(claim: ClaimView) -> str:
    """The grades of a claim and its source as one: "B2"; "" where nobody graded either."""
    return rating(grade_sign(claim.source.grade), grade_sign(claim.grade))


def rating_words(claim: ClaimView) -> str:
    """The same in words: "B2: usually reliable, probably true"; "" where nobody graded either."""
    found = [_WORDS[sign] for sign in (grade_sign(claim.source.grade), grade_sign(claim.grade)) if sign]
    return f"{claim_rating(claim)}: {', '.join(found)}" if found else ""


def rank(grade: Grade | None) -> int:
    """Where a grade sorts: the best first, what nobody graded last."""
    return _ORDER.index(grade.grade) if grade is not None and grade.grade in _WORDS else len(_ORDER)
