"""Chinese names in Russian letters: the system of Palladius, by which Russia writes every syllable of Mandarin.

General knowledge: the table of beginnings and ends in use since 1888. Ukrainian and Bulgarian papers differ in a letter
or two and are not read here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from store.names.scripts.chinese import SYLLABLES, family_names
from store.names.scripts.syllables import Row, Syllable, cut_all, listed


def _table(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in listed(text))


_BEGINNINGS = _table(
    """
b:б p:п m:м f:ф d:д t:т n:н l:л g:г k:к h:х j:цз q:ц x:с zh:чж ch:ч sh:ш r:ж z:цз c:ц s:с
"""
)
_ENDS = _table(
    """
a:а ai:ай an:ань ang:ан ao:ао e:э ei:эй en:энь eng:эн er:эр i:и ia:я ian:янь iang:ян iao:яо ie:е in:инь ing:ин
iong:юн iu:ю o:о ong:ун ou:оу u:у ua:уа uai:уай uan:уань uang:уан ue:юэ ui:уй un:унь uo:о
"""
)
#: Ends behind j, q and x, whose u is another vowel.
_FRONTED = _ENDS | {"u": "юй", "uan": "юань", "ue": "юэ", "un": "юнь"}
#: Syllables that are written otherwise than by their beginning and end, and those that begin with y and w.
_WHOLE = _table(
    """
zi:цзы ci:цы si:сы zhi:чжи chi:чи shi:ши ri:жи hui:хуэй guo:го kuo:ко huo:хо shuo:шо
ya:я yan:янь yang:ян yao:яо ye:е yi:и yin:инь ying:ин yong:юн you:ю yu:юй yuan:юань yue:юэ yun:юнь
wa:ва wai:вай wan:вань wang:ван wei:вэй wen:вэнь weng:вэн wo:во wu:у
"""
)


@cache
def in_russian() -> dict[str, str]:
    """Each syllable of pinyin as Russian letters have it.

    >>> [in_russian()[it] for it in ("xi", "jin", "ping", "wang", "mao")]
    ['си', 'цзинь', 'пин', 'ван', 'мао']
    """
    return {syllable: said for syllable in SYLLABLES if (said := _said(syllable))}


def _said(syllable: str) -> str:
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    for length in (2, 1):
        begin, end = syllable[:length], syllable[length:]
        if begin in _BEGINNINGS:
            found = (_FRONTED if begin in "jqx" else _ENDS).get(end, "")
            return _BEGINNINGS[begin] + found if found else ""
    return _ENDS.get(syllable, "")


_WORD = re.compile("[а-я]+")
_LONGEST = 6
_MOST_WORDS = 3


@cache
def _in_pinyin() -> dict[str, Syllable]:
    """What each syllable in Russian letters may be in pinyin; papers write е for э as well, and хой for хуэй."""
    found: dict[str, set[str]] = {}
    for syllable, said in in_russian().items():
        for written in (said, said.replace("э", "е"), said.replace("уэй", "ой")):
            found.setdefault(written, set()).add(syllable)
    return {written: frozenset(meant) for written, meant in found.items()}


def _means(written: str) -> Syllable:
    return _in_pinyin().get(written, frozenset())


@cache
def _strictly() -> dict[str, Syllable]:
    found: dict[str, set[str]] = {}
    for syllable, said in in_russian().items():
        found.setdefault(said, set()).add(syllable)
    return {written: frozenset(meant) for written, meant in found.items()}


def _means_strictly(written: str) -> Syllable:
    """The same of a name that has an э, so that no е of it stands for one (Дэн Пена is no Chinese)."""
    return _strictly().get(written, frozenset())


@lru_cache(maxsize=256)
def rows(text: str) -> tuple[Row, ...]:
    """The readings of a Chinese name in Russian letters, its family name in front; none of any other name.

    >>> [sorted(each) for each in rows("Дэн Сяопин")[0]], rows("Дэн Браун")
    ([['deng'], ['xiao'], ['ping']], ())
    """
    words = _WORD.findall(text.lower().replace("ъ", "").replace("-", ""))
    if not 2 <= len(words) <= _MOST_WORDS:
        return ()
    found = cut_all(words, _means_strictly if "э" in "".join(words) else _means, _LONGEST)
    return tuple(row for row in found if 2 <= len(row) <= 4 and not row[0].isdisjoint(family_names()))
