"""Vague words for how many, and the interval each stands for: "several", "dozens", "a couple of hundred".

A vague word has a firm low end and a soft top: docs/decisions/vague-words.md.
"""

from __future__ import annotations

import re

#: The most that "a few" and its like say where they bound a count: "up to a few".
PASSING = 9
#: Words for an order of magnitude, from its first number to where the next word would be said: nobody speaks of
#: thousands below two thousand, so up to there it can still be hundreds (docs/decisions/vague-words.md). ACLED, which
#: must enter one figure, codes the low end ("dozens" as 12, "hundreds" as 100; ACLED Codebook, reported fatalities).
ORDERS: dict[str, tuple[int, int]] = {
    "tens": (10, 199),
    "dozens": (12, 199),
    "scores": (20, 199),
    "hundreds": (100, 1999),
    "thousands": (1000, 19_999),
    "tens of thousands": (10_000, 199_999),
    "hundreds of thousands": (100_000, 1_999_999),
    "millions": (1_000_000, 19_999_999),
    "tens of millions": (10_000_000, 199_999_999),
    "hundreds of millions": (100_000_000, 1_999_999_999),
    "billions": (1_000_000_000, 19_999_999_999),
    "lakhs": (100_000, 19_999_999),
    "crores": (10_000_000, 1_999_999_999),
}
#: Vague words and the interval each stands for, without an upper end where they are said in passing: whoever
#: writes "several" does not mean to rule out twelve. Who counts the hundreds ("several hundred") means hundreds.
VAGUE: dict[str, tuple[int, int | None]] = {
    "a couple": (2, 3),
    "a few": (3, None),
    "several": (3, None),
    "a number": (2, None),
    "multiple": (2, None),
    "various": (2, None),
    "some": (2, None),
    "a handful": (3, 9),
    **ORDERS,
    **{
        f"{many} {of}": (3 * unit, top)
        for of, unit, top in (
            *(("dozen", 12, 99), ("hundred", 100, 999), ("thousand", 1000, 9999)),
            *(("hundred thousand", 100_000, 999_999), ("million", 1_000_000, 9_999_999)),
            *(("billion", 1_000_000_000, 9_999_999_999), ("lakh", 100_000, 999_999), ("crore", 10**7, 99_999_999)),
        )
        for many in ("several", "a few")
    },
}
_UNITS = ("dozen", "hundred", "thousand", "hundred thousand", "million", "billion")
#: Other ways to say them. What is "low" ends in the middle of its order, where what is "high" begins.
_SAID: dict[str, str] = {
    **{f"many {word}": word for word in ("dozens", "hundreds", "thousands", "tens of thousands", "millions")},
    **{f"some {word}": word for word in ("dozens", "hundreds", "thousands", "millions")},
    **{f"{many} {of}s": f"{many} {of}" for many in ("several", "a few") for of in _UNITS},
}
_FIGURES = {"single": 1, "double": 2, "triple": 3, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_FIGURES |= {"six": 6, "seven": 7, "eight": 8, "nine": 9}
_DIGITS = re.compile(
    rf"(?:an? )?({'|'.join(_FIGURES)})[ -](?:digits?|figures?)(?: (?:numbers?|figures?|sums?|amounts?))?"
)
_SOFT = (frozenset(low for low, _ in ORDERS.values()), frozenset(top for _, top in ORDERS.values()))
_COUPLE = re.compile(r"(?:a )?couple(?: of)? (dozen|hundred|thousand|million)s?")
_SIDE = re.compile(r"(low|high)(?:er)? (hundreds|thousands|tens of thousands|millions)")


def vague(text: str) -> tuple[int, int | None] | None:
    """The interval that tidied ``text`` stands for where it is a vague word; None where it is none."""
    text = text.removeprefix("the ")
    text = _SAID.get(text, text)
    if text in VAGUE:
        return VAGUE[text]
    digits = _DIGITS.fullmatch(text)
    if digits:
        return 10 ** (_FIGURES[digits[1]] - 1), 10 ** _FIGURES[digits[1]] - 1
    couple = _COUPLE.fullmatch(text)
    if couple:
        one = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}[couple[1]]
        return 2 * one, (3 * one if one == 12 else 4 * one - 1)
    side = _SIDE.fullmatch(text)
    if side:
        low = ORDERS[side[2]][0]
        return (low, 5 * low - 1) if side[1] == "low" else (5 * low, 10 * low - 1)
    return None


def has_soft_top(key: str) -> bool:
    """Whether the key of an amount is that of words whose upper end nobody named: "hundreds", "millions of euros"."""
    low, dots, top = key.partition(" ")[0].partition("..")
    if not dots:
        return False
    try:
        return float(low) in _SOFT[0] and float(top) in _SOFT[1]
    except ValueError:
        return False
