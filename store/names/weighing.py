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
"""An initial and a name it may stand for: it fits, and so would many another name."""
SHORT_FORM = 0.85
"""A short form and the given name it is of: most have several, and some are of several."""
MEANING = 0.9
"""A word and its translation: there are others it may be translated by."""
FORM = 0.9
"""Two legal forms of one kind (GmbH, Ltd): one translated as often as another body."""
OTHER_FORM = 0.5
"""Two of different kinds (AG, GmbH): a report mixes them up, a register does not."""
UNVOWELLED = 0.1
"""What each letter that differs costs two words of Arabic script: none of theirs is a guess."""
FIRST, MIDDLE, LAST = 0.7, 0.35, 0.8
"""Share of its weight that a word has which the other name leaves out: middle names are left out most, and a name
more in front is a son's as often as not."""
UNUSED = 0.25
"""... and this of names of Spain and Portugal of four words and more, of which nobody uses all."""
REPLACED = 1.5
"""A word in the place of another one says more than a word left out; and so does one known to be another name."""
ORDER = 0.04
"""Family names stand first or last by custom: all words in another order cost less than one word spelt otherwise."""
CHOSEN = 0.3
"""A pair is worth choosing by this besides, so that two words are not left without one."""
ACRONYMS = {2: 0.6, 3: 0.8}
"""Two letters are the initials of many, three of some (below `LIKELY` and above it) ..."""
ACRONYM = 0.85
"""... four and more of few."""

LOANS = 0.97
"""The most that a name in katakana or Hangul is like one from elsewhere: it may stand for others (Rabin, Lavin)."""
SYLLABLES = 0.95
"""Two names that are one by their script: other letters, another romanisation, the family name behind."""
OTHER_SYLLABLE = 0.6
"""At most, of two names by their script that are two: a syllable or character is another one, and each tells."""
SAME_CHARACTERS = 0.85
"""... of long rows of characters, as bodies have them: this times what they have in common, so that
three in four are below `LIKELY`."""

# What a name is at most, by what speaks against it; below `LIKELY`, or the queue would ask.
OTHER_NUMBER = 0.5
"""The 44th and the 45th Brigade are two whatever else they share."""
NUMBER_LEFT_OUT = 0.68
"""Larch Fund and Larch Fund II: hardly one, and just not asked about."""
OTHER_GENERATION = 0.5
"""Father and son are told as such: as two numbers are."""
GENERATION_LEFT_OUT = 0.68
"""Omar Khalid is the father of Omar Khalid Junior oftener than he is he."""
INITIAL_LEFT_OUT = 0.68
"""Who writes one middle initial writes all of them: George W. Bush is not George H. W. Bush."""
OTHER_INITIAL = 0.65
"""Another middle initial is another middle name, where all else is one: Robert F. and Robert S. Kennedy."""
OTHER_NAVY = 0.5
"""HMS and USS Victory: two ships of two states."""
OTHER_BUSINESS = 0.68
"""Harbour Trading and Harbour Holding: houses of one name, and two companies."""
FAMILY_NAMES_TURNED = 0.65
"""Gómez Díaz and Díaz Gómez: the father's family name stands first, so each has another father."""
WOMAN = 0.68
"""Amin and Amina: brother and sister as often as a slip."""
ONE_WORD = 0.6
"""A given or a family name alone is many people's."""
FATHER_AND_SON = 0.6
"""Abdullah bin Hussein is the son of Hussein, who may be a bin Abdullah."""
OTHER_GIVEN = 0.68
"""Another word at the beginning of two names is another first name: brothers have all the rest in common."""
ONE_FATHER = 0.6
"""Two names of fathers worth less are two: one with a slip of the pen is worth more."""
OTHER_FATHER = 0.65
"""Another patronymic, or another mother's name: two people, however common the rest is."""

# How much hangs on a word, by what kind of word it is; 1 for any other.
TITLE = 0.1
"""Titles come and go between reports, so they hardly count, there or not there."""
FORM_WEIGHT = 0.15
"""Legal forms too, but two bodies of one name do differ by them."""
PARTICLE = 0.2
"""Son of, father of: half the names have them, and half the reports leave them out."""
COMPOUND = 0.3
"""Abd, Allah and din: half of many a name, and never the half that tells."""
TITLE_NAME = 0.5
"""Titles that are names as well: Malik, Sayyid, Akhundzada."""
INITIAL_WEIGHT = 0.5
"""A letter tells half of what a name does."""
GENERATION = 0.5
"""Beside the most that it allows, which decides."""
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
