"""What a spelling may mean: the entities found for a name, without a screen."""

from __future__ import annotations

from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class SaidSo:
    """That a name stands in a claim alone: ``called`` is what it is said to be (an alias, a real name), by whom, in
    which report (its publisher, empty where that one says so itself; EDTF), and in how many claims more."""

    called: str
    speaker: str
    publisher: str
    published: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a spelling may mean.

    `matched` is the spelling that matched, `score` 0 to 1, `why` one of "exact", "order",
    "script", "meaning", "same sound", "typo", "prefix", "part", "joined", "acronym", "initial", or where a list is
    matched the reasons of the score of two names; `spans` are the (start, end) of the letters of `matched` that answer
    the query. `said` tells who says so where that spelling stands in a claim alone; `near` that a surer hit is there,
    beside which this one is to be looked at.
    """

    entity: int
    slug: str
    kind: str
    name: str
    matched: str
    score: float
    why: str
    spans: tuple[tuple[int, int], ...] = ()
    said: SaidSo | None = None
    near: bool = False


@dataclass(frozen=True, slots=True)
class Screened:
    """A name of the list, the entities it may mean, and how long finding them took."""

    query: str
    hits: tuple[Hit, ...]
    ms: float
