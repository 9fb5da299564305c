"""Words that are said again, nobody knows when: as early as the same voice first said them.

A report that quotes somebody without a day came out on the latest day the word can have been said. Where the same
voice is known to have said the same before, the quotation may be of that: so a stale repeat is no later word, it
spoils no verdict between others, and it goes where the first one went. Who says it again on a day, or of a day, says
it anew; and another voice's word is its own.

A quotation that says less than the same voice had said ("an air strike", after "a drone strike") may be of that word
too, told less exactly: it is as early as that, and goes where that went. It need not be of it, so it excludes for sure
only what it would exclude on its own day as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from store.values.basis.sets import Span
from store.verdicts.answers import in_order
from store.verdicts.rules.counts import hand
from store.verdicts.rules.relations import relate_values
from store.verdicts.rules.said import Frame, Said
from store.verdicts.rules.timing import later

#: All that says when something was said, and of when.
TIMES = ("told", "as_of", "valid", "published", "told_at", "as_of_at", "told_clock", "as_of_clock")


class Early(NamedTuple):
    """The claims of a question, each undated repeat with the times of what it repeats, and which those are.

    ``own`` gives what may be a looser telling of another word as it is where it is none: at its own times.
    """

    claims: list[Said]
    repeats: frozenset[int]
    own: Mapping[int, Said]


def as_early(frame: Frame, claims: Iterable[Said]) -> Early:
    """The claims of a question, as early as they may be. A body's voices count together."""
    claims = list(claims)
    if all(said.has_day for said in claims):
        return Early(claims, frozenset(), {})
    by_hand: dict[_Hand, dict[str | None, list[Said]]] = {}
    for said in claims:
        if said.stance == "asserts":
            by_hand.setdefault(_hand(frame, said), {}).setdefault(said.key, []).append(said)
    early: dict[int, Said] = {}
    repeats: set[int] = set()
    own: dict[int, Said] = {}
    for groups in by_hand.values():
        for group in groups.values():
            again = [said for said in group if not _is_dated(said)]
            if len(group) > 1 and again:
                found, first = _first(group, again)
                early.update(found)
                repeats |= found.keys() - {first}
        if len(groups) > 1:
            told_less = _told_less(frame, groups, early, repeats)
            own.update((said.id, said) for said, _ in told_less)
            early.update((said.id, first) for said, first in told_less)
            repeats |= {said.id for said, _ in told_less}
    return Early([early.get(said.id, said) for said in claims], frozenset(repeats), own)


#: Whose word, counted how, and whether it is only possible, which is no first word of what is said for certain.
_Hand = tuple[str, str, bool]


def _hand(frame: Frame, said: Said) -> _Hand:
    return hand(said) if frame.prop.running else said.speaker, said.counted, said.certainty == "possible"


def _told_less(
    frame: Frame, groups: Mapping[str | None, Sequence[Said]], early: Mapping[int, Said], repeats: Collection[int]
) -> list[tuple[Said, Said]]:
    """What one hand is quoted for without a day, and had said more exactly before: as it is, and with the times of
    that."""
    out: list[tuple[Said, Said]] = []
    for key, group in groups.items():
        loose = [early.get(said.id, said) for said in group if not _is_dated(said) and _is_first(said, group, repeats)]
        if key is None or not loose:
            continue
        finer = [
            early.get(said.id, said)
            for other, words in groups.items()
            if other is not None and other != key and _is_looser(frame, group[0], words[0])
            for said in words
        ]
        finer.sort(key=in_order)
        for said in loose:
            first = next((word for word in finer if not later(word.told, said.told)), None)
            if first is not None:
                out.append((said, _no_later(_as_first(said, first), said.told)))
    return out


def _is_looser(frame: Frame, said: Said, word: Said) -> bool:
    """Whether one may be a looser telling of another: it says less, or is a range that reaches beyond."""
    relation = relate_values(frame, said, word)
    return relation in ("equal", "contains") or (
        relation == "overlap" and said.span is not None and word.span is not None
    )


def _is_first(said: Said, group: Sequence[Said], repeats: Collection[int]) -> bool:
    """Whether nothing but undated words of its own value stand before a claim."""
    return said.id not in repeats or not any(_is_dated(other) and not later(other.told, said.told) for other in group)


def _no_later(said: Said, day: Span | None) -> Said:
    """A looser telling that was told on the last of some days at the latest: nothing it may be of puts it off."""
    told = said.told
    if told is None or day is None:
        return said
    low = None if told.lo is None or day.lo is None else min(told.lo, day.lo)
    high = told.hi if day.hi is None else day.hi if told.hi is None else min(told.hi, day.hi)
    at = Span(low, high)
    return said if at == told else replace(said, told=at, told_at=None, told_clock=None)


def _as_first(said: Said, first: Said) -> Said:
    return replace(said, dated=first.has_day, **{name: getattr(first, name) for name in TIMES})


def _is_dated(said: Said) -> bool:
    return said.has_day or said.as_of is not None or said.valid is not None


def _first(group: Sequence[Said], again: Sequence[Said]) -> tuple[dict[int, Said], int | None]:
    """The undated claims of a group as early as may be, and which of them is the first, where no dated one is."""
    dated = sorted((said for said in group if _is_dated(said)), key=in_order)
    out: dict[int, Said] = {}
    for said in again:
        # nobody repeats what was said later; and whoever said it before repeats that
        before = [word for word in dated if not later(word.told, said.told)]
        first = next((word for word in before if word.speaker == said.speaker), before[0] if before else None)
        if first is not None:
            out[said.id] = _as_first(said, first)
    # one that came before all that has a day is the first of all
    loose = [] if len(out) == len(again) else again
    told, published = _earliest([said.told for said in loose]), _earliest([said.published for said in loose])
    if len(loose) > 1:
        out.update((said.id, replace(said, told=told, published=published)) for said in loose)
    return out, min(loose, key=in_order).id if loose else None


def _earliest(times: Sequence[Span | None]) -> Span | None:
    """When the first of several things was that were each at some time; None where one of them may be of any."""
    known = [time for time in times if time is not None]
    if len(known) < len(times):
        return None
    lows = [time.lo for time in known if time.lo is not None]
    highs = [time.hi for time in known if time.hi is not None]
    low = min(lows) if lows and len(lows) == len(known) else None
    high = min(highs) if highs else None
    return None if low is None and high is None else Span(low, high)
