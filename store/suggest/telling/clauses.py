"""Which words of a sentence a draft cites: whole clauses, from the first to the last that it was told by."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

from store.suggest.naming.tokens import Span
from store.text.segments import bare

_CUT = re.compile(
    r"[;:—–](?=\s)|,(?=[”\"’']?\s(?:and|but|while|which|who|whose|whom|where|after|although|though|as|adding|"
    r"according|because|"
    r"before|if|however|killing|leaving|including|among|along|during|when|since|saying|following|so)\b)|"
    r"(?=\s(?:while|but|which|whereas|although|because|and (?:was|is|has|had|were|said|the|its|his|their|that))\b)",
    re.IGNORECASE,
)
_EDGE = " \t\n,;:—–"


def clauses(text: str, start: int, end: int) -> list[Span]:
    """The clauses of a sentence: where commas, conjunctions and dashes part it."""
    edges = [start, *(found.end() for found in _CUT.finditer(text, start, end)), end]
    return [(low, high) for low, high in itertools.pairwise(edges) if low < high]


def passage(text: str, parts: list[Span], *told: Span) -> Span:
    """The clauses that hold these words, without the marks at their ends."""
    starts = [low for low, _ in parts]
    first = parts[max(0, bisect_right(starts, min(low for low, _ in told)) - 1)][0]
    last = parts[max(0, bisect_right(starts, max(high for _, high in told) - 1) - 1)][1]
    low, high = bare(text, (first, last))
    while low < high and text[low] in _EDGE:
        low += 1
    while high > low and text[high - 1] in _EDGE:
        high -= 1
    return low, max(high, *(end for _, end in told))
