"""Entities whose names are alike: of the case among each other, and of lists of names beside one of the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from store.db.connection import Connection
from store.db.engine import engine_under
from store.db.lots import marks
from store.model.vocabulary import KINDS
from store.names.alike import alikeness
from store.names.weighing import LIKELY
from store.names.words import script_of, word_of, words
from store.suggest.meeting import Spelling, candidates, spelling_of
from store.suggest.people import Person, may_be_one

MOST_ASKED = 1_000
"""So many spellings of the case, those of the entities most is known of, are looked for in lists of names."""
_MOST_LISTED = 8
_ONE_SCRIPT = 0.02
"""So much less a pair of two scripts tells than its score says."""


class Alike(NamedTuple):
    """Two entities (row ids) and the two spellings of theirs that are most alike."""

    one: int
    other: int
    score: float
    spelling: str
    other_spelling: str


def sounding(connection: Connection, people: Mapping[int, Person]) -> Iterator[Alike]:
    """Two of the case (`people`) whose names are alike, the nearest spellings of each two."""
    spellings = [
        spelling_of(at, entity, people[entity].kind, text)
        for at, (entity, text) in enumerate(
            connection.execute(
                "SELECT n.entity_id, n.text FROM name n JOIN entity e ON e.id = n.entity_id "
                "WHERE e.origin = 'case' AND e.anonymous = 0 AND n.kind <> 'title' ORDER BY e.known DESC, e.id, n.id"
            )
        )
        if entity in people
    ]
    whole = {it.entity for it in spellings if not it.short}
    best: dict[tuple[int, int], Alike] = {}
    for first, second in candidates(spellings):
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
    found = Alike(one, other, score, spelling, other_spelling)
    if score >= LIKELY and (known is None or _tells(found) > _tells(known)):
        best[one, other] = found


def _tells(found: Alike) -> float:
    """How much a pair of spellings tells: letters of two scripts leave more open than their score says."""
    return found.score + (_ONE_SCRIPT if script_of(found.spelling) == script_of(found.other_spelling) else 0.0)


def _of_lists(connection: Connection, spellings: Iterable[Spelling]) -> Iterator[tuple[int, str, int, str]]:
    """Spellings of the case with those of lists of names that have all their keys, a few of each."""
    if connection.execute("SELECT 1 FROM entity WHERE origin = 'names' LIMIT 1").fetchone() is None:
        return
    asked, tables = 0, engine_under(connection).searching
    for it in spellings:
        if it.short or asked >= MOST_ASKED:
            continue
        asked += 1
        keys = sorted({word_of(part).key for part in words(it.text)})
        kinds = tuple(f"#{other}" for other in KINDS if may_be_one(it.kind, other))
        found = tables.names_with(connection, (*((one,) for one in keys), kinds), _MOST_LISTED * 4)
        rows = (
            connection.execute(
                "SELECT n.entity_id, n.text FROM name n JOIN entity e ON e.id = n.entity_id "
                f"WHERE n.id IN ({marks(len(found))}) AND e.origin = 'names' ORDER BY n.id",
                found,
            ).fetchall()
            if found
            else []
        )
        for other, text in rows[:_MOST_LISTED]:
            yield it.entity, it.text, other, text
