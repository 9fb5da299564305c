"""When a claim's value holds, and whether two such times coincide.

Needed where only one value holds at a time: two leaders contradict each other only if they lead at
once. A time is a span of days; whether a claim speaks of all of it (``throughout``: "from 2014 to
2019") or of some day in it ("in 2015") decides what an overlap proves.
"""

from __future__ import annotations

from typing import Literal

from store.model.facts import dataclass
from store.properties.property import Property
from store.values.basis.sets import Span, relate
from store.verdicts.rules.minutes import counted_minutes, told_minutes
from store.verdicts.rules.said import Frame, Said

Coincidence = Literal["together", "apart", "unknown"]


@dataclass(frozen=True, slots=True)
class Time:
    """The days a value holds on: all of ``span`` where ``throughout``, else some day in it."""

    span: Span
    throughout: bool


#: A time without bounds: what a lasting state such as a nationality holds at.
ALWAYS = Time(Span(None, None), throughout=True)


def direction(prop: Property, key: str | None) -> str | None:
    """Whether the choice ``key`` holds on ("forward": the dead) or held before ("backward")."""
    node = key
    while node is not None:
        if node in prop.persists:
            return prop.persists[node]
        node = prop.tree.get(node)
    return None


def holds_at(
    prop: Property, key: str | None, *, valid: Span | None, as_of: Span | None, told: Span | None
) -> Time | None:
    """When the value ``key`` of a claim holds, or None where nothing says so.

    ``valid`` (from-to) is the word of the report and wins; then the day the value speaks of; then, for
    properties whose ``when`` is "told", the day it was told; a property that holds "always" needs none.
    """
    if valid is not None:
        return Time(valid, throughout=True)
    if prop.when == "always":
        return ALWAYS
    known = as_of or (told if prop.when == "told" else None)
    if known is None:
        return None
    held = direction(prop, key)
    # dead by then at the latest: certainly so from the last possible day on, of which an open end has none
    if held == "forward" and known.hi is not None:
        return Time(Span(known.hi, None), throughout=True)
    if held == "backward" and known.lo is not None:
        return Time(Span(None, known.lo), throughout=True)
    return Time(known, throughout=known.lo is not None and known.lo == known.hi)


def time_of(frame: Frame, said: Said) -> Time | None:
    """When the value of a claim holds, for a question with one value at a time."""
    return holds_at(frame.prop, said.key, valid=said.valid, as_of=said.as_of, told=said.told)


def spoken_of(said: Said) -> Span | None:
    """The days a claim speaks of, else when it was told."""
    return said.valid or said.as_of or said.told


def counted_at(said: Said) -> Span | None:
    """The day a toll speaks of: as of, else when it was told."""
    return said.as_of or said.told


def coincide(a: Time | None, b: Time | None) -> Coincidence:
    """Whether two times share a day for sure, share none, or nothing tells."""
    if a is None or b is None:
        return "unknown"
    relation = relate(a.span, b.span)
    if relation == "disjoint":
        return "apart"
    if a.throughout and b.throughout:
        return "together"
    # some day in a span is surely a day of the other only where the other covers the whole span
    if a.throughout and relation in ("contains", "equal"):
        return "together"
    if b.throughout and relation in ("inside", "equal"):
        return "together"
    return "unknown"


def at_two_minutes(frame: Frame, a: Said, b: Said) -> bool:
    """Whether two values that each hold on one and the same day are told of two times of it, and neither lasts."""
    if a.valid is not None or b.valid is not None:
        return False
    if (a.as_of is None or b.as_of is None) and (frame.prop.when != "told" or a.speaker != b.speaker):
        # what two voices say within a day they say of one state, unless they say of when
        return False
    minutes = counted_minutes(a, b)
    if minutes is None or minutes[0] == minutes[1]:
        return False
    return direction(frame.prop, a.key) is None and direction(frame.prop, b.key) is None


def may_coincide(frame: Frame, a: Said, b: Said) -> bool:
    """Whether some day can be one of both values: a time told less exactly rules out less."""
    return relate(_can_hold(frame.prop, a), _can_hold(frame.prop, b)) != "disjoint"


def _can_hold(prop: Property, said: Said) -> Span:
    """The days that a claim's value may hold on."""
    known = said.valid
    if known is None and prop.when != "always":
        known = said.as_of or (said.told if prop.when == "told" else None)
    if known is None or said.valid is not None:
        return known or ALWAYS.span
    held = direction(prop, said.key)
    return Span(None if held == "backward" else known.lo, None if held == "forward" else known.hi)


def later(a: Span | None, b: Span | None) -> bool:
    """Whether every day of ``a`` comes after every day of ``b``."""
    if a is None or b is None:
        return False
    return a.lo is not None and b.hi is not None and a.lo > b.hi


def may_be_later(a: Span | None, b: Span | None) -> bool:
    """Whether some day of ``a`` comes after some day of ``b``. Two words of one single day are of one time."""
    if a is None or b is None:
        return True
    return a.hi is None or b.lo is None or a.hi > b.lo


def told_later(a: Said, b: Said) -> bool:
    """Whether ``a`` was surely told after ``b``: by the day, on one day by the minute where both are known."""
    minutes = told_minutes(a, b)
    return minutes[0] > minutes[1] if minutes is not None else later(a.told, b.told)


def may_be_told_later(a: Said, b: Said) -> bool:
    """Whether ``a`` may have been told after ``b``."""
    minutes = told_minutes(a, b)
    if minutes is not None:
        return minutes[0] > minutes[1]
    return may_be_later(a.told, b.told) or share_an_end(a.told, b.told)


def share_an_end(a: Span | None, b: Span | None) -> bool:
    """Whether ``a`` may be later on the one day that it shares with the beginning of ``b``: where one is of more days
    than that, it may have been before or after the other. Two words of one single day are of one time."""
    return a is not None and b is not None and a.hi is not None and a.hi == b.lo and a != b


def denial_misses(prop: Property, denial: Said, claim: Said) -> bool:
    """Whether a denial and an assertion of a state that comes and goes speak of different times.

    A denial reaches back over what was told until then, never forward: that somebody was not dead in
    2015 is no word against a death in 2019, nor against one told by 2017, which may have been told after it.
    Where both give their own times, those decide.
    """
    if denial.valid is not None and claim.valid is not None:
        return relate(denial.valid, claim.valid) == "disjoint"
    own = denial.valid or denial.as_of
    dated = claim.valid or claim.as_of
    if prop.when != "told":
        if own is None and dated is not None and prop.when == "unknown":
            # nor can it speak of a time that had not come when it was told
            return _may_follow(claim, denial.told)
        return own is not None and dated is not None and relate(own, dated) == "disjoint"
    denied, spoken = own or denial.told, dated or claim.told
    held = direction(prop, claim.key)
    if held == "backward":
        return later(denied, spoken)
    if held is None and own is not None and dated is not None and later(own, dated):
        return True
    if spoken is None or denied is None or denied.hi is None:
        return False
    return spoken.hi is None or spoken.hi > denied.hi


def _may_follow(claim: Said, denied: Span | None) -> bool:
    """Whether what a claim says of a time of its own may be of a time after a denial was told."""
    if denied is None or denied.hi is None:
        return False
    if claim.valid is not None:
        return later(claim.valid, denied)
    return claim.as_of is not None and (claim.as_of.hi is None or claim.as_of.hi > denied.hi)
