"""Dates as a reader wants them: "23 September 2019", "22-23 September 2019", "about October 2017"."""

from __future__ import annotations

import re
from functools import lru_cache

from store.values.edtf import canonical, date_span

#: The names of the months: the only list of them.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {
    **dict.fromkeys(("21", "25", "29"), "spring"),
    **dict.fromkeys(("22", "26", "30"), "summer"),
    **dict.fromkeys(("23", "27", "31"), "autumn"),
    **dict.fromkeys(("24", "28", "32"), "winter"),
    **{str(33 + place): f"{name} quarter of" for place, name in enumerate(("first", "second", "third", "last"))},
    **{str(37 + place): f"{name} third of" for place, name in enumerate(("first", "second", "last"))},
    **{str(40 + place): f"{name} half of" for place, name in enumerate(("first", "second"))},
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_DECADE = re.compile(r"(\d\d)(\d|X)X([~?%]?)")


@lru_cache(maxsize=4096)
def date_label(edtf: str) -> str:
    """How EDTF is shown; its rarer forms are shown as the days they reach over. Raises UnreadableValue."""
    text = edtf.strip()
    date_span(text)
    first, slash, second = text.partition("/")
    if not slash:
        return _one(text) or _one(canonical(text)) or _interval(*canonical(text).partition("/")[::2])
    return _interval(first, second)


def _interval(first: str, second: str) -> str:
    if first in ("", ".."):
        return f"until {date_label(second)}"
    if second in ("", ".."):
        return f"from {date_label(first)}"
    start, end = _DATE.fullmatch(first), _DATE.fullmatch(second)
    if start and end and not start[4] and not end[4]:
        if start[3] and end[3] and start.group(1, 2) == end.group(1, 2):
            return f"{int(start[3])}-{date_label(second)}"
        if start[2] and end[2] and start[1] == end[1] and bool(start[3]) == bool(end[3]):
            return f"{date_label(first).removesuffix(' ' + start[1])} to {date_label(second)}"
        if not start[2] and not end[2]:
            return f"{int(first)}-{int(second)}"
    return f"{date_label(first)} to {date_label(second)}"


def _one(text: str) -> str | None:
    match = _DATE.fullmatch(text)
    if match:
        shown = _parts(match[1], match[2], match[3])
        return _marked(shown, match[4]) if shown else None
    match = _DECADE.fullmatch(text)
    if match:
        return _marked(f"the {match[1]}{match[2].replace('X', '0')}0s", match[3])
    return None


def _parts(year: str, month: str | None, day: str | None) -> str | None:
    number = str(int(year))
    if month is None or month == "XX":
        return number if day in (None, "XX") else None
    if month in _SEASONS:
        return f"{_SEASONS[month]} {number}"
    if not 1 <= int(month) <= 12:
        return None
    named = f"{MONTHS[int(month) - 1]} {number}"
    return named if day in (None, "XX") else f"{int(day)} {named}"


def _marked(text: str, mark: str) -> str:
    about = "about " if mark in ("~", "%") else ""
    return f"{about}{text}{' (uncertain)' if mark in ('?', '%') else ''}"
