"""The words of a name as they are written, each beside what it folds to: M-23 and 1,200 are one."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.names.bodies.ships import without_stroke
from store.names.people.called import in_other_letters
from store.names.people.titles import none_behind
from store.names.script import main_script
from store.names.words import fold

# A word as it is written, M-23 and 1,200 as one.
_RUN = re.compile(
    r"(?<!-)(?<!\w)[^\W\d_]{1,3}[- ]\d+(?!\w)|\d{1,3}(?:[.,]\d{3})+(?!\d)|[^\W_]+(?:['\u2019\u02bc`][^\W_]+)*"
)
_LETTERS = re.compile(r"(?<!\w)\w(?!\w)|[A-Z]{2}|\b[A-Za-z]{2,4}\.|(?i:\b(?:wm|chas|thos|robt|md|mohd|muhd)\b)")
_O_O = re.compile(r"(?<=[. ])([sz]) ?([ro])\. ?o\.(?= *$)")
"""The end of two Slavic forms, whose letters are no initials: sp. z o.o., spol. s r.o."""
_DOCTOR = re.compile(r"\b[Pp][Hh]\.? ?[Dd](?:\.|\b)")
"""Without one of these it does not matter to any word how it is written: no initial, no numeral, no AQ."""


class Token(NamedTuple):
    """A folded word, how it is written, and the characters around it."""

    raw: str
    written: str
    before: str
    behind: str


def tokens_of(text: str, *, exactly: bool = False) -> list[Token]:
    """The folded words of a name, each as it is written where that can be told (and is needed, or
    `exactly` so), with the characters around it."""
    raw = fold(text)
    if not (exactly or _LETTERS.search(text)):
        return [Token(word, word, " ", " ") for word in raw]
    found = [
        Token(word, run[0], text[max(0, run.start() - 1) : run.start()], text[run.end() : run.end() + 1])
        for run in _RUN.finditer(text)
        for word in fold(run[0])
    ][: len(raw)]
    if len(found) != len(raw):
        return [Token(word, word, " ", " ") for word in raw]
    return [token._replace(raw=word) for word, token in zip(raw, found, strict=True)]


def written_words(text: str) -> list[str]:
    """The words of a name as they are written, one for each folded one: what the places of its parts count."""
    return [token.written for token in tokens_of(as_meant(text), exactly=True)]


def as_meant(text: str) -> str:
    """A name in its main script, with letters that are no initials (Ph.D., z o.o.) as a word."""
    plain = none_behind(in_other_letters(main_script(text[:400])), fold)
    plain = without_stroke(plain.replace("&", " and "))
    return _O_O.sub(r"\1\2o", _DOCTOR.sub("PhD", plain))
