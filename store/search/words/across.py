"""Names of several words across scripts and romanisations that no key reaches: Korean, Chinese and Japanese ones.

A name in Latin letters is found in Hangul, in characters and in Russian letters, and in the other romanisations; one in
Hangul, in characters or in Russian letters is found in Latin ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from store.search.tokens import heard
from store.search.tokens.cutting import fold
from store.search.tokens.particles import class_of
from store.search.words.asked import Term
from store.search.words.forms import Sought, Vocabulary, Way, as_forms

_MOST_WORDS = 4
_MOST_ROWS = 4
_MOST_JOINED = 144
"""Ways to write a given name of two syllables as one word."""
_MOST_BEGUN = 2_000
"""Words in Hangul that begin with one family name."""

Places = Sequence[Iterable[str]]


def across(terms: Sequence[Term], names: Sequence[bool], found: list[Sought], vocabulary: Vocabulary) -> None:
    """Give the terms of each such name among some terms the ways in which it stands in other scripts."""
    for first in range(len(terms)):
        for last in range(first, len(terms)):
            these = terms[first : last + 1]
            words = tuple(word for term in these for word in term.words)
            if any(term.quoted for term in these) or len(words) > _MOST_WORDS:
                break
            if not any(names[first : last + 1]) and not all(these[0].joined):
                continue
            if any(map(class_of, words)):
                continue
            ways = [way for places in _writings(these, words, vocabulary) if (way := _known(places, vocabulary))]
            ways += _in_characters(words, vocabulary)
            for at in range(first, last + 1) if ways else ():
                found[at] = found[at].also(*ways)


def _known(places: Places, vocabulary: Vocabulary) -> Way | None:
    """A way by those words that the vocabulary has; none where a place has none."""
    forms = []
    for each in places:
        there = as_forms(vocabulary.known(set(map(fold, each))))
        if not there:
            return None
        forms.append(there)
    return Way(tuple(forms))


def _in_characters(words: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Way]:
    """A name in Latin letters as characters that are read so; none where the texts have none."""
    if len(words) < 2 or not all(word.isascii() and word.isalpha() for word in words):
        return
    if not (there := vocabulary.sounds()):
        return
    for places in heard.names(words):
        asked = tuple(there & sounds for sounds in heard.as_indexed(places))
        if all(asked):
            yield Way(tuple(as_forms(chars) for chars in places), sounds=asked)


def _writings(terms: Sequence[Term], words: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Places]:
    """What may stand for a name, place by place."""
    from store.names.scripts.han import CHARACTERS
    from store.names.scripts.korean import HANGUL

    if all(word.isascii() and word.isalpha() for word in words):
        if len(words) > 1:
            yield from _of_latin(words, vocabulary)
    elif len(terms) == 1 and HANGUL.match(words[0]) and len(words) == 1:
        yield from _of_hangul(words[0])
    elif len(terms) == 1 and all(terms[0].joined) and all(CHARACTERS.match(word) for word in words):
        yield from _of_characters("".join(words))
    elif len(words) > 1 and all("\u0400" <= word[0] <= "\u052f" for word in words):
        yield from _of_russian(words)


def _of_latin(words: tuple[str, ...], vocabulary: Vocabulary) -> Iterator[Places]:
    from store.names.scripts import chinese, korean

    if read := korean.of_latin(words):
        begin = {it for families, _ in read for family in families for it in korean.first_letters(family)}
        begun = {word for family in sorted(begin) for word in vocabulary.begun_by(family, _MOST_BEGUN)}
        if there := [word for word in begun if korean.begins(word, read)]:
            yield (there,)
    rows = chinese.of_latin(words)
    as_typed = [row for row in rows if words[0] in chinese.syllable_spellings(row[0])]
    for row in (as_typed or rows)[:_MOST_ROWS]:  # the family name in front, where it may be one
        yield from _romanised([chinese.syllable_spellings(syllable) for syllable in row])
        yield from _in_russian(row)


def _romanised(each: Sequence[Iterable[str]]) -> Iterator[Places]:
    """A name of syllables in Latin letters, the family name first: each a word, and the given name as one."""
    yield each
    if len(each) > 2:
        yield (each[0], _joined(each[1:]))


def _joined(each: Sequence[Iterable[str]]) -> list[str]:
    short = [sorted(spelt, key=lambda it: (len(it), it))[:12] for spelt in each]
    return ["".join(row) for row in product(*short)][:_MOST_JOINED]


def _in_russian(row: Sequence[frozenset[str]]) -> Iterator[Places]:
    from store.names.scripts.palladius import in_russian

    each = [[in_russian()[said] for said in sorted(syllable) if said in in_russian()] for syllable in row]
    if all(each):
        yield (each[0], ["".join(given) for given in product(*each[1:])][:_MOST_JOINED])


def _of_hangul(word: str) -> Iterator[Places]:
    from store.names.scripts import korean

    if (name := korean.split(word)) is None or not name[1]:
        return
    family, given = korean.written(name[0]), [korean.written_as(char) for char in name[1]]
    yield (family, *given)
    yield (*given, family)
    if len(given) > 1:
        yield (family, _joined(given))
        yield (_joined(given), family)


def _of_characters(text: str) -> Iterator[Places]:
    from store.names.scripts import chinese, japanese

    by_length: dict[int, list[tuple[str, ...]]] = {}
    for row in chinese.spellings(text, str):
        by_length.setdefault(len(row), []).append(row)
    for rows in by_length.values():
        yield tuple(map(set, zip(*rows, strict=True)))
    read = list(japanese.readings(text))[:_MOST_JOINED]
    for row in dict.fromkeys((*read, *(it[::-1] for it in read))):
        if len(row) > 1:
            yield tuple((word,) for word in row)
    for said in chinese.in_one_way(chinese.of_characters(text))[:1]:
        yield from _in_russian(said)


def _of_russian(words: tuple[str, ...]) -> Iterator[Places]:
    from store.names.scripts import chinese
    from store.names.scripts.palladius import in_russian
    from store.names.scripts.syllables import cut_all

    said: dict[str, set[str]] = {}
    for pinyin, russian in in_russian().items():
        said.setdefault(fold(russian), set()).add(pinyin)
    rows = cut_all(words, lambda syllable: frozenset(said.get(syllable, ())), 6)
    for row in rows[:_MOST_ROWS]:
        if 2 <= len(row) <= _MOST_WORDS:
            yield from _romanised([chinese.syllable_spellings(syllable) for syllable in row])
