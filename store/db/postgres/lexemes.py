"""Texts as the words of a tsvector, cut as FTS5 cuts them, so that both engines find the same."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[0-9A-Za-z\x80-\U0010ffff]+")
_CAPITALS = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def quoted(word: str) -> str:
    """A word as it stands in a tsvector and a tsquery."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def lexemes(text: str) -> list[str]:
    """The words of a passage as FTS5's ``ascii`` has them: what in ASCII is no letter or digit parts them."""
    return _WORD.findall(lower(text))


def lower(text: str) -> str:
    """A text with the small letters of ASCII."""
    return text.lower() if text.isascii() else text.translate(_CAPITALS)


def folded(text: str) -> list[str]:
    """The words of a claim as FTS5's ``unicode61`` has them without diacritics: letters and digits, in small letters,
    Latin ones without their accents."""
    return text.lower().translate(_APART).split() if text.isascii() else "".join(map(_folded, text)).split()


_APART = {code: " " for code in range(128) if not chr(code).isalnum()}


# Of the combining marks FTS5 leaves out these; the others part words.
_ACCENTS = frozenset(map(chr, (*range(0x300, 0x305), *range(0x306, 0x30D), 0x30F, 0x311, 0x31B, *range(0x323, 0x329))))
_ACCENTS |= frozenset("\u032d\u032e\u0330\u0331")
# Letters that its table has otherwise than Unicode's decompositions.
_UNLIKE = {"\u01e0": "\u01e1", "\u01e1": "\u01e1", "\u1e9b": "s"}


@lru_cache(maxsize=8_192)
def _folded(char: str) -> str:
    """What a letter is in a word: nothing for an accent that stands by itself, a blank for what parts words."""
    if char in _ACCENTS:
        return ""
    if char in _UNLIKE:
        return _UNLIKE[char]
    category = unicodedata.category(char)
    if category[0] not in "LN" and category != "Co":
        return " "
    base = unicodedata.normalize("NFD", char)[0]
    low = base.lower() if base.isascii() else char.casefold()
    return low if len(low) == 1 else char.lower()[:1]
