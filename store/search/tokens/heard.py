"""Chinese names in Latin letters, in texts of characters: found by what each character is read as.

Behind the words of a passage the index has the syllables of what may be a name, as Mandarin says them, in a row: the
character of a family name and what follows it. A name of syllables is asked for as a phrase of these, and in the text
it is seen whether its characters are read so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from store.search.tokens.cutting import Token

#: What stands in the index before the syllable of a family name, and of any other character. Of private use, and so in
#: no word of a text.
_FAMILY, _OTHER = "\ue000", "\ue001"
FIRST, LAST = _FAMILY, "\ue002"
"""All syllables are words of the index from the one to the other."""
_GIVEN = 3
"""Characters behind the first that a name has at most."""
_IN_NO_NAME = frozenset("的了是在不这个们与及或被把对从到就也都还没说着过吗呢吧啊么它你我他她")
"""What stands behind a family name in every sentence, and in no given name."""
_MOST_ROWS = 8

Chars = frozenset[str]


def sounds(cut: Sequence[Token]) -> list[str]:
    """What stands in the index for the characters among some tokens: for those of family names, and those behind."""
    from store.names.scripts.chinese import DOUBLE
    from store.names.scripts.tables.families import FAMILY

    found: list[str] = []
    behind, end = 0, -1  # how many more there are to come, and where the last one ended
    for token, following in zip_longest(cut, cut[1:]):
        if not (token.joined and token.word[0] >= "\u3400" and len(token.word) == 1):
            behind = 0
            continue
        behind = behind if token.start == end else 0
        family = token.word in FAMILY or (following is not None and token.word + following.word in DOUBLE)
        if family or behind:
            found.append((_FAMILY if family else _OTHER) + said(token.word))
        behind, end = _GIVEN if family else max(behind - 1, 0), token.end
    return found


@lru_cache(maxsize=8_192)
def said(char: str) -> str:
    """The syllable of a character, without its tone: that of its commonest reading."""
    from anyascii import anyascii

    return anyascii(char).lower()


@lru_cache(maxsize=1)
def _read_as() -> dict[str, str]:
    """The characters by all their readings."""
    from anyascii import anyascii

    from store.names.scripts.tables.pinyin import SAID

    found: dict[str, str] = {}
    for code in range(0x3400, 0xA000):
        reading = anyascii(chr(code)).lower()
        found[reading] = found.get(reading, "") + chr(code)
    for reading, chars in SAID.items():
        found[reading] = found.get(reading, "") + chars
    return found


def names(words: tuple[str, ...]) -> Iterator[tuple[Chars, ...]]:
    """The characters that may stand for a name in Latin letters, place by place, the family name first."""
    from store.names.scripts.chinese import DOUBLE
    from store.names.scripts.tables.families import FAMILY

    for row in _rows(words)[:_MOST_ROWS]:
        each = [frozenset("".join(_read_as().get(syllable, "") for syllable in place)) for place in row]
        given = [chars - _IN_NO_NAME for chars in each]
        yield (each[0] & FAMILY, *given[1:])
        if len(row) > 2:
            pairs = [pair for pair in DOUBLE if pair[0] in each[0] and pair[1] in each[1]]
            yield (frozenset(pair[0] for pair in pairs), frozenset(pair[1] for pair in pairs), *given[2:])


def _rows(words: tuple[str, ...]) -> list[tuple[frozenset[str], ...]]:
    """A name in Latin letters as the syllables of Mandarin that may be meant, its family name first. Of two words
    either may be that; of more it is the first, where it may be one (Tsai Ing-wen is no Wen)."""
    from store.names.scripts.chinese import across, family_names, of_latin, syllable_spellings

    rows = list(dict.fromkeys((*of_latin(words), *across(words))))
    if len(words) > 2 and words[0] in family_names():
        rows = [row for row in rows if words[0] in syllable_spellings(row[0])] or rows
    return rows


def as_indexed(name: Sequence[Iterable[str]]) -> list[frozenset[str]]:
    """What stands in the index for the characters of a name, place by place."""
    return [
        frozenset(mark + said(char) for char in chars for mark in ((_FAMILY, _OTHER) if at else (_FAMILY,)))
        for at, chars in enumerate(name)
    ]
