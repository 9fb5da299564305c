"""Which claims no longer stand, because their own speaker took them back or replaced them.

A claim is closed by a retraction of its speaker, or by the speaker's later dated word of the same question: a
correction, or a toll that moved. Nothing else closes: no denial, no word of another, and no word of which nobody
knows when it was said, but that a toll has grown since another such word. What is only possible replaces nothing
certain.

Where the days leave it open whether a word came later, or where the later word says less than the earlier, nothing
is closed; the speaker may have stepped back all the same. What a conflict with such a claim comes to is told in
:mod:`store.verdicts.doubts`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from store.model.facts import dataclass
from store.model.vocabulary import SILENT
from store.properties.property import AMOUNTS
from store.verdicts.rules.counts import counted_otherwise
from store.verdicts.rules.minutes import minutes_of
from store.verdicts.rules.pairs import decide
from store.verdicts.rules.relations import relate_values
from store.verdicts.rules.rounding import stands_for
from store.verdicts.rules.said import Frame, Said
from store.verdicts.rules.timing import counted_at, later, may_be_later, may_be_told_later, may_coincide, told_later

#: Of a speaker with more words than this on one question it is not followed for what a word was given up at last.
_MANY = 40


@dataclass(frozen=True, slots=True)
class Closings:
    """``closed`` gives for each claim that no longer stands the one that closed it, ``shown`` a pair of each kind.

    ``doubted`` gives for claims that their speaker may have given up the words by which that may be. What may be a
    looser telling is there too, if only with none; ``own`` gives it as a word of its own.
    """

    closed: dict[int, int]
    shown: list[tuple[Said, Said]]
    doubted: dict[int, list[Said]]
    own: Mapping[int, Said]


def close(frame: Frame, claims: Sequence[Said], repeats: Collection[int], own: Mapping[int, Said]) -> Closings:
    """What of the claims of a question is closed. ``claims`` come in the order they were told.

    ``repeats`` are the undated ones that say again what was said before (:mod:`store.verdicts.repeats`): they go
    where that goes, and close nothing. ``own`` gives those that may only tell it less exactly as words of their own.
    """
    found = Closings({}, [], {number: [] for number in own}, own)
    by_speaker: dict[str, dict[tuple[object, ...], list[Said]]] = {}
    for said in claims:
        if said.key is not None and said.stance not in SILENT:
            times = (said.told, said.as_of, said.valid, minutes_of(said), said.published)
            late = own[said.id].told if said.id in own else None
            cell = (said.key, said.stance, times, late, said.certainty, said.counted, said.dated, said.id in repeats)
            by_speaker.setdefault(said.speaker, {}).setdefault(cell, []).append(said)
    for cells in by_speaker.values():
        if len(cells) < 2:
            continue
        # claims come in the order they were told, so the first that replaces is the next word
        groups = list(cells.values())
        for old in groups:
            others = [new[0] for new in groups if new is not old]
            firsts = (new for new in others if new.id not in repeats)
            after = next((new for new in firsts if _replaces(frame, old[0], new)), None)
            if after is not None:
                found.closed.update((said.id, after.id) for said in old)
                found.shown.append((old[0], after))
                continue
            perhaps = [new for new in others if _may_have_replaced(frame, old[0], new, own)]
            if perhaps:
                found.doubted.update((said.id, perhaps) for said in old)
        if len(groups) <= _MANY:
            _follow(found, groups)
    return found


def _follow(found: Closings, groups: Sequence[Sequence[Said]]) -> None:
    """A word that may have been given up for another may have been given up for what that was given up for."""
    words = {old[0].id: old[0] for old in groups}
    after = {old[0].id: found.doubted.get(old[0].id, []) for old in groups}
    after.update((number, [words[new]]) for number, new in found.closed.items() if new in words)
    for old in groups:
        more = list(found.doubted.get(old[0].id, ()))
        for word in more:
            # round the words of days that leave it open no way leads back to what was surely said before
            news = (new for new in after.get(word.id, ()) if new.id != old[0].id and not told_later(old[0], new))
            more += [new for new in news if new not in more]
        if more:
            found.doubted.update((said.id, more) for said in old)


def _replaces(frame: Frame, old: Said, new: Said) -> bool:
    if old.stance == "retracts" or new.stance == "denies":
        return False
    if old.stance == new.stance and old.key == new.key:
        return False
    if told_later(old, new) or (new.certainty == "possible" and old.certainty != "possible"):
        return False
    found = decide(frame, old, new)
    if found.kind == "retracted":
        return True
    # a rule of one after the other names the later one last
    if found.kind not in ("updates", "revised_down", "revised") or found.other is not new:
        return False
    # a count is dated by the day it speaks of as well; and that a toll grew needs no day, unless the old one has it
    return _is_dated(frame, new) or (found.kind == "updates" and not old.dated)


def _is_dated(frame: Frame, said: Said) -> bool:
    return said.has_day or (frame.prop.running and said.as_of is not None)


def _may_have_replaced(frame: Frame, old: Said, new: Said, own: Mapping[int, Said]) -> bool:
    """Whether ``old`` may have been given up for ``new``, where each may be a looser telling or a word of its own."""
    if _may_replace(frame, old, new) or (old.id in own and _may_replace(frame, own[old.id], new)):
        return True
    return new.id in own and _replaces(frame, old, own[new.id])


def _may_replace(frame: Frame, old: Said, new: Said) -> bool:
    """Whether the speaker may have given up ``old`` for ``new``, though nothing shows it.

    A quotation without a day shows nothing: it may be the older word, told less exactly.
    """
    prop = frame.prop
    if new.stance == "retracts":
        return _may_reach(frame, new, old)
    if not old.stance == new.stance == "asserts" or old.key == new.key or prop.party or prop.cardinality == "many":
        return False
    if not _is_dated(frame, new) or (new.certainty == "possible" and old.certainty != "possible"):
        return False
    by_day = prop.running and may_be_later(counted_at(new), counted_at(old))
    if not (by_day or may_be_told_later(new, old)) or later(old.told, new.told):
        return False
    relation = relate_values(frame, old, new)
    # a later count takes the place of an earlier one, also where it is only more exact
    if relation == "equal" or (relation == "contains" and not prop.running):
        return False
    if prop.type == "quantity" and relation == "disjoint" and counted_otherwise(old, new):
        return False
    return prop.cardinality != "one_at_a_time" or may_coincide(frame, old, new)


def _may_reach(frame: Frame, taken: Said, old: Said) -> bool:
    """Whether a speaker who takes back a part of a word may have taken back all of it: Tarn, where the word had been
    the coast. Who says it after that stands by it."""
    if old.stance != "asserts" or (taken.certainty == "possible" and old.certainty != "possible"):
        return False
    if told_later(old, taken):
        return False
    apart = relate_values(frame, old, taken) == "disjoint"
    return not apart or (frame.prop.type in AMOUNTS and stands_for(old, taken, frame.prop.type) is not None)
