"""A query, taken apart once: its words, and for each the terms of the index it may be found by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from store.names.bodies.companies import COMPANY
from store.names.lexicon import HONORIFICS, LEAD_TITLES
from store.names.script import UNVOWELLED
from store.names.words import Asked, asked_of, assembled, fold, main_script, script_of, word_of, words_meant
from store.search.vocabulary import Words

_MEANT = 0.9
"""A word nobody is called by is taken for words at least this much like it."""
_NO_SLIP = 20
"""A word that so many names have is meant as it is written."""
_LEAST_CUT = 5
"""A shorter word is not two."""
_MOST_WORDS = 8
_REGION = 0.3
"""What a word behind the comma weighs of what it would as a name: so Urdu and Persian works of reference tell places of
one name apart by where they lie (Zira, Punjab)."""
_TITLE = 0.1
"""What a word in front that may be a title weighs, of what it would as a name."""


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a query, with the terms of the index it may be found by.

    `close`, `same` and `near` are words written (".umar") or keys. `same` are its own key, those of
    usual swaps, and words of the same meaning, which `meant` lists; `close` words have one of the
    keys and nearly its letters, `near` ones have other keys, both the most alike first. `cuts` are
    two words that it may be, written together. A `title` may be missing from what is found.
    """

    word: Asked
    weight: float
    close: tuple[str, ...]
    same: tuple[str, ...]
    near: tuple[str, ...]
    cuts: tuple[tuple[str, str], ...]
    meant: frozenset[str]
    title: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart. `partial` when its last word may be only begun.

    `folded` is all of it, `parts` are the words that are looked for: those of its main `script`; `words` the
    same as the words of a name stand.
    """

    text: str
    folded: tuple[str, ...]
    script: str
    partial: bool
    parts: tuple[Part, ...]
    words: tuple[str, ...]

    @property
    def unvowelled(self) -> bool:
        """Whether its words are of a script that leaves out vowels, Arabic or Hebrew."""
        return self.script in UNVOWELLED


def take_apart(text: str, words: Words, partial: bool) -> Query:
    """The query that somebody typed; `partial` lets its last word be only begun."""
    main = main_script(text)
    raw = fold(main)
    asked = assembled(raw)
    if len(asked) > 1:  # slips in company forms are mended where there are other words beside them
        asked = words_meant(raw, lambda word: words.spelt_so(word_of(word)) >= _NO_SLIP)
    script = script_of(main)
    partial = partial and bool(asked) and not text[-1].isspace()
    known: dict[str, Part] = {}
    parts = []
    looked_for = [asked_of(word) for word in asked[:_MOST_WORDS]]
    words.expect(looked_for)
    for word in looked_for:
        if word.text not in known:
            known[word.text] = _part(word, words, alone=len(asked) == 1, unvowelled=script in UNVOWELLED)
        parts.append(replace(known[word.text]))  # one of its own for each place
    if script == "Arabic":
        parts = [_with_article(part, raw, words) for part in parts]
    for at in range(_titles(raw, asked)):
        parts[at] = replace(parts[at], weight=_TITLE * parts[at].weight, title=True)
    if script == "Arabic" and (named := _before_region(main, len(parts))):
        for at in range(named, len(parts)):
            parts[at] = replace(parts[at], weight=_REGION * parts[at].weight, title=True)
    if partial:
        parts[-1] = _begun(parts[-1], words)
    folded = raw if main == text else fold(text)
    return Query(text, tuple(folded), script, partial, tuple(parts), tuple(part.word.text for part in parts))


def _with_article(part: Part, raw: list[str], words: Words) -> Part:
    """The part of a word that an article was cut off, which may be its first letters: Alvand, Elmali."""
    if not any(one == "al" and two == part.word.text for one, two in pairwise(raw)):
        return part
    whole = asked_of("al" + part.word.text)
    meant = words.close(whole, words.same(whole))
    return replace(part, same=(*part.same, *_written(meant)), meant=part.meant | frozenset(meant))


def _before_region(text: str, count: int) -> int:
    """How many of `count` words stand before a comma of Arabic script, where some stand behind it, else 0."""
    before, comma, _ = text.partition("\u060c")
    named = len(assembled(fold(before))) if comma else 0
    return named if named < count else 0


def _titles(raw: list[str], asked: tuple[str, ...]) -> int:
    """How many words in front may be titles, which are words and names as well (Ko Min Aung, Prime Minister ...)."""
    count = 0
    while count < min(len(asked), _MOST_WORDS) and (asked[count] in LEAD_TITLES or asked[count] in HONORIFICS):
        count += 1
    rest = asked[count:]
    return (
        count if len(rest) > 1 and raw[: len(asked[:count])] == list(asked[:count]) and COMPANY.isdisjoint(rest) else 0
    )


def _part(word: Asked, words: Words, *, alone: bool, unvowelled: bool) -> Part:
    same = words.same(word)
    close = words.close(word, same)
    meant = words.meant(word, close, unvowelled)
    near = words.near(word, thorough=alone)
    weight = words.weight(word)
    if word.text not in close:  # nobody is called so: as rare as what it was meant to be
        likely = [word_of(there) for there in [there for like, there in near if like >= _MEANT] + close + meant]
        words.learn(it.key for it in likely)
        weight = min([weight, *map(words.weight, likely)])
    may_be_two = len(word.text) >= _LEAST_CUT and word.text.isalpha() and word.text not in close
    return Part(
        word,
        weight,
        _written(close),
        (*same, *_written(meant)),
        _written(there for _, there in near),
        tuple(words.cuts(word)) if may_be_two else (),
        frozenset(meant),
    )


def _begun(part: Part, words: Words) -> Part:
    """The part of a word that may be only begun: with the keys of words that begin so."""
    begun = [other for other in words.completions(part.word) if other not in part.same]
    return replace(part, near=(*part.near, *begun))


def reach_far(query: Query, words: Words) -> Query:
    """The same query, with words two or three letters away beside those that may be slips of the pen."""
    slips = {part.word.text: part.word for part in query.parts if words.spelt_so(part.word) < _NO_SLIP}
    far = {text: _far(word, words) for text, word in slips.items()}
    parts = (replace(part, near=tuple(dict.fromkeys(part.near + far.get(part.word.text, ())))) for part in query.parts)
    return replace(query, parts=tuple(parts))


def _far(word: Asked, words: Words) -> tuple[str, ...]:
    near = [there for _, there in words.near(word, thorough=True)]
    return _written(near + words.slips(word) + words.far(word))


def _written(words: Iterable[str]) -> tuple[str, ...]:
    """Words as the index has them beside the keys."""
    return tuple(f".{word}" for word in words)
