"""Dates as they are shown."""

from __future__ import annotations

import re
from functools import lru_cache

from store.values.basis.plain import UnreadableValue
from store.values.dates.clock import clock_label, read_clock, without_clock
from store.values.dates.date_labels import MONTHS, date_label

#: The months as they stand where there is little room: "Jan".
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)

_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b")
_ZONE = re.compile(r"(?<=, \d\d:\d\d) (?:UTC|[+-]\d\d:\d\d)")


@lru_cache(maxsize=4096)
def day(edtf: str) -> str:
    """An EDTF date as people write it, and its time of day where it has one: "8 October 2019, 12:30 +03:00".

    Empty stays empty. What is no EDTF is shown as it stands.
    """
    try:
        date, minute, offset = read_clock(edtf)
        return ", ".join(part for part in (date_label(date) if date else "", clock_label(minute, offset)) if part)
    except UnreadableValue:
        return edtf


def fitted(words: str, room: int) -> str:
    """A date in words for `room` cells, by what can be missed: the ends of months' names, then the zone.

    What is longer still stays so, and is cut by whoever shows it: the year is never left out for the sake of room.
    """
    if len(words) > room:
        words = _MONTH.sub(lambda name: name[1][:3], words)
    return _ZONE.sub("", words) if len(words) > room else words


def day_in(edtf: str, room: int) -> str:
    """An EDTF date for `room` cells: as :func:`fitted`, and without its time of day where that is still too long."""
    words = fitted(day(edtf), room)
    return words if len(words) <= room else fitted(day(without_clock(edtf)), room)
