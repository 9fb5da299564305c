"""What two claims of one question are to each other: the rules of docs/verdicts.md, in their order.

A verdict never says who is right. Each carries a reason in one plain sentence, built from the values
at hand. Claims that are not of one question are not comparable and do not come here; the checks that
look across questions are in :mod:`store.checks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from store import reasons
from store.sets import SWAPPED, Relation, Span, relate, relate_in_tree
from store.timing import coincide, holds_at, later
from store.vocabulary import Certainty, Property, Stance

VerdictKind = Literal[
    "contradicts",  # both cannot be true
    "contested",  # one party's word on who is responsible against another's
    "inconsistent_total",  # a part is greater than its whole
    "denies",  # one says it is so, one says it is not
    "disputes_in_part",  # the denial touches part of what is asserted
    "no_confirmation",  # silence or a refusal to comment: nothing about the truth
    "hedged",  # would contradict, but one side only says "may"
    "refines",  # same answer, one more precise
    "possible_succession",  # perhaps one after the other: no time is given
    "succession",  # one after the other
    "updates",  # a growing toll, told later
    "revised_down",  # the speaker lowered a toll
    "revised",  # the speaker said otherwise later
    "retracted",  # the speaker took it back
    "compatible",  # both can be true
    "agrees",  # the same value from another origin
    "repeat",  # the same value from the same origin
]
#: Kinds that mean not all of it can be true, worst first.
CONFLICTS: tuple[VerdictKind, ...] = ("contradicts", "contested", "inconsistent_total")
DENIALS: tuple[VerdictKind, ...] = ("denies", "disputes_in_part")
UNCONFIRMED: tuple[VerdictKind, ...] = ("no_confirmation", "hedged")
#: Worst first: of several verdicts between two answers, the first of these is shown.
SEVERITY: tuple[VerdictKind, ...] = (
    *CONFLICTS,
    *DENIALS,
    *UNCONFIRMED,
    "refines",
    "possible_succession",
    "updates",
    "revised_down",
    "revised",
    "retracted",
    "succession",
    "compatible",
    "agrees",
    "repeat",
)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the rules see it.

    ``key`` and ``span`` are the value in comparable form (key None: no value named); ``origin`` is
    whose word it finally is (docs/data-model.md, "Origins"); ``told`` is when it was said, else when
    its source was published; the times are spans of days as proleptic ordinals.
    """

    id: int
    key: str | None
    label: str
    span: Span | None
    stance: Stance
    certainty: Certainty
    speaker: int
    voice: str
    origin: str
    source: int
    told: Span | None = None
    as_of: Span | None = None
    valid: Span | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rules know besides the two claims.

    ``parents`` gives for a place what it lies in and for a raid the operation it is part of;
    ``perhaps`` are pairs that might be the same.
    """

    prop: Property
    parents: Mapping[str, str | None] = field(default_factory=dict)
    perhaps: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the left claim is to the right one, and why. ``relation`` is of their values."""

    kind: VerdictKind
    reason: str
    relation: Relation = "disjoint"


def relate_values(frame: Frame, a: Said, b: Said) -> Relation:
    """What the value of ``a`` is to that of ``b`` as sets (rules 4 to 6)."""
    assert a.key is not None and b.key is not None
    if a.span is not None and b.span is not None:
        return relate(a.span, b.span)
    if a.key == b.key:
        return "equal"
    if frame.prop.type == "place":
        return _places(frame, a.key, b.key)
    if frame.prop.type == "choice":
        return relate_in_tree(a.key, b.key, frame.prop.tree)
    if frozenset((a.key, b.key)) in frame.perhaps:
        return "overlap"
    return relate_in_tree(a.key, b.key, frame.parents)


def _places(frame: Frame, a: str, b: str) -> Relation:
    """Places by containment. "Near X" may lie anywhere in what X lies in, so it only overlaps."""
    near_a, near_b = a.startswith("near:"), b.startswith("near:")
    if not near_a and not near_b:
        return relate_in_tree(a, b, frame.parents)

    def region(key: str) -> str:
        bare = key.removeprefix("near:")
        return (frame.parents.get(bare) or bare) if key.startswith("near:") else bare

    apart = relate_in_tree(region(a), region(b), frame.parents) == "disjoint"
    return "disjoint" if apart else "overlap"


def judge(frame: Frame, a: Said, b: Said) -> Verdict:
    """The verdict on two claims of one question. ``judge(b, a)`` is the same verdict, mirrored."""
    if "cannot_confirm" in (a.stance, b.stance) or "declines_comment" in (a.stance, b.stance):
        return Verdict("no_confirmation", reasons.silence(a, b))
    if a.key is None or b.key is None:
        return Verdict("compatible", reasons.no_value(a, b))
    relation = relate_values(frame, a, b)
    if "retracts" in (a.stance, b.stance):
        return _retraction(a, b, relation)
    if a.stance == "denies" and b.stance == "denies":
        return Verdict("compatible", "Two denials can both be true.", relation)
    if a.stance == "denies":
        return _denial(frame, a, b, relation)
    if b.stance == "denies":
        mirrored = _denial(frame, b, a, SWAPPED[relation])
        return Verdict(mirrored.kind, mirrored.reason, relation)
    return _assertions(frame, a, b, relation)


def _retraction(a: Said, b: Said, relation: Relation) -> Verdict:
    taken, other = (a, b) if a.stance == "retracts" else (b, a)
    if taken.speaker == other.speaker and relation != "disjoint":
        return Verdict("retracted", reasons.retracted(taken), relation)
    return Verdict("compatible", reasons.withdrawn(taken, other), relation)


def _denial(frame: Frame, denial: Said, claim: Said, relation: Relation) -> Verdict:
    """Rule 3 with S the denied set and V the asserted one; ``relation`` is of S to V."""
    if relation == "disjoint":
        return Verdict("compatible", reasons.denial_apart(denial, claim), relation)
    if "possible" in (denial.certainty, claim.certainty):
        return Verdict("hedged", reasons.hedged(denial, claim), relation)
    if frame.prop.cardinality == "one_at_a_time":
        times = [
            holds_at(frame.prop, said.key, valid=said.valid, as_of=said.as_of, told=said.told)
            for said in (denial, claim)
        ]
        if frame.prop.when != "told" and coincide(*times) == "apart":
            return Verdict("compatible", reasons.apart_in_time(denial, claim), relation)
    if relation in ("equal", "contains"):
        return Verdict("denies", reasons.denies(denial, claim), relation)
    return Verdict("disputes_in_part", reasons.disputes(denial, claim), relation)


def _assertions(frame: Frame, a: Said, b: Said, relation: Relation) -> Verdict:
    prop = frame.prop
    if relation == "equal":
        if a.origin == b.origin:
            return Verdict("repeat", reasons.repeat(a, b), relation)
        return Verdict("agrees", reasons.agrees(a, b), relation)
    if relation in ("inside", "contains"):
        return Verdict("refines", reasons.refines(frame, a, b, relation), relation)
    if relation == "overlap":
        return Verdict("compatible", reasons.overlap(frame, a, b), relation)
    if prop.cardinality == "many":
        return Verdict("compatible", reasons.several(prop), relation)
    if prop.running:
        running = _running(a, b)
        if running is not None:
            return running
    if prop.cardinality == "one_at_a_time":
        in_time = _in_time(frame, a, b)
        if in_time is not None:
            return in_time
    if "possible" in (a.certainty, b.certainty):
        return Verdict("hedged", reasons.hedged(a, b), relation)
    if a.speaker == b.speaker and not prop.running and (later(a.told, b.told) or later(b.told, a.told)):
        return Verdict("revised", reasons.revised(a, b), relation)
    if prop.party:
        if a.speaker == b.speaker:
            return Verdict("compatible", reasons.named_together(a, b), relation)
        return Verdict("contested", reasons.contested(a, b), relation)
    return Verdict("contradicts", reasons.contradicts(frame, a, b), relation)


def counted_at(said: Said) -> Span | None:
    """The day a toll speaks of: as of, else when it was told."""
    return said.as_of or said.told


def _running(a: Said, b: Said) -> Verdict | None:
    """Rule 7. None where the two counts are of one time, or nothing tells which came first."""
    first, second = (a, b) if later(counted_at(b), counted_at(a)) else (b, a)
    if not later(counted_at(second), counted_at(first)):
        return None
    assert first.span is not None and second.span is not None
    higher = first.span.hi is not None and second.span.lo is not None and second.span.lo > first.span.hi
    if higher:
        return Verdict("updates", reasons.updates(first, second))
    if first.speaker == second.speaker:
        return Verdict("revised_down", reasons.revised_down(first, second))
    return None


def _in_time(frame: Frame, a: Said, b: Said) -> Verdict | None:
    """Rule 8 for one value at a time. None where both hold at once."""
    times = [holds_at(frame.prop, said.key, valid=said.valid, as_of=said.as_of, told=said.told) for said in (a, b)]
    found = coincide(*times)
    if found == "apart":
        return Verdict("succession", reasons.succession(a, b))
    if found == "unknown":
        return Verdict("possible_succession", reasons.possible_succession(a, b))
    return None
