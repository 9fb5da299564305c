"""Why a spelling was found, and which of its letters answer the query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Indel

from store.names import begun, fold, key, other_keys, pieces, script_of, sound
from store.names_script import to_latin
from store.search_candidates import Part
from store.search_score import Pair
from store.search_words import glued

_RUN = re.compile(r"[^\W_](?:[^\W_]|[^\w\s.,;:/&()+-])*")
"""A written word: starts with a letter or digit, goes on over marks and apostrophes."""

Span = tuple[int, int]


def why(query: str, parts: list[Part], spelling: str, stored: tuple[str, ...], pairs: list[Pair]) -> str:
    """One word or two on what makes the spelling an answer, the weakest link of its pairs.

    "exact", "order" (the same words in another order), "script", "meaning" (a word translated),
    "same sound", "typo", "prefix" (a word only begun), "part" (words missing on either side), "joined" (written
    together or apart).
    """
    asked = tuple(part.word for part in parts)
    if script_of(query) != script_of(spelling):
        return "script"
    if asked == stored:
        return "exact"
    if sorted(asked) == sorted(stored):
        return "order"
    if not pairs or (len(asked) != len(stored) and glued(asked) == glued(stored)):
        return "joined"
    links = {_link(parts[at], stored[place], at == len(asked) - 1) for at, place, _ in pairs}
    if len(pairs) < len(asked):
        return "part"
    for link in ("meaning", "typo", "same sound", "prefix"):
        if link in links:
            return link
    return "part"


def _link(part: Part, stored: str, last: bool) -> str:
    asked = part.word
    if asked == stored:
        return "exact"
    if stored in part.meant:
        return "meaning"
    if key(asked) == key(stored) or sound(asked) == sound(stored) or key(stored) in other_keys(asked):
        return "same sound"
    return "prefix" if last and (stored.startswith(asked) or sound(stored).startswith(begun(asked))) else "typo"


def spans(spelling: str, parts: list[Part], stored: tuple[str, ...], pairs: list[Pair]) -> tuple[Span, ...]:
    """The letters of `spelling` that stand in the pairs, as ranges of code points in order."""
    written: dict[str, list[Span]] = {}
    for start, end in (found.span() for found in _RUN.finditer(spelling)):
        for folded in fold(spelling[start:end]):
            for piece in pieces(folded) or (folded,):
                written.setdefault(piece, []).append((start, end))
    marked: set[int] = set()
    for at, place, _ in sorted(pairs, key=lambda pair: pair[1]):
        runs = written.get(stored[place])
        if runs:
            start, end = runs.pop(0) if len(runs) > 1 else runs[0]
            if stored[place] in parts[at].meant:
                marked.update(range(start, end))
            else:
                marked.update(start + offset for offset in _letters(spelling[start:end], stored[place], parts[at].word))
    return tuple(_ranges(sorted(marked)))


@lru_cache(maxsize=1_024)
def _latin(char: str) -> str:
    return re.sub("[^a-z0-9]", "", to_latin(char))


def _letters(run: str, word: str, asked: str) -> Iterator[int]:
    """Offsets in a written word of the letters of one of its folded words that were asked for."""
    folded, origin = "", []
    for offset, char in enumerate(run):
        latin = _latin(char)
        folded += latin
        origin += [offset] * len(latin)
    begin = folded.find(word)
    if begin < 0:  # spelt by rule (Deen is din): the whole word
        yield from range(len(run))
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
