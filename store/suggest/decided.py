"""What people decided about pairs, so that nothing is asked twice."""

from __future__ import annotations

from collections.abc import Iterable

from store.case.stands import stands_of
from store.model.same import Decided, Decision


class Remembered:
    """Which entity stands for which, and what is decided about two, whichever of their ids is named."""

    def __init__(self, found: Iterable[Decision]) -> None:
        found = sorted(found, key=lambda it: it.decided == "not_same")  # what is sure stands over what is not
        self.stands_for = stands_of(
            {"one": it.one, "other": it.other, "decided": it.decided, "keep": it.keep, "at": it.at} for it in found
        )
        self._decided: dict[tuple[str, str], Decided] = {self._two(it.one, it.other): it.decided for it in found}

    def decided(self, one: str, other: str) -> Decided | None:
        """What is decided about two; "same" also of two that a third one stands for."""
        two = self._two(one, other)
        return "same" if two[0] == two[1] else self._decided.get(two)

    def _two(self, one: str, other: str) -> tuple[str, str]:
        first, second = sorted((self.stands_for(one), self.stands_for(other)))
        return first, second
