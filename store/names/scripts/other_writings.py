"""What a name may stand as in another script or romanisation, as words of the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from store.names.scripts import japanese, korean
from store.names.scripts.han import CHARACTERS, KANA
from store.names.scripts.syllables import Key

Writing = tuple[tuple[str, ...], ...]
"""For each word of a name all the words that may stand for it."""

_MOST_ROWS = 300
_LONGEST_KANA = 24


def of(text: str, words: tuple[str, ...], key: Key) -> Iterator[Writing]:
    """The writings of a name (and of its folded words), the likeliest first; none of what only its own letters say.

    Of what has one `key` one is told.

    >>> next(of("노무현", (), str))[0][:3]
    ('roh', 'no', 'noh')
    """
    if korean.HANGUL.search(text):
        yield from _together(korean.spellings(text))
    elif CHARACTERS.search(text):
        yield from _of_characters(text, key)
    elif KANA.search(text):
        said = japanese.as_said(japanese.kana_latin(japanese.kana(text)))
        # family and given name stand together: wherever a syllable ends
        for at in range(2, len(said) - 1):
            if said[at - 1] in "aiueon" and said[at] not in "aiueo" and len(said) <= _LONGEST_KANA:
                yield ((said[:at],), (said[at:],))
    elif 2 <= len(words) <= 4:
        yield from _of_latin(words, key)


def _together(rows: Sequence[tuple[str, ...]]) -> Iterator[Writing]:
    """Rows of as many words as one writing."""
    by_length: dict[int, list[tuple[str, ...]]] = {}
    for row in rows:
        by_length.setdefault(len(row), []).append(row)
    for same in by_length.values():
        yield tuple(tuple(dict.fromkeys(each)) for each in zip(*same, strict=True))


def _of_characters(text: str, key: Key) -> Iterator[Writing]:
    from store.names.scripts import chinese

    yield from _together(chinese.spellings(text, key))
    if not KANA.search(text):
        read = japanese.readings(text)
        if 0 < len(read) <= _MOST_ROWS:
            yield from _together(read)


def _of_latin(words: tuple[str, ...], key: Key) -> Iterator[Writing]:
    from store.names.scripts import chinese

    for families, given in korean.of_latin(words)[:2]:
        surnames = tuple(dict.fromkeys(latin for family in sorted(families) for latin in korean.written(family)))
        for row in given[:2]:
            yield (surnames, *(korean.syllable_spellings(each) for each in row))
        joined = ["".join(row) for row in product(*map(korean.syllable_spellings, given[0]))][:_MOST_ROWS]
        yield (surnames, tuple(joined))
    if written := chinese.written(words, key):
        yield (tuple(written),)
    if chars := japanese.in_characters(words, key):
        from anyascii import anyascii

        yield (tuple(dict.fromkeys(anyascii(name).lower() for name in chars)),)
    for row in chinese.of_latin(words)[:2]:
        each = [chinese.syllable_spellings(syllable) for syllable in row]
        yield tuple(each)
        if len(each) > 2:
            yield (each[0], tuple("".join(rest) for rest in product(*each[1:]))[:_MOST_ROWS])
