"""Two dates of which at least one has a time of day, as sets of minutes.

A time of day with its zone is one minute. Without a zone nobody knows which clock it was read from: two such times
of one day may be the same.
"""

from __future__ import annotations

from store.values.basis.sets import Relation, Span, relate
from store.values.dates.clock import moment

#: How far a day may begin before that of Greenwich, and end after it, in minutes: the widest zones there are.
_EAST, _WEST = 14 * 60, 12 * 60


def has_time(key: str) -> bool:
    """Whether the key of a date names a time of day."""
    return "T" in key


def relate_moments(a: str, a_days: Span, b: str, b_days: Span) -> Relation:
    """What the date ``a`` is to ``b``, by keys and by days."""
    one, other, days = moment(a), moment(b), relate(a_days, b_days)
    if one is None and other is None:
        return days
    if one is None:
        return _swapped(_in_days(other, b_days, a_days))
    if other is None:
        return _in_days(one, a_days, b_days)
    if one[1] and other[1]:
        return "equal" if one[0] == other[0] else "disjoint"
    if one[1] == other[1]:
        return "disjoint" if days == "disjoint" else "overlap"
    local, in_utc = (one[0], other[0]) if other[1] else (other[0], one[0])
    return "overlap" if -_WEST <= local - in_utc <= _EAST else "disjoint"


def _in_days(minute: tuple[int, bool] | None, own: Span, days: Span) -> Relation:
    """What a time of the day ``own`` is to ``days`` that have no time: a day of another zone may reach it."""
    found = relate(own, days)
    if found != "disjoint":
        return "inside"
    if minute is None or not minute[1]:
        return found
    early = days.lo is not None and minute[0] < days.lo * 1440 - _EAST
    late = days.hi is not None and minute[0] >= (days.hi + 1) * 1440 + _WEST
    return "disjoint" if early or late else "overlap"


def _swapped(relation: Relation) -> Relation:
    return "contains" if relation == "inside" else relation
