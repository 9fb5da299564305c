"""Words that tell a property of a case's own: its label, and the words by which people look for it."""

from __future__ import annotations

import re
from functools import lru_cache

from store.suggest.naming.tokens import Span

_ASKING = frozenset(
    [
        "where",
        "when",
        "what",
        "which",
        "with",
        "that",
        "this",
        "have",
        "much",
        "many",
        "number",
        "people",
        "person",
        "again",
        "from",
        "into",
        "over",
        "after",
        "before",
        "under",
        "about",
        "some",
        "more",
        "less",
        "than",
        "they",
        "them",
        "their",
        "there",
        "date",
        "place",
        "time",
        "year",
        "years",
        "days",
        "name",
        "group",
        "state",
        "called",
        "count",
    ]
)
"""Words by which people ask for anything: they tell no property."""


@lru_cache(maxsize=512)
def _patterns(label: str, more: str) -> tuple[re.Pattern[str], re.Pattern[str], int] | None:
    """A label as a whole, its words and those by which people look for it, and how many of the label there are."""
    own = list(dict.fromkeys(word for word in label.split() if len(word) > 3 and word not in _ASKING))
    said = [word for word in more.split() if len(word) > 3 and word not in _ASKING]
    listed = [re.escape(word) for word in dict.fromkeys((*own, *said))]
    if not listed:
        return None
    whole = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)", re.IGNORECASE)
    return whole, re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)", re.IGNORECASE), len(own)


def told_by(text: str, span: Span, label: str, more: str) -> tuple[Span, float] | None:
    """Where a sentence has words for a property, and how much of them: the label, or so many of its words.

    Of a label of three words and more one alone says too little: "ballots" is no "stations with more ballots than
    voters".
    """
    patterns = _patterns(label, more)
    if patterns is None:
        return None
    whole, single, count = patterns
    found = whole.search(text, *span)
    if found is not None:
        return found.span(), 1.0
    hits = list(single.finditer(text, *span))
    different = len({hit.group().casefold() for hit in hits})
    if not hits or (count > 2 and different < 2):
        return None
    return hits[0].span(), min(0.9, different / max(1, count))
