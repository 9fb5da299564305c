"""Full-text search over claims and the passages they stand in (SQLite FTS5).

Words are folded by SQLite's ``unicode61`` tokenizer with diacritics removed, so that what no name
matches is still found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from store.db.connection import Connection
from store.db.lots import lots

_WORD = re.compile(r"\w+")


def rebuild(connection: Connection) -> None:
    """Index every claim anew."""
    connection.execute("DELETE FROM passage_fts")
    _insert(connection, "")


def refresh(connection: Connection, claim_ids: Iterable[int]) -> None:
    """Index the given claims anew; those that are gone leave the index."""
    numbers = sorted(set(claim_ids))
    connection.executemany("DELETE FROM passage_fts WHERE rowid = ?", ((number,) for number in numbers))
    for marks, lot in lots(numbers):
        _insert(connection, f"WHERE c.id IN ({marks})", lot)


def _insert(connection: Connection, where: str, parameters: Sequence[int] = ()) -> None:
    connection.execute(
        f"""
        INSERT INTO passage_fts (rowid, claim, quote)
        SELECT c.id,
               e.name || ' ' || replace(c.property, '_', ' ') || ' ' || c.says || ' ' || c.label || ' ' || s.name,
               coalesce((
                   SELECT group_concat(
                       CASE WHEN r.text IS NULL THEN coalesce(t.exact, '')
                            ELSE substr(r.text, coalesce(t.held_start, t.start) + 1,
                                        coalesce(t.held_end, t.end) - coalesce(t.held_start, t.start)) END, ' ')
                   FROM citation t JOIN rendition r ON r.id = t.rendition_id WHERE t.claim_id = c.id), '')
        FROM claim c
        JOIN entity e ON e.id = c.entity_id
        JOIN entity s ON s.id = c.speaker_id
        {where}
        """,
        parameters,
    )


def claims_with(
    connection: Connection, words: Sequence[tuple[str, bool]], without: Sequence[tuple[str, bool]], limit: int
) -> list[int]:
    """The claims (row ids) that say or cite all of some words, each perhaps only begun, and none of others; the best
    first."""
    asked, not_asked = ([it for it in map(_quoted, some) if it] for some in (words, without))
    if not asked:
        return []
    match = " AND ".join(asked)
    if not_asked:
        match = f"({match}) NOT ({' OR '.join(not_asked)})"
    rows = connection.execute(
        "SELECT f.rowid FROM passage_fts f WHERE passage_fts MATCH ? ORDER BY bm25(passage_fts), f.rowid LIMIT ?",
        (match, limit),
    )
    return [number for (number,) in rows]


def _quoted(word: tuple[str, bool]) -> str:
    text, begun = word
    found = _WORD.findall(text)
    return f'"{" ".join(found)}"{" *" if begun else ""}' if found else ""
