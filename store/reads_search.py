"""Search as the browser asks it: by any spelling, and by the words of claims and passages."""

from __future__ import annotations

import sqlite3

from store.passages import find_passages
from store.reads import entity_rows
from store.views import EntityRow, SearchResult
from store.vocabulary import KINDS, EntityKind

_ALIKE = 12
_NEAREST = 5


def search(connection: sqlite3.Connection, text: str, limit: int, deep: bool) -> SearchResult:
    """Entities by spelling, ``limit`` of each kind; claims and passages by their words.

    Without ``deep`` the answer is quicker and may miss distant spellings.
    """
    from store.search import find, nearest_spellings

    query = text.strip()
    if not query:
        return SearchResult(text, {})
    hits = find(connection, text, limit=limit * len(KINDS), deep=deep)
    rows = entity_rows(connection, [hit.entity for hit in hits])
    by_kind: dict[EntityKind, list[EntityRow]] = {}
    for hit in hits:
        row = rows.get(hit.entity)
        if row is None or len(by_kind.get(row.kind, ())) >= limit:
            continue
        found = _with(row, hit.matched if hit.matched != row.name else row.name, hit.spans, hit.why, hit.score)
        by_kind.setdefault(row.kind, []).append(found)
    passages = _passages(connection, text, limit)
    nearest: tuple[str, ...] = ()
    if deep and not hits and not passages:
        nearest = tuple(nearest_spellings(connection, query, _NEAREST))
    return SearchResult(text, {kind: tuple(found) for kind, found in by_kind.items()}, passages, nearest)


def _with(row: EntityRow, matched: str, spans: tuple[tuple[int, int], ...], why: str, score: float) -> EntityRow:
    return EntityRow(
        row.slug, row.kind, row.name, row.state, row.count, row.questions, matched, tuple(spans), why, score
    )


def _passages(connection: sqlite3.Connection, text: str, limit: int) -> tuple[EntityRow, ...]:
    found: dict[int, str] = {}
    for hit in find_passages(connection, text):
        found.setdefault(hit.entity, hit.snippet)
        if len(found) >= limit:
            break
    rows = entity_rows(connection, list(found))
    return tuple(
        EntityRow(
            row.slug,
            row.kind,
            row.name,
            row.state,
            row.count,
            row.questions,
            why="in the text",
            passage=found[number],
        )
        for number, row in rows.items()
    )


def alike(connection: sqlite3.Connection, slug: str) -> tuple[EntityRow, ...]:
    """Entities whose names sound like those of ``slug``."""
    from store.search import sounds_like

    row = connection.execute("SELECT id FROM entity WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        return ()
    hits = sounds_like(connection, row[0], _ALIKE)
    rows = entity_rows(connection, [hit.entity for hit in hits])
    return tuple(
        _with(rows[hit.entity], hit.matched, hit.spans, hit.why, hit.score) for hit in hits if hit.entity in rows
    )
