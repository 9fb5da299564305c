"""What is wrong with the input: one clear sentence each, with file, line and what to do."""

from __future__ import annotations

from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a file of a case. ``line`` counts from 1; 0 where ``file`` names a record that has no file."""

    file: str
    line: int
    message: str

    def __lt__(self, other: Problem) -> bool:
        return (self.file, self.line, self.message) < (other.file, other.line, other.message)

    def __str__(self) -> str:
        return f"{place(self.file, self.line)}: {self.message}"


def place(file: str, line: int) -> str:
    """A place in words: file and line, or the record alone."""
    return f"{file}:{line}" if line else file


class Refused(Exception):
    """The program cannot do what it was asked; the message is one sentence for the user (exit 1)."""


class Unkept(Exception):
    """Ends a write of which nothing is to be kept, as a rehearsal. Nothing is wrong, and nothing is looked for."""


class Away(Refused):
    """What keeps the store cannot be reached. Nothing is wrong with what was asked; it may be asked again."""


class BadInput(Refused):
    """The input or the call is wrong; the message says what and where (exit 2)."""


class BadCase(BadInput):
    """A case with problems. Nothing of it was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        count = len(problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''} in the case; nothing was loaded")
