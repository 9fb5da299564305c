"""Initials in what is asked for, and in what is stored: A. Q. Khan is Abdul Qadeer Khan.

The index holds letters that stand side by side as one word (aq) and leaves out those that are articles elsewhere (l),
so names with initials are asked for by words that begin so, and judged by the score of two names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.names.alike import alikeness
from store.names.bodies.companies import COMPANY
from store.names.forms import NUMBERED
from store.names.lexicon import INSTITUTIONS, PLACE_FORMS
from store.names.parts import Part as NamePart
from store.names.parts import taken_apart
from store.names.weighing import LIKELY, SAYS_WHO
from store.names.words import fold, key
from store.search.candidates import Question
from store.search.query import Part, Query
from store.search.vocabulary import Words

_WORDS_EACH = 40
"""Of the words that begin with an initial the most common so many are asked for."""
_MOST = 80
_MOST_LETTERS = 3
"""A name has no more initials; more letters are a word."""
_MOST_WORDS = 5
"""Longer names are not written with initials."""
_BODIES = COMPANY | INSTITUTIONS | PLACE_FORMS | NUMBERED
"""Words of bodies and places, whose letters are no initials of given names."""
_JUDGED = 0.15
"""What answers less well is not judged anew: of three given names the initials count nothing there."""
_LETTERS = re.compile(r"(?<!\w)[A-Za-z\u0400-\u04ff](?![\w'\u2019])|(?<!\w)[A-Z]{2,3}(?!\w)")
"""A letter alone, or a few capitals: of the scripts that people write initials in."""


class Lettered:
    """The initials of one query, or those its words may be shortened to."""

    def __init__(self, query: Query) -> None:
        self._text = _as_a_name(query.text)
        person = (
            len(query.words) > 1 and _BODIES.isdisjoint(query.words) and not any(part.meant for part in query.parts)
        )
        parts = taken_apart(self._text, plainly=True).parts if person and _LETTERS.search(self._text) else ()
        letters = [part for part in parts if part.role == "initial"]
        named = [part for part in parts if part.role == "word" and part.weight >= SAYS_WHO]
        begun = query.partial and bool(letters) and parts[-1] is letters[-1] and not query.text.endswith(".")
        self._letters = letters if named and not begun and len(letters) <= _MOST_LETTERS else []
        self.asked = bool(self._letters)
        """Whether a name is asked for by initials: then the score of two names says who is meant."""
        texts = {part.text for part in named}
        self._rest = [part for part in query.parts if part.word.text in texts]
        self._full = [part for part in query.parts if not part.title] if person and not self.asked else []
        self.judges = self.asked or 0 < len(self._full) <= _MOST_WORDS
        """Whether the score of a spelling may hang on its initials."""
        self._first = {letter for part in self._full for letter in (part.word.text[0], part.word.key[0])}

    def questions(self, words: Words) -> Iterator[Question]:
        """Names that have the other words, and those the initials may stand for, or the initials of the words asked."""
        if self.asked and self._rest:
            rest = [part.same for part in self._rest]
            yield Question((*(self._begun(words, part) for part in self._letters), *rest), _MOST)
            yield Question(tuple(rest), _MOST, len(rest))
            yield Question(tuple(rest), _MOST, len(rest) + 1)
        elif 3 <= len(self._full) <= _MOST_WORDS and all(part.word.text.isalpha() for part in self._full):
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
        if not self.judges or found >= 1.0 or not self._may_stand(spelling):
            return found
        if not _has_initials(spelling):  # most letters are of an article or a name in capitals
            return found
        judged = alikeness(self._text, spelling)
        return judged if judged >= LIKELY and judged > found else found

    def _may_stand(self, spelling: str) -> bool:
        """Whether letters of a spelling may stand for words of the query: all of a group that stands together do."""
        for match in _LETTERS.finditer(spelling):
            letters = match[0].lower() if match[0].isascii() else "".join(fold(match[0]))[:1]
            if all(letter in self._first or key(letter)[0] in self._first for letter in letters):
                return True
        return False


def _as_a_name(text: str) -> str:
    """What was typed in small letters and begins with a letter alone, as a name is written."""
    return text.title() if text.islower() and text[1:2] in (" ", ".") else text


def _has_initials(spelling: str) -> bool:
    return any(part.role == "initial" for part in taken_apart(spelling, plainly=True).parts)


def _letters_of(parts: list[Part]) -> str:
    return "." + "".join(part.word.text[0] for part in parts)
