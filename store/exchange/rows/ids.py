"""Ids for what comes from elsewhere: the same for the same, whatever else is in the case and in whichever script."""

from __future__ import annotations

import hashlib
import re

from store.edits.standing.ids import slug_of

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 80
_DIGITS = 8


def is_id(told: str) -> bool:
    """Whether a text can be the id of a record."""
    return len(told) <= _LONGEST and _ID.fullmatch(told) is not None


def own_id(foreign: str) -> str:
    """The id here of what is called so elsewhere: that itself where it can be one, else one made from it."""
    return foreign if is_id(foreign) else hashed_id(foreign)


def hashed_id(foreign: str, words: str = "") -> str:
    """An id made from words (else from the foreign id), with a few digits that tell it from others alike."""
    return f"{slug_of(words or foreign)}-{short_hash(foreign)}"


def short_hash(text: str) -> str:
    """A few digits that stand for a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
