"""Names, words and passages by SQLite's FTS5, over the tables of `store.db.sqlite.search_tables`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.db.claim_words import claim_words
from store.db.connection import Connection
from store.db.lots import lots
from store.db.searching import FIRST, NAME_TABLES, TEXT_TABLES, Keys, Phrase, SearchTables, Wanted
from store.db.sqlite.search_tables import create_name_tables, create_passage_table, create_text_tables


class ByFTS5(SearchTables):
    """What FTS5 finds."""

    def enter(self, connection: Connection, sql: str, rows: Sequence[tuple[str | int | None, ...]], /) -> None:
        connection.executemany(sql, rows)

    def make_names(self, connection: Connection, /) -> None:
        create_name_tables(connection)

    def empty_names(self, connection: Connection, /) -> None:
        for table in NAME_TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        create_name_tables(connection)

    def enter_names(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        connection.executemany("INSERT INTO nx_name(rowid, terms) VALUES (?, ?)", rows)

    def remove_names(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        connection.executemany("INSERT INTO nx_name(nx_name, rowid, terms) VALUES ('delete', ?, ?)", rows)

    def names_with(self, connection: Connection, keys: Keys, most: int, after: int = FIRST, /) -> list[int]:
        rows = connection.execute(
            "SELECT rowid FROM nx_name WHERE nx_name MATCH ? AND rowid > ? ORDER BY rowid LIMIT ?",
            (_one_of_each(keys), after, most),
        )
        return [number for (number,) in rows]

    def enter_words(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        connection.executemany(
            "INSERT INTO nx_gram(rowid, word) VALUES (?, ?)", [(number, f" {word} ") for number, word in rows]
        )

    def remove_words(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        connection.executemany(
            "INSERT INTO nx_gram(nx_gram, rowid, word) VALUES ('delete', ?, ?)",
            [(number, f" {word} ") for number, word in rows],
        )

    def words_with(self, connection: Connection, table: str, keys: list[str], /) -> list[tuple[str, str]]:
        # an index holds them in this order: to ask for it would be to sort them once more
        return connection.execute(
            f"SELECT w.word, w.key FROM json_each(?) j CROSS JOIN {table} w ON w.key = j.value", (json.dumps(keys),)
        ).fetchall()

    def words_one_off(self, connection: Connection, table: str, gaps: list[str], /) -> list[tuple[str, str, str]]:
        return connection.execute(
            f"SELECT k.word, k.key, g.gap FROM json_each(?) j CROSS JOIN nx_gap g ON g.gap = j.value "
            f"CROSS JOIN {table} k ON k.key = g.key",
            (json.dumps(gaps),),
        ).fetchall()

    def words_written(self, connection: Connection, keys: Mapping[str, str], /) -> list[tuple[str, str, int]]:
        return connection.execute(
            "SELECT w.word, w.key, w.names FROM json_each(?) j CROSS JOIN nx_word w "
            "ON w.key = j.value AND w.word = j.key",
            (json.dumps(keys),),
        ).fetchall()

    def words_like(self, connection: Connection, grams: Keys, most: int, /) -> list[tuple[str, str]]:
        return connection.execute(
            "SELECT word, key FROM nx_word WHERE id IN (SELECT rowid FROM nx_gram WHERE nx_gram MATCH ? LIMIT ?)",
            (_two_of(grams), most),
        ).fetchall()

    def names_are_in(self, connection: Connection, /) -> None:
        for table in ("nx_name", "nx_gram"):
            connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")

    def make_texts(self, connection: Connection, /) -> None:
        create_text_tables(connection)

    def empty_texts(self, connection: Connection, /) -> None:
        for table in TEXT_TABLES:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        create_text_tables(connection)

    def enter_passages(self, connection: Connection, rows: Iterable[tuple[int, str]], /) -> None:
        connection.executemany("INSERT INTO text_fts (rowid, words) VALUES (?, ?)", rows)

    def passages_with(
        self, connection: Connection, wanted: Wanted, between: tuple[int, int] | None, /
    ) -> Iterator[int]:
        sql, asked = "SELECT rowid FROM text_fts WHERE text_fts MATCH ?", _expression(wanted)
        if between is None:
            rows = connection.execute(sql, (asked,))
        else:
            rows = connection.execute(f"{sql} AND rowid BETWEEN ? AND ?", (asked, *between))
        for (number,) in rows:
            yield number

    def texts_are_in(self, connection: Connection, /) -> None:
        connection.execute("INSERT INTO text_fts(text_fts) VALUES ('optimize')")

    def make_claims(self, connection: Connection, /) -> None:
        create_passage_table(connection)

    def enter_claims(self, connection: Connection, claims: Sequence[int] | None, /) -> None:
        enter = f"INSERT INTO passage_fts (rowid, claim, quote) {claim_words('group_concat')}"
        if claims is None:
            connection.execute("DELETE FROM passage_fts")
            connection.execute(enter)
            return
        connection.executemany("DELETE FROM passage_fts WHERE rowid = ?", ((number,) for number in claims))
        for marks, lot in lots(claims):
            connection.execute(f"{enter} WHERE c.id IN ({marks})", lot)

    def claims_with(self, connection: Connection, wanted: Wanted, most: int, /) -> list[int]:
        rows = connection.execute(
            "SELECT f.rowid FROM passage_fts f WHERE passage_fts MATCH ? ORDER BY bm25(passage_fts), f.rowid LIMIT ?",
            (_expression(wanted), most),
        )
        return [number for (number,) in rows]


def _one_of_each(keys: Keys) -> str:
    groups = (" OR ".join(f'"{item}"' for item in group) for group in keys)
    return " AND ".join(f"({group})" for group in groups)


def _two_of(grams: Keys) -> str:
    groups = ["(" + " OR ".join(f'"{gram}"' for gram in group) + ")" for group in grams]
    if len(groups) < 3:
        return " AND ".join(groups)
    first, second, third = groups
    return f"({first} AND {second}) OR ({second} AND {third}) OR ({first} AND {third})"


def _expression(wanted: Wanted) -> str:
    asked = " AND ".join(f"({_any_of(phrases)})" for phrases in wanted.every)
    return f"({asked}) NOT ({_any_of(wanted.none)})" if wanted.none else asked


def _any_of(phrases: Sequence[Phrase]) -> str:
    return " OR ".join(f'"{" ".join(words)}"{" *" if begun else ""}' for words, begun in phrases)
