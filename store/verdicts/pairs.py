"""What two claims of one question are to each other: the rules of docs/verdicts.md, in their order.

A verdict never says who is right. Here it is decided which rule applies, and what of the two claims made
it so; what each rule is called, finds and says is in :mod:`store.verdicts.reasons`. Claims that are not of one
question are not comparable and do not come here; the checks that look across questions are in
:mod:`store.derive.checks`.
"""

from __future__ import annotations

from store.model.vocabulary import SILENT
from store.values.sets import SWAPPED, Relation
from store.verdicts import reasons
from store.verdicts.relations import relate_or_disjoint, relate_values
from store.verdicts.said import Clash, Finding, Frame, Said, Verdict, as_told
from store.verdicts.timing import Time, coincide, counted_at, denial_misses, direction, later, time_of


def judge(frame: Frame, a: Said, b: Said) -> Verdict:
    """The verdict on two claims of one question. ``judge(b, a)`` is the same verdict, mirrored."""
    return told(decide(frame, a, b))


def told(found: Finding) -> Verdict:
    """A finding with its sentence."""
    rule = found.rule
    return Verdict(rule.kind, rule.sentence(found), found.relation, rule.name)


def decide(frame: Frame, a: Said, b: Said) -> Finding:
    """The finding on two claims: a verdict without its sentence, which is only wanted where it is shown."""
    prop = frame.prop
    if a.stance in SILENT or b.stance in SILENT:
        parts = _parts(a, b, a.stance in SILENT, b.stance in SILENT)
        return Finding(prop, reasons.silence, relate_or_disjoint(frame, a, b), *parts)
    if a.key is None or b.key is None:
        return Finding(prop, reasons.no_value, "disjoint", *_parts(a, b, a.key is None, b.key is None))
    relation = relate_values(frame, a, b)
    if a.stance == "asserts" and b.stance == "asserts":
        return between_assertions(frame, a, b, relation)
    if a.stance == "retracts" or b.stance == "retracts":
        return _retraction(frame, a, b, relation)
    if a.stance == b.stance:
        return Finding(prop, reasons.two_denials, relation, a, b)
    return _denial(frame, a, b, relation)


def _parts(a: Said, b: Said, holds_of_a: bool, holds_of_b: bool) -> tuple[Said, Said]:
    """The one of which it holds, then the other; where it holds of both, as they were told."""
    if holds_of_a and holds_of_b:
        return as_told(a, b)
    return (a, b) if holds_of_a else (b, a)


def _retraction(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    taken, other = _parts(a, b, a.stance == "retracts", b.stance == "retracts")
    own = taken.speaker == other.speaker
    if own and other.stance != "retracts" and relation != "disjoint":
        return Finding(frame.prop, reasons.retraction, relation, taken, other)
    return Finding(frame.prop, reasons.retraction_by_another, relation, taken, other)


def _denial(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    """One denies a set of values, the other asserts one."""
    denial, claim, prop = (a, b, frame.prop) if a.stance == "denies" else (b, a, frame.prop)
    reach = relation if denial is a else SWAPPED[relation]
    if reach == "disjoint":
        return Finding(prop, reasons.denial_elsewhere, relation, denial, claim)
    if prop.cardinality == "one_at_a_time" and denial_misses(prop, denial, claim):
        return Finding(prop, reasons.denial_of_another_time, relation, denial, claim)
    if reach == "inside" and denial.span is not None and denial.span.lo == denial.span.hi:
        return Finding(prop, reasons.denial_of_one_value, relation, denial, claim)
    if denial.speaker == claim.speaker and reach != "inside":
        turn = _in_turn(denial, claim)
        if turn is not None:
            return Finding(prop, reasons.denial_of_own_word, relation, *turn)
    if denial.certainty == "possible":
        return Finding(prop, reasons.denial_hedged, relation, denial, claim)
    if claim.certainty == "possible":
        return Finding(prop, reasons.denial_hedged, relation, claim, denial)
    rule = reasons.denial_of_all if reach in ("equal", "contains") else reasons.denial_of_part
    return Finding(prop, rule, relation, denial, claim)


def _in_turn(a: Said, b: Said) -> tuple[Said, Said] | None:
    """What one speaker said first, and what later; None where nothing tells, or the later only says "may"."""
    turn = (b, a) if later(a.told, b.told) else (a, b) if later(b.told, a.told) else None
    return None if turn is None or turn[1].certainty == "possible" else turn


def between_assertions(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    """The finding on two assertions whose values are known to be in ``relation``."""
    prop = frame.prop
    if relation == "equal":
        return Finding(prop, reasons.same_origin if a.origin == b.origin else reasons.same_value, relation, a, b)
    if relation == "inside":
        return Finding(prop, reasons.inside, relation, a, b)
    if relation == "contains":
        return Finding(prop, reasons.inside, relation, b, a)
    if relation == "overlap":
        return Finding(prop, reasons.overlap, relation, a, b)
    if prop.cardinality == "many":
        return Finding(prop, reasons.many_values, relation, a, b)
    counts: tuple[Said, Said] | None = None
    times: tuple[Time | None, Time | None] = (None, None)
    if prop.running:
        counts = _counts(a, b)
        moved = _running(frame, a, b, relation, counts)
        if moved is not None:
            return moved
    elif prop.cardinality == "one_at_a_time":
        times = (time_of(frame, a), time_of(frame, b))
        found = coincide(*times)
        if found == "apart":
            return Finding(prop, reasons.one_after_the_other, relation, a, b)
        if found == "unknown":
            return Finding(prop, reasons.perhaps_one_after_the_other, relation, a, b)
    same_speaker = a.speaker == b.speaker
    if same_speaker and not prop.running:
        turn = _in_turn(a, b)
        if turn is not None:
            return Finding(prop, reasons.correction, relation, *turn)
    if a.certainty == "possible" or b.certainty == "possible":
        parts = _parts(a, b, a.certainty == "possible", b.certainty == "possible")
        return Finding(prop, reasons.hedge, relation, *parts)
    # one speaker who names two places or parties of one event means both; a person has one birthplace
    if same_speaker and prop.type in ("entity", "place", "choice") and "leader" not in prop.kinds:
        return Finding(prop, reasons.named_together, relation, a, b)
    if prop.party:
        return Finding(prop, reasons.rival_parties, relation, a, b)
    return _exclusion(frame, a, b, relation, counts, times)


def _counts(a: Said, b: Said) -> tuple[Said, Said] | None:
    """The earlier count, then the later; None where nothing tells."""
    at_a, at_b = counted_at(a), counted_at(b)
    return (a, b) if later(at_b, at_a) else (b, a) if later(at_a, at_b) else None


def _running(frame: Frame, a: Said, b: Said, relation: Relation, counts: tuple[Said, Said] | None) -> Finding | None:
    """A toll that moved. None where two speakers count otherwise at one time, or the later one lower."""
    if counts is None:
        # one speaker's two counts of one day: the count moved, though nothing tells which way
        return Finding(frame.prop, reasons.toll_moved, relation, a, b) if a.speaker == b.speaker else None
    first, second = counts
    assert first.span is not None and second.span is not None
    if first.span.hi is not None and second.span.lo is not None and second.span.lo > first.span.hi:
        return Finding(frame.prop, reasons.toll_grew, relation, first, second)
    if first.speaker == second.speaker:
        return Finding(frame.prop, reasons.toll_lowered, relation, first, second)
    return None


def _exclusion(
    frame: Frame,
    a: Said,
    b: Said,
    relation: Relation,
    counts: tuple[Said, Said] | None,
    times: tuple[Time | None, Time | None],
) -> Finding:
    """Only one of the two can be true, and how they exclude each other."""
    prop, since = frame.prop, None
    one, other = a, b
    clash: Clash = "only_one"
    if a.speaker == b.speaker:
        clash = "one_speaker"
    elif prop.type == "date":
        clash, one, other = _days(a, b)
    elif counts is not None:
        clash = "lower_later"
        one, other = counts
    elif prop.type == "quantity":
        clash = "figures"
    elif prop.type == "age":
        clash = "births"
    elif prop.type == "place":
        clash = "two_answers" if prop.when == "always" else "apart"
    elif prop.cardinality == "one_at_a_time":
        clash = "at_one_time"
        one, other, since = _lasting(frame, a, b, times)
    return Finding(prop, reasons.exclusion, relation, one, other, clash, since)


def _days(a: Said, b: Said) -> tuple[Clash, Said, Said]:
    """How two dates exclude each other; where one of them is a single day it comes first."""
    a_day, b_day = (said.span is not None and said.span.lo == said.span.hi for said in (a, b))
    if a_day and b_day:
        return "different_days", a, b
    if a_day or b_day:
        return "outside", *((a, b) if a_day else (b, a))
    return "no_common_day", a, b


def _lasting(frame: Frame, a: Said, b: Said, times: tuple[Time | None, Time | None]) -> tuple[Said, Said, int | None]:
    """The one that lasts (the dead stay dead), the other, and since when; None where neither does."""
    sides = ((a, b, times[0]), (b, a, times[1]))
    for said, other, time in sides if as_told(a, b)[0] is a else sides[::-1]:
        if direction(frame.prop, said.key) == "forward" and time is not None and time.span.lo is not None:
            return said, other, time.span.lo
    return a, b, None
