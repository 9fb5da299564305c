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


@lru_cache(maxsize=8_192)
def _folded(char: str) -> str:
    """What a letter is in a word: nothing for an accent that stands by itself, a blank for what parts words."""
    category = unicodedata.category(char)
    if category[0] == "M" and "\u0300" <= char <= "\u0331":
        return ""
    if category[0] not in "LN" and category != "Co":
        return " "
    base = unicodedata.normalize("NFD", char)[0]
    low = base.lower() if base.isascii() else char.casefold()
    return low if len(low) == 1 else char.lower()[:1]
