"""The rows of the timeline: dated events in order, rival dates of one event held together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from store.views import Event

Place = Literal["alone", "first", "inner", "last"]
_PLACES: dict[tuple[bool, bool], Place] = {
    (False, False): "alone",
    (False, True): "first",
    (True, True): "inner",
    (True, False): "last",
}


class Dated(NamedTuple):
    """An event and where it stands among the rival dates of the same event."""

    event: Event
    place: Place


def placed(events: Sequence[Event]) -> list[Dated]:
    """Say of each event where it stands among the rival dates next to it, which come one after the other."""
    found: list[Dated] = []
    for nth, event in enumerate(events):
        before = nth > 0 and events[nth - 1].event == event.event
        behind = nth + 1 < len(events) and events[nth + 1].event == event.event
        found.append(Dated(event, _PLACES[before, behind]))
    return found


def years(rows: Sequence[Dated]) -> list[tuple[str, int]]:
    """Return (year, index of its first row) for each year that begins a row which is not a later rival."""
    found: list[tuple[str, int]] = []
    for index, (event, place) in enumerate(rows):
        if place in ("inner", "last"):
            continue
        low = event.lo if event.lo is not None else event.hi
        year = "no date" if low is None else str(date.fromordinal(low).year)
        if not found or found[-1][0] != year:
            found.append((year, index))
    return found
