"""Names of lists, which may be a million: the index is asked for windows of a text that may be one, and few are scored.

One word alone is none of these: among a million names any word of a report is somebody's.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from itertools import chain

from store.db.connection import Connection
from store.db.lots import lots
from store.model.stopping import in_lots
from store.model.vocabulary import MATCH_SCORE
from store.names.bodies.companies import COMPANY
from store.names.lexicon import PARTICLES
from store.names.words import asked_of, script_of, word_of, words
from store.search.index import LONGEST_COUNT
from store.search.line import Line
from store.search.query import Part, Query
from store.search.score import Scorer
from store.search.vocabulary import Words
from store.suggest.naming.case_names import SMALL, Known, light
from store.suggest.naming.tokens import Text

_LONGEST = 6
_MOST_WINDOWS = 3_000
_MOST_ROWS = 24
"""Names that are looked at for a window: those of just its words first."""
_COMMON = 3_000
"""Windows whose every word is in more names than this are asked for as they are written only."""

Window = tuple[int, int]
Found = tuple[int, int, Known, float, str]


class ListedNames:
    """The names that came with lists, over one connection."""

    def __init__(self, connection: Connection, without: Collection[str] = ()) -> None:
        self._connection = connection
        self._line = Line()
        self._words = Words(self._line)
        self._without = without

    def met(self, text: Text, taken: Collection[int]) -> Iterator[Found]:
        """Windows of a text that are the name of an entity of a list, but for those in which something is taken."""
        with self._line.over(self._connection):
            yield from list(self._met(text, taken))

    def _met(self, text: Text, taken: Collection[int]) -> Iterator[Found]:
        windows = [one for one in _windows(text) if not any(at in taken for at in range(one[0], one[1] + 1))]
        if not windows:
            return
        spelt = {text.pieces[at].word for one in windows for at in range(one[0], one[1] + 1)}
        self._words.learn(chain.from_iterable((asked_of(word).key, *asked_of(word).other_keys) for word in spelt))
        written = {word for word, _, _ in self._words.written(spelt)}
        done: set[int] = set()
        answers: dict[tuple[str, ...], list[tuple[Known, float, str]]] = {}
        for first, last in in_lots(sorted(windows[:_MOST_WINDOWS], key=lambda one: (one[0] - one[1], one[0]))):
            if any(at in done for at in range(first, last + 1)):
                continue
            parts = tuple(text.pieces[at].word for at in range(first, last + 1))
            if parts not in answers:
                spelling = text.text[
                    text.tokens[text.pieces[first].token].start : text.tokens[text.pieces[last].token].end
                ]
                answers[parts] = self._names(parts, spelling, written)
            if answers[parts]:
                done.update(range(first, last + 1))
                yield from ((first, last, *one) for one in answers[parts][:1])

    def _names(self, parts: tuple[str, ...], spelling: str, written: set[str]) -> list[tuple[Known, float, str]]:
        """The entities of lists that a window of these words names, the likeliest first."""
        asked = [asked_of(part) for part in parts]
        as_written = all(part in written for part in parts)
        rows = self._rows([(f".{part}",) for part in parts]) if as_written else []
        if not rows and script_of(spelling) not in ("Arabic", "Hebrew", "Han", "Other"):
            counts = [self._words.count(word.key) for word in asked]
            if all(counts) and min(counts) < _COMMON and len(parts) > 1:
                rows = self._rows([tuple(self._words.same(word)) for word in asked])
        return self._scored(rows, parts, spelling) if rows else []

    def _rows(self, keys: list[tuple[str, ...]]) -> list[tuple[int, str]]:
        """(entity, spelling) of names that have one of the keys for each word, and just so many words."""
        ranked = sorted(keys, key=lambda group: sum(self._words.count(_bare(key)) for key in group))
        wanted = (*ranked, (f"={min(len(keys), LONGEST_COUNT)}",))
        numbers = json.dumps(self._line.tables.names_with(self._line.conn, wanted, _MOST_ROWS))
        rows = self._line.ask(
            "SELECT entity_id, text FROM name WHERE id IN (SELECT CAST(value AS BIGINT) FROM json_each(?)) ORDER BY id",
            (numbers,),
        )
        return [(entity, text) for entity, text in rows.fetchall()]

    def _scored(self, rows: list[tuple[int, str]], parts: tuple[str, ...], text: str) -> list[tuple[Known, float, str]]:
        query = self._query(parts, text)
        scorer = Scorer(query, self._words)
        stored = {spelling: words(spelling) for _, spelling in rows}
        scorer.learn(stored.values())
        best: dict[int, tuple[float, str]] = {}
        for entity, spelling in rows:
            score = scorer.score(stored[spelling], scorer.pairs(stored[spelling]), query.unvowelled)
            if score >= MATCH_SCORE and score > best.get(entity, (0.0, ""))[0]:
                best[entity] = (score, "name" if stored[spelling] == parts else "spelling")
        known = self._known(best)
        out = [(known[entity], min(1.0, score), how) for entity, (score, how) in best.items() if entity in known]
        return sorted(out, key=lambda one: (-one[1], one[0].number))

    def _query(self, parts: tuple[str, ...], text: str) -> Query:
        made = tuple(
            Part(word, self._words.weight(word_of(word.text)), (), tuple(self._words.same(word)), (), (), frozenset())
            for word in map(asked_of, parts)
        )
        return Query(text, parts, script_of(text), False, made, parts)

    def _known(self, numbers: Collection[int]) -> dict[int, Known]:
        found: dict[int, Known] = {}
        for marks, lot in lots(sorted(numbers)):
            rows = self._line.ask(
                f"SELECT id, slug, kind, name FROM entity WHERE id IN ({marks}) AND origin = 'names'", lot
            )
            found |= {
                row[0]: Known(row[0], row[1], row[2], row[3], False) for row in rows if row[1] not in self._without
            }
        return found


def _bare(key: str) -> str:
    return word_of(key[1:]).key if key.startswith(".") else key


def _windows(text: Text) -> Iterator[Window]:
    """Runs of words that stand like a name: capitals with particles between, or words of a script that has none."""
    run: list[int] = []
    for at, piece in enumerate(text.pieces):
        token = text.tokens[piece.token]
        like = token.capital or token.caseless or not text.cased
        ended = bool(run) and text.tokens[text.pieces[run[-1]].token].owner and text.pieces[run[-1]].token < piece.token
        if run and (ended or not piece.joined or not (like or piece.word in PARTICLES)):
            yield from _of_run(text, run)
            run = []
        if like or (run and piece.word in PARTICLES):
            run.append(at)
    yield from _of_run(text, run)


def _of_run(text: Text, run: list[int]) -> Iterator[Window]:
    for size in range(2, min(_LONGEST, len(run)) + 1):
        for start in range(len(run) - size + 1):
            parts = [text.pieces[at].word for at in run[start : start + size]]
            solid = [part for part in parts if not light(part)]
            if parts[0] in SMALL or parts[-1] in SMALL or not solid or all(part in COMPANY for part in solid):
                continue
            yield run[start], run[start + size - 1]
