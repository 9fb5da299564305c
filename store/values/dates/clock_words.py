"""A time of day inside words: "12:30 on Tuesday", "1 May 2001, 9 pm GMT".

Apart from `store.values.dates.clock`, which the first screen needs to show days: nothing is read from words there.
"""

from __future__ import annotations

import re

from store.values.dates.clock import zone_minutes

#: What a time looks like inside words that ``store.values.basis.plain.tidy`` has been over ("p.m." is "p m" then).
_HALF = r"(?P<half>[ap] ?m\b)"
_ZONE = r"(?P<zone>z|gmt|utc|(?:gmt|utc)? ?[+-]\d{1,2}(?::?\d\d)?|local time|local)"
_WORDED = re.compile(
    r"(?:at )?(?P<loose>(?:(?:shortly |soon |just )?(?:after|before) |(?:around|about|by|circa|roughly) )?)"
    rf"(?:at )?\b(?:(?P<hour>\d{{1,2}})[:.](?P<minute>\d\d)(?:[:.]\d\d)?(?: ?{_HALF})?"
    rf"|(?P<hour2>\d{{1,2}}) ?{_HALF.replace('half', 'half2')}"
    rf"|(?P<hour3>\d\d)(?P<minute3>\d\d)(?= (?:gmt|utc|hours|hrs|local)))(?: ?(?:hours|hrs|o'clock))?"
    rf"(?:[ ]?\(?{_ZONE}\)?)?(?: on)?(?= |$)"
)

_AFTER_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: \d{1,2}(?:st|nd|rd|th)?)? ?$"
)


def split_clock(words: str) -> tuple[str, int | None, int | None]:
    """Tidied ``words`` without the time of day they name, and that time as ``read_clock`` gives it.

    Of a time that is only "around" or "after" some hour no minute is known: the day is all that is said for sure.
    """
    match = _WORDED.search(words)
    if match is None:
        return words, None, None
    if match["hour3"] and _AFTER_MONTH.search(words[: match.start()]):
        return words, None, None  # "23 September 2019 local time": the year
    hour = int(match["hour"] or match["hour2"] or match["hour3"])
    minute, half = int(match["minute"] or match["minute3"] or 0), (match["half"] or match["half2"] or "")[:1]
    if minute > 59 or hour > (12 if half else 23) or (half and not hour):
        return words, None, None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    rest = " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
    if match["loose"]:
        return rest, None, None
    zone = (match["zone"] or "").removesuffix("local time").removesuffix("local").strip()
    return rest, hour * 60 + minute, zone_minutes(re.sub("^(gmt|utc) ?(?=.)", "", zone) or None, words)
