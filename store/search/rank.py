"""What puts hits in order beside their score: how much is known, the script, the family name, how it is spelt."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from store.names.bodies.companies import COMPANY
from store.names.lexicon import HONORIFICS
from store.names.likeness import consonants
from store.names.words import script_of, words
from store.search.query import Query
from store.search.score import Pair

_KNOWN = 0.024
_MOST_KNOWN = 0.06
"""Of entities that answer about equally well the better known stands first."""
_FAMILY = 0.127
_OTHER_SCRIPT = 0.001
"""Between names that are otherwise one the one in the script of the query."""
_IN_FRONT = 0.05
"""A name that begins with all the words typed, in their order, stands before one that has them otherwise; who marks
the family name means that more than the order."""
_SURELY = 0.95
"""So much like the word typed a word must be for that: the same word, or one of its very sound."""
_SURELY_UNVOWELLED = 0.9
"""The same for a word of Arabic script, which has no short vowels to be of one sound by."""
_SPELT = 0.09
"""Of names that sound as much like the query, the one whose letters, articles and all, are more like it."""
_BEGINS = 0.045
"""And the one that begins with its letter: the first letter of a name is the one least often written wrong."""
_ARTICLE = 0.03
_ARTICLES = frozenset(["al", "el", "il", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "the"])
"""And the one with an article where one was typed, without where none was: al-`Aqir is not Aakar."""
SPELT_OF = 12
"""So many of the best are put in order by their letters,"""
SPELLINGS_OF = 8
"""by so many of the spellings of each, the likest ones."""
MOST_EXTRA = _MOST_KNOWN + _FAMILY + _IN_FRONT + _SPELT + _BEGINS + _ARTICLE
"""The most that what puts hits in order beside their score can change between two of them."""


def family_name(spelling: str) -> frozenset[str]:
    """The words that stand in capitals where others do not: so lists and registers mark the family name.

    >>> sorted(family_name("Muhammad AL-HAKIM")), family_name("MUHAMMAD AL-HAKIM"), family_name("Muhammad al-Hakim")
    (['hakim'], frozenset(), frozenset())
    """
    tokens = spelling.split()
    marked = [token for token in tokens if token.isupper() and sum(map(str.isalpha, token)) > 1]
    if not marked or not any(map(str.islower, spelling)):
        return frozenset()
    return frozenset(words(" ".join(marked))) - COMPANY


class Rank:
    """Puts the spellings found for one query in order."""

    def __init__(self, query: Query) -> None:
        self._script = query.script
        self._asked = query.words
        self._folded = query.folded
        self._unvowelled = query.unvowelled
        self._surely = _SURELY_UNVOWELLED if query.unvowelled else _SURELY
        self._letters = self._compared(query.folded)
        self._article = not _ARTICLES.isdisjoint(query.folded)
        self._begun = query.folded[-1] if query.partial and query.folded else ""
        family = family_name(query.text)
        self._family = {at: part.weight for at, part in enumerate(query.parts) if part.word.text in family}
        self.by_family = bool(self._family)
        """Whether the family name is marked: who marks it too may stand above a name that is more alike."""
        self.most = _MOST_KNOWN + (_FAMILY if self._family else _IN_FRONT) + _OTHER_SCRIPT + 0.001
        """The most that is added to a score (and a rounding): letters are looked at of the best ones alone."""

    def extra(self, spelling: str, stored: tuple[str, ...], pairs: Sequence[Pair], known: int) -> float:
        """What is added to the score of a spelling, of an entity of which so much is `known`.

        The family name counts where both mark it, as far as the one answers the other; a spelling
        with just the words of the query does not stand behind one that marks them.
        """
        places = [place for _, place, _ in sorted(pairs)]
        # what stands in another order is not put before what stands in this one for being known
        extra = min(_MOST_KNOWN, _KNOWN * math.log2(max(1, known))) if places == sorted(places) else 0.0
        if script_of(spelling) != self._script:
            extra -= _OTHER_SCRIPT
        whole = sum(self._family.values())
        lead = 0  # titles nobody asked for do not change the order of words
        while pairs and lead < min(places) and stored[lead] in HONORIFICS:
            lead += 1
        in_order = len(pairs) == len(self._asked) > 1 and all(at == place - lead for at, place, _ in pairs)
        # or the very name would stand below these
        goes_on = len(stored) > len(self._asked) - self._unvowelled or stored == self._asked
        if in_order and goes_on and not whole and all(like >= self._surely for _, _, like in pairs):
            extra += _IN_FRONT
        if whole and spelling:
            theirs = frozenset(stored) if stored == self._asked else family_name(spelling)
            both = sum(self._family[at] for at, place, _ in pairs if at in self._family and stored[place] in theirs)
            extra += _FAMILY * both / whole
        return extra

    def spelt(self, spellings: Iterable[list[str]], by_initials: bool) -> float:
        """What is added to the score of an entity for the letters of its folded spellings, the best of them.

        Who is found ``by_initials`` has all the letters that were typed.
        """
        if by_initials:
            return _SPELT + _BEGINS + _ARTICLE
        folded = [raw for raw in spellings if raw]
        if not (folded and self._folded):
            return 0.0
        article = any(self._article != _ARTICLES.isdisjoint(raw) for raw in folded)
        return max(map(self._spelt, folded)) + (_ARTICLE if article else 0.0)

    def _compared(self, raw: Sequence[str]) -> str:
        """The letters of folded words that are compared: of Arabic script only the consonants say something."""
        return " ".join(sorted(map(consonants, raw) if self._unvowelled else raw))

    def _spelt(self, raw: list[str]) -> float:
        begins = _BEGINS if raw[0][0] == self._folded[0][0] else 0.0
        if self._begun:  # perhaps only not typed to its end
            raw = [self._begun if word.startswith(self._begun) else word for word in raw]
        return _SPELT * Indel.normalized_similarity(self._letters, self._compared(raw)) + begins
