"""The questions somebody is working through, one after the other."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from store.model.claims import QuestionRef


class Queue:
    """Questions in their order, of which those judged meanwhile are done."""

    def __init__(self, refs: Iterable[QuestionRef] = ()) -> None:
        self._refs = tuple(dict.fromkeys(refs))
        self._places = {ref: place for place, ref in enumerate(self._refs)}
        self._done: list[int] = []  # places, in order

    @property
    def refs(self) -> tuple[QuestionRef, ...]:
        """All questions, done or not."""
        return self._refs

    @property
    def left(self) -> int:
        """How many are not done."""
        return len(self._refs) - len(self._done)

    def mark(self, ref: QuestionRef, done: bool) -> None:
        """Say whether a question is done; one that is not in the queue is no part of its count."""
        place = self._places.get(ref)
        if place is not None and self._is_done(place) != done:
            if done:
                insort(self._done, place)
            else:
                self._done.remove(place)

    def _is_done(self, place: int) -> bool:
        at = bisect_left(self._done, place)
        return at < len(self._done) and self._done[at] == place

    def position(self, ref: QuestionRef) -> int | None:
        """Return its place among those left, from 0; None if it is done or not in the queue."""
        place = self._places.get(ref)
        if place is None or self._is_done(place):
            return None
        return place - bisect_left(self._done, place)

    def step(self, ref: QuestionRef, by: int) -> QuestionRef | None:
        """Return the next (`by` 1) or previous (-1) question that is left; None at the end.

        From a question outside the queue both lead to its first.
        """
        place = self._places.get(ref)
        if place is None:
            others = range(len(self._refs))
        else:
            others = range(place + 1, len(self._refs)) if by > 0 else range(place - 1, -1, -1)
        return next((self._refs[other] for other in others if not self._is_done(other)), None)
