"""Who comes back to himself in what points from one to others: places within places, copies of copies."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping


def circles(onward: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Whoever comes back to himself by way of ``onward``, each with a last step by which he does.

    The cost grows with the steps there are, not with who could reach whom.
    """
    of = _Components(onward).of
    return {
        there: here for here, steps in onward.items() for there in steps if here == there or of[here] == of.get(there)
    }


def way_back(start: str, onward: Callable[[str], Collection[str]]) -> str | None:
    """The last step by which ``start`` comes back to itself, looked for from there alone; None where it does not."""
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        for there in onward(here):
            if there == start:
                return here
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return None


class _Components:
    """Who can reach each other: R. Tarjan, "Depth-first search and linear graph algorithms" (1972).

    ``of`` gives everybody's component. There is no recursion: a chain may be longer than Python's stack.
    """

    def __init__(self, onward: Mapping[str, Collection[str]]) -> None:
        self.of: dict[str, int] = {}
        self._onward = onward
        self._number: dict[str, int] = {}
        self._lowest: dict[str, int] = {}
        self._waiting: list[str] = []
        self._way: list[tuple[str, Iterator[str]]] = []
        for start in onward:
            if start not in self._number:
                self._walk(start)

    def _walk(self, start: str) -> None:
        self._enter(start)
        while self._way:
            here, steps = self._way[-1]
            for there in steps:
                if there not in self._onward:
                    continue
                if there not in self._number:
                    self._enter(there)
                    break
                if there not in self.of:
                    self._lowest[here] = min(self._lowest[here], self._number[there])
            else:
                self._leave(here)

    def _enter(self, here: str) -> None:
        self._number[here] = self._lowest[here] = len(self._number)
        self._waiting.append(here)
        self._way.append((here, iter(self._onward[here])))

    def _leave(self, here: str) -> None:
        self._way.pop()
        if self._way:
            above = self._way[-1][0]
            self._lowest[above] = min(self._lowest[above], self._lowest[here])
        while self._lowest[here] == self._number[here] and here not in self.of:
            self.of[self._waiting.pop()] = self._number[here]
