"""Hebrew letters in Latin ones, without the vowels that are not written.

Bet, kaf and pe are b, kh and p behind the first letter (names of elsewhere: Rabat, Kanpur), a last bet v (Tel Aviv) and
a last pe f; where they are v, k and f instead the search swaps them. Vav is v at the start and doubled, else a vowel; a
geresh makes the sounds of other languages (Jabalya, Chad). General knowledge: the rules of the Academy of the Hebrew
Language of 2006, and what reports write.
"""

from __future__ import annotations

import re

_LETTERS: dict[str, str] = {
    "a": "אע",
    "b": "ב",
    "g": "ג",
    "d": "ד",
    "h": "ה",
    "kh": "ח",
    "w": "ו",
    "z": "ז",
    "t": "טת",
    "y": "י",
    "k": "כךק",
    "l": "ל",
    "m": "םמ",
    "n": "ןנ",
    "s": "ס",
    "p": "פ",
    "f": "ף",
    "ts": "ץצ",
    "r": "ר",
    "sh": "ש",
    " ": "־",
}
_LATIN = {ord(letter): latin for latin, letters in _LETTERS.items() for letter in letters}
_GROUPS = (
    (re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4-\u05c7]"), ""),  # points, of which few texts have any
    (re.compile("ג[׳'’]"), "j"),
    (re.compile("ז[׳'’]"), "zh"),
    (re.compile("[צץ][׳'’]"), "ch"),
    (re.compile("ת[׳'’]"), "th"),
    (re.compile("[׳״]"), ""),
    (re.compile("וו|(?<!\\w)ו(?=\\w)"), "v"),
    (re.compile("(?<=\\w)ב(?!\\w)"), "v"),
    (re.compile("(?<!\\w)א-(?=\\w)"), "אל "),  # the Arabic article before a letter of the sun (ar-Raqqa)
    (re.compile("(?<=\\w)[כך]"), "kh"),
    (re.compile("(?<=[כקטתסדגצז])(?=ה\\w)"), "a"),  # two letters, and none of the sounds kh, th, sh (Cohen)
    (re.compile("נ(?=[נן])|מ(?=[מם])|([בגדזטלסקרשת])(?=\\1)"), "\\g<0>a"),  # none is doubled in writing (Ronen)
)
#: What a letter may be besides, as letters that say so: bet and vav v behind the first letter (Livni, Levy), tsadi z
#: (Herzl), shin s (Israel), and a yod at the beginning i (Israel). Each is tried where a name in Latin letters is held
#: against it.
ALSO = (
    (re.compile("(?<=\\w)ב(?=\\w)"), "וו"),
    (re.compile("[צץ]"), "ז"),
    (re.compile("ש"), "ס"),
    (re.compile("(?<=\\w)ו(?=\\w)"), "וו"),
    (re.compile("(?<!\\w)י(?=\\w)"), "אי"),
)
#: What Latin letters write for het and kaf beside kh.
CH = re.compile("ch", re.IGNORECASE)


def latin(text: str) -> str:
    """Hebrew letters of a text in Latin ones, the rest as it is.

    >>> latin("תל אביב"), latin("ג'נין"), latin("א-רקה")
    ('tl abyv', 'jnyn', 'al rkh')
    """
    for pattern, said in _GROUPS:
        text = pattern.sub(said, text)
    return text.translate(_LATIN)
