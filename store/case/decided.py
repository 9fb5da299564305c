"""What people decided beside claims, as models of a case's files: who is the same as whom, grades, drafts dropped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from store.case.models import Count, Line, Short, Slug, Time, Words, model
from store.model.same import Decided
from store.model.vocabulary import CREDIBILITIES, RELIABILITIES


@model
class SameEntry:
    """A decision of same.yaml: whether two entities are one. Of two that are, ``keep`` stands for both.

    The two may stand in either order; where ``keep`` is left out, the first that is named stands for both.
    """

    one: Slug
    other: Slug
    decided: Decided
    keep: Slug | None = None
    why: Words = ""
    who: Line
    at: Time

    @model_validator(mode="before")
    @classmethod
    def _in_order(cls, given: Any) -> Any:
        if not isinstance(given, dict):
            return given
        one, other = given.get("one"), given.get("other")
        if not isinstance(one, str) or not isinstance(other, str):
            return given
        kept = {"keep": one} if given.get("decided") == "same" and given.get("keep") is None else {}
        return {**given, "one": min(one, other), "other": max(one, other), **kept}

    @model_validator(mode="after")
    def _two_and_one_of_them(self) -> SameEntry:
        if self.one == self.other:
            raise ValueError(f"{self.one!r} is one already: name two entities")
        if self.decided != "same" and self.keep is not None:
            raise ValueError("only of two that are the same one is kept: remove keep")
        if self.keep not in (None, self.one, self.other):
            raise ValueError(f"{self.keep!r} is none of the two: keep {self.one} or {self.other}")
        return self


#: What can be graded: the key of grades.yaml that names it.
GRADED = ("source", "publisher", "claim")


@model
class GradeEntry:
    """A grade of grades.yaml: how reliable a source is (A to F), or all reports of a publisher that have no grade of
    their own, or how credible a claim is (1 to 6); by whom, when and why.

    Just one of ``source``, ``publisher`` and ``claim`` says what is graded. No verdict ever looks at it.
    """

    grade: Literal["A", "B", "C", "D", "E", "F", "1", "2", "3", "4", "5", "6"]
    source: Slug | None = None
    publisher: Slug | None = None
    claim: Slug | None = None
    why: Words = ""
    who: Line
    at: Time

    @model_validator(mode="after")
    def _one_and_by_its_scale(self) -> GradeEntry:
        if sum(getattr(self, key) is not None for key in GRADED) != 1:
            raise ValueError("a grade is of one thing: give just one of source, publisher and claim")
        scale = CREDIBILITIES if self.claim is not None else RELIABILITIES
        if self.grade not in scale:
            what = "how credible a claim is" if self.claim is not None else "how reliable a source is"
            raise ValueError(f"{self.grade!r} does not say {what}: use one of {', '.join(scale)}")
        return self

    @property
    def ref(self) -> str:
        """What is graded, as its record is called: "claim+afp-12"."""
        return graded_ref({key: getattr(self, key) for key in GRADED})


def graded_ref(data: Mapping[str, Any]) -> str:
    """The id of the record of a grade: what is graded, "source+afp-2019"."""
    return next((f"{key}+{data[key]}" for key in GRADED if data.get(key) is not None), "")


@model
class DroppedEntry:
    """A draft of dropped.yaml that somebody dropped, by its id, with what it suggested: it is not offered again.

    Where the draft named somebody whom the case does not know there is no ``entity``.
    """

    id: Slug
    source: Slug
    rendition: Slug
    start: Count
    end: Annotated[int, Field(gt=0)]
    entity: Slug | None = None
    property: Short = ""
    value: Words = ""
    who: Line
    at: Time
