"""Whole numbers as reports write them: "1,200", "twenty-five", "two hundred and six", "a dozen"."""

from __future__ import annotations

import re
from decimal import Decimal

#: The largest number read; it fits SQLite's integers with room for adding.
LARGEST = 10**15

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: number for number, word in enumerate(_ONES)}
_TEN = {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_SCALES = {"million": 10**6, "thousand": 10**3, "hundred": 100}
_NOUGHT = frozenset({"no", "none", "nobody", "no one", "nil"})

_DIGITS = re.compile(r"\d{1,3}(?:[, ']\d{3})+|\d{1,16}")
#: "And" joins a number only after hundred, thousand or million; elsewhere it stands between two.
_AND = re.compile(r"\b(hundred|thousand|million) and (?=[a-z])")
_SCALED = re.compile(r"(\d{1,6}(?:[.]\d{1,6})?) ?(dozen|hundred|thousand|million)")


def read_number(text: str) -> int | None:
    """The whole number that tidied ``text`` is, or None where it is not exactly one."""
    number = _read(text)
    return number if number is not None and number <= LARGEST else None


def _read(text: str) -> int | None:
    if _DIGITS.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    scaled = _SCALED.fullmatch(text)
    if scaled:
        value = Decimal(scaled[1]) * (12 if scaled[2] == "dozen" else _SCALES[scaled[2]])
        return int(value) if value == int(value) else None
    if text in _NOUGHT:
        return 0
    if text == "half a dozen":
        return 6
    words = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", _AND.sub(r"\1 ", text)).split(" ")
    if words[-1:] == ["dozen"]:
        count = 1 if words[:-1] in (["a"], ["one"]) else _words(words[:-1])
        return 12 * count if count else None
    if words in (["a"], ["an"]):
        return 1
    return _words(words)


def _words(words: list[str]) -> int | None:
    """Number words, the scales in falling order ("three thousand two hundred")."""
    for scale, size in _SCALES.items():
        if scale in words:
            at = words.index(scale)
            before, after = words[:at], words[at + 1 :]
            count = 1 if before in (["a"], ["an"]) else _words(before)
            rest = _words(after) if after else 0
            if not count or rest is None or rest >= size or count >= 1000:
                return None
            return count * size + rest
    if len(words) == 1:
        return _SMALL.get(words[0], _TEN.get(words[0]))
    if len(words) == 2 and words[0] in _TEN and 1 <= _SMALL.get(words[1], 0) <= 9:
        return _TEN[words[0]] + _SMALL[words[1]]
    return None


def read_decade(text: str) -> int | None:
    """The tens that "forties" or "40s" name, or None."""
    if re.fullmatch(r"[1-9]0'?s", text):
        return int(text[:2])
    return next((number for word, number in _TEN.items() if text == word[:-1] + "ies"), None)
