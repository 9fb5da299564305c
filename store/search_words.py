"""How alike two folded words are, 0 to 1: by letters, by sound and by key."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import Indel, JaroWinkler

from store.names import begun, key, other_keys, skeleton, sound

SAME_SOUND = 0.90
"""Two spellings with one sound form, vowels and all: this, and more by their letters."""
SOUND_SHARE = 0.96
"""What likeness of the sound forms counts, beside likeness of the letters."""
# Words with one key are alike at least this much, by the length of the key: a key of one
# or two consonants says little.
_KEY_FLOOR = (0.0, 0.5, 0.62, 0.75)
_SWAPPED = 0.06
"""Less of that when the keys are one only after a swap (Ramadan, Ramazan)."""
_SLOPE = 0.9
# What a bare word loses by vowels that are not there, or are there and not written.
_FITS = 0.97
_UNWRITTEN = 0.02
_NO_ALIF = 0.05
_NO_VOWEL = 0.10
_SHORT_BARE = 0.5
_HELD_APART = re.compile("(?<=[ksdtgz])a(?=h)")
_HELD = 0.98
_INITIAL = 0.80
"""An initial against the word it may stand for."""


def _letters(first: str, second: str) -> float:
    """Mean of Jaro-Winkler (favours a common beginning) and Indel (counts common letters)."""
    return 0.5 * (JaroWinkler.normalized_similarity(first, second) + Indel.normalized_similarity(first, second))


def _floor(length: int) -> float:
    return _KEY_FLOOR[min(length, len(_KEY_FLOOR) - 1)]


def _bare(word: str) -> bool:
    """Whether a word has no short vowels: written in Arabic letters, or letter for letter after them."""
    return not any(vowel in word for vowel in "eiou")


@lru_cache(maxsize=8_192)
def _slots(word: str) -> list[str]:
    """The vowels of the sound form, a string for each place between two consonants.

    A last h is an a, where no other vowel is written: Qatana, not Qattan.
    """
    heard = sound(word)
    return re.split("[^aiu]", heard + "a" if word[-1] == "h" and heard[-1] not in "aiu" else heard)


def _bare_likeness(bare: str, other: str) -> float:
    """How well the long vowels a word is written with fit another word of the same consonants.

    Short vowels are not written, so nothing is said where the bare word has none; an i or u
    it has must be there. Hsyn fits Hussein better than Hasan.
    """
    written, there = _slots(bare), _slots(other)
    if len(written) != len(there):
        return SOUND_SHARE * Indel.normalized_similarity(skeleton(bare), skeleton(other))
    cost = 0.0
    last = len(written) - 1
    for place, (long, vowels) in enumerate(zip(written, there, strict=True)):
        if not long and vowels and place == last:
            cost += _NO_ALIF  # a vowel at the end is always written
        elif not long:
            cost += _UNWRITTEN if "i" in vowels or "u" in vowels else 0.0
        elif long[-1] not in vowels:
            cost += _NO_ALIF if long == "a" else _NO_VOWEL
    return max(0.0, _FITS - cost)


def likeness(asked: str, stored: str) -> float:
    """How alike two words are: 1 equal, about 0.85 and more the same word, under 0.6 another word.

    Words with digits are alike only when they are equal.
    """
    if asked == stored:
        return 1.0
    if not (asked.isalpha() and stored.isalpha()):
        return 0.0
    shorter = min(len(asked), len(stored))
    if shorter == 1:
        return _INITIAL if key(asked)[:1] == key(stored)[:1] else 0.0
    heard, there = sound(asked), sound(stored)
    by_letters = _letters(asked, stored)
    by_sound = SAME_SOUND + (0.99 - SAME_SOUND) * by_letters if heard == there else SOUND_SHARE * _letters(heard, there)
    if shorter <= 3:  # short words are alike by accident
        by_letters *= 0.9
        by_sound *= 0.95 if heard == there else 0.88
    best = max(by_letters, by_sound)
    asked_key, stored_key = key(asked), key(stored)
    same = asked_key == stored_key
    if same or stored_key in other_keys(asked):
        floor = _floor(min(len(asked_key), len(stored_key))) - (0.0 if same else _SWAPPED)
        if len(asked_key) > 1 and (_bare(asked) or _bare(stored)):
            fits = _bare_likeness(asked, stored) if _bare(asked) else _bare_likeness(stored, asked)
            best = max(best, fits * (floor / _KEY_FLOOR[-1]) ** _SHORT_BARE)
        else:
            best = max(best, floor + (1 - floor) * best * _SLOPE)
    if not same and "ah" in asked + stored:
        best = max(best, _read_as_one(asked, stored), _read_as_one(stored, asked))
    return best


def _read_as_one(arabic: str, latin: str) -> float:
    """Likeness when two letters of Arabic script stand in the other word as one sound (t-h in Fathi), else 0."""
    plain = _HELD_APART.sub("", arabic)
    return _HELD * likeness(plain, latin) if plain != arabic and key(plain) == key(latin) else 0.0


def beginning(asked: str, stored: str) -> float:
    """Like `likeness`, and a word that begins with what was asked is alike too."""
    best = likeness(asked, stored)
    if len(stored) > len(asked):
        if stored.startswith(asked):
            return max(best, 0.9 + 0.1 * len(asked) / len(stored))
        heard, *others = begun(asked)
        if sound(stored).startswith(heard):
            return max(best, 0.85 + 0.1 * len(asked) / len(stored))
        if others and sound(stored).startswith(tuple(others)):
            return max(best, 0.8 + 0.1 * len(asked) / len(stored))
    return best


Measure = Callable[[str, str], float]


@lru_cache(maxsize=4_096)
def glued(parts: tuple[str, ...]) -> str:
    """The sound of the whole name, written as one word."""
    return "".join(map(sound, parts))


def whole_likeness(asked: tuple[str, ...], stored: tuple[str, ...]) -> float:
    """How alike two names are when all their words are written together, by sound and letters.

    0 when they sound less than 0.8 alike.
    """
    heard = Indel.normalized_similarity(glued(asked), glued(stored), score_cutoff=0.8)
    if not heard:
        return 0.0
    return float(0.7 * heard + 0.3 * Indel.normalized_similarity("".join(asked), "".join(stored)))
