"""Where a line break of a text was only made to fit some page, so that the text may flow on there.

Agencies' wires, mails and plain files are often wrapped at a fixed width: in a narrower pane each of their lines would
leave a stub behind it. `flowed` puts a blank in the place of such a break, code point for code point, so that every
offset stays right. All else is meant and stays: what stands in a report is not set anew.

The rule. A *block* is what stands between blank lines. A break inside it is one of wrapping if

1. neither of its two lines is one of a list, a table or a heading: none begins with a blank, a tab, a bullet, a dash of
   speech, a number or letter with a point or bracket, or one of ``> | # =``; none has a tab or three blanks inside;
2. the first word of the line below would not have fitted behind the line: that is what a wrapped line looks like, and
   what the lines of verse, of an address, of a signature do not look like;
3. the block was wrapped as a whole: more than half of its breaks are such, and it is 40 to 132 cells wide (nobody
   wraps wider: these are paragraphs of one line each), and not each of its lines begins with a capital, as verse and
   lists of names do.

A headline as long as the lines below it stays a line of its own (`sentences.is_headline`).

A block of one break tells no width: there the text's own width counts, which is that of most blocks that were wrapped.
Where no other block was, the line must be 40 cells wide, and the line below go on with a small letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

NARROWEST, WIDEST = 40, 132
"""Cells that the widest line of a block takes which was wrapped by a program or a typist."""

_MEANT = re.compile(
    r"[ \t\u00a0\u3000]|[-*+\u2022\u25aa\u25e6\u2023\u00b7\u2013\u2014>|#=_~]"
    r"|\(?(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,4})[.)\u0964](?:[ \t]|$)|.*(?:\t|\S {3,}\S)"
)


def flowed(text: str) -> str:
    """Return the text with a blank for each line break that only wrapped it; as long as it was, in code points."""
    if text.count("\n") < 2 and len(text) < NARROWEST:
        return text
    lines = text.split("\n")
    if not (blocks := list(_blocks(lines))):
        return text
    from store.text.sentences import is_headline  # most texts have a line a paragraph, and need nothing of it

    long = [one for one in blocks if one[1] - one[0] > 2]
    wrapped = {one: width for one in long if (width := _wrapped_at(lines, *one))}
    usual = _middle(wrapped.values()) if wrapped else 0
    joined = set[int]()
    for block in blocks:
        if (width := wrapped.get(block, 0)) == usual == 0 and block[1] - block[0] > 2:
            continue
        headed = is_headline(*lines[block[0] : block[0] + 2])
        for nth in range(block[0] + headed, block[1] - 1):
            if _full(lines, nth, width) if width else _goes_on(lines, nth, usual):
                joined.add(nth)
    if not joined:
        return text
    return "".join(line + (" " if nth in joined else "\n") for nth, line in enumerate(lines))[:-1]


def _middle(widths: Collection[int]) -> int:
    from statistics import median_low  # most texts are not wrapped, and what is read at every start is not this

    return median_low(widths)


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The blocks of more than one line, as [first, end) of their lines."""
    start = None
    for nth, line in enumerate([*lines, ""]):
        if line and not line.isspace():
            start = nth if start is None else start
        elif start is not None:
            if nth - start > 1:
                yield start, nth
            start = None


def _wrapped_at(lines: Sequence[str], first: int, end: int) -> int:
    """The width a block was wrapped at, 0 where it was not."""
    width = max(cells(line) for line in lines[first : end - 1])
    if not NARROWEST <= width <= WIDEST or all(line[0].isupper() for line in lines[first:end]):
        return 0
    full = sum(_full(lines, nth, width) for nth in range(first, end - 1))
    return width if 2 * full > end - 1 - first else 0


def _full(lines: Sequence[str], nth: int, width: int) -> bool:
    """Whether a line and the one below may be parts of one, and the first word below would not have fitted."""
    line, below = lines[nth].rstrip(), lines[nth + 1].rstrip()
    if _MEANT.match(line) or _MEANT.match(below):
        return False
    if cells(below[:1]) > 1:  # a script that is broken between any two letters
        return cells(line) + 2 > width
    return cells(line) + 1 + cells(below.split(None, 1)[0]) > width


def _goes_on(lines: Sequence[str], nth: int, usual: int) -> bool:
    """The same for a line whose block tells no width: by the text's own, or by the letter below."""
    if usual:
        return cells(lines[nth].rstrip()) <= usual and _full(lines, nth, usual)
    width = cells(lines[nth].rstrip())
    return NARROWEST <= width <= WIDEST and lines[nth + 1][:1].islower() and _full(lines, nth, width)


def cells(text: str) -> int:
    """About as many cells as a text takes: East Asian letters two, all others one."""
    return len(text) if text.isascii() else sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)
