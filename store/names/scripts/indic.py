"""The scripts of India in Latin letters, with the a that a consonant has where no vowel is written.

Nine scripts (Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada, Malayalam) stand in Unicode in
blocks of one order, that of ISCII, so that one table reads all. What reports write is Hunterian: no marks, no a at the
end of a word of the north (Jaipur, not Jayapura). General knowledge; the places are those of the Unicode charts.
"""

from __future__ import annotations

import re

SCRIPT = re.compile("[\u0900-\u0d7f]+")
_BLOCK = 0x80
_DRAVIDIAN = 0x0B80
"""From Tamil on a last consonant that has no sign keeps its a (Karnataka)."""
_SAID = "a i i u u ri li e e e ai o o o au"
_VOWELS = {0x05: "a"} | dict(zip(range(0x06, 0x15), _SAID.split(), strict=True))
_SIGNS = dict(zip(range(0x3E, 0x4D), _SAID.replace("li", "ri").split(), strict=True)) | {0x57: "u"}
_HUNTERIAN = "k kh g gh ng ch ch j jh ny t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h"
_CONSONANTS = dict(zip(range(0x15, 0x3A), _HUNTERIAN.split(), strict=True))
# With a dot below: the sounds of Persian and Arabic, and the r that is written as a d (Aligarh).
_DOTTED = {0x15: "q", 0x16: "kh", 0x17: "gh", 0x1C: "z", 0x21: "r", 0x22: "rh", 0x2B: "f", 0x2F: "y"}
_CONSONANTS |= dict(zip(range(0x58, 0x60), _DOTTED.values(), strict=True))
_SILENT, _DOT, _VISARGA = 0x4D, 0x3C, 0x03
_NASAL = frozenset((0x01, 0x02))
_LABIAL = frozenset(range(0x2A, 0x2F))
# Behind a group of consonants the last a is said where the last one is the louder of the two (Narendra, Mishra, Arya),
# which no name ends with otherwise; in Bengali and Odia behind any (Ananda, Datta), but for those of loan words (bank,
# park, world, post). Loudness: stops and h, sibilants, nasals, l, r and v, y.
_LOUD = (
    dict.fromkeys((*range(0x15, 0x35), 0x39), 0)
    | dict.fromkeys((0x36, 0x37, 0x38), 1)
    | dict.fromkeys((0x19, 0x1E, 0x23, 0x28, 0x29, 0x2E), 2)
    | {0x32: 3, 0x33: 3, 0x30: 4, 0x31: 4, 0x35: 4, 0x2F: 5}
)
_BENGALI, _ODIA = range(0x0980, 0x0A00), range(0x0B00, 0x0B80)
_BORROWED = frozenset(((0x19, 0x15), (0x38, 0x1F), (0x37, 0x1F)))  # bank, post


def _is_said(char: str, before: int, last: int) -> bool:
    """Whether the a behind a group of two consonants (their places), which ends a word, is said."""
    if ord(char) >= _DRAVIDIAN or _LOUD.get(last, 0) > _LOUD[before]:
        return True
    eastern = ord(char) in _BENGALI or ord(char) in _ODIA
    return eastern and before not in (0x30, 0x32) and (before, last) not in _BORROWED


# Letters of one script only: Assamese r and w, Bengali t without its a, the nasal and the doubling sign of Gurmukhi,
# and the consonants of Malayalam that never have an a.
_OWN = {"\u09f0": "r", "\u09f1": "w", "\u09ce": "t", "\u0a70": "n", "\u0a71": ""}
_OWN |= dict(zip("\u0d7a\u0d7b\u0d7c\u0d7d\u0d7e\u0d7f", "nnrllk", strict=True))


def _ends_a_group(places: list[int], at: int, char: str) -> bool:
    return places[at - 1] == _SILENT and places[at - 2] in _LOUD and _is_said(char, places[at - 2], places[at])


def latin(run: str) -> str:
    """A run of these letters in Latin ones; digits and punctuation are left.

    >>> latin("नरेन्द्र"), latin("आनन्द"), latin("আনন্দ"), latin("सूर्य"), latin("ব্যাঙ্ক")
    ('narendra', 'anand', 'ananda', 'surya', 'byangk')
    >>> latin("मुंबई"), latin("अलीगढ़"), latin("লাহোর"), latin("कर्नाटक"), latin("സൂറത്ത്")
    ('mumbai', 'aligarh', 'lahor', 'karnatak', 'suratt')
    """
    out: list[str] = []
    places = [ord(char) % _BLOCK for char in run]
    at = 0
    while at < len(run):
        place, char = places[at], run[at]
        at += 1
        if char in _OWN:
            out.append(_OWN[char])
        elif place in _CONSONANTS:
            dotted = at < len(run) and places[at] == _DOT
            at += dotted
            out.append(_DOTTED.get(place, _CONSONANTS[place]) if dotted else _CONSONANTS[place])
            if at < len(run):
                out.append("" if places[at] in _SIGNS or places[at] == _SILENT else "a")
            elif ord(char) >= _DRAVIDIAN or (at > 2 and _ends_a_group(places, at - 1 - dotted, char)):
                out.append("a")
        elif place in _NASAL:
            out.append("m" if at < len(run) and places[at] in _LABIAL else "n")
        elif place in _VOWELS or place in _SIGNS:
            out.append(_VOWELS.get(place) or _SIGNS[place])
        elif place == _VISARGA:
            out.append("h")
        elif place not in (_SILENT, _DOT):
            out.append(char)
    return "".join(out)
