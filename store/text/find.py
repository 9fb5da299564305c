"""Words found in a text as they stand there: large or small letters, over the ends of lines, whatever the quotes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, cast

from store.text.segments import Span, is_word, word

_ALIKE = ("'’‘ʼ`", '"“”„«»', "-‐‑–—")


@lru_cache(maxsize=4)
def _pattern(words: str) -> re.Pattern[str]:
    import regex

    library: Any = regex
    marks = r"\p{Mn}*"
    parts = [_one(char, library.escape) + marks for char in " ".join(words.split())]
    return cast("re.Pattern[str]", library.compile("(?i)" + "".join(parts)))


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
    pattern = _pattern(words)
    match = pattern.search(text, start) or pattern.search(text)
    if match is not None:
        return match.span()
    return _reach(text, words, start)


def every(text: str, words: str) -> tuple[Span, ...]:
    """All places where the words stand as they are, in their order."""
    return tuple(match.span() for match in _pattern(words).finditer(text)) if words.strip() else ()


def reaches(words: str) -> bool:
    """Whether "these..those" is asked for."""
    return _TO.fullmatch(words) is not None


def _reach(text: str, words: str, start: int) -> Span | None:
    """From the first of two to the end of the other, where both are typed with dots between them."""
    two = _TO.fullmatch(words)
    first = find(text, two[1], start) if two is not None else None
    if two is None or first is None:
        return None
    last = _pattern(two[2]).search(text, first[1])
    if last is None:
        return None
    inside = word(text, last.end() - 1)
    return first[0], inside[1] if is_word(text, inside) else last.end()
