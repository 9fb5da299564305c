"""How alike two words are, 0 to 1: by letters, by sound and by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from string import ascii_lowercase

from rapidfuzz.distance import Indel, JaroWinkler, Levenshtein

from store.names.words import Asked, Word, asked_of, skeleton, word_of

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
_SHORT_VOWELS = frozenset("eiou")
# What a bare word loses by vowels that are not there, or are there and not written.
_FITS = 0.97
_UNWRITTEN = 0.02
_NO_ALIF = 0.05
_NO_VOWEL = 0.10
_OTHER_CONSONANT = 0.02
"""Each letter of the consonants that differs, of those that are one in a key: Arabic script tells h from kh, q from k,
t from th, and who writes Latin letters after it mostly does too."""
_SHORT_BARE = 0.5
_HELD_APART = re.compile("(?<=[ksdtgz])a(?=h)|(?<=t)a(?=s)")
_HELD = 0.98
SURE = 0.85
"""From here on two words are the same word."""
_NOT_AT_ALL = 0.55
"""Sounds less alike than this are not made alike by swapped letters."""
_INITIAL = 0.80
"""An initial against the word it may stand for."""


_jaro_winkler, _indel = JaroWinkler.normalized_similarity, Indel.normalized_similarity


def _letters(first: str, second: str) -> float:
    """Mean of Jaro-Winkler (favours a common beginning) and Indel (counts common letters)."""
    return 0.5 * (_jaro_winkler(first, second) + _indel(first, second))


def _floor(length: int) -> float:
    return _KEY_FLOOR[min(length, len(_KEY_FLOOR) - 1)]


def is_bare(word: Word) -> bool:
    """Whether a word has no short vowels: written in Arabic letters, or letter for letter after them."""
    return _SHORT_VOWELS.isdisjoint(word.text)


_NO_VOWELS = str.maketrans(dict.fromkeys(set(ascii_lowercase) - set("aiu"), " "))


def _slots(heard: str, last: str) -> list[str]:
    """The vowels of a sound, a string for each place between two consonants.

    A last h is an a, where no other vowel is written: Qatana, not Qattan.
    """
    return (heard + "a" if last == "h" and heard[-1] not in "aiu" else heard).translate(_NO_VOWELS).split(" ")


_NO_CONSONANTS = str.maketrans("", "", "aeiouwy'")
_TWICE = re.compile(r"(.)\1+")
# What French, German and English write for one letter of Arabic script: Djamel, Tchad, Scharif, Cheikh.
_ONE_LETTER = re.compile("dzh|dsch|dj|tch|sch|ch|ck|ph|x")
_ONE_LETTERS = {"dzh": "j", "dsch": "j", "dj": "j", "ck": "k", "ph": "f", "x": "ks"}


def _as_one_letter(found: re.Match[str]) -> str:
    return _ONE_LETTERS.get(found[0], "sh")


@lru_cache(maxsize=4_096)
def consonants(text: str) -> str:
    """The consonants of a folded word, letter by letter, doubled ones once; a last h is not heard."""
    plain = _ONE_LETTER.sub(_as_one_letter, text.removesuffix("h"))
    return _TWICE.sub(r"\1", plain.translate(_NO_CONSONANTS))


def most_alike(word: Word) -> float:
    """What the likest word that is not the same is to this one, of what it could be if its key said more."""
    return (_floor(len(word.key)) / _KEY_FLOOR[-1]) ** _SHORT_BARE if len(word.key) > 1 and is_bare(word) else 1.0


def _bare_likeness(bare: Word, other: Word) -> float:
    """How well the long vowels a word is written with fit another word of the same consonants.

    Short vowels are not written, so nothing is said where the bare word has none; an i or u
    it has must be there. Hsyn fits Hussein better than Hasan.
    """
    written, there = _slots(bare.sound, bare.text[-1]), _slots(other.sound, other.text[-1])
    if len(written) != len(there):
        return SOUND_SHARE * Indel.normalized_similarity(skeleton(bare.sound), skeleton(other.sound))
    cost = _OTHER_CONSONANT * Levenshtein.distance(consonants(bare.text), consonants(other.text))
    last = len(written) - 1
    for place, (long, vowels) in enumerate(zip(written, there, strict=True)):
        if not long and vowels and place == last:
            cost += _NO_ALIF  # a vowel at the end is always written
        elif not long:
            cost += _UNWRITTEN if "i" in vowels or "u" in vowels else 0.0
        elif place == 0 and long == "a" and vowels:
            pass  # an alif or 'ayn at the beginning carries any vowel: Ibrahim, Umar
        elif place == last and len(long) > 1 and long[-1] == "a" and vowels and vowels[-1] == long[-2]:
            cost += _UNWRITTEN  # an 'ayn at the end that Latin letters leave out: Sami', Matiullah
        elif long[-1] not in vowels:
            cost += _NO_ALIF if long == "a" else _NO_VOWEL
        elif place == last and len(long) > 1 and long[-2] not in vowels:
            cost += _NO_VOWEL
    return max(0.0, _FITS - cost)


def likeness(asked: Asked, stored: Word) -> float:
    """How alike two words are: 1 equal, about 0.85 and more the same word, under 0.6 another word.

    Words with digits are alike only when they are equal.
    """
    return _likeness(asked, stored, asked.other_keys)


@lru_cache(maxsize=2_048)
def either_way(first: str, second: str) -> float:
    """How alike two folded words are, whichever of them is asked for: letters that are swapped may be in either."""
    one, other = word_of(first), word_of(second)
    best = _likeness(one, other, {})
    if best < SURE and one.key != other.key and are_swapped(one, other):
        best = max(_likeness(one, other, {other.key: one.text}), _likeness(other, one, {one.key: other.text}))
    return best


def as_spelt(one: Word, other: Word) -> float:
    """How alike two words are by their letters and vowels alone: a key of one or two consonants is many a word's."""
    return max(_letters(one.text, other.text), SOUND_SHARE * _letters(one.sound, other.sound))


def are_swapped(one: Word, other: Word) -> bool:
    """Whether two words have one key after a swap of letters in one of them (Ramadan, Ramazan)."""
    if abs(len(one.key) - len(other.key)) > 1 or _letters(one.sound, other.sound) < _NOT_AT_ALL:
        return False
    return one.key in _swapped(other.text) or other.key in _swapped(one.text)


@lru_cache(maxsize=1_024)
def _swapped(text: str) -> frozenset[str]:
    return frozenset(asked_of(text).other_keys)


def _likeness(asked: Word, stored: Word, other_keys: Mapping[str, str]) -> float:
    typed, written = asked.text, stored.text
    if typed == written:
        return 1.0
    if not (typed.isalpha() and written.isalpha()):
        return 0.0
    shorter = min(len(typed), len(written))
    if shorter == 1:
        return _INITIAL if asked.key[:1] == stored.key[:1] else 0.0
    heard, there = asked.sound, stored.sound
    by_letters = _letters(typed, written)
    if heard == there:
        by_sound = SAME_SOUND + (0.99 - SAME_SOUND) * by_letters
    else:
        as_written = heard == typed and there == written
        by_sound = SOUND_SHARE * (by_letters if as_written else _letters(heard, there))
    if shorter <= 3:  # short words are alike by accident
        by_letters *= 0.9
        by_sound *= 0.95 if heard == there else 0.88
    best = max(by_letters, by_sound)
    same = asked.key == stored.key
    if same or stored.key in other_keys:
        typed_so = asked if same else word_of(other_keys[stored.key])
        floor = _floor(min(len(typed_so.key), len(stored.key))) - (0.0 if same else _SWAPPED)
        if len(typed_so.key) > 1 and (is_bare(asked) or is_bare(stored)):
            fits = _bare_likeness(typed_so, stored) if is_bare(asked) else _bare_likeness(stored, typed_so)
            best = max(best, fits * (floor / _KEY_FLOOR[-1]) ** _SHORT_BARE)
        else:
            best = max(best, floor + (1 - floor) * best * _SLOPE)
    if not same and ("ah" in typed or "ah" in written or "tas" in typed or "tas" in written):
        best = max(best, _read_as_one(asked, stored), _read_as_one(stored, asked))
    return best


def _read_as_one(arabic: Word, latin: Word) -> float:
    """Likeness when two letters of Arabic script stand in the other word as one sound (t-h in Fathi, t-s in Tsabit),
    else 0."""
    plain = _HELD_APART.sub("", arabic.text)
    if plain == arabic.text:
        return 0.0
    joined = word_of(plain)
    return _HELD * _likeness(joined, latin, {}) if joined.key == latin.key else 0.0


def beginning(asked: Asked, stored: Word) -> float:
    """Like `likeness`, and a word that begins with what was asked is alike too."""
    best = likeness(asked, stored)
    typed, written = len(asked.text), len(stored.text)
    if written > typed:
        if stored.text.startswith(asked.text):
            return max(best, 0.9 + 0.1 * typed / written)
        heard, *others = asked.begun
        if stored.sound.startswith(heard):
            return max(best, 0.85 + 0.1 * typed / written)
        if others and stored.sound.startswith(tuple(others)):
            return max(best, 0.8 + 0.1 * typed / written)
    return best


Measure = Callable[[Asked, Word], float]


WHOLE_LEAST = 0.8
"""Names that sound less alike as wholes are not one written apart."""


def whole_likeness(asked: tuple[str, ...], heard: str, stored: tuple[str, ...], there: str) -> float:
    """How alike two names are when all their words are written together, by sound (`heard`, `there`) and letters.

    0 when they sound less than `WHOLE_LEAST` alike.
    """
    alike = Indel.normalized_similarity(heard, there, score_cutoff=WHOLE_LEAST)
    return float(0.7 * alike + 0.3 * Indel.normalized_similarity("".join(asked), "".join(stored))) if alike else 0.0
