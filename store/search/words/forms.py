"""In which forms a word may stand in a text: itself, others of its stem, in parts, and other spellings of a name.

Which words there are is told by a vocabulary: that of a store's texts, or of the one text that is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from store.search.tokens.inflected import inflected, numbered, with_clitics
from store.search.tokens.stems import stem
from store.search.tokens.together import Form, parts_of
from store.search.words.asked import Term

_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?\*?|(?:[^\W\d_]\.)+[^\W\d_]\*?")


class Vocabulary(Protocol):
    """The words of some texts. One that is written in parts there is told as `store.search.tokens.together` has it."""

    def is_plain(self, word: str) -> bool:
        """Whether a word stands there in small letters, as no name does."""

    def of_stem(self, stem: str) -> Iterable[str]:
        """The words with a stem."""

    def of_keys(self, keys: Collection[str]) -> Iterable[str]:
        """The words that may be names with one of these keys."""

    def known(self, words: Collection[str]) -> Iterable[str]:
        """Those of some words that are there, none of them in parts."""

    def in_parts(self, begun: str) -> Iterable[str]:
        """The words in parts that begin so."""

    def begun_by(self, begun: str, most: int) -> Iterable[str]:
        """Words that begin so, those of most texts first."""

    def sounds(self) -> frozenset[str]:
        """The syllables of the characters in the texts, as `store.search.tokens.heard` has them."""


class Way(NamedTuple):
    """One way in which a term may stand: at each place one of some forms, one place behind the other.

    ``begun`` is how the last may begin, nothing where it may not go on. ``loose``: the small words of names may stand
    between (`store.search.tokens.particles`). ``sounds``: what the index is asked for in place of the forms, which are
    too many (`store.search.tokens.heard`).
    """

    forms: tuple[frozenset[Form], ...]
    begun: str = ""
    loose: bool = False
    sounds: tuple[frozenset[str], ...] = ()


class Sought(NamedTuple):
    """A term with the ways in which it may stand. The first is that of its own words. ``small``: it is a small word of
    a name (bin, van), which means nothing where nothing else of the query stands beside it."""

    term: Term
    ways: tuple[Way, ...]
    small: bool = False

    def also(self, *ways: Way) -> Sought:
        """The term with further ways."""
        new = [way for way in dict.fromkeys(ways) if way not in self.ways and all(way.forms)]
        return self._replace(ways=(*self.ways, *new)) if new else self


def as_forms(words: Iterable[str]) -> frozenset[Form]:
    """Words of a vocabulary as they stand in the index."""
    return frozenset(parts_of(word)[1] for word in words)


def as_written(term: Term) -> Sought:
    """A term whose words stand just as they are asked."""
    return Sought(term, (Way(tuple(frozenset(((word,),)) for word in term.words), _begun(term)),))


def stemmed(terms: Sequence[Term], vocabulary: Vocabulary) -> list[Sought]:
    """The terms with all words of the same stems, also written in parts or together; a phrase, and a word that may go
    on, as it is written."""
    return written_as_one(terms, [plainly(term, vocabulary) for term in terms], vocabulary)


def written_as_one(terms: Sequence[Term], found: list[Sought], vocabulary: Vocabulary) -> list[Sought]:
    """Two words beside each other also as one, where the texts have it: coast guard, coastguard."""
    for at, pair in enumerate(pairwise(terms)):
        if any(len(it.words) > 1 or not it.words[0].isalpha() or it.quoted or any(it.joined) for it in pair):
            continue
        if there := as_forms(vocabulary.known({pair[0].words[0] + pair[1].words[0]})):
            found[at : at + 2] = [it.also(Way((there,))) for it in found[at : at + 2]]
    return found


def plainly(term: Term, vocabulary: Vocabulary) -> Sought:
    """One of them."""
    if term.quoted:
        return as_written(term)
    places = [_own(term, at, vocabulary) for at in range(len(term.words))]
    found = Sought(term, (Way(tuple(places), _begun(term)),))
    if len(term.words) > 1 and all(term.glued[1:]):  # e-mail, email
        whole = "".join(term.words)
        begun = whole if term.begun else ""
        forms = _in_parts(whole, vocabulary) if begun else of_stem(whole, vocabulary, capital=term.capital)
        found = found.also(Way((as_forms((whole, *forms)),), begun))
    if _DOTTED.fullmatch(term.text) and not vocabulary.is_plain(whole := "".join(term.words)):  # U.N., but not us
        found = found.also(Way((as_forms((whole,)),)))
    return found


def _own(term: Term, at: int, vocabulary: Vocabulary) -> frozenset[Form]:
    word = term.words[at]
    if term.joined[at]:
        return frozenset(((word,),))
    begun = term.begun and at == len(term.words) - 1
    return as_forms(
        (word, *(_in_parts(word, vocabulary) if begun else of_stem(word, vocabulary, capital=term.capital)))
    )


def _in_parts(word: str, vocabulary: Vocabulary) -> Iterable[str]:
    return vocabulary.in_parts(word) if len(word) > 2 else ()


def of_stem(word: str, vocabulary: Vocabulary, *, capital: bool) -> list[str]:
    """All words of a vocabulary that are forms of a word: by its stem, by what that does not tell, as a number, and
    with what is written onto it. One in a ``capital`` may be a name (Rose), which has no forms of a verb."""
    found = [it for it in vocabulary.of_stem(stem(word)) if {it[-1:], word[-1:]} != {"i", "y"}]  # Mai is no May
    others = {*numbered(word), *with_clitics(word)}
    if not capital:
        told = inflected(word)
        others |= told.words
        found += [it for other in sorted(told.stems) for it in vocabulary.of_stem(other)]
    return [*found, *vocabulary.known(others)] if others else found


def _begun(term: Term) -> str:
    return term.words[-1] if term.begun else ""
