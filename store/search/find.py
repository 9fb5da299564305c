"""Any spelling finds its entity: the search of names, over a plain connection.

The index (`store.search.index`) brings a few hundred spellings, the strictest questions
first; the scorer orders them; what is asked more loosely is asked only while nothing good
was found. Nothing that grows with the store is held in memory.
"""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from store.db.connection import Connection
from store.model.hits import Hit
from store.model.vocabulary import MATCH_SCORE
from store.names.alike import alikeness
from store.names.scripts.loans.reading import has as has_loans
from store.names.weighing import LIKELY
from store.names.words import assembled, fold, script_of
from store.search.by_script import ByScript
from store.search.candidates import (
    MOST,
    MOST_FAR,
    MOST_FIRST,
    Answers,
    Candidates,
    Question,
    all_words,
    joined_nearly,
    some_words,
)
from store.search.claimed import said_so
from store.search.explain import spans, why
from store.search.initials import Acronyms
from store.search.lettered import Lettered
from store.search.line import Line
from store.search.query import Query, reach_far, take_apart
from store.search.rank import SPELLINGS_OF, SPELT_OF, Rank
from store.search.score import SAME, Pair, Scorer
from store.search.vocabulary import Words

SURE = 0.90
"""A hit of this score and more is sure: what is less like the query is near, and stands below."""
LOOSE_BELOW = 0.885
"""Names with a word missing are looked for only while the best score is below this."""
_NEARLY_SURE = 0.87
"""Of this score and more it is likely the name that was meant: then few of those are looked for."""
_MOST_NEARLY = 40
"""So many."""
LOOSE_BELOW_FIRST = 0.82
"""The same for first results."""
FAR_BELOW = 0.845
"""Words two or three letters away are looked for only while the best score is below this."""
BESIDE = 5
"""At least so many that are only near stand below what is sure: names that lack a word make them up."""
_MOST_BESIDE = 40
"""Names scored for that."""
_MAY_BE = 0.4
"""Of this score and more a name may be the one asked for in another spelling, which the score of two names tells."""
_LEAST = 0.3
"""Hits below are not worth showing at all."""
_MOST_LETTERS = 200


_Scored = tuple[tuple[str, ...], list[Pair], float, list[str]]
"""A spelling's words, which of them were taken for which of the query, how well they answer, and all of it folded."""
_INITIALS: _Scored = ((), [], 0.0, [])
_Row = tuple[int, str, str, str, int]
"""An entity: its id, slug, kind and name, and how much of it is known."""


class Search:
    """One query on its way, in two passes: first results while somebody types, and the deep one that goes on from them.

    What the index answered and what was scored stays known, so that the deep pass asks and scores only
    what the first did not; its hits are the same as without a first one. Between the passes it holds no
    connection, and may be handed to another thread. It is true of one state of the store.
    """

    def __init__(self, text: str, *, kinds: Collection[str] | None = None, partial: bool = True) -> None:
        self._text = text[:_MOST_LETTERS]
        self._kinds = None if kinds is None else sorted(kinds)
        self._partial = partial
        self._line = Line()
        self._words = Words(self._line)
        self._answers = Answers(self._line, self._kinds)
        self._names: dict[int, tuple[int, str]] = {}
        self._claimed: set[tuple[int, str]] = set()
        self._scored: dict[str, _Scored] = {}
        self._alike: dict[str, float] = {}
        self._entities: dict[int, _Row] = {}
        self._begin()

    def _begin(self) -> None:
        """Begin a pass: its questions and the best spelling an entity are its own."""
        self._candidates = Candidates(self._answers)
        self._found: dict[int, tuple[float, str]] = {}
        self._spellings: dict[int, set[str]] = {}

    # What needs the connection is made when it is first asked for.

    @cached_property
    def _query(self) -> Query:
        return take_apart(self._text, self._words, self._partial)

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer(self._query, self._words)

    @cached_property
    def _by_script(self) -> ByScript:
        return ByScript(self._query)

    @cached_property
    def _rank(self) -> Rank:
        return Rank(self._query)

    @cached_property
    def _lettered(self) -> Lettered:
        return Lettered(self._query)

    @cached_property
    def _acronyms(self) -> Acronyms:
        return Acronyms(self._query, self._line, self._kinds)

    def first(self, conn: Connection, limit: int = 20) -> list[Hit]:
        """First results: fewer names, and no words two or three letters away."""
        with self._line.over(conn):
            self._begin()
            self._ask(self._by_script.questions(self._words), MOST_FIRST)
            self._ask(all_words(self._query, self._words), MOST_FIRST)
            if self._lettered.asked:
                self._ask(self._lettered.questions(self._words), MOST_FIRST)
            if self._best < LOOSE_BELOW_FIRST:
                self._ask(some_words(self._query), MOST_FIRST)
            self._keep_acronyms()
            return self._hits(limit)

    def deeper(self, conn: Connection, limit: int = 20, beside: int = 0) -> list[Hit]:
        """All that is looked for, over a connection to the store as it was for the first results, if there were any.

        Where something sure is found, what is less like the query is marked as near, and stands below. With ``beside``
        it is made so many, where there are names that lack a word of the query: what a sure hit may be taken for.
        """
        with self._line.over(conn):
            self._begin()
            self._ask(self._by_script.questions(self._words), MOST_FIRST)
            self._ask(all_words(self._query, self._words), MOST)
            if self._best < LOOSE_BELOW or self._lettered.asked:
                self._ask(self._lettered.questions(self._words), MOST)
            if self._best < LOOSE_BELOW:
                self._ask(some_words(self._query), MOST if self._best < _NEARLY_SURE else _MOST_NEARLY)
            if self._best < FAR_BELOW:
                far = reach_far(self._query, self._words)
                self._ask(joined_nearly(far, self._words), MOST_FAR)
                self._ask(all_words(far, self._words), MOST_FAR)
                self._ask(some_words(far), MOST_FAR)
            self._keep_acronyms()
            self._look_beside(beside)
            return self._hits(limit)

    def strictly(self, conn: Connection, limit: int = 20) -> list[Hit]:
        """Names that have every word, by its own key or a near one."""
        with self._line.over(conn):
            self._begin()
            self._ask(self._by_script.questions(self._words), MOST_FIRST)
            self._ask(all_words(self._query, self._words), MOST)
            return self._hits(limit)

    def _look_beside(self, most: int) -> None:
        """Where something sure is found, look for names that lack a word, so that `most` are near: of the kind of what
        is sure, the most alike first."""
        sure = [entity for entity, (score, _) in self._found.items() if score >= SURE] if most else []
        if not sure:
            return
        missing = most - len(self._found) + len(sure) - len(self._held_back()[0])
        if missing <= 0:
            return
        before = set(self._found)
        self._ask(some_words(self._query), _MOST_BESIDE)
        more = self._found.keys() - before
        self._read_entities([*sure, *more])
        kinds = {self._entities[entity][2] for entity in sure if entity in self._entities}
        for entity in sorted(more, key=lambda it: (-self._found[it][0], it)):
            alike = self._found[entity][0] >= _LEAST and entity in self._entities
            if missing and alike and self._entities[entity][2] in kinds:
                missing -= 1
            else:
                del self._found[entity]

    @property
    def _best(self) -> float:
        return max((score for score, _ in self._found.values()), default=0.0)

    def _ask(self, questions: Iterable[Question], most: int) -> None:
        """Score the names the questions bring."""
        ids = self._candidates.ask(questions, most)
        self._score([number for number in ids if number not in self._names])
        own = bisect(ids, 0)
        for number in (*ids[own:], *ids[:own]):  # of two that answer as well an entity's own before a claim's
            if number in self._names:
                entity, spelling = self._names[number]
                self._keep(entity, self._scored[spelling][2], spelling)

    def _score(self, ids: list[int]) -> None:
        """Read these names and score the spellings that were not scored before."""
        if not ids:
            return
        fresh: dict[str, tuple[list[str], tuple[str, ...]]] = {}
        for number, entity, spelling in self._read(ids):
            self._names[number] = entity, spelling
            if spelling not in self._scored:
                raw = fold(spelling)
                fresh[spelling] = raw, assembled(raw)
        scorer, by_script, lettered = self._scorer, self._by_script, self._lettered
        scorer.learn([stored for _, stored in fresh.values()])
        bare, told = self._query.unvowelled, by_script.tells
        for spelling, (raw, stored) in fresh.items():
            loans = has_loans(spelling)
            if loans:
                scorer.learn_loans(spelling)
            pairs = scorer.pairs(stored)
            found = scorer.score(stored, pairs, bare and script_of(spelling) == self._query.script)
            if lettered.judges:
                found = lettered.score(spelling, found)
            if loans or told:
                found = by_script.score(spelling, stored, found)
            self._scored[spelling] = stored, pairs, found, raw

    def _read(self, ids: list[int]) -> Iterator[tuple[int, int, str]]:
        """The number, the entity and the spelling of each."""
        for number, entity, spelling in self._line.names(ids):
            if number < 0:
                self._claimed.add((entity, spelling))
            yield number, entity, spelling

    def _keep(self, entity: int, score: float, spelling: str) -> None:
        if spelling:
            known_as = self._spellings.get(entity)
            if known_as is None:
                self._spellings[entity] = {spelling}
            else:
                known_as.add(spelling)
        known = self._found.get(entity)
        if known is None or score > known[0]:
            self._found[entity] = (score, spelling)

    def _keep_acronyms(self) -> None:
        """Groups whose initials were typed."""
        for entity, score in self._acronyms.groups:
            self._keep(entity, score, "")

    def _hits(self, limit: int) -> list[Hit]:
        """The best entities: by score, among near ties by how much is known, then by age in the store."""
        scores = sorted((score for score, _ in self._found.values()), reverse=True)
        last = min(max(limit, SPELT_OF), len(scores)) - 1
        least = max(_LEAST, scores[last] - self._rank.most) if scores else 1.0
        worth = [entity for entity, (score, _) in self._found.items() if score >= least]
        self._read_entities(worth)
        rows = [self._entities[entity] for entity in worth if entity in self._entities]
        ranked = sorted((-round(self._worth(row[0], row[4]), 4), row[0], row) for row in rows)
        best = [(round(worth - self._spelt(entity), 4), entity, row) for worth, entity, row in ranked[:SPELT_OF]]
        rows = [row for _, _, row in [*sorted(best), *ranked[SPELT_OF:]]]
        rows, held = self._below_the_same(rows)
        rows = rows[:limit]
        # what is less like the query and stands above something sure is better known than that: it is not only near
        sure = (at for at, row in enumerate(rows, 1) if self._found[row[0]][0] >= SURE and row[0] not in held)
        below = max(sure, default=len(rows))
        return [self._hit(*row[:4], at >= below or row[0] in held) for at, row in enumerate(rows)]

    def _below_the_same(self, rows: list[_Row]) -> tuple[list[_Row], set[int]]:
        """The rows of hits, those that are held back below all that are matches or the same name without their mark,
        what is not sure and has more words than were typed below all matches (but where a family name is marked, which
        says more); and which are held back."""
        held, same = self._held_back()
        matches = 0
        if not self._rank.by_family:
            matches = max((at for at, row in enumerate(rows, 1) if self._found[row[0]][0] >= MATCH_SCORE), default=0)
        last = max((at for at, row in enumerate(rows, 1) if row[0] in same), default=matches)
        above = rows[: max(last, matches)]
        moved = [row for at, row in enumerate(above) if row[0] in held or (at < matches and self._goes_on(row[0]))]
        if not moved:
            return rows, held
        away = {row[0] for row in moved}
        return [*(row for row in above if row[0] not in away), *moved, *rows[len(above) :]], held

    def _goes_on(self, entity: int) -> bool:
        """Whether an entity is not sure and has more words than were typed: better known it may be, not more alike."""
        score, spelling = self._found[entity]
        return score < SURE and len(self._scored[spelling][0] if spelling else ()) > len(self._query.words)

    def _held_back(self) -> tuple[set[int], set[int]]:
        """The entities that are held back by a number or a generation, and those that are matches or have the same name
        without it; nobody where there is nobody of the other sort."""
        held = {it for it, (score, _) in self._found.items() if score >= SAME and self._is_held_back(it)}
        if not held:
            return set(), set()
        others = sorted((-score, it) for it, (score, _) in self._found.items() if score >= _MAY_BE and it not in held)
        same = {it for at, (_, it) in enumerate(others) if self._is_same(it, judged=at < SPELT_OF)}
        return (held, same) if same else (set(), set())

    def _is_held_back(self, entity: int) -> bool:
        """Whether an entity has the name asked for with another number or generation alone."""
        spelling = self._found[entity][1]
        if not spelling or not self._scorer.held_back(self._scored[spelling][0]):
            return False
        return not any(self._scorer.is_same(*self._scored[other][:3]) for other in self._spellings.get(entity, ()))

    def _is_same(self, entity: int, *, judged: bool) -> bool:
        """Whether an entity is a match, or has the very name asked for in some spelling; of few it is ``judged`` by the
        score of two names."""
        score, spelling = self._found[entity]
        if score >= MATCH_SCORE or not spelling:
            return score >= MATCH_SCORE
        if self._scorer.is_same(*self._scored[spelling][:3]):
            return True
        if not judged or self._scorer.held_back(self._scored[spelling][0]):
            return False
        if spelling not in self._alike:
            self._alike[spelling] = alikeness(self._query.text, spelling)
        return self._alike[spelling] >= LIKELY

    def _read_entities(self, wanted: Iterable[int]) -> None:
        if unknown := [entity for entity in wanted if entity not in self._entities]:
            sql = (
                "SELECT e.id, e.slug, e.kind, e.name, e.known FROM json_each(?) j CROSS JOIN entity e "
                "WHERE e.id = CAST(j.value AS BIGINT)"
            )
            self._entities.update((row[0], row) for row in self._line.ask(sql, (json.dumps(unknown),)))

    def _worth(self, entity: int, known: int) -> float:
        score, spelling = self._found[entity]
        stored, pairs, _, _ = self._scored[spelling] if spelling else _INITIALS
        return score + self._rank.extra(spelling, stored, pairs, known)

    def _spelt(self, entity: int) -> float:
        known = self._spellings.get(entity, ())
        likest = sorted(known, key=lambda spelling: (-self._scored[spelling][2], spelling))[:SPELLINGS_OF]
        return self._rank.spelt([self._scored[it][3] for it in likest], by_initials=not self._found[entity][1])

    def _hit(self, entity: int, slug: str, kind: str, name: str, near: bool) -> Hit:
        score, spelling = self._found[entity]
        score = round(min(1.0, score), 4)
        if not spelling:
            spelling = self._acronyms.spelt_out(entity) or name
            return Hit(entity, slug, kind, name, spelling, score, "acronym", near=near)
        texts, pairs, _, _ = self._scored[spelling]
        stored = self._scorer.heard(texts)
        reason = why(self._query, spelling, stored, pairs)
        if reason == "exact" and score < 1.0:
            reason = "initial"  # the same words but for a letter that is none of the index
        letters = spans(self._query, spelling, stored, pairs)
        said = said_so(self._line.conn, entity, spelling) if (entity, spelling) in self._claimed else None
        return Hit(entity, slug, kind, name, spelling, score, reason, letters, said, near)


def find(
    conn: Connection,
    text: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = 20,
    partial: bool = True,
    deep: bool = True,
    beside: int = 0,
) -> list[Hit]:
    """The entities a spelling may mean, best first.

    `partial` lets the last word be only begun, as while typing (a blank after it ends it).
    `deep=False` scores fewer names and leaves out words two or three letters away: for first
    results while somebody types, at about a third of the time. The order is the same for the same store and query.
    For `beside` see `Search.deeper`.
    """
    search = Search(text, kinds=kinds, partial=partial)
    return search.deeper(conn, limit, beside) if deep else search.first(conn, limit)


def sounds_like(conn: Connection, entity_id: int, limit: int = 20, least: float = 0.8) -> list[Hit]:
    """Other entities with a name that sounds like one of this one's: possible duplicates, for a person to judge."""
    best: dict[int, Hit] = {}
    spellings = conn.execute("SELECT text FROM name WHERE entity_id = ? ORDER BY id LIMIT 24", (entity_id,)).fetchall()
    for spelling in dict.fromkeys(text for (text,) in spellings):
        for hit in Search(spelling, partial=False).strictly(conn, limit + 1):
            known = best.get(hit.entity)
            if hit.entity != entity_id and hit.score >= least and (known is None or hit.score > known.score):
                best[hit.entity] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.entity))[:limit]


def nearest_spellings(conn: Connection, text: str, limit: int = 5) -> list[str]:
    """Spellings in the store that come nearest to a text that found no match."""
    hits = find(conn, text, limit=4 * limit)
    return list(dict.fromkeys(hit.matched for hit in hits))[:limit]
