"""What separates two names, or does not: legal forms, generation marks, numbers in any writing, names half of all have.

Only `store.names.alike` asks these tables: nothing here changes what the index of names holds. All of it is data; each
table says which alternation it covers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.names.lexicon import ARTICLES
from store.names.script import to_latin


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Legal forms of one kind in several countries: a line a kind, the words as they fold.
_FORM_KINDS = """
ltd llc llp gmbh sarl srl bv ooo tov pvt private zoo fze fzc fzco doo ood limitada ltda
plc jsc pjsc ojsc cjsc pjs sa ag nv spa ao oao zao pao ad sae ab oyj asa kk
co corp inc
"""
#: Of each legal form what kind it is.
FORM_KIND: dict[str, int] = {
    form: kind for kind, line in enumerate(_FORM_KINDS.strip().splitlines()) for form in line.split()
}
# Legal forms written out; the last word of each line stands for the words before it, which are those that are left of
# a name (articles gone, one word for all spellings of one).
_WRITTEN_OUT = tuple(
    (tuple(word for word in line.split()[:-1] if word not in ARTICLES), line.split()[-1])
    for line in """
aktiengesellschaft ag
gesellschaft mit beschrankter haftung gmbh
gesellschaft mit beschraenkter haftung gmbh
gesellschaft m b h gmbh
naamloze vennootschap nv
besloten vennootschap bv
societa per azioni spa
societa a responsabilita limitata srl
sociedad de responsabilidad limitada srl
co de responsabilidad limitada srl
co a responsabilite limitee sarl
societe a responsabilite limitee sarl
sociedad anonima sa
co anonima sa
co anonyme sa
sociedade anonima sa
spolka z ograniczona odpowiedzialnoscia zoo
spolka akcyjna sa
sp zoo zoo
sp z oo zoo
pte ltd ltd
pty ltd ltd
pvt ltd ltd
private ltd ltd
public ltd co plc
public ltd plc
aktiebolag ab
incorporated inc
comp co
cie co
limitada ltda
kabushiki kaisha kk
""".strip().splitlines()
)
_HEADS = frozenset(words[0] for words, _ in _WRITTEN_OUT)


def any_written_out(texts: list[str]) -> bool:
    """Whether a legal form may be written out among these words."""
    return not _HEADS.isdisjoint(texts)


def legal_form(texts: list[str], at: int) -> tuple[int, str] | None:
    """The legal form written out at a place of a name: how many words it takes, and the word for it."""
    if texts[at] not in _HEADS:
        return None
    fits = ((len(words), short) for words, short in _WRITTEN_OUT if tuple(texts[at : at + len(words)]) == words)
    return max(fits, default=None)


#: Which of two of one name: father and son.
GENERATION: dict[str, str] = {
    **dict.fromkeys(_set("jr jnr junior younger fils filho hijo mladshii"), "junior"),
    **dict.fromkeys(_set("sr snr senior elder pere starshii"), "senior"),
}
#: Names that so many have that they hardly tell who is meant; every spelling of one by its key (`store.names.sound`).
COMMON: frozenset[str] = _set(
    "muhammad ahmad mahmud ali hasan husain umar abdullah ibrahim khalid yusuf ismail mustafa "
    "khan shah gul jan singh kumar begum bibi ivan aleksandr sergei john david jose juan maria"
)

# A line each: one to nineteen, the same as ordinals, the tens from twenty on.
_UNITS, _ORDINALS, _TENS = (
    line.split()
    for line in """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen \
nineteen
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth \
sixteenth seventeenth eighteenth nineteenth
twenty thirty forty fifty sixty seventy eighty ninety
""".strip().splitlines()
)
_NUMBERS = {
    **{word: value for words in (_UNITS, _ORDINALS) for value, word in enumerate(words, 1)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    **{f"{word[:-1]}ieth": 10 * value for value, word in enumerate(_TENS, 2)},
}
_DIGITS = re.compile("([0-9]+)(?:st|nd|rd|th|e|er|eme|o|a)?")
# Numerals behind a name, as they are written; one that is a name as well (Vi, Xi) is none in a name all in capitals.
_ROMAN = {"II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13, "XIV": 14}
_ROMAN_NAMES = frozenset(("VI", "XI"))
#: What stands behind a digit and a hyphen: the end of an ordinal, as in 1-ya.
ENDINGS = _set("ya aya oi yi ii go st nd rd th e")


def number(word: str, written: str = "", *, capitals: bool = False) -> int | None:
    """The number that a folded word says, or None; `written` as it stands in a name, perhaps one all in `capitals`.

    >>> number("14th"), number("forty"), number("ii", "II"), number("xi", "Xi"), number("musa")
    (14, 40, 2, None, None)
    """
    if word[0] in "0123456789" and (digits := _DIGITS.fullmatch(word)):
        return int(digits[1])
    if written in _ROMAN and not (capitals and written in _ROMAN_NAMES):
        return _ROMAN[written]
    return _NUMBERS.get(word, 2 if word == "ii" else 3 if word == "iii" else None)


def joined(first: int, second: int) -> int | None:
    """Two numbers that are said as one: forty 4 is 44."""
    return first + second if first in range(20, 100, 10) and second in range(1, 10) else None


# Names of the same consonants that are two all the same, by what each sounds like (`store.names.sound`), a line a pair.
_APART = tuple(
    tuple(re.compile(pattern) for pattern in line.split())
    for line in """
hsn|has[ai]n hus[aiu]+n|hsi+n
m[aiu]?h[aiu]?m[ai]?d ma?hmu+d
um[aiu]r ami+r
jamal jami+l
kamal kami+l
salam sali+m
raxad raxi+d
hamad hami+d
karam kari+m
sad sai+d
nasr nasi+r
majd maji+d
""".strip().splitlines()
)


def are_two(sound: str, other: str) -> bool:
    """Whether two words that sound much alike are known to be two names.

    >>> are_two("hasan", "husain"), are_two("muhamad", "muhamid"), are_two("mahmud", "muhamad")
    (True, False, True)
    """
    return any(
        bool(one.fullmatch(sound) and two.fullmatch(other)) or bool(two.fullmatch(sound) and one.fullmatch(other))
        for one, two in _APART
    )


# Letters that an initial and the name it stands for may begin with, in two ways of writing it.
_ONE_LETTER = tuple(map(frozenset, ("ou", "ei", "ey", "jy", "kq", "ck", "gj", "vw")))


@lru_cache(maxsize=4_096)
def begins(initial: str, word: str) -> bool:
    """Whether a word may be what an initial stands for.

    >>> begins("a", "abd"), begins("u", "osama"), begins("a", "umar")
    (True, True, False)
    """
    return word.startswith(initial) or frozenset((initial[0], word[0])) in _ONE_LETTER


def is_initial(letter: str, before: str, behind: str, *, first: bool, capitals: bool) -> bool:
    """Whether a letter that stands alone is the initial of a name and no article (Tehrik-e-Taliban, Ortega y Gasset).

    `before` and `behind` are the characters around it; `first` says that it begins the name, `capitals` that all of
    the name is written in them.
    """
    if behind == ".":
        return True
    if before in _TIES or behind in _TIES:
        return False
    return first or (letter.isupper() and not capitals and bool(to_latin(letter)))


_TIES = frozenset("-'\u2019\u02bc`\u2010\u2011")
