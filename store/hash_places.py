"""Which of the places where hashed words stand is the cited one.

A hash says that words are the same, not that they are the same occurrence, and no surroundings are
known. What helps is the order of all quotes of a rendition: long words that stand once in the copy
are pins, and what lies between two pins in the original lies between them in the copy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.hash_windows import Place


@dataclass(frozen=True, slots=True)
class HashedQuote:
    """Words of a rendition by offsets (code points, end exclusive) and hash (`hashes.quote_hash`)."""

    start: int
    end: int
    sha256: str


PIN = 24
"""Code points from which words that stand once in a copy are a pin."""

SELF_EVIDENT = 48
"""Code points from which words that stand once are the cited ones wherever they stand."""


@dataclass(frozen=True, slots=True)
class Pin:
    """Words at [start, end) of the original begin at `at` in the copy."""

    start: int
    end: int
    at: int

    @property
    def shift(self) -> int:
        """How far they moved, in code points."""
        return self.at - self.start


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins of a copy: as many as keep the order of the original, sorted."""

    chain: tuple[Pin, ...] = ()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def beside(self, start: int) -> tuple[Pin, ...]:
        """The pins before and after an offset of the original; a copy without pins is taken as unmoved."""
        at = bisect_right(self._starts, start)
        return self.chain[max(0, at - 1) : at + 1] or (Pin(0, 0, 0),)

    def expected(self, start: int) -> tuple[int, int]:
        """Least and greatest offset at which words that began at `start` may begin in the copy.

        Between two pins: from the smaller to the greater of their shifts. Outside, and without any
        pin: the shift of the nearest pin, or none. Two code points in a hundred are allowed for line
        ends and doubled spaces.
        """
        beside = self.beside(start)
        shifts = [pin.shift for pin in beside]
        drift = 2 + min(abs(start - pin.start) for pin in beside) // 50
        return start + min(shifts) - drift, start + max(shifts) + drift

    def bounds(self, quote: HashedQuote, size: int) -> Place:
        """The stretch of the copy (`size` code points) between the pins around a quote."""
        at = bisect_right(self._starts, quote.start)
        after = next((pin.at for pin in self.chain[at:] if pin.start >= quote.end), size)
        return (self.chain[at - 1].at if at else 0), after


def pin_down(places: Mapping[HashedQuote, Sequence[Place]]) -> Pins:
    """Choose the pins among quotes and all the places of their words.

    The longest chain whose order in the copy is that of the original (a longest non-decreasing
    subsequence).
    """
    once = sorted(
        (
            Pin(quote.start, quote.end, found[0][0])
            for quote, found in places.items()
            if quote.end - quote.start >= PIN and len(found) == 1
        ),
        key=lambda pin: (pin.start, pin.end),
    )
    tops: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for index, pin in enumerate(once):
        at = bisect_right(tops, pin.at)
        before.append(heads[at - 1] if at else -1)
        tops[at : at + 1] = [pin.at]
        heads[at : at + 1] = [index]
    chain: list[Pin] = []
    index = heads[-1] if heads else -1
    while index >= 0:
        chain.append(once[index])
        index = before[index]
    chain.reverse()
    return Pins(tuple(chain), tuple(pin.start for pin in chain))


def choose(quote: HashedQuote, found: Sequence[Place], pins: Pins) -> Place | None:
    """Which of the places of its words is the quote; None where that is open."""
    lo, hi = pins.expected(quote.start)
    likely = [place for place in found if lo <= place[0] <= hi]
    if len(likely) > 1:
        unmoved = {quote.start + pin.shift for pin in pins.beside(quote.start)}
        likely = [place for place in likely if place[0] in unmoved]
    elif not likely and quote.end - quote.start >= SELF_EVIDENT:
        likely = list(found)
    return likely[0] if len(likely) == 1 else None
