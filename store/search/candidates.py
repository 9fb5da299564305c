"""Which names are worth scoring: a few hundred ids out of a million, by their keys.

Every question to the index asks for names that have one of some keys for each of some
words of the query. They come in passes, strict to loose; a later pass is run only when
the earlier ones found no good answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from store.db.searching import FIRST, Keys
from store.names.bodies.companies import COMPANY
from store.names.lexicon import HONORIFICS, PARTICLES
from store.names.words import asked_of, assembled, fold, key
from store.search.apart import as_one
from store.search.index import counted, keys_in
from store.search.line import Line
from store.search.query import Part, Query
from store.search.vocabulary import Words

MOST = 110
"""Names scored in one pass."""
MOST_FIRST = 80
"""The same for first results."""
MOST_FAR = 200
"""The same when words may be two or three letters away."""
_LIGHT = HONORIFICS | PARTICLES | COMPANY
_LONGEST_JOIN = 24
"""Longer queries are no name of one word."""
_TIGHT = 8
"""Near words asked for before all that have the same key."""
_LEAST_AS_ONE = 0.8
"""How much like two words of Arabic script one word must be."""
_LEAST_SPLIT = 7
"""A shorter word is not split by its keys."""
_MOST_SPLIT = 400
"""Nor is one whose key more names have."""


_ASKED_OF_TWO = 100
"""So many names with two of several words are asked for: as many as a question for these alone may ask for."""
_FEW = 24
"""Names whose words are looked at, in place of a question for more than two words."""
_MANY_KEYS = 12
"""Questions of fewer keys are quick."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """Names with one of `keys[i]` for every i; at most `most`.

    When there are more, those of `length` words are asked for as well: a name as long as
    the query is the likeliest answer, but the list of all names of a length is long and
    slow to walk. `within` is a looser question that is asked later and brings all of these names.
    """

    keys: Keys
    most: int
    length: int | None = None
    within: Question | None = None


def _written(parts: Sequence[Part], most: int, within: Question) -> Question:
    """The words letter for letter."""
    return Question(tuple((f".{part.word.text}",) for part in parts), most, None, within)


def _close(parts: Sequence[Part], most: int, within: Question | None = None) -> Question:
    return Question(tuple(part.close for part in parts), most, len(parts), within)


def _same(parts: Sequence[Part], most: int, within: Question | None = None, *, exact_length: bool = True) -> Question:
    return Question(tuple(part.same for part in parts), most, len(parts) if exact_length else None, within)


def _tight(parts: Sequence[Part], most: int, within: Question | None) -> Question:
    """The words most like those typed, whatever their keys."""
    return Question(tuple((*part.close, *part.near[:_TIGHT]) for part in parts), most, None, within)


def _wide(parts: Sequence[Part], most: int) -> Question:
    return Question(tuple((*part.same, *part.near) for part in parts), most)


def _ranked(parts: Sequence[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: -part.weight)


def _solid(ranked: list[Part], light: frozenset[str] = HONORIFICS | PARTICLES) -> list[Part]:
    """Without titles and particles, unless nothing else is left."""
    return [part for part in ranked if not (part.title or part.word.text in light)] or ranked


def _rest(ranked: Sequence[Part], *taken: Part) -> Iterator[tuple[str, ...]]:
    """The keys of the words that are not taken."""
    return (part.same for part in ranked if not any(part is other for other in taken))


def _as_one(parts: Sequence[Part]) -> str:
    """All words of a query as one; nothing where there is one only, or too much for a word."""
    whole = "".join(part.word.text for part in parts)
    return whole if len(parts) > 1 and len(whole) <= _LONGEST_JOIN else ""


def all_words(query: Query, words: Words) -> Iterator[Question]:
    """Every word must be there: by its own key, then by a near one; joined or cut otherwise."""
    parts = query.parts
    if not parts:
        return
    ranked = _ranked(parts)
    solid, bare = _solid(ranked), _solid(ranked, _LIGHT)
    yield from _joined_as_written(parts, ranked, words)
    several = len(parts) > 1
    wide = _wide(ranked, 150) if several else None
    untitled = _wide(solid, 100) if len(solid) < len(parts) else None
    yield _close(ranked, 100, wide)
    yield _tight(ranked, 60, wide)
    if len(bare) < len(parts):
        yield _close(bare, 40, untitled if len(bare) == len(solid) else None)
    yield _same(ranked, 150, wide)
    if len(bare) < len(solid):
        yield _same(bare, 60)
    if untitled:
        yield _same(solid, 100, untitled)
    # of one word the near ones alone: names with the same key may be thousands
    yield wide or Question((parts[0].near,), 150)
    if untitled:
        yield untitled
    if query.unvowelled:
        yield from _as_one_word(parts, ranked, words)
    yield from _otherwise_cut(parts, ranked, words)


def some_words(query: Query) -> Iterator[Question]:
    """A word may be missing: each left out in turn, then pairs, then the rarest alone."""
    if len(query.parts) < 2:
        return
    ranked = _ranked(query.parts)
    solid = _solid(ranked)
    several = solid if len(solid) > 1 else ranked
    for left_out in reversed(several):
        rest = [part for part in several if part is not left_out]
        wide = _wide(rest, 100)
        yield _written(rest, 40, wide)
        yield _tight(rest, 40, wide)
        yield _same(rest, 80, wide, exact_length=False)
        yield wide
    if len(several) > 3:
        for pair in combinations(several[:4], 2):
            yield _same(pair, 50, exact_length=False)
    for part in several[:2]:
        yield _same([part], 60)
        yield _wide([part], 60)


def joined_nearly(query: Query, words: Words) -> Iterator[Question]:
    """Words that are one in the store, with a slip besides."""
    if whole := _as_one(query.parts):
        near = words.near(asked_of(whole), thorough=True)[:_TIGHT]
        yield Question((tuple(f".{there}" for _, there in near),), 20)


def _joined_as_written(parts: Sequence[Part], ranked: Sequence[Part], words: Words) -> Iterator[Question]:
    """Words that are one in the store, letter for letter (Pour Farzaneh), and one that is two: rare, so first."""
    whole = _as_one(parts)
    pairs = [(f"{one.word.text}{two.word.text}", one, two) for one, two in pairwise(parts) if len(parts) > 2]
    known = words.known({whole, *(both for both, _, _ in pairs)} - {""})
    if whole in known:
        yield Question(((f".{whole}",),), 20)
    for both, first, second in pairs:
        if both in known:
            yield Question(((f".{both}",), *_rest(ranked, first, second)), 20)
    for part in parts:
        for first_half, second_half in part.cuts:
            yield Question(((f".{first_half}",), (f".{second_half}",), *_rest(ranked, part)), 20)


def _as_one_word(parts: Sequence[Part], ranked: Sequence[Part], words: Words) -> Iterator[Question]:
    """Two words of Arabic script that are one in Latin letters, the likest ones (Haji Zadeh, Hajizadeh)."""
    for first, second in pairwise(parts):
        for both in as_one(first.word.text, second.word.text):
            near = words.close(both, words.same(both), _LEAST_AS_ONE)
            yield Question((tuple(f".{there}" for there in near), *_rest(ranked, first, second)), 40)


def _otherwise_cut(parts: Sequence[Part], ranked: Sequence[Part], words: Words) -> Iterator[Question]:
    """Two words that may be one in the store, one that may be two."""
    for first, second in pairwise(parts):
        joined = key(first.word.text + second.word.text)
        yield Question(((joined,), *_rest(ranked, first, second)), 60)
    for part in parts:
        long = len(part.word.text) >= _LEAST_SPLIT and words.count(part.word.key) < _MOST_SPLIT
        if long and (cut := words.split(part.word)):
            yield Question(((cut[0],), (cut[1],), *_rest(ranked, part)), 60)


def terms_of(keys: Keys, length: int | None, kinds: Collection[str] | None) -> Keys:
    """The keys, with the number of words and the kinds that names are to have (`store.search.index.terms`)."""
    of_length = ((counted(length),),) if length is not None else ()
    of = (tuple(f"#{kind}" for kind in sorted(kinds)),) if kinds is not None else ()
    return (*keys, *of_length, *of)


class Answers:
    """What the index answered in one search: a question is asked once, and asked on for more."""

    def __init__(self, line: Line, kinds: Collection[str] | None) -> None:
        self._line = line
        self._kinds = kinds
        self._told: dict[tuple[Keys, int | None], list[int]] = {}
        self._whole: set[tuple[Keys, int | None]] = set()
        self._terms: dict[int, set[str]] = {}

    def ids(self, keys: Keys, length: int | None, most: int) -> list[int]:
        """Names with one of `keys[i]` for every i, the first `most` in the store's order."""
        asked = (keys, length)
        told = self._told.setdefault(asked, [])
        more = most - len(told)
        if more > 0 and asked not in self._whole and not told and len(keys) > 2:
            few = self._of_few(keys, length)
            if few is not None:
                told += few
                self._whole.add(asked)
        if more > 0 and asked not in self._whole:
            wanted, behind = terms_of(keys, length, self._kinds), told[-1] if told else FIRST
            told += self._line.tables.names_with(self._line.conn, wanted, more, behind)
            if len(told) < most:
                self._whole.add(asked)
        return told[:most]

    def _of_few(self, keys: Keys, length: int | None) -> list[int] | None:
        """The names that have all keys where those that have the first two, the rarest, are few: told by the words of
        these, without walking the lists of the others; None where they are many, or the keys are.
        """
        if sum(map(len, keys)) < _MANY_KEYS:
            return None
        pair = (keys[:2], None)
        few = self.ids(keys[:2], None, _ASKED_OF_TWO)
        if pair not in self._whole or len(few) > _FEW:
            return None
        for number, _, spelling in self._line.names([number for number in few if number not in self._terms]):
            parts = assembled(fold(spelling))
            self._terms[number] = {*keys_in(spelling, parts), counted(len(parts))}
        rest = [frozenset(group) for group in terms_of(keys[2:], length, None)]
        return [number for number in few if not any(self._terms[number].isdisjoint(group) for group in rest)]


class Candidates:
    """Asks the questions of one pass of a search, none of them twice."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._asked: set[Keys] = set()
        self._seen: set[int] = set()

    def ask(self, questions: Iterable[Question], most: int) -> list[int]:
        """Ids of names not brought before, about `most` of them, in the store's order."""
        found: set[int] = set()
        rest = iter(questions)
        for question in rest:
            if len(found) >= most:
                break
            block = _up_to_loosest(question, rest)
            if len(block) > 1 and self._shortly(block, found, most):
                continue
            for each in block:
                if len(found) < most:
                    self._put(each, found, most, self._asked)
        found -= self._seen
        self._seen |= found
        return sorted(found)

    def _put(self, question: Question, found: set[int], most: int, asked: set[Keys]) -> None:
        """Add what a question brings, unless it was asked before."""
        if question.keys in asked or not all(question.keys):
            return
        asked.add(question.keys)
        limit = min(question.most, most)
        first = self._answers.ids(question.keys, None, limit)
        if question.length is not None and len(first) == limit:
            found.update(self._answers.ids(question.keys, question.length, limit))
        found.update(first)

    def _shortly(self, block: list[Question], found: set[int], most: int) -> bool:
        """Add what all these questions bring without those that are within one whose names are few enough to be had
        all; False where so many come of it that not all of the questions would be asked, one after the other."""
        whole: dict[Keys, list[int]] = {}
        for loose in {question.within for question in block if question.within}:
            limit = min(loose.most, most)
            if loose.keys not in self._asked and all(loose.keys):
                told = self._answers.ids(loose.keys, None, limit)
                if len(told) < limit:
                    whole[loose.keys] = told
        if not whole:
            return False
        all_found, asked = found.union(*whole.values()), set(self._asked)
        for question in block:
            if len(all_found) >= most:
                return False
            if question.within and question.within.keys in whole and all(question.keys):
                asked.add(question.keys)
            else:
                self._put(question, all_found, most, asked)
        if len(all_found) >= most:
            return False
        found |= all_found
        self._asked = asked
        return True


def _up_to_loosest(question: Question, rest: Iterator[Question]) -> list[Question]:
    """A question with those that follow until all that they are within had their turn."""
    block = [question]
    open_ones = {question.within} - {None}
    while open_ones and (following := next(rest, None)):
        block.append(following)
        open_ones = (open_ones | {following.within}) - {None, following}
    return block
