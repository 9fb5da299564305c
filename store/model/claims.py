"""Claims, their sources and their counts as the screens are given them: frozen facts, as in :mod:`store.model.views`.

Offsets are code points, end exclusive, in the text of the rendition they stand beside.
"""

from __future__ import annotations

from typing import Literal

from store.model.facts import dataclass
from store.model.vocabulary import Certainty, CitationStatus, Closing, Counted, RenditionKind, Stance


@dataclass(frozen=True, slots=True)
class QuestionRef:
    """Names a question for good, whatever is rebuilt: entity id, property id, scope."""

    entity: str
    property: str
    scope: str = ""

    def __lt__(self, other: QuestionRef) -> bool:
        return (self.entity, self.property, self.scope) < (other.entity, other.property, other.scope)


@dataclass(frozen=True, slots=True)
class Grade:
    """How reliable somebody calls a source (``grade`` A to F), or how credible a claim (1 to 6), and why.

    ``publisher`` is the id of the publisher whose grade it is: all its reports have it that have none of their own.
    """

    grade: str
    who: str
    at: str
    why: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source. ``published`` is EDTF; ``inferred`` names the fields that are inferred; ``copy_of`` the
    source it copies, ``original`` in words what it copies that is not in the case, ``zone`` the zone of times that
    name none, ``grade`` how reliable somebody calls it."""

    slug: str
    publisher: str
    publisher_slug: str
    title: str
    published: str
    language: str
    address: str
    inferred: tuple[str, ...]
    note: str
    copy_of: str
    claims: int
    renditions: tuple[RenditionRow, ...] = ()
    authors: tuple[str, ...] = ()
    original: str = ""
    zone: str = ""
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class RenditionRow:
    """A wording: whether its text is held, and whether the held copy's bytes differ from the known."""

    label: str
    kind: RenditionKind
    language: str
    held: bool
    near_copy: bool
    length: int | None
    sha256: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """Where a claim stands in a rendition. ``page``: of the PDF that it was taken from, from 1."""

    rendition: str
    start: int
    end: int
    status: CitationStatus
    score: float | None
    exact: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """What closed a claim: who (``slug``, ``name``) said what (``label``, and ``claim``, its id) and when
    (``said``, EDTF or empty), and ``how`` that closed it."""

    how: Closing
    slug: str
    name: str
    claim: str
    label: str
    said: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose word a claim finally is: an entity, or (``unnamed``) the unnamed voices of a publisher; without a
    ``slug`` an original that is not in the case, in words."""

    slug: str
    name: str
    unnamed: bool


@dataclass(frozen=True, slots=True)
class ClaimView:
    """A claim with everything a reader asks of it. ``closed`` says what superseded it, if anything did.

    ``said``, ``as_of`` and ``valid`` are EDTF or empty, the first two perhaps with a time of day. ``counted`` says how
    a count was made, ``grade`` how credible somebody calls it. ``origin`` is equal for claims of one origin;
    ``origin_name`` is who that is, None where nothing was derived yet.
    """

    slug: str
    entity: str
    entity_name: str
    ref: QuestionRef
    question: str
    label: str
    says: str
    stance: Stance
    certainty: Certainty
    speaker: str
    speaker_name: str
    via: tuple[str, ...]
    said: str
    as_of: str
    valid: str
    note: str
    origin: str
    closed: Closed | None
    source: SourceRow
    citations: tuple[CitationView, ...]
    origin_name: Origin | None = None
    counted: Counted = ""
    grade: Grade | None = None

    def citation(self, rendition: str | None = None) -> CitationView | None:
        """Its (first) citation in a rendition; with None, or where there is none, the first of all."""
        for citation in self.citations:
            if rendition is not None and citation.rendition == rendition:
                return citation
        return self.citations[0] if self.citations else None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure that somebody told, denied or took back.

    ``lo`` and ``hi`` are what it is compared as (None: open), ``told`` is when it was told as EDTF: when it was said,
    else when the report, or the one that it copies, was published. ``day`` is the last day that can be, as a
    proleptic ordinal, None where nothing tells. ``minute`` is the time of day it was told at, where one is named (the
    minutes of all days before counted in); ``counted`` how the count was made. Words without an upper end of their own
    ("hundreds") have none here.
    """

    claim: str
    speaker: str
    voice: str
    label: str
    lo: int | None
    hi: int | None
    told: str
    day: int | None
    stance: Stance
    certainty: Certainty
    closed: Closing | Literal[""]
    counted: str = ""
    minute: int | None = None


@dataclass(frozen=True, slots=True)
class Tolls:
    """The counts of a question in the order they were told; those without a day come last.

    ``whole`` says that they are compared as the whole numbers that were told: no shares, sums or measures.
    """

    ref: QuestionRef
    counts: tuple[Count, ...]
    whole: bool = True

    @property
    def dated(self) -> tuple[Count, ...]:
        """The figures with a day: what a chart can show."""
        return tuple(one for one in self.counts if one.day is not None and one.stance in ("asserts", "denies"))

    @property
    def moving(self) -> bool:
        """Whether there is a course to show: two figures, or one told on two days."""
        return len({(one.day, one.lo, one.hi) for one in self.dated}) > 1


@dataclass(frozen=True, slots=True)
class Lit:
    """A lit passage and the claims cited there."""

    start: int
    end: int
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source's text in one rendition, with every cited passage, in order of ``start``.

    ``text`` is None where only the hash is known: ``whosays attach`` brings it in.
    """

    source: SourceRow
    rendition: str
    text: str | None
    lit: tuple[Lit, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim of a question and the text it stands in.

    ``lit`` are the question's passages in that text, of which ``current`` is the claim's; ``place``
    counts the claim among ``claims``, all of the question's. ``tolls`` are its counts by the day they were told, where
    it asks for an amount.
    """

    ref: QuestionRef
    claims: tuple[ClaimView, ...]
    place: int
    page: SourcePage
    lit: tuple[tuple[int, int], ...]
    current: int | None
    tolls: Tolls | None = None

    @property
    def claim(self) -> ClaimView:
        """The claim shown."""
        return self.claims[self.place]
