"""Passages by their words: in the texts by their index, and by what the claims say that cite them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from store.db.connection import Connection
from store.model.out.passages import PassageRow, PassagesFound
from store.reads.passages.claims import by_claims
from store.reads.passages.rows import rows, wordings
from store.reads.passages.where import Where, where_of
from store.reads.sources import by_days
from store.search.words.asked import Asked, Term, parse
from store.search.words.find import Found

if TYPE_CHECKING:
    from store.search.words.indexed import Indexed, Met

_Place = TypeVar("_Place", "Found", "Met")
_SPARE = 4
"""So many times the passages asked for are read off the index, and of them the first by day are told."""
_NO_INDEX = (
    "the texts of this store are not indexed, and were read one by one: whoever may write it has that done by "
    "'whosays reindex'"
)
_NOT_ALL = (
    "not all texts were read: this store has no index of them; whoever may write it has one made by 'whosays reindex'"
)

_NO_WORD = "there is no word to look for: give words that stand in a passage"


def passages(
    connection: Connection,
    query: str,
    *,
    source: str | None = None,
    voice: str | None = None,
    year: str | None = None,
    limit: int = 50,
    partial: bool = True,
) -> PassagesFound:
    """The passages that a query finds; what is told beside it says where else than the query does."""
    asked = parse(query, partial=partial)
    where = where_of(connection, asked, source, voice, year)
    wrong = [*asked.wrong, *where.wrong]
    left = [*asked.left_out, *wrong]
    words = _understood(asked, where)
    if asked.is_empty or limit < 1:
        return PassagesFound(query, words, left_out=tuple(left), wrong=wrong[0] if wrong else _NO_WORD)
    found, more, note = _in_texts(connection, asked, where, limit, partial=partial)
    left += note
    of = wordings(connection, [one.rendition for one in found])
    made: list[PassageRow] = list(rows(connection, found, of))
    if len(made) < limit:
        said = by_claims(connection, asked, where, found, limit - len(made) + 1)
        more = more or len(said) > limit - len(made)
        made += said[: limit - len(made)]
    return PassagesFound(query, words, tuple(made), more, tuple(left), wrong[0] if wrong else "")


def _in_texts(
    connection: Connection, asked: Asked, where: Where, limit: int, *, partial: bool
) -> tuple[list[Found], bool, Sequence[str]]:
    """What is found in texts, at most ``limit``, whether there is more, and what has to be said of it."""
    from store.search.words.index import is_there

    if where.texts is not None and not where.texts:
        return [], False, ()
    if is_there(connection):
        from store.search.words.indexed import Indexed

        query = Indexed(connection, asked, where.texts, partial=partial)
        met, more = query.found(limit * _SPARE, where.holds)
        return *_first(query, _by_day(connection, met), limit, more=more), ()
    from store.search.words.scan import scanned

    found: list[Found] = []
    note = [_NO_INDEX]
    for one in scanned(connection, asked, where.texts):
        if one is None:
            note = [_NOT_ALL]
        elif where.holds(one.rendition, one.start, one.end):
            found.append(one)
    return _by_day(connection, found)[:limit], len(found) > limit, note


def _first(query: Indexed, met: Sequence[Met], limit: int, *, more: bool) -> tuple[list[Found], bool]:
    """The first passages of those that the index told in which the words stand as they were asked, which for names of
    several words is seen in the text only; and whether there may be more."""
    found: list[Found] = []
    for at in range(0, len(met), limit):
        found += query.read(met[at : at + limit])
        if len(found) >= limit:
            return found[:limit], more or len(found) > limit or at + limit < len(met)
    return found, more


def _by_day(connection: Connection, met: Sequence[_Place]) -> list[_Place]:
    """Passages with the words as asked first; each in the order of the sources' days, and of the text."""
    of = wordings(connection, [one.rendition for one in met])
    order = {number: place for place, number in enumerate(by_days(connection))}
    return sorted(
        met,
        key=lambda one: (one.spelling, order[of[one.rendition].number], of[one.rendition].position, one.start),
    )


def _understood(asked: Asked, where: Where) -> str:
    """What is looked for, in words."""
    words = [_told(term) for term in asked.terms]
    words += [f"not {_told(term)}" for term in asked.without]
    return ", ".join([*words, *where.words])


def _told(term: Term) -> str:
    return f'"{term.text}"' if term.quoted else term.text
