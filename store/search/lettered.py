"""Initials in what is asked for, and in what is stored: A. Q. Khan is Abdul Qadeer Khan.

The index holds letters that stand side by side as one word (aq) and leaves out those that are articles elsewhere (l),
so names with initials are asked for by words that begin so, and judged by the score of two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.names.alike import alikeness
from store.names.parts import Part as NamePart
from store.names.parts import taken_apart
from store.names.weighing import SAYS_WHO
from store.search.candidates import Question
from store.search.query import Part, Query
from store.search.vocabulary import Words

_WORDS_EACH = 40
"""Of the words that begin with an initial the most common so many are asked for."""
_MOST = 80
_MOST_LETTERS = 3
"""A name has no more initials; more letters are a word."""
_JUDGED = 0.15
"""What answers less well is not judged anew: of three given names the initials count nothing there."""
_LETTERS = re.compile(r"(?<!\w)[^\W\d_](?!\w)|(?<!\w)[A-Z]{2,3}(?!\w)")
"""A letter alone, or a few capitals."""


class Lettered:
    """The initials of one query, or those its words may be shortened to."""

    def __init__(self, query: Query) -> None:
        self._text = _as_a_name(query.text)
        parts = taken_apart(self._text, plainly=True).parts if _LETTERS.search(self._text) else ()
        letters = [part for part in parts if part.role == "initial"]
        named = [part for part in parts if part.role == "word" and part.weight >= SAYS_WHO]
        begun = query.partial and bool(letters) and parts[-1] is letters[-1] and not query.text.endswith(".")
        self._letters = letters if named and not begun and len(letters) <= _MOST_LETTERS else []
        self.asked = bool(self._letters)
        """Whether a name is asked for by initials: then the score of two names says who is meant."""
        texts = {part.text for part in named}
        self._rest = [part for part in query.parts if part.word.text in texts]
        self._full = [] if self.asked else [part for part in query.parts if not part.title]

    def questions(self, words: Words) -> Iterator[Question]:
        """Names that have the other words, and those the initials may stand for, or the initials of the words asked."""
        if self.asked and self._rest:
            rest = [part.same for part in self._rest]
            yield Question((*(self._begun(words, part) for part in self._letters), *rest), _MOST)
            yield Question(tuple(rest), _MOST, len(rest))
            yield Question(tuple(rest), _MOST, len(rest) + 1)
        elif 3 <= len(self._full) <= 5 and all(part.word.text.isalpha() for part in self._full):
            yield from self._shortened()

    def _begun(self, words: Words, letter: NamePart) -> tuple[str, ...]:
        return (f".{letter.text}", *words.begun_by(letter.text, _WORDS_EACH))

    def _shortened(self) -> Iterator[Question]:
        """The given names as letters before the last one or behind the first one; the middle ones as letters."""
        first, *others = self._full
        *given, last = self._full
        yield Question(((_letters_of(given),), last.same), _MOST)
        yield Question(((_letters_of(others),), first.same), _MOST)
        yield Question((first.same, (_letters_of(given[1:]),), last.same), _MOST)

    def score(self, spelling: str, found: float) -> float:
        """The score of a spelling that the search gave so much."""
        if found < _JUDGED:
            return found
        if self.asked:
            return alikeness(self._text, spelling)
        return max(found, alikeness(self._text, spelling)) if _LETTERS.search(spelling) else found


def _as_a_name(text: str) -> str:
    """What was typed in small letters and begins with a letter alone, as a name is written."""
    return text.title() if text.islower() and text[1:2] in (" ", ".") else text


def _letters_of(parts: list[Part]) -> str:
    return "." + "".join(part.word.text[0] for part in parts)
