"""Words that sentences about claims are put together from: days, lists, a value with its hedge or its day."""

from __future__ import annotations

from functools import lru_cache

from store.values.basis.sets import Span
from store.values.dates.date_labels import date_label
from store.values.dates.edtf import span_edtf
from store.verdicts.rules.said import Said
from store.verdicts.rules.timing import counted_at


@lru_cache(maxsize=4096)
def day(days: Span | None) -> str:
    """A span of days in words; empty where there is none."""
    return date_label(span_edtf(days)) if days is not None else ""


def capital(words: str) -> str:
    """``words`` at the head of a sentence."""
    return words[:1].upper() + words[1:]


def listed(words: list[str], most: int = 3) -> str:
    """The words in a row: "A", "A and B", "A, B and C", "A, B, C and 2 more"."""
    shown = words[:most] if len(words) <= most else [*words[:most], f"{len(words) - most} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def hedged(said: Said) -> str:
    """A value with its hedge."""
    return f"reportedly {said.label}" if said.certainty == "probable" else said.label


def on(said: Said) -> str:
    """A value with the day it was counted on."""
    when = day(counted_at(said))
    return f"{said.label} ({when})" if when else said.label
