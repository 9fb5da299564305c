"""What two claims of one question are to each other: the rules of docs/verdicts.md, in their order.

A verdict never says who is right. Each names its rule and carries a reason in one plain sentence,
built from the values at hand. Claims that are not of one question are not comparable and do not come
here; the checks that look across questions are in :mod:`store.checks`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Literal

from store import reasons
from store.facts import dataclass
from store.sets import SWAPPED, Relation, Span, relate, relate_in_tree
from store.timing import Time, coincide, denial_misses, holds_at, later
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
#: Stances that say nothing about the truth.
SILENT: tuple[Stance, ...] = ("cannot_confirm", "declines_comment")
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


#: The rules by name, in the order they are tried; docs/verdicts.md explains each with an example.
Rule = Literal[
    "silence",
    "no_value",
    "retraction",
    "retraction_by_another",
    "two_denials",
    "denial_elsewhere",
    "denial_of_another_time",
    "denial_of_one_value",
    "denial_of_own_word",
    "denial_hedged",
    "denial_of_all",
    "denial_of_part",
    "same_origin",
    "same_value",
    "inside",
    "overlap",
    "many_values",
    "toll_grew",
    "toll_lowered",
    "toll_moved",
    "one_after_the_other",
    "perhaps_one_after_the_other",
    "correction",
    "hedge",
    "named_together",
    "rival_parties",
    "exclusion",
]
#: What a rule finds: the kind of verdict, the rule's name, and how the values relate.
Finding = tuple[VerdictKind, Rule, Relation]

_INTERVALS = ("date", "quantity", "age")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the rules see it.

    ``key`` and ``span`` are the value in comparable form (key None: no value named). ``speaker`` is
    whoever said it, as one and the same only if surely so; ``voice`` is how that speaker is called;
    ``origin`` is whose word it finally is (``store.origins``). ``told`` is when it was said, else when
    its source, or the source that one copies, was published; the times are spans of days as proleptic
    ordinals. ``copied`` marks what stands in a report that copies another.
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


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rules know besides the two claims.

    ``parents`` gives for a place what it lies in, for a raid the operation it is part of, for a voice
    the body it speaks for; ``perhaps`` are pairs that might be the same.
    """

    prop: Property
    parents: Mapping[str, str | None] = field(default_factory=dict)
    perhaps: frozenset[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the left claim is to the right one, why, and by which rule. ``relation`` is of their values."""

    kind: VerdictKind
    reason: str
    relation: Relation = "disjoint"
    rule: Rule = "exclusion"


def judge(frame: Frame, a: Said, b: Said) -> Verdict:
    """The verdict on two claims of one question. ``judge(b, a)`` is the same verdict, mirrored."""
    return told(frame, decide(frame, a, b), a, b)


def told(frame: Frame, finding: Finding, a: Said, b: Said) -> Verdict:
    """A finding about two claims with its sentence."""
    kind, rule, relation = finding
    return Verdict(kind, reasons.sentence(frame, rule, a, b, relation), relation, rule)


def decide(frame: Frame, a: Said, b: Said) -> Finding:
    """The verdict without its sentence, which is only wanted where a verdict is shown."""
    if a.stance in SILENT or b.stance in SILENT:
        return "no_confirmation", "silence", _relation_or_disjoint(frame, a, b)
    if a.key is None or b.key is None:
        return "compatible", "no_value", "disjoint"
    relation = relate_values(frame, a, b)
    if a.stance == "asserts" and b.stance == "asserts":
        return between_assertions(frame, a, b, relation)
    if "retracts" in (a.stance, b.stance):
        return _retraction(a, b, relation)
    if a.stance == b.stance:
        return "compatible", "two_denials", relation
    if a.stance == "denies":
        return (*_denial(frame, a, b, relation), relation)
    return (*_denial(frame, b, a, SWAPPED[relation]), relation)


def relate_values(frame: Frame, a: Said, b: Said) -> Relation:
    """What the value of ``a`` is to that of ``b`` as sets (rules 4 to 6)."""
    assert a.key is not None and b.key is not None
    if a.span is not None and b.span is not None:
        return relate(a.span, b.span)
    if a.key == b.key:
        return "equal"
    prop = frame.prop
    if prop.type in _INTERVALS:
        # an age that nobody says the day of can belong to any year
        return "overlap"
    if prop.type == "choice":
        if prop.leaves_open and (a.key in prop.leaves_open or b.key in prop.leaves_open):
            return "overlap"
        return relate_in_tree(a.key, b.key, prop.tree)
    if prop.type == "text":
        return "overlap" if prop.cardinality != "many" and spelt_alike(a.label, b.label) else "disjoint"
    if prop.type == "place":
        return _places(frame, a.key, b.key)
    return _might_be_one(frame, a.key, b.key) or relate_in_tree(a.key, b.key, frame.parents)


def _relation_or_disjoint(frame: Frame, a: Said, b: Said) -> Relation:
    return "disjoint" if a.key is None or b.key is None else relate_values(frame, a, b)


@lru_cache(maxsize=1024)
def spelt_alike(a: str, b: str) -> bool:
    """Whether two names can be spellings of one: they sound alike, written apart or as one word."""
    from store.names import fold, key, words

    if key("".join(fold(a))) == key("".join(fold(b))):
        return True
    first, second = ({key(word) for word in words(name)} for name in (a, b))
    return first <= second or second <= first


def _might_be_one(frame: Frame, a: str, b: str) -> Relation | None:
    return "overlap" if frame.perhaps and frozenset((a, b)) in frame.perhaps else None


def _places(frame: Frame, a: str, b: str) -> Relation:
    """Places by containment. "Near X" is anywhere in what X lies in; near a whole country, anywhere.

    A region that cuts across the tree ("the border region") is put beside what it may share ground
    with by ``perhaps``: then it and everything in it overlaps.
    """
    near_a, near_b = a.startswith("near:"), b.startswith("near:")
    if not (near_a or near_b or frame.perhaps):
        return relate_in_tree(a, b, frame.parents)
    bare_a, bare_b = a.removeprefix("near:"), b.removeprefix("near:")
    around_a = frame.parents.get(bare_a) if near_a else bare_a
    around_b = frame.parents.get(bare_b) if near_b else bare_b
    if around_a is None or around_b is None:
        return "overlap"
    relation = relate_in_tree(around_a, around_b, frame.parents)
    if relation == "disjoint":
        above = [(x, y) for x in _upward(frame, around_a) for y in _upward(frame, around_b)]
        return "overlap" if any(_might_be_one(frame, x, y) for x, y in above) else "disjoint"
    if near_a and not near_b:
        return "inside" if relation == "inside" else "overlap"
    if near_b and not near_a:
        return "contains" if relation == "contains" else "overlap"
    return "overlap" if near_a else relation


def _upward(frame: Frame, node: str) -> list[str]:
    out: list[str] = []
    above: str | None = node
    while above is not None and above not in out:
        out.append(above)
        above = frame.parents.get(above)
    return out


def time_of(frame: Frame, said: Said) -> Time | None:
    """When the value of a claim holds, for a question with one value at a time."""
    return holds_at(frame.prop, said.key, valid=said.valid, as_of=said.as_of, told=said.told)


def _retraction(a: Said, b: Said, relation: Relation) -> Finding:
    if a.speaker == b.speaker and a.stance != b.stance and relation != "disjoint":
        return "retracted", "retraction", relation
    return "compatible", "retraction_by_another", relation


def _denial(frame: Frame, denial: Said, claim: Said, relation: Relation) -> tuple[VerdictKind, Rule]:
    """Rule 3 with S the denied set and V the asserted one; ``relation`` is of S to V."""
    if relation == "disjoint":
        return "compatible", "denial_elsewhere"
    if frame.prop.cardinality == "one_at_a_time" and denial_misses(frame.prop, denial, claim):
        return "compatible", "denial_of_another_time"
    if relation == "inside" and denial.span is not None and denial.span.lo == denial.span.hi:
        return "compatible", "denial_of_one_value"
    if denial.speaker == claim.speaker and relation != "inside" and _later_word(denial, claim) is not None:
        return "revised", "denial_of_own_word"
    if "possible" in (denial.certainty, claim.certainty):
        return "hedged", "denial_hedged"
    if relation in ("equal", "contains"):
        return "denies", "denial_of_all"
    return "disputes_in_part", "denial_of_part"


def _later_word(a: Said, b: Said) -> Said | None:
    """Which of two claims of one speaker was told later; None where nothing tells, or it only says "may"."""
    word = a if later(a.told, b.told) else b if later(b.told, a.told) else None
    return None if word is None or word.certainty == "possible" else word


def between_assertions(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    """The finding on two assertions whose values are known to be in ``relation``."""
    prop = frame.prop
    if relation == "equal":
        return ("repeat", "same_origin", relation) if a.origin == b.origin else ("agrees", "same_value", relation)
    if relation in ("inside", "contains"):
        return "refines", "inside", relation
    if relation == "overlap":
        return "compatible", "overlap", relation
    if prop.cardinality == "many":
        return "compatible", "many_values", relation
    if prop.running:
        running = _running(a, b)
        if running is not None:
            return (*running, relation)
    elif prop.cardinality == "one_at_a_time":
        found = coincide(time_of(frame, a), time_of(frame, b))
        if found == "apart":
            return "succession", "one_after_the_other", relation
        if found == "unknown":
            return "possible_succession", "perhaps_one_after_the_other", relation
    same_speaker = a.speaker == b.speaker
    if same_speaker and not prop.running and _later_word(a, b) is not None:
        return "revised", "correction", relation
    if "possible" in (a.certainty, b.certainty):
        return "hedged", "hedge", relation
    # one speaker who names two places or parties of one event means both; a person has one birthplace
    if same_speaker and prop.type in ("entity", "place", "choice") and "leader" not in prop.kinds:
        return "compatible", "named_together", relation
    if prop.party:
        return "contested", "rival_parties", relation
    return "contradicts", "exclusion", relation


def counted_at(said: Said) -> Span | None:
    """The day a toll speaks of: as of, else when it was told."""
    return said.as_of or said.told


def _running(a: Said, b: Said) -> tuple[VerdictKind, Rule] | None:
    """Rule 7. None where two speakers count otherwise at one time, or the later one lower."""
    first, second = (a, b) if later(counted_at(b), counted_at(a)) else (b, a)
    if not later(counted_at(second), counted_at(first)):
        # one speaker's two counts of one day: the count moved, though nothing tells which way
        return ("possible_succession", "toll_moved") if a.speaker == b.speaker else None
    assert first.span is not None and second.span is not None
    higher = first.span.hi is not None and second.span.lo is not None and second.span.lo > first.span.hi
    if higher:
        return "updates", "toll_grew"
    return ("revised_down", "toll_lowered") if first.speaker == second.speaker else None
