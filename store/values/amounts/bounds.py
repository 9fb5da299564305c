"""The words that make a bound of a figure: "at least", "more than", "about", "almost", "40 or so".

And how wide a hedge is. One place for counts, shares, sums of money and measures.
"""

from __future__ import annotations

import re
from typing import Literal

#: What a figure under such words can be: it and more, it and less, more, less, either side of it, up to it
#: ("nearly"), a little more or a little less than it.
Bound = Literal["least", "most", "more", "less", "about", "nearly", "just_more", "just_less", "odd"]

MORE = (
    "more than|over|above|greater than|in excess of|upwards of|upward of|well over|well above|far more than|"
    "much more than|exceeding|higher than|>"
)
LESS = "fewer than|less than|under|below|well under|well below|far fewer than|far less than|lower than|<"
_WORDS: dict[Bound, str] = {
    "least": "at least|at the least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of|"
    "minimum|min|as few as|as little as|>=",
    "most": "at most|at the most|up to|no more than|not more than|as many as|as much as|a maximum of|maximum of|"
    "maximum|max|<=",
    "just_more": "just over|just above|slightly more than|slightly over|a little over|a little more than",
    "just_less": "just under|just below|slightly less than|slightly fewer than|slightly under|a little under|"
    "a little less than|a little fewer than|just short of|just shy of",
    "more": MORE,
    "less": LESS,
    "nearly": "nearly|almost|close to|close on|nigh on|practically|virtually|just about|not quite|approaching|"
    "getting on for",
    "about": "about|around|some|roughly|approximately|approx|circa|more or less|in the region of|"
    "in the neighbourhood of|in the neighborhood of|on the order of|of the order of|perhaps|maybe|c|ca|~",
}
_BEFORE = re.compile(
    rf"(?:{'|'.join(f'(?P<{bound}>{spelt})' for bound, spelt in _WORDS.items())})(?:(?<=[>=<~]) ?| )(?P<rest>.+)"
)
_AFTER = re.compile(
    r"(?P<rest>.+?)(?:(?P<least> or more| or above| or over| or higher| and more| and above| and over| at least|"
    r" plus| ?\+)|(?P<most> or fewer| or less| or under| or below| at most)|"
    r"(?P<about> or so|-?ish| or thereabouts| approximately| or thereabout| more or less)|(?P<odd>[ -]odd))"
)


def split_bound(text: str) -> tuple[Bound, str] | None:
    """The bound that tidied ``text`` words and what is left of it, or None where it words none."""
    match = _BEFORE.fullmatch(text) or _AFTER.fullmatch(text)
    if match is None:
        return None
    bound = next(name for name, found in match.groupdict().items() if found and name != "rest")
    return bound, match["rest"]  # type: ignore[return-value]


def without_bound(label: str) -> str:
    """The figure of a label as it is written there, without the words that make it a bound: "$5m" of "up to $5m"."""
    folded = label.casefold()
    match = (_BEFORE.fullmatch(folded) or _AFTER.fullmatch(folded)) if len(folded) == len(label) else None
    return label[match.start("rest") : match.end("rest")] if match else label


def unit_of(number: int) -> int:
    """The unit of the last digit of ``number`` that is not nought: 100 of 11,300, 1 of 31; 1 of 0."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit


def width(number: int) -> int:
    """How far "about ``number``" reaches to either side.

    Half the unit of its last digit that is not nought, at most ten in a hundred; a figure that is not round (31)
    five in a hundred, rounded outward. At least one.
    """
    unit = unit_of(number)
    if unit == 1:
        return max(1, -(-number * 5 // 100))
    return max(1, min(unit // 2, number // 10))


def slack(number: int) -> int:
    """How far a bare figure with three or more noughts at its end may stand from the count itself; else nothing.

    Half the unit of its last digit that is not nought, at most five in a hundred.
    """
    unit = unit_of(number)
    return min(unit // 2, number * 5 // 100) if unit >= 1000 else 0
