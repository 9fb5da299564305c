"""What the rules speak of: claims as they see them, the kinds of verdicts, rules and what they find.

No rule stands here: which one applies is decided in :mod:`store.verdicts.rules.pairs`, each is named and worded in
:mod:`store.verdicts.rules.reasons`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Literal

from store.model.facts import dataclass
from store.model.vocabulary import Certainty, Stance, VerdictKind
from store.properties.property import Property
from store.values.basis.sets import Relation, Span

#: How two values exclude each other.
Clash = Literal[
    "one_speaker",  # both by one voice, whose word cannot hold twice
    "different_days",
    "different_times",  # of one day, or by clocks of two zones
    "outside",  # one is a single day, other the days it does not lie in
    "no_common_day",
    "lower_later",  # one is the earlier count, other the later and lower
    "figures",  # no figure fits both
    "births",  # no day of birth fits both
    "two_answers",  # two places where one is expected at a time
    "apart",  # neither place lies in the other
    "at_one_time",  # two states of one time; one may be the lasting one, since a day
    "only_one",
]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the rules see it.

    ``key`` and ``span`` are the value in comparable form (key None: no value named). ``speaker`` is
    whoever said it, as one and the same only if surely so; ``voice`` is how that speaker is called;
    ``origin`` is whose word it finally is (``store.verdicts.rules.origins``). ``told`` is when it was said, else when
    its source, or the source that one copies, was published; the times are spans of days as proleptic
    ordinals. ``copied`` marks what stands in a report that copies another. ``told_at`` and ``as_of_at`` are the
    minute of that day in UTC, counted from the first day (``ordinal * 1440 + minute``), known only where the report
    gives a time of day and its zone; ``told_clock`` and ``as_of_clock`` are the minute where the zone is not known,
    which orders what stands in one source alone (:mod:`store.verdicts.rules.minutes`). ``counted`` is how a count
    was made ("" where that is not said).

    ``published`` is when the report came out. ``own`` marks what a publisher says in its own voice, ``party`` what one
    says that speaks for itself: a body's own statement. ``dated`` is False where the report does not say when it was
    said: then it came out on the latest day the word can have been said, and a word that is quoted in it may be older.
    """

    id: int
    key: str | None
    label: str
    span: Span | None
    stance: Stance
    certainty: Certainty
    speaker: str
    voice: str
    origin: str
    source: int
    told: Span | None = None
    as_of: Span | None = None
    valid: Span | None = None
    copied: bool = False
    told_at: int | None = None
    as_of_at: int | None = None
    counted: str = ""
    published: Span | None = None
    own: bool = False
    dated: bool = True
    told_clock: int | None = None
    as_of_clock: int | None = None
    party: bool = False

    @property
    def has_day(self) -> bool:
        """Whether ``told`` is when it was said, not only the latest day it can have been."""
        return self.dated or self.own


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rules know besides the two claims.

    ``parents`` gives for a place what it lies in (a border region lies in several), for a raid the operation it is
    part of, for a voice the body it speaks for: go up by :mod:`store.values.basis.sets` alone; ``perhaps`` are pairs
    that might be the same; ``follows`` are states and groups with each that they came after, at any remove, as ids
    (successor, predecessor). ``unnamed`` are those who have no name in the reports, each with whom it might be or is
    said to belong to: nothing, where nothing is said of it. ``shared`` says that what is asked of one post may be said
    of two men who held it.
    """

    prop: Property
    parents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    perhaps: frozenset[frozenset[str]] = frozenset()
    follows: frozenset[tuple[str, str]] = frozenset()
    unnamed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its name, the kind of verdict it gives, and the sentence that tells what it found."""

    name: str
    kind: VerdictKind
    sentence: Callable[[Finding], str]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found of two claims, with all that its sentence needs: nothing is decided again to tell it.

    ``relation`` is of the two values as the claims were given. ``one`` and ``other`` are the claims in the
    parts the rule gives them, such as the denial and the assertion, the earlier and the later, the finer
    and the wider (each rule says so in :mod:`store.verdicts.rules.reasons`); where it gives none, as they were given.
    ``clash`` is how values exclude each other, ``since`` the day from which on ``one`` lasts. ``near`` marks two
    figures that exclude each other and lie within five in a hundred; ``after`` is the word by which the speaker of
    ``one`` may have stepped back from it.
    """

    prop: Property
    rule: Rule
    relation: Relation
    one: Said
    other: Said
    clash: Clash | None = None
    since: int | None = None
    near: bool = False
    after: Said | None = None

    @property
    def kind(self) -> VerdictKind:
        """The kind of verdict its rule gives."""
        return self.rule.kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the left claim is to the right one, why, and by the rule of which name.

    ``relation`` is of their values; ``near`` marks figures that exclude each other and lie close together.
    """

    kind: VerdictKind
    reason: str
    relation: Relation = "disjoint"
    rule: str = "exclusion"
    near: bool = False


def as_told(a: Said, b: Said) -> tuple[Said, Said]:
    """The two in the order they were told, in which a sentence names them: the same from either side."""
    return (b, a) if _naming(b) < _naming(a) else (a, b)


def _naming(said: Said) -> tuple[int, str, str, str]:
    told = said.told.lo if said.told is not None and said.told.lo is not None else 0
    return told, said.label, said.voice, said.stance
