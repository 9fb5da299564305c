"""What is found where a store is examined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.db.connection import Connection
from store.search import index as name_index
from store.search.words import index as text_index

#: What makes anew all that is worked out of the rest.
REPAIR = "run 'whosays reindex'"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one part of a store, in a sentence that says what to do if it is not sound."""

    part: str
    ok: bool
    sentence: str


def of_other_rules(connection: Connection, *, words: bool = True) -> Iterator[Finding]:
    """Whether names, and ``words`` of texts, are indexed by the rules of this version."""
    if not name_index.is_current(connection):
        yield Finding("name index", False, f"name index: made by the rules of another version: {REPAIR}")
    if words and not text_index.is_there(connection):
        yield Finding("words of texts", False, f"words of texts: not indexed by the rules of this version: {REPAIR}")
