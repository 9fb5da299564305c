"""Foreign names in katakana and in Hangul, read as the other name has them: Tariban beside Taliban is Taliban.

A loan word says less than the name that it stands for: r is l as well, b is v, and vowels help where two consonants
stand together. So a word is read in all ways that its signs may be (`store.names.scripts.loans.sounds`), of which the
one most like the other name is taken; what that is worth the score of two names says, as of any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from store.names.scripts.loans import sounds
from store.names.scripts.loans.signs import RUN, units

_PIECE = re.compile(f"{RUN.pattern}|(?:(?!{RUN.pattern}).)+", re.DOTALL)
_ARTICLE = re.compile("^(?:アル|エル|알|엘)(?=..)")
_SIGN = re.compile("[・=]")
"""What stands between the words of a name in katakana."""
_MOST_SPELLINGS = 24
_MOST_JOINED = 4
"""Words that are written as one: Rio de Janeiro."""
_MOST_WORDS = 8
NEAR = 1 / 7
"""What letters that are other ones, left over or not there may cost of all letters of a word that is read as another
one: a consonant in seven."""
_SURELY = 0.025
"""So much of it is only that its signs are read as what they stand for less often."""
_NEAR_VOWEL, _OTHER_VOWEL, _OTHER_CONSONANT = 0.25, 0.6, 1.0
_NEAR = frozenset(("ie", "ei", "ou", "uo"))
"""What a letter costs that is another one, or that nothing stands for; less of vowels that one writes for the other."""
_LEFT = {"h": 0.15, "e": 0.3, "'": 0.0} | dict.fromkeys("aiouyw", 0.45)
"""What a letter costs that is not written in the loan word; any other consonant one."""
_SILENT, _AT_END = frozenset("st"), 0.5
"""... and what these cost at the end of a word, where French does not say them."""
_TWICE = 0.03
"""... and one that only stands twice."""
_BARE = 0.05
"""What a vowel costs that is not there beside a name that has only long ones."""
_OTHER_LENGTH = 0.6
_VOWELS = frozenset("aeiouyw")


class Piece(NamedTuple):
    """A piece of a name as it is written and as it is read; `other` where it is a word that the other name has not."""

    written: str
    read: str
    loan: bool = False
    other: bool = False


def plain(word: str) -> str:
    """A word as it is read where no other name says how.

    >>> plain("タリバン"), plain("탈레반"), plain("ザワヒリ"), plain("젤렌스키")
    ('tariban', 'taleban', 'zawahiri', 'jelenski')
    """
    return "".join(unit.plain for unit in units(word))


@lru_cache(maxsize=64)
def spellings(word: str) -> tuple[str, ...]:
    """What a word may be in Latin letters by its likely consonants, the likeliest first: what it is looked for by.

    >>> spellings("タリバン")[:2], spellings("푸틴")
    (('tariban', 'taliban'), ('putin', 'futin'))
    """
    rows: list[tuple[float, str]] = [(0.0, "")]
    for unit in units(word):
        ways = [(letters, cost) for letters, cost in unit.ways if cost < sounds.RARE]
        if unit.vowel:
            r = [(letters, sounds.RARE / 2) for letters, _ in ways if letters.endswith("r")]
            ways = [(unit.plain, 0.0), *r]
        rows = sorted((cost + more, row + letters) for (cost, row), (letters, more) in product(rows, ways))
        del rows[2 * _MOST_SPELLINGS :]
    return tuple(dict.fromkeys(row for _, row in rows if row))[:_MOST_SPELLINGS]


_State = tuple[float, str]
AreTwo = Callable[[str, str], bool] | None


@lru_cache(maxsize=256)
def read(word: str, other: str, *, bare: bool = False) -> _State | None:
    """A word as it is read most like another in Latin letters (blanks and all), and what is not alike of each letter;
    None where they are two whatever it may stand for. `bare` where the other is of a script without short vowels.

    >>> read("タリバン", "taliban"), read("ビンラディン", "bin laden"), read("タリバン", "tehran")
    ((0.003, 'taliban'), (0.034, 'bin ladin'), None)
    """
    heard = units(word)
    letters = len(other) - other.count(" ")
    most = NEAR * letters + 0.001
    if not heard or not letters or (abs(len(heard) - letters) > _OTHER_LENGTH * max(len(heard), letters) + 1):
        return None
    states: dict[int, _State] = {0: (0.0, "")}
    for unit in heard:
        _leave_out(states, other, most)
        after: dict[int, _State] = {}
        none = (_BARE if bare else _OTHER_VOWEL) if unit.vowel else _OTHER_CONSONANT
        for at, (cost, said) in states.items():
            if unit.none is not None:
                _better(after, at, (cost + unit.none, said), most)
            for way, more in unit.begun.get(other[at : at + 1], ()):
                if other.startswith(way, at):
                    _better(after, at + len(way), (cost + more, said + way), most)
            _better(after, at, (cost + none, said + unit.plain), most)
            if other[at : at + 1].strip() and unit.plain and unit.vowel == (other[at] in _VOWELS):
                near = _NEAR_VOWEL if unit.plain[-1] + other[at] in _NEAR else _OTHER_VOWEL
                price = near if unit.vowel else _OTHER_CONSONANT
                _better(after, at + 1, (cost + price, said + unit.plain), most)
        states = after
    _leave_out(states, other, most)
    found = states.get(len(other))
    return (round(found[0] / letters, 3), found[1]) if found else None


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
                price = _AT_END if letter in _SILENT and at == len(other) - 1 else _LEFT.get(letter, 1.0)
                _better(states, at + 1, (cost + price, said + letter if letter == "h" else said), most)


def has(text: str) -> bool:
    """Whether a text has a word in one of the scripts."""
    return not text.isascii() and RUN.search(text) is not None


def loans(text: str) -> list[str]:
    """The words of a text in one of the scripts, but for what kind of place it is."""
    found = RUN.findall(unicodedata.normalize("NFKC", text))
    return found[:1] + [word for word in found[1:] if word not in sounds.PLACES]


def without_article(word: str) -> str:
    """A word without the article of Arabic, where it may have one."""
    return _ARTICLE.sub("", word, count=1)


_LOAN = re.compile("[ーヴァィゥェォ]|[テデ]ュ")


def is_loan(text: str) -> bool:
    """Whether a text has signs of katakana that only words from elsewhere are written with."""
    return _LOAN.search(text) is not None


def as_before(text: str) -> str:
    """A text in katakana with foreign sounds as they were written before there were signs for them.

    >>> as_before("ヴェネツィア") == as_before("ベネチア"), as_before("メディーナ")
    (True, 'メジナ')
    """
    for sign, before in sounds.KANA_ALIKE:
        text = text.replace(sign, before)
    return "".join(RUN.findall(text))


def read_as(text: str, words: Sequence[str], are_two: AreTwo = None, *, bare: bool = False) -> list[Piece]:
    """A name in pieces, its words in katakana or Hangul read as the folded words of another name have them, but those
    that `are_two` says of two words in Latin letters. `bare` where the other name is written without short vowels.

    >>> [it.read for it in read_as("オサマ・ビンラディン", ("osama", "bin", "laden"))]
    ['osama', ' ', 'bin ladin']
    """
    others = together(words)
    found: list[Piece] = []
    for written in _PIECE.findall(unicodedata.normalize("NFKC", text)):
        if found and written in sounds.PLACES:
            found.append(Piece(written, "", loan=True))
        elif RUN.fullmatch(written):
            said = as_one(written, others, are_two, bare=bare)
            found.append(Piece(written, plain(written) if said is None else said, loan=True, other=said is None))
        else:
            found.append(Piece(written, _SIGN.sub(" ", written)))
    return found


def together(words: Sequence[str]) -> list[str]:
    """The words of a name, and neighbours together."""
    return [
        " ".join(words[at : at + length])
        for length in range(1, _MOST_JOINED + 1)
        for at in range(min(len(words), _MOST_WORDS) - length + 1)
    ]


def is_surely(text: str, words: Sequence[str]) -> bool:
    """Whether a name in katakana or Hangul is of these words with hardly a letter that is another.

    >>> is_surely("ジョー・バイデン", ("joe", "biden")), is_surely("ヨウコ", ("yuko",))
    (True, False)
    """
    lost = letters = 0.0
    for run in RUN.findall(text):
        ways = [(way[0], len(other)) for other in together(words) if (way := read(run, other))]
        if not ways:
            return False
        cost, length = min(ways)
        lost, letters = lost + cost * length, letters + length
    return letters > 0 and lost <= _SURELY * letters


def as_one(word: str, others: Iterable[str], are_two: AreTwo = None, *, bare: bool = False) -> str | None:
    """A word as it is read as that of some others (in Latin letters, blanks and all) that it may be; None where it is
    none of them. An article of Arabic that only the loan word has goes.

    >>> as_one("アルカーイダ", ["qaeda"]), as_one("プーチン", ["pushkin"])
    ('qaida', None)
    """
    others = tuple(others)
    ways = [(*way, other) for other in others if (way := read(word, other, bare=bare))]
    if not ways and (rest := without_article(word)) != word:
        return as_one(rest, others, are_two, bare=bare)
    if not ways:
        return None
    _, said, other = min(ways)
    return None if are_two and any(are_two(it, other) for it in spellings(word)) else said
