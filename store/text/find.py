"""Words found in a text as they stand there: large or small letters, over the ends of lines, whatever the quotes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, cast

from store.text.segments import Span

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


def find(text: str, words: str, start: int = 0) -> Span | None:
    """Where the words stand first from `start` on, else first of all; None where they do not, or there are none."""
    if not words.strip():
        return None
    pattern = _pattern(words, back=False)
    match = pattern.search(text, start) or pattern.search(text)
    return match.span() if match is not None else None


def find_before(text: str, words: str, end: int) -> Span | None:
    """Where the words stand last before `end`, else last of all."""
    if not words.strip():
        return None
    pattern = _pattern(words, back=True)
    match = pattern.search(text, 0, end) or pattern.search(text)
    return match.span() if match is not None else None
