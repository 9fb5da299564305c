"""What puts hits in order beside their score: how much is known, the script, the family name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from store.names.bodies.companies import COMPANY
from store.names.words import script_of, words
from store.search.query import Query
from store.search.score import Pair

_KNOWN = 0.02
_MOST_KNOWN = 0.05
"""Of entities that answer about equally well the better known stands first."""
_FAMILY = 0.05
_OTHER_SCRIPT = 0.01
_IN_FRONT = 0.05
"""A name that begins with all the words typed, in their order, stands before one that has them otherwise; who marks
the family name means that more than the order."""
_SURELY = 0.95
"""So much like the word typed a word must be for that: the same word, or one of its very sound."""
MOST_EXTRA = _MOST_KNOWN + _FAMILY + _IN_FRONT
"""The most that is added to a score to put hits in order."""


@lru_cache(maxsize=1_024)
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
        family = family_name(query.text)
        self._family = {at: part.weight for at, part in enumerate(query.parts) if part.word.text in family}

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
        in_order = len(pairs) == len(self._asked) > 1 and all(at == place for at, place, _ in pairs)
        goes_on = len(stored) > len(self._asked) or stored == self._asked  # or the very name would stand below these
        if in_order and goes_on and not whole and all(like >= _SURELY for _, _, like in pairs):
            extra += _IN_FRONT
        if whole and spelling:
            theirs = frozenset(stored) if stored == self._asked else family_name(spelling)
            both = sum(self._family[at] for at, place, _ in pairs if at in self._family and stored[place] in theirs)
            extra += _FAMILY * both / whole
        return extra
