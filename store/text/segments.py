"""Letters, words and paragraphs of a text in any script: where a cursor may stand and what a key selects.

Spans are code points, end exclusive. The spans of a kind tile the text: each code point stands in exactly one, blanks
in that of what stands before them; `bare` takes the blanks off. Each is found from what stands around it, so that a
text of megabytes costs no more than a page. Lines end at "\\n". Sentences have a module of their own.

Letters and words are those of Unicode (UAX #29), as the regex library knows them; it is loaded when first asked for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any
from unicodedata import category

Span = tuple[int, int]

_NEAR = 16
"""Code points before a place that may decide whether a word begins there."""

_FULL = (40, 120)
"""Between these a text's lines were broken to a width, as in mail and PDF files; longer ones are paragraphs."""

_FEW = 5
"""Lines that tell nothing yet of a width."""

_ITEM = re.compile(r"[^\S\n]*(?:[•‣◦▪●○·*–—-]|\(?(?:\d{1,3}|[a-z])[.)])\s")
_INK = re.compile(r"\S")


@cache
def _regex() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is a letter, and where words begin and end."""
    from typing import cast

    import regex

    library: Any = regex
    return cast("re.Pattern[str]", library.compile(r"\X")), cast("re.Pattern[str]", library.compile(r"(?w)\b"))


def letter(text: str, at: int) -> Span:
    """The letter, with its marks, that a code point belongs to."""
    start = at
    while start > 0 and not _parts_letters(text[start - 1], text[start]):
        start -= 1
    for match in _regex()[0].finditer(text, start):
        if match.end() > at:
            return match.span()
    return at, at + 1


def word(text: str, at: int) -> Span:
    """The word that a code point belongs to, or what stands between words: a sign, a run of blanks."""
    breaks = _regex()[1]
    step = _NEAR
    while True:
        low = max(at - step, 0)
        start = 0 if low == 0 else -1
        for match in breaks.finditer(text, low):
            if match.start() > at:
                if start >= 0:
                    return start, match.start()
                break
            if low == 0 or match.start() > low + _NEAR // 2:  # what stands further left was cut off
                start = match.start()
        else:
            if start >= 0:
                return start, len(text)
        step *= 4


def paragraph(text: str, at: int) -> Span:
    """The paragraph that a code point belongs to, with the blank lines below it."""
    if width := _width(text):
        starts = _starts(text, width)
        nth = bisect_right(starts, at)
        return starts[nth - 1], starts[nth] if nth < len(starts) else len(text)
    start = text.rfind("\n", 0, at) + 1
    while start > 0 and not _begins(text, start, 0):
        start = text.rfind("\n", 0, start - 1) + 1
    return start, _next_start(text, at, 0)


def is_word(text: str, span: Span) -> bool:
    """Whether a span holds letters or digits."""
    return any(char.isalnum() for char in text[slice(*span)])


def bare(text: str, span: Span) -> Span:
    """A span without the white space at its ends; nothing at its start if there is nothing else.

    White space that carries a mark is a letter, and stays.
    """
    part = text[slice(*span)]
    start = span[0] + len(part) - len(part.lstrip())
    if not part.strip():
        return span[0], span[0]
    end = start + len(part.strip())
    return max(letter(text, start)[0], span[0]) if category(text[start])[0] == "M" else start, end


def onward(text: str, at: int, unit: Callable[[str, int], Span]) -> Iterator[Span]:
    """The span at a code point and all that come behind it."""
    while at < len(text):
        span = unit(text, at)
        yield span
        at = span[1]


def _parts_letters(before: str, here: str) -> bool:
    """Whether a letter surely begins between two code points, whatever stands around them."""
    if before.isascii() and here.isascii():
        return (before, here) != ("\r", "\n")
    if before == "\n":
        return True
    sure = unicodedata.category(before)[0] in "LNPZ" and unicodedata.category(here)[0] in "LNPZ"
    return sure and _regex()[0].match(before + here).end() == len(before)  # type: ignore[union-attr]


@lru_cache(maxsize=1)
def _width(text: str) -> int:
    """The width that a text's lines were broken to, 0 where each line is a paragraph."""
    lengths = sorted(len(line) for line in text.split("\n") if line and not line.isspace())
    if len(lengths) < _FEW:
        return 0
    width = lengths[min(len(lengths) * 19 // 20, len(lengths) - 1)]
    return width if _FULL[0] <= width <= _FULL[1] else 0


@lru_cache(maxsize=1)
def _starts(text: str, width: int) -> list[int]:
    """Where the paragraphs begin of a text whose lines were broken to a width: such may be as long as the text."""
    starts = [0]
    while starts[-1] < len(text):
        starts.append(_next_start(text, starts[-1], width))
    return starts[:-1] or starts


def _next_start(text: str, at: int, width: int) -> int:
    """Where the next paragraph begins behind a code point."""
    end = at
    while True:
        end = text.find("\n", end) + 1
        if not end or end >= len(text) or not (ink := _INK.search(text, end)):
            return len(text)
        if ink.start() > end:  # blank lines, or blanks before the first word
            end = max(text.rfind("\n", end, ink.start()) + 1, end)
        if _begins(text, end, width):
            return end


def _begins(text: str, start: int, width: int) -> bool:
    """Whether a paragraph begins with the line that begins there: not where the line before was full."""
    end = text.find("\n", start)
    line = text[start : end if end >= 0 else len(text)]
    if not line or line.isspace():
        return False
    first = text.rfind("\n", 0, start - 1) + 1
    before = text[first : start - 1].rstrip()
    if not before:
        return first == 0 or _INK.search(text, 0, first) is not None
    if not width or _ITEM.match(line):
        return True
    return len(before) + 1 + len(line.split(None, 1)[0]) <= width
