"""What a conflict comes to with a word that its speaker may have given up, or that may be another told less exactly.

It is no sure conflict where the word for which the first may have been given up leaves room for what that excludes. Nor
is what a quotation without a day excludes only as an earlier word told less exactly, or only as a word of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from store.model.vocabulary import CONFLICTS
from store.values.basis.sets import Span
from store.verdicts.closing import Closings
from store.verdicts.repeats import TIMES
from store.verdicts.rules import reasons
from store.verdicts.rules.minutes import minutes_of
from store.verdicts.rules.pairs import decide
from store.verdicts.rules.said import Finding, Frame, Said
from store.verdicts.rules.timing import counted_at, later


def in_doubt(frame: Frame, closings: Closings, finding: Finding) -> Finding:
    """What a conflict comes to that is none for sure: with a word that its speaker may have given up for another,
    which leaves room; or with what may be another word told less exactly, or a later one that excludes nothing."""
    a, b, own = finding.one, finding.other, closings.own
    if finding.kind not in CONFLICTS or not (a.id in closings.doubted or b.id in closings.doubted):
        return finding
    for one, other in product(*((said, own[said.id]) if said.id in own else (said,) for said in (a, b))):
        found = finding if one is a and other is b else decide(frame, one, other)
        if found.kind not in CONFLICTS:
            return found
        doubt = _given_up(frame, closings.doubted, one, other)
        if doubt is not None:
            return Finding(frame.prop, reasons.STEPPED_BACK, found.relation, *doubt[:2], after=doubt[2])
    return finding


def _given_up(frame: Frame, doubted: Mapping[int, Sequence[Said]], a: Said, b: Said) -> tuple[Said, Said, Said] | None:
    """Of two claims in conflict the one that its speaker may have given up, the other, and the word for which that
    may be: one that leaves room for the other, or for what that may have been given up for. None for a sure conflict.
    """
    firsts, seconds = doubted.get(a.id, ()), doubted.get(b.id, ())
    if a.speaker == b.speaker:
        # a word of one speaker is not given up for the very word it is in conflict with
        firsts = [word for word in firsts if word.stance == "retracts" or _what_and_when(word) != _what_and_when(b)]
        seconds = [word for word in seconds if word.stance == "retracts" or _what_and_when(word) != _what_and_when(a)]
    for one, other, words in ((a, b, firsts), (b, a, seconds)):
        for word in words:
            if _leaves_room(frame, _in_place(frame, one, word), other):
                return one, other, word
    # what stands in the place of each: it makes no odds which of the two is named first
    lasts = [_in_place(frame, b, last) for last in seconds]
    for word in firsts:
        stands = _in_place(frame, a, word)
        if any(_leaves_room(frame, stands, last) for last in lasts if last is not None):
            return a, b, word
    return None


def _what_and_when(said: Said) -> tuple[object, ...]:
    return said.key, said.told, said.as_of, said.valid, minutes_of(said)


def _in_place(frame: Frame, one: Said, word: Said) -> Said | None:
    """``word``, by which ``one`` may have been given up, as it stands in the place of that; None where it cannot.

    Where one value holds at a time it takes the times of ``one``: what is said of another time takes nothing back.
    A count that replaces another was made after it.
    """
    if word.stance == "retracts":
        return word
    if frame.prop.cardinality == "one_at_a_time":
        return replace(word, **{name: getattr(one, name) for name in TIMES}, own=one.own)
    if not frame.prop.running:
        return word
    return None if later(counted_at(one), counted_at(word)) else _since(word, counted_at(one))


def _leaves_room(frame: Frame, stands: Said | None, other: Said) -> bool:
    """Whether what stands in the place of a word is in no conflict with ``other``."""
    if stands is None:
        return False
    return stands.stance == "retracts" or decide(frame, stands, other).kind not in CONFLICTS


def _since(word: Said, day: Span | None) -> Said:
    """A count as of one that was not made before a day."""
    at = counted_at(word)
    if at is None or day is None or day.lo is None or (at.lo is not None and at.lo >= day.lo):
        return word
    since = Span(day.lo, at.hi)
    return replace(word, told=since) if word.as_of is None else replace(word, as_of=since)
