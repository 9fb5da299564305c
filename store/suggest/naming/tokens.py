"""A text taken apart once: its words with their places, and the pieces that names are compared by."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from store.model.facts import dataclass
from store.names.words import fold, pieces, script_of
from store.text.segments import bare
from store.text.sentences import sentences

Span = tuple[int, int]

WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d])*(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_GLUE = re.compile(r"(?:['’]s?)?(?:[ \u00a0_'’./#@\-–]*|[ \u00a0]*\n[ \u00a0]*)")
"""What may stand between two words of one name."""
_CASELESS = frozenset(("Arabic", "Hebrew", "Han", "Other"))
_LETTERS = 5
_LONGEST = 200_000
"""Letters of a text that are read: what is behind them is no report any more."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text.

    ``capital``: it begins with one; ``caseless``: its script has none; ``first``: it is the first of its sentence;
    ``owner``: an 's is behind it.
    """

    start: int
    end: int
    text: str
    low: str
    capital: bool
    caseless: bool
    first: bool
    owner: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A word as names are compared by, and the token it is of; ``joined``: nothing but glue parts it from the last."""

    word: str
    token: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its sentences (without the blanks around them), tokens and pieces."""

    text: str
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    pieces: tuple[Piece, ...]
    cased: bool

    def sentence_at(self, place: int) -> int:
        """Which sentence a code point belongs to."""
        return max(0, bisect_right(self.sentences, place, key=lambda one: one[0]) - 1)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in a span."""
        low = bisect_left(self.tokens, start, key=lambda one: one.start)
        return self.tokens[low : bisect_left(self.tokens, end, key=lambda one: one.start)]


def pieces_of(word: str) -> tuple[str, ...]:
    """The pieces of a word: none of an article, but letters in capitals are letters (US, UN, IS)."""
    if word.isupper() and 2 <= len(word) <= _LETTERS:
        return tuple(fold(word))
    return tuple(piece for folded in fold(word) for piece in pieces(folded))


def take_apart(text: str) -> Text:
    """The text's words and sentences, each looked at once."""
    spans = tuple(span for span in (bare(text, one) for one in sentences(text[:_LONGEST])) if span[0] < span[1])
    tokens: list[Token] = []
    out: list[Piece] = []
    known: dict[str, tuple[str, ...]] = {}
    for start, end in spans:
        last, chained = -1, False
        for found in WORD.finditer(text, start, end):
            word = _POSSESSIVE.sub("", found.group()) or found.group()
            at, caseless = found.start(), not word.isascii() and script_of(word) in _CASELESS
            glued = last >= 0 and _GLUE.fullmatch(text, last, at) is not None
            chained = chained and glued
            owner = word != found.group()
            tokens.append(
                Token(at, at + len(word), word, word.casefold(), word[0].isupper(), caseless, last < 0, owner)
            )
            if word not in known:
                known[word] = pieces_of(word)
            for nth, piece in enumerate(known[word]):
                out.append(Piece(piece, len(tokens) - 1, chained or nth > 0))
            chained = chained or bool(known[word])
            last = at + len(word)
    cased = sum(token.capital for token in tokens if not token.caseless) * 50 > len(tokens)
    return Text(text, spans, tuple(tokens), tuple(out), cased)
