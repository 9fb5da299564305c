"""The course of a count as a chart tells it: a line a voice, the sign of each figure, its ends, how high it stands.

What draws it, in cells or as a picture, takes all of that from here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from datetime import date

from store.labels.claims import HEDGES
from store.labels.dates import SHORT_MONTHS, day
from store.model.claims import Count, Tolls
from store.model.facts import dataclass

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_LOG = 50
"""From this relation of the highest to the lowest figure on, equal steps are equal factors."""
_EXACT_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T(\d\d:\d\d))?")
#: Figures that nobody counted, by how they were made.
GUESSED = {"estimated": "~", "projected": ">"}
#: What the signs of a chart mean, in the order they are told.
SIGNS = {
    "/": "up",
    "\\": "down",
    "!": "denied",
    "?": "unsure",
    "~": "estimated",
    ">": "projected",
    "-": "taken back",
}


@dataclass(frozen=True, slots=True)
class Course:
    """A line of a chart: a voice's counts in their order, each with its sign."""

    letter: str
    name: str
    counts: tuple[Count, ...]
    signs: tuple[str, ...]


def courses(tolls: Tolls) -> list[Course]:
    """The counts of a question by voice, without the same word in another report."""
    by_voice: dict[str, list[Count]] = {}
    told = set()
    for one in tolls.counts:
        same = (one.speaker, one.day, one.lo, one.hi, one.stance, one.certainty, one.counted)
        if one.stance in ("asserts", "denies", "retracts") and same not in told:
            told.add(same)
            by_voice.setdefault(one.speaker, []).append(one)
    found = []
    for place, counts in enumerate(by_voice.values()):
        signs: list[str] = []
        before: dict[str, Count] = {}  # an estimate is above or below an estimate, not a count
        for one in counts:
            signs.append(_sign(one, before.get(one.counted)))
            if one.stance == "asserts" and one.certainty != "possible":
                before[one.counted] = one
        letter = _LETTERS[place] if place < len(_LETTERS) else "#"
        found.append(Course(letter, counts[0].voice, tuple(counts), tuple(signs)))
    return found


def _sign(one: Count, before: Count | None) -> str:
    """What has to be seen with a figure: that it is denied, taken back, unsure, no count, or another than before."""
    if one.stance != "asserts":
        return "!"
    if one.closed in ("retracted", "denied"):
        return "-"
    if one.certainty != "certain":
        return "?"
    if one.counted in GUESSED:
        return GUESSED[one.counted]
    return _turn(one, before)


def _turn(one: Count, before: Count | None) -> str:
    """Whether a figure lies above ("/") or below ("\\\\") the one that its voice told before."""
    if before is None:
        return ""
    at, was = (next((end for end in (count.lo, count.hi) if end is not None), 0) for count in (one, before))
    if (one.lo, one.hi) == (before.lo, before.hi) or at == was:
        return ""
    return "/" if at > was else "\\"


def at_most(one: Count) -> bool:
    """Whether a figure is told as an upper end only: what is compared from nought on."""
    return one.lo in (None, 0) and bool(one.hi)


def ranges(one: Count) -> bool:
    """Whether a figure is told with two ends."""
    return not at_most(one) and one.lo is not None and one.hi is not None and one.lo < one.hi


def both_ends(one: Count) -> tuple[int, int]:
    """The lowest and the highest figure to be shown of a count."""
    if at_most(one):
        assert one.hi is not None
        return one.hi, one.hi
    low = one.lo if one.lo is not None else one.hi or 0
    return low, one.hi if one.hi is not None else low


def by_factors(figures: Sequence[int]) -> bool:
    """Whether equal steps of a chart are equal factors: the figures lie too far apart for equal differences."""
    return min(figures) > 0 and max(figures) >= min(figures) * _LOG


class Height:
    """How high figures stand: in equal steps, or in equal factors where they lie far apart."""

    def __init__(self, figures: Sequence[int]) -> None:
        low, high = min(figures), max(figures)
        self._log = by_factors(figures)
        self._low, self._high = self._at(low), self._at(high)

    def _at(self, figure: int) -> float:
        return math.log(figure) if self._log else float(figure)

    def share(self, figure: int) -> float | None:
        """From 0 for the lowest figure to 1 for the highest; None where all are one."""
        if self._high == self._low:
            return None
        return (self._at(max(figure, 1) if self._log else figure) - self._low) / (self._high - self._low)


def said_before(one: Count) -> str:
    """What has to be read before a figure: "denies", "taken back, reportedly"; nothing for a plain one."""
    words = [HEDGES[one.certainty]] if HEDGES[one.certainty] else []
    if one.stance != "asserts":
        words.insert(0, "denies" if one.stance == "denies" else "takes back")
    elif one.closed in ("retracted", "denied"):
        words.insert(0, "taken back" if one.closed == "retracted" else "denied since")
    return ", ".join(words)


def figure_words(one: Count, sign: str) -> str:
    """A figure as it was told; how it was counted stands in words where no sign says so."""
    return one.label + (f" {one.counted}" if one.counted and GUESSED.get(one.counted) != sign else "")


def in_years(counts: Sequence[Count]) -> int:
    """In how many years counts were told: in one, the year goes without saying."""
    return len({date.fromordinal(one.day).year if one.day is not None else None for one in counts})


def short_day(one: Count, *, year: bool) -> str:
    """The day a figure was told: "8 Oct 2019", without the year where the days above tell it."""
    exact = _EXACT_DAY.match(one.told)
    if one.day is None or exact is None or (exact.end() != len(one.told) and not exact[1]):
        return day(one.told) or "no day"
    then = date.fromordinal(one.day)
    words = f"{then.day} {SHORT_MONTHS[then.month - 1]}" + (f" {then.year}" if year else "")
    return f"{words} {exact[1]}" if exact[1] else words
