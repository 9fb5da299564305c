"""The words of a report, made plain enough to be read or compared by a program."""

from __future__ import annotations

import re
import unicodedata

#: No date and no number is longer; a longer text is refused before any pattern looks at it.
LONGEST = 200

_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "‘’ʼ`´"), "'")
_SIGNS = {ord("≥"): ">=", ord("≤"): "<=", ord("≈"): "~", ord("±"): "~", ord("٬"): ",", ord("٫"): "."}
_MARKS = _DASHES | _QUOTES | _SIGNS
_ARTICLES = frozenset({"a", "an", "the"})


class UnreadableValue(ValueError):
    """A value that cannot be read. The message is one sentence: what is wrong and what would be right."""


def shown(text: str, limit: int = 60) -> str:
    """``text`` in double quotes for a message: one line, no control or bidi characters, cut at ``limit``."""
    plain = line(text[: limit * 4])
    return f'"{plain[: limit - 1]}…"' if len(plain) > limit or len(text) > limit * 4 else f'"{plain}"'


def line(text: str) -> str:
    """``text`` as it stands, as one line without control and bidi characters."""
    plain = "".join(
        char if char.isprintable() else ("" if unicodedata.category(char) == "Cf" else " ") for char in text
    )
    return " ".join(plain.split())


def tidy(text: str) -> str:
    """Lower-case words with one kind of digit, dash, quote and space, for the date and number readers.

    A raised number ("17²", a footnote) and a fraction ("2½") never become digits of the number before.
    """
    apart = "".join(f" {char} " if unicodedata.category(char) == "No" else char for char in text)
    plain = unicodedata.normalize("NFKC", apart).translate(_MARKS).casefold()
    if not plain.isascii():
        plain = "".join(str(unicodedata.digit(char, char)) for char in plain if unicodedata.category(char) != "Cf")
    plain = re.sub(r"(?<=[a-z])\.", " ", plain)
    return " ".join(plain.split())


def fold(text: str) -> str:
    """``text`` as a key: NFKC, case folded, punctuation to spaces, articles dropped.

    Words that only differ in these are the same answer to a question of text. Format characters
    (bidi controls, joiners) vanish; articles stay where nothing else would be left.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    # casefold can undo NFKC ("ſ" and some Greek letters), so it is applied once more
    plain = unicodedata.normalize("NFKC", plain).casefold()
    out: list[str] = []
    for char in plain:
        category = unicodedata.category(char)
        if category == "Cf":
            continue
        out.append(" " if category[0] in "PSZC" else char)
    words = "".join(out).split()
    return " ".join([word for word in words if word not in _ARTICLES] or words)
