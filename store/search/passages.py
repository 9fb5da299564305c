"""Full-text search over claims and the passages they stand in, so that what no name matches is still found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from store.db.connection import Connection
from store.db.engine import engine_under
from store.db.searching import Phrase, Wanted

_WORD = re.compile(r"\w+")


def rebuild(connection: Connection) -> None:
    """Index every claim anew."""
    engine_under(connection).searching.enter_claims(connection, None)


def refresh(connection: Connection, claim_ids: Iterable[int]) -> None:
    """Index the given claims anew; those that are gone leave the index."""
    engine_under(connection).searching.enter_claims(connection, sorted(set(claim_ids)))


def claims_with(
    connection: Connection, words: Sequence[tuple[str, bool]], without: Sequence[tuple[str, bool]], limit: int
) -> list[int]:
    """The claims (row ids) that say or cite all of some words, each perhaps only begun, and none of others; the best
    first."""
    asked, not_asked = ([it for it in map(_phrase, some) if it.words] for some in (words, without))
    if not asked:
        return []
    wanted = Wanted([(phrase,) for phrase in asked], not_asked)
    return engine_under(connection).searching.claims_with(connection, wanted, limit)


def _phrase(word: tuple[str, bool]) -> Phrase:
    text, begun = word
    return Phrase(tuple(_WORD.findall(text)), begun)
