"""Which spellings are worth holding against each other, out of thousands: those that meet by what they sound like.

Names meet by a key of each word, and by two keys where they have three words and more. No list of names with one key is
walked pair by pair beyond `MOST_SHARING`: in a longer one each name meets its next neighbours in the order of the
alphabet, so that thousands of one name cost thousands of steps and not millions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from typing import NamedTuple

from store.names import weighing
from store.names.likeness import either_way
from store.names.meanings import translations
from store.names.parts import taken_apart
from store.names.words import initials, joined_keys
from store.suggest.people import may_be_one

MOST_SHARING = 24
"""So many names with one key (or two) are held against each other; of more each meets its neighbours."""
_NEIGHBOURS = 3
_LONGEST_ACRONYM = 8
_MOST_WORDS = 6
"""Keys of so many words are taken two by two."""
_REST_ALIKE = 0.6
"""How alike two words must be for their names to be looked at closely: less is worth nothing to a name."""
_FEW_WORDS = 4
_TWO = 2
# Letters of keys (`store.names.sound`) that reports swap, as one; v and w may be left out.
_COARSE = str.maketrans({"h": "k", "x": "k", "g": "k", "j": "k", "z": "d", "f": None})


class Spelling(NamedTuple):
    """A spelling of an entity (its row id), with the keys that it meets others by.

    `at` is its place among all; `words` are its words by their keys, `joined` the keys of neighbours written as one
    word. `short` and `long` say that it has one word that tells who is meant, or more than two; `means` that it has
    words that reports translate.
    """

    at: int
    entity: int
    kind: str
    text: str
    keys: frozenset[str]
    words: Mapping[str, str]
    joined: frozenset[str]
    short: bool
    long: bool
    means: bool


def spelling_of(at: int, entity: int, kind: str, text: str) -> Spelling:
    """A spelling with its keys; `kind` is that of its entity."""
    parts = taken_apart(text).parts
    solid = [part for part in parts if part.solid and part.weight > weighing.COMPOUND] or parts
    by_key = {_coarse(part.word.key): part.text for part in solid}
    keys = frozenset(by_key)
    joined = frozenset(map(_coarse, joined_keys(tuple(part.text for part in parts if part.role == "word")))) - keys
    short = sum(part.weight >= weighing.SAYS_WHO for part in solid) < 2
    means = kind == "group" and any(translations(part.text) for part in solid)
    long = sum(len(one) > 1 for one in keys) > _TWO
    return Spelling(at, entity, kind, text, keys, by_key, joined, short, long, means)


def _coarse(word_key: str) -> str:
    return word_key.translate(_COARSE) or word_key


def candidates(spellings: Sequence[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Spellings of two entities that share what they sound like, and enough of it."""
    seen: set[tuple[int, int]] = set()
    for first, second in chain(_by_keys(spellings), _by_joined(spellings)):
        place = (first.at, second.at) if first.at < second.at else (second.at, first.at)
        if first.entity != second.entity and place not in seen:
            seen.add(place)
            if may_be_one(first.kind, second.kind) and _worth_a_look(first, second):
                yield first, second
    for first, second in _by_initials(spellings):
        if first.entity != second.entity and may_be_one(first.kind, second.kind):
            yield first, second


def _by_keys(spellings: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Those that share a key, and of names of three words and more those that share two."""
    by_one: defaultdict[str, list[Spelling]] = defaultdict(list)
    by_two: defaultdict[tuple[str, str], list[Spelling]] = defaultdict(list)
    for it in spellings:
        for one in it.keys:
            by_one[one].append(it)
        for two in combinations(sorted(it.keys)[:_MOST_WORDS], 2):
            by_two[two].append(it)
    for sharing in by_one.values():
        few = [it for it in sharing if not it.long]
        if len(sharing) > MOST_SHARING:
            yield from ((one, other) for one, other in _neighbours(sharing) if not (one.long and other.long))
        elif few:
            yield from combinations(few, 2)
            yield from product(few, (it for it in sharing if it.long))
    for sharing in by_two.values():
        yield from combinations(sharing, 2) if len(sharing) <= MOST_SHARING else _neighbours(sharing)


def _neighbours(sharing: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    ordered = sorted(sharing, key=lambda it: (it.text, it.entity))
    for at, it in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield it, other


def _by_joined(spellings: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Those of which one has two words where the other has one (Lashkar Gah, Lashkargah)."""
    joined: defaultdict[str, list[Spelling]] = defaultdict(list)
    for it in spellings:
        for one in it.joined:
            joined[one].append(it)
    for it in spellings:
        for one in it.keys:
            for other in joined.get(one, ())[:MOST_SHARING]:
                yield it, other


def _by_initials(spellings: Iterable[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Groups of which one is called by the initials of the other."""
    letters: defaultdict[str, list[Spelling]] = defaultdict(list)
    short = []
    for it in spellings:
        if it.kind == "group":
            text = it.text.replace(".", "")
            if text.isupper() and text.isalpha() and len(text) <= _LONGEST_ACRONYM:
                short.append((text.lower(), it))
            else:
                for acronym in initials(it.text):
                    letters[acronym].append(it)
    for acronym, it in short:
        for other in letters.get(acronym, ())[:MOST_SHARING]:
            yield it, other


def _worth_a_look(first: Spelling, second: Spelling) -> bool:
    """Whether two names with a key in common may be alike: quickly, before word is held against word.

    A word that has another one in its place holds a name of few words below what is asked for, so each word of the
    shorter name has to find one that is near it.
    """
    if first.means and second.means:
        return True
    if len(first.keys) != len(second.keys) and (first.joined & second.keys or first.keys & second.joined):
        return True
    shorter, longer = (first.keys, second.keys) if len(first.keys) < len(second.keys) else (second.keys, first.keys)
    alone = shorter - longer
    if not alone:
        return True
    if first.long and second.long and len(shorter) - len(alone) < _TWO:
        return False
    here, there = (first.words, second.words) if shorter is first.keys else (second.words, first.words)
    rest = [there[one] for one in longer - shorter]
    missing = sum(not _has_near(here[one], rest) for one in alone)
    return missing == 0 or (missing == 1 and len(shorter) > _FEW_WORDS)


def _has_near(word: str, others: Iterable[str]) -> bool:
    return any(len(word) == 1 or len(other) == 1 or either_way(word, other) >= _REST_ALIKE for other in others)
