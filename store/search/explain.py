"""Why a spelling was found, and which of its letters answer the query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Indel

from store.names.script import to_latin
from store.names.words import Word, fold, pieces, script_of
from store.search.query import Part, Query
from store.search.score import Pair

_RUN = re.compile(r"[^\W_](?:[^\W_]|[^\w\s.,;:/&()+-])*")
"""A written word: starts with a letter or digit, goes on over marks and apostrophes."""

Span = tuple[int, int]


def why(query: Query, spelling: str, stored: list[Word], pairs: list[Pair]) -> str:
    """One word or two on what makes the spelling an answer, the weakest link of its pairs.

    "exact", "order" (the same words in another order), "script", "meaning" (a word translated),
    "same sound", "typo", "prefix" (a word only begun), "part" (words missing on either side), "joined" (written
    together or apart).
    """
    asked, there = query.words, tuple(word.text for word in stored)
    if script_of(query.text) != script_of(spelling):
        return "script"
    if asked == there:
        return "same sound" if _are_two(query.text, spelling) else "exact"
    if sorted(asked) == sorted(there):
        return "order"
    if not pairs or (len(asked) != len(there) and _heard(part.word for part in query.parts) == _heard(stored)):
        return "joined"
    links = {_link(query.parts[at], stored[place], at == len(asked) - 1) for at, place, _ in pairs}
    if len(pairs) < len(asked):
        return "part"
    for link in ("meaning", "typo", "same sound", "prefix"):
        if link in links:
            return link
    return "part"


def _are_two(asked: str, spelling: str) -> bool:
    """Whether two names of one sound are two by their characters."""
    if asked.isascii() or spelling.isascii():
        return False
    from store.names.beside import told

    between = told(asked, spelling)
    return between is not None and not between.one


def _heard(words: Iterable[Word]) -> str:
    """The sound of a whole name, written as one word."""
    return "".join(word.sound for word in words)


def _link(part: Part, stored: Word, last: bool) -> str:
    asked = part.word
    if asked.text == stored.text:
        return "exact"
    if stored.text in part.meant:
        return "meaning"
    if asked.key == stored.key or asked.sound == stored.sound or stored.key in asked.other_keys:
        return "same sound"
    begun = stored.text.startswith(asked.text) or stored.sound.startswith(asked.begun)
    return "prefix" if last and begun else "typo"


def spans(query: Query, spelling: str, stored: list[Word], pairs: list[Pair]) -> tuple[Span, ...]:
    """The letters of `spelling` that stand in the pairs, as ranges of code points in order."""
    written: dict[str, list[Span]] = {}
    for found in _RUN.finditer(spelling):
        for folded in fold(found[0]):
            for piece in pieces(folded) or (folded,):
                written.setdefault(piece, []).append(found.span())
    marked: set[int] = set()
    for at, place, _ in sorted(pairs, key=lambda pair: pair[1]):
        part, word = query.parts[at], stored[place].text
        runs = written.get(word)
        if runs:
            start, end = runs.pop(0) if len(runs) > 1 else runs[0]
            if word in part.meant:
                marked.update(range(start, end))
            else:
                marked.update(start + offset for offset in _letters(spelling[start:end], word, part.word.text))
    return tuple(_ranges(sorted(marked)))


@lru_cache(maxsize=1_024)
def _latin(char: str) -> str:
    return re.sub("[^a-z0-9]", "", to_latin(char))


def _letters(run: str, word: str, asked: str) -> Iterator[int]:
    """Offsets in a written word of the letters of one of its folded words that were asked for."""
    if run.isascii() and run.isalnum():
        folded, origin = run.lower(), list(range(len(run)))
    else:
        folded, origin = "", []
        for offset, char in enumerate(run):
            latin = _latin(char)
            folded += latin
            origin += [offset] * len(latin)
    begin = folded.find(word)
    if begin < 0:  # spelt by rule (Deen is din): the whole word
        yield from range(len(run))
        return
    if asked == word:
        yield from origin[begin : begin + len(word)]
        return
    for block in Indel.opcodes(asked, word):
        if block.tag == "equal":
            yield from (origin[begin + at] for at in range(block.dest_start, block.dest_end))


def _ranges(offsets: list[int]) -> Iterator[Span]:
    start = None
    for at, offset in enumerate(offsets):
        if start is None:
            start = offset
        if at + 1 == len(offsets) or offsets[at + 1] != offset + 1:
            yield start, offset + 1
            start = None
