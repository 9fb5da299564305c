"""Slavic names: one name in Russian, Ukrainian and Belarusian, and how English, German and Slavs in Latin spell it.

General knowledge: the romanisations of BGN/PCGN, ISO 9, Ukraine's of 2010, the German one, and Gaj's Latin letters
without their marks; the given names that the languages share.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product

# A line a name, as each language says it.
_GIVEN = """
vladimir volodymyr volodimir uladzimir uladzimir wladimir vladymyr
aleksandr alexander alyaksandr alexandr oleksandr aliaksandr alyaksandr aleksander aleksandar
aleksei alexei oleksii alyaksei aliaksey alexey aleksey oleksiy oleksii aliaksei alexej
nikolai nikolay mikalai mikalay mikola nikolaj mykola mikalai mikola
sergei sergey sergii syargei sergej serhiy serhii siarhei
yevgeny evgeny evgen yevgen ievgen ievgeniy yaugen evgeniy yevgeni evgenij evgenii jewgeni yevhen yevgeniy
dmitry dmitri dmitro dzmitryi dmitriy dmitrii dmitrij dmytro dzmitry
mikhail mykhailo mikhailo mykhaylo mikhailo mihail michail mikhas
pavel pavlo paval pawel
petr pyotr petro piotr pjotr
andrei andrey andrii andriy andrii andrej
vasily vasyl vasil vasiliy vasili vasyli wassili
grigory hryhoriy grigorii grigoriy hryhorii grigori ryhor
igor ihor ihar
oleg oleh aleh
viktor victor viktor wiktor viktar
yury yuri yuriy iurii jurij juri yurii iouri
anatoly anatoliy anatoli anatolii anatol
gennady hennadiy gennadiy hennadii gennadi
valery valeriy valerii walerij valeri
vitaly vitaliy vitali vitalii
konstantin kostiantyn kostyantyn kanstantsin
roman raman
taras taras
bogdan bohdan
stepan stsiapan
ivan iwan
elena olena yelena alena
ekaterina kateryna katerina yekaterina katsiaryna
natalia nataliya natalya natalja
yulia yuliia yuliya julia julija iuliia
anna hanna ganna
tatiana tetiana tetyana tatyana tetyana tatsiana
galina halyna galyna
oksana aksana
daria darya dariya
georgy georgiy heorhiy georgii georgi
ilya illia illya ilia
timofey tymofiy
nikita mykyta mikita
"""
_SAME = {name: line.split()[0] for line in _GIVEN.strip().splitlines() for name in line.split()}

_FAMILY = re.compile(
    "(?:[oe](?:v|w|ff)a?|enka|[iy]n(?:a|s?k[iy]y?)?|sk(?:[iy]|ij|ii|iy|yi|yy|aya|aja|a)|ts?k(?:yi|y|iy|ij)|ch?uk|t?sch?uk|enko|ov[iy](?:ch?|tsch)|e?vi(?:ch?|tsch)|"
    "[aeou][iyj]|[iy][hn]|gu|ic|ich|itsch|cik|yk|ik)$"
)
# What one Slavic sound is written with; where a spelling may be two sounds, both.
_SOUNDS = (
    ("shch|schtsch|stsch|chtsch", "S"),
    ("sc", "Sk"),
    ("tsch|tch|cz", "C"),
    ("sch", "SZ"),
    ("zh", "Z"),
    ("sh|sz", "S"),
    ("kh", "H"),
    ("ch", "CHS"),
    ("ts|tz", "c"),
    ("ck|ks|x|q", "k"),
    ("yo|jo|io", "o"),
    ("yu|ju|iu|iou|ou", "u"),
    ("ya|ja|ia", "a"),
    ("ye|je|ie", "e"),
    ("iy|ij|ii|yi|yy|yj|iyi|i|y|j", "i"),
    ("ff|w|v|f", "v"),
    ("h|g", "Hg"),
    ("z", "zZ"),
    ("s", "sS"),
    ("c", "cC"),
)
_SPELT = re.compile("|".join(sorted((one for group, _ in _SOUNDS for one in group.split("|")), key=len, reverse=True)))
_MEANS = {one: meant for group, meant in _SOUNDS for one in group.split("|")}
_DOUBLED = re.compile(r"(.)\1+")
_LEAST = 4
_MOST = 48


@lru_cache(maxsize=512)
def _said(word: str) -> frozenset[str]:
    each: list[str] = []
    at = 0
    while at < len(word):
        found = _SPELT.match(word, at)
        each.append(_MEANS[found[0]] if found else word[at])
        at = found.end() if found else at + 1
    ways = 1
    for meant in each:
        ways *= len(meant)
    if ways > _MOST:
        return frozenset()
    return frozenset(_last_vowel(_DOUBLED.sub(r"\1", "".join(way)).replace("e", "o")) for way in product(*each))


def _last_vowel(said: str) -> str:
    """A Belarusian's a at the end of -enko and the i of -skii go."""
    return said[:-1] + "o" if said.endswith("onka") else said.removesuffix("i")


@lru_cache(maxsize=512)
def are_one(first: str, second: str) -> bool:
    """Whether two folded words are one Slavic name in two languages or spellings.

    >>> are_one("mykola", "nikolai"), are_one("lujkov", "luzkov"), are_one("hirkin", "girkin")
    (True, False, True)
    """
    if first in _SAME or second in _SAME:
        return _SAME.get(first, first) == _SAME.get(second, second)
    if min(len(first), len(second)) < _LEAST or not (_FAMILY.search(first) and _FAMILY.search(second)):
        return False
    return not _said(first).isdisjoint(_said(second))


# Ends of family names that no spelling makes one of.
_ENDS = (
    re.compile("(?:enko|enka)$"),
    re.compile("(?:ch|c|tsch)uk$"),
    re.compile("[oe](?:v|w|ff)a?$"),
    re.compile("[iy]na?$"),
    re.compile("sk(?:[iy]|ij|ii|iy|yi|yy|aya|aja|a)$"),
)


def _end(word: str) -> int | None:
    return next((at for at, pattern in enumerate(_ENDS) if len(word) > 5 and pattern.search(word)), None)


def is_family(word: str) -> bool:
    """Whether a folded word ends as family names do and is no given name (Bakiyev, Shevchenko).

    >>> is_family("bakiyev"), is_family("aleksandr")
    (True, False)
    """
    return _end(word) is not None and word not in _SAME


def are_two(first: str, second: str) -> bool:
    """Whether two folded words are two names for certain: ends of other kinds, or two given names.

    >>> are_two("medvedev", "medvedchuk"), are_two("aleksandr", "aleksei"), are_two("aleksei", "oleksii")
    (True, True, False)
    """
    one, other = _end(first), _end(second)
    if one is not None and other is not None and one != other:
        return True
    return first in _SAME and second in _SAME and _SAME[first] != _SAME[second]
