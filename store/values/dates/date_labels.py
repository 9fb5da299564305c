"""Dates as a reader wants them: "23 September 2019", "22-23 September 2019", "about October 2017"."""

from __future__ import annotations

import re
from functools import lru_cache

from store.values.dates.clock import without_clock
from store.values.dates.edtf import canonical, date_span

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
_DATE = re.compile(r"(-?\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%]?)")
_DECADE = re.compile(r"(\d\d)(\d|X)X([~?%]?)")
#: A century by its number.
_CENTURY = re.compile(r"(-?\d{2})01/(-?\d{2})00|-(\d{2})99/(?:-(\d{2})00|0000)")
#: Part of a decade or century with the year of doubt at its open side, as store.values.dates.periods gives it.
_PART = re.compile(r"\d{4}~?/\d{4}~?")
#: By the end of the years: how the first and the last of a part end in a decade, and in a century.
_STARTS = {"decade": {"0": "early", "3~": "mid", "5~": "late"}, "century": {"01": "early", "26~": "mid", "51~": "late"}}
_ENDS = {"decade": {"4~": "early", "7~": "mid", "9": "late"}, "century": {"50~": "early", "75~": "mid", "00": "late"}}


@lru_cache(maxsize=4096)
def date_label(edtf: str) -> str:
    """How EDTF is shown; its rarer forms are shown as the days they reach over. Raises UnreadableValue."""
    text = without_clock(edtf.strip())
    date_span(text)
    first, slash, second = text.partition("/")
    if not slash:
        return _one(text) or _one(canonical(text)) or _interval(*canonical(text).partition("/")[::2])
    return _period(text) or _interval(first, second)


def _period(text: str) -> str | None:
    """A century ("the 19th century"), or a part of a decade or century ("early 1990s"); None where it is neither."""
    century = _century(text)
    if century:
        return century
    if not _PART.fullmatch(text):
        return None
    first, last = text.split("/")
    parts = _STARTS["decade"].get(first[3:]), _ENDS["decade"].get(last[3:])
    if first[:3] == last[:3] and (first[2] != "0" or first >= "2000"):
        return _named_part(parts, f"{first[:3]}0s")
    parts = _STARTS["century"].get(first[2:]), _ENDS["century"].get(last[2:])
    number = int(first[:2]) + 1
    if int(last[:2]) == (number if last[2:] == "00" else number - 1):
        return _named_part(parts, f"{_ordinal(number)} century")
    return None


def _named_part(parts: tuple[str | None, str | None], whole: str) -> str | None:
    start, end = parts
    if start is None or end is None:
        return None
    if start == end:
        return f"{start}{'-' if start == 'mid' else ' '}{whole}"
    return None if (start, end) == ("early", "late") else f"{start} to {end} {whole}"


def _century(text: str) -> str | None:
    found = _CENTURY.fullmatch(text)
    if found and found[3] and int(found[3]) == int(found[4] or 0):
        return f"the {_ordinal(int(found[3]) + 1)} century BC"
    if found and found[1] and found[1][0] != "-" and int(found[2]) == int(found[1]) + 1:
        return f"the {_ordinal(int(found[2]))} century"
    return None


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


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
        if not start[2] and not end[2] and int(first) > 99:
            return f"{int(first)}-{int(second)}"
    # "about" before a range speaks of both its ends
    frm = "from " if first.endswith("~") and not second.endswith("~") else ""
    return f"{frm}{date_label(first)} to {date_label(second)}"


def _one(text: str) -> str | None:
    match = _DATE.fullmatch(text)
    if match:
        shown = _parts(match[1], match[2], match[3])
        return _marked(shown, match[4]) if shown else None
    match = _DECADE.fullmatch(text)
    if match:
        return _marked(_decade(match[1], match[2]), match[3])
    return None


def _decade(hundreds: str, tens: str) -> str:
    """ "The 1990s", "the 1900s" for a whole century; years where such words are said of the other ("the 2000s")."""
    if tens == "X":
        return f"the {hundreds}00s" if int(hundreds) < 20 else f"{hundreds}00-{hundreds}99"
    return f"the {hundreds}{tens}0s" if tens != "0" or int(hundreds) >= 20 else f"{hundreds}00-{hundreds}09"


def _parts(year: str, month: str | None, day: str | None) -> str | None:
    number = f"{1 - int(year)} BC" if int(year) < 1 else f"AD {int(year)}" if int(year) < 100 else str(int(year))
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
