"""Dates as they are shown."""

from __future__ import annotations

from functools import lru_cache

from store.values.date_labels import MONTHS, date_label
from store.values.plain import UnreadableValue

#: The months as they stand where there is little room: "Jan".
SHORT_MONTHS = tuple(name[:3] for name in MONTHS)


@lru_cache(maxsize=4096)
def day(edtf: str) -> str:
    """An EDTF date as people write it; empty stays empty. What is no EDTF is shown as it stands."""
    try:
        return date_label(edtf) if edtf else ""
    except UnreadableValue:
        return edtf
