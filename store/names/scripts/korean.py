"""Korean names: Hangul, and the Latin spellings of a syllable (Revised, McCune-Reischauer, and those people choose).

General knowledge: the two romanisations (South Korea 2000, McCune and Reischauer 1937), and how Koreans write their
names in passports and papers.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

from store.names.scripts.syllables import Row, Syllable, cut_all, listed, turned

HANGUL = re.compile("[\uac00-\ud7a3]")
_INITIALS = listed(
    """
g kk n d tt r m b pp s ss . j jj ch k t p h
"""
)
_VOWELS = listed(
    """
a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i
"""
)
# Of two consonants at the end one is heard; k, t and p are one whatever letter stands.
_FINALS = listed(
    """
. k k k n n n t l k m l l l p l m p p t t ng t t k t p t
"""
)

# Which of the initials a Latin letter may be: plain and aspirated are written alike, and one sound passes into
# another inside a word (Myongnok, Chosonnyo).
_LATIN_INITIALS = {
    "": ".", "g": "g kk", "k": "g k", "kk": "kk", "gg": "kk", "kh": "k", "n": "n r", "d": "d", "t": "d t", "tt": "tt",
    "dd": "tt", "th": "t", "r": "r", "rh": "r", "l": "r", "m": "m", "b": "b", "p": "b p", "pp": "pp", "bb": "pp",
    "ph": "p", "s": "s ss", "sh": "s", "ss": "ss", "j": "j", "jj": "jj", "tch": "jj", "z": "j", "c": "j", "ch": "j ch",
    "h": "h", "wh": "h",
}  # fmt: skip
# Which of the vowels: those of Revised; those of McCune-Reischauer without their marks (o for eo, u for eu); and what
# English ears write (Lee, Moon, Young, Jung, Suh).
_LATIN_VOWELS = {
    "a": "a", "ah": "a", "ar": "a", "ae": "ae", "ai": "ae", "ay": "ae", "ya": "ya", "yae": "yae", "eo": "eo", "e": "e",
    "eh": "e", "yeo": "yeo", "ye": "ye", "o": "o eo", "oh": "o", "wa": "wa", "wae": "wae", "oe": "oe", "oi": "oe",
    "yo": "yo yeo", "u": "u eu eo", "oo": "u eu", "ou": "u", "woo": "u", "wu": "u", "uh": "eo", "wo": "wo", "weo": "wo",
    "we": "we", "wi": "wi", "wee": "wi", "yu": "yu yeo", "yoo": "yu", "you": "yu yeo", "yuh": "yeo", "yeu": "yeo",
    "eu": "eu", "ui": "ui", "eui": "ui", "yi": "ui i", "i": "i ui", "ee": "i ui", "y": "i eu",
}  # fmt: skip
_LATIN_FINALS = {
    "": ".", "k": "k", "g": "k", "ck": "k", "n": "n", "nn": "n", "hn": "n", "t": "t", "d": "t", "l": "l", "r": "l",
    "ll": "l", "m": "m", "p": "p", "b": "p", "ng": "ng", "h": ".",
}  # fmt: skip
_SYLLABLE = re.compile(
    f"({'|'.join(sorted(filter(None, _LATIN_INITIALS), key=len, reverse=True))})?"
    f"({'|'.join(sorted(_LATIN_VOWELS, key=len, reverse=True))})"
    f"({'|'.join(sorted(filter(None, _LATIN_FINALS), key=len, reverse=True))})?"
)
_LONGEST = 7

# Family names, the spelling most use first; the North's (Ri, Ro, Ryu) are one with the South's.
_SURNAMES = """
김 kim gim ghim
이 lee yi ri rhee i li rhie
박 park pak bak
최 choi choe choy
정 jung jeong chung chong jong cheong joung
강 kang gang
조 cho jo joe
윤 yoon yun youn
장 jang chang
임 lim im rim yim
한 han hahn
오 oh o
서 seo suh so sur
신 shin sin
권 kwon gwon
황 hwang
안 ahn an
송 song
전 jeon chun chon jun
홍 hong
유 yoo yu you ryu
고 ko go koh
문 moon mun
양 yang ryang
손 son sohn
배 bae pae
백 baek paek paik
허 heo huh ho hur
남 nam
심 shim sim
노 roh no noh ro
하 ha
곽 kwak gwak
성 sung seong song
차 cha
주 joo ju chu
우 woo u
구 koo gu ku goo
민 min
나 na ra
진 jin chin
지 ji chi
엄 eom um
채 chae
원 won
천 cheon chun chon
방 bang pang
공 kong gong
현 hyun hyeon hyon
함 ham
변 byun byeon pyon
염 yeom yum ryom
여 yeo yuh ryo
추 choo chu
도 do to
석 seok suk sok
선 sun seon son
설 seol sul sol
마 ma
길 gil kil
연 yeon yon
위 wi
표 pyo
명 myung myeong myong
기 ki gi
반 ban pan
왕 wang
금 geum keum kum
옥 ok
육 yook yuk
인 in
맹 maeng
제 je che
모 mo
탁 tak
국 kook kuk
봉 bong pong
남궁 namgung namkoong namkung
황보 hwangbo hwangpo
제갈 jegal chegal
선우 sunwoo seonu sonu
독고 dokgo tokko
"""
_SPELT = {line.split()[0]: tuple(line.split()[1:]) for line in _SURNAMES.strip().splitlines()}
_NORTH = dict(zip("리림류로라량려렴", "이임유노나양여염", strict=True)) | {"류": "유"}
_BY_LATIN: dict[str, frozenset[str]] = {
    latin: frozenset(name for name, spelt in _SPELT.items() if latin in spelt)
    for spelt in _SPELT.values()
    for latin in spelt
}
FAMILY_NAMES = frozenset(_BY_LATIN)
"""As they are written in Latin letters."""


def _apart(char: str) -> tuple[str, str, str]:
    code = ord(char) - 0xAC00
    return _INITIALS[code // 588], _VOWELS[code % 588 // 28], _FINALS[code % 28]


@lru_cache(maxsize=128)
def _said(char: str) -> Syllable:
    return frozenset(("-".join(_apart(char)),))


@lru_cache(maxsize=128)
def _means(latin: str) -> Syllable:
    found = _SYLLABLE.fullmatch(latin)
    if not found:
        return frozenset()
    initial, vowel, final = (part or "" for part in found.groups())
    if initial == "wh" and not vowel.startswith("a"):
        return frozenset()
    vowels = "wa" if initial == "wh" else _LATIN_VOWELS[vowel]
    if vowel == "yu" and not initial and final != "ng":
        vowels = "yu"  # Hyun and Myung, but Yun is said as it is written
    return frozenset(
        "-".join(parts)
        for parts in product(_LATIN_INITIALS[initial].split(), vowels.split(), _LATIN_FINALS[final].split())
    )


# Ends of places (city, county, town, township) that hardly a given name has.
_PLACES = "시군읍면"


def split(text: str) -> tuple[str, str] | None:
    """The family name and the given one of a name in Hangul; None where it has not the shape of a name."""
    letters = "".join(HANGUL.findall(text))
    if not 2 <= len(letters) <= 5 or letters[-1] in _PLACES:
        return None
    long = 2 if letters[:2] in _SPELT and len(letters) > 2 else 1
    family = _NORTH.get(letters[0], letters[0]) if long == 1 else letters[:2]
    return (family, letters[long:]) if family in _SPELT else None


Name = tuple[frozenset[str], list[Row]]
"""Which family names it may be, and how its given name may be cut."""


def of_hangul(text: str) -> list[Name]:
    """A name in Hangul, read."""
    found = split(text)
    return [(frozenset((found[0],)), [tuple(map(_said, found[1]))])] if found else []


def of_latin(words: tuple[str, ...]) -> list[Name]:
    """A name in Latin letters, as folded words, in all ways it may be a Korean one."""
    if not 2 <= len(words) <= 4:
        return []
    found = []
    for row in (*turned(words), *((words[0] + words[1], *words[2:]),) * (len(words) > 2)):
        if (family := _BY_LATIN.get(row[0])) and (given := cut_all(row[1:], _means, _LONGEST)):
            found.append((family, [cut for cut in given if len(cut) <= 3]))
    return [name for name in found if name[1]]


def latin(text: str) -> str:
    """A name in Hangul as it would most likely be written: the family name as most do, each syllable a word.

    Anything else is one word, by the letters of the Revised romanisation.

    >>> latin("김정은"), latin("평양")
    ('kim jeong eun', 'pyeongyang')
    """
    found = split(text)
    if found and len("".join(HANGUL.findall(text))) > 2:
        return " ".join((_SPELT[found[0]][0], *map(_revised, found[1])))
    return "".join(_revised(char) if HANGUL.match(char) else char for char in text)


def _revised(char: str) -> str:
    return "".join(_apart(char)).replace(".", "")


# What McCune-Reischauer and people write for the initials of Revised.
_OTHER_INITIALS = {"g": "k", "j": "ch", "d": "t", "r": "n"}


def written(family: str) -> tuple[str, ...]:
    """What people write for a family name in Hangul, and how it stands when two syllables are one word."""
    return (*_SPELT[family], "".join(map(_revised, family)))


def syllable_spellings(syllable: Syllable) -> tuple[str, ...]:
    """What may be written for a syllable: by Revised, and with the other initial."""
    plain = ["".join(one.split("-")).replace(".", "") for one in sorted(syllable)]
    other = [_OTHER_INITIALS[one[0]] + one[1:] for one in plain if one and one[0] in _OTHER_INITIALS]
    return tuple(dict.fromkeys((*plain, *other)))


def family_of(text: str) -> frozenset[str]:
    """The family names that a name of one is: in Hangul (이, 남궁), or as one folded word (lee).

    >>> family_of("이") == family_of("lee"), sorted(family_of("ri")), family_of("김정은")
    (True, ['이'], frozenset())
    """
    letters = "".join(HANGUL.findall(text))
    if not letters:
        return _BY_LATIN.get(text, frozenset())
    family = _NORTH.get(letters, letters)
    return frozenset((family,)) if family in _SPELT else frozenset()


def spellings(text: str) -> list[tuple[str, ...]]:
    """Words by which a name in Hangul may stand in Latin letters."""
    found = split(text)
    if not found:
        return []
    each = []
    for char in found[1]:
        plain = _revised(char)
        initial = _apart(char)[0]
        each.append([plain] + ([_OTHER_INITIALS[initial] + plain[1:]] if initial in _OTHER_INITIALS else []))
    given = list(product(*each))[:8]
    return [(family, *row) for family in _SPELT[found[0]] for row in given] + [
        (family, "".join(row)) for family in _SPELT[found[0]] for row in given
    ]


@lru_cache(maxsize=512)
def written_as(char: str) -> frozenset[str]:
    """All that may be written in Latin letters for a syllable of a given name, by either romanisation or by ear."""
    initial, vowel, final = _apart(char)
    parts = (
        [latin for latin, said in table.items() if part in said.split()]
        for table, part in ((_LATIN_INITIALS, initial), (_LATIN_VOWELS, vowel), (_LATIN_FINALS, final))
    )
    return frozenset(
        written for written in map("".join, product(*parts)) if not _said(char).isdisjoint(_means(written))
    )


def first_letters(family: str) -> tuple[str, ...]:
    """How a word in Hangul begins that begins with a family name, in the South and in the North."""
    return (family, *(north for north, south in _NORTH.items() if south == family))


def begins(word: str, names: list[Name]) -> bool:
    """Whether a word in Hangul is one of these names, or begins with one of three syllables, as with a particle behind.

    >>> [begins(word, of_latin(("kim", "jong", "un"))) for word in ("김정은은", "김정일", "김정")]
    [True, False, False]
    """
    for families, rows in names:
        heads = [head for family in families for head in first_letters(family) if word.startswith(head)]
        for head, row in product(heads, rows):
            given, whole = word[len(head) : len(head) + len(row)], len(head) + len(row)
            if len(word) < whole or (len(word) > whole and whole < 3):
                continue
            if all(HANGUL.match(char) and not _said(char).isdisjoint(it) for char, it in zip(given, row, strict=True)):
                return True
    return False
