"""The time of day that a date may carry, and how it is shown: "2023-09-14T12:30+03:00".

A time of day never moves the day: it is the day of the place where it was written, whatever the zone. Without a
zone nobody knows where that was, and the offset is None.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from store.values.basis.plain import LONGEST, UnreadableValue, shown

_STAMP = re.compile(
    r"(?P<day>[^Tt\s]+)[Tt ](?P<hour>\d\d)(?::?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)?)?"
    r" ?(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?"
)
#: The key of a date with a time of day, as ``stamp`` makes it.
_KEY = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(Z?)")


def read_clock(text: str) -> tuple[str, int | None, int | None]:
    """A day with a time: the EDTF of the day, the minute of the day, and the zone's minutes east of Greenwich.

    A date without a time comes back as it is, with None and None; of an hour alone no minute is known. Raises
    UnreadableValue for a time that no clock shows. The day is not looked at: whoever reads it as EDTF refuses it.
    """
    plain = text.strip()
    match = _STAMP.fullmatch(plain) if len(plain) <= LONGEST and plain.isascii() else None
    if match is None:
        return plain, None, None
    hour, minute = int(match["hour"]), match["minute"]
    if hour > 23 or int(minute or 0) > 59 or int(match["second"] or 0) > 60:
        raise _no_time(text)
    offset = zone_minutes(match["zone"], text)
    return match["day"], None if minute is None else hour * 60 + int(minute), offset


def without_clock(edtf: str) -> str:
    """``edtf`` with the times of day of its dates left out: the days of an interval, or of one date."""
    if "T" not in edtf.upper():
        return edtf
    return "/".join(read_clock(end)[0] for end in edtf.split("/"))


def stamp(day: str, minute: int, offset: int | None) -> str:
    """A day with a time of day as the key of a date: in UTC where the zone is known ("2034-11-07T00:17Z"), so that one
    minute told in two zones is one answer; else as it was told ("2034-11-07T04:17"). ValueError for a day BC."""
    at = date.fromisoformat(day).toordinal() * 1440 + minute - (offset or 0)
    days, minutes = divmod(at, 1440)
    return f"{date.fromordinal(days).isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}{'' if offset is None else 'Z'}"


@lru_cache(maxsize=4096)
def moment(key: str) -> tuple[int, bool] | None:
    """The minute that the key of a date names (``ordinal * 1440 + minute``), and whether it is in UTC; None where it
    names no time of day."""
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    return date.fromisoformat(match[1]).toordinal() * 1440 + int(match[2]) * 60 + int(match[3]), match[4] == "Z"


def minute_of(edtf: str, zone: str = "") -> int | None:
    """The minute (``ordinal * 1440 + minute``) of a date with a time of day, to sort by: in UTC where its zone is
    known (its own, else ``zone``, that of its source), else as its own clock showed it. None where no minute of one day
    is named."""
    if "T" not in edtf:
        return None
    try:
        day, minute, offset = read_clock(edtf)
        if offset is None and zone:
            offset = zone_offset(zone)
        return date.fromisoformat(day).toordinal() * 1440 + minute - (offset or 0) if minute is not None else None
    except ValueError:
        return None


def clock_label(minute: int | None, offset: int | None) -> str:
    """A time of day as it is shown: "12:30", "12:30 UTC", "12:30 +03:00"; empty where none is known."""
    if minute is None:
        return ""
    shown_zone = ""
    if offset is not None:
        sign, (hours, minutes) = "-" if offset < 0 else "+", divmod(abs(offset), 60)
        shown_zone = f" {sign}{hours:02d}:{minutes:02d}" if offset else " UTC"
    return f"{minute // 60:02d}:{minute % 60:02d}{shown_zone}"


def zone_offset(zone: str) -> int | None:
    """The minutes east of Greenwich of a zone as a source gives it: "Z", "+03:00"; None where it is none."""
    return read_clock(f"2000-01-01T00:00{zone}")[2]


def zone_minutes(zone: str | None, text: str) -> int | None:
    """Minutes east of Greenwich of "Z", "+03:00", "-0430" or "+3"; None where no zone is given."""
    if zone is None:
        return None
    if zone.casefold() in ("z", "gmt", "utc"):
        return 0
    hours, _, minutes = zone[1:].partition(":")
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    east = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or east > 14 * 60:
        raise _no_time(text)
    return -east if zone[0] == "-" else east


def _no_time(text: str) -> UnreadableValue:
    return UnreadableValue(
        f"{shown(text)} names no time of day: write 2023-09-14T12:30, with its zone where it is known "
        "2023-09-14T12:30+03:00 or 2023-09-14T12:30Z"
    )
