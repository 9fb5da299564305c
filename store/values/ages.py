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
from store.values.basis.number_words import read_decade
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
    "adult": (18, None),
    "middle-aged": (40, 65),
    "middle aged": (40, 65),
    "middle age": (40, 65),
    "elderly": (60, None),
}
#: Parts of a decade, in years after its start; early and late are its halves, mid overlaps both.
PARTS: dict[str, tuple[int, int]] = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}

_FRAME = re.compile(
    r"(?:(?:in|into) )?(?:(?:his|her|their|the|a|an) )?(?:aged?|ages) (?P<a>.+)|"
    r"(?P<b>.+?)(?:[ -]years?[ -]olds?| years of age| years?| old)|"
    r"(?:in )?(?:his|her|their|the|a|an) (?P<c>.+)|in (?P<d>.+)"
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
    spoken = re.findall(r"\d{4}", day)
    if not spoken:
        return shown_years
    return f"{shown_years} in {spoken[0] if spoken[0] == spoken[-1] else f'{spoken[0]}-{spoken[-1]}'}"
