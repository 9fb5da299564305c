"""Given names that read as an article or as son of: Ben Johnson is no Johnson's son, and Al Gore has no article.

Which it is the other name tells: Ben Ali beside bin Ali is the son of Ali, beside Tom Ali he is called Ben.
"""

from __future__ import annotations

from store.names.parts import Name, Part, word
from store.names.people import short_forms

_BEN = "ben"
_SON = "bin"
# Articles of Arabic, French, Spanish and so on that are short given names of English as well.
_ARTICLES = frozenset(("al", "ed", "des", "di"))


def as_given(one: Name, other: Name) -> tuple[Name, Name]:
    """Both names, each with what may be its given name as one where the other name speaks for it."""
    return _given(one, other), _given(other, one)


def _given(name: Name, beside: Name) -> Name:
    parts = name.parts
    if not (parts and beside.parts):
        return name
    first = parts[0]
    both = beside.parts[0].raw == _BEN
    if first.raw == _BEN and len(parts) > 1 and (both or not any(part.text == _SON for part in beside.parts)):
        return name._replace(parts=(word(_BEN, first.at), *parts[1:]))
    if first.before in _ARTICLES and first.at == 1 and _is_long(first.before, beside.parts):
        return name._replace(parts=(word(first.before, 0), first._replace(before=""), *parts[1:]))
    return name


def _is_long(short: str, parts: tuple[Part, ...]) -> bool:
    """Whether one of these is a name that the article may be the short form of, and another name stands beside it."""
    return len(parts) > 1 and any(short_forms.are_one(short, part.text) for part in parts if part.role == "word")
