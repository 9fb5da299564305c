"""A vowel with a mark, beside an i of a name without it: Müller is Mueller and Muller, and never Miller.

General knowledge: German, Turkish, Hungarian and the languages of the North write ö and ü together or plain (oe, o, ue,
u), and in English spellings of names of Islam an o or a u is the other (Ömer, Omar, Umar). An i or e is another name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from rapidfuzz.distance import Levenshtein

# What may not stand for each, by German; Turkish says the same of its own names.
_NEVER = {"ü": "i", "ű": "i", "ö": "ie", "ő": "ie", "ø": "i"}
_MOST_APART = 2
_LEAST_WORD = 3


Fold = Callable[[str], list[str]]


def is_against_i(one: str, other: str, fold: Fold) -> bool:
    """Whether a word of one of two names is written with such a vowel, and one of the other without, with an i instead.

    `fold` (`store.names.script.fold`) is handed in: these modules lie below it.

    >>> from store.names.script import fold
    >>> [is_against_i(*two, fold) for two in (("Hans Müller", "Hans Miller"), ("Müller", "Mueller"), ("Ömer", "Umar"))]
    [True, False, False]
    """
    return _is_marked_against(one, other, fold) or _is_marked_against(other, one, fold)


def _is_marked_against(marked: str, other: str, fold: Fold) -> bool:
    if marked.isascii():
        return False
    words = [unicodedata.normalize("NFC", text.lower()).split() for text in (marked, other)]
    plain = [folded for word in words[1] if _NEVER.keys().isdisjoint(word) for folded in fold(word)]
    return any(
        _is_against(word, beside, fold) for word in words[0] if not _NEVER.keys().isdisjoint(word) for beside in plain
    )


def _is_against(word: str, plain: str, fold: Fold) -> bool:
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
