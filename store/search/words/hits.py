"""Where in a text the words of a query stand: what is lit, and what n and N go to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache

from store.search.words.asked import parse
from store.search.words.cutting import Token, tokens
from store.search.words.forms import Sought, name_key, spelt
from store.search.words.pieces import MOST, starts
from store.search.words.stems import stem as stem_of

Span = tuple[int, int]
_AT_ONCE = 1_000_000
"""Code points of a text whose words are held at once, and kept; a larger one is looked through part by part."""


class OfText:
    """The words of one text as a vocabulary."""

    def __init__(self, cut: Sequence[Token]) -> None:
        self._cut = cut

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(token.word for token in self._cut if token.small)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(token.word for token in self._cut if not token.joined)

    @cached_property
    def _by_begin(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            found[word[:2]].append(word)
        return found

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for word in self._words - self._small:
            if key := name_key(word):
                found[key].add(word)
        return found

    def is_plain(self, word: str) -> bool:
        """Whether a word stands there in small letters."""
        return word in self._small

    def of_stem(self, stem: str) -> Iterable[str]:
        """The words with a stem: each begins as its stem does."""
        return [word for word in self._by_begin.get(stem[:2], ()) if stem_of(word) == stem]

    def of_keys(self, keys: Collection[str]) -> Iterable[str]:
        """The words that may be names with one of these keys."""
        return {word for key in keys for word in self._by_key.get(key, ())}


@lru_cache(maxsize=2)
def _cut(text: str) -> tuple[tuple[Token, ...], OfText]:
    """A text's words; those of the text that is read, and of the one beside it, are kept."""
    cut = tuple(tokens(text))
    return cut, OfText(cut)


def hits_in(query: str, text: str, *, partial: bool = True) -> tuple[Span, ...]:
    """All places of a text where the words of a query stand, as (start, end) in code points, in their order.

    Each word by itself, in any form of its stem, names in any spelling; words that stand in the text one behind the
    other as they were asked are one place. What a query leaves out, and its sources, voices and years, do not count.
    With ``partial`` its last word may be only begun. No two places overlap.
    """
    asked = parse(query, partial=partial)
    if asked.is_empty or not text:
        return ()
    if len(text) <= _AT_ONCE:
        cut, words = _cut(text)
        return lit(cut, spelt(asked.terms, words))
    found: list[Span] = []
    begins = starts(text)[:: _AT_ONCE // MOST]
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        cut = tuple(tokens(text, start, end))
        found += lit(cut, spelt(asked.terms, OfText(cut)))
    return tuple(found)


def lit(cut: Sequence[Token], sought: Sequence[Sought]) -> tuple[Span, ...]:
    """Where in words that were cut some terms stand; what follows one another as it was asked is one place."""
    found = [(first, last, nth) for nth, term in enumerate(sought) for first, last in places(cut, term)]
    spans: list[Span] = []
    behind, of = -1, -1  # the last word that is lit, and the term that it is of
    for first, last, nth in sorted(found):
        start, end = cut[first].start, cut[last].end
        if cut[last].joined and len(sought[nth].term.words[-1]) == 1:  # one letter, which begins a pair of them
            end = cut[last].start + 1
        if spans and (start < spans[-1][1] or (first == behind + 1 and nth == of + 1)):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
        behind, of = max(behind, last), nth
    return tuple(spans)


def places(cut: Sequence[Token], sought: Sought) -> list[tuple[int, int]]:
    """Where a term stands among words that were cut, as its first and last word."""
    forms, length = sought.forms, len(sought.forms)
    first, only = forms[0], length == 1
    begun = sought.term.words[-1] if sought.begun else ""
    found = []
    for at, token in enumerate(cut):
        word = token.word
        if word in first or (only and begun and word.startswith(begun)):
            if only:
                found.append((at, at))
            elif _follow(cut, at, forms, begun):
                found.append((at, at + length - 1))
    return found


def _follow(cut: Sequence[Token], at: int, forms: Sequence[frozenset[str]], begun: str) -> bool:
    """Whether the words behind one are those of a term."""
    last = len(forms) - 1
    if at + last >= len(cut):
        return False
    for place in range(1, last + 1):
        word = cut[at + place].word
        if word not in forms[place] and not (place == last and begun and word.startswith(begun)):
            return False
    return True
