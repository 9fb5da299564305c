"""Small stores of names in memory, with other people in them so that words have a rarity."""

from __future__ import annotations

import sqlite3

from store.model.hits import Hit
from store.search import index as name_index

Entities = dict[str, tuple[str, int, list[str]]]
"""slug: kind, how much is known, spellings"""

_CROWD: Entities = {
    f"other-{at}": ("leader", 1, [f"Muhammad {word}"]) for at, word in enumerate(["Ali", "Nabi", "Wali"] * 20)
}


def store_of(entities: Entities) -> sqlite3.Connection:
    """An open store with these entities and the crowd, indexed."""
    made = sqlite3.connect(":memory:")
    made.executescript(
        "CREATE TABLE entity(id INTEGER PRIMARY KEY, slug TEXT, kind TEXT, name TEXT, known INTEGER DEFAULT 0);"
        "CREATE TABLE name(id INTEGER PRIMARY KEY, entity_id INTEGER, text TEXT);"
        "CREATE TABLE answer_claim(claim_id INTEGER, closed_by INTEGER);"
        "CREATE TABLE claim(id INTEGER PRIMARY KEY, entity_id INTEGER, property TEXT, stance TEXT, value_key TEXT,"
        " label TEXT)"
    )
    for at, (slug, (kind, known, spellings)) in enumerate((entities | _CROWD).items(), 1):
        made.execute("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", (at, slug, kind, spellings[0], known))
        made.executemany("INSERT INTO name(entity_id, text) VALUES (?, ?)", [(at, text) for text in spellings])
    name_index.rebuild(made)
    return made


def marked(hit: Hit) -> list[str]:
    """The letters of a hit that answer the query, run by run."""
    return [hit.matched[start:end] for start, end in hit.spans]
