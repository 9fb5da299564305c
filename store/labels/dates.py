"""Dates as they are shown."""

from __future__ import annotations

from functools import lru_cache

from store.values.clock import clock_label, read_clock
from store.values.date_labels import MONTHS, date_label
from store.values.plain import UnreadableValue

#: The months as they stand where there is little room: "Jan".
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)


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
