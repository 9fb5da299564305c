"""Dates in EDTF (ISO 8601-2, levels 0 to 2) as intervals of days.

An interval's ends are proleptic Gregorian ordinals (``date.toordinal``). ``~`` (and ``%``) widens by one
unit of the stated precision on both sides: a day, a month, a year, the decade of ``201X~``; ``?`` alone
widens nothing. Plain dates and intervals of them are read here, since the full grammar takes 5 to 30 ms
a date; everything else is parsed by the edtf library. A time of day is dropped (``store.values.dates.clock`` keeps it).

Years before 1 (1 BC is 0000, 44 BC -0043) lie before what Python's dates can say. They are worked out ten cycles of
400 years later, where the calendar is the same, and moved back.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from store.values.basis.plain import LONGEST, UnreadableValue, shown
from store.values.basis.sets import Span
from store.values.dates.calendars import is_month_end, is_month_start, window
from store.values.dates.clock import without_clock
from store.values.dates.days import End, interval_days, qualified

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([~?%]?)", re.ASCII)
_LOOKS = re.compile(r"[-0-9XYES.,:/~?%\[\]{}+TZ^ ]*[0-9X][-0-9XYES.,:/~?%\[\]{}+TZ^ ]*")
_YEARS_AS_WORDS = re.compile(r"\d{4} ?- ?\d{4}")
#: Years of two digits after a dash or a slash, where EDTF has neither a month nor a season: "1998-99", "1850/51".
_YEARS_CUT_SHORT = re.compile(r"\d{4} ?(?:-(?:1[3-9]|20|4[2-9]|[5-9]\d)|/\d\d)")
_OPEN = frozenset({"", ".."})

#: A year before 1 somewhere in an EDTF text, and every year of a text.
_EARLY = re.compile(r"(?<![\dX-])(?:-\d{4}|0000)(?![\dX])")
_YEAR = re.compile(r"(?<![\d-])-?\d{4}(?!\d)|(?<=[/,.\[{])-\d{4}(?!\d)")
_CYCLES = 10
_YEARS_LATER, _DAYS_LATER = 400 * _CYCLES, 146_097 * _CYCLES
#: The first day that can be compared: 1 January 4000 BC.
FIRST_DAY = 1 - _DAYS_LATER


def looks_like_edtf(text: str) -> bool:
    """Whether ``text`` is made of the characters of EDTF, so that it should not be read as words."""
    return (
        len(text) <= LONGEST
        and _LOOKS.fullmatch(text.strip()) is not None
        and _YEARS_AS_WORDS.fullmatch(text.strip()) is None
        and _YEARS_CUT_SHORT.fullmatch(text.strip()) is None
    )


@lru_cache(maxsize=4096)
def date_span(edtf: str) -> Span:
    """The first and last day of any EDTF text; None for an open or unknown end. Raises UnreadableValue.

    The span of a set (``[a,b]``, ``{a,b}``) or of a pattern with gaps (``2019-XX-15``) reaches from its
    first to its last day: wider than the set, so that it never makes a contradiction.
    """
    text = edtf.strip()
    if not text or len(text) > LONGEST:
        raise UnreadableValue(f"{shown(edtf)} is not a date: write EDTF, such as 2019-09-23 or 2019-09")
    text = without_clock(text)
    if _EARLY.search(text):
        return _early_span(text)
    ends = [_plain_end(part) for part in text.split("/")]
    if len(ends) == 1 and ends[0] and ends[0].known:
        return ends[0].days()
    if len(ends) == 2 and ends[0] and ends[1]:
        return interval_days(text, ends[0], ends[1])
    from store.values.dates.edtf_full import parse_full

    return parse_full(text)


def _early_span(text: str) -> Span:
    """The days of a text that names a year before 1, and no day before 4000 BC."""
    years = [int(year) for year in _YEAR.findall(text)]
    if any(not 1 - _YEARS_LATER <= year <= 9999 - _YEARS_LATER for year in years):
        raise UnreadableValue(f"{shown(text)} lies outside the years that whosays can compare: from 4000 BC on")
    try:
        later = date_span(_YEAR.sub(lambda year: f"{int(year[0]) + _YEARS_LATER:04d}", text))
    except UnreadableValue:
        raise UnreadableValue(f"{shown(text)} is no date of the calendar: write a day that exists") from None
    return _moved(later, -_DAYS_LATER)


def _moved(span: Span, days: int) -> Span:
    return Span(None if span.lo is None else span.lo + days, None if span.hi is None else span.hi + days)


def _is_plain(text: str) -> bool:
    return text in _OPEN or _PLAIN.fullmatch(text.removeprefix("-")) is not None


def _plain_end(text: str) -> End | None:
    """An end in its plain form; None where it is anything else."""
    if text in _OPEN:
        return End(None, None)
    match = _PLAIN.fullmatch(text)
    return qualified(window(match[1], match[2], match[3]), match[4]) if match else None


def canonical(edtf: str) -> str:
    """The EDTF text that stands for the days ``edtf`` means; equal texts mean equal days.

    ``?`` is dropped, for it changes no set. ``~`` stays on a plain date or interval, where its
    widening is understood; everywhere else the widened days are written out.
    """
    text = without_clock(edtf.strip())
    span = date_span(text)
    if "~" in text or "%" in text:
        bare = re.sub("[~?%]", "", text)
        kept = text.replace("%", "~").replace("?", "") if "/" in text else f"{bare}~"
        ends = kept.split("/")
        if len(ends) <= 2 and all(_is_plain(end) for end in ends) and date_span(kept) == span:
            return "/".join(end or ".." for end in ends)
    return span_edtf(span)


def span_edtf(span: Span, marked: bool = True) -> str:
    """The shortest EDTF text for all days of ``span``: a day, month, year, decade, century or interval.

    Where it is not ``marked``, a decade and a century are intervals too.
    """
    if (span.lo is not None and span.lo < 1) or (span.hi is not None and span.hi < 1):
        later = span_edtf(_moved(span, _DAYS_LATER), marked=False)
        return _YEAR.sub(lambda year: _year_text(int(year[0]) - _YEARS_LATER), later)
    if span.lo is None or span.hi is None:
        lower = ".." if span.lo is None else _end_text(date.fromordinal(span.lo), None)
        upper = ".." if span.hi is None else _end_text(None, date.fromordinal(span.hi))
        return f"{lower}/{upper}"
    first, last = date.fromordinal(span.lo), date.fromordinal(span.hi)
    if first == last:
        return first.isoformat()
    if not (is_month_start(first) and is_month_end(last)):
        return f"{first.isoformat()}/{last.isoformat()}"
    if not (first.month == 1 and last.month == 12):
        lower, upper = first.isoformat()[:7], last.isoformat()[:7]
    else:
        lower, upper = first.isoformat()[:4], last.isoformat()[:4]
        for nought, nine, mark in (("00", "99", "XX"), ("0", "9", "X")):
            if marked and lower.endswith(nought) and upper == lower.removesuffix(nought) + nine:
                return lower.removesuffix(nought) + mark
    return lower if lower == upper else f"{lower}/{upper}"


def _year_text(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _end_text(first: date | None, last: date | None) -> str:
    """One end of a half-open interval, as coarse as it may be without moving."""
    day = first or last
    assert day is not None
    if is_month_start(day) if first else is_month_end(day):
        whole_year = day.month == (1 if first else 12)
        return day.isoformat()[:4] if whole_year else day.isoformat()[:7]
    return day.isoformat()
