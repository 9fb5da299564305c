"""Checks of counts: no part is above its whole, and parts that share nobody are together no more than it.

A finding needs certainty that both counts were taken when they could have agreed. A whole that may have been counted
before the part may simply have grown since; one that the same voice gives later corrects the part; an estimate beside
a count, or a figure as coarse as its noughts, leaves room.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from store.model.facts import dataclass
from store.properties.property import Property, wholes
from store.values.basis.sets import Span, upward
from store.verdicts.checks.facts import MOST, Around, Facts, Finding
from store.verdicts.rules.counts import hand
from store.verdicts.rules.said import Said
from store.verdicts.rules.timing import counted_at, later
from store.verdicts.rules.wording import capital, listed

#: Stands in a scope before the place that a count is of.
_AT = "@"
#: Who cannot be counted twice: scopes that share nobody with each other, nor does what lies in them.
APART = (("civilians", "security_forces", "militants"), ("passengers", "crew"), ("serious", "light"))
#: Counts of some of the whole, however long somebody goes on: those of whom a name or a paper is known.
_SOME = ("registered", "confirmed", "identified")


#: What becomes of a count: it grows while it is taken, comes and goes, or is one number for good.
_Time = Literal["grows", "moves", "stays"]


@dataclass(frozen=True, slots=True)
class Sum:
    """Properties that are together no more than another: of each class one, the highest.

    Who is ``moving`` from one class to another is counted in both where the days differ: the missing are found dead.
    """

    whole: str
    parts: tuple[tuple[str, ...], ...]
    moving: bool = True


#: All on board are dead, alive or not found; who has a name or a grave is one of the dead.
SUMS = (
    Sum("aboard", (("killed",), ("survivors", "rescued"), ("missing",))),
    Sum("killed", (("identified",),), moving=False),
    Sum("killed", (("buried",),), moving=False),
)


@dataclass(frozen=True, slots=True)
class _Count:
    """Counts of one scope, of one thing, with the words for it."""

    scope: str
    words: str
    claims: Sequence[Said]
    time: _Time = "grows"


def tolls(properties: Mapping[str, Property]) -> list[str]:
    """The properties that are counted, of a whole and its parts."""
    counted = (it for it in properties.values() if it.type == "quantity" and not it.open_scope)
    return [prop.id for prop in counted if prop.running or prop.scopes]


def summed() -> set[str]:
    """The properties that are added up with others."""
    return {prop for rule in SUMS for prop in (rule.whole, *(one for parts in rule.parts for one in parts))}


def part_over_whole(own: Facts, prop_id: str, around: Around) -> Iterator[Finding]:
    """A part greater than its whole: children among the dead, a town in a country, a raid within an operation."""
    prop = around.properties[prop_id]
    parts = [_count(prop, scope, claims, around) for scope, claims in own.in_scopes(prop_id)]
    for whole in parts:
        for part in parts:
            if part.scope != whole.scope and _lies_in(prop, part.scope, whole.scope, around):
                yield from _above([part], whole)
        for apart in APART:
            yield from _above_together(prop, apart, parts, whole, around)
    for slug in upward(own.slug, around.parents)[1:]:
        above = around.facts.get(slug)
        for scope, claims in above.in_scopes(prop_id) if above is not None else ():
            whole = _count(prop, scope, claims, around, " in the whole")
            for part in parts:
                if part.scope == whole.scope or _lies_in(prop, part.scope, whole.scope, around):
                    inside = _count(prop, part.scope, part.claims, around, " in the part")
                    yield from _above([inside], whole)


def sum_over_whole(own: Facts, rule: Sum, around: Around) -> Iterator[Finding]:
    """Counts of several things that are together above that of which each is a part."""
    whole_prop = around.properties.get(rule.whole)
    if whole_prop is None:
        return
    for scope, claims in own.in_scopes(rule.whole):
        if not _is_all(whole_prop, scope):
            continue
        whole = _count(whole_prop, scope, claims, around)
        place = scope.partition(_AT)[2]
        classes = []
        for names in rule.parts:
            found = []
            for prop in (around.properties[name] for name in names if name in around.properties):
                found += [
                    _count(prop, its, said, around)
                    for its, said in own.in_scopes(prop.id)
                    if _is_all(prop, its) and its.partition(_AT)[2] == place
                ]
            if found:
                classes.append(found)
        if len(classes) > 1 or (classes and len(rule.parts) == 1):
            yield from _classes_above(classes, whole, at_once=rule.moving)


def _above_together(
    prop: Property, apart: Sequence[str], parts: list[_Count], whole: _Count, around: Around
) -> Iterator[Finding]:
    """Parts that share nobody, together above the whole."""
    classes = []
    for scope in apart:
        if prop.scope(scope) is None:
            continue
        found = [
            part
            for part in parts
            if scope in (base := part.scope.partition(_AT)[0], *wholes(prop, base))
            and part.scope != whole.scope
            and _lies_in(prop, part.scope, whole.scope, around)
        ]
        if found:
            classes.append(found)
    if len(classes) > 1:
        yield from _classes_above(classes, whole, at_once=False)


def _classes_above(classes: list[list[_Count]], whole: _Count, *, at_once: bool) -> Iterator[Finding]:
    days: list[Span | None] = [None]
    if at_once:
        told = {counted_at(said) for found in classes for count in found for said in count.claims}
        days = [day for day in told if day is not None and day.lo is not None and day.lo == day.hi]
        days.sort(key=lambda day: day.lo or 0 if day else 0)
    for total in sorted(whole.claims, key=_most)[:MOST]:
        if _most(total) == _ENDLESS:
            continue
        for day in days[-MOST:]:
            chosen = list(_highest(classes, total, day, whole.time))
            most, least = _most(total), [_least(said) for _, said in chosen]
            if len(classes) == 1 and least and least[0] > most:
                yield _finding(chosen[0][0].words, chosen[0][1], whole.words, total)
            elif len(least) > 1 and sum(least) > most >= max(least):
                corrected = _given_up([said for _, said in chosen], whole.claims)
                yield from () if corrected else (_together(chosen, whole, total),)


def _highest(classes: list[list[_Count]], total: Said, day: Span | None, time: _Time) -> Iterator[tuple[_Count, Said]]:
    """Of each class the highest count that can be held against a whole; of that day only, where one is given."""
    for found in classes:
        fitting = [
            (count, said)
            for count in found
            for said in count.claims
            if (day is None or counted_at(said) == day) and _in_time(said, total, time) and _least(said) > 0
        ]
        if fitting:
            yield max(fitting, key=lambda one: _least(one[1]))


def _above(parts: list[_Count], whole: _Count) -> Iterator[Finding]:
    dated = sorted(((_day(said), said) for said in whole.claims), key=lambda one: one[0])
    # the lowest whole of those counted on a day or later: most parts are below it and need no closer look
    lowest: list[float] = []
    for _, said in reversed(dated):
        lowest.append(min(_most(said), lowest[-1] if lowest else _ENDLESS))
    lowest.reverse()
    days = [day for day, _ in dated]
    at_once: dict[tuple[int, str], list[Said]] = {}
    for said in whole.claims:
        at_once.setdefault((said.source, said.speaker), []).append(said)
    by_hand: dict[str, list[Said]] = {}
    for said in whole.claims:
        by_hand.setdefault(hand(said), []).append(said)
    for part in parts:
        for said in part.claims:
            when = counted_at(said)
            first = bisect_left(days, when.hi) if when is not None and when.hi is not None else len(dated)
            first = 0 if whole.time == "stays" else first
            # in one report one voice says both at once, whenever that was
            against = {it.id: it for it in at_once.get((said.source, said.speaker), ())}
            if first < len(dated) and lowest[first] < _least(said):
                against.update((it.id, it) for _, it in dated[first:])
            found = [it for it in against.values() if _least(said) > _most(it) and _in_time(said, it, whole.time)]
            if found and _given_up([said], by_hand.get(hand(said), ())):
                continue
            for total in found:
                yield _finding(part.words, said, whole.words, total)


def _finding(left: str, part: Said, right: str, total: Said) -> Finding:
    one, other = f"{left}: {part.label}", f"{right}: {total.label}"
    words = f"{capital(one)}, but {other}; no part is above its whole."
    gap = round(_least(part) - _most(total))
    return Finding(one, part, other, total, words, left_side=left, right_side=right, gap=gap)


def _together(chosen: list[tuple[_Count, Said]], whole: _Count, total: Said) -> Finding:
    one = listed([f"{count.words}: {said.label}" for count, said in chosen])
    other = f"{whole.words}: {total.label}"
    return Finding(
        one,
        chosen[0][1],
        other,
        total,
        f"{capital(one)}, but {other}; together they are above it.",
        lefts=tuple(said for _, said in chosen),
        left_side=" and ".join(count.words for count, _ in chosen),
        right_side=whole.words,
        gap=round(sum(_least(said) for _, said in chosen) - _most(total)),
    )


def _count(prop: Property, scope: str, claims: Sequence[Said], around: Around, where: str = "") -> _Count:
    base, _, place = scope.partition(_AT)
    known = prop.scope(base)
    words = f"{known.label} {prop.label}" if known is not None else prop.label
    if place:
        words = f"{words} in {around.places.get(place, place)}"
    time: _Time = "grows" if prop.running else "moves" if prop.cardinality == "one_at_a_time" else "stays"
    return _Count(scope, words + where, claims, time)


def _is_all(prop: Property, scope: str) -> bool:
    return scope.partition(_AT)[0] in ("", prop.default_scope)


def _lies_in(prop: Property, part: str, whole: str, around: Around) -> bool:
    """Whether one scope is a part of another, or of a place in the same: of all that is meant, never of "not said".

    A count of no place may be of any, so it is no whole of a count of one.
    """
    base, _, place = part.partition(_AT)
    whole_base, _, whole_place = whole.partition(_AT)
    if base != whole_base and whole_base not in wholes(prop, base):
        return False
    return place == whole_place or (bool(place and whole_place) and whole_place in upward(place, around.parents))


def _comparable(part: Said, total: Said) -> bool:
    """Whether a whole is of the time of a part or later, and of the same kind of count.

    Later, or of another hand: of one origin on one day the count may have moved between two reports.
    """
    if not _of_a_kind(part, total):
        return False
    own, whole = counted_at(part), counted_at(total)
    if own is None or whole is None or own.hi is None or whole.lo is None or whole.lo < own.hi:
        # one voice in one report says both at once, on whatever day
        return part.speaker == total.speaker and part.source == total.source and own == whole and own is not None
    if not _told_no_later(part, total):
        return False
    if part.origin != total.origin:
        return True
    return part.source == total.source and not later(whole, own)


def _in_time(part: Said, total: Said, time: _Time) -> bool:
    """Whether a part can be held against a whole, by what becomes of such a count in time."""
    if time == "stays":
        return _of_a_kind(part, total) and not _corrects(total, part)
    return _comparable(part, total) and (time == "grows" or _at_once(part, total))


def _of_a_kind(part: Said, total: Said) -> bool:
    """Whether two counts were made alike; some of the part are not above it, some of the whole are no whole."""
    return part.counted == total.counted or (not total.counted and part.counted in _SOME)


def _at_once(one: Said, other: Said) -> bool:
    """Whether two counts are of one day."""
    days = counted_at(one)
    return days is not None and days.lo is not None and days.lo == days.hi and days == counted_at(other)


def _corrects(total: Said, part: Said) -> bool:
    """Whether one voice gives the whole later than a part: it knows of the part."""
    return part.speaker == total.speaker and later(total.told, part.told)


def _given_up(parts: Sequence[Said], totals: Sequence[Said]) -> bool:
    """Whether the very hand that counted the parts gave a whole below them afterwards, and so corrected them: then
    they stand against nobody else's whole either."""
    least = sum(_least(part) for part in parts)
    return any(
        _most(total) < least and all(hand(total) == hand(part) and later(total.told, part.told) for part in parts)
        for total in totals
    )


def _told_no_later(part: Said, total: Said) -> bool:
    """Whether a part was told for sure before its whole, or on the same day where no time of day says otherwise."""
    if part.told is None or total.told is None or part.told.hi is None or total.told.lo is None:
        return part.told == total.told and part.source == total.source
    if total.told.lo < part.told.hi:
        return False
    minutes = ((_minute(part), _minute(total)), (part.told_at, total.told_at))
    return all(own is None or whole is None or own <= whole for own, whole in minutes)


def _minute(said: Said) -> int | None:
    return said.as_of_at if said.as_of is not None else said.told_at


def _day(said: Said) -> int:
    """The first day a count can be of; before all days where nobody knows."""
    when = counted_at(said)
    return when.lo if when is not None and when.lo is not None else -1


_ENDLESS = float("inf")


def _room(figure: int) -> int:
    """How far off a figure may be that ends in three noughts or more: half the unit of its last other digit, at most
    five in a hundred."""
    if figure < 1000 or figure % 1000:
        return 0
    unit = int("1" + "0" * (len(str(figure)) - len(str(figure).rstrip("0"))))
    return min(unit // 2, figure // 20)


def _least(said: Said) -> int:
    span = said.span
    if span is None or span.lo is None:
        return 0
    return span.lo - _room(span.lo) if span.lo == span.hi else span.lo


def _most(said: Said) -> float:
    span = said.span
    if span is None or span.hi is None:
        return _ENDLESS
    return span.hi + _room(span.hi) if span.lo == span.hi else span.hi
