"""Texts in a store that has nothing else, indexed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from store.db.connection import Connection
from store.db.engine import ReadingConnection
from store.db.sqlite.search_tables import create_passage_table
from store.library import hits_in
from store.search.words import index
from store.search.words.asked import parse
from store.search.words.indexed import Indexed
from tests.engines import empty, on_server


def store_of_texts(texts: Mapping[int, str]) -> ReadingConnection:
    """A connection to such a store; each text is that of the source and the wording with its number."""
    made = empty() if on_server() else _in_memory()
    for number, text in texts.items():
        put(made, number, text)
    index.rebuild(made)
    return made


def _in_memory() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
    made.execute(
        "CREATE TABLE source (id INTEGER PRIMARY KEY, slug TEXT, publisher_id INTEGER, title TEXT, published TEXT, "
        "published_lo INTEGER, published_hi INTEGER, language TEXT, address TEXT, inferred TEXT, note TEXT, "
        "authors TEXT, original TEXT, zone TEXT)"
    )
    made.execute(
        "CREATE TABLE rendition (id INTEGER PRIMARY KEY, source_id INTEGER, label TEXT, kind TEXT, language TEXT, "
        "sha256 TEXT, held_sha256 TEXT, text TEXT, main INTEGER, position INTEGER, report TEXT, pages TEXT)"
    )
    create_passage_table(made)
    return made


def put(made: Connection, number: int, text: str) -> None:
    """Give a source a text, in place of the one that it has."""
    if on_server():
        made.execute("SET session_replication_role = replica")  # whoever published it is nobody here
    made.execute(
        "INSERT INTO source (id, slug, publisher_id, title, published, published_lo, published_hi, language, address, "
        "inferred, note, authors, original, zone) VALUES (?, ?, 1, '', '', ?, ?, '', '', '', '', '', '', '') "
        "ON CONFLICT (id) DO NOTHING",
        (number, f"s{number}", number, number),
    )
    made.execute(
        "INSERT INTO rendition (id, source_id, label, kind, language, sha256, text, main, position, report, pages) "
        "VALUES (?, ?, '', '', '', ?, ?, 1, 0, '', '') "
        "ON CONFLICT (id) DO UPDATE SET sha256 = excluded.sha256, text = excluded.text",
        (number, number, str(hash(text)), text),
    )


def lit_by_a_reader(texts: Mapping[int, str], query: str, which: Iterable[int]) -> list[tuple[int, str]]:
    """The same as `hits` gives of some texts, by one who reads each of them."""
    there = {number: texts[number] for number in which}
    return [(number, text[a:b]) for number, text in there.items() for a, b in hits_in(query, text, partial=False)]


def hits(
    made: Connection, query: str, *, partial: bool = False, sources: Sequence[int] | None = None
) -> list[tuple[int, str]]:
    """The number of each text with what is lit in it, in the order of the index."""
    asked = Indexed(made, parse(query, partial=partial), sources, partial=partial)
    out = []
    for found in asked.read(asked.found(1_000, lambda *_: True)[0]):
        (text,) = made.execute("SELECT text FROM rendition WHERE id = ?", (found.rendition,)).fetchone()
        out += [(found.rendition, text[start:end]) for start, end in found.spans]
    return out
