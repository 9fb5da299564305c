"""Single expressions for days, weeks, months and years: "Sept 23, 2019", "Tuesday", "two weeks ago".

Each takes tidied words and the day of the report they stand in, looks only backwards from it, and
returns a span of days (proleptic ordinals) in the precision of the words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from store.values.basis.number_words import read_number
from store.values.basis.plain import UnreadableValue, shown
from store.values.basis.sets import Span
from store.values.dates.calendars import Window, shifted, window
from store.values.dates.date_labels import MONTHS

_MONTHS = tuple(name.lower() for name in MONTHS)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

_MONTH = "(?P<month>" + "|".join([*_MONTHS, *(name[:3] for name in _MONTHS), "sept"]) + ")"
_WEEKDAY = "(?P<weekday>" + "|".join([*_WEEKDAYS, "mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"]) + ")"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TO = r"(?: ?- ?| to | and | through | or )(?:the )?(?P<until>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?: (?:of )?(?P<year>\d{4}|last year|this year))?"


class NeedsDateError(Exception):
    """The words are relative and the day of the report was not given."""


def read_atom(words: str, on: date | None) -> Span | None:
    """The days that ``words`` mean; None where they are no single expression known here.

    Raises NeedsDateError where they depend on ``on`` and it is None, UnreadableValue for days that
    do not exist.
    """
    for pattern, handler in _ATOMS:
        match = pattern.fullmatch(words)
        if match:
            return handler(match, on)
    return None


def day_span(day: date) -> Span:
    """The span of one day."""
    return Span(day.toordinal(), day.toordinal())


def _window_span(found: Window) -> Span:
    return Span(found.first.toordinal(), found.last.toordinal())


def _known(on: date | None) -> date:
    if on is None:
        raise NeedsDateError
    return on


def _year(words: str | None, on: date | None) -> int | None:
    if words == "last year":
        return _known(on).year - 1
    if words == "this year":
        return _known(on).year
    return int(words) if words else None


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _named_days(match: re.Match[str], on: date | None) -> Span:
    """A day or days of a named month; without a year, in the last such month not after ``on``."""
    month, first = _month_number(match["month"]), int(match["day"])
    last = int(match["until"] or first)
    year = _year(match["year"], on)
    if last < first:
        raise UnreadableValue(f"{shown(match[0])} runs backwards: write the earlier day first")
    if year is None:
        year = next((year for year in _years_back(on) if _ends_by(year, month, last, _known(on))), None)
        if year is None:
            raise UnreadableValue(f"{shown(match[0])} is not in the calendar: write a day that exists")
    days = (window(f"{year:04d}", f"{month:02d}", f"{day:02d}") for day in (first, last))
    return Span(next(days).first.toordinal(), next(days).last.toordinal())


def _years_back(on: date | None) -> range:
    """The years a day without one may be in; eight reach over a century without its leap day."""
    year = _known(on).year
    return range(year, max(year - 9, 0), -1)


def _ends_by(year: int, month: int, day: int, on: date) -> bool:
    try:
        return date(year, month, day) <= on
    except ValueError:
        return False


def _named_month(match: re.Match[str], on: date | None) -> Span:
    """A named month; without a year, the last that has begun by ``on``. "Last June" is not this June."""
    month, which = _month_number(match["month"]), match["which"]
    year = _year(match["year"], on)
    if year is None:
        today = _known(on)
        passed = month < today.month or (month == today.month and which != "last")
        year = today.year if passed or which == "this" else today.year - 1
    return _window_span(window(f"{year:04d}", f"{month:02d}"))


def _ordinal_day(match: re.Match[str], on: date | None) -> Span:
    """The last such day of a month not after ``on`` ("the 23rd")."""
    number, today = int(match["day"]), _known(on)
    for back in range(3):
        month = shifted(today.replace(day=1), "month", -back)
        if _ends_by(month.year, month.month, number, today):
            return day_span(month.replace(day=number))
    raise UnreadableValue(f"{shown(match[0])} is not in the calendar: write a day from 1 to 31")


def _weekday(match: re.Match[str], on: date | None) -> Span:
    """The last such weekday on or before ``on``; "last Tuesday" lies before ``on``."""
    today = _known(on)
    number = next(place for place, name in enumerate(_WEEKDAYS) if name.startswith(match["weekday"][:3]))
    back = (today.weekday() - number) % 7
    if back == 0 and match["which"] == "last":
        back = 7
    return day_span(_before(today, back))


def _weekday_and_date(match: re.Match[str], on: date | None) -> Span | None:
    """The date of "Tuesday 8 October", which must be such a weekday."""
    found = read_atom(match["rest"], on)
    if found is None or found.lo is None or found.lo != found.hi:
        return None
    day = date.fromordinal(found.lo)
    actual = _WEEKDAYS[day.weekday()]
    if not actual.startswith(match["weekday"][:3]):
        raise UnreadableValue(
            f"{day.isoformat()} is a {actual.capitalize()}, not a {match['weekday'].capitalize()}: "
            "correct one, or write {says: ..., is: ...}"
        )
    return found


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _days_back(days: int) -> Callable[[re.Match[str], date | None], Span]:
    return lambda _match, on: day_span(_before(_known(on), days))


def _last_night(_match: re.Match[str], on: date | None) -> Span:
    today = _known(on)
    return Span(_before(today, 1).toordinal(), today.toordinal())


def _ago(match: re.Match[str], on: date | None) -> Span | None:
    """Days, months and years are exact units; a week counts back to seven days around its day."""
    count, unit, today = 1 if match["count"] in ("a", "an") else read_number(match["count"]), match["unit"], _known(on)
    if count is None or count > 10_000:
        return None
    if unit == "day":
        return day_span(_before(today, count))
    if unit == "week":
        middle = _before(today, 7 * count)
        return Span(_before(middle, 3).toordinal(), min(middle.toordinal() + 3, today.toordinal()))
    return _around(shifted(today, "month" if unit == "month" else "year", -count), unit)


def _last_unit(match: re.Match[str], on: date | None) -> Span:
    """This or the last week (Monday to Sunday, ISO 8601), month or year of the calendar."""
    today, unit = _known(on), match["unit"]
    back = 0 if match["which"].endswith("this") else 1
    if unit == "week":
        monday = _before(today, today.weekday() + 7 * back)
        return Span(monday.toordinal(), monday.toordinal() + 6)
    return _around(shifted(today, "month" if unit == "month" else "year", -back), unit)


def _around(day: date, unit: str) -> Span:
    year, month = f"{day.year:04d}", f"{day.month:02d}"
    return _window_span(window(year, month) if unit == "month" else window(year))


def _plain_year(match: re.Match[str], _on: date | None) -> Span:
    return _window_span(window(match["year"]))


def _years(match: re.Match[str], _on: date | None) -> Span:
    first, last = window(match["year"]).first, window(match["until"]).last
    if first > last:
        raise UnreadableValue(f"{shown(match[0])} runs backwards: write the earlier year first")
    return Span(first.toordinal(), last.toordinal())


_ATOMS: list[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], Span | None]]] = [
    (re.compile(pattern), handler)
    for pattern, handler in (
        (rf"{_DAY}(?:{_TO})? (?:of )?{_MONTH}{_YEAR}", _named_days),
        (rf"{_MONTH} (?:the )?{_DAY}(?:{_TO})?{_YEAR}", _named_days),
        (rf"(?:(?P<which>last|this) )?{_MONTH}{_YEAR}", _named_month),
        (r"(?P<day>\d{1,2})(?:st|nd|rd|th)", _ordinal_day),
        (rf"(?:(?P<which>last|this|this past|past) )?{_WEEKDAY}", _weekday),
        (rf"{_WEEKDAY} (?:the )?(?P<rest>.+)", _weekday_and_date),
        (r"today|this day", _days_back(0)),
        (r"yesterday", _days_back(1)),
        (r"(?:the )?day before yesterday", _days_back(2)),
        (r"last night|overnight", _last_night),
        (r"(?P<count>.+) (?P<unit>day|week|month|year)s? ago", _ago),
        (r"(?P<which>(?:earlier )?this|last) (?P<unit>week|month|year)", _last_unit),
        (r"(?P<year>\d{4})", _plain_year),
        (r"(?P<year>\d{4}) ?- ?(?P<until>\d{4})", _years),
    )
]
