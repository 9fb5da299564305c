"""What separates two names, or does not: legal forms, generation marks, numbers in any writing, names half of all have.

Only `store.names.alike` asks these tables: nothing here changes what the index of names holds. All of it is data; each
table says which alternation it covers.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.names.bodies.companies import KINDS
from store.names.numbers.said import ORDINALS, UNITS_ABROAD
from store.names.script import to_latin


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NO_FORMS = _set("co s c a sp sh free dis tic")
"""Words of forms that are none alone."""


# Legal forms of one kind in several countries, beside those of the list: a line a kind, the words as they fold.
_FORM_KINDS = """
llc ltd gmbh sarl srl bv ooo tov pvt private zoo fze fzc fzco doo dooel ood limitada ltda lda pty pte sdn bhd wll yk oy
    sl sas ab kft mbh sro sia uab zrt sp inc co corp
jsc plc pjsc ojsc cjsc pjs sa ag nv spa ao oao zao pao ad sae oyj asa kk as sal prat tbk nyrt ae dd pt
lp kg cv
"""
#: Of each legal form what kind it is: one for co, corp and inc, which some countries have for any company.
FORM_KIND: dict[str, str] = {
    **{word: kind for name, kind in KINDS.items() for word in name.split("+") if word not in _NO_FORMS},
    **{
        form: line.split()[0]
        for line in _FORM_KINDS.replace("\n    ", " ").strip().splitlines()
        for form in line.split()
    },
}
#: Forms of two or three letters that are words or initials of people as often: only at the end of a name, or in front.
AT_THE_END: frozenset[str] = _set(
    "ab as ae ag ad ao sa se sl sp sc sd kk ks ky kg kd kb pt dd oy ou ek ev eg yk lp gp cv bv nv sia sad sal sae"
)
IN_FRONT: frozenset[str] = _set("ooo oao zao pao ao jsc ojsc cjsc pjsc pt tov too uab sia kk cv sc ip as")

# Marks of a generation, a line each: of two men of one name the father, the son, the grandson and so on. In English,
# French, Spanish and Portuguese, Italian, German, Dutch, Russian and Ukrainian as they fold.
_GENERATIONS = """
junior jr jnr younger fils filho hijo figlio jungere juengere jonge mladshii mladshiy mladshij mladshyi molodshyi
senior sr snr elder pere padre altere aeltere oude starshii starshiy starshij starshyi
grandson neto netto nieto
great-grandson bisneto bisnieto
nephew sobrinho sobrino
"""
GENERATION: dict[str, str] = {
    word: line.split()[0] for line in _GENERATIONS.strip().splitlines() for word in line.split() if word.isalpha()
}
"""Which of two of one name: what each mark stands for."""
SHORTENED = {"jun": "junior", "sen": "senior"}
"""Marks that are names as well (Amartya Sen): only with a full stop behind."""
_SURNAMES = _set("neto netto nieto sobrinho sobrino padre pere oude jonge")
"""Marks that are names as well: only behind a given and a family name."""


def generation(word: str, behind: str, at: int, *, last: bool) -> str:
    """The generation that a word of a name marks, or nothing; `at` its place, `behind` what stands behind it.

    >>> generation("jr", "", 2, last=True), generation("sen", "", 1, last=True), generation("sr", ".", 0, last=False)
    ('junior', '', '')
    """
    if word in SHORTENED:
        return SHORTENED[word] if behind == "." and at > 1 else ""
    if word not in GENERATION or (at == 0 and word not in ("jr", "jnr")):
        return ""
    return "" if word in _SURNAMES and (at < 2 or not last) else GENERATION[word]


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
    "hundred": 100,
    "hundredth": 100,
}
#: English words that say a number: some of other languages are given names too (Segundo, Octavo).
NUMBER_WORDS = frozenset(_NUMBERS)
_DIGITS = re.compile("([0-9]+)(?:st|nd|rd|d|th|e|er|re|ere|nde|eme|ieme|o|a)?")
# Numerals as they are written, up to 99; one that is a name as well (Vi, Xi) is none in a name all in capitals, and one
# with an L that is a name or a word besides (Li, Liv) only beside what is numbered.
_ROMAN = re.compile("(?=[XVIL])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_NAMES = frozenset(("VI", "XI", "I", "V", "X", "XX"))
_ROMAN_UNSURE = frozenset(("L", "LI", "LV", "LX", "XL", "XC", "LII", "LIV", "LIX", "LXX"))
_TENS_OF = {"": 0, "X": 10, "XX": 20, "XXX": 30, "XL": 40, "L": 50, "LX": 60, "LXX": 70, "LXXX": 80, "XC": 90}
_UNITS_OF = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
#: What stands behind a digit and a hyphen: the end of an ordinal, as in 1-ya.
ENDINGS = _set("ya aya oi yi ii go st nd rd d th e")
#: What is numbered by a numeral before it: V Corps, IV Division.
NUMBERED = _set(
    "corps army armies division brigade regiment battalion legion airborne infantry congress squadron "
    # the same in the languages that number so: Spanish and Portuguese, French, Italian, German, Russian
    "cuerpo ejercito division brigada regimiento batallon regimento batalhao divisao exercito corpo bataillon armee "
    "brigata divisione reggimento battaglione armata korps armiya diviziya batalon korpus"
)
#: What says that a number follows, and nothing else.
NUMBER_SIGN = _set("no nr num number nomer numero nummer")


def roman(written: str, *, capitals: bool = False, beside: bool = False) -> int | None:
    """The number of a numeral as it is written, or None; `beside` what is numbered any numeral is one.

    >>> roman("XVIII"), roman("Vi"), roman("XI", capitals=True), roman("LIV"), roman("LIV", beside=True)
    (18, None, None, None, 54)
    """
    found = _ROMAN.fullmatch(written)
    if not found or (not beside and (written in _ROMAN_UNSURE or (capitals and written in _ROMAN_NAMES))):
        return None
    return _TENS_OF[found[1]] + _UNITS_OF[found[2]]


def numeral(value: int) -> str:
    """A number from 1 to 99 as a numeral in small letters."""
    tens = next(written for written, ten in _TENS_OF.items() if ten == value // 10 * 10)
    return (tens + next(written for written, unit in _UNITS_OF.items() if unit == value % 10)).lower()


def number(word: str, written: str = "", *, capitals: bool = False, beside: bool = False) -> int | None:
    """The number that a folded word says, or None; `written` as it stands in a name, perhaps one all in `capitals`.

    >>> number("14th"), number("forty"), number("ii", "II"), number("xi", "Xi"), number("musa")
    (14, 40, 2, None, None)
    """
    if word[0] in "0123456789" and (digits := _DIGITS.fullmatch(word)):
        return int(digits[1])
    told = roman(written, capitals=capitals, beside=beside) if len(written) > 1 else None
    if told is None:
        told = _NUMBERS.get(word) or UNITS_ABROAD.get(word) or ORDINALS.get(word)
    return told if told is not None else 2 if word == "ii" else 3 if word == "iii" else None


def joined(first: int, second: int) -> int | None:
    """Two numbers that are said as one: forty 4 is 44, three hundred is 300, and three hundred 13 is 313."""
    if first in range(1, 10) and second == 100:
        return 100 * first
    if first % 100 == 0 < first and second in range(1, 100):
        return first + second
    return first + second if first % 100 in range(20, 100, 10) and second in range(1, 10) else None


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


# Given names that are written short, a line a name: English ones of registers, and Muhammad in South Asia and Malaya.
_SHORT_GIVEN = """
william wm willm
charles chas
george geo
james jas
joseph jos
thomas thos
robert robt
benjamin benj
edward edw
samuel saml
daniel danl
richard richd
muhammad md mohd muhd mohmd
"""
SHORT_GIVEN: dict[str, str] = {
    short: line.split()[0] for line in _SHORT_GIVEN.strip().splitlines() for short in line.split()[1:]
}
_FULL_STOP = _set("geo jos benj edw jas")
"""Of these what is a word as often: only with a full stop behind."""
#: Initials of two letters, of one letter in Cyrillic: Yu. V. Andropov, Zh. Medvedev.
LETTERS_OF_ONE = _set("yu ya yo ye ju ja jo je iu ia zh kh sh ch ts")


def short_given(word: str, behind: str, at: int, *, last: bool) -> str:
    """The given name that a word stands for in short, or nothing; see `generation` for the rest.

    >>> short_given("wm", ".", 0, last=False), short_given("md", "", 2, last=True)
    ('william', '')
    """
    if last or (word in _FULL_STOP and behind != ".") or (word == "md" and at):
        return ""
    return SHORT_GIVEN.get(word, "")


# Letters that an initial and the name it stands for may begin with, in two ways of writing it.
_ONE_LETTER = tuple(map(frozenset, ("ou", "ei", "ey", "jy", "kq", "ck", "gj", "vw")))


@lru_cache(maxsize=4_096)
def begins(initial: str, word: str) -> bool:
    """Whether a word may be what an initial stands for.

    >>> begins("a", "abd"), begins("u", "osama"), begins("a", "umar"), begins("q", "khair")
    (True, True, False, False)
    """
    if word.startswith(initial):
        return True
    # kh is a letter of its own, which nobody writes as q or c
    return frozenset((initial[0], word[0])) in _ONE_LETTER and not word.startswith("kh")


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
