"""Check grades: that what is graded is there, and that a publisher can publish."""

from __future__ import annotations

from collections.abc import Collection

from store.case.checks.checked import VOICES, CheckedCase, one_of, source_known
from store.case.decided import GradeEntry
from store.case.read import At
from store.case.words import near


def check_grade(case: CheckedCase, entry: GradeEntry, at: At, claims: Collection[str]) -> None:
    """Check one grade; ``claims`` are the ids of those that are there."""
    if entry.source is not None:
        source_known(case, entry.source, at, "source")
    elif entry.publisher is not None:
        one_of(case, entry.publisher, VOICES, at, "publisher", what="publisher", does="publish reports")
    elif (
        entry.claim is not None
        and entry.claim not in claims
        and entry.claim not in case.read.named
        and "claims" not in case.read.unread
    ):
        hint = near(entry.claim, claims)
        case.problems.append(at.problem(f"claim {entry.claim!r} is not in claims/{hint}: correct the id", "claim"))
