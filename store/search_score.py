"""How well a stored spelling answers a query, and why.

score = sum(w * like^3) / (sum(w) + 0.15 * weight of words nobody asked for)
        - 0.045 * share of the weight that stands in another order,

over the best one-to-one pairing of words, w being rarity times importance; or, if more,
0.97 * (likeness of the whole names written together)^1.5. The cube keeps half-alike words
from adding up to a match. Titles nobody asked for do not count in the order.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein

from store.names import begun, key, sound
from store.names_words import HONORIFICS
from store.search_candidates import Part
from store.search_words import Measure, beginning, likeness, whole_likeness
from store.search_words_index import Words

_POWER = 3
_UNASKED = 0.15
_DISORDER = 0.045
_TOGETHER = 0.97
_TAKEN = 0.5
_SURE = 0.85
"""A word this much like a commoner one is surely it, misspelt; at `_LEAST` surely not."""
_TRANSLATED = 0.90
"""Likeness of words of one meaning."""
_OTHER_PERSON = 0.94
"""Amin Khoury and Amina Khoury are two people: names that differ so are at most this much, which is no match."""
_LETTER = 0.05
"""What each letter that differs costs two words of Arabic script: none of theirs is a guess."""
_MISSING = 0.8
_SAME_COUNT = 0.93
_LEAST = 0.6
"""Words less alike than 0.6 are not paired."""
_LOOK = 0.5
"""Common letters (Indel) under which two words of different keys are not looked at."""

Pair = tuple[int, int, float]
"""place in the query, place in the name, likeness"""


class Scorer:
    """Scores spellings against one query; remembers how alike its words are to others."""

    def __init__(self, parts: list[Part], words: Words, partial: bool) -> None:
        self._asked = tuple(part.word for part in parts)
        self._weights = [part.weight for part in parts]
        self._sum = sum(self._weights) or 1.0
        self._words = words
        last = len(parts) - 1 if partial else -1
        self._measures: list[Measure] = [beginning if at == last else likeness for at in range(len(parts))]
        self._meant = [part.meant for part in parts]
        self._keys = [frozenset((key(part.word), *part.same)) for part in parts]
        self._known: set[str] = set()
        self._alike: list[dict[str, float]] = [{} for _ in parts]
        self._others: list[set[str]] = [set() for _ in parts]
        self._weight: dict[str, float] = {}

    def learn(self, names: Iterable[tuple[str, ...]]) -> None:
        """Look up all words of the names that will be scored."""
        fresh = sorted({word for name in names for word in name} - self._known)
        self._known.update(fresh)
        keys = [key(word) for word in fresh]
        sounds = [sound(word) for word in fresh]
        self._words.learn(keys)
        self._weight.update((word, self._words.weight(word)) for word in fresh)
        for at, asked in enumerate(self._asked):
            measure, alike, own = self._measures[at], self._alike[at], self._keys[at]
            look = {place for place, word_key in enumerate(keys) if word_key in own}
            for query, choices in ((asked, fresh), (sound(asked), sounds)):
                look.update(
                    place
                    for _, _, place in process.extract(
                        query, choices, scorer=Indel.normalized_similarity, score_cutoff=_LOOK, limit=None
                    )
                )
            if measure is beginning:
                heard = begun(asked)
                look.update(
                    place
                    for place, word in enumerate(fresh)
                    if word.startswith(asked) or sounds[place].startswith(heard)
                )
            for place in look:
                like = measure(asked, fresh[place])
                if like >= _LEAST:
                    alike[fresh[place]] = like
                    if measure is likeness and len(self._asked) > 1 and _woman_of(sound(asked), sounds[place]):
                        self._others[at].add(fresh[place])
            for word in self._meant[at].intersection(fresh):
                alike[word] = max(alike.get(word, 0.0), _TRANSLATED)

    def score(self, stored: tuple[str, ...], unvowelled: bool = False) -> float:
        """The score of a name whose words were learnt; `unvowelled` when it and the query are of Arabic script."""
        pairs = self.pairs(stored)
        weight = self._weight
        total = whole = order = 0.0
        paired = taken = 0
        for at, place, _ in pairs:
            paired |= 1 << at
            taken |= 1 << place
        places = range(len(stored)) if HONORIFICS.isdisjoint(stored) else _places(stored, taken)
        for at, place, like in pairs:
            # a misspelt word is rare; what it is taken for tells how common it is
            asked, there = self._weights[at], weight[stored[place]]
            sure = _TAKEN * min(1.0, (like - _LEAST) / (_SURE - _LEAST)) if there < asked else 0.0
            worth = (1 - sure) * asked + sure * there
            lost = _LETTER * Levenshtein.distance(self._asked[at], stored[place]) if unvowelled else 0.0
            total += worth * max(0.0, like - lost) ** _POWER
            whole += worth
            if at == places[place]:
                order += worth
        missing = sum(w for at, w in enumerate(self._weights) if not paired >> at & 1)
        unasked = sum(weight[word] for place, word in enumerate(stored) if not taken >> place & 1)
        all_of = whole + missing
        found = total / (whole + _MISSING * missing + _UNASKED * unasked) - _DISORDER * (1 - order / all_of)
        if found < _TOGETHER and (len(stored) <= 4 or len(self._asked) <= 4):
            like = whole_likeness(self._asked, stored) ** 1.5
            found = max(found, like * (_TOGETHER if len(stored) != len(self._asked) else _SAME_COUNT))
        if found > _OTHER_PERSON and any(stored[place] in self._others[at] for at, place, _ in pairs):
            return _OTHER_PERSON
        return max(0.0, found)

    def pairs(self, stored: tuple[str, ...]) -> list[Pair]:
        """Which word of the query was taken for which word of the name, one to one, the weightiest first."""
        possible: list[tuple[float, float, int, int]] = []
        for at, alike in enumerate(self._alike):
            for place, word in enumerate(stored):
                like = alike.get(word)
                if like is not None:
                    possible.append((-like * self._weights[at], abs(at - place), at, place))
        possible.sort()
        used = taken = 0
        pairs: list[Pair] = []
        for _, _, at, place in possible:
            if not (used >> at & 1 or taken >> place & 1):
                used |= 1 << at
                taken |= 1 << place
                pairs.append((at, place, self._alike[at][stored[place]]))
        return pairs


def _woman_of(first: str, second: str) -> bool:
    """Whether one sound is the other with a vowel after it, as a woman's name often is a man's."""
    return len(first) > 3 and len(second) > 3 and (first + "a" == second or second + "a" == first)


def _places(stored: tuple[str, ...], paired: int) -> list[int]:
    """The place of each word of a name when titles that nobody asked for do not count."""
    places, titles = [], 0
    for at, word in enumerate(stored):
        places.append(at - titles)
        titles += word in HONORIFICS and not paired >> at & 1
    return places
