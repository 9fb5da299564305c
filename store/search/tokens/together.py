"""Words of a text that are written in parts: Ma'mun, e-mail, 1,200, and what a line's end broke (cer-, tify).

The index has their parts, one behind the other. The list of words has them whole as well, with a blank and where they
are cut behind it: ``certify 3`` is found by whatever finds *certify*, and stands for ``cer`` and ``tify`` in a row. So
it has foreign names in Japanese, of which the index has each letter: ``オマル *``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.search.tokens.cutting import fold, tokens

Form = tuple[str, ...]
"""Words of the index that stand one behind the other."""

APOSTROPHE, HYPHEN, BROKEN, THOUSANDS = "'", "-", "\n", ","
"""What parts of one word have between them; a hyphen at a line's end may be the one or the other."""
_SEAM = re.compile(
    "(?<=[^\\W_])(?:"
    "(?P<apostrophe>['\u2018\u2019\u201b`\u00b4\u02b9])"
    "|(?P<broken>[-\u2010\u00ad][^\\S\\n]*\\r?\\n[^\\S\\n]*)"
    "|(?P<hyphen>[-\u2010\u2011])"
    "|(?P<thousands>(?<=\\d)[,.\u00a0\u202f\u2009](?=\\d{3}(?!\\d)))"
    ")(?=[^\\W_])"
)
_KINDS = {"apostrophe": APOSTROPHE, "broken": BROKEN, "hyphen": HYPHEN, "thousands": THOUSANDS}
#: What English writes behind an apostrophe and is no part of a word.
ENDINGS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))
_LETTER = "[\u30a1-\u30fa\u30fc-\u30fe]"
KATAKANA = re.compile(f"(?<!{_LETTER}){_LETTER}{{2,14}}(?!{_LETTER})")
"""What Japanese writes of a foreign name: all in these letters, with others around. A longer one is several words."""
_EVERYWHERE = "*"
"""How a word is cut of which each letter is a word of the index."""
_LONGEST = 48
"""Letters of a word that is written in parts: what is longer is an address."""
_MOST_HYPHENS = 2


def parts_of(entry: str) -> tuple[str, Form]:
    """A word of the list of words, and as what it stands in the index.

    >>> parts_of("certify 3"), parts_of("オマル *"), parts_of("wedding")
    (('certify', ('cer', 'tify')), ('オマル', ('オ', 'マ', 'ル')), ('wedding', ('wedding',)))
    """
    word, blank, cuts = entry.partition(" ")
    if not blank:
        return word, (word,)
    if cuts == _EVERYWHERE:
        return word, tuple(word)
    try:
        at = [0, *map(int, cuts.split(",")), len(word)]
    except ValueError:  # a store from others may say anything
        return word, (word,)
    return word, tuple(word[start:end] for start, end in pairwise(at))


def is_by_letters(entry: str) -> bool:
    """Whether a word of the list of words stands in the index letter by letter."""
    return entry.endswith(f" {_EVERYWHERE}")


def seam(between: str, before: str, behind: str) -> str:
    """What two words have between them where they are parts of one, by the characters there; else nothing."""
    found = _SEAM.search(before[-1:] + between + behind)
    return _KINDS[str(found.lastgroup)] if found and found[0] == between else ""


_ACRONYM = re.compile(r"(?<![\w.])(?:[^\W\d_]\.){1,5}[^\W\d_](?![\w])|(?<![\w.])(?:[^\W\d_]\.){2,6}(?!\w)")
"""U.S., N.G.O, and no initials before a name: these have a blank or a name behind."""


def together(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text that are written in parts, as the list of words has them; and whether each stands there in
    small letters, as no name does."""
    seams: list[re.Match[str]] = []
    for found in _SEAM.finditer(text):
        if seams and not text[seams[-1].end() : found.start()].isalnum():
            yield from _of_chain(text, seams)
            seams = []
        seams.append(found)
    if seams:
        yield from _of_chain(text, seams)
    for found in _ACRONYM.finditer(text) if "." in text else ():
        letters = found[0].replace(".", "")
        if len(letters) == len(word := "".join(map(_word, letters))):  # each is a word of the index
            yield entry_of(word), True
    if not text.isascii():
        for run in KATAKANA.finditer(text):
            yield f"{run[0]} {_EVERYWHERE}", False


def _of_chain(text: str, seams: Sequence[re.Match[str]]) -> Iterator[tuple[str, bool]]:
    start, end = seams[0].start(), seams[-1].end()
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    begins, ends = [start, *(it.end() for it in seams)], [*(it.start() for it in seams), end]
    if max(to - at for at, to in zip(begins, ends, strict=True)) > _LONGEST:
        return
    words = [_word(text[at:to]) for at, to in zip(begins, ends, strict=True)]
    kinds = [_KINDS[str(it.lastgroup)] for it in seams]
    for first, last in _whole(words, kinds):
        row = words[first : last + 1]
        if all(row) and sum(map(len, row)) <= _LONGEST:
            written = text[begins[first] : ends[last]]
            small = written == written.lower() and written != written.upper()
            yield entry_of(row), small or written.isdigit()


def entry_of(row: Sequence[str]) -> str:
    """Words in a row as one of the list of words."""
    cuts, at = [], 0
    for word in row[:-1]:
        at += len(word)
        cuts.append(str(at))
    return f"{''.join(row)} {','.join(cuts)}"


def _word(piece: str) -> str:
    """A part as the index has it; nothing where it is of a script without blanks."""
    if piece.isascii():
        return fold(piece)
    cut = list(tokens(piece))
    return cut[0].word if len(cut) == 1 and not cut[0].joined else ""


def _whole(words: Sequence[str], kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first and the last part of each word that a chain of parts may be."""
    groups, first = [], 0
    for at, kind in enumerate([*kinds, HYPHEN]):
        if kind == HYPHEN:
            groups.append((first, at))
            first = at + 1
    for first, last in groups:
        end = last - 1 if last > first and kinds[last - 1] == APOSTROPHE and words[last] in ENDINGS else last
        if first < end and _is_number_or_word(words[first : end + 1], kinds[first:end]):
            yield first, end
    if 1 < len(groups) <= _MOST_HYPHENS + 1:
        for one, other in pairwise(groups):
            yield one[0], other[1]
        if len(groups) > _MOST_HYPHENS:
            yield groups[0][0], groups[-1][1]


def _is_number_or_word(words: Sequence[str], kinds: Sequence[str]) -> bool:
    """Whether parts are one word: of letters, or digits in threes."""
    if THOUSANDS in kinds or all(map(str.isdigit, words)):
        return set(kinds) <= {THOUSANDS, APOSTROPHE} and all(map(str.isdigit, words)) and len(words[0]) <= 3
    return not any(map(str.isdigit, words))
