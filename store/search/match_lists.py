"""Hold a list of names against a store: what `whosays match` and `whosays search` ask."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from store.db.connection import Connection
from store.model.hits import Hit, Screened
from store.model.problems import BadInput
from store.names.alike import alike, alikeness
from store.names.weighing import LIKELY
from store.search.find import find
from store.text.plain_files import bytes_of

_LEAST_LOOKED_AT = 20
"""Entities that the search brings to be judged: its order is another one than that of the score."""
_MOST_SPELLINGS = 12
"""Of one entity; lists give some fifty and more, hardly different."""


def read_names(path: Path, column: str | None) -> list[str]:
    """The names of a list: one a line, or the column of that heading of a CSV file; empty ones left out.

    Raises BadInput when the file cannot be read or has no such column.
    """
    try:
        text = bytes_of(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not UTF-8 text: save the list as UTF-8") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}): check its path and permissions") from error
    if column is None:
        return [line.strip() for line in text.split("\n") if line.strip()]
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if column not in (reader.fieldnames or ()):
            known = ", ".join(reader.fieldnames or ()) or "none"
            raise BadInput(f"{path}:1: there is no column {column!r}: the columns are {known}")
        return [name for row in reader if (name := (row[column] or "").strip())]
    except csv.Error as error:
        raise BadInput(f"{path}:{reader.line_num}: not a line of CSV ({error}): close its quotes") from error


def screened(
    conn: Connection,
    name: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = 10,
    beside: int = 0,
) -> Screened:
    """The entities that may be meant by what was typed of a name, best first; its last word may be only begun. For
    ``beside`` see ``find``."""
    began = time.perf_counter()
    hits = find(conn, name, kinds=kinds, limit=limit, partial=True, beside=beside)
    return Screened(name, tuple(hits), (time.perf_counter() - began) * 1000)


def matched(
    conn: Connection,
    name: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = 10,
    min_score: float = 0.0,
) -> Screened:
    """The entities that a name of a list may be of, best first: found by the search, judged by the score of two names.

    The score is that of `store.names.alike`, for the likest spelling of each, and so the same whatever else the store
    has; where it is the same for two, they stand in the order of the search. Where nobody is likely (`LIKELY`), a given
    name that has short forms is asked for in these as well, and a short one in its long forms (Bob, Robert).
    """
    began = time.perf_counter()
    most = max(_LEAST_LOOKED_AT, limit)
    judged = _all_judged(conn, name, find(conn, name, kinds=kinds, limit=most, partial=False))
    if all(hit.score < LIKELY for hit in judged):
        known = {hit.entity for hit in judged}
        for other in _with_other_given(name):
            more = find(conn, other, kinds=kinds, limit=_LEAST_LOOKED_AT, partial=False)
            judged += _all_judged(conn, name, [hit for hit in more if hit.entity not in known])
            known.update(hit.entity for hit in more)
    judged.sort(key=lambda hit: -hit.score)
    kept = tuple(hit for hit in judged[:limit] if hit.score >= min_score)
    return Screened(name, kept, (time.perf_counter() - began) * 1000)


def _all_judged(conn: Connection, name: str, hits: Sequence[Hit]) -> list[Hit]:
    spelt = _spellings(conn, [hit.entity for hit in hits])
    return [_judged(name, hit, spelt.get(hit.entity, ())) for hit in hits]


def _with_other_given(name: str) -> list[str]:
    """A name with its given name short instead of long, or long instead of short: what the search does not ask for."""
    from store.names.people.short_forms import instead
    from store.names.words import fold

    given, *rest = fold(name) or [""]
    return [" ".join((other, *rest)) for other in instead(given)] if rest else []


def _spellings(conn: Connection, entities: Sequence[int]) -> dict[int, list[str]]:
    """The spellings of each of these entities, so many as are looked at, the first told first."""
    found: dict[int, list[str]] = {}
    sql = (
        "SELECT entity_id, text FROM name WHERE entity_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?)) "
        "ORDER BY id"
    )
    for entity, text in conn.execute(sql, (json.dumps(entities),)):
        told = found.setdefault(entity, [])
        if len(told) < _MOST_SPELLINGS:
            told.append(text)
    return found


def _judged(name: str, hit: Hit, spellings: Iterable[str]) -> Hit:
    """A hit with the score of two names and its reasons instead of the search's, and the likest spelling."""
    best = max((hit.matched, *spellings), key=lambda text: alikeness(name, text))
    told = alike(name, best)
    if best != hit.matched:
        hit = replace(hit, matched=best, spans=(), said=None)
    return replace(hit, score=told.score, why=told.why)
