"""Words of syllables: cut into those that a language has, each with what it may stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import product

Syllable = frozenset[str]
"""What one written syllable may stand for; two are one where they have something in common."""
Row = tuple[Syllable, ...]
Key = Callable[[str], str]
"""The key of a word (`store.names.sound.key`), which those who ask hand in: these modules lie below it."""

_MOST_ROWS = 24
MOST_SYLLABLES = 6


def one_a_key(spelt: Iterable[str], key: Key) -> list[str]:
    """The first of all spellings that the index finds by the same key."""
    found: dict[str, str] = {}
    for latin in spelt:
        found.setdefault(key(latin), latin)
    return list(found.values())


def listed(text: str) -> list[str]:
    """The words of a table."""
    return text.split()


# The words of names come again and again, and most are of no syllables that mean something.
@lru_cache(maxsize=128)
def cut(word: str, means: Callable[[str], Syllable], longest: int, most: int = MOST_SYLLABLES) -> tuple[Row, ...]:
    """All ways to cut a word into syllables that mean something, the fewest syllables first.

    >>> known = {"jo": frozenset("1"), "jong": frozenset("2"), "un": frozenset("3"), "ng": frozenset("4")}
    >>> [len(row) for row in cut("jongun", lambda text: known.get(text, frozenset()), 4)]
    [2, 3]
    """
    rows: list[list[Row]] = [[] for _ in range(len(word) + 1)]
    rows[0] = [()]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - longest), end):
            if rows[start] and (meant := means(word[start:end])):
                rows[end] += [(*row, meant) for row in rows[start] if len(row) < most]
        rows[end] = sorted(rows[end], key=len)[:_MOST_ROWS]
    return tuple(rows[-1])


def cut_all(words: Sequence[str], means: Callable[[str], Syllable], longest: int) -> list[Row]:
    """The rows of several words, one behind the other."""
    each = []
    for word in words:
        ways = cut(word, means, longest)
        if not ways:
            return []
        each.append(ways[:6])
    rows: list[Row] = [sum(found, ()) for found in product(*each)]
    return [row for row in rows if len(row) <= MOST_SYLLABLES][:_MOST_ROWS]


def are_one(first: Row, second: Row) -> bool:
    """Whether two rows have something in common at each place."""
    return len(first) == len(second) and not any(
        one.isdisjoint(other) for one, other in zip(first, second, strict=True)
    )


def any_one(firsts: Iterable[Row], seconds: Sequence[Row]) -> bool:
    """Whether a row of the first is a row of the second."""
    return any(are_one(first, second) for first in firsts for second in seconds)


def turned(words: Sequence[str]) -> list[tuple[str, ...]]:
    """A name as it stands, with its last word first, and with its first one last: where the family name may be."""
    row = tuple(words)
    return list(dict.fromkeys((row, row[-1:] + row[:-1], row[1:] + row[:1])))
