"""Thai names beside Latin ones: the letters of the script as a pattern of what people write for them.

Papers spell Thai names by sound (Chinnawat) or by the letters of the Indic words in them (Shinawatra), so a letter
stands for all that either writes. General knowledge: the royal system of transcription and the spellings people choose.
"""

from __future__ import annotations

import re
from functools import lru_cache

SCRIPT = re.compile("[\u0e01-\u0e5b]")
_LETTERS = {
    "ก": "ck|k|g", "ขคฆฃฅ": "kh|k|g", "ง": "ng", "จ": "tch|ch|j|c|t|dh|d", "ฉชฌ": "tch|ch|sh|j|t|d", "ซ": "s|z",
    "ญ": "ny|y|n",
    "ฎด": "d|t", "ฏต": "t|d", "ฐถทธฑฒ": "th|dh|t|d", "ณน": "n", "บ": "b|p", "ป": "p|b", "ผพภ": "ph|bh|p|b",
    "ฝฟ": "f|ph|p",
    "ม": "m", "ย": "y|i|j|", "ร": "rn|r|n|l|", "ลฬ": "nl|ll|l|n|r", "ว": "w|v|u|o", "ศษส": "sh|s|t|d", "ห": "h|",
    "อ": "",
    "ฮ": "h",
}  # fmt: skip
_LATIN = {letter: latin for letters, latin in _LETTERS.items() for letter in letters}
_VOWEL = "(?:[aeiouy]+[rhw]?)"
_TONES = re.compile("[็-๋ๆฯฺ]")
_TOKEN = re.compile("รร|([ก-ฮ])[ิุ]?์|[ก-ฮ]|[ะ-ฺเ-ๅํ๎]+")


@lru_cache(maxsize=1_024)
def pattern(word: str) -> re.Pattern[str]:
    """What a Thai word may be in Latin letters.

    >>> [bool(pattern("ชินวัตร").fullmatch(word)) for word in ("shinawatra", "chinnawat", "chinthawat")]
    [True, True, False]
    """
    tokens = list(_TOKEN.finditer(_TONES.sub("", word)))
    out = _VOWEL + "?" if word[:1] in "เแโใไ" else ""
    for at, found in enumerate(tokens):
        token = found[0]
        silent = at + 1 < len(tokens) and tokens[at + 1][1] is not None
        if token == "รร":
            out += f"{_VOWEL}n?"
        elif found[1]:  # the mark over it says that it is not heard
            out += f"(?:{_LATIN[found[1]]}|){_VOWEL}?"
        elif token in _LATIN:
            each = f"(?:{_LATIN[token]}|)" if silent and token in "ษศทตจรมด" else f"(?:{_LATIN[token]})"
            double = f"(?:{_LATIN[token]})?" if token in "นณตมสดท" else ""
            out += f"{each}{double}{_VOWEL}?"
        elif not all(char in "เแโใไ" for char in token):
            out += f"(?<=[aeiouywvrh]){_VOWEL}?"
    return re.compile(out)


def is_said(text: str, words: tuple[str, ...]) -> bool:
    """Whether a name in Thai may be these Latin words, given name first or last."""
    thai = text.split()
    whole = "".join(words)
    return len(whole) <= 40 and any(
        pattern("".join(order)).fullmatch(whole) for order in ({tuple(thai), tuple(reversed(thai))} if thai else ())
    )
