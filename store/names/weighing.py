"""What the score of two names is made of: all its constants, each with its reason. Measured in docs/names.md.

Two names are alike by what their words are worth to each other, by how much hangs on each word, and by what speaks
against the two being one. None of it comes from what a store holds.
"""

from __future__ import annotations

from bisect import bisect_left

LIKELY = 0.7
"""From here on two names may be of one: what the queue of pairs offers. Measured in docs/names.md."""

# What a word is worth that is so much like the other: 0.85 and more is the same word, below 0.6 another one.
WORTH = ((0.6, 0.0), (0.75, 0.45), (0.85, 0.85), (0.9, 0.93), (1.0, 1.0))
SAME_SOUND = 0.95
"""Worth of two words of one sound, vowels and all, or more."""
OTHER_KEY, OTHER_BEGINNING = 0.85, 0.65
"""Less worth of two words that have not the same consonants, or not even begin alike."""
SHORT_KEY = 2
"""So few consonants in common say little: the vowels must be alike too (Khan, Haniyeh)."""
TWO_NAMES = 0.3
"""Worth of two names that are known to be two, however alike they sound (Hasan, Husain)."""
INITIAL = 0.85
MEANING = 0.9
FORM = 0.9
OTHER_FORM = 0.5
UNVOWELLED = 0.1
"""What each letter that differs costs two words of Arabic script: none of theirs is a guess."""
FIRST, MIDDLE, LAST = 0.7, 0.35, 0.8
"""Share of its weight that a word has which the other name leaves out: middle names are left out most, and a name
more in front is a son's as often as not."""
REPLACED = 1.5
"""A word in the place of another one says more than a word left out."""
ORDER = 0.04
CHOSEN = 0.3
"""A pair is worth choosing by this besides, so that two words are not left without one."""
ACRONYMS = {2: 0.6, 3: 0.8}
ACRONYM = 0.85

# What a name is at most, by what speaks against it; below `LIKELY`, or the queue would ask.
OTHER_NUMBER = 0.5
NUMBER_LEFT_OUT = 0.68
OTHER_GENERATION = 0.5
GENERATION_LEFT_OUT = 0.68
INITIAL_LEFT_OUT = 0.68
"""Who writes one middle initial writes all of them: George W. Bush is not George H. W. Bush."""
WOMAN = 0.68
ONE_WORD = 0.6
FATHER_AND_SON = 0.6

# How much hangs on a word, by what kind of word it is; 1 for any other.
TITLE = 0.1
FORM_WEIGHT = 0.15
PARTICLE = 0.2
COMPOUND = 0.3
"""Abd, Allah and din: half of many a name, and never the half that tells."""
TITLE_NAME = 0.5
"""Titles that are names as well: Malik, Sayyid, Akhundzada."""
INITIAL_WEIGHT = 0.5
GENERATION = 0.5
COMMON_NAME = 0.6
"""Names that half of all have in some countries: Muhammad, Khan, Ivan."""
SAYS_WHO = 0.5
"""A word that weighs as much says who is meant; what kind of place it is does not."""


def worth(like: float) -> float:
    """What a word is worth to a name by how much it is like the other one."""
    at = bisect_left(WORTH, (like, 0.0))
    if at == 0:
        return 0.0
    if at == len(WORTH):
        return 1.0
    (low, least), (high, most) = WORTH[at - 1 : at + 1]
    return least + (most - least) * (like - low) / (high - low)
