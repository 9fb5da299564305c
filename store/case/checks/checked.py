"""What is checked, and what that refers to: looked up in a whole case in memory, or in a store that is asked for one
thing at a time. Any mapping does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from store.anchors.quotes import Memory
from store.case.checks.cites import CheckedCite
from store.case.models import ClaimEntry, EntityEntry
from store.case.moved import no_memory
from store.case.read import At, ReadCase, ReadSource
from store.case.words import near
from store.model import facts
from store.model.problems import Problem
from store.properties.property import Property
from store.properties.vocabulary import BUILT_IN, Vocabulary
from store.values.basis.sets import Span
from store.values.dates.clock import read_clock
from store.values.read import UnreadableValue, Value, date_span

#: Who can vouch for something, pass it on or publish it.
VOICES = ("voice", "group", "leader")


@facts.dataclass(frozen=True, slots=True)
class CheckedClaim:
    """A claim whose every reference, value and quote was found good.

    ``label`` is how its value is shown, ``named`` the slug of the entity that the value names, if it names one.
    """

    entry: ClaimEntry
    source: str
    scope: str
    value: Value | None
    said: Span | None
    as_of: Span | None
    valid: Span | None
    cites: tuple[CheckedCite, ...]
    label: str
    named: str | None


@dataclass(slots=True)
class CheckedCase:
    """A case ready to load, if ``problems`` is empty.

    ``entities``, ``sources`` and ``published`` may be looked up only when they are asked for.
    """

    read: ReadCase
    entities: Mapping[str, EntityEntry] = field(default_factory=dict)
    sources: Mapping[str, ReadSource] = field(default_factory=dict)
    published: Mapping[str, Span | None] = field(default_factory=dict)
    claims: list[CheckedClaim] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    memory: Memory = no_memory
    vocabulary: Vocabulary = BUILT_IN


def entity_known(case: CheckedCase, slug: str, at: At, *below: str | int, what: str = "entity") -> bool:
    """Whether an entity is defined; a problem says where it is not."""
    if slug in case.entities:
        return True
    if slug not in case.read.named and "entities" not in case.read.unread:
        hint = near(slug, case.entities)
        case.problems.append(at.problem(f"{what} {slug!r} is not defined in entities/{hint}: define it there", *below))
    return False


def one_of(
    case: CheckedCase, slug: str, kinds: tuple[str, ...], at: At, *below: str | int, what: str, does: str
) -> bool:
    """Whether an entity is defined and of a kind that can do what is said of it."""
    if not entity_known(case, slug, at, *below, what=what):
        return False
    kind = case.entities[slug].kind
    if kind not in kinds:
        message = f"{slug!r} is a {kind}, and a {kind} does not {does}: name a {' or '.join(kinds)}"
        case.problems.append(at.problem(message, *below))
        return False
    return True


def source_known(case: CheckedCase, slug: str, at: At, *below: str | int) -> bool:
    """Whether a source is in the case; a problem says where it is not."""
    if slug in case.sources:
        return True
    if slug not in case.read.named and "sources" not in case.read.unread:
        message = f"source {slug!r} is not in sources/{near(slug, case.sources)}: add it or correct the id"
        case.problems.append(at.problem(message, *below))
    return False


def property_known(case: CheckedCase, name: str, at: At) -> Property | None:
    """The property of that id, built in or of the case; None, and a problem, where there is none."""
    known = case.vocabulary.properties
    prop = known.get(name)
    if prop is None and not words_unread(case):
        message = f"property {name!r} is unknown{near(name, known)}: 'whosays properties' lists them"
        case.problems.append(at.problem(message, "property"))
    return prop


def words_unread(case: CheckedCase) -> bool:
    """Whether what the case brings is not known: its head could not be read."""
    return case.read.head is None and case.read.head_at is not None


def day_span(case: CheckedCase, edtf: str, at: At, *below: str | int) -> Span | None:
    """The days that an EDTF text means; None where it is empty, or is none, which a problem says."""
    if not edtf:
        return None
    try:
        return date_span(edtf)
    except UnreadableValue as error:
        case.problems.append(at.problem(f"{'.'.join(map(str, below))}: {error}", *below))
        return None


def time_span(case: CheckedCase, told: str, at: At, *below: str | int) -> Span | None:
    """The days of a date that may have a time of day: the time never moves them."""
    try:
        edtf, minute, _ = read_clock(told)
    except UnreadableValue as error:
        case.problems.append(at.problem(f"{'.'.join(map(str, below))}: {error}", *below))
        return None
    span = day_span(case, edtf, at, *below)
    if minute is not None and span is not None and span.lo != span.hi:
        message = f"{'.'.join(map(str, below))}: a time of day is of one day, and {edtf!r} is more: leave it out"
        case.problems.append(at.problem(message, *below))
    return span
