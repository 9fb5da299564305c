"""What searching asks of an engine: names by their keys, words by their letters, passages by their words.

Each engine has tables of its own for these (`sqlite/searching.py`, `postgres/searching.py`); the plain ones beside
them, which are the same in both, are asked in SQL by :mod:`store.search` itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from store.db.connection import Connection

COMMON = 50
"""A word of this many names is common: short beginnings are completed from these only."""
NAME_TABLES = ("nx_name", "nx_word", "nx_key", "nx_gap", "nx_gram", "nx_initials", "nx_claimed", "nx_meta")
"""The tables that find a name, of which all but the first and `nx_gram` are plain."""
TEXT_TABLES = ("text_fts", "text_indexed", "text_word")
"""The tables that find a word in a text, of which the first is an engine's own."""

Keys = tuple[tuple[str, ...], ...]
"""Of each group of terms one is to be there."""
FIRST = -(2**62)
"""Below every number of a name."""


class Phrase(NamedTuple):
    """Words that stand one behind the other. ``begun``: the last of them may go on."""

    words: tuple[str, ...]
    begun: bool = False


class Wanted(NamedTuple):
    """Of each group one phrase is to be there, and none of the others."""

    every: Sequence[Sequence[Phrase]]
    none: Sequence[Phrase] = ()


class SearchTables(Protocol):
    """An engine's own tables for searching, and how it takes in many rows. Nothing here begins or commits."""

    def enter(self, connection: Connection, sql: str, rows: Sequence[tuple[str | int | None, ...]], /) -> None:
        """Run an INSERT of VALUES for many rows, no two of which are in conflict: it may say what to do with one that
        is there."""

    def make_names(self, connection: Connection, /) -> None:
        """Make the tables that find a name where they are missing, and the index from an entity to its names."""

    def empty_names(self, connection: Connection, /) -> None:
        """Make these tables anew, with nothing in them."""

    def enter_names(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        """Enter names, none of which is there: the number and the terms of each, with blanks between."""

    def remove_names(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        """Take names out, each with the terms it was entered with."""

    def names_with(self, connection: Connection, keys: Keys, most: int, after: int = FIRST, /) -> list[int]:
        """The names that have one of ``keys[i]`` for every i: the first ``most`` behind a number, in their order."""

    def enter_words(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        """Enter words, none of which is there, by the letters they are written with."""

    def remove_words(self, connection: Connection, rows: Sequence[tuple[int, str]], /) -> None:
        """Take words out, each as it was entered."""

    def words_with(self, connection: Connection, table: str, keys: list[str], /) -> list[tuple[str, str]]:
        """The words of a table with one of these keys, and the key of each, key by key and in their order. The keys are
        in theirs."""

    def words_one_off(self, connection: Connection, table: str, gaps: list[str], /) -> list[tuple[str, str, str]]:
        """The same of keys that one of these is without a letter; and which one."""

    def words_written(self, connection: Connection, keys: Mapping[str, str], /) -> list[tuple[str, str, int]]:
        """(word, key, names) of those words that names have, in their order; each is given with its key."""

    def words_like(self, connection: Connection, grams: Keys, most: int, /) -> list[tuple[str, str]]:
        """Words with their keys that have one of three letters in a row of each of at least two groups, or of the one;
        the first ``most`` in the order of their numbers."""

    def names_are_in(self, connection: Connection, /) -> None:
        """All names and words were entered: make what finds them quick."""

    def make_texts(self, connection: Connection, /) -> None:
        """Make the tables that find a word in a text where they are missing."""

    def empty_texts(self, connection: Connection, /) -> None:
        """Make these tables anew, with nothing in them."""

    def enter_passages(self, connection: Connection, rows: Iterable[tuple[int, str]], /) -> None:
        """Enter passages, none of which is there: the number and the words of each, which end at whatever in ASCII is
        no letter or digit. Small and large letters of ASCII are one."""

    def passages_with(
        self, connection: Connection, wanted: Wanted, between: tuple[int, int] | None, /
    ) -> Iterator[int]:
        """The passages with what is wanted in the order of their numbers, or those from one number to another. They are
        read as they are asked for."""

    def texts_are_in(self, connection: Connection, /) -> None:
        """All passages were entered: make what finds them quick."""

    def make_claims(self, connection: Connection, /) -> None:
        """Make the table that finds a claim by its words where it is missing."""

    def enter_claims(self, connection: Connection, claims: Sequence[int] | None, /) -> None:
        """Enter claims anew (None: all) by what they say and what they cite; those that are gone leave the table."""

    def claims_with(self, connection: Connection, wanted: Wanted, most: int, /) -> list[int]:
        """The claims with what is wanted, the best first."""
