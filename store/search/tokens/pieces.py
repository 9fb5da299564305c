"""A text in passages: a few sentences each, as one is found and shown.

Passages tile the text and end where a paragraph or a sentence does, or at least a word, so that each can be cut into
words by itself.
"""

from __future__ import annotations

import re

LEAST, USUAL, MOST = 500, 900, 1_300
"""Code points of a passage: some three to six sentences, so that words that belong together stand in one."""
MOST_PIECES = 60_000
"""Passages of one text. Those of a larger one are longer."""

_ENDS = (
    re.compile(r"\n[^\S\n]*\n\s*"),
    re.compile(r"[.!?…؟۔।。！？][\"'”’»)\]」』]*(?:\s+|(?<=[。！？])|(?<=[」』]))"),
    re.compile(r"(?<![-\u2010\u00ad])\n\s*|[。，、；：;]\s*"),
    re.compile(r"\s+"),
    re.compile(r"\W+"),
)
"""Where a passage may end, the best first: between paragraphs, behind a sentence, at a line, a blank, a sign."""
_SIGN = re.compile(r"[\s!-/:-@\[-^{-~]")


def starts(text: str) -> list[int]:
    """Where each passage of a text begins; the first at 0. A text of nothing has none."""
    if not text:
        return []
    scale = max(1.0, len(text) / (MOST_PIECES * LEAST))
    least, usual, most = (int(size * scale) for size in (LEAST, USUAL, MOST))
    found, at = [0], 0
    while len(text) - at > most:
        at = _end(text, at + least, at + usual, at + most)
        if at >= len(text):
            break
        found.append(at)
    return found


def _end(text: str, least: int, usual: int, most: int) -> int:
    for ends in _ENDS[:2]:
        places = [match.end() for match in ends.finditer(text, least, most)]
        if places:
            return min(places, key=lambda place: abs(place - usual))
    for ends in _ENDS[2:]:
        for match in ends.finditer(text, usual, most):
            return match.end()
    sign = _SIGN.search(text, most)  # one word of more than a page
    return sign.end() if sign is not None else len(text)
