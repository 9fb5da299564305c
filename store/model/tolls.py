"""Counts of one question as they were told, day after day: frozen facts for a chart and for the timeline."""

from __future__ import annotations

from typing import Literal

from store.model.claims import QuestionRef
from store.model.facts import dataclass
from store.model.vocabulary import Certainty, Closing, Stance


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that somebody told, denied or took back.

    ``lo`` and ``hi`` are what it is compared as (None: open), ``told`` is when it was told as EDTF: when it was said,
    else when the report, or the one that it copies, was published. ``day`` is the last day that can be, as a
    proleptic ordinal, None where nothing tells.
    """

    claim: str
    speaker: str
    voice: str
    label: str
    lo: int | None
    hi: int | None
    told: str
    day: int | None
    stance: Stance
    certainty: Certainty
    closed: Closing | Literal[""]


@dataclass(frozen=True, slots=True)
class Tolls:
    """The counts of a question in the order they were told; those without a day come last.

    ``whole`` says that they are compared as the whole numbers that were told: no shares, sums or measures.
    """

    ref: QuestionRef
    counts: tuple[Count, ...]
    whole: bool = True

    @property
    def dated(self) -> tuple[Count, ...]:
        """The figures with a day: what a chart can show."""
        return tuple(one for one in self.counts if one.day is not None and one.stance in ("asserts", "denies"))

    @property
    def moving(self) -> bool:
        """Whether there is a course to show: two figures, or one told on two days."""
        return len({(one.day, one.lo, one.hi) for one in self.dated}) > 1
