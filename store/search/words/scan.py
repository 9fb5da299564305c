"""The passages of texts that no index has: each text is read and cut. For older stores, read as they lie."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from store.db.connection import Connection
from store.db.lots import lots
from store.search.tokens.cutting import tokens
from store.search.tokens.pieces import starts
from store.search.words.asked import Asked
from store.search.words.find import Found, in_passage
from store.search.words.forms import stemmed
from store.search.words.hits import OfText
from store.search.words.spelt import left_out, spelt

MOST_READ = 8_000_000
"""Code points that are read for one query: a second's worth."""


def scanned(connection: Connection, asked: Asked, sources: Collection[int] | None) -> Iterator[Found | None]:
    """The passages of some sources' texts, of all with None, one after the other; None, and no more, where there is too
    much to be read."""
    read = 0
    held = connection.execute("SELECT id, source_id FROM rendition WHERE text IS NOT NULL ORDER BY id").fetchall()
    for marks, lot in lots([number for number, of in held if sources is None or of in sources], 20):
        for number, text in connection.execute(
            f"SELECT id, text FROM rendition WHERE id IN ({marks}) ORDER BY id", lot
        ):
            read += len(text)
            if read > MOST_READ:
                yield None
                return
            yield from _of_text(number, text, asked)


def _of_text(number: int, text: str, asked: Asked) -> Iterator[Found]:
    words = OfText(tuple(tokens(text)), text)
    plain, wide = stemmed(asked.terms, words), spelt(asked.terms, words)
    without = left_out(asked, words)
    begins = starts(text)
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        cut = tuple(tokens(text, start, end))
        for sought, spelling in ((plain, False), (wide, True)):
            if spans := in_passage(cut, sought, without):
                yield Found(number, start, end, spans, spelling)
                break
