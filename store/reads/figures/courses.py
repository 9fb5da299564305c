"""The course of a count: where a voice names another figure than before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from store.model.vocabulary import Certainty, Stance


class Told(NamedTuple):
    """A figure as it was told: the value, the days it was told on, whose word it is and how it was said.

    ``minute`` is the time of day where one was told, ``counted`` how the count was made.
    """

    key: str | None
    lo: int | None
    hi: int | None
    label: str
    days: tuple[int | None, int | None]
    speaker: str
    stance: Stance
    certainty: Certainty
    minute: int | None = None
    counted: str = ""


_More = TypeVar("_More")


def changes(counts: Sequence[tuple[Told, _More]]) -> Iterator[tuple[Told, _More, str, int]]:
    """The counts of one question that say something new, in the order they were told.

    Each with the label of what its voice told last, and whether the figure rose since (1) or fell (-1). A voice that
    repeats its figure says nothing new; what is only possible, or denied, is told and changes no count. A figure
    rose or fell since the last that was counted alike: an estimate is no count that grew.
    """
    last: dict[str, Told] = {}
    alike: dict[tuple[str, str], Told] = {}
    said: dict[str, set[tuple[object, ...]]] = {}
    for told, more in sorted(counts, key=lambda one: _when(one[0])):
        word = (told.key, told.stance, told.certainty)
        before = last.get(told.speaker)
        sure = told.stance == "asserts" and told.certainty != "possible"
        new = (before is None or before.key != told.key) if sure else word not in said.get(told.speaker, ())
        said.setdefault(told.speaker, set()).add(word)
        if new:
            earlier = alike.get((told.speaker, told.counted)) if sure else None
            yield told, more, earlier.label if earlier is not None else "", _turn(earlier, told)
        if sure:
            last[told.speaker] = alike[told.speaker, told.counted] = told


def _when(told: Told) -> tuple[int, int, int]:
    """The last day it can be, then the first, then the hour: what names none comes first of its day."""
    lo, hi = told.days
    return (hi if hi is not None else lo or 0, lo if lo is not None else hi or 0, told.minute or 0)


def _turn(before: Told | None, told: Told) -> int:
    if before is None:
        return 0
    one, other = (next((end for end in (it.lo, it.hi) if end is not None), 0) for it in (before, told))
    return (other > one) - (other < one)
