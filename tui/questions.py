"""The questions somebody is working through, one after the other."""

from __future__ import annotations

from collections.abc import Iterable

from store.views import QuestionRef


class Queue:
    """Questions in their order, of which those judged meanwhile are done."""

    def __init__(self, refs: Iterable[QuestionRef] = ()) -> None:
        self._refs = tuple(dict.fromkeys(refs))
        self._done: set[QuestionRef] = set()

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
        if ref not in self._refs:
            return
        if done:
            self._done.add(ref)
        else:
            self._done.discard(ref)

    def position(self, ref: QuestionRef) -> int | None:
        """Return its place among those left, from 0; None if it is done or not in the queue."""
        if ref in self._done or ref not in self._refs:
            return None
        return sum(one not in self._done for one in self._refs[: self._refs.index(ref)])

    def step(self, ref: QuestionRef, by: int) -> QuestionRef | None:
        """Return the next (`by` 1) or previous (-1) question that is left; None at the end.

        From a question outside the queue both lead to its first.
        """
        if ref not in self._refs:
            return next((one for one in self._refs if one not in self._done), None)
        index = self._refs.index(ref)
        others = self._refs[index + 1 :] if by > 0 else self._refs[:index][::-1]
        return next((one for one in others if one not in self._done), None)
