"""Small stores of names in memory, with other people in them so that words have a rarity."""

from __future__ import annotations

import sqlite3

from store.db.engine import ReadingConnection
from store.model.hits import Hit
from store.search import index as name_index
from tests.engines import empty, on_server

Entities = dict[str, tuple[str, int, list[str]]]
"""slug: kind, how much is known, spellings"""

_CROWD: Entities = {
    f"other-{at}": ("leader", 1, [f"Muhammad {word}"]) for at, word in enumerate(["Ali", "Nabi", "Wali"] * 20)
}


def store_of(entities: Entities) -> ReadingConnection:
    """An open store with these entities and the crowd, indexed; on a server in a database of its own."""
    made = empty() if on_server() else _in_memory()
    rows, names = [], []
    for at, (slug, (kind, known, spellings)) in enumerate((entities | _CROWD).items(), 1):
        rows.append((at, slug, kind, spellings[0], known))
        names += [(at, text, "alias", "Latin") for text in dict.fromkeys(spellings)]
    made.execute("BEGIN")
    made.executemany(
        "INSERT INTO entity (id, slug, kind, name, about, anonymous, known, worst, origin) "
        "VALUES (?, ?, ?, ?, '', 0, ?, 9, 'case')",
        rows,
    )
    made.executemany("INSERT INTO name (entity_id, text, kind, script) VALUES (?, ?, ?, ?)", names)
    name_index.rebuild(made)
    made.execute("COMMIT")
    return made


def _in_memory() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.executescript(
        "CREATE TABLE entity(id INTEGER PRIMARY KEY, slug TEXT, kind TEXT, name TEXT, about TEXT, anonymous INTEGER,"
        " known INTEGER, worst INTEGER, origin TEXT);"
        "CREATE TABLE name(id INTEGER PRIMARY KEY, entity_id INTEGER, text TEXT, kind TEXT, script TEXT);"
        "CREATE TABLE answer_claim(claim_id INTEGER, closed_by INTEGER);"
        "CREATE TABLE claim(id INTEGER PRIMARY KEY, entity_id INTEGER, property TEXT, stance TEXT, value_key TEXT,"
        " label TEXT)"
    )
    return made


def marked(hit: Hit) -> list[str]:
    """The letters of a hit that answer the query, run by run."""
    return [hit.matched[start:end] for start, end in hit.spans]
