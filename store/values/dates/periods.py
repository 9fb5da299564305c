"""Parts of time that are larger than a month: "early 1990s", "the 19th century", "Q2 2016", "summer 2015", "44 BC".

Each is given as EDTF, so that the doubt of "early" and "late" is kept where it lies.
"""

from __future__ import annotations

import re
from datetime import date

from store.values.basis.number_words import read_decade
from store.values.basis.sets import Span
from store.values.dates.date_atoms import NeedsDateError, read_atom
from store.values.dates.edtf import span_edtf

_EARLY = r"(?:early|(?:the )?(?:start|beginning) of)"
_MID = r"(?:mid|(?:the )?middle of)"
_LATE = r"(?:late|(?:the )?end of)"
_PART = rf"(?:(?P<part>{_EARLY}|{_MID}|{_LATE})(?:(?: to | or |-to-|-)(?P<until>mid|late))?(?: in)?[ -])?(?:the )?"
#: First and last year of a part, counted from the first of a decade or a century; None where the period itself ends.
_DECADE_PARTS = {"early": (None, 4), "mid": (3, 7), "late": (5, None)}
_CENTURY_PARTS = {"early": (None, 49), "mid": (25, 74), "late": (50, None)}

_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            *(*_ONES, "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
            *("eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty first"),
        ),
        1,
    )
} | {"twenty first": 21}
_ORDINAL = rf"(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)}))"
_BC = r"(?: ?(?P<era>b ?c(?: ?e)?))"
_AD = r"(?: ?(?:a ?d|c ?e))"

_DECADE = re.compile(rf"{_PART}(?:(?P<decade>\d{{3}})(?:0'?s|x)|'?(?P<short>[1-9]0'?s|[a-z]+ies))")
_CENTURY = re.compile(rf"{_PART}(?:{_ORDINAL}[ -]century(?:{_BC}|{_AD})?|(?P<hundreds>\d\d)(?:00'?s|xx))")
_OF_YEAR = r"(?:(?:,? |/)(?:of |in )?(?:the year )?(?P<year>\d{4}|last year|this year))"
_NUMBER = rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}"
_CENTURIES = re.compile(
    rf"(?:the )?(?P<first>{_NUMBER})(?: ?- ?| to | and | or |/)(?:the )?(?P<last>{_NUMBER})[ -]centur(?:y|ies)"
    r"(?P<era> ?b ?c(?: ?e)?)?"
)
_NTH = "first|second|third|fourth|last|1st|2nd|3rd|4th"
_DIVISION = re.compile(rf"(?:the )?(?P<nth>{_NTH})[ -](?P<of>quarter|half|third){_OF_YEAR}")
_LETTERED = re.compile(
    rf"(?:(?P<letter>[qh]) ?(?P<digit>[1-4])|(?P<digit2>[1-4]) ?(?P<letter2>[qh])){_OF_YEAR}|"
    r"(?P<year2>\d{4})[ -]?(?P<letter3>[qh])(?P<digit3>[1-4])"
)
_HALF_OF = re.compile(r"(?:the )?(?P<nth>first|second|last) half of (?:the )?(?P<rest>.+)")
_SEASON = re.compile(
    r"(?:(?P<which>the|last|this|this past|past|the past) )?(?:(?P<part>early|mid|late)[ -])?(?:the )?"
    r"(?:(?P<side>northern|southern)(?: hemisphere)? )?(?P<season>spring|summer|autumn|fall|winter)"
    r"(?:(?: of)?,? (?P<year>\d{4}|last year|this year)(?: ?[-/] ?(?P<until>\d{2}|\d{4}))?)?"
)
_YEAR_BC = re.compile(rf"(?P<year>\d{{1,4}}){_BC}|(?P<year2>\d{{1,4}}){_AD}|(?:a ?d|c ?e) (?P<year3>\d{{1,4}})")
_YEARS_BC = re.compile(r"(?P<year>\d{1,4})(?: ?- ?| to | or | and )(?P<until>\d{1,4}) ?b ?c(?: ?e)?")
_NTH_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_BC = re.compile(rf"(?P<rest>(?:{_NTH_DAY} (?:of )?)?[a-z]+(?: {_NTH_DAY})?),? (?P<year>\d{{1,4}}) ?b ?c(?: ?e)?")
#: A financial year begins in April, July or October, and is named by the years it lies in, or by one of them.
_FISCAL = re.compile(
    r"(?:the )?(?:fy|fiscal|fiscal year|financial year|budget year|tax year) ?(?P<year>\d{4})"
    r"(?: ?[-/] ?(?P<until>\d{2}|\d{4}))?"
)
_TURN = re.compile(rf"(?:the )?turn of the {_ORDINAL}[ -]century")
_SHARE_OF_CENTURY = re.compile(
    rf"(?:the )?(?P<nth>{_NTH})[ -](?P<of>quarter|third|decade) of (?:the )?{_ORDINAL}[ -]century"
)
_CUT_SHORT = re.compile(r"(?P<year>\d{4}) ?[-/] ?(?P<until>\d\d)")

#: First month of a season in the north; in the south it is half a year later.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def read_period(words: str, on: date | None) -> str | None:
    """The EDTF that tidied ``words`` mean; None where they are no such period.

    Raises NeedsDateError where they depend on ``on``, the day of the report, and it is None.
    """
    for pattern, reader in _READERS:
        match = pattern.fullmatch(words)
        found = reader(match, on) if match else None
        if found:
            return found
    return None


def with_hemisphere(words: str, hemisphere: str) -> str:
    """``words`` with their seasons named as those of the ``hemisphere`` ("north", "south" or empty: not known)."""
    if not hemisphere:
        return words
    return re.sub(
        rf"(?<!northern )(?<!southern )(?<!hemisphere )\b({'|'.join(_SEASONS)})\b", rf"{hemisphere}ern \1", words
    )


def _known(on: date | None) -> date:
    if on is None:
        raise NeedsDateError
    return on


def _text(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _part_of(
    match: re.Match[str], first: int, last: int, parts: dict[str, tuple[int | None, int | None]]
) -> str | None:
    """A part of the years from ``first`` to ``last``: a year of doubt where it borders on the rest of them."""
    names = [_name(match["part"]), match["until"] or _name(match["part"])] if match["part"] else []
    start = first if not names else parts[names[0]][0]
    end = last if not names else parts[names[1]][1]
    if names and list(parts).index(names[1]) < list(parts).index(names[0]):
        return None
    lower = _text(first) if start is None or not names else f"{_text(first + start)}~"
    upper = _text(last) if end is None or not names else f"{_text(first + end)}~"
    return f"{lower}/{upper}"


def _name(part: str) -> str:
    if part.endswith(("start of", "beginning of")):
        return "early"
    return {"middle of": "mid", "end of": "late"}.get(part.removeprefix("the "), part)


def _decade(match: re.Match[str], on: date | None) -> str | None:
    if match["decade"]:
        # "the 1800s" are a century, "the 2000s" ten years
        if match["decade"].endswith("0") and int(match["decade"]) < 200 and not match[0].endswith("x"):
            return None
        first = int(match["decade"]) * 10
    else:
        tens = read_decade(match["short"].removeprefix("'"))
        if tens is None:
            return None
        year = _known(on).year
        first = year - (year - tens) % 100
    if not match["part"]:
        return f"{first // 10:03d}X"
    return _part_of(match, first, first + 9, _DECADE_PARTS)


def _century(match: re.Match[str], _on: date | None) -> str | None:
    if match["hundreds"]:
        first = int(match["hundreds"]) * 100
        return _part_of(match, first, first + 99, _CENTURY_PARTS) if match["part"] else f"{match['hundreds']}XX"
    number = int(match["number"] or _ORDINALS[match["word"]])
    if not 1 <= number <= (40 if match["era"] else 99):
        return None
    # the year 1 BC is 0000, so that the fifth century BC is -0499 to -0400
    first = 1 - 100 * number if match["era"] else 100 * number - 99
    return _part_of(match, first, first + 99, _CENTURY_PARTS)


def _centuries(match: re.Match[str], on: date | None) -> str | None:
    """ "The 18th and 19th centuries", "18th-19th century": from the first of the one to the last of the other."""
    era = match["era"] or ""
    first, last = (read_period(f"{match[name]} century{era}", on) for name in ("first", "last"))
    return f"{first.split('/')[0]}/{last.split('/')[1]}" if first and last else None


def _year(words: str, on: date | None) -> int:
    if words in ("last year", "this year"):
        return _known(on).year - (words == "last year")
    return int(words)


def _months(year: int, month: int, count: int) -> str:
    """``count`` months from a month of ``year`` on; a month above twelve is one of the next year."""
    start, end = year * 12 + month - 1, year * 12 + month + count - 2
    return f"{start // 12:04d}-{start % 12 + 1:02d}/{end // 12:04d}-{end % 12 + 1:02d}"


def _division(match: re.Match[str], on: date | None) -> str | None:
    """The second quarter, the first half, the last third of a year."""
    count = {"quarter": 4, "half": 2, "third": 3}[match["of"]]
    nth = match["nth"]
    place = count if nth == "last" else int(nth[0]) if nth[0].isdigit() else _ONES.index(nth) + 1
    return _share_of_year(_year(match["year"], on), place, count)


def _lettered(match: re.Match[str], on: date | None) -> str | None:
    """ "Q2 2016", "H1 2015", "2016-Q2"."""
    letter = match["letter"] or match["letter2"] or match["letter3"]
    place = int(match["digit"] or match["digit2"] or match["digit3"])
    return _share_of_year(_year(match["year"] or match["year2"], on), place, {"q": 4, "h": 2}[letter])


def _share_of_year(year: int, place: int, count: int) -> str | None:
    length = 12 // count
    return _months(year, 1 + (place - 1) * length, length) if place <= count else None


def _half_of(match: re.Match[str], on: date | None) -> str | None:
    """Half of a decade or of a century: as it says, without a doubt."""
    whole = read_period(match["rest"], on)
    first = last = 0
    if whole and "X" in whole:
        first, last = int(whole.replace("X", "0")), int(whole.replace("X", "9"))
    elif whole and re.fullmatch(r"-?\d{4}/-?\d{4}", whole):
        first, last = (int(end) for end in whole.split("/"))
    if last - first not in (9, 99):
        return None
    middle = first + (last - first) // 2
    lower, upper = (first, middle) if match["nth"] == "first" else (middle + 1, last)
    return f"{_text(lower)}/{_text(upper)}"


def _season(match: re.Match[str], on: date | None) -> str | None:
    """A season of a year: by its hemisphere where that is known, else as wide as both.

    A winter (in the south a summer) that is named by one year can have begun or ended in it, and is both.
    """
    north = _SEASONS[match["season"]]
    south = north + 6 if north <= 6 else north - 6
    months = {"northern": (north,), "southern": (south,)}.get(match["side"], tuple(sorted((north, south))))
    part = {"early": (0, 2), "late": (1, 2)}.get(match["part"] if len(months) == 1 else "", (0, 3))
    if match["year"] is None:
        starts = [_last_begun(month, _known(on), match["which"] or "") for month in months]
        return _months(0, min(starts) + 1 + part[0], max(starts) - min(starts) + part[1])
    year = _year(match["year"], on)
    if match["until"]:
        # "2014-15": the one that crosses the turn of the year
        crosses = (year + 1) % 10 ** len(match["until"]) == int(match["until"])
        return _months(year, 12 + part[0], part[1]) if crosses and 12 in months else None
    if 12 in months:
        return _months(year - 1, 12, 15)
    return _months(year, months[0] + part[0], months[-1] - months[0] + part[1])


def _last_begun(month: int, today: date, which: str) -> int:
    """The month (counted from the year 0) in which the last such season began; "last summer" is over."""
    now = today.year * 12 + today.month - 1
    start = today.year * 12 + month - 1
    over = 3 if which in ("last", "past", "this past", "the past") else 0
    return start if start + over <= now else start - 12


def _era(match: re.Match[str], _on: date | None) -> str | None:
    year = int(match["year"] or match["year2"] or match["year3"])
    if not year:
        return None
    return _text(1 - year) if match["era"] else _text(year)


def _years_before_christ(match: re.Match[str], _on: date | None) -> str | None:
    first, last = int(match["year"]), int(match["until"])
    return f"{_text(1 - first)}/{_text(1 - last)}" if first > last > 0 else None


def _day_before_christ(match: re.Match[str], _on: date | None) -> str | None:
    """A day or month of a year before Christ, in the calendar of today carried back."""
    found = (
        read_atom(f"{match['rest']} {4001 - int(match['year']):04d}", None) if 0 < int(match["year"]) < 4000 else None
    )
    if found is None or found.lo is None or found.hi is None:
        return None
    return span_edtf(Span(found.lo - 1_460_970, found.hi - 1_460_970))


def _fiscal(match: re.Match[str], _on: date | None) -> str | None:
    first = int(match["year"])
    if match["until"] is None:
        return f"{first - 1:04d}-04/{first + 1:04d}-03"
    if (first + 1) % 10 ** len(match["until"]) != int(match["until"]):
        return None
    return f"{first:04d}-04/{first + 1:04d}-09"


def _turn(match: re.Match[str], _on: date | None) -> str | None:
    """Ten years to either side of a century's beginning."""
    number = int(match["number"] or _ORDINALS[match["word"]])
    return f"{100 * number - 110:04d}/{100 * number - 90:04d}" if 2 <= number <= 90 else None


def _share_of_century(match: re.Match[str], _on: date | None) -> str | None:
    """The first quarter of a century, its last decade: as it is counted, from the year 01 or from the year 00."""
    number = int(match["number"] or _ORDINALS[match["word"]])
    length, count = {"quarter": (25, 4), "third": (33, 3), "decade": (10, 10)}[match["of"]]
    nth = match["nth"]
    place = count if nth == "last" else int(nth[0]) if nth[0].isdigit() else _ONES.index(nth) + 1
    if place > count or number < 2:
        return None
    start = 100 * number - 100 + length * (place - 1)
    return f"{start:04d}/{100 * number if place == count else start + length:04d}"


def _cut_short(match: re.Match[str], _on: date | None) -> str | None:
    """ "1998-99", "1850/51": from one year to another of its century, or to the first of the next."""
    first = int(match["year"])
    last = first // 100 * 100 + int(match["until"])
    last += 100 if last < first and match["until"] == "00" else 0
    return f"{first:04d}/{last:04d}" if first < last else None


_READERS = (
    (_DECADE, _decade),
    (_CENTURY, _century),
    (_CENTURIES, _centuries),
    (_DIVISION, _division),
    (_LETTERED, _lettered),
    (_HALF_OF, _half_of),
    (_SEASON, _season),
    (_YEAR_BC, _era),
    (_YEARS_BC, _years_before_christ),
    (_DAY_BC, _day_before_christ),
    (_CUT_SHORT, _cut_short),
    (_FISCAL, _fiscal),
    (_TURN, _turn),
    (_SHARE_OF_CENTURY, _share_of_century),
)
