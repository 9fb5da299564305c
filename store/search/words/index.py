"""The index of the words of all texts that are held: made, kept up, and told whether it is there.

Its table of words is an engine's own (`store.db.searching`). What an edit changed is known by the texts' hashes, so
that nobody who writes a text has to think of it; the passages of a text that is gone are left where they are, and
nothing leads to them, until they are the most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from store.db import meta
from store.db.connection import Connection
from store.db.engine import engine_under
from store.db.lots import lots
from store.search.tokens.cutting import LONGEST, RULES, as_indexed, plain_print, tokens
from store.search.tokens.heard import sounds
from store.search.tokens.names import name_key
from store.search.tokens.pieces import starts
from store.search.tokens.stems import stem
from store.search.tokens.together import is_by_letters, parts_of, together

PLACES = 16
"""Bits of a row for the place of a passage in its text; those above are the text's own row."""
MADE_BY = "text_index"
"""In the store's facts: the number of the rules that made the index."""
_MOST_LEFT = 2_000
"""Passages that are left over before the index is made anew, and no more of them than are in use."""
_MOST_WORDS = 200_000
"""Words that are kept in memory before they are written."""
_WORD = re.compile(r"[0-9A-Za-z]+")
_HELD = "r.text IS NOT NULL"
_TEXT_HASH = "coalesce(r.held_sha256, r.sha256)"

Telling = Callable[[int, int], None]


def is_there(connection: Connection) -> bool:
    """Whether a store has an index made by these rules."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (MADE_BY,)).fetchone()
    return row is not None and row[0] == str(RULES)


def rebuild(connection: Connection, progress: Telling | None = None) -> None:
    """Index every text anew, in the order of the sources' days: so are hits read off it."""
    tables = engine_under(connection).searching
    tables.empty_texts(connection)
    wanted = connection.execute(
        f"SELECT r.id, r.source_id, {_TEXT_HASH} FROM rendition r JOIN source s ON s.id = r.source_id WHERE {_HELD} "
        "ORDER BY coalesce(s.published_lo, s.published_hi) IS NULL, coalesce(s.published_lo, s.published_hi), s.slug, "
        "r.position"
    ).fetchall()
    _add(connection, wanted, progress)
    tables.texts_are_in(connection)
    meta.note(connection, {MADE_BY: str(RULES)})


def refresh(connection: Connection, sources: Collection[int] | None, progress: Telling | None = None) -> None:
    """Bring the index up to the texts of some sources (row ids, also of those that are gone), of all with None."""
    if not is_there(connection):
        return rebuild(connection, progress)
    stored: dict[int, tuple[int, str]] = {}
    wanted: dict[int, tuple[int, str]] = {}
    for condition, lot in _of(sources, "source"):
        rows = connection.execute(f"SELECT rendition, source, sha256 FROM text_indexed {condition}", lot).fetchall()
        stored.update({number: (source, sha256) for number, source, sha256 in rows})
    for condition, lot in _of(sources, "r.source_id"):
        also = f"{condition} {'AND' if condition else 'WHERE'} {_HELD}"
        rows = connection.execute(f"SELECT r.id, r.source_id, {_TEXT_HASH} FROM rendition r {also}", lot).fetchall()
        wanted.update({number: (source, sha256) for number, source, sha256 in rows})
    gone = sorted(number for number, told in stored.items() if wanted.get(number) != told)
    new = [(number, *told) for number, told in sorted(wanted.items()) if stored.get(number) != told]
    if not gone and not new:
        return None
    for marks, lot in lots(gone):
        connection.execute(f"UPDATE text_indexed SET rendition = NULL, source = NULL WHERE rendition IN ({marks})", lot)
    _add(connection, new, progress)
    if gone and _MOST_LEFT < _passages(connection, "IS NULL") > _passages(connection, "IS NOT NULL"):
        rebuild(connection, progress)
    return None


def _of(numbers: Collection[int] | None, column: str) -> Iterator[tuple[str, Sequence[int]]]:
    """A condition for a column to be one of some numbers, lot by lot; none where all are meant."""
    if numbers is None:
        yield "", ()
        return
    for marks, lot in lots(sorted(numbers)):
        yield f"WHERE {column} IN ({marks})", lot


def _passages(connection: Connection, whose: str) -> int:
    """How many passages there are of texts with a wording, or without."""
    rows = connection.execute(f"SELECT starts FROM text_indexed WHERE rendition {whose}")
    return sum(len(begins.split()) for (begins,) in rows)


def _add(connection: Connection, wanted: Sequence[tuple[int, int, str]], progress: Telling | None) -> None:
    """Index texts (wording, source, hash)."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM text_indexed").fetchone()
    words, tables = _Words(connection), engine_under(connection).searching
    for done, (rendition, source, sha256) in enumerate(wanted, 1):
        number = last + done
        (text,) = connection.execute("SELECT text FROM rendition WHERE id = ?", (rendition,)).fetchone()
        begins = starts(text)
        plain = plain_print(text)
        words.in_parts(text)
        if plain.isascii() and not words.met_plain(plain):
            rows: Iterable[str] = (plain[at:to].replace("\0", " ") for at, to in _spans(begins, len(text)))
        else:
            rows = words.met(text, begins)
        tables.enter_passages(connection, enumerate(rows, number << PLACES))
        connection.execute(
            "INSERT INTO text_indexed (id, rendition, source, sha256, starts) VALUES (?, ?, ?, ?, ?)",
            (number, rendition, source, sha256, " ".join(map(str, begins))),
        )
        if progress is not None:
            progress(done, len(wanted))
    words.write()


def _spans(begins: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    return zip(begins, [*begins[1:], length], strict=bool(begins))


class _Words:
    """The words that were met, each with how many texts had it, and whether it stood in small letters."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts: dict[str, int] = {}
        self._small: set[str] = set()

    def met_plain(self, text: str) -> bool:
        """Take in the words of a text in ASCII. Whether one of them is too long to be taken as it stands."""
        there = set(_WORD.findall(text))
        if any(len(word) > LONGEST for word in there):
            return True
        self._take({word.lower() for word in there}, {word for word in there if word.islower()})
        return False

    def in_parts(self, text: str) -> None:
        """Take in the words of a text that are written in parts."""
        found: dict[str, bool] = {}
        for word, small in together(text):
            found[word] = small or found.get(word, False)
        self._take(set(found), {word for word, small in found.items() if small})

    def met(self, text: str, begins: Sequence[int]) -> Iterator[str]:
        """Take in the words of a text, and give each of its passages as it is indexed."""
        there, small = set(), set()
        for start, end in _spans(begins, len(text)):
            cut = list(tokens(text, start, end))
            there |= {token.word for token in cut if not token.joined}
            small |= {token.word for token in cut if token.small and not token.joined}
            read = sounds(cut)
            there.update(read)
            yield " ".join((as_indexed(text, cut), *read))
        self._take(there, small)

    def _take(self, words: set[str], small: set[str]) -> None:
        texts = self._texts
        for word in words:
            texts[word] = texts.get(word, 0) + 1
        self._small |= small
        if len(texts) > _MOST_WORDS:
            self.write()

    def write(self) -> None:
        """Write down what was met."""
        engine_under(self._connection).searching.enter(
            self._connection,
            "INSERT INTO text_word (word, stem, key, texts) VALUES (?, ?, ?, ?) ON CONFLICT (word) DO UPDATE SET "
            "texts = text_word.texts + excluded.texts, "
            "key = CASE WHEN excluded.key IS NULL THEN NULL ELSE text_word.key END",
            [(word, *self._told(word), texts) for word, texts in sorted(self._texts.items())],
        )
        self._texts, self._small = {}, set()

    def _told(self, word: str) -> tuple[str | None, str | None]:
        whole, _ = parts_of(word)
        short = word if is_by_letters(word) else stem(whole)
        return short if short != word else None, None if word in self._small else name_key(whole)
