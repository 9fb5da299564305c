"""The last gate of every reader: a text as it is kept, or the place of what no database can hold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from store.intake.limits import Limits, size_words
from store.intake.refusing import Unreadable
from store.intake.wire import UNSTORABLE
from store.text.clean import clean

_LINE_ENDS = re.compile(r"[^\S\n]+(?=\n|\Z)")
_GAPS = re.compile(r"\n{3,}")
_SPACES = re.compile(r"[^\S\n\u00a0\u202f]+")


def admitted(text: str, limits: Limits) -> str:
    """``text`` cleaned of what drives terminals or hides: it is kept like this, and offsets count in it.

    Lines end in "\\n" and not in white space, at most one line is empty between two others, and one "\\n" is the
    end. Letters stay as they are composed. Raises Unreadable.
    """
    if found := UNSTORABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        what = f"U+{ord(found.group()):04X}"
        place = f"line {line}, character {found.start()}"
        raise Unreadable(f"holds a character that no text may hold ({what} at {place}): remove it")
    text = _LINE_ENDS.sub("", clean(text))
    text = _GAPS.sub("\n\n", text).strip("\n")
    if not text.strip():
        raise Unreadable("holds no words: there is nothing to read")
    size = len(text.encode("utf-8")) + 1
    if size > limits.text_bytes:
        most = size_words(limits.text_bytes)
        raise Unreadable(f"holds {size_words(size)} of text, and a report at most {most}: split it")
    return text + "\n"


def joined(paragraphs: Iterable[str]) -> str:
    """Paragraphs with an empty line between them; those without words are left out."""
    return "\n\n".join(one for one in (paragraph.strip() for paragraph in paragraphs) if one)


def spaced(words: str) -> str:
    """White space run together, as it is read on the screen; a no-break space stays one."""
    return _SPACES.sub(" ", words).strip(" ")


def row(cells: Iterable[str]) -> str:
    """A table's row as a line of text."""
    told = [" ".join(cell.split()) for cell in cells]
    while told and not told[-1]:
        told.pop()
    return " | ".join(told) if any(told) else ""
