"""What has no place in a form, counted and named."""

from __future__ import annotations

from store.model.out.importing import Unfit


class Left:
    """Counts what is left out."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def out(self, what: str, count: int = 1) -> None:
        """Something has no place."""
        if count:
            self._counts[what] = self._counts.get(what, 0) + count

    def all(self) -> tuple[Unfit, ...]:
        """What was left out, the most frequent first."""
        found = [Unfit(what, count) for what, count in self._counts.items()]
        return tuple(sorted(found, key=lambda it: (-it.count, it.what)))
