"""The passages in which the words of a query stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.search.tokens.cutting import Token
from store.search.words.forms import Sought
from store.search.words.hits import Span, lit, places


class Found(NamedTuple):
    """A passage of a wording (by row id), and the hits in it, in code points of the text."""

    rendition: int
    start: int
    end: int
    spans: tuple[Span, ...]
    spelling: bool


def in_passage(cut: Sequence[Token], sought: Sequence[Sought], without: Sequence[Sought]) -> tuple[Span, ...]:
    """Where the terms stand in a passage that was cut into words; nowhere unless all do, and none that is left out."""
    if not all(places(cut, term) for term in sought) or any(places(cut, term) for term in without):
        return ()
    return lit(cut, sought)
