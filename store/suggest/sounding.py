"""Entities whose names are alike, without holding every one against every other.

Names of the case meet by what they sound like: by a key of each word, and by two keys where one is of too many. No
list of names with one key is walked pair by pair beyond `MOST_SHARING`: in a longer one each name meets its next
neighbours in the order of the alphabet, so that thousands of one name cost thousands of steps and not millions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import Indel

from store.db.connection import Connection
from store.model.vocabulary import KINDS
from store.names import weighing
from store.names.alike import alikeness
from store.names.meanings import translations
from store.names.parts import taken_apart
from store.names.weighing import LIKELY
from store.names.words import initials, joined_keys, word_of, words

MOST_SHARING = 24
"""So many names with one key (or two) are held against each other; of more each meets its neighbours."""
_NEIGHBOURS = 3
MOST_ASKED = 1_000
"""So many spellings of the case, those of the entities most is known of, are looked for in lists of names."""
_MOST_LISTED = 8
_LONGEST_ACRONYM = 8
_MOST_WORDS = 6
"""Keys of so many words are taken two by two."""
_REST_ALIKE = 0.6
"""How alike the keys of two words must be, for their names to be looked at closely."""
_FEW_WORDS = 4
_ACTS = frozenset(("voice", "leader", "group"))
# Letters of keys (`store.names.sound`) that reports swap, as one; v and w may be left out.
_COARSE = str.maketrans({"h": "k", "x": "k", "g": "k", "j": "k", "z": "d", "f": None})


class Person(NamedTuple):
    """An entity as it is told in a pair."""

    slug: str
    kind: str
    name: str


class Alike(NamedTuple):
    """Two entities (row ids) and the two spellings of theirs that are most alike."""

    one: int
    other: int
    score: float
    spelling: str
    other_spelling: str


class _Spelling(NamedTuple):
    at: int
    entity: int
    kind: str
    text: str
    keys: frozenset[str]
    joined: frozenset[str]
    short: bool
    means: bool


def sounding(connection: Connection, people: Mapping[int, Person]) -> Iterator[Alike]:
    """Two of the case (`people`) whose names are alike, the nearest spellings of each two."""
    spellings = [
        _spelling(at, entity, people[entity].kind, text)
        for at, (entity, text) in enumerate(
            connection.execute(
                "SELECT n.entity_id, n.text FROM name n JOIN entity e ON e.id = n.entity_id "
                "WHERE e.origin = 'case' AND NOT e.anonymous AND n.kind <> 'title' ORDER BY e.known DESC, e.id, n.id"
            )
        )
        if entity in people
    ]
    whole = {it.entity for it in spellings if not it.short}
    best: dict[tuple[int, int], Alike] = {}
    for first, second in _candidates(spellings):
        # one word of many (an alias, a surname) says who is meant only where there is no more of the name
        if any(it.short and it.entity in whole for it in (first, second)):
            continue
        _keep(best, first.entity, second.entity, first.text, second.text)
    for entity, text, other, listed in _of_lists(connection, spellings):
        _keep(best, entity, other, text, listed)
    yield from best.values()


def _keep(best: dict[tuple[int, int], Alike], one: int, other: int, spelling: str, other_spelling: str) -> None:
    if one > other:
        one, other, spelling, other_spelling = other, one, other_spelling, spelling
    score = alikeness(spelling, other_spelling)
    known = best.get((one, other))
    if score >= LIKELY and (known is None or score > known.score):
        best[one, other] = Alike(one, other, score, spelling, other_spelling)


def _spelling(at: int, entity: int, kind: str, text: str) -> _Spelling:
    parts = taken_apart(text).parts
    solid = [part for part in parts if part.solid and part.weight > weighing.COMPOUND] or parts
    keys = frozenset(_coarse(part.word.key) for part in solid)
    joined = frozenset(map(_coarse, joined_keys(tuple(part.text for part in parts if part.role == "word")))) - keys
    short = sum(part.weight >= weighing.SAYS_WHO for part in solid) < 2
    means = kind == "group" and any(translations(part.text) for part in solid)
    return _Spelling(at, entity, kind, text, keys, joined, short, means)


def _coarse(word_key: str) -> str:
    return word_key.translate(_COARSE) or word_key


def may_be_one(one: str, other: str) -> bool:
    """Whether entities of two kinds may be one: of one kind, or a voice and somebody who acts."""
    return one == other or ("voice" in (one, other) and one in _ACTS and other in _ACTS)


def _candidates(spellings: Sequence[_Spelling]) -> Iterator[tuple[_Spelling, _Spelling]]:
    """Spellings of two entities that share what they sound like, and enough of it."""
    by_key: defaultdict[str | tuple[str, str], list[_Spelling]] = defaultdict(list)
    letters: defaultdict[str, list[_Spelling]] = defaultdict(list)
    for it in spellings:
        for one in it.keys | it.joined:
            by_key[one].append(it)
        if it.kind == "group":
            text = it.text.replace(".", "")
            is_one = text.isupper() and text.isalpha() and len(text) <= _LONGEST_ACRONYM
            for acronym in {text.lower()} if is_one else initials(it.text):
                letters[acronym].append(it)
    for it in spellings:
        common = sorted(one for one in it.keys if len(by_key[one]) > MOST_SHARING)
        for two in combinations(common[:_MOST_WORDS], 2):
            by_key[two].append(it)
    seen: set[tuple[int, int]] = set()
    for lists, check in ((by_key, True), (letters, False)):
        for sharing in lists.values():
            for first, second in _met(sharing):
                if first.entity == second.entity or (place := (first.at, second.at)) in seen:
                    continue
                seen.add(place)
                if may_be_one(first.kind, second.kind) and (not check or _worth_a_look(first, second)):
                    yield first, second


def _met(sharing: list[_Spelling]) -> Iterator[tuple[_Spelling, _Spelling]]:
    if len(sharing) <= MOST_SHARING:
        yield from combinations(sharing, 2)
        return
    ordered = sorted(sharing, key=lambda it: (it.text, it.entity))
    for at, it in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield it, other


def _worth_a_look(first: _Spelling, second: _Spelling) -> bool:
    """Whether two names with a key in common may be alike: quickly, before word is held against word.

    A word that has another one in its place holds a name of few words below what is asked for, so each word of the
    shorter name has to find one that is near it.
    """
    if first.joined & second.keys or first.keys & second.joined or (first.means and second.means):
        return True
    shorter, longer = (first.keys, second.keys) if len(first.keys) < len(second.keys) else (second.keys, first.keys)
    alone = shorter - longer
    if not alone:
        return True
    if len(shorter) > 2 and len(shorter) - len(alone) < min(2, sum(len(one) > 1 for one in shorter) - 1):
        return False
    rest = longer - shorter
    missing = sum(not _has_near(one, rest) for one in alone)
    return missing == 0 or (missing == 1 and len(shorter) > _FEW_WORDS)


def _has_near(one: str, others: Iterable[str]) -> bool:
    for other in others:
        if len(one) == 1 or len(other) == 1 or Indel.normalized_similarity(one, other) >= _REST_ALIKE:
            return True
    return False


def _of_lists(connection: Connection, spellings: Iterable[_Spelling]) -> Iterator[tuple[int, str, int, str]]:
    """Spellings of the case with those of lists of names that have all their keys, a few of each."""
    if connection.execute("SELECT 1 FROM entity WHERE origin = 'names' LIMIT 1").fetchone() is None:
        return
    asked = 0
    for it in spellings:
        if it.short or asked >= MOST_ASKED:
            continue
        asked += 1
        keys = sorted({word_of(part).key for part in words(it.text)})
        kinds = [f'"#{other}"' for other in KINDS if may_be_one(it.kind, other)]
        query = " AND ".join((*(f'"{one}"' for one in keys), f"({' OR '.join(kinds)})"))
        rows = connection.execute(
            "SELECT n.entity_id, n.text FROM (SELECT rowid FROM nx_name WHERE nx_name MATCH ? LIMIT ?) f "
            "JOIN name n ON n.id = f.rowid JOIN entity e ON e.id = n.entity_id WHERE e.origin = 'names'",
            (query, _MOST_LISTED * 4),
        ).fetchall()
        for other, text in rows[:_MOST_LISTED]:
            yield it.entity, it.text, other, text
