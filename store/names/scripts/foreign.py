"""Foreign names in katakana and in Hangul, read as the other name has them: Tariban beside Taliban is Taliban.

A loan word says less than the name that it stands for: r is l as well, b is v, and vowels help where two consonants
stand together. So a word is read in all ways that its signs may be (`store.names.scripts.tables.loans`), of which the
one most like the other name is taken; what that is worth the score of two names says, as of any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from store.names.scripts.tables import loans
from store.names.scripts.tables.loans import Ways

RUN = re.compile("[ァ-ヺー]+|[\uac00-\ud7a3]+")
"""A word in either of the scripts."""
_PIECE = re.compile(f"{RUN.pattern}|(?:(?!{RUN.pattern}).)+", re.DOTALL)
_SIGN = re.compile("[・=]")
"""What stands between the words of a name in katakana."""
_MOST_SPELLINGS = 24
_LONGEST = 32
_MOST_JOINED = 4
"""Words that are written as one: Rio de Janeiro."""
_MOST_WORDS = 8
NEAR = 1 / 7
"""What the letters that are other ones, left over or not there may cost of all letters of a word that is read as another
one: a consonant in seven."""
_NEAR_VOWEL, _OTHER_VOWEL, _OTHER_CONSONANT = 0.25, 0.6, 1.0
_NEAR = frozenset(("ie", "ei", "ou", "uo"))
"""Vowels that one writes for the other."""
_LEFT = {"h": 0.15, "e": 0.3, "'": 0.0} | dict.fromkeys("aiouyw", 0.45)
"""What a letter costs that is not written in the loan word; any other consonant one."""
_TWICE = 0.03
"""... and one that only stands twice."""
_NOT_THERE = 0.6
"""What a sign costs that nothing stands for."""
_VOWELS = frozenset("aeiouyw")


class Unit(NamedTuple):
    """A sound of a word, as it is read by itself, and in all ways."""

    plain: str
    ways: Ways
    vowel: bool


class Piece(NamedTuple):
    """A piece of a name as it is written and as it is read; `other` where it is a word that the other name has not."""

    written: str
    read: str
    loan: bool = False
    other: bool = False


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
_BEFORE_SMALL = {"fu": "f", "chi": "ch", "": "w"}
_HELPED = {"u": frozenset("kgszfbpmrhvntd") | {"fu", "ts", "sh", "j", "ch"}, "o": frozenset("td")}
_HELPED_I = frozenset(("chi", "ch", "j", "sh", "k", "h"))
"""Consonants behind which u, o and i are no vowels of their own where no other follows."""
_LONG = frozenset(("aa", "ee", "ei", "ii", "oo", "ou", "uu", "ai", "au", "oi"))
_SINGLE_SOUNDS = frozenset(("sh", "ch", "chi", "j"))


def _unit(table: dict[str, Ways], name: str) -> Unit:
    ways = table[name]
    return Unit(ways[0][0], ways, table is loans.VOWELS)


def _vowel(vowel: str) -> Unit:
    return _unit(loans.VOWELS, vowel)


def _helping(vowel: str, *, last: bool) -> Unit:
    """A vowel that helps: none where the other name has none, else what it is."""
    own = loans.VOWELS[vowel]
    none = loans.VOWELS["_e" if last else "helping"]
    return Unit(vowel, tuple(dict((*own, *none)).items()), vowel=True)


def _morae(word: str) -> Iterator[tuple[str, str, str]]:
    """Each sign of a word in katakana as consonant, glide and vowel; a long vowel once more as the vowel alone."""
    at = 0
    vowel = ""
    while at < len(word):
        char, small = word[at], word[at + 1 : at + 2]
        at += 1
        if char == "ン":
            vowel = ""
            yield ("Nb" if small in _LABIALS else "N", "", "")
        elif char == "ー":
            if vowel:
                yield ("", "", vowel)
        elif char in _SIGNS:
            head, vowel = _SIGNS[char]
            glide = ""
            if small in _GLIDES:
                plain = _BEFORE_SMALL.get(head, head) if head else "y"
                glide, vowel, at = ("" if head in _SINGLE_SOUNDS else "y"), _GLIDES[small], at + 1
                head = plain
            elif small in _SMALL and (head, vowel) != ("", _SMALL[small]):
                if head == "" and vowel == "i":
                    head = "y"
                elif head in ("k", "g"):
                    glide, head = "w", head
                elif head or vowel == "u":
                    head = _BEFORE_SMALL.get(head, head)
                vowel, at = _SMALL[small], at + 1
            yield (head, glide, vowel)
        elif char in _SMALL:
            vowel = _SMALL[char]
            yield ("", "", vowel)


_LABIALS = frozenset("バビブベボパピプペポマミムメモ")


def _of_kana(word: str) -> Iterator[Unit]:
    morae = list(_morae(word))
    at = 0
    while at < len(morae):
        head, glide, vowel = morae[at]
        at += 1
        if head == "k" and vowel == "u" and not glide and at < len(morae) and morae[at][0] == "s":
            yield _unit(loans.KANA_CONSONANTS, "kus")
            head, glide, vowel = morae[at]
            at += 1
            if vowel == "u":
                follows = morae[at][:2] == ("", "") if at < len(morae) else False
                yield _vowel("uu") if follows else _helping("u", last=at == len(morae))
                at += follows
                continue
            head = ""
        if head == "fu" and not (at < len(morae) and morae[at] == ("", "", "u")):
            yield _unit(loans.KANA_CONSONANTS, "fuu")
            continue
        if head:
            helps = head == "t" and vowel == "o" and not glide and (at == len(morae) or morae[at][0])
            yield _unit(loans.KANA_CONSONANTS, "to" if helps else head)
        if glide:
            yield Unit(glide, ((glide, 0.0), ("i", 0.02), ("", 0.02), ("u", 0.12), ("e", 0.12), ("j", 0.12)), vowel=True)
        if not vowel:
            continue
        follows = morae[at][2] if at < len(morae) and not morae[at][0] and not morae[at][1] else ""
        if vowel + follows in _LONG and follows:
            at += 1
            yield _vowel(vowel + follows)
        elif not glide and not follows and head in _HELPED.get(vowel, ()):
            yield _helping(vowel, last=at == len(morae))
        elif not glide and not follows and vowel == "i" and head in _HELPED_I:
            yield _helping(vowel, last=at == len(morae))
        elif vowel == "u" and not follows and head in ("sh", "ch", "j"):
            yield _helping(vowel, last=at == len(morae))
        elif vowel == "u" and not head and not glide:
            yield _vowel("u-")
        else:
            yield _vowel("a-" if vowel == "a" and _is_closed(morae, at) else vowel)


def _is_closed(morae: Sequence[tuple[str, str, str]], at: int) -> bool:
    """Whether a consonant ends the syllable before a place."""
    if at == len(morae):
        return False
    head, glide, vowel = morae[at]
    return not vowel or (not glide and head in _HELPED.get(vowel, ()))


_INITIALS = "g kk n d tt r m b pp s ss . j jj ch k t p h".split()
_MEDIALS = "a ae ya ye eu e ye e o wa we oe yo u wo we wi yu . eui i".split()
_FINALS = ". K K K N N N T l K M l l l P l M P P T T NG T T K T P T".split()
_HANGUL_VOWELS = {"a": "a-h", "o": "o-h"}
"""Vowels behind which an r is not written."""
_SOFT = frozenset(("i", "ya", "ye", "yo", "yu", "wi"))
_TOGETHER = {("e", "i"): "ei", ("ae", "i"): "ei", ("a", "i"): "ai", ("a", "u"): "au", ("o", "i"): "oi"}


def _of_hangul(word: str) -> Iterator[Unit]:
    table = loans.HANGUL_CONSONANTS
    signs = [(code // 588, code % 588 // 28, code % 28) for code in (ord(char) - 0xAC00 for char in word)]
    read = [(_INITIALS[one], _MEDIALS[two], _FINALS[three]) for one, two, three in signs]
    at = 0
    before = ""
    while at < len(read):
        head, vowel, final = read[at]
        last = at == len(read) - 1
        if head == "r":
            head = "ll" if before == "l" else "r-" if at == 0 else "r"
        elif head == "s" and vowel in _SOFT:
            head = "sh"
        elif head == "ch" and vowel == ".":
            head = "cheu"
        if head == "k" and vowel == final == "." and not last and read[at + 1][0] == "s":
            yield _unit(table, "keus")
            read[at + 1] = (".", *read[at + 1][1:])
            before = final
            at += 1
            continue
        if head != ".":
            yield _unit(table, head)
        follows = read[at + 1] if not final.strip(".") and not last else (".", "", "")
        both = _TOGETHER.get((vowel, follows[1])) if follows[0] == "." and follows[1] else None
        if both:
            yield _vowel(both)
            at += 1
            final, last = follows[2], at == len(read) - 1
        elif vowel == ".":
            yield Unit("", loans.VOWELS["_e" if last and final == "." else "helping-eu"], vowel=True)
        elif vowel == "yu" and head == "sh" and final == ".":
            yield Unit("u", (*loans.VOWELS["u"], *loans.VOWELS["helping"]), vowel=True)
        elif vowel == "i" and head in ("j", "ch", "sh", "h") and last and final == ".":
            yield _vowel("_i")
        elif vowel[0] == "y":
            if head not in ("sh", "j", "ch"):
                yield _unit(table, "y")
            else:
                yield Unit("", (("", 0.0), ("i", 0.02), ("e", 0.12), ("y", 0.12)), vowel=True)
            yield _vowel(vowel[1:])
        else:
            yield _vowel(_HANGUL_VOWELS.get(vowel, "u-" if vowel == "u" and head == "." else vowel))
        following = read[at + 1][0] if at + 1 < len(read) else ""
        if final != "." and not (final == "l" and following == "r"):
            yield _unit(table, final)
        before = final
        at += 1


@lru_cache(maxsize=1_024)
def units(word: str) -> tuple[Unit, ...]:
    """The sounds of a word in katakana or Hangul; none where it is too long for a word."""
    word = unicodedata.normalize("NFKC", word)[: _LONGEST + 1]
    if len(word) > _LONGEST or not RUN.fullmatch(word):
        return ()
    return tuple(_of_kana(word) if word[0] < "\uac00" else _of_hangul(word))


def plain(word: str) -> str:
    """A word as it is read where no other name says how.

    >>> plain("タリバン"), plain("탈레반"), plain("ザワヒリ"), plain("젤렌스키")
    ('tariban', 'taleban', 'zawahiri', 'jelenski')
    """
    return "".join(unit.plain for unit in units(word))


@lru_cache(maxsize=1_024)
def spellings(word: str) -> tuple[str, ...]:
    """What a word may be in Latin letters by its likely consonants, the likeliest first: what it is looked for by.

    >>> spellings("タリバン")[:2], spellings("푸틴")
    (('tariban', 'taliban'), ('putin', 'futin'))
    """
    rows: list[tuple[float, str]] = [(0.0, "")]
    for unit in units(word):
        ways = [(letters, cost) for letters, cost in unit.ways if cost < loans.RARE]
        if unit.vowel:
            r = [(letters, loans.RARE / 2) for letters, _ in ways if letters.endswith("r")]
            ways = [(unit.plain, 0.0), *r]
        rows = sorted((cost + more, row + letters) for (cost, row), (letters, more) in product(rows, ways))
        del rows[2 * _MOST_SPELLINGS :]
    return tuple(dict.fromkeys(row for _, row in rows if row))[:_MOST_SPELLINGS]


_State = tuple[float, str]


@lru_cache(maxsize=4_096)
def read(word: str, other: str) -> _State | None:
    """A word as it is read most like another in Latin letters (blanks and all), and what is not alike; None where they
    are two whatever it may stand for.

    >>> read("タリバン", "taliban"), read("ビンラディン", "bin laden"), read("タリバン", "tehran")
    ((0.02, 'taliban'), (0.27, 'bin ladin'), None)
    """
    sounds = units(word)
    letters = len(other) - other.count(" ")
    most = NEAR * letters + 0.001
    if not sounds or abs(len(sounds) - letters) > 0.6 * max(len(sounds), letters) + 1:
        return None
    states: dict[int, _State] = {0: (0.0, "")}
    for unit in sounds:
        _leave_out(states, other, most)
        after: dict[int, _State] = {}
        for at, (cost, said) in states.items():
            for way, more in unit.ways:
                end = _end(other, at, way)
                if end:
                    _better(after, end, (cost + more, said + other[at:end]), most)
                elif not way:
                    _better(after, at, (cost + more, said), most)
            _better(after, at, (cost + _NOT_THERE * max(1, len(unit.plain)), said + unit.plain), most)
            if at < len(other) and other[at] != " ":
                vowel = other[at] in _VOWELS
                if vowel == unit.vowel and unit.plain:
                    price = _OTHER_VOWEL if vowel else _OTHER_CONSONANT
                    if vowel and unit.plain[-1] + other[at] in _NEAR:
                        price = _NEAR_VOWEL
                    _better(after, at + 1, (cost + price, said + unit.plain), most)
        states = after
    _leave_out(states, other, most)
    found = states.get(len(other))
    return (round(found[0], 3), found[1]) if found else None


def _end(other: str, at: int, way: str) -> int:
    """Where these letters end that begin at a place of another word, over blanks; 0 where it has others."""
    for letter in way:
        while other[at : at + 1] == " ":
            at += 1
        if other[at : at + 1] != letter:
            return 0
        at += 1
    return at if way else 0


def _better(states: dict[int, _State], at: int, state: _State, most: float) -> None:
    if state[0] <= most and (at not in states or state < states[at]):
        states[at] = state


def _leave_out(states: dict[int, _State], other: str, most: float) -> None:
    """Go on over letters of the other word that a loan word does not write."""
    for at in range(len(other)):
        if at in states:
            cost, said = states[at]
            letter = other[at]
            if letter == " ":
                _better(states, at + 1, (cost, said + " "), most)
            elif at and other[at - 1] == letter:
                _better(states, at + 1, (cost + _TWICE, said + letter), most)
            else:
                _better(states, at + 1, (cost + _LEFT.get(letter, 1.0), said), most)


def has(text: str) -> bool:
    """Whether a text has a word in one of the scripts."""
    return not text.isascii() and RUN.search(text) is not None


_LOAN = re.compile("[ーヴァィゥェォ]|[テデ]ュ")


def is_loan(text: str) -> bool:
    """Whether a text has signs of katakana that only words from elsewhere are written with."""
    return _LOAN.search(text) is not None


def as_before(text: str) -> str:
    """A text in katakana with foreign sounds as they were written before there were signs for them.

    >>> as_before("ヴェネツィア") == as_before("ベネチア"), as_before("メディーナ")
    (True, 'メジナ')
    """
    for sign, before in loans.KANA_ALIKE:
        text = text.replace(sign, before)
    return "".join(RUN.findall(text))


def read_as(text: str, words: Sequence[str], are_two: Callable[[str, str], bool]) -> list[Piece]:
    """A name in pieces, its words in katakana or Hangul read as the folded words of another name have them, but those
    that `are_two` says of two words in Latin letters.

    >>> [it.read for it in read_as("オサマ・ビンラディン", ("osama", "bin", "laden"), lambda one, other: False)]
    ['osama', ' ', 'bin ladin']
    """
    targets = [
        " ".join(words[at : at + length])
        for length in range(1, _MOST_JOINED + 1)
        for at in range(min(len(words), _MOST_WORDS) - length + 1)
    ]
    found = []
    text = unicodedata.normalize("NFKC", text)
    for written in _PIECE.findall(text):
        if RUN.fullmatch(written):
            said = as_one(written, targets, are_two)
            found.append(Piece(written, plain(written) if said is None else said, loan=True, other=said is None))
        else:
            found.append(Piece(written, _SIGN.sub(" ", written)))
    return found


def as_one(word: str, others: Iterable[str], are_two: Callable[[str, str], bool]) -> str | None:
    """A word as it is read as that of some others (in Latin letters, blanks and all) that it may be; None where it is
    none of them."""
    best = min(
        ((way[0] / len(other.replace(" ", "")), way[1], other) for other in others if (way := read(word, other))),
        default=None,
    )
    if best is None or best[0] > NEAR or any(are_two(it, best[2]) for it in spellings(word)):
        return None
    return best[1]


