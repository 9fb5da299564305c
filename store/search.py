"""Any spelling finds its entity: the search of names, over a plain SQLite connection.

The index (`store.name_index`) brings a few hundred spellings, the strictest questions
first; the scorer orders them; what is asked more loosely is asked only while nothing good
was found. Nothing that grows with the store is held in memory.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from string import ascii_lowercase

from store.names import fold, initials, main_script, script_of, words, words_meant
from store.search_candidates import (
    MOST,
    MOST_FAR,
    MOST_FIRST,
    Candidates,
    Part,
    Question,
    all_words,
    joined_nearly,
    some_words,
)
from store.search_explain import Span, spans, why
from store.search_rank import MOST_EXTRA, Rank
from store.search_score import Scorer
from store.search_words_index import Words

LOOSE_BELOW = 0.90
"""Names with a word missing are looked for only while the best score is below this."""
LOOSE_BELOW_FIRST = 0.82
"""The same for first results."""
FAR_BELOW = 0.86
"""Words two or three letters away are looked for only while the best score is below this."""
_LEAST = 0.3
"""Hits below are not worth showing at all."""
_MEANT = 0.9
"""A word nobody is called by is taken for words at least this much like it."""
_NO_SLIP = 20
"""A word that so many names have is meant as it is written."""
_LEAST_CUT = 5
"""A shorter word is not two."""
_MOST_WORDS = 8
_MOST_LETTERS = 200
# Initials typed in capitals are meant as such; "let" is also a word.
_ACRONYM = 0.965
_ACRONYM_SMALL = 0.90
# An acronym may leave out one word.
_ACRONYM_SKIPPING = 0.80
_LEAST_SKIPPING = 5
_ACRONYM_SPELLING = 0.005
_MOST_ACRONYMS = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that a spelling may mean.

    `matched` is the spelling that matched, `score` 0 to 1, `why` one of "exact", "order",
    "script", "meaning", "same sound", "typo", "prefix", "part", "joined", "acronym"; `spans` are the
    (start, end) of the letters of `matched` that answer the query.
    """

    entity: int
    slug: str
    kind: str
    name: str
    matched: str
    score: float
    why: str
    spans: tuple[Span, ...] = ()


class _Search:
    """One query on its way: its parts, what was brought so far, the best spelling an entity."""

    def __init__(self, conn: sqlite3.Connection, text: str, kinds: Collection[str] | None, partial: bool) -> None:
        self.conn = conn
        self.text = text
        self.kinds = kinds
        self.words = Words(conn)
        self.asked = self._meant(main_script(text))[:_MOST_WORDS]
        script = script_of(main_script(text))
        self._unvowelled = script == "Arabic"
        self._partial = partial and bool(self.asked) and not text[-1].isspace()
        self.parts = [self._part(at, word) for at, word in enumerate(self.asked)]
        self._scorer = Scorer(self.parts, self.words, self._partial)
        self._rank = Rank(text, script, self.parts)
        self._candidates = Candidates(conn, kinds)
        self._initials: set[str] = set()
        self.found: dict[int, tuple[float, str]] = {}

    def _meant(self, text: str) -> tuple[str, ...]:
        """The words of the query, slips in company forms mended where there are other words beside them."""
        asked = words(text)
        if len(asked) < 2:
            return asked
        return words_meant(text, lambda word: self.words.spelt_so(word) >= _NO_SLIP)

    def _part(self, at: int, word: str) -> Part:
        same = self.words.same(word)
        close = self.words.close(word, same)
        meant = self.words.meant(word, close, self._unvowelled)
        near = self.words.near(word, thorough=len(self.asked) == 1)
        weight = self.words.weight(word)
        if word not in close:  # nobody is called so: as rare as what it was meant to be
            likely = [there for like, there in near if like >= _MEANT] + close + meant
            weight = min([weight, *map(self.words.weight, likely)])
        wide = [f".{there}" for _, there in near]
        if self._partial and at == len(self.asked) - 1:
            wide += [begun for begun in self.words.completions(word) if begun not in same]
        cuts = self.words.cuts(word) if len(word) >= _LEAST_CUT and word.isalpha() and word not in close else []
        same += [f".{there}" for there in meant]
        return Part(word, weight, [f".{there}" for there in close], same, wide, cuts, frozenset(meant))

    @property
    def best(self) -> float:
        return max((score for score, _ in self.found.values()), default=0.0)

    def keep(self, entity: int, score: float, spelling: str) -> None:
        known = self.found.get(entity)
        if known is None or score > known[0]:
            self.found[entity] = (score, spelling)

    def ask(self, questions: Iterable[Question], most: int) -> None:
        """Score the names the questions bring."""
        ids = self._candidates.ask(questions, most)
        rows = [
            (entity, spelling, words(spelling))
            for entity, spelling in self.conn.execute(
                f"SELECT entity_id, text FROM name WHERE id IN ({','.join(map(str, ids))})"
            )
        ]
        self._scorer.learn(stored for _, _, stored in rows)
        for entity, spelling, stored in rows:
            unvowelled = self._unvowelled and script_of(spelling) == "Arabic"
            self.keep(entity, self._scorer.score(stored, unvowelled), spelling)

    def reach_far(self) -> None:
        """Let the words that may be slips of the pen be two or three letters away from then on."""
        for part in self.parts:
            if self.words.spelt_so(part.word) < _NO_SLIP:
                near = [there for _, there in self.words.near(part.word, thorough=True)]
                far = near + self.words.slips(part.word) + self.words.far(part.word)
                part.near = list(dict.fromkeys((*part.near, *(f".{there}" for there in far))))

    def ask_initials(self) -> None:
        """Groups whose initials were typed."""
        raw = fold(self.text)
        letters = "".join(raw)
        if not 2 <= len(letters) <= 8 or len(raw) > 2:
            return
        typed = [char for char in self.text if char.isalpha()]
        capitals = sum(char.isupper() for char in typed)
        base = _ACRONYM if capitals >= 2 and capitals * 2 >= len(typed) else _ACRONYM_SMALL
        self._initials = {letters}
        rows = self._with_initials()
        if not rows and base == _ACRONYM and len(letters) >= _LEAST_SKIPPING:
            self._initials = _one_more(letters)
            rows = self._with_initials()
            base = _ACRONYM_SKIPPING
        for entity, spellings in rows:
            self.keep(entity, base + _ACRONYM_SPELLING * min(spellings, 6), "")

    def _with_initials(self) -> list[tuple[int, int]]:
        """(group, how many of its spellings have the initials asked for), the most first."""
        kinds = None if self.kinds is None else json.dumps(sorted(self.kinds))
        return self.conn.execute(
            "SELECT letters.entity, spellings FROM nx_initials letters JOIN entity ON entity.id = letters.entity "
            "WHERE letters IN (SELECT value FROM json_each(?)) "
            "AND (? IS NULL OR kind IN (SELECT value FROM json_each(?))) "
            "ORDER BY spellings DESC, letters.entity LIMIT ?",
            (json.dumps(sorted(self._initials)), kinds, kinds, _MOST_ACRONYMS),
        ).fetchall()

    def hits(self, limit: int) -> list[Hit]:
        """The best entities: by score, among near ties by how much is known, then by age in the store."""
        scores = sorted((score for score, _ in self.found.values()), reverse=True)
        least = max(_LEAST, scores[min(limit, len(scores)) - 1] - MOST_EXTRA) if scores else 1.0
        near = [entity for entity, (score, _) in self.found.items() if score >= least]
        rows = self.conn.execute(
            "SELECT id, slug, kind, name, known FROM entity WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(near),),
        ).fetchall()
        rows.sort(key=lambda row: (-round(self._worth(row[0], row[4]), 4), row[0]))
        return [self._hit(*row[:4]) for row in rows[:limit]]

    def _worth(self, entity: int, known: int) -> float:
        score, spelling = self.found[entity]
        return score + self._rank.extra(spelling, known, self._scorer.pairs)

    def _hit(self, entity: int, slug: str, kind: str, name: str) -> Hit:
        score, spelling = self.found[entity]
        score = round(min(1.0, score), 4)
        if not spelling:
            spelling = self._spelt_out(entity) or name
            return Hit(entity, slug, kind, name, spelling, score, "acronym")
        stored = words(spelling)
        pairs = self._scorer.pairs(stored)
        reason = why(self.text, self.parts, spelling, stored, pairs)
        return Hit(entity, slug, kind, name, spelling, score, reason, spans(spelling, self.parts, stored, pairs))

    def _spelt_out(self, entity: int) -> str | None:
        rows = self.conn.execute("SELECT text FROM name WHERE entity_id = ? ORDER BY id", (entity,))
        return next((text for (text,) in rows if not self._initials.isdisjoint(initials(text))), None)


def _one_more(letters: str) -> set[str]:
    """The acronyms that these letters are with one left out."""
    return {letters[:at] + more + letters[at:] for at in range(len(letters) + 1) for more in ascii_lowercase}


def find(
    conn: sqlite3.Connection,
    text: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = 20,
    partial: bool = True,
    deep: bool = True,
) -> list[Hit]:
    """The entities a spelling may mean, best first.

    `partial` lets the last word be only begun, as while typing (a blank after it ends it).
    `deep=False` scores fewer names and leaves out words two or three letters away: for first
    results while somebody types, at about a third of the time. The order is the same for the same store and query.
    """
    search = _Search(conn, text[:_MOST_LETTERS], kinds, partial)
    if not search.asked:
        return []
    search.ask(all_words(search.parts, search.words), MOST if deep else MOST_FIRST)
    if search.best < (LOOSE_BELOW if deep else LOOSE_BELOW_FIRST):
        search.ask(some_words(search.parts), MOST if deep else MOST_FIRST)
    if deep and search.best < FAR_BELOW:
        search.reach_far()
        search.ask(joined_nearly(search.parts, search.words), MOST_FAR)
        search.ask(all_words(search.parts, search.words), MOST_FAR)
        search.ask(some_words(search.parts), MOST_FAR)
    search.ask_initials()
    return search.hits(limit)


def sounds_like(conn: sqlite3.Connection, entity_id: int, limit: int = 20, least: float = 0.8) -> list[Hit]:
    """Other entities with a name that sounds like one of this one's: possible duplicates, for a person to judge."""
    best: dict[int, Hit] = {}
    spellings = conn.execute("SELECT text FROM name WHERE entity_id = ? ORDER BY id LIMIT 24", (entity_id,)).fetchall()
    for spelling in dict.fromkeys(text for (text,) in spellings):
        search = _Search(conn, spelling[:_MOST_LETTERS], None, partial=False)
        if search.asked:
            search.ask(all_words(search.parts, search.words), MOST)
            for hit in search.hits(limit + 1):
                known = best.get(hit.entity)
                if hit.entity != entity_id and hit.score >= least and (known is None or hit.score > known.score):
                    best[hit.entity] = hit
    return sorted(best.values(), key=lambda hit: (-hit.score, hit.entity))[:limit]


def nearest_spellings(conn: sqlite3.Connection, text: str, limit: int = 5) -> list[str]:
    """Spellings in the store that come nearest to a text that found no match."""
    hits = find(conn, text, limit=4 * limit)
    return list(dict.fromkeys(hit.matched for hit in hits))[:limit]
