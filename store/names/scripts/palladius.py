"""Chinese names in Russian letters: the system of Palladius, by which Russia writes every syllable of Mandarin.

General knowledge: the table of beginnings and ends in use since 1888. Ukrainian and Bulgarian papers differ in a letter
or two and are not read here.
"""

from __future__ import annotations

from functools import cache

from store.names.scripts.chinese import SYLLABLES
from store.names.scripts.syllables import listed


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
