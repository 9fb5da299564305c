"""Fields of a head as a file gives them, made into what a source's head holds; what cannot be read is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from email.utils import parsedate_tz
from urllib.parse import urljoin, urlsplit

from store.intake.readers import months
from store.text.clean import clean
from store.values.basis.plain import LONGEST, UnreadableValue
from store.values.dates.date_words import read_date_words
from store.values.dates.edtf import canonical

#: The time behind a day, with its zone.
_TIME = re.compile(r"[Tt ](\d\d):(\d\d)(?::\d\d(?:[.,]\d{1,9})?)? ?([Zz]|[+-]\d\d:?\d\d)")
_DAY = re.compile(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?=$|[^\d])")
_PDF_DAY = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?")
_BY = re.compile(r"(?i)^\s*(?:by|von|par|por)\s+")
_EARLIEST = 1000


def line(given: object, most: int = 500) -> str:
    """One clean line of at most so many characters; nothing where it is no text."""
    return clean(given, keep_newlines=False, limit=most) if isinstance(given, str) else ""


def day(given: object) -> str:
    """The day that a date of any usual form names, in its own time zone, as EDTF; nothing where it names none.

    With the time of day where the zone is told with it. Midnight is what programs write where no time is known.
    """
    if not isinstance(given, str) or not given.strip() or len(given) > LONGEST:
        return ""
    if named := months.in_words(given):
        return _checked(*named)
    if found := _DAY.match(given):
        told, time = _checked(*found.groups()), _TIME.match(given, found.end())
        return _at(told, int(time[1]), int(time[2]), time[3]) if time else told
    if (parts := parsedate_tz(given)) is not None:
        told, east = _checked(*map(str, parts[:3])), parts[9]
        if east is None or ":" not in given:
            return told
        sign, (hours, minutes) = "-" if east < 0 else "+", divmod(abs(east) // 60, 60)
        return _at(told, parts[3], parts[4], f"{sign}{hours:02d}:{minutes:02d}")
    try:
        return canonical(read_date_words(given))
    except (UnreadableValue, ValueError, OverflowError):
        return ""


def _at(told: str, hour: int, minute: int, zone: str) -> str:
    """A day with its time and zone; the day alone where that is no time, or midnight."""
    if not told or hour > 23 or minute > 59 or (hour, minute) == (0, 0):
        return told
    if zone in ("Z", "z", "+00:00", "-00:00", "+0000", "-0000"):
        return f"{told}T{hour:02d}:{minute:02d}Z"
    return f"{told}T{hour:02d}:{minute:02d}{zone[:3]}:{zone[-2:]}"


def pdf_day(given: str) -> str:
    """The day of a date as PDF writes them: D:20191008120000Z."""
    found = _PDF_DAY.match(given.strip())
    return _checked(*found.groups()) if found else ""


def _checked(year: str | None, month: str | None, dom: str | None) -> str:
    numbers = [int(part) for part in (year, month, dom) if part]
    try:
        date(*[*numbers, 1, 1][:3])
    except ValueError:
        return ""
    if not numbers or not _EARLIEST <= numbers[0] <= date.today().year + 1:
        return ""
    return "-".join(f"{part:04d}" if at == 0 else f"{part:02d}" for at, part in enumerate(numbers))


def language(given: object) -> str:
    """A language tag as it is usually written: en, en-GB, zh-Hant."""
    if not isinstance(given, str) or not _LANGUAGE.fullmatch(given.strip()):
        return ""
    first, *rest = re.split("[-_]", given.strip())
    return "-".join([first.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)])


def address(given: object, base: str = "") -> str:
    """An address on the web, whole; nothing where it is none."""
    if not isinstance(given, str) or not given.strip():
        return ""
    try:
        whole = urljoin(base, given.strip()) if base else given.strip()
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return line(whole, 2000) if parts.scheme in ("http", "https") and parts.netloc else ""


def site(given: str) -> str:
    """The name of the machine in an address, without "www."."""
    try:
        return line((urlsplit(given).hostname or "").removeprefix("www."))
    except ValueError:
        return ""


def people(given: Iterable[object]) -> tuple[str, ...]:
    """Names of authors, each once and without "by"; addresses are no names."""
    out: dict[str, None] = {}
    for one in given:
        name = _BY.sub("", line(one, 200)).strip(" ,;")
        if name and not name.startswith(("http://", "https://", "@")):
            out[name] = None
    return tuple(out)[:20]
