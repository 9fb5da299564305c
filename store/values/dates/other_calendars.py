"""Dates of the Solar Hijri calendar (Iran, Afghanistan) and of the Islamic lunar one: "23 Mizan 1398", "12 Rajab 1441".

The days come from libraries that are loaded where such a date is met: persiantools (Solar Hijri) and hijridate (Umm
al-Qura, the calendar of Saudi Arabia). A lunar month begins where its moon is seen, and its day at sunset: by
country that is a day before or up to two days after the tables, and so wide is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from store.values.basis.plain import UnreadableValue, shown
from store.values.basis.sets import Span

_SOLAR = (
    # Iran; Afghanistan in Dari; in Pashto
    "farvardin|farwardin|hamal|wray|فروردین|حمل|وری",
    "ordibehesht|urdibihisht|sawr|saur|thawr|ghwayay|اردیبهشت|ثور|غویی",
    "khordad|khurdad|jawza|jauza|ghbargolay|خرداد|جوزا|غبرگولی",
    "tir|saratan|chungash|تیر|سرطان|چنگاښ",
    "mordad|amordad|asad|assad|zmaray|مرداد|اسد|زمری",
    "shahrivar|shahrewar|sunbula|sonbola|sunbola|sumbula|wazhay|شهریور|سنبله|وږی",
    "mehr|mihr|mizan|meezan|tala|مهر|میزان|تله",
    "aban|aqrab|larem|آبان|عقرب|لړم",
    "azar|qaws|qaus|qows|lindai|آذر|قوس|لیندۍ",
    "dey|dai|jadi|jaddi|marghumay|دی|جدی|مرغومی",
    "bahman|dalw|dalwa|salwagha|بهمن|دلو|سلواغه",
    "esfand|isfand|hut|hoot|kab|اسفند|حوت|کب",
)
_AL = r"[ -]?(?:al|ul|us|uth|ath|el|as|oul|l)?[ '-]*"
_LUNAR = (
    r"mu?[hḥ]arr?[ae]m(?: al[ -]haram)?|محرم",
    r"safar|صفر",
    rf"rab[iī]+'?{_AL}(?:awwal|awal|avval)|rab[iī]' ?i|rab[iī] i|ربیع الاول|ربيع الأول",
    rf"rab[iī]+'?{_AL}(?:th[aā]n[iī]|s[aā]ni|akh[ie]ra?|aakhir)|rab[iī]'? ii|ربیع الثانی|ربيع الثاني",
    rf"j[ua]m[aā]da?[aāi]?{_AL}(?:ula|[uū]l[aā]|awwal|awal|oola)|jumada i|جمادی الاول|جمادى الأولى",
    rf"j[ua]m[aā]da?[aāi]?{_AL}(?:akh[ie]ra?h?|th[aā]n[iī](?:ya?h?)?|s[aā]ni|ukhra)|jumada ii|"
    r"جمادی الثانی|جمادى الآخرة",
    r"rajab|رجب",
    r"sha'?b[aā]n|شعبان",
    r"rama[dzḍ]h?[aā]n|رمضان",
    r"shaww?[aā]l|شوال",
    rf"(?:dhu|zu|zi|dhi|zul|dhul|thul|zil)'?{_AL}qa?'?[ie]?d[aei]?h?|ذوالقعده|ذو القعدة",
    rf"(?:dhu|zu|zi|dhi|zul|dhul|thul|zil)'?{_AL}[hḥ][ia]jj?[aei]?h?|ذوالحجه|ذو الحجة",
)
_ERA = r"(?: ?(?P<era>a ?h ?s|s ?h|a ?p|h ?s|shamsi|solar|a ?h|h|hijri|qamari|lunar)(?: hijri)?)?"
_NAME = r"(?P<month>[^\W\d](?:[^\d]*[^\W\d])?'?)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:(?: ?- ?| to | and | or )(?P<until>\d{1,2})(?:st|nd|rd|th)?)?"
_FORMS = (
    re.compile(rf"(?:{_DAY} (?:of )?)?{_NAME},? (?P<year>\d{{3,4}}){_ERA}"),
    re.compile(rf"{_NAME} {_DAY},? (?P<year>\d{{3,4}}){_ERA}"),
)
_YEAR = re.compile(rf"(?P<year>\d{{4}}){_ERA}|a ?h (?P<year2>\d{{4}})")
_MONTHS = {
    "solar": [re.compile(names) for names in _SOLAR],
    "lunar": [re.compile(names) for names in _LUNAR],
}
#: From then on Iran counts the months by this calendar; what is earlier has a day of doubt.
_SOLAR_SINCE = 1304
_BEFORE, _AFTER = 1, 2


def read_other_calendar(words: str) -> Span | None:
    """The days that tidied ``words`` name in one of these calendars; None where they name none.

    Raises UnreadableValue for a day or a year that the calendar has not.
    """
    for form in _FORMS:
        match = form.fullmatch(words)
        found = _month(match["month"]) if match else None
        if match and found:
            calendar, month = found
            year, day = int(match["year"]), match["day"]
            first = _span(calendar, year, month, int(day) if day else None, words)
            last = _span(calendar, year, month, int(match["until"]), words) if match["until"] else first
            if first.lo is None or last.hi is None or first.lo > last.hi:
                raise UnreadableValue(f"{shown(words)} runs backwards: write the earlier day first")
            return Span(first.lo, last.hi)
    match = _YEAR.fullmatch(words)
    if match is None or not (match["year2"] or match["era"]):
        return None
    year = int(match["year"] or match["year2"])
    calendar = (
        "solar" if (match["era"] or "").replace(" ", "") in ("ahs", "sh", "ap", "hs", "shamsi", "solar") else "lunar"
    )
    return Span(_span(calendar, year, 1, None, words).lo, _span(calendar, year, 12, None, words).hi)


def lunar_span(year: int, month: int, first: int, last: int) -> Span | None:
    """The days from one to another of a month of the lunar year, with the days of doubt; None outside its tables."""
    try:
        begin = _lunar(year, month, first)[0]
        return Span(begin.toordinal() - _BEFORE, begin.toordinal() + last - first + _AFTER)
    except (ValueError, OverflowError):
        return None


def solar_span(year: int) -> Span | None:
    """The first day of a solar year, with its doubt; None outside its tables."""
    try:
        day = _solar(year, 1, 1)[0].toordinal()
    except (ValueError, OverflowError):
        return None
    doubt = 0 if year >= _SOLAR_SINCE else 1
    return Span(day - doubt, day + doubt)


def _month(name: str) -> tuple[str, int] | None:
    """The calendar and the number of a month by its name."""
    plain = name.replace(",", "")
    for calendar, months in _MONTHS.items():
        for number, spelt in enumerate(months, 1):
            if spelt.fullmatch(plain):
                return calendar, number
    return None


def _span(calendar: str, year: int, month: int, day: int | None, words: str) -> Span:
    """One day, or where ``day`` is None the whole month, with the days of doubt."""
    try:
        first, last = (_solar if calendar == "solar" else _lunar)(year, month, day)
    except (ValueError, OverflowError):
        known = "1 to 1500" if calendar == "solar" else "1343 to 1500"
        raise UnreadableValue(
            f"{shown(words)} is no day that is known of its calendar (years {known}): "
            "correct it, or write {says: ..., is: YYYY-MM-DD}"
        ) from None
    if calendar == "solar":
        doubt = 0 if year >= _SOLAR_SINCE else 1
        return Span(first.toordinal() - doubt, last.toordinal() + doubt)
    return Span(first.toordinal() - _BEFORE, last.toordinal() + _AFTER)


def _solar(year: int, month: int, day: int | None) -> tuple[date, date]:
    from persiantools.jdatetime import JalaliDate

    if not 1 <= year <= 1500:
        raise ValueError(year)
    length = JalaliDate.days_in_month(month, year)
    make: Callable[[int, int, int], JalaliDate] = JalaliDate
    return make(year, month, 1 if day is None else day).to_gregorian(), make(year, month, day or length).to_gregorian()


def _lunar(year: int, month: int, day: int | None) -> tuple[date, date]:
    from hijridate import Hijri

    length = Hijri(year, month, 1).month_length()
    first, last = (Hijri(year, month, number).to_gregorian() for number in (1 if day is None else day, day or length))
    return date(first.year, first.month, first.day), date(last.year, last.month, last.day)
