"""A vowel with a mark, beside an i of a name without it: Müller is Mueller and Muller, and never Miller.

General knowledge: German, Turkish, Hungarian and the languages of the North write ö and ü together or plain (oe, o, ue,
u), and in English spellings of names of Islam an o or a u is the other (Ömer, Omar, Umar). An i or e is another name.
"""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Levenshtein

from store.names.script import fold

# What may not stand for each, by German; Turkish says the same of its own names.
_NEVER = {"ü": "i", "ű": "i", "ö": "ie", "ő": "ie", "ø": "i"}
_MOST_APART = 2
_LEAST_WORD = 3


def is_against_i(one: str, other: str) -> bool:
    """Whether a word of one of two names is written with such a vowel, and one of the other without, with an i instead.

    >>> is_against_i("Hans Müller", "Hans Miller"), is_against_i("Müller", "Mueller"), is_against_i("Ömer", "Umar")
    (True, False, False)
    """
    return _is_marked_against(one, other) or _is_marked_against(other, one)


def _is_marked_against(marked: str, other: str) -> bool:
    if marked.isascii():
        return False
    words = [unicodedata.normalize("NFC", text.lower()).split() for text in (marked, other)]
    plain = [folded for word in words[1] if _NEVER.keys().isdisjoint(word) for folded in fold(word)]
    return any(_is_against(word, beside) for word in words[0] if not _NEVER.keys().isdisjoint(word) for beside in plain)


def _is_against(word: str, plain: str) -> bool:
    folded = "".join(fold(word))
    if folded == plain or min(len(folded), len(plain)) < _LEAST_WORD or folded[0] not in (plain[0], "o", "u"):
        return False
    if len(folded) != len(plain):
        return False
    apart = Levenshtein.editops(folded, plain)
    if len(apart) > _MOST_APART or any(step.tag != "replace" for step in apart):
        return False
    never = {len("".join(fold(word[:at]))): _NEVER[char] for at, char in enumerate(word) if char in _NEVER}
    return any(plain[step.dest_pos] in never.get(step.src_pos, "") for step in apart)
