"""In which forms a word may stand in a text: itself, others of its stem, and other spellings of a name.

Which words there are is told by a vocabulary: that of a store's texts, or of the one text that is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from store.search.words.asked import Term
from store.search.words.stems import stem

_ALIKE = 0.93
"""Names at least this much alike are one in two spellings (`store.names.alike`): below it a vowel or a consonant is
another sound, as in Umar and Amir."""
_ALIKE_ACROSS = 0.88
"""The same across scripts, of which one may leave out the vowels."""
_LEAST_NAME = 3
"""Letters of a name that has other spellings."""
_MOST = 32
"""Other spellings of one name that are looked for."""


class Vocabulary(Protocol):
    """The words of some texts."""

    def is_plain(self, word: str) -> bool:
        """Whether a word stands there in small letters, as no name does."""

    def of_stem(self, stem: str) -> Iterable[str]:
        """The words with a stem."""

    def of_keys(self, keys: Collection[str]) -> Iterable[str]:
        """The words that may be names with one of these keys."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A term with the forms in which each of its words may stand; the last may go on where it is ``begun``."""

    term: Term
    forms: tuple[frozenset[str], ...]
    begun: bool

    def also(self) -> tuple[str, ...]:
        """The forms beside what was asked, in their order."""
        return tuple(
            form for asked, forms in zip(self.term.words, self.forms, strict=True) for form in sorted(forms - {asked})
        )


def as_written(term: Term) -> Sought:
    """A term whose words stand just as they are asked."""
    return Sought(term, tuple(frozenset((word,)) for word in term.words), term.begun)


def stemmed(terms: Sequence[Term], vocabulary: Vocabulary) -> list[Sought]:
    """The terms with all words of the same stems; a phrase, and a word that may go on, as it is written."""
    return [_widened(term, lambda word, _: _of_stem(word, vocabulary)) for term in terms]


def spelt(terms: Sequence[Term], vocabulary: Vocabulary) -> list[Sought]:
    """The terms with all words of the same stems, and names in other spellings too."""

    def forms(word: str, term: Term) -> set[str]:
        return {*_of_stem(word, vocabulary), *spellings(word, term.capital, vocabulary)}

    return [_widened(term, forms, names=True) for term in terms]


def _widened(term: Term, forms: object, *, names: bool = False) -> Sought:
    assert callable(forms)
    if term.quoted:
        return as_written(term)
    found = []
    for place, word in enumerate(term.words):
        last = place == len(term.words) - 1
        if term.joined[place] or (last and term.begun and not names):
            found.append(frozenset((word,)))
        else:
            found.append(frozenset((word, *forms(word, term))))
    return Sought(term, tuple(found), term.begun)


def _of_stem(word: str, vocabulary: Vocabulary) -> set[str]:
    return set(vocabulary.of_stem(stem(word))) if word.isascii() and word.isalpha() else set()


def spellings(word: str, capital: bool, vocabulary: Vocabulary) -> list[str]:
    """The names of a vocabulary that are another spelling of a word, the most alike first; none of a plain word."""
    if len(word) < _LEAST_NAME and word.isascii():
        return []
    if any(map(str.isdigit, word)) or (not capital and vocabulary.is_plain(word)):
        return []
    from store.names.alike import alikeness
    from store.names.likeness import SURE, either_way
    from store.names.sound import asked_of

    asked = latin(word)
    if not asked.isalpha() or len(asked) < 2:
        return []
    told = asked_of(asked)
    there = vocabulary.of_keys((told.key, *told.other_keys))
    near = ((other, latin(other)) for other in there if other != word)  # the quick measure first, then the strict one
    alike = [(alikeness(asked, heard), other) for other, heard in near if either_way(asked, heard) >= SURE]
    alike.sort(key=lambda it: (-it[0], it[1]))
    return [other for score, other in alike[:_MOST] if score >= (_ALIKE if _is_latin(word, other) else _ALIKE_ACROSS)]


def _is_latin(*words: str) -> bool:
    return all(word < "\u0370" for word in words)


@lru_cache(maxsize=65_536)
def latin(word: str) -> str:
    """A word of the index as names are compared: in Latin letters, the Arabic article cut off."""
    from store.names.lexicon import ARTICLES
    from store.names.words import fold

    parts = fold(word)
    return "".join([part for part in parts if part not in ARTICLES] or parts)


def name_key(word: str) -> str | None:
    """By what a word that may be a name is found in other spellings; None where it is none."""
    if len(word) < 2 or not word.isalpha() or (len(word) < _LEAST_NAME and word.isascii()):
        return None
    from store.names.sound import key

    heard = latin(word)
    return key(heard) if heard.isalpha() and len(heard) > 1 else None
