"""Where in a text the words of a query stand: what is lit, and what n and N go to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from heapq import nsmallest

from store.search.tokens.cutting import Token, tokens
from store.search.tokens.heard import sounds
from store.search.tokens.names import name_key
from store.search.tokens.particles import may_stand_between
from store.search.tokens.pieces import MOST, starts
from store.search.tokens.stems import stem as stem_of
from store.search.tokens.together import Form, parts_of, together
from store.search.words.asked import parse
from store.search.words.forms import Sought, Way
from store.search.words.spelt import spelt

Span = tuple[int, int]
_MOST_BETWEEN = 2
"""Small words that may stand between two words of a name."""
_AT_ONCE = 1_000_000
"""Code points of a text whose words are held at once, and kept; a larger one is looked through part by part."""


class OfText:
    """The words of one text, or of a part of it, as a vocabulary."""

    def __init__(self, cut: Sequence[Token], text: str) -> None:
        self._cut = cut
        self._text = text

    @cached_property
    def _in_parts(self) -> dict[str, bool]:
        found: dict[str, bool] = {}
        for word, small in together(self._text):
            found[word] = small or found.get(word, False)
        return found

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(token.word for token in self._cut if token.small)

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(token.word for token in self._cut if not token.joined)

    @cached_property
    def _by_begin(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in (*self._words, *self._in_parts):
            found[word[:2]].append(word)
        return found

    @cached_property
    def _by_key(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        names = [word for word in self._words if word not in self._small]
        for word in (*names, *(word for word, small in self._in_parts.items() if not small)):
            if key := name_key(parts_of(word)[0]):
                found[key].add(word)
        return found

    @cached_property
    def _sounds(self) -> frozenset[str]:
        return frozenset(sounds(self._cut))

    def sounds(self) -> frozenset[str]:
        """The syllables of the characters in the text."""
        return self._sounds

    def is_plain(self, word: str) -> bool:
        """Whether a word stands there in small letters."""
        return word in self._small

    def of_stem(self, stem: str) -> Iterable[str]:
        """The words with a stem: each begins as its stem does."""
        return [word for word in self._by_begin.get(stem[:2], ()) if stem_of(parts_of(word)[0]) == stem]

    def of_keys(self, keys: Collection[str]) -> Iterable[str]:
        """The words that may be names with one of these keys."""
        return {word for key in keys for word in self._by_key.get(key, ())}

    def known(self, words: Collection[str]) -> Iterable[str]:
        """Those of some words that are there."""
        return [word for word in words if word in self._words]

    def in_parts(self, begun: str) -> Iterable[str]:
        """The words in parts that begin so."""
        return [word for word in self._in_parts if parts_of(word)[0].startswith(begun)]

    def begun_by(self, begun: str, most: int) -> Iterable[str]:
        """Words that begin so, those of most places first."""
        there = [word for word in self._by_begin.get(begun[:2], ()) if word.startswith(begun)]
        if len(begun) < 2:
            there = [word for word in self._words if word.startswith(begun)]
        return nsmallest(most, there, key=lambda word: (-self._words[word], word))


@lru_cache(maxsize=8)
def _cut(text: str) -> tuple[tuple[Token, ...], OfText]:
    """A text's words; those of the text that is read, and of those beside it, are kept."""
    cut = tuple(tokens(text))
    return cut, OfText(cut, text)


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
        found += lit(cut, spelt(asked.terms, OfText(cut, text[start:end])))
    return tuple(found)


def lit(cut: Sequence[Token], sought: Sequence[Sought]) -> tuple[Span, ...]:
    """Where in words that were cut some terms stand; what follows one another as it was asked is one place, with the
    small words of names between."""
    found = _beside_names([(*place, nth) for nth, term in enumerate(sought) for place in places(cut, term)], sought)
    spans: list[Span] = []
    behind, of = -1, -1  # the last word that is lit, and the term that it is of
    for first, last, nth in sorted(found):
        start, end = cut[first].start, cut[last].end
        if cut[last].joined and len(sought[nth].term.words[-1]) == 1:  # one letter, which begins a pair of them
            end = cut[last].start + 1
        follows = nth == of + 1 and (first == behind + 1 or _only_between(cut, behind, first))
        if spans and (start < spans[-1][1] or follows):
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
        behind, of = max(behind, last), nth
    return tuple(spans)


def _beside_names(found: list[tuple[int, int, int]], sought: Sequence[Sought]) -> list[tuple[int, int, int]]:
    """Without small words of names (bin, van) that stand beside nothing else that was found, where more was asked."""
    small = {nth for nth, it in enumerate(sought) if it.small}
    if not small or len(small) == len(sought):
        return found
    firsts = {first for first, _, nth in found if nth not in small}
    lasts = {last for _, last, nth in found if nth not in small}
    return [it for it in found if it[2] not in small or it[1] + 1 in firsts or it[0] - 1 in lasts]


def _only_between(cut: Sequence[Token], behind: int, first: int) -> bool:
    """Whether at most two words stand between two others, both small ones of names."""
    between = cut[behind + 1 : first]
    return 0 < len(between) <= _MOST_BETWEEN and all(token.word in may_stand_between() for token in between)


def places(cut: Sequence[Token], sought: Sought) -> list[tuple[int, int]]:
    """Where a term stands among words that were cut, as its first and last word."""
    firsts, begun = _beginnings(sought.ways)
    found = []
    for at, token in enumerate(cut):
        word = token.word
        last = max((_last(cut, at, way) for way in firsts[word]), default=-1) if word in firsts else -1
        if last < 0 and begun and word.startswith(begun):
            last = at
        if last >= 0:
            found.append((at, last))
    return found


@lru_cache(maxsize=64)
def _beginnings(ways: tuple[Way, ...]) -> tuple[dict[str, list[Way]], tuple[str, ...]]:
    """The ways by the words that they begin with, and how words may begin that are all of one."""
    firsts: defaultdict[str, list[Way]] = defaultdict(list)
    for way in ways:
        for word in {form[0] for form in way.forms[0]}:
            firsts[word].append(way)
    return dict(firsts), tuple({way.begun for way in ways if way.begun and len(way.forms) == 1})


@lru_cache(maxsize=256)
def _in_parts(forms: frozenset[Form]) -> dict[str, list[Form]]:
    """The forms of several words by their first one."""
    found: defaultdict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if len(form) > 1:
            found[form[0]].append(form)
    return dict(found)


def _last(cut: Sequence[Token], at: int, way: Way) -> int:
    """The last word of a way that begins at a word, or -1 where it does not stand there."""
    for nth in range(len(way.forms)):
        end = _behind(cut, at, way, nth)
        steps = 0
        while end < 0 and way.loose and nth > 0 and steps < _MOST_BETWEEN and at < len(cut):
            if cut[at].word not in may_stand_between():
                break
            at, steps = at + 1, steps + 1
            end = _behind(cut, at, way, nth)
        if end < 0:
            return -1
        at = end
    return at - 1


def _behind(cut: Sequence[Token], at: int, way: Way, nth: int) -> int:
    """The place behind a form that stands at a word, the longest of them; -1 where none does."""
    if at >= len(cut):
        return -1
    word, forms = cut[at].word, way.forms[nth]
    best = at + 1 if (word,) in forms else -1
    for form in _in_parts(forms).get(word, ()):
        if tuple(token.word for token in cut[at : at + len(form)]) == form:
            best = max(best, at + len(form))
    if best < 0 and way.begun and nth == len(way.forms) - 1 and word.startswith(way.begun):
        best = at + 1
    return best
