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
# Letters of one script only: Assamese r and w, Bengali t without its a, the nasal and the doubling sign of Gurmukhi,
# and the consonants of Malayalam that never have an a.
_OWN = {"\u09f0": "r", "\u09f1": "w", "\u09ce": "t", "\u0a70": "n", "\u0a71": ""}
_OWN |= dict(zip("\u0d7a\u0d7b\u0d7c\u0d7d\u0d7e\u0d7f", "nnrllk", strict=True))


def latin(run: str) -> str:
    """A run of these letters in Latin ones; digits and punctuation are left.

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
            elif ord(char) >= _DRAVIDIAN:
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
