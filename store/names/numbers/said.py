"""Numbers said in words of other languages, ordinals above all: vingt-deuxième, Zweiundzwanzigste, vigésimo segundo.

A line of words may say one number, so that they are read in rows. Folded; general knowledge of the languages. What is
a given name besides (Segundo, Quinto) counts only behind a ten, and a cardinal only before an ordinal.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Span(NamedTuple):
    """Words from `start` up to `end` (exclusive) that say one number."""

    start: int
    end: int
    value: int


# First to tenth, a line a number: Spanish and Portuguese, Italian, Russian (as it folds). Many are names.
_UNIT_LINES = """
primero primera primeiro primeira erste erster pervyy pervyi pervaya pervoe
segundo segunda secondo seconda second seconde vtoroy vtoroi vtoraya
tercero tercera terceiro terceira terzo terza tretiy tretii tretya
cuarto cuarta quarto quarta chetvertyy chetvertyi chetvertaya
quinto quinta pyatyy pyatyi pyataya
sexto sexta sesto sesta shestoy shestoi shestaya
septimo septima setimo setima settimo settima sedmoy sedmoi sedmaya
octavo octava oitavo oitava ottavo ottava vosmoy vosmoi vosmaya
noveno novena nono nona devyatyy devyatyi devyataya
decimo decima desyatyy desyatyi desyataya
"""
_FRENCH_CARDINALS = "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
# Tens said before another number, and the words that make them in French: soixante-dix, quatre-vingts.
_CARDINALS = {
    **{word: at for at, word in enumerate(_FRENCH_CARDINALS.split(), 2)},
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
    "octante": 80, "huitante": 80, "nonante": 90, "cent": 100, "cents": 100,
    "dvadtsat": 20, "tridtsat": 30, "sorok": 40, "pyatdesyat": 50, "shestdesyat": 60, "semdesyat": 70,
    "vosemdesyat": 80, "devyanosto": 90, "sto": 100,
}  # fmt: skip
_FRENCH = (
    "unieme deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme onzieme douzieme "
    "treizieme quatorzieme quinzieme seizieme"
)
_FRENCH_TENS = "vingtieme trentieme quarantieme cinquantieme soixantieme septantieme octantieme nonantieme centieme"
_GERMAN = (
    "zweite dritte vierte funfte sechste siebte achte neunte zehnte elfte zwolfte dreizehnte vierzehnte funfzehnte "
    "sechzehnte siebzehnte achtzehnte neunzehnte"
)
_GERMAN_UNITS = "ein zwei drei vier funf sechs sieben acht neun"
_GERMAN_TENS = "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"
_GERMAN_ENDS = ("", "r", "n", "s", "m")
_ITALIAN = (
    "undicesim dodicesim tredicesim quattordicesim quindicesim sedicesim diciassettesim diciottesim diciannovesim"
)
_ITALIAN_UNITS = "un du tre quattr cinqu sei sett ott nov"
_ITALIAN_TENS = "vent trent quarant cinquant sessant settant ottant novant"
# 11 and 12, and the tens; the q of Portuguese beside the c of Spanish.
_IBERIAN = {
    "undecim": 11, "duodecim": 12, "vigesim": 20, "trigesim": 30, "cuadragesim": 40, "quadragesim": 40,
    "quincuagesim": 50, "quinquagesim": 50, "sexagesim": 60, "septuagesim": 70, "octogesim": 80, "nonagesim": 90,
    "centesim": 100,
}  # fmt: skip
_RUSSIAN = {
    "odinnadtsat": 11, "dvenadtsat": 12, "trinadtsat": 13, "chetyrnadtsat": 14, "pyatnadtsat": 15,
    "shestnadtsat": 16, "semnadtsat": 17, "vosemnadtsat": 18, "devyatnadtsat": 19, "dvadtsat": 20, "tridtsat": 30,
    "sorokov": 40, "pyatidesyat": 50, "shestidesyat": 60, "semidesyat": 70, "vosmidesyat": 80, "devyanost": 90,
}  # fmt: skip
_RUSSIAN_ENDS = ("yy", "yi", "aya", "oe", "oi", "oy")


def _german() -> dict[str, int]:
    found = {word + end: at for at, word in enumerate(_GERMAN.split(), 2) for end in _GERMAN_ENDS}
    tens = list(enumerate(_GERMAN_TENS.split(), 2))
    found |= {f"{ten}ste{end}": 10 * at for at, ten in tens for end in _GERMAN_ENDS}
    found |= {
        f"{unit}und{ten}ste{end}": 10 * at + value
        for value, unit in enumerate(_GERMAN_UNITS.split(), 1)
        for at, ten in tens
        for end in _GERMAN_ENDS
    }
    found |= {word.replace("funf", "fuenf"): value for word, value in found.items() if "funf" in word}
    return found | {word.replace("zwolf", "zwoelf"): value for word, value in found.items() if "zwolf" in word}


def _italian() -> dict[str, int]:
    found = {word + end: at for at, word in enumerate(_ITALIAN.split(), 11) for end in "oa"}
    for at, ten in enumerate(_ITALIAN_TENS.split(), 2):
        link = "i" if at == 2 else "a"
        found |= {f"{ten}esim{end}": 10 * at for end in "oa"}
        for value, unit in enumerate(_ITALIAN_UNITS.split(), 1):
            for stem in (unit, unit + "e" if value == 3 else unit):
                joined = ten + ("" if unit in ("un", "ott") else link) + stem
                found |= {f"{joined}esim{end}": 10 * at + value for end in "oa"}
    return found


#: Ordinals that are no names: a number wherever they stand.
ORDINALS: dict[str, int] = (
    {word: at for at, word in enumerate(_FRENCH.split(), 1) if at > 1}
    | {word: 10 * at for at, word in enumerate(_FRENCH_TENS.split(), 2)}
    | _german()
    | _italian()
    | {word + end: value for word, value in _IBERIAN.items() for end in "oa"}
    | {word + end: value for word, value in _RUSSIAN.items() for end in _RUSSIAN_ENDS}
)
#: First to tenth in words that may be names.
UNITS_ABROAD = {word: at for at, line in enumerate(_UNIT_LINES.strip().splitlines(), 1) for word in line.split()}
#: These and what stands only behind a ten.
WEAK: dict[str, int] = UNITS_ABROAD | {"unieme": 1}
_LINKS = frozenset(("et", "y", "e"))
_KNOWN = _CARDINALS | WEAK | ORDINALS


def _more(total: int, value: int) -> int | None:
    """The number said so far and then this one, or None where the two are not one."""
    if total == 0:
        return value
    if value == 100:
        return 100 * total if total < 10 else None
    last = total % 100
    if value == 20 and last == 4:  # quatre-vingts
        return total + 76
    if last == 0 or (last in range(10, 100, 10) and value < 10) or (last in (60, 80) and value < 20):
        return total + value
    return None


def _from(words: Sequence[str], start: int) -> Span | None:
    """The longest row of words from here on that says an ordinal."""
    best, total, at = None, 0, start
    while at < len(words):
        word = words[at]
        if at > start and word in _LINKS and at + 1 < len(words) and words[at + 1] in _KNOWN:
            at += 1
            continue
        value = _KNOWN.get(word)
        both = _more(total, value) if value is not None else None
        if both is None:
            break
        total, at = both, at + 1
        if word in ORDINALS or (word in WEAK and at - start > 1):
            best = Span(start, at, total)
    return best


def spans(words: Sequence[str]) -> list[Span]:
    """Where folded words say ordinals in languages other than English.

    >>> [tuple(it) for it in spans(["vingt", "deuxieme", "brigade"])], spans(["segundo", "garcia"])
    ([(0, 2, 22)], [])
    >>> [it.value for it in spans(["quatre", "vingt", "douzieme"])], spans(["zweiundzwanzigste"])[0].value
    ([92], 22)
    """
    if _KNOWN.keys().isdisjoint(words):
        return []
    found: list[Span] = []
    at = 0
    while at < len(words):
        span = _from(words, at) if words[at] in _KNOWN else None
        if span:
            found.append(span)
        at = span.end if span else at + 1
    return found


def may_say(words: Sequence[str]) -> bool:
    """Whether any of these words ends an ordinal of another language."""
    return not (ORDINALS.keys().isdisjoint(words) and WEAK.keys().isdisjoint(words))
