"""Grades one by one, as they are listed: how reliable a source, how credible a claim."""

from __future__ import annotations

from store.model.claims import Grade
from store.model.facts import dataclass
from store.model.vocabulary import Graded


@dataclass(frozen=True, slots=True)
class GradeRow:
    """A grade and what it is of: a source, all reports of a publisher, a claim; by id and in words."""

    of: Graded
    slug: str
    name: str
    grade: Grade
