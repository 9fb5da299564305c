"""What a denial, a silence or a retraction is to another claim.

A denial closes nothing: the word of a report and the denial of it stand beside each other, also where both are of one
speaker. Only a retraction takes a word back.
"""

from __future__ import annotations

from store.values.basis.sets import SWAPPED, Relation, Span
from store.verdicts.rules import reasons
from store.verdicts.rules.relations import excludes_nothing, relate_values
from store.verdicts.rules.rounding import reach
from store.verdicts.rules.said import Finding, Frame, Said, as_told
from store.verdicts.rules.timing import denial_misses, told_later


def parts(a: Said, b: Said, holds_of_a: bool, holds_of_b: bool) -> tuple[Said, Said]:
    """The one of which it holds, then the other; where it holds of both, as they were told."""
    if holds_of_a and holds_of_b:
        return as_told(a, b)
    return (a, b) if holds_of_a else (b, a)


def retraction(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    """One of the two takes a word back: that closes the speaker's own of it, and of what it contains, nothing wider:
    who takes back 40 and says "at least 12" stands by that."""
    taken, other = parts(a, b, a.stance == "retracts", b.stance == "retracts")
    own = taken.speaker == other.speaker
    reached = relation if taken is a else SWAPPED[relation]
    if own and other.stance != "retracts" and (reached in ("equal", "contains") or _rounds(frame, taken, other)):
        return Finding(frame.prop, reasons.retraction, relation, taken, other)
    return Finding(frame.prop, reasons.retraction_by_another, relation, taken, other)


def denial(frame: Frame, a: Said, b: Said, relation: Relation) -> Finding:
    """One denies a set of values, the other asserts one."""
    no, claim, prop = (a, b, frame.prop) if a.stance == "denies" else (b, a, frame.prop)
    reached = relation if no is a else SWAPPED[relation]
    if reached in ("disjoint", "inside") and _rounds(frame, no, claim):
        reached = "equal"
    if reached == "disjoint" or (reached == "overlap" and excludes_nothing(frame, no, claim)):
        return Finding(prop, reasons.denial_elsewhere, relation, no, claim)
    if prop.cardinality == "one_at_a_time" and denial_misses(prop, no, claim):
        return Finding(prop, reasons.denial_of_another_time, relation, no, claim)
    if reached == "inside" and no.span is not None and no.span.lo == no.span.hi:
        return Finding(prop, reasons.denial_of_one_value, relation, no, claim)
    own = no.speaker == claim.speaker and reached != "inside"
    if own and claim.has_day and told_later(claim, no) and claim.certainty != "possible":
        return Finding(prop, reasons.said_after_denial, relation, no, claim)
    if no.certainty == "possible":
        return Finding(prop, reasons.denial_hedged, relation, no, claim)
    if claim.certainty == "possible":
        return Finding(prop, reasons.denial_hedged, relation, claim, no)
    if own:
        return Finding(prop, reasons.denial_of_own_word, relation, claim, no)
    rule = reasons.denial_of_all if reached in ("equal", "contains") else reasons.denial_of_part
    return Finding(prop, rule, relation, no, claim)


def _rounds(frame: Frame, no: Said, claim: Said) -> bool:
    """Whether the figure denied and the figure asserted are one, told to the last in one word and rounded in the
    other: "about 11,300" where 11,300 is denied, 11,300 where 11,000 is, or 11,000 where 11,300 is."""
    if no.span is None or claim.span is None or no.key is None or claim.key is None:
        return False
    # "about" stands before a figure and behind a day
    if claim.key != no.key and claim.key.strip("~") == no.key:
        return True
    if frame.prop.type != "quantity" or "~" in (no.key[:1], claim.key[:1]):
        return False
    return _stands_for(no.span, claim.span) or _stands_for(claim.span, no.span)


def _stands_for(round_: Span, figure: Span) -> bool:
    """Whether one figure is a round one that the other can be told as."""
    if round_.lo != round_.hi or figure.lo != figure.hi or figure.lo is None:
        return False
    wide = reach(round_)
    return wide != round_ and wide.lo is not None and wide.hi is not None and wide.lo <= figure.lo <= wide.hi


def retraction_or_denial(frame: Frame, a: Said, b: Said) -> Finding:
    """The finding on two claims of which one at least is no assertion, and neither is silent."""
    relation = relate_values(frame, a, b)
    if a.stance == "retracts" or b.stance == "retracts":
        return retraction(frame, a, b, relation)
    if a.stance == b.stance:
        return Finding(frame.prop, reasons.two_denials, relation, a, b)
    return denial(frame, a, b, relation)
