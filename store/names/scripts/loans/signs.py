"""The signs of katakana and Hangul as the sounds of a foreign word, each with the letters that it may stand for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from store.names.scripts.loans import sounds
from store.names.scripts.loans.sounds import Ways
from store.names.scripts.syllables import listed

RUN = re.compile("[ァ-ヺー]+|[\uac00-\ud7a3]+")
"""A word in either of the scripts."""
_LONGEST = 32


class Unit(NamedTuple):
    """A sound of a word, as it is read by itself, and in all ways; these by their first letter too, and what it costs
    to read it as nothing (None: it is something)."""

    plain: str
    ways: Ways
    vowel: bool
    begun: dict[str, Ways]
    none: float | None


_ROWS = {
    "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サ スセソ", "z": "ザ ズゼゾ", "t": "タ  テト", "d": "ダ  デド",
    "n": "ナニヌネノ", "h": "ハヒ ヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ", "y": "ヤ ユ ヨ",
    "r": "ラリルレロ", "w": "ワヰ ヱヲ", "": "アイウエオ", "sh": " シ   ", "j": " ジ   ", "ts": "  ツ  ",
    "fu": "  フ  ", "chi": " チ   ", "v": "ヷヸヴヹヺ",
}  # fmt: skip
_SIGNS = {kana: (head, "aiueo"[at]) for head, row in _ROWS.items() for at, kana in enumerate(row) if kana != " "}
_SIGNS |= {"ヂ": ("j", "i"), "ヅ": ("z", "u")}
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ヮ": "a"}
_GLIDES = {"ャ": "a", "ュ": "u", "ョ": "o"}
_BEFORE_SMALL = {"fu": "f", "chi": "ch"}
_SOFT = frozenset(("sh", "ch", "chi", "j"))
"""Consonants that have their glide in them."""
_LABIALS = frozenset("バビブベボパピプペポマミムメモ")
_HELPED = {"u": frozenset(("ts", "sh", "j", "ch", *"kgszbpmrhvntd")), "o": frozenset("td")} | {
    "i": frozenset(("chi", "ch", "j", "sh", "k", "h"))
}
"""Behind which consonants u, o and i are no vowels of their own where no other follows."""
_LONG = frozenset(("ia", "aa", "ee", "ei", "ii", "oo", "ou", "uu", "ai", "au", "oi", "ui"))
_OF_HELPED = {("t", "o"): "to", ("k", "u"): "ku", ("fu", "u"): "fuu"}
"""Consonants that are other letters where their vowel only helps."""


class _Mora(NamedTuple):
    head: str
    glide: str
    vowel: str

    @property
    def bare(self) -> str:
        """The vowel where it is a vowel alone."""
        return "" if self.head or self.glide else self.vowel


@cache  # there are some hundred, and words are many
def _made(plain: str, ways: Ways, *, vowel: bool) -> Unit:
    begun: dict[str, Ways] = {}
    for letters, cost in ways:
        begun[letters[:1]] = (*begun.get(letters[:1], ()), (letters, cost))
    return Unit(plain, ways, vowel, begun, dict(ways).get(""))


def _unit(table: dict[str, Ways], name: str) -> Unit:
    ways = table[name]
    return _made(ways[0][0], ways, vowel=table is sounds.VOWELS)


def _vowel(vowel: str) -> Unit:
    return _unit(sounds.VOWELS, vowel)


def _helping(vowel: str, *, last: bool) -> Unit:
    """A vowel that helps: none where the other name has none, else what it is."""
    none = sounds.VOWELS["_e" if last else "helping"]
    return _made(vowel, tuple(dict((*sounds.VOWELS[vowel], *none)).items()), vowel=True)


def _morae(word: str) -> Iterator[_Mora]:
    """Each sign of a word in katakana as consonant, glide and vowel; a long vowel once more as the vowel alone."""
    at = 0
    vowel = ""
    while at < len(word):
        char, small = word[at], word[at + 1 : at + 2]
        at += 1
        if char == "ン":
            vowel = ""
            yield _Mora("Nb" if small in _LABIALS else "N", "", "")
        elif char == "ー" and vowel:
            yield _Mora("", "", vowel)
        elif char in _SMALL:
            vowel = _SMALL[char]
            yield _Mora("", "", vowel)
        elif char in _SIGNS:
            head, own = _SIGNS[char]
            vowel = _GLIDES.get(small) or _SMALL.get(small) or own
            glide = ""
            if small in _GLIDES:
                glide = "" if head in _SOFT else "y"
            elif small in _SMALL and head in ("k", "g"):
                glide = "w"
            elif small in _SMALL and not head:
                head = {"i": "y", "u": "w"}.get(own, "")
            head = head if vowel == own and small not in _SMALL else _BEFORE_SMALL.get(head, head)
            at += small in _GLIDES or small in _SMALL
            yield _Mora(head, glide, vowel)


def _of_kana(word: str) -> Iterator[Unit]:
    morae = [*_morae(word), _Mora("", "", "")]
    last = len(morae) - 1
    at = 0
    while at < last:
        head, glide, vowel = morae[at]
        at += 1
        follows = morae[at].bare
        helps = not follows and not glide and head in _HELPED.get(vowel, ())
        if helps and head == "k" and vowel == "u" and morae[at].head == "s":  # x
            yield _unit(sounds.KANA_CONSONANTS, "kus")
            morae[at] = morae[at]._replace(head=_HEARD)
            continue
        if head == "fu" and not follows:
            yield _unit(sounds.KANA_CONSONANTS, "fuu")
            continue
        if head and head != _HEARD:
            named = "yu" if (head, vowel) == ("y", "u") else head
            yield _unit(sounds.KANA_CONSONANTS, _OF_HELPED.get((head, vowel), named) if helps else named)
        if glide:
            yield _vowel(f"{glide}-")
        if follows and vowel + follows in _LONG:
            at += 2 if morae[at + 1].bare == follows else 1  # a long one of two
            yield _vowel(vowel + follows)
        elif (
            vowel == "o" and not helps and morae[at] == ("w", "", "a") and not morae[at + 1].bare
        ):  # as French has it: Francois
            at += 1
            yield _vowel("owa")
        elif helps or (not follows and head == _HEARD and vowel == "u") or (vowel == "i" and morae[at].head == "y"):
            yield _helping(vowel, last=at == last)
        elif vowel == "u" and not head and not glide:
            yield _vowel("u-")
        elif vowel:
            closed = "a-" if _is_closed(morae[at]) else "a-e" if at == last else "a"
            yield _vowel(closed if vowel == "a" else vowel)


_HEARD = "-"
"""A consonant that was told with the one before it."""


def _is_closed(following: _Mora) -> bool:
    """Whether a consonant ends the syllable before a mora."""
    head, glide, vowel = following
    return bool(head) and (not vowel or (not glide and head in _HELPED.get(vowel, ())))


_INITIALS = listed(
    """
g kk n d tt r m b pp s ss . j jj ch k t p h
"""
)
_MEDIALS = listed(
    """
a ae ya ye eu e ye e o wa we oe yo u wo we wi yu . eui i
"""
)
_FINALS = listed(
    """
. K K K N N N T l K M l l l P l M P P T T NG T T K T P T
"""
)
_HANGUL_VOWELS = {"a": "a-h", "o": "o-h"}
"""Vowels behind which an r is not written."""
_BEFORE_I = frozenset(("i", "ya", "ye", "yo", "yu", "wi"))
_TOGETHER = {
    ("i", "eu"): "ia", ("u", "a"): "ua", ("e", "i"): "ei", ("ae", "i"): "ei", ("a", "i"): "ai", ("a", "u"): "au",
    ("o", "i"): "oi",
}  # fmt: skip


def _of_hangul(word: str) -> Iterator[Unit]:
    table = sounds.HANGUL_CONSONANTS
    signs = [(code // 588, code % 588 // 28, code % 28) for code in (ord(char) - 0xAC00 for char in word)]
    read = [(_INITIALS[one], _MEDIALS[two], _FINALS[three]) for one, two, three in signs]
    read.append((".", "", "."))
    at = 0
    before = ""
    while at < len(read) - 1:
        head, vowel, final = read[at]
        at += 1
        if head == "k" and vowel == final == "." and read[at][0] == "s":  # x
            yield _unit(table, "keus")
            read[at] = (".", *read[at][1:])
            before = final
            continue
        head = _initial(head, vowel, before)
        if head != ".":
            yield _unit(table, head)
        following = read[at]
        both = _TOGETHER.get((vowel, following[1])) if final == following[0] == "." else None
        if both:
            at += 1
            final = following[2]
            yield _vowel(both)
        else:
            yield from _medial(head, vowel, last=at == len(read) - 1 and final == ".", closed=final != ".")
        if final != "." and not (final == "l" and read[at][0] == "r"):
            if final == "K" and read[at][0] in ("s", "ss"):  # x
                final = "keus"
                read[at] = (".", *read[at][1:])
            yield _unit(table, final)
        before = final


def _initial(head: str, vowel: str, before: str) -> str:
    """What the first consonant of a syllable is by its vowel and what stands before it."""
    if head == "r":
        return "ll" if before == "l" else "r" if before else "r-"
    if head == "s" and vowel in _BEFORE_I:
        return "sh"
    return "cheu" if (head, vowel) == ("ch", ".") else head


def _medial(head: str, vowel: str, *, last: bool, closed: bool) -> Iterator[Unit]:
    """The vowel of a syllable; `last` where a word ends with it, `closed` where a consonant stands behind it."""
    if vowel == ".":
        yield _made("", sounds.VOWELS["_e" if last else "helping-eu"], vowel=True)
    elif vowel == "yu" and head == "sh" and not closed:
        yield _helping("u", last=last)
    elif vowel == "i" and last and head in ("j", "ch", "sh", "h"):
        yield _vowel("_i")
    elif vowel[0] == "y":
        yield _vowel("soft-") if head in _SOFT else _unit(sounds.HANGUL_CONSONANTS, "yu" if vowel == "yu" else "y")
        yield _vowel(_HANGUL_VOWELS.get(vowel[1:], vowel[1:]))
    else:
        yield _vowel(_HANGUL_VOWELS.get(vowel, "u-" if vowel == "u" and head == "." else vowel))


@lru_cache(maxsize=128)
def units(word: str) -> tuple[Unit, ...]:
    """The sounds of a word in katakana or Hangul; none where it is too long for a word.

    >>> [unit.plain for unit in units("ヴァン")], [unit.plain for unit in units("빈")]
    (['v', 'a', 'n'], ['b', 'i', 'n'])
    """
    word = unicodedata.normalize("NFKC", word)[: _LONGEST + 1]
    if len(word) > _LONGEST or not RUN.fullmatch(word):
        return ()
    return tuple(_of_kana(word) if word[0] < "\uac00" else _of_hangul(word))
