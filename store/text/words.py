"""What counts as a word, shared by everything that cuts a text into words.

Scripts written without spaces between words (Han, kana, Thai, Lao, Myanmar, Khmer) count each
character as a word of its own: good enough for comparing wordings, and no dictionary is needed.
Combining marks and joiners belong to the letter before them.
"""

from __future__ import annotations

import re
from unicodedata import normalize

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks that \w leaves out: Latin, Hebrew and Arabic points, the Indic vowel signs, the joiners.
_MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0963\u0966-\u0dff\u200c\u200d"
)
_WORD = rf"[{_UNSPACED}]|[^\W_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARKS}])*"

WORD = re.compile(_WORD)
"""One word: letters and digits in a row."""

TOKEN = re.compile(rf"{_WORD}|\S")
"""One word, or one visible character that belongs to no word."""


#: What ``WORD`` takes for words in folded ASCII: all else is a gap. Cutting there takes half as long.
_GAPS = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))
#: Gaps in print beyond ASCII. Without them most texts in Latin letters are ASCII.
_MARKS_OF_PRINT = "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb\u00a0\u2022"


def words_of(text: str) -> list[str]:
    """The words of a text, where case, punctuation and how accents are composed do not count."""
    folded = normalize("NFC", text.casefold())
    if not folded.isascii():
        for mark in _MARKS_OF_PRINT:
            folded = folded.replace(mark, " ")
    return folded.translate(_GAPS).split() if folded.isascii() else WORD.findall(folded)


def same_words(text: str) -> str:
    """A text as it is compared with others of the same words."""
    return " ".join(words_of(text)) or text.strip()


def word_count(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORD.finditer(text))
