"""The stem of an English word: Porter, *An algorithm for suffix stripping* (1980), as FTS5's ``porter`` has it.

Worked out here, not by the index: that keeps words as they are written, so that "weddi" finds its wedding while it is
typed, and what is lit in a text is what was found. Words of other languages have no stem but themselves.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

_VOWELS = frozenset("aeiou")

_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "logi": "log", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate",
    "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive",
    "biliti": "ble",
}  # fmt: skip
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic", "ou",
)  # fmt: skip
_ENGLISH = re.compile("[a-z]{3,64}")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a word in small letters; a word that is not in the letters a to z, or is short, is its own.

    >>> stem("weddings"), stem("wedding"), stem("wed"), stem("killed"), stem("musa")
    ('wed', 'wed', 'wed', 'kill', 'musa')
    """
    if not _ENGLISH.fullmatch(word):
        return word
    word = _plural(word)
    word = _past(word)
    if word[-1] == "y" and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _STEP_2)
    word = _replaced(word, _STEP_3)
    word = _stripped(word)
    if word[-1] == "e":
        base = word[:-1]
        if _measure(base) > 1 or (_measure(base) == 1 and not _short(base)):
            word = base
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


def _is_vowel(word: str, at: int) -> bool:
    if word[at] in _VOWELS:
        return True
    return word[at] == "y" and at > 0 and not _is_vowel(word, at - 1)


def _measure(word: str) -> int:
    """How often a vowel is followed by a consonant: Porter's m."""
    kinds = [_is_vowel(word, at) for at in range(len(word))]
    return sum(before and not here for before, here in itertools.pairwise(kinds))


def _has_vowel(word: str) -> bool:
    return any(_is_vowel(word, at) for at in range(len(word)))


def _short(word: str) -> bool:
    """Whether a word ends in consonant, vowel, consonant, the last not w, x or y: Porter's *o."""
    end = len(word) - 1
    if end < 2 or word[end] in "wxy":
        return False
    return not _is_vowel(word, end) and _is_vowel(word, end - 1) and not _is_vowel(word, end - 2)


def _ends(word: str, *endings: str) -> bool:
    """Whether a word has one of these endings behind at least a letter, as FTS5 has it: "eed" is none of its own."""
    return any(word.endswith(ending) and len(word) > len(ending) for ending in endings)


def _plural(word: str) -> str:
    if _ends(word, "sses", "ies"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _past(word: str) -> str:
    if _ends(word, "eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    ending = next((it for it in ("ed", "ing") if word.endswith(it)), "")
    base = word.removesuffix(ending)
    if not ending or not _has_vowel(base):
        return word
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if len(base) > 1 and base[-1] == base[-2] and base[-1] not in "aeioulsz":  # no y is a vowel here, as FTS5 has it
        return base[:-1]
    return base + "e" if _measure(base) == 1 and _short(base) else base


def _replaced(word: str, endings: dict[str, str]) -> str:
    ending = max((it for it in endings if word.endswith(it)), key=len, default="")
    base = word.removesuffix(ending)
    return base + endings[ending] if ending and _measure(base) > 0 else word


def _stripped(word: str) -> str:
    for ending in _STEP_4:
        if word.endswith(ending):
            base = word.removesuffix(ending)
            fits = _measure(base) > 1 and (ending != "ion" or base[-1] in "st")
            return base if fits else word
    return word
