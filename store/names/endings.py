"""Words that are one by an old spelling, or two by their ends: Indonesian, Javanese, Icelandic, patronymics.

General knowledge: the spelling reforms of Indonesia (1947, 1972), names of sons and daughters in Iceland, in Russia,
among the Turks, the Sikhs and the Malays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.names.people import sons, two_names
from store.names.scripts import iberian, slavic
from store.names.scripts.syllables import listed
from store.names.sound import sound

# Indonesian before 1947 and 1972: oe, tj, dj, nj, sj, ch; and j for what is y since.
_OLD = (
    ("tj", "c"),
    ("dj", "j"),
    ("oe", "u"),
    ("nj", "ny"),
    ("sj", "sy"),
    ("ch", "kh"),
    ("j", "y"),
    ("ie", "i"),
    ("dh", "d"),
)
_MARKS = re.compile("tj|dj|oe|nj|sj|j|y")
_LEAST = 5
_ONE_FATHER = 0.8
"""Likeness of two fathers' names that are one, perhaps with a slip of the pen (Kazimir, Kasimir)."""
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=512)
def _since_reform(word: str) -> str:
    for old, new in _OLD:
        word = word.replace(old, new)
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=1_024)
def are_one(first: str, second: str) -> bool:
    """Whether two folded words are one name in two spellings that no sound connects.

    >>> are_one("tjokroaminoto", "cokroaminoto"), are_one("jusuf", "yusuf"), are_one("mykola", "nikolai")
    (True, True, True)
    """
    if slavic.are_one(first, second) or iberian.are_one(first, second) or sons.are_one(first, second):
        return True
    if first[1:] == second[1:] and {first[0], second[0]} == {"g", "h"} and len(first) > _LEAST:
        return True  # Russian has no h: Heydar is Geydar there
    if min(len(first), len(second)) < _LEAST - 1 or not (_MARKS.search(first) or _MARKS.search(second)):
        return False
    return _since_reform(first) == _since_reform(second)


# Sons and daughters: what is before the end is the father's name.
_FATHERS = (
    re.compile("(?P<father>.{3,}?)s?son$"),
    re.compile("(?P<father>.{2,}?)s?d[oó]ttir$"),
    re.compile("(?P<father>.{2,}?)(?:y|i)?[oe]?(?:v|w)i(?:ch|tch|tsch|c|cz)$"),
    re.compile("(?P<father>.{2,}?)(?:y|i)?[oe](?:v|w)na$"),
)
_ICELAND, _DAUGHTER, _SON_OF, _DAUGHTER_OF = range(4)
_RUSSIAN = re.compile("(?:[oe](?:v|w)(?:i(?:ch|tch|tsch)|na)|yich|inichna)$")


def is_patronymic(word: str) -> bool:
    """Whether a folded word names the father as Russians do (Ivanovich, Ivanovna)."""
    return len(word) > 6 and bool(_RUSSIAN.search(word))


@lru_cache(maxsize=512)
def _father(word: str) -> tuple[int, str] | None:
    for kind, pattern in enumerate(_FATHERS):
        if len(word) > 5 and (found := pattern.fullmatch(word)):
            return kind, found["father"]
    return None


# Names of men and women that differ by their last vowel where both are written (Java, Italy, Spain).
_LAST_VOWELS = frozenset((frozenset("oi"), frozenset("oa")))


# Names of Java, which the state writes letter for letter: another letter is another name.
# Not so what ends or sounds like an Arabic or Persian family name (Sulaimani, Sultani).
_JAVA = re.compile(
    "(?!.*(?:ai|ay|ei|ey|ee|aa|oo(?!t)|ou|[qxz]|[aiou]ni$))(?:su|soe|wi(?=[rdy])|yud|mul|nug|uto|set|pra|har|kar|pur|poer|sar|mar|dar|jum|djoem)[a-z]{2,}(?:(?:[nmtdwkyjs]|[dr]i)o|man|[mtnd]i)"
)


@lru_cache(maxsize=1_024)
def are_two(first: str, second: str) -> bool:
    """Whether two folded words that look and sound alike are two names by their ends.

    >>> are_two("sukarno", "sukarni"), are_two("jonsson", "johannsson"), are_two("petrovich", "pavlovich")
    (True, True, True)
    >>> are_two("ivanovich", "iwanowitsch"), are_two("gudmundsson", "gudmundsdottir"), are_two("dewantoro", "dewantara")
    (False, True, False)
    """
    if slavic.are_one(first, second) or sons.are_one(first, second):
        return False
    if slavic.are_two(first, second) or two_names.are_two(first, second):
        return True
    if _JAVA.fullmatch(first) and _JAVA.fullmatch(second):
        return _since_reform(first) != _since_reform(second)
    one, other = _father(first), _father(second)
    if bool(one) != bool(other):  # Ivan and Ivanovich are father and son
        father, name = (one, second) if one else (other, first)
        return father is not None and sound(father[1])[:4] == sound(name)[:4] and len(name) < len(father[1]) + 3
    if one and other:
        if one[0] in (_ICELAND, _DAUGHTER) and other[0] in (_ICELAND, _DAUGHTER):
            return one[0] != other[0] or sound(one[1]) != sound(other[1])
        if (one[0] < _SON_OF) == (other[0] < _SON_OF):
            return one[0] != other[0] or not _one_father(one[1], other[1])
    if len(first) > 3 and len(second) > 3 and first[-1] != second[-1] and {first[-1], second[-1]} in _LAST_VOWELS:
        before, after = _since_reform(first)[:-1], _since_reform(second)[:-1]
        return before[-1] not in "aeiou" and before == after
    return False


# Ends of women's names of India and Islam, whose a every script writes: Amina, Sushila, Nirmala.
_WRITTEN_A = re.compile("i[lmdnfbzqs]a$|mala$")


def may_be_unwritten(woman: str) -> bool:
    """Whether the last a of a folded word is one that the scripts of India need not write: Ashoka, and not Amina."""
    return woman.endswith("a") and not _WRITTEN_A.search(woman)


def _one_father(one: str, other: str) -> bool:
    from store.names.likeness import either_way  # which stands on words that ask here

    same = slavic.are_one(one, other) or slavic.are_one(one + "ov", other + "ov") or sound(one)[:3] == sound(other)[:3]
    return same or either_way(one, other) >= _ONE_FATHER


#: Titles of men, and of women beside them, where they stand in front.
MEN_CALLED = frozenset(
    listed(
        """
mr mister sir lord prince king duke baron count emperor brother father herr senor sr monsieur signor don dom shri sri
janab datuk dato encik bapak pak tuan ato sheikh shaikh shaykh sheykh shekh haji hajji hadji alhaji emir tengku
"""
    )
)
WOMEN_CALLED = frozenset(
    listed(
        """
mrs ms miss madam madame mme mlle mademoiselle dame lady princess queen duchess baroness countess empress sister
mother frau fraulein senora senorita sra srta signora dona donna shrimati smt datin ibu puan weyzero weizero sheikha
shaykha hajjah hajiya emira daw
"""
    )
)
#: What stands in front of the child's name of a father, and of a mother, as they fold of either script.
FATHERS = frozenset(listed("abu abou abo abi abw aby"))
MOTHERS = frozenset(listed("umm um oum omm oumm ummu umme am"))
#: What tells a son or a man from a daughter or a woman, as a word of its own.
MEN = frozenset(
    listed(
        """
bin ibn ben oglu ogly ogli uulu uly ugli singh ould wuld
"""
    )
)
WOMEN = frozenset(
    listed(
        """
bint binti ibnat kyzy qizi kizi kzy gyzy kaur
"""
    )
)
#: What stands behind the father's name.
BEHIND = frozenset(
    listed(
        """
oglu ogly ogli uulu uly ugli kyzy qizi kizi kzy gyzy
"""
    )
)
