"""Two names beside each other where no rule of sound reaches: one by their script, two by it, or nothing to say.

Within a script of characters or syllables they are what is written: two names of one sound are two. Across scripts, and
in Latin letters, they are one where some way of reading makes them so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from store.names.people import called, titles
from store.names.people.marked_vowels import is_against_i
from store.names.script import fold, main_script, script_of
from store.names.scripts import burmese, japanese, korean, thai, vietnamese
from store.names.scripts.apart import has_number, is_of_a_body, without_titles
from store.names.scripts.han import CHARACTERS, characters
from store.names.scripts.korean import HANGUL
from store.names.scripts.loans import reading
from store.names.scripts.syllables import any_one

Writing = Literal["hangul", "kana", "han", "burmese", "palladius", "thai", "latin", "other"]


class Told(NamedTuple):
    """Whether two names are one by their script, and whether that is how they are written, not only said."""

    one: bool
    written: bool
    sure: bool = True
    """Not so where only characters that neither shows would make them one."""


class _Read(NamedTuple):
    writing: Writing
    text: str
    words: tuple[str, ...]


_ONE = Told(one=True, written=False)
_PERHAPS = Told(one=True, written=False, sure=False)
_TWO = Told(one=False, written=False)
_SAME = Told(one=True, written=True)
_OTHER = Told(one=False, written=True)
_LONGEST = 60
_LONGEST_KOREAN = 3
"""Names of Koreans have hardly more syllables; of names from elsewhere most have."""


@lru_cache(maxsize=256)
def _read(text: str) -> _Read:
    meant = text if text.isascii() else called.in_other_letters(without_titles(main_script(text)))
    meant = titles.none_behind(meant, fold)
    if len(text) > _LONGEST or (not meant.isascii() and has_number(meant)):
        return _Read("other", "", ())
    if meant.isascii():
        return _Read("latin", meant, titles.without(tuple(fold(meant))))
    if HANGUL.search(meant):
        return _Read("hangul", meant, ())
    if japanese.has_kana(meant):
        return _Read("kana", meant, ())
    if CHARACTERS.search(meant):
        return _Read("han", meant, ())
    if burmese.SCRIPT.search(meant):
        return _Read("burmese", meant, tuple(fold(meant)))
    if thai.SCRIPT.search(meant):
        return _Read("thai", meant, ())
    if script_of(meant) == "Cyrillic":
        meant = _without_office(meant)
        return _Read("palladius" if _palladius(meant) else "other", meant, ())
    latin = all(char < "\u0250" or "\u02b0" <= char < "\u0370" or "\u1e00" <= char < "\u2100" for char in meant)
    return _Read("latin", meant, titles.without(tuple(fold(meant)))) if latin else _Read("other", "", ())


def _without_office(text: str) -> str:
    """A name in Cyrillic letters without the titles in front of it."""
    written, words = text.split(), fold(text)
    return " ".join(written[titles.in_front(words) :]) if len(written) == len(words) else text


def _palladius(text: str) -> Sequence[tuple[frozenset[str], ...]]:
    from store.names.scripts import palladius  # tables that most never need

    return palladius.rows(text)


def is_read(text: str, words: tuple[str, ...]) -> bool:
    """Whether a name, and its folded words, are of a script or language that is read here."""
    if script_of(text) == "Latin":
        from store.names.scripts import chinese

        return is_told(words) or bool(japanese.orders(words) or chinese.across(words))
    return _read(text).writing not in ("latin", "other", "palladius")


def is_told(words: tuple[str, ...]) -> bool:
    """Whether the words of a name in Latin letters are read beside others in these too, and not only across scripts."""
    return is_syllabic(words) or bool(japanese.named(words))


@cache
def _family_names() -> frozenset[str]:
    from store.names.scripts import chinese

    return korean.FAMILY_NAMES | vietnamese.FAMILY_NAMES | chinese.family_names()


def may_be_syllabic(words: Sequence[str]) -> bool:
    """Whether folded words may be a name of syllables, by the words that may be its family name: most are none."""
    from store.names.scripts.chinese import may_be_double

    first, second, last = words[0], words[1], words[-1]  # wherever it may stand (`syllables.turned`)
    known = _family_names()
    if first in known or second in known or last in known or first + second in known or burmese.is_of_names(first):
        return True
    return may_be_double(first) or may_be_double(second) or may_be_double(last)


@lru_cache(maxsize=256)
def is_syllabic(words: tuple[str, ...]) -> bool:
    """Whether folded words are a name of syllables: none of them is an article then (Kim Jong Un, Le Duan)."""
    from store.names.scripts import chinese

    return bool(
        korean.of_latin(words)
        or vietnamese.rows(words)
        or chinese.of_latin(words)
        or (len(words) > 1 and burmese.named(words))
    )


def told(left: str, right: str) -> Told | None:
    """What two names are to each other by their script; None where it says nothing.

    >>> [tuple(told(*two)) for two in (("王伟", "王维"), ("毛泽东", "Mao Tse-tung"), ("Kim Jong-un", "Kim Jong-il"))]
    [(False, True, True), (True, False, True), (False, False, True)]
    """
    one, other = sorted((_read(left), _read(right)))
    pair = (one.writing, other.writing)
    if "other" in pair or (pair[0] != pair[1] and (is_of_a_body(one.text) or is_of_a_body(other.text))):
        return None
    rule = _RULES.get(pair)
    return rule(one, other) if rule else None


def _characters(one: _Read, other: _Read) -> Told | None:
    first, second = (japanese.kana(it.text) + characters(it.text) for it in (one, other))
    return _SAME if first == second else _OTHER


def _hangul(one: _Read, other: _Read) -> Told | None:
    if one.text != other.text and "".join(HANGUL.findall(one.text)) == "".join(HANGUL.findall(other.text)):
        return _SAME  # names of elsewhere are written apart or not
    first, second = korean.split(one.text), korean.split(other.text)
    if not (first and second):
        return None
    return _SAME if first == second else _OTHER


def _kana(one: _Read, other: _Read) -> Told | None:
    first, second = (japanese.kana_latin(japanese.kana(it.text)) for it in (one, other))
    if first == second:
        return _SAME
    loan = reading.is_loan(one.text) or reading.is_loan(other.text)  # a name from elsewhere
    before = loan and reading.as_before(one.text) == reading.as_before(other.text)
    if before or (loan and japanese.as_said(first) == japanese.as_said(second)):
        return _ONE
    return None if "ー" in one.text + other.text else _OTHER


def _han_kana(one: _Read, other: _Read) -> Told | None:
    readings = japanese.sayings(one.text)
    if not readings:
        return None
    return _TWO if readings.isdisjoint(japanese.sayings(other.text)) else _ONE


def _said_as(said: frozenset[str], words: tuple[str, ...]) -> bool:
    whole = {japanese.as_said("".join(order)) for order in (words, words[::-1])}
    return not said.isdisjoint(whole) or not said.isdisjoint(
        {"".join(map(japanese.as_said, order)) for order in (words, words[::-1])}
    )


def _kana_latin(one: _Read, other: _Read) -> Told | None:
    if not japanese.is_japanese(other.words):
        return None
    if _said_as(japanese.sayings(one.text), other.words):
        return _ONE
    return None if not japanese.named(other.words) and reading.is_surely(one.text, other.words) else _TWO


def _han_latin(one: _Read, other: _Read) -> Told | None:
    from store.names.scripts import chinese

    if len(characters(one.text)) > 6:
        return None
    rows = chinese.in_one_way(chinese.of_characters(one.text))
    read = chinese.in_one_way(chinese.rows(other.words))
    if any_one(rows, read):
        return _ONE
    if japanese.is_japanese(other.words):
        return _ONE if _said_as(japanese.sayings(one.text), other.words) else _TWO
    return _TWO if rows and read else None


def _hangul_latin(one: _Read, other: _Read) -> Told | None:
    if len(other.words) == 1 and (family := korean.family_of(one.text)):
        known = korean.family_of(other.words[0])
        return (_TWO if family.isdisjoint(known) else _ONE) if known else None
    between = _names(korean.of_hangul(one.text), korean.of_latin(other.words))
    long = len("".join(HANGUL.findall(one.text))) > _LONGEST_KOREAN
    return None if between == _TWO and long and reading.is_surely(one.text, other.words) else between


def _names(firsts: list[korean.Name], seconds: list[korean.Name]) -> Told | None:
    if not (firsts and seconds):
        return None
    same = any(
        not first[0].isdisjoint(second[0]) and any_one(first[1], second[1]) for first in firsts for second in seconds
    )
    return _ONE if same else _TWO


def _thai(one: _Read, other: _Read) -> Told | None:
    return _ONE if thai.is_said(other.text, one.words) else None


def _burmese(one: _Read, other: _Read) -> Told | None:
    firsts, seconds = (burmese.named(burmese.joined(it.words)) for it in (one, other))
    if not (firsts and seconds):
        return None
    return _TWO if set(firsts).isdisjoint(seconds) else _ONE


def _vietnamese(one: _Read, other: _Read) -> Told | None:
    firsts, seconds = vietnamese.rows(one.words), vietnamese.rows(other.words)
    if not (firsts and seconds) or len(one.words) != len(other.words):
        return None
    marks = vietnamese.marked(one.text), vietnamese.marked(other.text)
    if all(marks) and marks[0] != marks[1]:
        return _TWO
    return _ONE if any_one(firsts, seconds) else _TWO


def _russian(one: _Read, other: _Read) -> Told | None:
    """A Chinese name in Russian letters: one with another that is read so, else what the letters say."""
    from store.names.scripts import chinese

    latin = one.writing == "latin"
    firsts = chinese.of_latin(one.words) if latin else chinese.in_one_way(chinese.of_characters(one.text))
    return _ONE if any_one(firsts, _palladius(other.text)) else None


# Vowels with marks of German, Turkish, Hungarian and the languages of the North, the ways to write one together.
_MARKED_VOWELS = str.maketrans("øőæű", "ööäü")


def _marked_vowels(text: str) -> list[str]:
    found = unicodedata.normalize("NFC", text.lower()).translate(_MARKED_VOWELS)
    return [char for char in found if char in "äöüå"]


def _other_vowels(one: str, other: str) -> bool:
    """Whether two names are written with as many such vowels, and with another one: Müller, Möller; or one with such
    a vowel where the other has an i: Miller."""
    if one.isascii() or other.isascii() or is_against_i(one, other, fold):
        return is_against_i(one, other, fold)
    first, second = _marked_vowels(one), _marked_vowels(other)
    return len(first) == len(second) and sorted(first) != sorted(second)


def _latin(one: _Read, other: _Read) -> Told | None:
    if _other_vowels(one.text, other.text):
        return _TWO
    same = sorted(one.words) == sorted(other.words)
    if same and not all(map(vietnamese.marked, (one.text, other.text))):
        return None  # the words say it themselves
    if max(len(one.words), len(other.words)) > 1 and not (is_syllabic(one.words) or is_syllabic(other.words)):
        return _japanese(one, other)
    vietnamese_told = _vietnamese(one, other)
    if vietnamese_told == _TWO and all(map(vietnamese.marked, (one.text, other.text))):
        return _TWO
    found = [
        vietnamese_told,
        _names(korean.of_latin(one.words), korean.of_latin(other.words)),
        _burmese(one, other),
        _chinese(one, other),
        _japanese(one, other),
    ]
    said = [it for it in found if it is not None]
    return next((it for it in (_ONE, _PERHAPS, _TWO) if it in said), None)


def _chinese(one: _Read, other: _Read) -> Told | None:
    from store.names.scripts import chinese

    firsts, seconds = (chinese.of_latin(it.words) for it in (one, other))
    if firsts and seconds and any_one(firsts, seconds):
        return _ONE
    if (firsts and any_one(firsts, chinese.across(other.words))) or (
        seconds and any_one(seconds, chinese.across(one.words))
    ):
        return _PERHAPS
    return _TWO if firsts and seconds else None


def _japanese(one: _Read, other: _Read) -> Told | None:
    if japanese.is_japanese(one.words) and japanese.is_japanese(other.words):
        first, second = (tuple(map(japanese.as_said, it.words)) for it in (one, other))
        if second in (first, first[::-1]):
            return _ONE
    firsts, seconds = japanese.named(one.words), japanese.named(other.words)
    if not (firsts and seconds):
        return None
    return _TWO if set(firsts).isdisjoint(seconds) else _ONE


_RULES = {
    ("han", "han"): _characters,
    ("hangul", "hangul"): _hangul,
    ("kana", "kana"): _kana,
    ("han", "kana"): _han_kana,
    ("kana", "latin"): _kana_latin,
    ("han", "latin"): _han_latin,
    ("hangul", "latin"): _hangul_latin,
    ("burmese", "burmese"): _burmese,
    ("burmese", "latin"): _burmese,
    ("latin", "thai"): _thai,
    ("latin", "palladius"): _russian,
    ("han", "palladius"): _russian,
    ("latin", "latin"): _latin,
}
