"""Figures that are not counted but measured: "54.3", "about 5.4", "between 40 and 50", each as wide as it was rounded.

A share of 54 in a hundred can be 53.6 and 54.4: nobody who measures says all digits. So a figure stands for everything
that is rounded to it, and a more exact one refines it.
"""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from store.model.facts import dataclass
from store.values.amounts.bounds import split_bound
from store.values.basis.number_words import read_number

_PLAIN = re.compile(r"(?P<sign>-|minus )?(?P<whole>\d{1,3}(?:[, ']\d{3})+|\d{0,12})(?:[.,](?P<part>\d{1,9}))?")
_DOTS = re.compile(r"(?P<lo>-?[\d.]*?\d)?\.\.(?P<hi>-?\d[\d.]*)?")
_FRAME = re.compile(r"(?:between |from )(?P<lo>.+?)(?: and | to )(?P<hi>.+)")
_JOINT = re.compile(r"(?P<lo>.+?)(?: to | or | - |(?<=\d)-)(?P<hi>.+)")
#: "Half a", "two and a half", "three quarters of a".
_FRACTION = re.compile(
    r"(?:(?P<count>.+) and )?(?:an? |one )?(?P<part>half|quarter|three[ -]quarters?)(?: of)?(?: an?)?"
)
_MIXED = re.compile(r"(?:(?P<whole>\d{1,6}) )?(?P<part>[1-9])⁄(?P<of>[248])")
_FRACTIONS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three quarters": Decimal("0.75")}
_FRACTIONS["three quarter"] = _FRACTIONS["three quarters"]
_HALF, _TWENTIETH, _TENTH = Decimal("0.5"), Decimal("0.05"), Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Figure:
    """From ``lo`` to ``hi``, None an open end; ``above`` and ``below`` say that the end itself is not meant."""

    lo: Decimal | None
    hi: Decimal | None
    above: bool = False
    below: bool = False

    def whole(self, low: Decimal, high: Decimal) -> tuple[int | None, int | None]:
        """The ends times ``low`` and ``high``, as the outermost whole numbers that lie inside."""
        lo = hi = None
        if self.lo is not None:
            lo = int((self.lo * low).to_integral_value(ROUND_CEILING))
            lo += self.above and lo == self.lo * low
        if self.hi is not None:
            hi = int((self.hi * high).to_integral_value(ROUND_FLOOR))
            hi -= self.below and hi == self.hi * high
        if lo is not None and hi is not None and lo > hi and self.lo is not None:
            # finer than a whole number can say
            lo = hi = int((self.lo * low).to_integral_value(ROUND_FLOOR))
        return lo, hi


def read_figure(text: str, by_digits: bool) -> Figure | None:
    """The figure that tidied ``text`` words, without its unit; None where it words none.

    ``by_digits``: rounded to the last digit that is written (54 is not 54.0, and 50 is no rounder than 54); else the
    noughts at the end of a whole number are no digits of it, as in 5,400 metres.
    """
    number = _number(text)
    if number is not None:
        value, step = number
        reach = _reach(value, step, by_digits)
        return Figure(value - reach, value + reach, below=True)
    part = split_bound(text)
    if part:
        return _bounded(part[0], part[1], by_digits)
    for form in (_DOTS, _FRAME, _JOINT):
        match = form.fullmatch(text)
        if match and (match["lo"] or match["hi"]):
            lo = read_figure(match["lo"], by_digits) if match["lo"] else Figure(None, None)
            hi = read_figure(match["hi"], by_digits) if match["hi"] else Figure(None, None)
            if lo and hi and (lo.lo is None or hi.hi is None or lo.lo <= hi.hi):
                return Figure(lo.lo, hi.hi, lo.above, hi.below)
    return None


def _bounded(bound: str, rest: str, by_digits: bool) -> Figure | None:
    found, number = read_figure(rest, by_digits), _number(rest)
    if found is None:
        return None
    if bound in ("least", "most"):
        return Figure(found.lo, None, found.above) if bound == "least" else Figure(None, found.hi, below=found.below)
    if number is None:
        return None
    value, step = number
    if bound in ("more", "less"):
        return Figure(value, None, above=True) if bound == "more" else Figure(None, value, below=True)
    unit = max(step, _last_digit(value))
    wide = max(unit * _HALF, abs(value) * _TWENTIETH)
    reach = max(min(wide, abs(value) * _TENTH), _reach(value, step, by_digits))
    lo, hi = value - reach, value + reach
    return {
        "about": Figure(lo, hi),
        "nearly": Figure(lo, value),
        "just_less": Figure(lo, value, below=True),
        "just_more": Figure(value, hi, above=True),
        "odd": Figure(value, hi),
    }[bound]


def _number(text: str) -> tuple[Decimal, Decimal] | None:
    """A number and the unit of the last digit that is written of it."""
    match = _PLAIN.fullmatch(text)
    if match and (match["whole"] or match["part"]):
        part = match["part"] or ""
        value = Decimal(re.sub(r"\D", "", match["whole"]) or "0") + (Decimal(part).scaleb(-len(part)) if part else 0)
        return -value if match["sign"] else value, Decimal(1).scaleb(-len(part))
    mixed = _MIXED.fullmatch(text)
    if mixed:  # "2½", as tidied
        of = Decimal(1) / Decimal(mixed["of"])
        return int(mixed["whole"] or 0) + int(mixed["part"]) * of, of % _HALF or _HALF
    part = _FRACTION.fullmatch(text)
    if part:
        count = read_number(part["count"]) if part["count"] else 0
        of = _FRACTIONS[part["part"].replace("-", " ")]
        return None if count is None else (count + of, of % _HALF or _HALF)
    count = read_number(text)
    return None if count is None else (Decimal(count), Decimal(1))


def _last_digit(value: Decimal) -> Decimal:
    """The unit of the last digit of ``value`` that is not nought."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) if value else Decimal(1)


def _reach(value: Decimal, step: Decimal, by_digits: bool) -> Decimal:
    """How far a bare figure may be from what was measured."""
    if by_digits or step < 1:
        return step * _HALF
    return max(step * _HALF, min(_last_digit(value) * _HALF, abs(value) * _TWENTIETH))


def plain_text(number: Decimal) -> str:
    """A number without exponent and without noughts at its end."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
