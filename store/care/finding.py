"""What is found where a store is examined."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one part of a store, in a sentence that says what to do if it is not sound."""

    part: str
    ok: bool
    sentence: str
