"""Measures with a unit: "5.4 km", "3.5 miles", "30 acres", "magnitude 6.8", "12 psi".

The common units stand in a table. Any other is looked up in pint, which takes a second to load and is imported only
then (docs/decisions/units.md).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from store.model.facts import dataclass
from store.values.amounts.amount import Amount, figure_key, pretty
from store.values.amounts.counts import uncounted
from store.values.amounts.figures import Figure, read_figure
from store.values.amounts.quantities import read_quantity
from store.values.basis.plain import LONGEST, UnreadableValue, line, shown, tidy
from store.values.basis.sets import Span, one_unit

#: Thousandths of the unit that a key is in.
_PARTS = 1000

#: Where every digit that is written counts, noughts too: 50 degrees are no rounder than 54.
_BY_DIGITS = frozenset({"magnitude", "degC"})

#: For each unit that keys are in, the units of its kind with what one of them is: where a name is used of two
#: (a ton, a gallon), the smaller and the greater.
_UNITS: dict[str, dict[str, str | tuple[str, str]]] = {
    "m": {
        "m|met(?:re|er)s?": "1",
        "km|kms|kilomet(?:re|er)s?": "1000",
        "cm|centimet(?:re|er)s?": "0.01",
        "mm|millimet(?:re|er)s?": "0.001",
        "mi|miles?": "1609.344",
        "nm|nmi|nautical miles?|sea miles?": "1852",
        "yd|yds|yards?": "0.9144",
        "ft|feet|foot": "0.3048",
        "inch|inches": "0.0254",
    },
    "m2": {
        "m ?2|sq ?m|square met(?:re|er)s?": "1",
        "km ?2|sq ?km|square (?:kilomet(?:re|er)s?|km)": "1000000",
        "ha|hectares?": "10000",
        "acres?": "4046.8564224",
        "sq ?mi|square miles?": "2589988.110336",
        "sq ?ft|square f(?:eet|oot)": "0.09290304",
    },
    "kg": {
        "kg|kgs|kilos?|kilogram(?:me)?s?": "1",
        "g|gram(?:me)?s?": "0.001",
        "t|tonnes?|metric tons?|metric tonnes?": "1000",
        "short tons?": "907.18474",
        "long tons?": "1016.0469088",
        "tons?": ("907.18474", "1016.0469088"),
        "kilotonnes?": "1000000",
        "lb|lbs|pounds?": "0.45359237",
        "oz|ounces?": "0.028349523125",
    },
    "l": {
        "l|lit(?:re|er)s?": "1",
        "ml|millilit(?:re|er)s?": "0.001",
        "m ?3|cubic met(?:re|er)s?": "1000",
        "gal|gallons?": ("3.785411784", "4.54609"),
        "barrels?|bbl": "158.987294928",
    },
    "km/h": {
        "km ?/ ?h|kmh|kph|km per hour|kilomet(?:re|er)s (?:per|an) hour": "1",
        "mph|miles (?:per|an) hour": "1.609344",
        "m ?/ ?s|met(?:re|er)s (?:per|a) second": "3.6",
        "knots?|kn|kt": "1.852",
    },
    "s": {
        "s|secs?|seconds?": "1",
        "min|mins?|minutes?": "60",
        "h|hrs?|hours?": "3600",
        "days?": "86400",
        "weeks?": "604800",
    },
    "degC": {
        r"°c|degrees? c(?:elsius|entigrade)?|celsius|centigrade|degc|(?<=\d)c|(?<=\d )c|degrees?(?! [a-z])": "1",
        r"°f|degrees? f(?:ahrenheit)?|fahrenheit|(?<=\d)f|(?<=\d )f": "0.5555555555555555556",
    },
    "magnitude": {"(?:moment |richter )?magnitude|mag|(?:points )?on the richter(?: scale)?|richter": "1"},
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is read: the unit that its keys are in, and what one of it is at the least and at the most.

    ``offset`` is its figure where the other's is nought.
    """

    base: str
    low: Decimal
    high: Decimal
    offset: Decimal = Decimal(0)


_TABLE = sorted(
    (
        (names, Unit(base, Decimal(low), Decimal(high), Decimal(32 if "fahrenheit" in names else 0)))
        for base, units in _UNITS.items()
        for names, factor in units.items()
        for low, high in [(factor, factor) if isinstance(factor, str) else factor]
    ),
    key=lambda row: -len(row[0]),
)
#: The figure and the unit of what pint is asked for: up to five names, with powers of one digit.
_LAST_WORDS = re.compile(r"(?P<rest>.*?\d)\s?(?P<unit>[^\W\d]\w*(?:(?: |-|\*\*?|/)\w+){0,4})")
#: What pint gives for kinds of the table, and how many of the table's unit it is.
_ALIKE = {"m**2": ("m2", "1"), "m**3": ("l", "1000"), "m/s": ("km/h", "3.6")}
_LARGEST = 2**62
#: "M6.8", "Mw 6.8": a magnitude, where the letter stands before its number.
_SEISMIC = re.compile(r"(?:an? )?m(?:[wls]|ww)? ?(?=\d)")
#: What may follow a measure and says no more of how much it is, or stand before it.
_EXTENT = re.compile(
    r" (?:deep|long|wide|high|tall|thick|away|across|in (?:length|depth|width|height|diameter)|or so)\b"
)
#: What a measure is of, or from where it is counted.
_OF = re.compile(r"(?P<rest>.*\d.*?) (?:(?:north|south|east|west)[a-z-]* )?(?:from|of|off|below|above|inside) [^\d]+")
_AHEAD = re.compile(
    r"^(?:at )?(?:an? |the )?(?:depth|height|length|width|distance|altitude|speed|radius|diameter|area|gusts?|"
    r"winds?|waves?|weight|temperatures?|rainfall|magnitude)(?: of| at| up)? (?=.*\d|about|up to|at )"
)
#: "A 500-kilogram bomb", "a 6.8-magnitude quake", "a magnitude-6.8 earthquake".
_JOINED = re.compile(r"(?:an? |the )?(?P<figure>\d[\d.,]*)-(?P<unit>[a-z]+(?: per hour)?)(?: [a-z -]+)?")
_QUAKE = re.compile(r" (?:earthquake|quake|tremor|temblor|shock|aftershock|event)$")
#: One measure, and what it is in another unit.
_CONVERTED = re.compile(r"(?P<one>[^()]*\d[^()]*?) ?\((?P<other>[^()]*\d[^()]*)\)")
_TIGHT = re.compile(r"(?<=\d) ?- ?(?=\d)")


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], Unit]]:
    """The table's units, whose names are compiled when the first measure is read."""
    return [(re.compile(rf"(?<![a-z/°*])(?:{names})(?![a-z/*\d])"), unit) for names, unit in _TABLE]


@lru_cache(maxsize=4096)
def read_measure(says: str, unit: str | None = None) -> Amount:
    """The measure that ``says`` words; ``unit`` is that of a bare number. Raises UnreadableValue."""
    text = tidy(says) if len(says) <= LONGEST else ""
    found = _with_unit(text, says) if text else None
    if found is None and unit and text:
        found = _with_unit(f"{text} {tidy(unit)}", f"{says} {unit}")
    if found is None:
        raise UnreadableValue(
            f'{shown(says)} is not a measure: write a number and its unit, "5.4 km", "about 30 acres", '
            "or {says: ..., is: 5.4 km}"
        )
    return found


def measure_label(key: str, says: str, unit: str | None = None) -> str:
    """How a measure is shown: in the words of the report where they say it, else in the unit of its key."""
    figure, _, base = key.rpartition(" ")
    try:
        as_worded = read_measure(says, unit).key == key
    except UnreadableValue:
        as_worded = False
    if not as_worded:
        return f"{pretty(figure)} {base}"
    shown_words = line(says)
    # a bare number was read with the property's unit, which its label names
    return shown_words if _with_unit(tidy(says), says) else f"{shown_words} {unit}"


def _with_unit(text: str, raw: str) -> Amount | None:
    """The measure of a text that names its unit itself; None where it names none, or several."""
    converted = _CONVERTED.fullmatch(text)
    if converted:
        one, other = (_with_unit(converted[name], converted[name]) for name in ("one", "other"))
        # in two units it is one measure, and as exact as the first
        return one if one and other and one_unit(one.key, other.key) else None
    text = _QUAKE.sub("", text)
    joined = _JOINED.fullmatch(text)
    text = f"{joined['figure']} {joined['unit']}" if joined else text
    seismic = _SEISMIC.match(text)
    if not seismic and not text.startswith("magnitude"):
        text = _AHEAD.sub("", text)
    rest = _EXTENT.sub("", f"magnitude {text[seismic.end() :]}" if seismic else text)
    of = _OF.fullmatch(rest)
    rest = of["rest"] if of else rest
    rest = re.sub(r"^within ", "up to ", rest)
    units: list[Unit] = []
    for pattern, unit in _patterns():
        bare, count = pattern.subn(" ", rest)
        if count:
            rest, units = bare, [*units, unit]
    if len(units) == 1:
        return _amount(rest, units[0])
    return None if units else _by_library(raw)


def _amount(text: str, unit: Unit) -> Amount | None:
    plain = _TIGHT.sub("-", " ".join(text.split())).removesuffix("-").removeprefix("of ")
    plain = re.sub("^an? (?=[-\\d])", "", plain)
    if unit.base == "magnitude":
        plain = plain.removeprefix("-")
    rest, way = uncounted(plain.removesuffix(" of"))
    rest = "1" if rest in ("a", "an", "one") else rest
    figure = read_figure(f"about {rest}" if way == "estimated" else rest, by_digits=unit.base in _BY_DIGITS)
    figure = figure or _vague(rest)
    span = _span(figure, unit) if figure else None
    if span is None or any(abs(end) > _LARGEST for end in (span.lo, span.hi) if end is not None):
        return None
    return Amount(f"{figure_key(span, _PARTS, lambda text: _in_base(text, unit.base))} {unit.base}", span)


def _vague(text: str) -> Figure | None:
    """ "A few", "hundreds of": as they are counted."""
    try:
        found = read_quantity(text)
    except UnreadableValue:
        return None
    hi = None if found.hi is None else Decimal(found.hi)
    return Figure(Decimal(found.lo), hi) if found.approximate and found.total else None


def _in_base(text: str, base: str) -> Span | None:
    figure = read_figure(text, by_digits=base in _BY_DIGITS)
    return _span(figure, Unit(base, Decimal(1), Decimal(1))) if figure else None


def _span(figure: Figure, unit: Unit) -> Span:
    if unit.offset:
        lo, hi = (None if end is None else end - unit.offset for end in (figure.lo, figure.hi))
        figure = Figure(lo, hi, figure.above, figure.below)
    return Span(*figure.whole(unit.low * _PARTS, unit.high * _PARTS))


def _by_library(raw: str) -> Amount | None:
    """A measure in a unit that only pint knows: the last words, in their own letters (MW is not mW)."""
    words = _LAST_WORDS.fullmatch(" ".join(raw.split()))
    if words is None or re.search(r"\d\d", words["unit"]):
        return None
    unit = _library_unit(words["unit"])
    return _amount(tidy(words["rest"]), unit) if unit else None


@lru_cache(maxsize=256)
def _library_unit(name: str) -> Unit | None:
    registry = _registry()
    try:
        one = registry.Quantity(1, registry.parse_units(name.replace(" ", "_").replace("-", "_"))).to_base_units()
        factor, base = Decimal(str(one.magnitude)), f"{one.units:~C}"
    except Exception:
        # pint raises what its parser raised: whatever it was, this is no unit
        return None
    if not base or not factor.is_finite() or factor <= 0:
        return None
    alike, times = _ALIKE.get(base, (base, "1"))
    return Unit(alike, factor * Decimal(times), factor * Decimal(times))


@lru_cache(maxsize=1)
def _registry() -> Any:
    from pint import UnitRegistry

    return UnitRegistry()
