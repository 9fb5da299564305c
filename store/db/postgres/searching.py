"""Names, words and passages by GIN indexes, over the tables of `store.db.postgres.search_tables`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from store.db.claim_words import claim_words
from store.db.connection import Connection
from store.db.lots import batches, lots
from store.db.postgres.lexemes import folded, lexemes, lower, quoted
from store.db.postgres.search_tables import (
    CLAIM_STATEMENTS,
    NAME_STATEMENTS,
    NAMES,
    PASSAGES,
    TEXT_STATEMENTS,
)
from store.db.searching import FIRST, NAME_TABLES, TEXT_TABLES, Keys, Phrase, SearchTables, Wanted

_LAST = 2**62
"""Above every number of a row."""
_FIRST_PASSAGES = 64
_MOST_PASSAGES = 4_096
"""Passages that are read at once: few for what comes in sight first, then more."""
_BETWEEN = 64
"""Positions between what a claim says and what it cites: no phrase goes from the one to the other."""
_CLAIMS = 1_000
BESIDE = "128kB"
"""What an index keeps in a list at its side, which whoever searches looks through: little, as long as little is
written at once."""
_BESIDE_LOAD = "4MB"
"""The same while all rows are entered anew, which takes half as long again with less."""
_LOT = 10_000
_VALUES = re.compile(r"VALUES ?\([?, ]+\)")
_CLAIM_WORDS = claim_words("string_agg")


class ByGIN(SearchTables):
    """What GIN indexes find."""

    def enter(self, connection: Connection, sql: str, rows: Sequence[tuple[str | int | None, ...]], /) -> None:
        # a statement for each row would take ten times as long
        before, after = _VALUES.split(sql)
        for lot in batches(rows, _LOT):
            whole = [any(isinstance(row[at], int) for row in lot) for at in range(len(lot[0]))]
            columns = (f"(it ->> {at}){'::bigint' if number else ''}" for at, number in enumerate(whole))
            connection.execute(
                f"{before} SELECT {', '.join(columns)} FROM json_array_elements(CAST(? AS json)) it WHERE true {after}",
                (json.dumps(lot, ensure_ascii=False),),
            )

    def make_names(self, connection: Connection, /) -> None:
        _run(connection, NAME_STATEMENTS)

    def empty_names(self, connection: Connection, /) -> None:
        _empty(connection, (*NAME_TABLES[:-1],))

    def enter_names(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        connection.executemany(
            "INSERT INTO nx_name (id, words) VALUES (?, ?)",
            ((number, _array((*terms.split(), *NAMES.words(number)))) for number, terms in rows),
        )

    def remove_names(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        _remove(connection, "nx_name", rows)

    def names_with(self, connection: Connection, keys: Keys, most: int, after: int = FIRST, /) -> list[int]:
        rows = connection.execute(
            f"SELECT {NAMES.table}_with(?, ?, ?, ?)", ([" ".join(group) for group in keys], after, _LAST, most)
        )
        return [number for (number,) in rows]

    def enter_words(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        connection.executemany(
            "INSERT INTO nx_gram (id, words) VALUES (?, ?)",
            ((number, _alone(_grams(f" {word} "))) for number, word in rows),
        )

    def remove_words(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        _remove(connection, "nx_gram", rows)

    def words_with(self, connection: Connection, table: str, keys: list[str], /) -> list[tuple[str, str]]:
        return connection.execute(
            f"SELECT w.word, w.key FROM {table} w WHERE w.key = ANY(CAST(? AS text[])) ORDER BY w.key, w.word", (keys,)
        ).fetchall()

    def words_one_off(self, connection: Connection, table: str, gaps: list[str], /) -> list[tuple[str, str, str]]:
        return connection.execute(
            f"SELECT k.word, k.key, g.gap FROM nx_gap g JOIN {table} k ON k.key = g.key "
            "WHERE g.gap = ANY(CAST(? AS text[])) ORDER BY g.gap, k.key, k.word",
            (gaps,),
        ).fetchall()

    def words_written(self, connection: Connection, keys: Mapping[str, str], /) -> list[tuple[str, str, int]]:
        return connection.execute(
            "SELECT w.word, w.key, w.names FROM unnest(CAST(? AS text[]), CAST(? AS text[])) j (word, key) "
            "JOIN nx_word w ON w.key = j.key AND w.word = j.word ORDER BY w.word",
            (list(keys), list(keys.values())),
        ).fetchall()

    def words_like(self, connection: Connection, grams: Keys, most: int, /) -> list[tuple[str, str]]:
        return connection.execute(
            "SELECT w.word, w.key FROM (SELECT f.id FROM (SELECT id FROM nx_gram WHERE words @@ CAST(? AS tsquery) "
            "OFFSET 0) f ORDER BY f.id LIMIT ?) g JOIN nx_word w ON w.id = g.id ORDER BY w.id",
            (_two_of(grams), most),
        ).fetchall()

    def names_are_in(self, connection: Connection, /) -> None:
        _put_in_order(connection, ("nx_name", "nx_gram"))
        for table in NAME_TABLES:
            connection.execute(f"ANALYZE {table}")

    def make_texts(self, connection: Connection, /) -> None:
        _run(connection, TEXT_STATEMENTS)

    def empty_texts(self, connection: Connection, /) -> None:
        _empty(connection, TEXT_TABLES)

    def enter_passages(self, connection: Connection, rows: Iterable[tuple[int, str]], /) -> None:
        connection.executemany(
            "INSERT INTO text_fts (id, words) VALUES (?, ?)",
            ((number, _placed(lexemes(words), PASSAGES.words(number))) for number, words in rows),
        )

    def passages_with(
        self, connection: Connection, wanted: Wanted, between: tuple[int, int] | None, /
    ) -> Iterator[int]:
        asked = [_any_of(phrases) for phrases in wanted.every]
        if wanted.none:
            asked[0] = f"({asked[0]}) & !({_any_of(wanted.none)})"
        first, upto = between if between is not None else (0, _LAST)
        after, most = first - 1, _FIRST_PASSAGES
        while True:
            rows = connection.execute(
                f"SELECT {PASSAGES.table}_with(?, ?, ?, ?)", (asked, after, upto, most)
            ).fetchall()
            for (number,) in rows:
                yield number
            if len(rows) < most:
                return
            after, most = rows[-1][0], min(2 * most, _MOST_PASSAGES)

    def texts_are_in(self, connection: Connection, /) -> None:
        _put_in_order(connection, ("text_fts",))
        for table in TEXT_TABLES:
            connection.execute(f"ANALYZE {table}")

    def make_claims(self, connection: Connection, /) -> None:
        _run(connection, CLAIM_STATEMENTS)

    def enter_claims(self, connection: Connection, claims: Sequence[int] | None, /) -> None:
        if claims is None:
            _empty(connection, ("passage_fts",))
            for rows in _all_claims(connection):
                _put_claims(connection, rows)
            _put_in_order(connection, ("passage_fts",))
            return
        _remove(connection, "passage_fts", [(number, "") for number in claims])
        for marks, lot in lots(claims):
            _put_claims(connection, connection.execute(f"{_CLAIM_WORDS} WHERE c.id IN ({marks})", lot).fetchall())

    def claims_with(self, connection: Connection, wanted: Wanted, most: int, /) -> list[int]:
        """Ranked by how often they have the words, for how long they are: near to FTS5's BM25, which also counts how
        rare a word is."""
        every = [_phrase(cut) for (phrase,) in wanted.every if (cut := _cut(phrase)).words]
        none = [_phrase(cut) for phrase in wanted.none if (cut := _cut(phrase)).words]
        if not every:
            return []
        asked = " & ".join(every) + (f" & !({' | '.join(none)})" if none else "")
        rows = connection.execute(
            "SELECT f.id FROM (SELECT id, words FROM passage_fts WHERE words @@ CAST(? AS tsquery) OFFSET 0) f "
            "ORDER BY ts_rank(f.words, CAST(? AS tsquery), 2) DESC, f.id LIMIT ?",
            (asked, " | ".join(every), most),
        )
        return [number for (number,) in rows]


def _run(connection: Connection, statements: Iterable[str]) -> None:
    for statement in statements:
        connection.execute(statement)


def _empty(connection: Connection, tables: Iterable[str]) -> None:
    """Take all rows out. To drop the tables would hold up whoever searches until the transaction ends."""
    connection.execute(f"SET LOCAL gin_pending_list_limit = '{_BESIDE_LOAD}'")
    for table in tables:
        connection.execute(f"DELETE FROM {table}")


def _put_in_order(connection: Connection, tables: Iterable[str]) -> None:
    """Move what an index has in a list at its side to where it belongs; the owner may, and the server does in time."""
    connection.execute(f"SET LOCAL gin_pending_list_limit = '{BESIDE}'")
    for table in tables:
        connection.execute(
            "SELECT gin_clean_pending_list(c.oid) FROM pg_class c "
            "WHERE c.oid = to_regclass(?) AND pg_has_role(c.relowner, 'USAGE')",
            (f"{table}_words",),
        )


def _remove(connection: Connection, table: str, rows: Sequence[tuple[int, str]]) -> None:
    for lot in batches((number for number, _ in rows), 10_000):
        connection.execute(f"DELETE FROM {table} WHERE id = ANY(CAST(? AS bigint[]))", (lot,))


def claims_astray(connection: Connection) -> int:
    """How many claims have other words to be found by than they would be given anew."""
    return sum(
        connection.execute(
            "SELECT count(*) FROM json_each_text(CAST(? AS json)) it "
            "JOIN passage_fts f ON f.id = CAST(it.key AS bigint) WHERE f.words <> CAST(it.value AS tsvector)",
            (json.dumps({number: _of_claim(says, cited) for number, says, cited in rows}, ensure_ascii=False),),
        ).fetchone()[0]
        for rows in _all_claims(connection)
    )


def _all_claims(connection: Connection) -> Iterator[list[tuple[int, str, str]]]:
    """The number of every claim, what it says and what it cites, some at a time."""
    last = 0
    while rows := connection.execute(
        f"{_CLAIM_WORDS} WHERE c.id > ? ORDER BY c.id LIMIT ?", (last, _CLAIMS)
    ).fetchall():
        yield rows
        last = rows[-1][0]


def _put_claims(connection: Connection, rows: Iterable[tuple[int, str, str]]) -> None:
    connection.executemany(
        "INSERT INTO passage_fts (id, words) VALUES (?, ?)",
        ((number, _of_claim(says, cited)) for number, says, cited in rows),
    )


def _of_claim(says: str, cited: str) -> str:
    """The tsvector of a claim."""
    return _placed([*folded(says), *[""] * _BETWEEN, *folded(cited)])


def _array(words: Iterable[str]) -> str:
    """Words as an array is written."""
    return "{" + ",".join('"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words) + "}"


def _alone(words: Iterable[str]) -> str:
    """A tsvector of words that stand nowhere."""
    return " ".join(map(quoted, words))


def _placed(words: Iterable[str], beside: Sequence[str] = ()) -> str:
    """A tsvector of words in their order, and of some that stand nowhere. Behind its 16,383rd word, and the 256th time
    of one, no place is told any more."""
    places: dict[str, list[str]] = {}
    for place, word in zip(count(1), words):
        if word:
            places.setdefault(word, []).append(str(place))
    return " ".join((*(f"{quoted(word)}:{','.join(at)}" for word, at in places.items()), *map(quoted, beside)))


def _grams(text: str) -> set[str]:
    return {text[at : at + 3] for at in range(len(text) - 2)}


def _two_of(grams: Keys) -> str:
    groups = [f"({' | '.join(map(quoted, group))})" for group in grams]
    if len(groups) < 3:
        return " & ".join(groups)
    first, second, third = groups
    return f"({first} & {second}) | ({second} & {third}) | ({first} & {third})"


def _any_of(phrases: Sequence[Phrase]) -> str:
    return " | ".join(_phrase(Phrase(tuple(map(lower, phrase.words)), phrase.begun)) for phrase in phrases)


def _phrase(phrase: Phrase) -> str:
    words = [*map(quoted, phrase.words)]
    if phrase.begun:
        words[-1] += ":*"
    return f"({' <-> '.join(words)})"


def _cut(phrase: Phrase) -> Phrase:
    """A phrase in the words of claims."""
    return Phrase(tuple(folded(" ".join(phrase.words))), phrase.begun)
