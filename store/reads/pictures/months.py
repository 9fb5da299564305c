"""Events by month: how many lie in each, and how many figures were told in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from store.model.out.pictures import Month, Months
from store.model.views import Event

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


def months(events: Sequence[Event]) -> Months:
    """The events of a timeline by month. Rival dates are one event, and that in every month it is put in."""
    held: dict[tuple[int, int], tuple[set[str], set[str], set[str]]] = {}
    known: set[str] = set()
    every: set[str] = set()
    for event in events:
        if not event.count:
            every.add(event.event)
        month = _month(event)
        if month is None:
            continue
        of, rival, figures = held.setdefault(month, (set(), set(), set()))
        if event.count:
            figures.add(event.event)
            continue
        known.add(event.event)
        of.add(event.event)
        if event.rivals > 1:
            rival.add(event.event)
    return Months(
        tuple(Month(*month, *map(len, held[month])) for month in sorted(held)),
        wider=len(every - known),
    )


def _month(event: Event) -> tuple[int, int] | None:
    """The month an event lies in; None where its days are not all of one."""
    if event.lo is None or event.hi is None or not _FIRST <= event.lo <= event.hi <= _LAST:
        return None
    first, last = date.fromordinal(event.lo), date.fromordinal(event.hi)
    return (first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None
