"""Grades as they are named on the command line: what lists are narrowed to, and put in order by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated, Literal, Protocol, TypeVar

import typer

from store.labels.grades import grade_sign, rank
from store.model.problems import BadInput
from store.model.vocabulary import RELIABILITIES

if TYPE_CHECKING:
    from store.model.claims import Grade

_NONE = "NONE"

ClaimGrades = Annotated[
    list[str] | None,
    typer.Option("--grade", help="Only graded so: 2 (the claim), B (its source), or both, B2."),
]
SourceGrades = Annotated[
    list[str] | None, typer.Option("--grade", help="Only those called so reliable, A to F; 'none' for no grade.")
]
Sort = Literal["date", "grade"]


class _Graded(Protocol):
    @property
    def grade(self) -> Grade | None: ...


_Row = TypeVar("_Row", bound=_Graded)


def of_claims(told: Iterable[str] | None) -> list[str]:
    """Grades of claims, of their sources, or of both: "2", "B", "B2". Raises BadInput for what is none."""
    found = [one.strip().upper() for one in told or ()]
    for one in found:
        if re.fullmatch("[A-F]?[1-6]?", one) is None or not one:
            raise BadInput(f"{one!r} is no grade: use A to F for the source, 1 to 6 for the claim, or both, as in B2")
    return found


def graded(rows: Sequence[_Row], told: Iterable[str] | None) -> tuple[_Row, ...]:
    """Those of some sources, or publishers, that are called so reliable; all where none is named. Raises BadInput."""
    wanted = [one.strip().upper() for one in told or ()]
    for one in wanted:
        if one not in (*RELIABILITIES, _NONE):
            raise BadInput(f"{one!r} is no grade of a source: use one of {', '.join(RELIABILITIES)}, none")
    return tuple(row for row in rows if not wanted or (grade_sign(row.grade) or _NONE) in wanted)


def by_grade(rows: Iterable[_Row]) -> tuple[_Row, ...]:
    """The most reliable first, what nobody graded last."""
    return tuple(sorted(rows, key=lambda row: rank(row.grade)))
