"""Which of the places where hashed words stand is the cited one.

A hash says that words are the same, not that they are the same occurrence, and no surroundings are
known. What helps is the order of all quotes of a rendition: long words that stand once in the copy
are pins, and what lies between two pins in the original lies between them in the copy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from store.anchors.windows import Place
from store.text.normal_forms import Mapped


@dataclass(frozen=True, slots=True)
class HashedQuote:
    """Words of a rendition by offsets (code points, end exclusive) and hash (`hashes.quote_hash`)."""

    start: int
    end: int
    sha256: str


PIN = 12
"""Code points from which words that stand once in a copy are a pin, if they keep the order."""

ACCIDENT = 0.002
"""Greatest tolerated chance that words stand at the expected offset by accident."""

SELF_EVIDENT = 48
"""Code points from which words that stand once are the cited ones wherever they stand."""


_FARTHEST_DRIFT = 16
_LEAP = 100
_TELLING_PLACES = 10


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

        Between two pins: from the smaller to the greater of their shifts. Outside: the shift of the
        nearest pin. Line ends and doubled spaces are allowed for, by one code point in 64. Without
        any pin nothing vouches for more than a byte order mark.
        """
        beside = self.beside(start)
        shifts = [pin.shift for pin in beside]
        far = min(abs(start - pin.start) for pin in beside) if self.chain else 0
        drift = 2 + min(far // 64, _FARTHEST_DRIFT)
        return start + min(shifts) - drift, start + max(shifts) + drift

    def bounds(self, quote: HashedQuote, size: int) -> Place:
        """The stretch of the copy (`size` code points) between the pins around a quote."""
        at = bisect_right(self._starts, quote.start)
        after = next((pin.at for pin in self.chain[at:] if pin.start >= quote.end), size)
        return (self.chain[at - 1].at if at else 0), after


def pin_down(places: Mapping[HashedQuote, Sequence[Place]]) -> Pins:
    """Choose the pins among quotes and all the places of their words.

    Words that stand once need not be the cited ones: these may be gone, and the same words said
    again elsewhere. So the pins are the chain that keeps the order of the original and explains the
    most code points, where each change of shift costs as much as it moves, up to `_LEAP`.
    """
    once = sorted(
        (
            Pin(quote.start, quote.end, found[0][0])
            for quote, found in places.items()
            if quote.end - quote.start >= PIN and len(found) == 1
        ),
        key=lambda pin: (pin.start, pin.end),
    )
    worth: list[int] = []
    before: list[int] = []
    for index, pin in enumerate(once):
        gain, link = 0, -1
        for at in range(index):
            if once[at].at <= pin.at:
                value = worth[at] - min(_LEAP, abs(once[at].shift - pin.shift))
                if value > gain:
                    gain, link = value, at
        worth.append(gain + pin.end - pin.start)
        before.append(link)
    chain: list[Pin] = []
    index = max(range(len(once)), key=worth.__getitem__, default=-1)
    while index >= 0:
        chain.append(once[index])
        index = before[index]
    chain.reverse()
    return Pins(tuple(chain), tuple(pin.start for pin in chain))


def settle(places: Mapping[HashedQuote, Sequence[Place]], forms: Sequence[Mapped]) -> dict[HashedQuote, Place]:
    """Say for each quote which of the places of its words is the cited one; open ones are left out.

    Places are in code points of the copy as held. They are compared with the original's offsets in
    that writing of the copy in which most quotes have moved equally far: there, line ends and doubled
    spaces no longer shift anything.
    """
    frame = max(forms, key=lambda form: _evenness(places, form))
    framed = {
        quote: [(frame.forth(start), frame.forth(end)) for start, end in found] for quote, found in places.items()
    }
    pins = pin_down(framed)
    size = len(frame.text)
    chosen = {quote: choose(quote, found, pins, size) for quote, found in framed.items()}
    return {quote: places[quote][framed[quote].index(at)] for quote, at in chosen.items() if at is not None}


def _evenness(places: Mapping[HashedQuote, Sequence[Place]], form: Mapped) -> int:
    shifts = Counter(
        shift
        for quote, found in places.items()
        if len(found) <= _TELLING_PLACES
        for shift in {form.forth(start) - quote.start for start, _ in found}
    )
    return max(shifts.values(), default=0)


def choose(quote: HashedQuote, found: Sequence[Place], pins: Pins, size: int) -> Place | None:
    """Which of the places of its words (all of them in a copy of `size` code points) is the quote.

    The one where the neighbouring pins put it, unless the words are so common that they may stand
    there by accident (`ACCIDENT`); or the only one, if it is long and keeps the order. None where
    it is open.
    """
    beside = pins.beside(quote.start)
    unmoved = {quote.start + pin.shift for pin in beside}
    certain = len(beside) == 2 and len(unmoved) == 1
    lo, hi = pins.expected(quote.start)
    others = len(found) - 1
    for offsets, width in ((unmoved, len(unmoved)), (range(lo, hi + 1), hi - lo + 1)):
        likely = [place for place in found if place[0] in offsets]
        if len(likely) == 1 and (certain or others * width <= ACCIDENT * size):
            return likely[0]
        if likely:
            return None
    if len(found) == 1:
        length = quote.end - quote.start
        lo, hi = pins.bounds(quote, size)
        in_order = bool(pins.chain) and lo <= found[0][0] <= hi
        if length >= SELF_EVIDENT or (length >= PIN and in_order):
            return found[0]
    return None
