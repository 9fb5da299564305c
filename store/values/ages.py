"""How old, as reports say it, turned into when somebody was born.

Ages told in different years are only comparable as births: "in his 40s" in 2017 and 45 in 2019 can
both be true. A person of *a* completed years on a day was born after that day *a*+1 years earlier and
not after it *a* years earlier.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from store.values.amounts.quantities import Quantity, counted, quantity_label, read_quantity
from store.values.basis.number_words import read_decade, read_number
from store.values.basis.plain import LONGEST, UnreadableValue, shown, tidy
from store.values.basis.sets import Span
from store.values.dates.calendars import shifted

#: Words for a time of life, in completed years. Child: the UN Convention on the Rights of the Child,
#: article 1. Elderly: the United Nations' older persons. Middle-aged is custom, taken widely.
STAGES: dict[str, tuple[int, int | None]] = {
    "child": (0, 17),
    "minor": (0, 17),
    "underage": (0, 17),
    "teenage": (13, 19),
    "teenager": (13, 19),
    "teenaged": (13, 19),
    "teens": (13, 19),
    "teen": (13, 19),
    "early teens": (13, 15),
    "late teens": (16, 19),
    "toddler": (0, 4),
    "newborn": (0, 0),
    "infant": (0, 2),
    "baby": (0, 2),
    "adult": (18, None),
    "middle-aged": (40, 65),
    "middle aged": (40, 65),
    "middle age": (40, 65),
    "elderly": (60, None),
}
#: Parts of a decade, in years after its start; early and late are its halves, mid overlaps both.
PARTS: dict[str, tuple[int, int]] = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}

#: Words for a decade of life, by their beginning.
_DECADES = {"quadragenarian": 40, "quinquagenarian": 50, "sexagenarian": 60, "septuagenarian": 70}
_DECADES |= {"octogenarian": 80, "nonagenarian": 90, "centenarian": 100}
#: What a child of so many months or days is in completed years.
_IN_PARTS = re.compile(
    r"(?P<count>.+?)[ -](?P<unit>day|week|month)s?(?:[ -]olds?| of age)?(?: (?:baby|infant|child|boy|girl))?"
)
_PARTS_A_YEAR = {"day": 365, "week": 52, "month": 12}
#: Whom an age is told of, where that says no more of it.
_WHO = re.compile(
    r"(?P<rest>.*(?:\d|old|something|aged|elderly|teenaged?|ies|\ds)) "
    r"(?:man|woman|male|female|person|boy|girl|father|mother)"
)
_BARE_BOUND = re.compile(
    r"(?:not yet (?P<below>.+)|(?P<word>under|over)-?(?P<rest>\d+)s?|(?P<word2>under|over) (?P<rest2>\d+)s)"
)
_EITHER_PART = re.compile(r"(?: or | and |/)(?=(?:early|mid|late|\d|[a-z]+ies))")
_FRAME = re.compile(
    r"(?:(?:in|into) )?(?:(?:his|her|their|the|a|an) )?(?:aged?|ages) (?P<a>.+)|"
    r"(?P<b>.+?)(?:[ -]years?[ -]olds?| years of age| years?| yrs?| old|yo| ?y/o)|"
    r"(?:in )?(?:his|her|their|the|a|an) (?P<c>.+)|in (?P<d>.+)|(?:at (?:the age of )?|who (?:was|is) )(?P<e>.+)"
)
_PART = re.compile(r"(early|mid|late)(?: to (early|mid|late))?[ -](.+)")


@lru_cache(maxsize=4096)
def read_age(says: str) -> Quantity:
    """Completed years as ``says`` words them. Raises UnreadableValue."""
    text = tidy(says) if len(says) <= LONGEST else ""
    found = _read(text)
    if found is not None:
        return found
    raise UnreadableValue(
        f'{shown(says)} is not an age: write the years, "about N", "N to M", "in his forties" or "middle-aged", '
        "or {says: ..., is: N or N..M}"
    )


def _read(text: str) -> Quantity | None:
    if text in STAGES:
        return _years(*STAGES[text])
    found = _in_words(text)
    if found is not None:
        return found
    decade = read_decade(text)
    if decade is not None:
        return _years(decade, decade + 9)
    part = _PART.fullmatch(text)
    decade = read_decade(part[3]) if part else None
    if part and decade is not None:
        return _years(decade + PARTS[part[1]][0], decade + PARTS[part[2] or part[1]][1])
    try:
        years = read_quantity(text)
        return years if years.total else None
    except UnreadableValue:
        frame = _FRAME.fullmatch(text)
        inner = next((group for group in frame.groups() if group), None) if frame else None
        return _read(inner) if inner else None


def _in_words(text: str) -> Quantity | None:
    """The other ways to word an age: "40-something", "octogenarian", "six months", "not yet 18", "30s or 40s"."""
    something = re.fullmatch(r"(.+?)[ -]something", text)
    tens = _DECADES.get(text) or (read_number(something[1]) if something else None)
    if tens:
        return _years(tens, tens + 9) if tens % 10 == 0 else None
    who = _WHO.fullmatch(text)
    if who:
        return _read(who["rest"])
    parts = _IN_PARTS.fullmatch(text.removeprefix("a ").removeprefix("an "))
    count = read_number(parts["count"]) if parts else None
    if parts and count is not None:
        return _years(count // _PARTS_A_YEAR[parts["unit"]], count // _PARTS_A_YEAR[parts["unit"]])
    bound = _BARE_BOUND.fullmatch(text)
    if bound:
        number = bound["below"] or bound["rest"] or bound["rest2"]
        return _read(f"{'over' if 'over' in (bound['word'], bound['word2']) else 'under'} {number}")
    ends = _EITHER_PART.split(text)
    if len(ends) == 2:
        low, high = (_read(end.removeprefix("the ")) for end in ends)
        if low and high and high.hi is not None and low.approximate and high.approximate and low.lo < high.lo:
            return _years(low.lo, high.hi)
    return None


def _years(lo: int, hi: int | None) -> Quantity:
    return counted(lo, hi, approximate=True)


def birth_span(age: Quantity, on: Span) -> Span:
    """The days on which somebody of ``age`` on (one of) the days ``on`` can have been born.

    An open end of ``on``, or an age without an upper bound, leaves that end of the births open.
    """
    earliest = latest = None
    if age.hi is not None and on.lo is not None:
        earliest = min(shifted(date.fromordinal(on.lo), "year", -(age.hi + 1)).toordinal() + 1, date.max.toordinal())
    if on.hi is not None:
        latest = shifted(date.fromordinal(on.hi), "year", -age.lo).toordinal()
    return Span(earliest, latest)


@lru_cache(maxsize=4096)
def age_label(key: str, says: str) -> str:
    """How the age with ``key`` is shown: "40s in 2017", with the year it was said of, where known."""
    years, _, day = key.partition("@")
    text = tidy(says) if len(says) <= LONGEST else ""
    lo, _, hi = years.partition("..")
    stage = text.removeprefix("a ").removeprefix("an ")
    if stage in STAGES and _years(*STAGES[stage]).key == years:
        shown_years = stage
    elif hi and int(lo) % 10 == 0 and int(hi) == int(lo) + 9:
        shown_years = f"{lo}s"
    else:
        shown_years = quantity_label(years, says).replace("fewer than", "under").replace("more than", "over")
    if years == "0":
        shown_years = "under 1"
    spoken = re.findall(r"\d{4}", day)
    if not spoken:
        return shown_years
    return f"{shown_years} in {spoken[0] if spoken[0] == spoken[-1] else f'{spoken[0]}-{spoken[-1]}'}"
