"""What pictures of a case show: coverage, who contradicts whom, events by month. Numbers only; others draw them."""

from __future__ import annotations

from store.model.claims import QuestionRef
from store.model.facts import dataclass
from store.model.vocabulary import State


@dataclass(frozen=True, slots=True)
class Covered:
    """What a source says to a question: which answer (its place, from 0), and the sign of a word that is no plain
    assertion: "!" denied, "?" unsure or silent, "-" no longer said."""

    answer: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class CoveredQuestion:
    """A column of the coverage: a question with its answers, in their order."""

    ref: QuestionRef
    entity_name: str
    question: str
    state: State
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoveringSource:
    """A row of the coverage; ``questions`` counts those of all that were asked for to which it says something."""

    slug: str
    publisher: str
    title: str
    published: str
    questions: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Sources against questions. ``cells[row][column]`` is what the source says to the question, empty for nothing.

    ``more_sources`` and ``more_questions`` are left out for want of room.
    """

    questions: tuple[CoveredQuestion, ...]
    sources: tuple[CoveringSource, ...]
    cells: tuple[tuple[tuple[Covered, ...], ...], ...]
    more_sources: int = 0
    more_questions: int = 0


@dataclass(frozen=True, slots=True)
class Rivals:
    """Who contradicts whom: voices against voices.

    ``against[row][column]`` counts the questions in which the word of one stands against the other's, ``shared``
    those to which both assert or deny something. ``contradicted`` counts for each voice the questions in which anybody
    stands against it. ``more`` voices are left out.
    """

    voices: tuple[str, ...]
    names: tuple[str, ...]
    against: tuple[tuple[int, ...], ...]
    shared: tuple[tuple[int, ...], ...]
    contradicted: tuple[int, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Month:
    """What lies in a month: events, those of them that others date otherwise, and figures that were told in it."""

    year: int
    month: int
    events: int
    rival: int
    figures: int


@dataclass(frozen=True, slots=True)
class Months:
    """Events by month, the first month first; months in which nothing lies are left out.

    An event that others date otherwise counts in every month it is put in. ``wider`` events are known to a year or
    less: no month is theirs.
    """

    months: tuple[Month, ...]
    wider: int = 0
