"""Texts in a store that has nothing else, indexed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from store.db.sqlite.search_tables import create_passage_table
from store.search.words import index
from store.search.words.asked import parse
from store.search.words.indexed import Indexed


def store_of_texts(texts: Mapping[int, str]) -> sqlite3.Connection:
    """A connection to such a store; each text is that of the source and the wording with its number."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
    made.execute("CREATE TABLE source (id INTEGER PRIMARY KEY, slug TEXT, published_lo INTEGER, published_hi INTEGER)")
    made.execute(
        "CREATE TABLE rendition (id INTEGER PRIMARY KEY, source_id INTEGER, sha256 TEXT, held_sha256 TEXT, text TEXT, "
        "position INTEGER)"
    )
    create_passage_table(made)
    for number, text in texts.items():
        put(made, number, text)
    index.rebuild(made)
    return made


def put(made: sqlite3.Connection, number: int, text: str) -> None:
    """Give a source a text, in place of the one that it has."""
    made.execute("INSERT OR IGNORE INTO source VALUES (?, ?, ?, ?)", (number, f"s{number}", number, number))
    told = (number, number, str(hash(text)), text)
    made.execute("INSERT OR REPLACE INTO rendition VALUES (?, ?, ?, NULL, ?, 0)", told)


def hits(
    made: sqlite3.Connection, query: str, *, partial: bool = False, sources: Sequence[int] | None = None
) -> list[tuple[int, str]]:
    """The number of each text with what is lit in it, in the order of the index."""
    asked = Indexed(made, parse(query, partial=partial), sources, partial=partial)
    out = []
    for found in asked.read(asked.found(1_000, lambda *_: True)[0]):
        (text,) = made.execute("SELECT text FROM rendition WHERE id = ?", (found.rendition,)).fetchone()
        out += [(found.rendition, text[start:end]) for start, end in found.spans]
    return out
