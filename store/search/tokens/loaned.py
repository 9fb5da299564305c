"""Foreign names in katakana and in Hangul among the words of texts: by what key they are found, and what is like them.

Such a word says less than what it stands for (r is l, b is v, vowels help), so its key is a coarser one, which every
word that is asked for has beside its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from store.search.tokens.together import KATAKANA

_MARK = "~"
"""Before a key of such words: no other key has it."""
# Consonants that katakana or Hangul have one sign for, and glides at a beginning, which are vowels there.
_COARSE = str.maketrans("lbftxzjgwy", "rhhssssk" + "aa")
_NASAL = re.compile("m(?=h)")
_NG = re.compile("n[gk]+")
_TWICE = re.compile(r"(.)\1+")
_SILENT_R = re.compile("r(?![aeiouyr])")
"""English and German r that no vowel follows, of which a long vowel is left: Carter, カーター, 카터."""
_PARTICLES = (
    "으로서", "이라고", "에게서", "으로", "에서", "에게", "까지", "부터", "처럼", "보다", "라고", "이다", "이나",
    "하고", "은", "는", "이", "가", "을", "를", "의", "에", "와", "과", "도", "만", "로", "나", "씨",
)  # fmt: skip
"""What Korean writes onto a word, the longest first: general knowledge."""
_LEAST_STEM = 2


def may_be_loan(word: str) -> bool:
    """Whether a word of the list of words may be a foreign name in katakana or Hangul."""
    return not word.isascii() and ("\uac00" <= word[0] <= "\ud7a3" or KATAKANA.fullmatch(word) is not None)


def bare(word: str) -> str:
    """A word in Hangul without the particle that is written onto it.

    >>> bare("탈레반은"), bare("오마르가"), bare("카불에서"), bare("タリバン")
    ('탈레반', '오마르', '카불', 'タリバン')
    """
    for particle in _PARTICLES if "\uac00" <= word[0] <= "\ud7a3" else ():
        if word.endswith(particle) and len(word) - len(particle) >= _LEAST_STEM:
            return word[: -len(particle)]
    return word


@lru_cache(maxsize=4_096)
def own_key(word: str) -> str:
    """By what such a word is found."""
    from store.names.scripts.loans.reading import plain
    from store.names.sound import key

    return _coarse(key(plain(bare(word)) or "?"))


def keys(word: str, asked: str, of_name: Iterable[str]) -> set[str]:
    """The keys of such words by which one that is asked for is found, and of other words where it is one of these.

    It is given as it was typed, in Latin letters, and with its other keys.
    """
    from store.names.sound import key

    found = {_coarse(it) for it in (*of_name, key(_SILENT_R.sub("", asked) or asked))}
    if may_be_loan(word):
        from store.names.scripts.loans.reading import spellings

        found |= {key(it) for it in spellings(bare(word))} | {own_key(word)}
    return found


def alike(word: str, asked: str, other: str, heard: str) -> float | None:
    """How much two words are one, of which either is such a one, as names are compared; each is given also in Latin
    letters. None where neither is."""
    loans = [may_be_loan(word), may_be_loan(other)]
    if not any(loans):
        return None
    if all(loans):
        return 1.0 if own_key(word) == own_key(other) and _as_before(word) == _as_before(other) else 0.0
    from store.names.alike import alikeness
    from store.names.script import UNVOWELLED, script_of
    from store.names.scripts.loans.reading import as_one

    loan, latin, script = (word, heard, other) if loans[0] else (other, asked, word)
    unvowelled = script_of(script) in UNVOWELLED
    said = (as_one(one, (latin,), bare=unvowelled) for one in dict.fromkeys((bare(loan), loan)))
    return max((alikeness(it.replace(" ", ""), latin) for it in said if it), default=0.0)


def _as_before(word: str) -> str:
    """A word in such letters with its long vowels short, as it was written before there were signs for all sounds."""
    from store.names.scripts.japanese import as_said
    from store.names.scripts.loans.reading import as_before, plain

    return as_said(plain(as_before(bare(word))))


def _coarse(key: str) -> str:
    return _MARK + _TWICE.sub(r"\1", _NASAL.sub("n", _NG.sub("n", key).translate(_COARSE)))
