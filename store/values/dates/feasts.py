"""Days that are known by a name and not by a date: "Christmas Eve 2018", "Good Friday", "Eid al-Fitr 2019", "Ramadan".

Those that move come from libraries that are loaded where such a name is met: Easter from dateutil, the feasts of the
Islamic calendar and Nowruz through :mod:`store.values.dates.other_calendars`, with its days of doubt. A feast without a
year is the last that had begun when the report was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from store.values.basis.sets import Span
from store.values.dates.date_atoms import NeedsDateError
from store.values.dates.other_calendars import lunar_span, solar_span

#: The first and the last day of feasts that are always on the same one, as months and days.
_FIXED: dict[str, tuple[int, int, int, int]] = {
    "new year('?s)?( day)?": (1, 1, 1, 1),
    "epiphany": (1, 6, 1, 6),
    "orthodox christmas( day)?": (1, 7, 1, 7),
    "valentine('?s)?( day)?": (2, 14, 2, 14),
    "may day": (5, 1, 5, 1),
    "hallowe'?en": (10, 31, 10, 31),
    "all saints('|s)?( day)?": (11, 1, 11, 1),
    "armistice day|remembrance day|veterans('|s)? day": (11, 11, 11, 11),
    "christmas eve": (12, 24, 12, 24),
    "christmas day": (12, 25, 12, 25),
    "(st |saint )?stephen day|boxing day": (12, 26, 12, 26),
    "christmas": (12, 24, 12, 26),
    "new year('?s)? eve": (12, 31, 12, 31),
}
#: Feasts that move with Easter: from how many days after Easter Sunday to how many.
_EASTER: dict[str, tuple[int, int]] = {
    "easter sunday|easter day": (0, 0),
    "easter monday": (1, 1),
    "good friday": (-2, -2),
    "(holy|easter) saturday": (-1, -1),
    "maundy thursday|holy thursday": (-3, -3),
    "palm sunday": (-7, -7),
    "holy week": (-7, -1),
    "ash wednesday": (-46, -46),
    "shrove tuesday|mardi gras": (-47, -47),
    "lent": (-46, -1),
    "ascension( day)?": (39, 39),
    "pentecost|whit ?sunday": (49, 49),
    "whit monday|pentecost monday": (50, 50),
    "corpus christi": (60, 60),
    # who names the feast alone means the days off
    "easter( weekend)?": (-2, 1),
}
_AL = r"[ -]?(?:al|ul|el|ad|ud|us|as|e|i)?[ -]?"
#: Feasts of the lunar year: month, first and last day.
_LUNAR: dict[str, tuple[int, int, int]] = {
    rf"eid{_AL}fit[ae]?r": (10, 1, 3),
    rf"eid{_AL}[ae]dh?z?ha|eid{_AL}azha|eid{_AL}qurban|kurban bayram": (12, 10, 13),
    "hajj|haj": (12, 8, 13),
    "ashur?a|ashoora": (1, 10, 10),
    "(the )?(islamic|hijri) new year": (1, 1, 1),
    # the Sunnis keep the 12th, the Shia the 17th
    rf"mawlid({_AL}nabi)?|(eid )?milad{_AL}nabi|(the )?prophet birthday": (3, 12, 17),
    "arbaeen|arbain": (2, 20, 20),
    "ramadh?z?an": (9, 1, 30),
}
_NOWRUZ = re.compile("n[ao][uw]?w?r[ou]{1,2}z|n[ou]wrooz|(the )?(persian|iranian|afghan) new year")
#: How the words go: the feast with its year, and what may stand before it.
_FORM = re.compile(
    r"(?:the )?(?:(?P<part>first day|second day|third day|last day|start|beginning|end|eve) of )?(?:the )?"
    r"(?:(?P<which>last|this|this past|past) )?(?P<name>[a-z][a-z' -]*?)(?P<eve> eve)?"
    r"(?:,? (?:of |in )?(?P<year>\d{4}|last year|this year))?"
)
#: A word of every name above, so that other words are told in one look.
_WORD = re.compile(
    r"\b(?:new year|epiphany|christmas|valentine|may day|hallow|saints|armistice|remembrance|veterans?|stephen|boxing|"
    r"easter|good friday|saturday|thursday|palm|holy|wednesday|shrove|mardi|lent|ascension|pentecost|whit|corpus|"
    r"eid|kurban|hajj?|ashu?o?o?ra|islamic|hijri|mawlid|milad|prophet|arbae?in|arbaeen|ramad|n[ao]u?w?r|nowrooz|"
    r"persian|iranian|afghan)"
)
_SPANS = {"first day": (0, 0), "second day": (1, 1), "third day": (2, 2)}


def read_feast(words: str, on: date | None) -> Span | None:
    """The days of the feast that tidied ``words`` name; None where they name none that is known.

    Raises NeedsDateError where no year is told and ``on``, the day of the report, is None.
    """
    if not _WORD.search(words):
        return None
    match = _FORM.fullmatch(words)
    if match is None:
        return None
    name = match["name"] + (match["eve"] or "")
    found = _days(name, match, on)
    if found is not None or not match["eve"]:
        return found if found is None else _part(found, match["part"], match["name"])
    whole = _days(match["name"], match, on)
    return _part(whole, "eve", match["name"]) if whole else None


def _days(name: str, match: re.Match[str], on: date | None) -> Span | None:
    if next(_in_year(name, 2000), None) is None:
        return None
    if match["year"] and match["year"].isdigit():
        return next(_in_year(name, int(match["year"])), None)
    if on is None:
        raise NeedsDateError
    if match["year"]:
        return next(_in_year(name, on.year - (match["year"] == "last year")), None)
    begun = [
        span
        for year in range(on.year, max(on.year - 3, 0), -1)
        for span in _in_year(name, year)
        if span.lo is not None and span.lo <= on.toordinal()
    ]
    return max(begun, key=lambda span: span.lo or 0, default=None)


def _in_year(name: str, year: int) -> Iterator[Span]:
    """The days of a feast in a year of our calendar; of the lunar year one can come twice."""
    if not 1 <= year <= 9999:
        return
    for spelt, (month, day, until, last) in _FIXED.items():
        if re.fullmatch(spelt, name):
            yield Span(date(year, month, day).toordinal(), date(year, until, last).toordinal())
            return
    plain = name.removeprefix("orthodox ")
    for spelt, (first, end) in _EASTER.items():
        if re.fullmatch(spelt, plain) and year >= 1583:
            from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

            sunday = easter(year, EASTER_ORTHODOX if plain != name else EASTER_WESTERN).toordinal()
            yield Span(sunday + first, sunday + end)
            return
    if _NOWRUZ.fullmatch(name):
        yield from _nowruz(year)
        return
    for spelt, (month, day, last) in _LUNAR.items():
        if re.fullmatch(spelt, name):
            # a lunar year is eleven days shorter: the one that begins in the year 622 is the first
            middle = (year - 622) * 33 // 32
            spans = (lunar_span(number, month, day, last) for number in range(middle - 1, middle + 3))
            yield from (it for it in spans if it and it.lo and date.fromordinal(it.lo).year == year)
            return


def _nowruz(year: int) -> Iterator[Span]:
    """The first of the solar year; some keep the day of the equinox, and some 21 March whatever the sun does."""
    first, fixed = solar_span(year - 621), date(year, 3, 21).toordinal()
    if first is not None and first.lo is not None and first.hi is not None:
        yield Span(min(first.lo, fixed - 1), max(first.hi, fixed))


def _part(found: Span, part: str | None, name: str) -> Span:
    """The eve of a feast, or its first day, as wide as the doubt about when it began."""
    if part is None or found.lo is None or found.hi is None:
        return found
    lunar = next((it for spelt, it in _LUNAR.items() if re.fullmatch(spelt, name)), None)
    doubt = 3 if lunar else 0
    if part == "eve":
        return Span(found.lo - 1, found.lo - 1 + doubt)
    if part in _SPANS:
        first, last = _SPANS[part]
        return Span(found.lo + first, min(found.lo + last + doubt, found.hi))
    if part == "last day":
        return Span(max(found.hi - doubt - (1 if name.startswith("rama") else 0), found.lo), found.hi)
    # the start and the end of a longer time are its halves, of a short one it all
    length = found.hi - found.lo
    if length < 14:
        return found
    return Span(found.lo + length // 2, found.hi) if part == "end" else Span(found.lo, found.lo + length // 2 + 1)
