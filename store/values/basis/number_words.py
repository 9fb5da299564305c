"""Whole numbers as reports write them: "1,200", "1,20,000", "twenty-five", "3 lakh", "half a million", "2.5k"."""

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
#: In falling order. A billion is a thousand millions, as in English today.
_SCALES = {
    **{"trillion": 10**12, "billion": 10**9, "yi": 10**8, "crore": 10**7, "million": 10**6, "lakh": 10**5},
    **{"wan": 10**4, "thousand": 10**3, "hundred": 100},
}
#: Other spellings of a scale, as a word and as letters after digits ("2.5k").
_SPELT = {"lakhs": "lakh", "lac": "lakh", "lacs": "lakh", "crores": "crore"}
_LETTERS = {
    **{"k": "thousand", "m": "million", "mn": "million", "mln": "million", "mio": "million", "b": "billion"},
    **{"bn": "billion", "mrd": "billion", "tn": "trillion", "cr": "crore"},
    **{"万": "wan", "萬": "wan", "亿": "yi", "億": "yi"},
}
_NOUGHT = frozenset({"no", "none", "nobody", "no one", "nil"})

#: Grouped in threes ("1,200") or as in South Asia ("1,20,000"). A point groups too ("11.300"): nobody
#: counts in thousandths.
_DIGITS = re.compile(r"\d{1,3}(?:[, ']\d{3})+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d?(?:,\d{2})+,\d{3}|\d{1,16}")
_SCALE = "|".join((*_SCALES, *_SPELT, "dozen"))
#: "And" joins a number only after hundred, thousand and so on; elsewhere it stands between two.
_AND = re.compile(rf"\b({'|'.join(_SCALES)}) and (?=[a-z])")
#: A figure before a scale: "2.5", "2,5" (nobody groups in ones or twos there), "12,500", "2 ½" (tidied).
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,6}(?:\.\d{1,6}|,\d{1,2})?|(?:\d{1,3} )?\d[⁄/]\d"
_SCALED = re.compile(rf"({_FIGURE})(?: ?({_SCALE}|k|mn|mln|mio|bn|mrd|tn|[万萬亿億])|(m|b|cr))")
#: Figures with a scale each: "3 lakh 20 thousand", "1 crore, 20 lakh". The last may do without: "3 lakh 20,000".
_PARTS = re.compile(rf"(.*?\d ?(?:{'|'.join((*_SCALES, *_SPELT))}))(?:, ?| and | )(\d.*)")
_LAST_SCALE = re.compile(rf"(.*?[\d ])({_SCALE}|{'|'.join(_LETTERS)})")
_PART = r"(half|quarter|three quarters?)"
_HALVED = re.compile(
    rf"(?P<count>.+) and (?:an? )?(?P<part>half|quarter|three quarters?) (?P<of>{_SCALE})|"
    rf"(?:a|one) (?P<after>{_SCALE}) and (?:an? )?(?P<part2>half|quarter|three quarters?)"
)
_SHARE = re.compile(rf"(?:an? |one )?{_PART}(?: of)?(?: an?)? ({_SCALE})")
_SHARES = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three": Decimal("0.75")}


def read_number(text: str) -> int | None:
    """The whole number that tidied ``text`` is, or None where it is not exactly one."""
    number = _read(text)
    return number if number is not None and number <= LARGEST else None


def read_ends(low: str, high: str) -> tuple[int | None, int | None]:
    """The two ends of a range. The scale of the upper one counts for both: "two to three million".

    It does not where the lower end would then not be the lower one ("90 to one hundred"), and where it
    counts only for a part of the upper one ("nine to two thousand one hundred").
    """
    if _PARTS.fullmatch(high):  # "2 to 3 lakh 20 thousand": two lakh, two thousand or two
        least = read_number(low)
        return least if least is None or least >= 1000 else None, read_number(high)
    most, last = read_number(high), _LAST_SCALE.fullmatch(high)
    if most is not None and last:
        scale = _LETTERS.get(last[2], last[2])
        shared, before = read_number(f"{low} {scale}"), read_number(last[1].strip())
        if shared is not None and shared < most and (before is None or _times(Decimal(before), scale) == most):
            return shared, most
    return read_number(low), most


def _read(text: str) -> int | None:
    if _DIGITS.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    scaled = _SCALED.fullmatch(text)
    if scaled:
        return _times(_decimal(scaled[1]), scaled[2] or scaled[3])
    parts = _PARTS.fullmatch(text)
    if parts:
        return _joined(parts[1], parts[2])
    if text in _NOUGHT:
        return 0
    plain = re.sub(r"(?<=[a-z])-(?=[a-z])", " ", text)
    halved = _HALVED.fullmatch(plain)
    if halved:
        count = read_number(halved["count"]) if halved["count"] else 1
        part = _SHARES[(halved["part"] or halved["part2"]).split()[0]]
        return _times(count + part, halved["of"] or halved["after"]) if count else None
    share = _SHARE.fullmatch(plain)
    if share:
        return _times(_SHARES[share[1].split()[0]], share[2])
    words = _AND.sub(r"\1 ", plain).split(" ")
    if words[-1:] == ["dozen"]:
        count = 1 if words[:-1] in (["a"], ["one"]) else _words(words[:-1])
        return 12 * count if count else None
    return _words([_SPELT.get(word, word) for word in words])


def _joined(first: str, rest: str) -> int | None:
    """A figure with a scale and what is added to it: less than one of that scale, or two numbers stand there."""
    scaled, added = _SCALED.fullmatch(first), read_number(rest)
    # "1.5 lakh 20 thousand" says two things, and "3 million 5" leaves out of what
    size = _SCALES.get(_SPELT.get(scaled[2], scaled[2]), 0) if scaled is not None else 0
    if scaled is None or size < 1000 or not scaled[1].isdigit() or not added:
        return None
    return int(scaled[1]) * size + added if size // 1000 <= added < size else None


def _decimal(figure: str) -> Decimal:
    """The figure before a scale: a comma groups where three digits follow, else it is the decimal mark."""
    whole, slash, below = figure.replace("/", "⁄").rpartition("⁄")
    if slash:
        whole, _, above = whole.rpartition(" ")
        return Decimal(whole or 0) + (Decimal(above) / Decimal(below) if Decimal(below) else 0)
    return Decimal(re.sub(r",(?=\d{3})", "", figure).replace(",", "."))


def _times(count: Decimal, scale: str) -> int | None:
    scale = _LETTERS.get(scale) or _SPELT.get(scale, scale)
    value = count * (12 if scale == "dozen" else _SCALES[scale])
    return int(value) if value == int(value) else None


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
