"""What people decided beside claims, as models of a case's files: who is the same as whom, and drafts dropped."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, model_validator

from store.case.models import Count, Line, Short, Slug, Time, Words, model
from store.model.same import Decided


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
