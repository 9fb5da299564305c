"""Weeks and other runs of days: "the weekend", "the week of 3 May", "the first week of May", "the last three days".

And single days that are counted out: "the first Sunday in May 2019", "week 39 of 2019", "a few days ago".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from store.values.basis.number_words import read_number
from store.values.basis.sets import Span
from store.values.dates.calendars import is_month_end, is_month_start, shifted
from store.values.dates.date_atoms import NeedsDateError, read_atom

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NTH = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
    "1st": 0,
    "2nd": 1,
    "3rd": 2,
    "4th": 3,
}
_FRIDAY, _SUNDAY = 4, 6
#: How far the weeks of a month may lie from those that are counted from its first day.
_DOUBT = 3
#: A few days, weeks, months: how many they are.
_VAGUE = {"a couple of": (2, 3), "couple of": (2, 3), "a few": (2, 6), "several": (3, 9)}
_UNIT = r"(?P<unit>day|week|fortnight|month|year)s?"


def read_run(words: str, on: date | None, resolve: Callable[[str, date | None], Span | None]) -> Span | None:
    """The days that tidied ``words`` mean; None where they are none of these.

    ``resolve`` reads a date that stands inside them. Raises NeedsDateError where they depend on ``on``, the day of the
    report, and it is None.
    """
    for pattern, reader in _READERS:
        match = pattern.fullmatch(words)
        found = reader(match, on, resolve) if match else None
        if found is not None:
            return found
    return None


_Resolve = Callable[[str, "date | None"], "Span | None"]


def _known(on: date | None) -> date:
    if on is None:
        raise NeedsDateError
    return on


def _day(found: Span | None) -> date | None:
    """The day of a span of one day."""
    return date.fromordinal(found.lo) if found and found.lo is not None and found.lo == found.hi else None


def _weekend(match: re.Match[str], on: date | None, resolve: _Resolve) -> Span | None:
    """A weekend begins on Friday evening. One that goes on is this one; "last weekend" is over."""
    if match["of"]:
        day = _day(resolve(match["of"], on))
        if day is None:
            return None
        # the one that a day is in, or that lies nearest to it
        saturday = day + timedelta((5 - day.weekday() + 3) % 7 - 3)
        return _from_friday(saturday)
    today = _known(on)
    saturday = today - timedelta((today.weekday() - 5) % 7)
    if match["which"] == "last" and today.weekday() > _FRIDAY:
        saturday -= timedelta(7)
    return _from_friday(saturday)


def _from_friday(saturday: date) -> Span:
    return Span(saturday.toordinal() - 1, saturday.toordinal() + 1)


def _week_of(match: re.Match[str], on: date | None, resolve: _Resolve) -> Span | None:
    """The week that a day is in or that begins with it; a week that begins, or ends, on it is told to the day."""
    day = _day(resolve(match["day"], on))
    if day is None:
        return None
    number = day.toordinal()
    if match["how"] in ("beginning", "starting", "commencing", "from"):
        return Span(number, number + 6)
    if match["how"] in ("ending", "to"):
        return Span(number - 6, number)
    return Span(number - day.weekday(), number + 6)


def _week_of_month(match: re.Match[str], on: date | None, resolve: _Resolve) -> Span | None:
    """The weeks of a month or year are counted from its first day, or from its first Monday."""
    found = resolve(match["of"], on)
    if found is None or found.lo is None or found.hi is None or found.lo < 1:
        return None
    first, last = date.fromordinal(found.lo), date.fromordinal(found.hi)
    if not (is_month_start(first) and is_month_end(last)) or found.hi - found.lo > 366:
        return None
    nth = _NTH[match["nth"]]
    if match["run"] == "days":
        return Span(found.hi - 6, found.hi) if nth < 0 else Span(found.lo, found.lo + 6) if nth == 0 else None
    begin = found.hi - 6 if nth < 0 else found.lo + 7 * nth
    return Span(max(begin - _DOUBT, found.lo), min(begin + 6 + _DOUBT, found.hi))


def _nth_weekday(match: re.Match[str], on: date | None, resolve: _Resolve) -> Span | None:
    """The first Sunday of a month, the last Friday."""
    found = resolve(match["of"], on)
    if found is None or found.lo is None or found.hi is None or not 27 <= found.hi - found.lo <= 30 or found.lo < 1:
        return None
    wanted = _WEEKDAYS.index(match["weekday"])
    days = [day for day in range(found.lo, found.hi + 1) if date.fromordinal(day).weekday() == wanted]
    nth = _NTH[match["nth"]]
    return Span(days[nth], days[nth]) if nth < len(days) else None


def _numbered(match: re.Match[str], _on: date | None, _resolve: _Resolve) -> Span | None:
    """A week by its number (ISO 8601)."""
    try:
        monday = date.fromisocalendar(int(match["year"] or match["year2"]), int(match["nth"] or match["nth2"]), 1)
    except ValueError:
        return None
    return Span(monday.toordinal(), monday.toordinal() + 6)


def _past(match: re.Match[str], on: date | None, _resolve: _Resolve) -> Span | None:
    """So many days, weeks or months until the day of the report."""
    today = _known(on)
    count = 1 if match["count"] is None else read_number(match["count"])
    if not count or count > 1000:
        return None
    return Span(_back(today, match["unit"], count).toordinal(), today.toordinal())


def _back(today: date, unit: str, count: int) -> date:
    if unit in ("day", "week", "fortnight"):
        return shifted(today, "day", -count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return shifted(today, "month" if unit == "month" else "year", -count)


def _ago(match: re.Match[str], on: date | None, resolve: _Resolve) -> Span | None:
    """A vague number of days or weeks ago, a bound of them, a fortnight."""
    today, words, unit = _known(on), match["count"], match["unit"]
    if unit == "fortnight":
        return resolve("two weeks ago", on) if words in ("a", "one") else None
    if words in _VAGUE:
        least, most = _VAGUE[words]
        # rounded as they are, a week's days and a month's are of one kind
        ends = (_exact(count, unit, on, resolve) for count in (most, least))
        first, last = ends
        return Span(first.lo, last.hi) if first and last else None
    for bound in ("more than ", "over ", "less than ", "under ", "almost ", "nearly ", "just over "):
        if words.startswith(bound):
            at = resolve(f"{words.removeprefix(bound)} {unit}{'' if words.endswith((' a', ' an')) else 's'} ago", on)
            if at is None or at.lo is None or at.hi is None:
                return None
            if bound in ("more than ", "over "):
                return Span(None, at.hi)
            if bound in ("less than ", "under "):
                return Span(at.lo, today.toordinal())
            reach = _back(today, unit, 1)
            wide = today.toordinal() - reach.toordinal()
            return Span(at.lo - wide, at.hi) if bound == "just over " else Span(at.lo, at.hi + wide)
    return None


def _exact(count: int, unit: str, on: date | None, resolve: _Resolve) -> Span | None:
    return resolve(f"{count} {unit}s ago", on)


def _midnight(match: re.Match[str], on: date | None, resolve: _Resolve) -> Span | None:
    """Midnight of a day can be that it begins or ends with."""
    found = resolve(match["day"], on)
    if found is None or found.lo is None or found.lo != found.hi:
        return None
    if match["side"] == "before":
        return found
    return Span(found.lo - (match["near"] is not None), found.lo + 1)


def _weekday_after(match: re.Match[str], on: date | None, _resolve: _Resolve) -> Span | None:
    """A date with its weekday behind it."""
    return read_atom(f"{match['weekday']} {match['rest']}", on)


_DAY_NAME = "|".join(_WEEKDAYS)
_NTHS = "|".join(_NTH)
_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None, _Resolve], Span | None]], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (
            r"(?:(?:over|during) )?(?:(?P<which>the|last|this|this past|past|the past) )?weekend(?: of (?P<of>.+))?",
            _weekend,
        ),
        (
            r"(?:the )?week (?P<how>of|from|to|beginning|starting|commencing|ending)(?: on)? (?P<day>.+)",
            _week_of,
        ),
        (rf"(?:the )?(?P<nth>{_NTHS}) (?P<run>week|days) (?:of|in) (?P<of>.+)", _week_of_month),
        (rf"(?:the )?(?P<nth>{_NTHS}) (?P<weekday>{_DAY_NAME}) (?:of|in) (?P<of>.+)", _nth_weekday),
        (
            r"(?:calendar )?week (?P<nth>\d{1,2})(?: of|,)? (?P<year>\d{4})|(?P<year2>\d{4})-w(?P<nth2>\d{2})",
            _numbered,
        ),
        (
            rf"(?:(?:over|during|within|in) )?(?:the )?(?:past|last(?= \S+ \S)) (?:(?P<count>.+) )?{_UNIT}",
            _past,
        ),
        (rf"(?P<count>.+) {_UNIT} ago", _ago),
        (
            r"(?:at )?(?:(?P<near>around|about) )?(?:(?:shortly |just |soon )?(?P<side>before|after) )?midnight "
            r"(?:on |of )?(?P<day>.+)",
            _midnight,
        ),
        (rf"(?P<rest>.*\d{{4}}) (?P<weekday>{_DAY_NAME})", _weekday_after),
    )
)
