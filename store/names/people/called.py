"""Titles that stand together with a name in scripts of their own are taken off it, where a name is left.

Characters, syllables and Thai have no blank between a name and its title (安倍晋三首相, 市长李国强, นายสมชาย). Arabic,
Persian, Hebrew and Vietnamese have, and say in several words what somebody is (وزير الخارجية السابق).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from store.names.scripts.tables import titles as tables

_HAN = "\u3400-\u9fff\uf900-\ufaff"
_KANA_HAN = f"\u3041-\u30fc{_HAN}"
_HANGUL = "\uac00-\ud7a3"
_HAS_HAN, _HAS_HANGUL = re.compile(f"[{_HAN}]"), re.compile(f"[{_HANGUL}]")
_MOST_OF_A_NAME = 12
"""Characters, or syllables and a blank: names of elsewhere are the long ones (블라디미르 푸틴)."""


def _among(words: Iterable[str]) -> str:
    """Any of these words, the longest that fits."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _listed(text: str) -> str:
    return _among(text.split())


def _phrases(text: str) -> str:
    return _among(phrase for line in text.strip().splitlines() for phrase in line.split("|"))


_LAST = frozenset(title[-1] for title in (tables.HAN_BEHIND + tables.HANGUL_BEHIND + tables.HANGUL_APART).split())
_LEAST_WITH_TITLE = 4
"""Characters of a title and a name, two each."""
_FORMER_HAN = f"(?:{_listed(tables.HAN_FORMER)})"
# What was before stands between the two: 安倍晋三元首相; behind two characters it may be the last of the name (张国元).
_BEHIND_HAN = (
    f"(?:(?<=[{_KANA_HAN}]{{3}})(?:[前元現]|次期|名誉)|(?<=[{_KANA_HAN}]{{2}}))[ \u3000]?"
    f"(?:{_listed(tables.HAN_BEHIND)})$"
)
# A country or a place may stand before the office (中国国家主席习近平); Japanese joins the two by の.
_FRONT_HAN = (
    f"^{_FORMER_HAN}?(?:[{_HAN}]{{1,6}}?)??{_FORMER_HAN}?(?:{_listed(tables.HAN_FRONT)})[の ・\u3000]?"
    f"(?=[{_HAN}]{{2,4}}$)"
)
_HEADED_HAN = f"(?:{_listed(tables.HAN_HEADED)})$"
_BODIES_HAN = f"(?:{_listed(tables.HAN_BODIES)})$"
_FORMER_HANGUL = f"(?:(?:{_listed(tables.HANGUL_FORMER)}) )?"
_OF_HANGUL = f"(?:[{_HANGUL}]*(?:{_listed(tables.HANGUL_OF)}) )"
_BEHIND_HANGUL = (
    f"(?<=[{_HANGUL}]{{2}})(?: {_FORMER_HANGUL}{_OF_HANGUL}{{0,2}}{_FORMER_HANGUL}"
    f"(?:{_listed(tables.HANGUL_BEHIND + tables.HANGUL_APART)})"
    f"|(?<=[{_HANGUL}]{{3}})(?:{_listed(tables.HANGUL_BEHIND)}))$"
)
_FRONT_HANGUL = (
    f"^{_FORMER_HANGUL}{_OF_HANGUL}{{0,2}}{_FORMER_HANGUL}(?:{_listed(tables.HANGUL_FRONT)}) (?=[{_HANGUL}]{{2,}})"
)
_ARABIC = (
    f"^(?:(?:{_phrases(tables.ARABIC_FRONT)})(?: (?:{_listed(tables.ARABIC_FORMER)}))* ){{1,4}}(?=\\S{{2,}} \\S{{2,}})"
)
_HEBREW = (
    f"^(?:(?:{_phrases(tables.HEBREW_FRONT)})(?: (?:{_listed(tables.HEBREW_FORMER)}))* ){{1,4}}(?=\\S{{2,}} \\S{{2,}})"
)
_HAS_ARABIC, _HAS_HEBREW = re.compile("[\u0600-\u06ff]"), re.compile("[\u0590-\u05ff]")
_HAS_THAI = re.compile("[\u0e01-\u0e5b]")
# No title where a mark of a vowel stands behind it: it is the beginning of a word then.
_THAI = f"^(?:(?:{_listed(tables.THAI_FRONT)}) ?){{1,4}}(?=[\u0e01-\u0e2e\u0e40-\u0e44]\\S{{2,}})"
_VIETNAMESE = (
    f"(?i)^(?:(?:{_listed(tables.VIETNAMESE_FORMER)}) )?"
    f"(?:(?:{_phrases(tables.VIETNAMESE_FRONT)}) ){{1,4}}(?=\\S+ \\S+)"
)
_MARKED = re.compile("[\u0103\u0111\u01a1\u01b0\u00c0-\u00ff\u1ea0-\u1ef9]")


@cache
def _rule(pattern: str) -> re.Pattern[str]:
    """A rule ready to be asked: most names need none of these, and each takes some ms to be made."""
    return re.compile(pattern)


def of_characters(text: str) -> str:
    """A name in characters or Hangul without its title; anything else as it is.

    >>> of_characters("安倍晋三首相"), of_characters("市长李国强"), of_characters("文在寅前大統領")
    ('安倍晋三', '李国强', '文在寅')
    >>> of_characters("김정은 위원장"), of_characters("문재인 전 대통령"), of_characters("유엔 사무총장 반기문")
    ('김정은', '문재인', '반기문')
    >>> of_characters("主席"), of_characters("部长会议"), of_characters("张国元主席"), of_characters("대통령")
    ('主席', '部长会议', '张国元', '대통령')
    """
    plain = text.strip()
    if len(plain) > _MOST_OF_A_NAME * 2:
        return text
    hangul = _HAS_HANGUL.search(plain) is not None
    if not (hangul or _HAS_HAN.search(plain)):
        return text
    found = _rule(_BEHIND_HANGUL if hangul else _BEHIND_HAN).search(plain) if plain[-1] in _LAST else None
    if found and found.start() <= _MOST_OF_A_NAME and not _rule(_HEADED_HAN).search(plain[: found.start()]):
        return plain[: found.start()]
    if len(plain) < _LEAST_WITH_TITLE:
        return text
    found = _rule(_FRONT_HANGUL if hangul else _FRONT_HAN).match(plain)
    if found and len(plain) - found.end() <= _MOST_OF_A_NAME and not _rule(_BODIES_HAN).search(plain):
        return plain[found.end() :]
    return text


def in_other_letters(text: str) -> str:
    """A name in Arabic, Persian, Hebrew, Thai or Vietnamese letters without the titles in front of it.

    >>> in_other_letters("الرئيس حسني مبارك"), in_other_letters("נשיא המדינה שמעון פרס")
    ('حسني مبارك', 'שמעון פרס')
    >>> in_other_letters("นายสมชาย รัตนกุล")
    'สมชาย รัตนกุล'
    >>> in_other_letters("Thủ tướng Phạm Minh Chính"), in_other_letters("نایب")
    ('Phạm Minh Chính', 'نایب')
    """
    if text.isascii():
        return text
    plain = text.strip()
    for has, pattern in ((_HAS_ARABIC, _ARABIC), (_HAS_HEBREW, _HEBREW), (_HAS_THAI, _THAI), (_MARKED, _VIETNAMESE)):
        if has.search(plain):
            found = _rule(pattern).match(plain)
            return plain[found.end() :] if found else text
    return text
