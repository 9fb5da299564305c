"""What the screens are given: frozen facts, one dataclass for each thing shown.

Nothing here knows SQL or the screen. Who and what is meant is named by slugs and keys beside the
names; days are EDTF, and words are made of them in :mod:`store.labels`. Claims and their sources
stand in :mod:`store.model.claims`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from store.model.claims import (
    ClaimView,
    Grade,
    QuestionRef,
)
from store.model.facts import dataclass
from store.model.vocabulary import MATCH_SCORE, Certainty, EntityKind, State, VerdictKind

if TYPE_CHECKING:
    from store.model.same import Decision

_MAY_BE_MEANT = 0.8
"""From here on a name may be the one that was typed, with a slip or spelt as it is heard (umer, Umar)."""
SAME_AS = "same as"
"""How somebody is linked to who stands for both."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The store as a whole. ``states`` counts questions; ``left`` those unsettled and not judged. ``called`` is what
    one and many of a kind are called here."""

    title: str
    about: str
    sources: int
    entities: int
    names: int
    claims: int
    kinds: Mapping[EntityKind, int]
    states: Mapping[str, int]
    judged: int
    left: int
    called: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity in a list: its worst state and how many of its questions are in it.

    ``matched`` is the spelling a search found it by, with the matched letters as (start, end) in
    ``spans`` and ``why`` in words; empty when nothing was searched. ``said`` says whose word it is that this is a name,
    where it stands in a claim alone. ``near``: there is a surer hit, and this one is to be looked at beside it.
    """

    slug: str
    kind: EntityKind
    name: str
    state: State | None = None
    count: int = 0
    questions: int = 0
    matched: str = ""
    spans: tuple[tuple[int, int], ...] = ()
    why: str = ""
    score: float = 0.0
    said: str = ""
    near: bool = False


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found, by kind, best first; ``nearest`` offers spellings when nothing was found."""

    query: str
    rows: Mapping[EntityKind, tuple[EntityRow, ...]]
    nearest: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many entities were found."""
        return sum(len(rows) for rows in self.rows.values())

    @property
    def best(self) -> EntityRow | None:
        """The hit that is most like what was typed, and not only near to one that is surer."""
        hits = (row for rows in self.rows.values() for row in rows)
        return max(hits, key=lambda row: (not row.near, row.score), default=None)

    @property
    def certain(self) -> bool:
        """Whether the best hit is a match or has all that was typed in its name, and is no mere suggestion."""
        best = self.best
        return best is not None and (best.score >= MATCH_SCORE or best.why in ("prefix", "part"))

    @property
    def answered(self) -> bool:
        """Whether a name that was found may well be meant, perhaps misspelt; below that it only sounds a little so."""
        return self.certain or ((best := self.best) is not None and best.score >= _MAY_BE_MEANT)


@dataclass(frozen=True, slots=True)
class NameRow:
    """A spelling: its kind, its script, and the publishers that use it."""

    text: str
    kind: str
    script: str
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimedName:
    """A name that stands in claims alone, and whose word it is: "alias, says NDS in AFP 2019"."""

    text: str
    said: str
    script: str


@dataclass(frozen=True, slots=True)
class AnswerBrief:
    """An answer in one line: its value, whose word, how many reports and independent origins.

    ``voices`` are those whose word stands, ``speakers`` their slugs; where none stands, those who said
    so before. ``certainty`` is that of the surest of them. ``key`` names the answer in its question. ``fit`` of the
    ``of`` voices that assert or deny something say this or a finer answer.
    """

    label: str
    origins: int
    reports: int
    denials: int
    doubts: int
    voices: tuple[str, ...]
    certainty: Certainty = "certain"
    key: str = ""
    speakers: tuple[str, ...] = ()
    fit: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Echo:
    """A check across questions that says no more than the question it is told with."""

    ref: QuestionRef
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in a list. ``judged`` is the standing judgement's words, or empty.

    ``near``: all that stands against each other is near, as figures within five in a hundred are. ``fewer`` and
    ``more`` are the independent origins on the smaller and the larger side, 0 where there are no sides. ``echoes``
    are told with the question.
    """

    ref: QuestionRef
    entity_name: str
    entity_kind: EntityKind
    topic: str
    label: str
    scope_label: str
    state: State
    reason: str
    answers: tuple[AnswerBrief, ...]
    claims: int
    reports: int
    origins: int
    judged: str = ""
    near: bool = False
    fewer: int = 0
    more: int = 0
    echoes: tuple[Echo, ...] = ()

    @property
    def question(self) -> str:
        """What is asked, without of whom: "killed (civilians)"."""
        return self.label + (f" ({self.scope_label})" if self.scope_label else "")


@dataclass(frozen=True, slots=True)
class Link:
    """Another entity and what it is to the one shown."""

    slug: str
    kind: EntityKind
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class EntityPage:
    """An entity: its spellings, its questions (worst first in each topic), and where else it stands.

    ``named_in`` are questions about others in which it is a value; ``beside`` are entities it might be
    the same as; ``says`` counts the claims it vouches for. ``kind_word`` is what one of its kind is called here.
    ``one_with`` are the decisions by which it stands for others too, the latest first. ``claimed`` are names that
    stand in claims about it, and among its spellings not.
    """

    slug: str
    kind: EntityKind
    name: str
    about: str
    anonymous: bool
    names: tuple[NameRow, ...]
    questions: tuple[QuestionRow, ...]
    named_in: tuple[QuestionRow, ...]
    links: tuple[Link, ...]
    says: int
    kind_word: str = ""
    one_with: tuple[Decision, ...] = ()
    claimed: tuple[ClaimedName, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as a column of Compare: asserting claims first, then denials, then silences.

    ``fit`` of the ``of`` voices that assert or deny something say this or a finer answer.
    """

    key: str
    label: str
    claims: tuple[ClaimView, ...]
    reports: int
    origins: int
    denials: int
    doubts: int
    fit: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What two claims are to each other. ``left`` and ``right`` are claim ids, answers by position."""

    kind: VerdictKind
    reason: str
    left_answer: int
    right_answer: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class JudgementView:
    """What a person decided about a question, why, who and when (UTC). ``key`` is the answer that holds."""

    decision: str
    label: str
    why: str
    who: str
    at: str
    superseded: bool
    words: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question laid open.

    ``together`` are the largest sets of answers (by position) that can all be true, each with the
    number of independent origins behind it, largest first; ``lowest`` and ``highest`` are the extremes
    of a count or date, else empty.
    """

    question: QuestionRow
    answers: tuple[AnswerView, ...]
    verdicts: tuple[VerdictView, ...]
    together: tuple[tuple[tuple[int, ...], int], ...]
    lowest: str
    highest: str
    judgements: tuple[JudgementView, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A dated thing on the timeline: days as proleptic ordinals (None: open), words by :mod:`store.labels.events`.

    ``label`` is the value that was said, ``when`` the EDTF it is said of; that is empty where the value is a date
    itself. ``question`` is how the question that it answers is called. ``event`` is equal for rival dates of
    one event, ``rivals`` how many dates it has; ``certainty`` is that of the surest claim, ``closed`` says that
    none of them stands any more. ``voices`` say so, ``denied`` deny it, ``doubted`` leave it open. With ``count`` it
    is a figure by the day it was told: ``before`` is what the same voice told last, ``turn`` whether it rose since (1)
    or fell (-1).
    """

    lo: int | None
    hi: int | None
    label: str
    when: str
    entity: str
    entity_name: str
    ref: QuestionRef
    question: str
    state: State
    event: str
    rivals: int
    voices: tuple[str, ...]
    certainty: Certainty = "certain"
    closed: bool = False
    denied: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    count: bool = False
    before: str = ""
    turn: int = 0


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A speaker in a list: how much it says, denies and leaves open, and in how many of the ``questions`` to which it
    says something it is contradicted. ``grade`` is how reliable its reports are called, where it publishes some."""

    slug: str
    name: str
    anonymous: bool
    asserts: int
    denies: int
    silent: int
    contradicted: int
    questions: int = 0
    grade: Grade | None = None

    @property
    def share(self) -> float:
        """The share of its questions in which it is contradicted."""
        return self.contradicted / self.questions if self.questions else 0.0


@dataclass(frozen=True, slots=True)
class Against:
    """Whom a voice's word stands against in a question, how, and why; ``question`` is how that one is called."""

    slug: str
    name: str
    kind: VerdictKind
    ref: QuestionRef
    reason: str
    question: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class VoicePage:
    """Everything a voice says, whom it contradicts or denies (with the reason), by question."""

    slug: str
    name: str
    about: str
    claims: tuple[ClaimView, ...]
    against: tuple[Against, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """One question: rival answers (rows) against voices (columns), as in Heuer's analysis of competing hypotheses.

    A cell is what the voice's word is to the answer, by the rules: "says", "denies", "in part" (it denies a part),
    "against" (its own answer excludes this one), "fits" (its own answer is this one, more exactly), "allows" (both can
    be true), "open" (it only says "may", or the times that would decide are missing), "silent", "takes back" (its own
    word for it), or ""; "reportedly" and "possibly" are a "says" that is no more than that. ``fit`` counts for each
    answer the voices that say it or a finer one, of the ``of`` that assert or deny something, ``against`` those
    against it. ``standing`` is what has to be read before an answer that nobody holds for certain, empty for others.
    ``keys`` and ``speakers`` say for good which answers and voices these are: two may be called the same. ``shares``
    gives for each voice the questions of the store it is contradicted in, and all to which it says something.
    """

    question: QuestionRow
    answers: tuple[str, ...]
    standing: tuple[str, ...]
    keys: tuple[str, ...]
    voices: tuple[str, ...]
    speakers: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    against: tuple[int, ...]
    fit: tuple[int, ...] = ()
    of: int = 0
    shares: tuple[tuple[int, int], ...] = ()
