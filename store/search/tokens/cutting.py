"""A text as the words that are searched: where each stands, and how it is written in the index.

A word is a run of letters and digits with their marks. Scripts without blanks between words are cut into what any run
of letters can be put together from, and no dictionary is needed: Han and kana, which have many letters, each by itself;
Thai, Lao, Burmese and Khmer, which have few, in pairs of neighbours, each letter beginning one, and the last of a run
stands alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

RULES = 4
"""Raise when a rule changes how a word is written in the index: indexes of other rules are made anew."""
LONGEST = 100
"""Code points of a word that count: what is longer is a picture or a key, and no word."""

#: Scripts without blanks between words: Thai and Lao, Burmese, Khmer, kana, and Burmese and half-width supplements ...
_UNSPACED = ((0x0E00, 0x0F00), (0x1000, 0x10A0), (0x1780, 0x1800), (0x3005, 0x3100), (0x31F0, 0x3200),
             (0xA9E0, 0xAA00), (0xAA60, 0xAA80), (0xFF66, 0xFFA0))  # fmt: skip
#: ... and Han, all of whose code points are letters.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
#: Inside a word and no part of it: joiners, the soft hyphen of a broken line, the Arabic stretcher.
_UNSEEN = "\u00ad\u0640\u200c\u200d\u2060"
#: Where marks are vowels: the scripts of India, of Tibet and of South-East Asia. Elsewhere they are left out.
_VOWEL_MARKS = ((0x0900, 0x1100), (0x1700, 0x1CD0), (0xA800, 0xAC00), (0x11000, 0x12000))
#: Latin letters that Unicode takes for letters of their own, and writers and keyboards for these.
_LETTERS = {"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng", "ħ": "h"}
#: Arabic letters that are typed for each other: yeh with and without dots, Arabic and Persian kaf, teh marbuta and heh.
_LETTERS |= {"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ٱ": "ا"}
#: Letters that stand for a sound which most leave out, or write as an apostrophe: ain, hamza, the soft sign.
_APOSTROPHES = frozenset("\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ee")
_MAPPED = {ord(letter): plain for letter, plain in _LETTERS.items()}
#: Marks of print beyond ASCII; without them most texts in Latin letters are ASCII, which is cut much faster.
_PRINT = dict.fromkeys(map(ord, "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb\u00a0\u2022"), " ")


class Token(NamedTuple):
    """A word of a text: where it stands (code points, end exclusive), and how it is written in the index.

    ``small`` is whether it stands in small letters, as no name does; ``joined`` whether it is one or two letters of a
    script without blanks.
    """

    start: int
    end: int
    word: str
    small: bool
    joined: bool


@cache
def _pattern() -> re.Pattern[str]:
    """Runs of letters without blanks, and words. Which code points are marks is asked of Python's own tables."""
    marks = "".join(_ranges(code for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)) if _is(code, "M")))
    apart = _HAN + "".join(
        _ranges(code for low, high in _UNSPACED for code in range(low, high) if _is(code, "LM") or _is(code, "Nl"))
    )
    return re.compile(rf"([{apart}]+)|[^\W_{apart}](?:[^\W_{apart}]|[{marks}{_UNSEEN}](?<![{apart}]))*")


_ASCII = re.compile(r"[0-9A-Za-z]+")


def _is(code: int, kinds: str) -> bool:
    category = unicodedata.category(chr(code))
    return category == kinds if kinds == "Nl" else category[0] in kinds


def _ranges(codes: Iterable[int]) -> Iterator[str]:
    """Code points in a row as ranges of a set of `re`."""
    first = last = -1
    for code in [*codes, -2]:
        if code != last + 1 or first < 0:
            if first >= 0:
                yield f"\\U{first:08x}-\\U{last:08x}"
            first = code
        last = code


def plain_print(text: str) -> str:
    """A text with blanks for the marks of print that are not in ASCII, code point for code point."""
    return text if text.isascii() else text.translate(_PRINT)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The words of a text, or of a part of it, in their order."""
    end = len(text) if end is None else end
    plain = plain_print(text)
    if plain.isascii():
        for match in _ASCII.finditer(plain, start, end):
            word = match[0]
            low = word.lower()
            yield Token(match.start(), match.end(), low[:LONGEST], word == low and not word.isdigit(), False)
        return
    for match in _pattern().finditer(plain, start, end):
        at = match.start()
        if match[1] is None:
            word = match[0]
            if folded := fold(word):
                yield Token(at, match.end(), folded, _is_small(word), False)
            continue
        letters = [_letter(letter) for letter in match[1]]
        for place, (letter, following) in enumerate(zip(letters, [*letters[1:], ""], strict=True), at):
            two = following != "" and in_pairs(letter) and in_pairs(following)
            yield Token(place, place + 1 + two, letter + following if two else letter, True, True)


def in_pairs(letter: str) -> bool:
    """Whether a letter of a script without blanks is one of those that stand in pairs: no Han and no kana."""
    return not ("\u3005" <= letter[0] < "\u3200" or letter[0] >= "\u3400") or "\ua9e0" <= letter[0] < "\uaa80"


def _is_small(word: str) -> bool:
    return word == word.lower() and word != word.upper()


def fold(word: str) -> str:
    """A word as the index has it: small letters without accents, digits 0 to 9; vowels of every script stay.

    >>> fold("Dəmirçi"), fold("İSTANBUL"), fold("٢٠١٩"), fold("Straße")
    ('dəmirci', 'istanbul', '2019', 'strasse')
    """
    return word.lower()[:LONGEST] if word.isascii() else _fold(word[: 4 * LONGEST])


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold().translate(_MAPPED))
    kept = "".join(filter(None, map(_kept, parts)))
    return unicodedata.normalize("NFC", kept.translate(_MAPPED))[:LONGEST] or word[:LONGEST].lower()


@lru_cache(maxsize=4_096)
def _kept(char: str) -> str:
    """What of a code point that was taken apart stays in a word."""
    category = unicodedata.category(char)
    if char in _APOSTROPHES:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category[0] in "LN":
        return char
    vowel = category[0] == "M" and any(low <= ord(char) < high for low, high in _VOWEL_MARKS)
    return char if vowel or category == "Mc" else ""


@lru_cache(maxsize=8_192)
def _letter(letter: str) -> str:
    """A letter of a script without blanks: half-width and old forms as the usual one, traditional characters and those
    of Japan as the simplified ones."""
    usual = unicodedata.normalize("NFKC", letter)
    if len(usual) != 1:
        return letter
    if usual < "\u3400":
        return usual
    from store.names.scripts.tables.variants import VARIANTS  # a table that most texts never need

    return VARIANTS.get(ord(usual), usual)


def as_indexed(text: str, cut: Iterable[Token] | None = None) -> str:
    """A part of a text as it goes into the index, whose words end at whatever in ASCII is no letter or digit."""
    return " ".join(token.word for token in (tokens(text) if cut is None else cut))
