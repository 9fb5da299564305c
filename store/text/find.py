"""Words found in a text as they stand there: large or small letters, over the ends of lines, whatever the quotes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from store.text.segments import Span, is_word, word

_ALIKE = ("'’‘ʼ`", '"“”„«»', "-‐‑–—")


@lru_cache(maxsize=4)
def _pattern(words: str, back: bool) -> re.Pattern[str]:
    import regex

    library: Any = regex
    marks = r"\p{Mn}*"
    parts = [_one(char, library.escape) + marks for char in " ".join(words.split())]
    return cast("re.Pattern[str]", library.compile(f"(?i{'r' if back else ''})" + "".join(parts)))


def _one(char: str, escape: Any) -> str:
    if char == " ":
        return r"[\s\x1c-\x1f]+"
    alike = next((group for group in _ALIKE if char in group), "")
    return f"[{escape(alike)}]" if alike else str(escape(char))


_TO = re.compile(r"(?s)(.*?\S)\s*(?:\.\.\.?|…)\s*(\S.*)")


def find(text: str, words: str, start: int = 0) -> Span | None:
    """Where the words stand first from `start` on, else first of all; None where they do not, or there are none.

    "these..those" is all from the first to the next of the others, to the end of their last word.
    """
    if not words.strip():
        return None
    pattern = _pattern(words, back=False)
    match = pattern.search(text, start) or pattern.search(text)
    if match is not None:
        return match.span()
    return _reach(text, words, lambda first: find(text, first, start))


def find_before(text: str, words: str, end: int) -> Span | None:
    """Where the words stand last before `end`, else last of all."""
    if not words.strip():
        return None
    pattern = _pattern(words, back=True)
    match = pattern.search(text, 0, end) or pattern.search(text)
    if match is not None:
        return match.span()
    return _reach(text, words, lambda first: find_before(text, first, end))


def _reach(text: str, words: str, begin: Callable[[str], Span | None]) -> Span | None:
    """From the first of two to the end of the other, where both are typed with dots between them."""
    two = _TO.fullmatch(words)
    first = begin(two[1]) if two is not None else None
    if two is None or first is None:
        return None
    last = _pattern(two[2], back=False).search(text, first[1])
    if last is None:
        return None
    inside = word(text, last.end() - 1)
    return first[0], inside[1] if is_word(text, inside) else last.end()
