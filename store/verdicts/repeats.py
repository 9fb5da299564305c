"""Words that are said again, nobody knows when: as early as the same voice first said them.

A report that quotes somebody without a day came out on the latest day the word can have been said. Where the same
voice is known to have said the same before, the quotation may be of that: so a stale repeat is no later word, it
spoils no verdict between others, and it goes where the first one went. Who says it again on a day, or of a day, says
it anew; and another voice's word is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from store.values.basis.sets import Span
from store.verdicts.answers import in_order
from store.verdicts.rules.counts import hand
from store.verdicts.rules.said import Frame, Said
from store.verdicts.rules.timing import later

_TIMES = ("told", "as_of", "valid", "published", "told_at", "as_of_at", "told_clock", "as_of_clock")


def as_early(frame: Frame, claims: Iterable[Said]) -> tuple[list[Said], frozenset[int]]:
    """The claims of a question, each undated repeat with the times of what it repeats, and which those are.

    A body's voices count together.
    """
    claims = list(claims)
    if all(said.has_day for said in claims):
        return claims, frozenset()
    running = frame.prop.running
    groups: dict[tuple[str | None, str, str, bool], list[Said]] = {}
    for said in claims:
        if said.stance == "asserts":
            who = hand(said) if running else said.speaker
            # what is only possible is no first word of what is said for certain
            groups.setdefault((said.key, who, said.counted, said.certainty == "possible"), []).append(said)
    early: dict[int, Said] = {}
    repeats: set[int] = set()
    for group in groups.values():
        again = [said for said in group if not _is_dated(said)]
        if len(group) > 1 and again:
            found, first = _first(group, again)
            early.update(found)
            repeats |= found.keys() - {first}
    return [early.get(said.id, said) for said in claims], frozenset(repeats)


def _is_dated(said: Said) -> bool:
    return said.has_day or said.as_of is not None or said.valid is not None


def _first(group: Sequence[Said], again: Sequence[Said]) -> tuple[dict[int, Said], int | None]:
    """The undated claims of a group as early as may be, and which of them is the first, where no dated one is."""
    dated = sorted((said for said in group if _is_dated(said)), key=in_order)
    out: dict[int, Said] = {}
    loose: list[Said] = []
    for said in again:
        # nobody repeats what was said later
        first = next((word for word in dated if not later(word.told, said.told)), None)
        if first is None:
            loose.append(said)
        else:
            times = {name: getattr(first, name) for name in _TIMES} | {"dated": first.has_day}
            out[said.id] = replace(said, **times)
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
