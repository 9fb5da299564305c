"""What is wrong in rows, by file and line, and what does not fit, counted and named."""

from __future__ import annotations

from store.exchange.reading.row import Row
from store.model.out.importing import Unfit
from store.model.problems import BadCase, Problem, place

#: So many problems are told at once.
MOST = 200


class BadRows(BadCase):
    """Rows that do not hold: nothing was changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        count = len(self.problems)
        self.args = (f"{count} problem{'s' if count != 1 else ''} in what was to be read; nothing was changed",)


class Noted:
    """Takes both down while rows are read."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._unfit: dict[str, list[object]] = {}

    def wrong(self, row: Row, message: str) -> None:
        """Something that a person has to mend."""
        if len(self.problems) < MOST:
            problem = Problem(row.file, row.line, message)
            if problem not in self.problems[-20:]:
                self.problems.append(problem)

    def unfit(self, what: str, row: Row | None = None, count: int = 1) -> None:
        """Something that has no place here, and is left out or kept in words alone."""
        told = self._unfit.setdefault(what, [0, place(row.file, row.line) if row is not None else ""])
        told[0] += count  # type: ignore[operator]

    def all_unfit(self) -> tuple[Unfit, ...]:
        """What did not fit, the most frequent first."""
        found = [Unfit(what, count, where) for what, (count, where) in self._unfit.items()]  # type: ignore[arg-type]
        return tuple(sorted(found, key=lambda it: (-it.count, it.what)))

    def raise_if_wrong(self) -> None:
        """Raises BadRows where anything is wrong."""
        if self.problems:
            raise BadRows(self.problems)
