"""A report: what is handed to somebody who has no whosays. Facts only; `store.exchange.report` writes them."""

from __future__ import annotations

from typing import Literal

from store.model.claims import ClaimView, QuestionRef, SourceRow, Tolls
from store.model.facts import dataclass
from store.model.out.changes import Changes
from store.model.out.pictures import Coverage, Months, Rivals
from store.model.views import Comparison, Event
from store.model.vocabulary import CitationStatus, RenditionKind, VerdictKind

ReportForm = Literal["html", "md"]


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """What a report is to hold: the whole case (nothing given), all of some entities, or what was picked one by one.

    Of the case those that are not settled are told, worst first, or those in ``states``; these narrow entities down
    too. At most ``most`` questions are told, and how many there are besides. ``title`` stands above it. Picked are
    ``questions``, ``answers`` (by question, and the value they are compared as), ``claims`` (ids), and all that
    ``sources`` say: of a question that is not picked as a whole these alone are told.
    """

    entities: tuple[str, ...] = ()
    questions: tuple[QuestionRef, ...] = ()
    answers: tuple[tuple[QuestionRef, str], ...] = ()
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    most: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The cited words with what stands around them, on one line each; the blanks at their ends are the text's.

    ``before`` and ``after`` are empty where no text is held, ``exact`` too where the words are known by hash only.
    """

    rendition: str
    kind: RenditionKind
    language: str
    status: CitationStatus
    before: str
    exact: str
    after: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in a report: its passage, the number of its source, and how credible a person called it."""

    claim: ClaimView
    passage: Passage | None
    source: int
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two answers (by place) do not go together, or how one belongs to the other."""

    kind: VerdictKind
    left: int
    right: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Part:
    """How much is told of a question that is not told as a whole: answers of how many, claims of how many."""

    answers: int
    of_answers: int
    claims: int
    of_claims: int


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """A question laid open. ``said`` are the claims of each answer, in the order of the answers.

    ``reasons`` are those besides the question's own, worst first; ``more_reasons`` are left out. Where only a ``part``
    is told, ``said`` is empty for the answers that are not.
    """

    found: Comparison
    said: tuple[tuple[Said, ...], ...]
    reasons: tuple[Reason, ...]
    more_reasons: int
    tolls: Tolls | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class ReportSource:
    """A source as it is listed: its number, and how reliable a person called it."""

    number: int
    source: SourceRow
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report tells. ``subject`` says of what it is, ``more`` how many questions it leaves out."""

    title: str
    about: str
    subject: str
    questions: tuple[ReportQuestion, ...]
    more: int
    sources: tuple[ReportSource, ...]
    events: tuple[Event, ...]
    more_events: int
    months: Months
    coverage: Coverage
    rivals: Rivals
    claims: int
    changes: Changes | None = None
