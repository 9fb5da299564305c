"""Search as the browser asks it: by any spelling, and by the words of claims and passages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from store.db.connection import Connection
from store.labels.claims import name_said
from store.model.views import EntityRow, SearchResult
from store.model.vocabulary import KINDS, EntityKind
from store.reads.entities import entity_rows, version

if TYPE_CHECKING:
    from store.model.hits import Hit
    from store.search.find import Search

_ALIKE = 12
_NEAREST = 5


class Begun(NamedTuple):
    """A search that gave first results, with the rows the deep one shows again; it holds no connection."""

    search: Search
    rows: dict[int, EntityRow]


#: What a search of passages understands, and no name holds: where it is to be, and what is not to be there.
_OF_PASSAGES = re.compile(r'(?<!\S)(?:(?:source|voice|year):(?:"[^"]*"?|\S*)|-[^\s-]\S*)|["*]')


def _names_in(text: str) -> str:
    """What of a query can be a name."""
    return _OF_PASSAGES.sub("", text)


def search(
    connection: Connection, text: str, limit: int, deep: bool, begun: dict[object, Begun], file: object
) -> SearchResult:
    """Entities by spelling, ``limit`` of each kind; what is said for the search of passages alone is passed over.

    Without ``deep`` the answer is quicker and may miss distant spellings. The search is then left in ``begun``, and
    the deep one of the same text goes on from it, unless the store (``file``) was replaced or written to meanwhile.
    """
    from store.search.find import BESIDE, Search, nearest_spellings

    query = _names_in(text)
    if not query.strip():
        return SearchResult(text, {})
    of = (text, limit, file, version(connection))
    known = begun.pop(of, None)  # taken out, so that no other thread goes on with it
    begun.clear()
    found, rows = known or Begun(Search(query), {})
    most = limit * len(KINDS)
    hits = found.deeper(connection, most, BESIDE) if deep else found.first(connection, most)
    rows.update(entity_rows(connection, [hit.entity for hit in hits if hit.entity not in rows]))
    if not deep:
        begun[of] = Begun(found, rows)
    by_kind: dict[EntityKind, list[EntityRow]] = {}
    for hit in hits:
        row = rows.get(hit.entity)
        if row is None or len(by_kind.get(row.kind, ())) >= limit:
            continue
        by_kind.setdefault(row.kind, []).append(_with(row, hit))
    nearest: tuple[str, ...] = ()
    # of the same text there is nothing nearer; a blank at its end says that the last word is whole
    if deep and query != query.strip() and not hits:
        nearest = tuple(nearest_spellings(connection, query.strip(), _NEAREST))
    return SearchResult(text, {kind: tuple(shown) for kind, shown in by_kind.items()}, nearest)


def _with(row: EntityRow, hit: Hit) -> EntityRow:
    said = name_said(hit.said) if hit.said is not None else ""
    return replace(row, matched=hit.matched, spans=hit.spans, why=hit.why, score=hit.score, said=said, near=hit.near)


def alike(connection: Connection, slug: str) -> tuple[EntityRow, ...]:
    """Entities whose names sound like those of ``slug``."""
    from store.search.find import sounds_like

    row = connection.execute("SELECT id FROM entity WHERE slug = ?", (slug,)).fetchone()
    if row is None:
        return ()
    hits = sounds_like(connection, row[0], _ALIKE)
    rows = entity_rows(connection, [hit.entity for hit in hits])
    return tuple(_with(rows[hit.entity], hit) for hit in hits if hit.entity in rows)
