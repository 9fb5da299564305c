"""How well a stored spelling answers a query, and why.

score = sum(w * like^3) / (sum(w) + 0.15 * weight of words nobody asked for)
        - 0.045 * share of the weight that stands in another order,

over the best one-to-one pairing of words, w being rarity times importance; or, if more,
0.97 * (likeness of the whole names written together)^1.5. The cube keeps half-alike words
from adding up to a match. Titles nobody asked for do not count in the order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel, Levenshtein

from store.names.alike import loan_alikeness
from store.names.forms import GENERATION
from store.names.lexicon import HONORIFICS, LEAD_TITLES
from store.names.likeness import WHOLE_LEAST, Measure, beginning, likeness, whole_likeness
from store.names.scripts.loans.reading import as_one
from store.names.weighing import LOANS
from store.names.words import Word, loan_keys, loan_keys_asked, loan_words, word_of
from store.search.apart import Apart
from store.search.query import Query
from store.search.vocabulary import Words

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
_OTHER_NUMBER = 0.8
"""The 44th and the 45th Brigade, father and son: two whose numbers or generations are told and differ. Where only one
is told it is the same as of another person."""
SAME = 0.8
"""What a name is at least worth that is the one asked for, in whatever spelling."""
_NUMERALS = frozenset(("v", "vi", "x", "xi", "xx", "xxi", "xxii"))
"""Numerals that the index keeps as letters, since they are names and initials as well (Xi, Vi, Malcolm X): where two
names end with one each, Pius X and Pius XI, they are two."""
_SON = "bin"
"""Son of, in any spelling: Saud bin Faisal and Faisal bin Saud are two people."""
_TITLES = LEAD_TITLES | HONORIFICS
_LEADING = 0.3
"""What a word in front that may be a title weighs where nobody asked for it, of what it would as a name."""
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

    def __init__(self, query: Query, words: Words) -> None:
        self._asked = [part.word for part in query.parts]
        self._texts = query.words
        self._heard = "".join([word.sound for word in self._asked])
        self._weights = [part.weight for part in query.parts]
        self._words = words
        last = len(self._asked) - 1 if query.partial else -1
        self._measures: list[Measure] = [beginning if at == last else likeness for at in range(len(self._asked))]
        self._meant = [part.meant for part in query.parts]
        self._keys = [frozenset(part.same) for part in query.parts]
        self._apart = Apart(self._asked) if query.unvowelled and query.parts else None
        self._titles = sum(1 << at for at, part in enumerate(query.parts) if part.title or part.word.text in HONORIFICS)
        self._numbers, self._generation = _told_apart(self._texts)
        self._numeral = len(self._texts) > 1 and self._texts[-1] in _NUMERALS
        self._marked = bool(self._numbers or self._generation or self._numeral)
        self._begun = self._texts[last] if query.partial else ""
        loans = loan_words(query.text)
        self._loans = {at: loans[text] for at, text in enumerate(self._texts) if text in loans}
        self._known: dict[str, Word] = {}
        self._sounds: dict[str, str] = {}
        self._meets: dict[str, list[tuple[float, int, float]]] = {}
        self._gains: list[dict[str, tuple[float, float]]] = [{} for _ in self._asked]
        self._missing: dict[int, float] = {}
        self._others: list[set[str]] = [set() for _ in self._asked]
        self._weight: dict[str, float] = {}

    def learn(self, names: Iterable[tuple[str, ...]]) -> None:
        """Look up all words of the names that will be scored."""
        texts = list({text for name in names for text in name} - self._known.keys())
        if not texts:
            return
        fresh = [word_of(text) for text in texts]
        sounds, keys = [word.sound for word in fresh], [word.key for word in fresh]
        self._known.update(zip(texts, fresh, strict=True))
        self._sounds.update(zip(texts, sounds, strict=True))
        self._weight.update(zip(texts, self._words.weights(fresh), strict=True))
        for at, asked in enumerate(self._asked):
            measure, own = self._measures[at], self._keys[at]
            alike: dict[str, float] = {}
            look = {place for place, sounded in enumerate(keys) if sounded in own}
            for query, choices in ((asked.text, texts), (asked.sound, sounds)):
                look.update(
                    [
                        place
                        for _, _, place in process.extract(
                            query, choices, scorer=Indel.normalized_similarity, score_cutoff=_LOOK, limit=None
                        )
                    ]
                )
            if measure is beginning:
                look.update(
                    place
                    for place, text in enumerate(texts)
                    if text.startswith(asked.text) or sounds[place].startswith(asked.begun)
                )
            for place in look:
                like = measure(asked, fresh[place])
                if like >= _LEAST:
                    alike[texts[place]] = like
                    if measure is likeness and len(self._asked) > 1 and _woman_of(asked.sound, sounds[place]):
                        self._others[at].add(texts[place])
            for text in self._meant[at].intersection(texts):
                alike[text] = max(alike.get(text, 0.0), _TRANSLATED)
            for text, like in alike.items():
                self._meet(at, text, like)
        if self._apart:
            self._apart.learn(fresh)
        for at, loan in self._loans.items():
            own = frozenset(loan_keys_asked(loan))
            for text in [text for text, sounded in zip(texts, keys, strict=True) if sounded in own]:
                self._meet_loan(at, text, loan, text)

    def learn_loans(self, spelling: str) -> None:
        """See which words of a name in katakana or Hangul, that were learnt, are read as words of the query."""
        for text, loan in loan_words(spelling).items():
            if text not in self._known:
                continue
            own = frozenset(loan_keys(loan))
            for at, asked in enumerate(self._asked):
                if at not in self._loans and not own.isdisjoint((asked.key, *asked.other_keys)):
                    self._meet_loan(at, text, loan, asked.text)

    def _meet_loan(self, at: int, text: str, loan: str, latin: str) -> None:
        """The same of a word that is read as one in Latin letters: its best is as good here as any word's own."""
        if as_one(loan, (latin,)) is None:
            return
        like = min(1.0, loan_alikeness(loan, latin) / LOANS)
        known = max((known for _, where, known in self._meets.get(text, ()) if where == at), default=_LEAST)
        if like > known:
            self._meet(at, text, like)

    def _meet(self, at: int, text: str, like: float) -> None:
        """Note that a word of the query may be this word of names, and what that is worth."""
        self._meets.setdefault(text, []).append((-like * self._weights[at], at, like))
        self._gains[at][text] = self._worth(at, text, like)

    def _worth(self, at: int, text: str, like: float) -> tuple[float, float]:
        """What the two weigh as one, and how much of that counts."""
        asked, there = self._weights[at], self._weight[text]
        # a misspelt word is rare; what it is taken for tells how common it is
        sure = _TAKEN * min(1.0, (like - _LEAST) / (_SURE - _LEAST)) if there < asked else 0.0
        worth = (1 - sure) * asked + sure * there
        return worth, worth * like**_POWER

    def heard(self, stored: tuple[str, ...]) -> list[Word]:
        """The words of a name that were learnt."""
        return [self._known[text] for text in stored]

    def score(self, stored: tuple[str, ...], pairs: list[Pair], unvowelled: bool = False) -> float:
        """The score of a name whose words were learnt, by its `pairs`; `unvowelled` when both are of Arabic script."""
        weight, gains = self._weight, self._gains
        total = whole = order = 0.0
        paired = taken = 0
        for at, place, _ in pairs:
            paired |= 1 << at
            taken |= 1 << place
        lead = _leading(stored) if stored and stored[0] in _TITLES else 0
        plain = not lead and HONORIFICS.isdisjoint(stored)
        places = range(len(stored)) if plain else _places(stored, taken, lead)
        asked_at = _behind_titles(self._titles & ~paired, len(self._texts)) if self._titles & ~paired else None
        for at, place, like in pairs:
            # words that are one of the query's together are worth what they are here, and not by themselves
            worth, gain = self._worth(at, stored[place], like) if self._apart else gains[at][stored[place]]
            if unvowelled:
                lost = _LETTER * Levenshtein.distance(self._texts[at], stored[place])
                gain = worth * max(0.0, like - lost) ** _POWER
            total += gain
            whole += worth
            if (at if asked_at is None else asked_at[at]) == places[place]:
                order += worth
        missing = self._missing.get(paired)
        if missing is None:
            missing = sum([w for at, w in enumerate(self._weights) if not paired >> at & 1])
            self._missing[paired] = missing
        unasked = 0.0
        if taken + 1 != 1 << len(stored):
            unasked = sum([weight[word] for place, word in enumerate(stored) if not taken >> place & 1])
        if lead:  # titles that nobody asked for
            unasked -= (1 - _LEADING) * sum([weight[stored[at]] for at in range(lead) if not taken >> at & 1])
        all_of = whole + missing
        found = total / (whole + _MISSING * missing + _UNASKED * unasked) - _DISORDER * (1 - order / all_of)
        if found < _TOGETHER and (len(stored) <= 4 or len(self._asked) <= 4):
            together, heard = "".join([self._sounds[text] for text in stored]), self._heard
            if 2 * min(len(together), len(heard)) >= WHOLE_LEAST * (len(together) + len(heard)) - 0.01:
                like = whole_likeness(self._texts, heard, stored, together) ** 1.5
                found = max(found, like * (_TOGETHER if len(stored) != len(self._asked) else _SAME_COUNT))
        if found > _OTHER_PERSON and self._is_another(stored, pairs):
            return _OTHER_PERSON
        if found > _OTHER_NUMBER and (self._marked or _is_marked(stored)):
            return min(found, self._most(stored))
        return max(0.0, found)

    def held_back(self, stored: tuple[str, ...]) -> bool:
        """Whether a name has a number or a generation that is not asked for, or lacks one that is. One that is only
        begun is asked for."""
        if not (self._marked or _is_marked(stored)) or self._most(stored) == 1.0:
            return False
        return not (self._begun and any(it in GENERATION and it.startswith(self._begun) for it in stored[1:]))

    def is_same(self, stored: tuple[str, ...], pairs: list[Pair], score: float) -> bool:
        """Whether a name of that score is the very one asked for, in some spelling: it has all words that were typed,
        each of them surely, and no other but titles."""
        if score < SAME or any(like < _SURE for _, _, like in pairs) or self._is_another(stored, pairs):
            return False
        asked, there = {at for at, _, _ in pairs}, {place for _, place, _ in pairs}
        return (
            all(at in asked or self._titles >> at & 1 for at in range(len(self._texts)))
            and all(place in there or word in HONORIFICS for place, word in enumerate(stored))
            and not self.held_back(stored)
        )

    def _is_another(self, stored: tuple[str, ...], pairs: list[Pair]) -> bool:
        """Whether a name of nearly these words is another person's: a woman's or a man's, a father's or a son's."""
        if any(stored[place] in self._others[at] for at, place, _ in pairs):
            return True
        return _SON in self._texts and _SON in stored and self._father_is_son(stored, pairs)

    def _father_is_son(self, stored: tuple[str, ...], pairs: list[Pair]) -> bool:
        """Whether a word before *bin* stands behind it in the other name, and one behind before it."""
        asked, there = self._texts.index(_SON), stored.index(_SON)
        crossed = {(at < asked, place < there) for at, place, _ in pairs if at != asked and place != there}
        return (True, False) in crossed and (False, True) in crossed

    def _most(self, stored: tuple[str, ...]) -> float:
        """The most that a name can score whose numbers or generation may be others than those asked for."""
        numbers, generation = _told_apart(stored)
        most = 1.0
        if self._numeral and stored[-1] in _NUMERALS and stored[-1] != self._texts[-1]:
            most = _OTHER_PERSON if self._begun and stored[-1].startswith(self._begun) else _OTHER_NUMBER
        for asked, there in ((self._numbers, numbers), (self._generation, generation)):
            if asked != there:  # 14 is no other number than 140 while it may be only begun
                both = asked and there and not (self._begun and any(it.startswith(self._begun) for it in there - asked))
                most = min(most, _OTHER_NUMBER if both else _OTHER_PERSON)
        return most

    def pairs(self, stored: tuple[str, ...]) -> list[Pair]:
        """Which word of the query was taken for which word of the name, one to one, the weightiest first."""
        meets = self._meets
        possible = [
            (rank, abs(at - place), at, place, like)
            for place, word in enumerate(stored)
            if word in meets
            for rank, at, like in meets[word]
        ]
        possible.sort()
        used = taken = 0
        pairs: list[Pair] = []
        if self._apart:
            pairs, used, taken = self._apart.pairs(stored)
        for _, _, at, place, like in possible:
            if not (used >> at & 1 or taken >> place & 1):
                used |= 1 << at
                taken |= 1 << place
                pairs.append((at, place, like))
        return pairs


def _is_marked(stored: Sequence[str]) -> bool:
    """Whether a name may have a number or the mark of a generation."""
    return not GENERATION.keys().isdisjoint(stored) or not "".join(stored).isalpha()


def _told_apart(words: Sequence[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The numbers of a name, but for years, and the marks of a generation behind its first word."""
    numbers = frozenset(word for word in words if word.isdigit() and not (len(word) == 4 and word[:2] in ("19", "20")))
    return numbers, frozenset(GENERATION[word] for word in words[1:] if word in GENERATION)


def _behind_titles(missing: int, count: int) -> list[int]:
    """The place of each word of a query when titles that were not found do not count."""
    places, titles = [], 0
    for at in range(count):
        places.append(at - titles)
        titles += missing >> at & 1
    return places


def _woman_of(first: str, second: str) -> bool:
    """Whether one sound is the other with a vowel after it, as a woman's name often is a man's."""
    return len(first) > 3 and len(second) > 3 and (first + "a" == second or second + "a" == first)


def _leading(stored: tuple[str, ...]) -> int:
    """How many words in front of a name are titles, or may be; two words must be left."""
    count = 0
    while count < len(stored) - 2 and stored[count] in _TITLES:
        count += 1
    return count


def _places(stored: tuple[str, ...], paired: int, lead: int) -> list[int]:
    """The place of each word of a name when titles that nobody asked for do not count; the first `lead` are titles."""
    places, titles = [], 0
    for at, word in enumerate(stored):
        places.append(at - titles)
        titles += (at < lead or word in HONORIFICS) and not paired >> at & 1
    return places
