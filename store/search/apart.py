"""Words that Arabic script writes apart and Latin letters as one, or the other way round: Haji Zadeh, Amirali.

Persian and Urdu join the parts of a compound at will: family names in -zadeh, -pour, -nejad and -nia, two given names
(Mohammadreza), and places in -abad, -pur, -garh and -nagar. Asked for in Arabic letters, two words may be one of a
name, and one may be two. An h at the end of the first, which is not heard, is not written in one word (Ghalebani, of
qaleh). General knowledge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from store.names.likeness import likeness
from store.names.words import Asked, Word, asked_of, word_of

_LEAST = 0.8
"""Two words and one are taken for the same from this likeness on."""
_LONGEST = 24
_HALVES = frozenset(("abd", "abu", "allah", "bin", "din"))
"""Halves of compounds that are cut off in any writing, so that nothing is joined to them."""


def as_one(first: str, second: str) -> list[Asked]:
    """What two folded words may be as one; none where they are too long for a word, or numbers.

    >>> [word.text for word in as_one("qlah", "bany")]
    ['qlahbany', 'qlabany']
    """
    both = first + second
    if len(both) > _LONGEST or not both.isalpha() or first in _HALVES or second in _HALVES:
        return []
    return [asked_of(both), *([asked_of(first[:-1] + second)] if first.endswith("h") and len(first) > 2 else [])]


def _alike(one: Asked, other: Word) -> float:
    """How alike two words are that one key finds, else 0."""
    if one.key != other.key and other.key not in one.other_keys:
        return 0.0
    like = likeness(one, other)
    return like if like >= _LEAST else 0.0


class Apart:
    """The neighbours of one query as one word, and its words as two."""

    def __init__(self, words: Sequence[Asked]) -> None:
        self._words = words
        two = enumerate(pairwise(words))
        self._both = [(at, both) for at, (one, other) in two for both in as_one(one.text, other.text)]
        self._shapes = {
            (known[0], known[-1], len(known) + more)
            for word in words
            for known in (word.key, *word.other_keys)
            for more in range(3)  # a vowel in front of the second word, and a letter that both have
        }
        self._as_one: dict[str, tuple[int, float]] = {}
        self._as_two: dict[tuple[str, str], tuple[int, float]] = {}

    def learn(self, words: Iterable[Word]) -> None:
        """See which of these words are two of the query."""
        for word in words:
            for at, both in self._both:
                like = _alike(both, word)
                if like > self._as_one.get(word.text, (0, 0.0))[1]:
                    self._as_one[word.text] = at, like

    def pairs(self, stored: tuple[str, ...]) -> tuple[list[tuple[int, int, float]], int, int]:
        """The words of a name that are so paired (place in the query, place in the name, likeness), and which of the
        query's and of the name's these are, as bits."""
        found: list[tuple[int, int, float]] = []
        used = taken = 0
        for place, word in enumerate(stored):
            if word in self._as_one:
                at, like = self._as_one[word]
                if not used & 3 << at:
                    found += [(at, place, like), (at + 1, place, like)]
                    used |= 3 << at
                    taken |= 1 << place
        for place, two in enumerate(pairwise(stored)):
            at, like = self._two(two)
            if like and not (used >> at & 1 or taken & 3 << place):
                found.append((at, place, like))
                used |= 1 << at
                taken |= 3 << place
        return found, used, taken

    def _two(self, two: tuple[str, str]) -> tuple[int, float]:
        """The word of the query that two neighbours of a name are, and how much."""
        known = self._as_two.get(two)
        if known is None:
            one, other = (word_of(word).key for word in two)  # known of all words of names; few are shaped like these
            both = "".join(two)
            known = 0, 0.0
            shaped = (one[0], other[-1], len(one) + len(other)) in self._shapes
            if shaped and len(both) <= _LONGEST and both.isalpha():
                written = word_of(both)
                known = max(((at, _alike(word, written)) for at, word in enumerate(self._words)), key=lambda it: it[1])
            self._as_two[two] = known
        return known
