"""Dates as reports write them ("Sept 23, 2019", "Tuesday night", "last month") turned into EDTF.

Relative words are resolved from the day the report was published, and only backwards: reports tell
what has happened. The precision is kept: "last month" is a month. What each wording becomes is in
docs/values.md.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from store.values.basis.plain import LONGEST, UnreadableValue, shown, tidy
from store.values.basis.sets import Span, hull
from store.values.dates.calendars import is_month_end, is_month_start
from store.values.dates.clock_words import split_clock
from store.values.dates.date_atoms import NeedsDateError, read_atom
from store.values.dates.edtf import FIRST_DAY, canonical, date_span, looks_like_edtf, span_edtf
from store.values.dates.periods import read_period, with_hemisphere
from store.values.dates.phrasing import plainly

#: A publication date less certain than this many days gives relative words no useful meaning.
_VAGUEST = 366
#: No wording known here has more words; the limit keeps nested phrases from being tried without end.
_MOST_WORDS = 16

_ABOUT = re.compile(
    r"(?:on |in )?(?:on or |in or )?(?:about|around|circa|approximately|approx|roughly|ca|c|~)"
    r"(?: |(?<=[c~])(?=\d))(?P<rest>.+)"
)
_OR_SO = re.compile(r"(?P<rest>.+) (?:or so|or thereabouts)")
_OR = re.compile(r" or | and/or ")
#: A century that is only numbered: "late 18th", before "or early 19th century".
_NTH = re.compile(r"(?:the )?(?:(?:early|mid|late) )?\d{1,2}(?:st|nd|rd|th)")
_LEAD = re.compile(
    r"(?:on|in|at|over|during|the|of|year|either|sometime|some time|(?:one|some) day in|earlier(?= today)) (?P<rest>.+)"
)
_NIGHT = re.compile(
    r"(?:overnight(?: on| from)?|(?:the )?night of) (?P<of>.+)|(?:the )?night (?P<between>(?:between|from) .+)|"
    r"(?P<before>.+?)(?: at)? night"
)
_TIMES = "morning|noon|midday|afternoon|evening|dawn|dusk|lunchtime|daybreak|sunrise|sunset|nightfall"
_PART_OF_DAY = re.compile(rf"(?:{_TIMES}) (?:of|on) (?P<of>.+)|(?P<before>.+?)(?: in the| at)? (?:{_TIMES})")
_PARTS = re.compile(r"(?P<first>early|mid)(?: |-)to(?: |-)(?P<last>mid|late)(?: in)?[ -](?P<rest>.+)")
_PART = re.compile(
    r"(?:(?P<early>early(?: hours of)?|(?:the )?(?:start|beginning) of)|(?P<mid>mid|(?:the )?middle of)"
    r"|(?P<late>late|(?:the )?end of))(?: on| in)?[ -](?P<rest>.+)"
)
_JOINT = re.compile(r" to | - | until | through | and ")
_OPEN = re.compile(
    r"(?P<word>since|from|after|until|till|by|before|on or before|no later than|not later than|up to|through|prior to|"
    r"on or after|not before|no earlier than|not earlier than|ever since) (?P<rest>.+)|"
    r"(?P<joined>pre|post)-(?P<rest2>.+)"
)
#: How the words above open a date: what lies before it, and what is after it, with the date itself or without.
_SINCE = frozenset({"since", "from", "on or after", "not before", "no earlier than", "not earlier than", "ever since"})
_PAST_IT = {"after": "after", "post": "after", "before": "before", "prior to": "before", "pre": "before"}
#: What hangs on another date of the report.
_HANGING = re.compile(
    r".*\b(?:the (?:same|next|following|previous|preceding) .+|(?:the|that) (?:month|year|week|day|time|century)|"
    r"the (?:day|night|week|month|year) (?:before|after)|later|earlier)"
)
_WITH_YEAR = re.compile(r"\d{3}")
_ON_WEEKDAY = re.compile(
    r"(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)? (?:the )?(?P<rest>.+)"
)
_HALF = re.compile(r"(?:the )?(?P<nth>first|second|last) half of (?P<rest>.+)")
_ENDLESS = re.compile(r"(?P<rest>.+?) (?:(?P<later>(?:or|and) (?:later|after)|onwards?)|(?:or|and) (?:earlier|before))")
_BETWEEN = re.compile(r"between (?P<first>.+?) and (?P<second>.+)|from (?P<first2>.+?) to (?P<second2>.+)")


@lru_cache(maxsize=4096)
def read_date_words(says: str, on: str | None = None, hemisphere: str = "") -> str:
    """The EDTF that ``says`` means in a source published ``on`` (EDTF). Raises UnreadableValue.

    Where ``on`` is itself more than one day (``2019-10``, ``2019-10-09~``) the words are resolved from
    every day it may be, and the answer is the interval that holds all results: "on Tuesday" from
    2019-10-09~ (8 to 10 October) is 8 October whichever it was; from 2019-10 it is 1 to 29 October.
    ``hemisphere`` ("north", "south") is that of the matter, by which seasons are read; without it they are wide
    enough for both. A time of day is read over.
    """
    words = with_hemisphere(_words(says), hemisphere)
    period = _doubtful_period(words, on)
    if period:
        return canonical(period)
    about = None if " to about " in words else _ABOUT.fullmatch(words) or _OR_SO.fullmatch(words)
    edtf = span_edtf(_from_publication(says, about["rest"] if about else words, on))
    return _tilde(edtf) if about else edtf


def _doubtful_period(words: str, on: str | None) -> str | None:
    """A decade or another period with its doubt as EDTF; None where ``words`` are none, or their day is not known."""
    published = date_span(on) if on else None
    day = published.lo if published and published.lo == published.hi else None
    try:
        period = read_period(words, date.fromordinal(day) if day and day > 0 else None)
    except NeedsDateError:
        return None
    lead = _LEAD.fullmatch(words)
    return period or (_doubtful_period(lead["rest"], on) if lead else None)


def read_time_of_day(says: str) -> tuple[int | None, int | None]:
    """The minute of the day and the zone's offset in minutes that worded dates name; None where they name none."""
    return split_clock(" ".join(tidy(says).replace(",", " ").split()))[1:] if len(says) <= LONGEST else (None, None)


def _words(says: str) -> str:
    """The words without commas, possessives and the time of day; empty where there are too many."""
    text = re.sub(r"(?<=[a-z])'s\b", "", tidy(says)).replace(",", " ") if len(says) <= LONGEST else ""
    words = " ".join(text.split()) if len(text.split()) <= _MOST_WORDS else ""
    return plainly(split_clock(words)[0] or words)


def _tilde(edtf: str) -> str:
    return "/".join(end if end == ".." else f"{end}~" for end in edtf.split("/"))


def _from_publication(says: str, words: str, on: str | None) -> Span:
    """The days that ``words`` mean, whichever day ``on`` was."""
    try:
        found = {_resolve(words, None)}
    except NeedsDateError:
        found = {_resolve(words, day) for day in _publication_days(says, on)}
    spans = [span for span in found if span is not None]
    if not spans:
        if _HANGING.fullmatch(words):
            raise UnreadableValue(
                f"{shown(says)} is not a date by itself: it hangs on another one of the report, so write "
                "the day that is meant, {says: ..., is: YYYY-MM-DD or YYYY-MM}"
            )
        raise UnreadableValue(
            f'{shown(says)} is not a date: write day, month and year, or words such as "last month", '
            "or give what it is compared as too, {says: ..., is: YYYY-MM-DD or YYYY-MM}"
        )
    return hull(spans)


def _publication_days(says: str, on: str | None) -> list[date]:
    published = date_span(on) if on else None
    if published is None:
        raise UnreadableValue(
            f"{shown(says)} depends on the day of publication, which is not known: "
            "give the source its date, or write {says: ..., is: YYYY-MM-DD or YYYY-MM}"
        )
    if published.lo is None or published.hi is None or published.hi - published.lo > _VAGUEST:
        raise UnreadableValue(
            f"{shown(says)} depends on the day of publication, and {shown(on or '')} is too vague: "
            "write {says: ..., is: YYYY-MM-DD or YYYY-MM}"
        )
    return [date.fromordinal(day) for day in range(published.lo, published.hi + 1)]


def _resolve(words: str, on: date | None) -> Span | None:
    """The days ``words`` mean in a report of the day ``on``; None where they mean nothing known."""
    found = read_atom(words, on)
    if found is not None:
        return found
    period = read_period(words, on)
    if period is not None:
        return date_span(period)
    # what few dates are is loaded where it may be met
    from store.values.dates.feasts import read_feast
    from store.values.dates.weeks import read_run

    found = read_feast(words, on)
    if found is None:
        found = _of_other_calendar(words)
    if found is None and words[:1].isdigit() and looks_like_edtf(words):
        found = _in_digits(words)
    if found is not None:
        return found
    if words in ("tonight", "this night", "this morning", "this afternoon", "this evening"):
        today = read_atom("today", on)
        return _widened(today, 0, 1) if today and words.endswith("night") else today
    found = read_run(words, on, _resolve)
    if found is not None:
        return found
    for reader in (_night, _part, _half, _either, _range, _open, _about):
        found = reader(words, on)
        if found is not None:
            return found
    match = _PART_OF_DAY.fullmatch(words)
    if match:
        return _resolve(match["of"] or match["before"], on)
    match = _LEAD.fullmatch(words)
    return _resolve(match["rest"], on) if match else None


def _in_digits(words: str) -> Span | None:
    """A date in figures among words: "since 2019-09", "the night of 2019-09-22"."""
    try:
        return date_span(words.upper())
    except UnreadableValue:
        return None


def _of_other_calendar(words: str) -> Span | None:
    """A date of another calendar; the weekday before it, if one is told, settles its days of doubt."""
    if not _WITH_YEAR.search(words):
        return None
    from store.values.dates.other_calendars import read_other_calendar

    weekday = _ON_WEEKDAY.fullmatch(words)
    found = read_other_calendar(weekday["rest"] if weekday else words)
    if weekday is None or found is None or found.lo is None or found.hi is None:
        return found
    days = [day for day in range(found.lo, found.hi + 1) if f"{date.fromordinal(day):%a}".lower() == weekday["day"]]
    if not days:
        raise UnreadableValue(f"{shown(words)} is no such weekday: correct one, or write {{says: ..., is: ...}}")
    return Span(days[0], days[-1])


def _widened(span: Span, before: int, after: int) -> Span:
    assert span.lo is not None
    assert span.hi is not None
    return Span(max(1, span.lo - before), min(date.max.toordinal(), span.hi + after))


def _night(words: str, on: date | None) -> Span | None:
    """A night ends after midnight: "Tuesday night" is that day and the next.

    "Overnight Tuesday" can be the night before or after, so it is both; "overnight 22-23 September"
    is the two days named.
    """
    match = _NIGHT.fullmatch(words)
    found = _resolve(match["of"] or match["between"] or match["before"], on) if match else None
    if match is None or found is None or found.lo != found.hi:
        return found
    return _widened(found, 1 if words.startswith("overnight") else 0, 1)


def _part(words: str, on: date | None) -> Span | None:
    """Early, mid and late: halves of a month or year, the middle overlapping both; a day stays a day."""
    both = _PARTS.fullmatch(words)
    if both:
        ends = [_part(f"{both[end]} {both['rest']}", on) for end in ("first", "last")]
        return hull([ends[0], ends[1]]) if ends[0] and ends[1] else None
    match = _PART.fullmatch(words)
    found = _resolve(match["rest"], on) if match else None
    if match is None or found is None or found.lo is None or found.hi is None or found.lo < 1:
        return found
    first, last = date.fromordinal(found.lo), date.fromordinal(found.hi)
    of_month = (first.year, first.month) == (last.year, last.month)
    of_year = (first.year, first.month, last.month) == (last.year, 1, 12)
    if not (is_month_start(first) and is_month_end(last) and (of_month or of_year)):
        # "late 1990s and early 2000s": the words before the first date are its own
        return _either(words, on) or _range(words, on) or found
    if of_year:
        halves = {"early": ((1, 1), (6, 30)), "mid": ((4, 1), (9, 30)), "late": ((7, 1), (12, 31))}
        (month, day), (end_month, end_day) = halves[_which(match)]
        return Span(
            first.replace(month=month, day=day).toordinal(),
            last.replace(month=end_month, day=end_day).toordinal(),
        )
    days = {"early": (1, 15), "mid": (8, 23), "late": (16, last.day)}[_which(match)]
    return Span(first.replace(day=days[0]).toordinal(), last.replace(day=days[1]).toordinal())


def _half(words: str, on: date | None) -> Span | None:
    """Half of a month, as it is counted; half of a year or more is a period."""
    match = _HALF.fullmatch(words)
    found = _resolve(match["rest"], on) if match else None
    if match is None or found is None or found.lo is None or found.hi is None or not 27 <= found.hi - found.lo <= 30:
        return None
    return Span(found.lo, found.lo + 14) if match["nth"] == "first" else Span(found.lo + 15, found.hi)


def _about(words: str, on: date | None) -> Span | None:
    match = _ABOUT.fullmatch(words) or _OR_SO.fullmatch(words)
    found = _resolve(match["rest"], on) if match else None
    return date_span(_tilde(span_edtf(found))) if found else None


def _either(words: str, on: date | None) -> Span | None:
    """One date or another, in whichever order: both and what lies between. A first one borrows from the last."""
    parts = _OR.split(words)
    if len(parts) < 2:
        return None
    last = _resolve(parts[-1], on)
    if last is None or last.hi is None:
        return None
    if parts[-1].endswith(" century"):
        parts = [f"{part} century" if _NTH.fullmatch(part) else part for part in parts]
    others = [_resolve(part, date.fromordinal(max(last.hi, 1))) for first in parts[:-1] for part in _listed(first)]
    found = [span for span in others if span is not None]
    return hull([*found, last]) if len(found) == len(others) else None


def _listed(words: str) -> list[str]:
    """Years in a row ("1850 1851", whose commas are gone) one by one; anything else as it is."""
    return words.split() if re.fullmatch(r"\d{4}(?: \d{4})+", words) else [words]


def _which(match: re.Match[str]) -> str:
    return next(name for name in ("early", "mid", "late") if match[name])


def _range(words: str, on: date | None) -> Span | None:
    """From one date to another; the first is looked for backwards from the second."""
    between = _BETWEEN.fullmatch(words)
    joints = list(_JOINT.finditer(words))
    if between:
        first, second = between["first"] or between["first2"], between["second"] or between["second2"]
    elif len(joints) == 1:
        first, second = words[: joints[0].start()], words[joints[0].end() :]
    else:
        return None
    end = _resolve(second, on)
    if end is None or end.hi is None:
        return None
    start = _resolve(first, date.fromordinal(max(end.hi, 1)))
    if start is None:
        # "between 22 and 23 September": the first day borrows the second's month
        return _resolve(f"{first} - {second}", on) if between else None
    if start.lo is not None and start.lo > end.hi:
        raise UnreadableValue(f"{shown(words)} runs backwards: write the earlier date first")
    return Span(start.lo, end.hi)


def _open(words: str, on: date | None) -> Span | None:
    """Since, from, until and by include the date they name; after and before do not. "Or later" does."""
    endless = _ENDLESS.fullmatch(words)
    if endless:
        found = _resolve(endless["rest"], on)
        if found is None or found.lo is None or found.hi is None:
            return found if found and found.hi is None and endless["later"] else None
        return Span(found.lo, None) if endless["later"] else Span(None, found.hi)
    match = _OPEN.fullmatch(words)
    found = _resolve(match["rest"] or match["rest2"], on) if match else None
    if match is None or found is None:
        return None
    word = match["word"] or match["joined"]
    if found.hi is None and word in _SINCE:
        return found
    if found.lo is None or found.hi is None:
        return None
    if word in _SINCE:
        return Span(found.lo, None)
    # before noon of a day is that day, or an earlier one
    of_day = _PART_OF_DAY.fullmatch(match["rest"] or "") or _NIGHT.fullmatch(match["rest"] or "")
    if of_day and word == "after":
        return Span(found.lo, None)
    side = None if of_day else _PAST_IT.get(word)
    if side == "after":
        return Span(min(found.hi + 1, date.max.toordinal()), None)
    return Span(None, max(found.lo - 1, FIRST_DAY) if side else found.hi)
