"""What two claims of one question are to each other: the rules of docs/verdicts.md, in their order.

A verdict never says who is right. Here it is decided which rule applies, and what of the two claims made
it so; what each rule is called, finds and says is in :mod:`store.verdicts.rules.reasons`. Claims that are not of one
question are not comparable and do not come here; the checks that look across questions are in
:mod:`store.derive.checks`.
"""

from __future__ import annotations

from store.model.vocabulary import SILENT
from store.properties.property import AMOUNTS
from store.values.basis.sets import Relation
from store.values.dates.moments import has_time
from store.verdicts.rules import counts, reasons
from store.verdicts.rules.denials import parts, retraction_or_denial
from store.verdicts.rules.relations import relate_or_disjoint, relate_values, successors
from store.verdicts.rules.rounding import near as are_near
from store.verdicts.rules.rounding import stands_for
from store.verdicts.rules.said import Clash, Finding, Frame, Said, Verdict, as_told
from store.verdicts.rules.timing import (
    Coincidence,
    Time,
    at_two_minutes,
    coincide,
    direction,
    may_be_told_later,
    may_coincide,
    time_of,
    told_later,
)


def judge(frame: Frame, a: Said, b: Said) -> Verdict:
    """The verdict on two claims of one question. ``judge(b, a)`` is the same verdict, mirrored."""
    return told(decide(frame, a, b))


def told(found: Finding) -> Verdict:
    """A finding with its sentence."""
    rule = found.rule
    return Verdict(rule.kind, rule.sentence(found), found.relation, rule.name, found.near)


def decide(frame: Frame, a: Said, b: Said) -> Finding:
    """The finding on two claims: a verdict without its sentence, which is only wanted where it is shown."""
    prop = frame.prop
    if a.stance in SILENT or b.stance in SILENT:
        sides = parts(a, b, a.stance in SILENT, b.stance in SILENT)
        return Finding(prop, reasons.silence, relate_or_disjoint(frame, a, b), *sides)
    if a.key is None or b.key is None:
        return Finding(prop, reasons.no_value, "disjoint", *parts(a, b, a.key is None, b.key is None))
    if a.stance == "asserts" and b.stance == "asserts":
        return between_assertions(frame, a, b, relate_values(frame, a, b))
    return retraction_or_denial(frame, a, b)


def between_assertions(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    """The finding on two assertions whose values are known to be in ``relation``."""
    prop = frame.prop
    if relation == "equal":
        return Finding(prop, reasons.same_origin if a.origin == b.origin else reasons.same_value, relation, a, b)
    if relation in ("inside", "contains"):
        finer, wider = (a, b) if relation == "inside" else (b, a)
        loosened = counts.loosened(frame, finer, wider, relation) if prop.running else None
        return loosened or Finding(prop, reasons.inside, relation, finer, wider)
    if relation == "overlap":
        return Finding(prop, reasons.overlap, relation, a, b)
    if prop.cardinality == "many":
        return Finding(prop, reasons.many_values, relation, a, b)
    return _apart(frame, a, b, relation)


def _apart(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    """The finding on two assertions whose values share nothing, where one is expected at a time."""
    prop = frame.prop
    times: tuple[Time | None, Time | None] = (None, None)
    together: Coincidence = "unknown"
    if prop.cardinality == "one_at_a_time":
        times = (time_of(frame, a), time_of(frame, b))
        together = coincide(*times)
        if together == "apart" and may_coincide(frame, a, b):
            together = "unknown"
        if together == "together" and at_two_minutes(frame, a, b):
            together = "apart"
        if together == "apart":
            return Finding(prop, reasons.one_after_the_other, relation, a, b)
    if successors(frame, a, b) and (a.valid is None or b.valid is None or together != "together"):
        return Finding(prop, reasons.successor, relation, a, b)
    if prop.type in AMOUNTS:
        figures = _figures(frame, a, b, relation)
        if figures is not None:
            return figures
    if prop.cardinality == "one_at_a_time" and together == "unknown":
        return Finding(prop, reasons.perhaps_one_after_the_other, relation, a, b)
    return _at_one_time(frame, a, b, relation, times)


def _figures(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding | None:
    """Two figures that can both be true all the same: made otherwise, rounded, or of a toll that moved."""
    prop = frame.prop
    if (a.counted or b.counted) and counts.counted_otherwise(a, b):
        return Finding(prop, reasons.counted_otherwise, relation, a, b)
    coarse = stands_for(a, b, prop.type)
    rounded = None
    if coarse is not None:
        rounded = Finding(prop, reasons.rounded, relation, b if coarse is a else a, coarse)
    return counts.moved(frame, a, b, relation, rounded) if prop.running else rounded


def _at_one_time(frame: Frame, a: Said, b: Said, relation: Relation, times: tuple[Time | None, Time | None]) -> Finding:
    """Two values that no time keeps apart: a correction, a hedge, both named by one voice, or a conflict."""
    prop = frame.prop
    own = a.speaker == b.speaker and not prop.running
    # an accusation is not taken back by another
    if own and not prop.party:
        turn = in_turn(a, b)
        if turn is not None:
            return Finding(prop, reasons.correction, relation, *turn)
    if a.certainty == "possible" or b.certainty == "possible":
        sides = parts(a, b, a.certainty == "possible", b.certainty == "possible")
        return Finding(prop, reasons.hedge, relation, *sides)
    # one speaker who names two places or parties of one event means both; a person has one birthplace
    if own and prop.type in ("entity", "place", "choice") and "leader" not in prop.kinds:
        return Finding(prop, reasons.named_together, relation, a, b)
    if prop.party:
        rule = reasons.named_together if counts.one_hand(a, b) else reasons.rival_parties
        return Finding(prop, rule, relation, a, b)
    if own and (_may_replace(a, b) or _may_replace(b, a)):
        return Finding(prop, reasons.may_be_corrected, relation, a, b)
    if frame.shared:
        return Finding(prop, reasons.TWO_HOLDERS, relation, a, b)
    return _exclusion(frame, a, b, relation, times)


def in_turn(a: Said, b: Said) -> tuple[Said, Said] | None:
    """What one speaker said first, and what later; None where nothing tells, or the later only says "may"."""
    turn = (b, a) if told_later(a, b) else (a, b) if told_later(b, a) else None
    return None if turn is None or not turn[1].has_day or turn[1].certainty == "possible" else turn


def _may_replace(old: Said, new: Said) -> bool:
    """Whether a dated word may have come after another, though the days do not tell."""
    return new.has_day and new.told is not None and old.told is not None and may_be_told_later(new, old)


def _exclusion(frame: Frame, a: Said, b: Said, relation: Relation, times: tuple[Time | None, Time | None]) -> Finding:
    """Only one of the two can be true, and how they exclude each other."""
    prop, since = frame.prop, None
    one, other = a, b
    clash: Clash = "only_one"
    near = prop.type in AMOUNTS and a.span is not None and b.span is not None and are_near(a.span, b.span)
    if a.speaker == b.speaker:
        clash = "one_speaker"
    elif prop.type == "date":
        clash, one, other = _days(a, b)
    elif prop.type in AMOUNTS:
        clash = "figures"
        low, high = counts.low_and_high(a, b)
        if prop.running and counts.after(low, high) == "surely":
            clash, one, other = "lower_later", high, low
    elif prop.type == "age":
        clash = "births"
    elif prop.type == "place":
        clash = "two_answers" if prop.when == "always" else "apart"
    elif prop.cardinality == "one_at_a_time":
        clash = "at_one_time"
        one, other, since = _lasting(frame, a, b, times)
    return Finding(prop, reasons.exclusion, relation, one, other, clash, since, near)


def _days(a: Said, b: Said) -> tuple[Clash, Said, Said]:
    """How two dates exclude each other; where one of them is a single day it comes first."""
    if a.key is not None and b.key is not None and has_time(a.key) and has_time(b.key):
        return "different_times", a, b
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
