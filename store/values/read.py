"""What a claim says, as a value that can be compared: its canonical key and, where it has one, its span.

One reader a type: dates (``store.values.dates``), quantities, ages, amounts with a unit (``store.values.amounts``,
loaded where one is met), and here places, entities, choices, identifiers and text.
docs/values.md shows what each wording becomes.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from store.model.facts import dataclass
from store.properties.property import Property, ValueType
from store.values.ages import age_label, birth_span, read_age
from store.values.amounts.quantities import quantity_label, read_quantity
from store.values.basis.plain import UnreadableValue, fold, shown
from store.values.basis.sets import Span
from store.values.dates.clock import clock_label, read_clock, stamp, zone_offset
from store.values.dates.date_labels import date_label
from store.values.dates.date_words import read_date_words, read_time_of_day
from store.values.dates.edtf import canonical, date_span, looks_like_edtf

__all__ = ["UnreadableValue", "Value", "date_label", "date_span", "label", "parse_value"]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AMOUNTS = frozenset({"percent", "money", "measure"})


#: From this day on a time of day can be put into another zone: the second of all, for it may move to the first.
_FIRST_STAMPED = 2


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the report's words and in the form it is compared in.

    ``key``: equal keys are the same answer. Date: EDTF; quantity: ``40``, ``>=40``, ``12..99``, ``~31``;
    age: the same and, where known, the day it speaks of (``40..49@2017-10-20``), for 40 in 2010 is not
    40 in 2019; percent: ``54.3%``; money and measure: a figure and its unit (``1200000 USD``, ``5400 m``); place and
    entity: the id; choice: its value; identifier: its letters and digits; text: the folded words.
    ``span``: date: proleptic ordinals of the first and last day; quantity: whole numbers; percent and money:
    hundredths; measure: thousandths of its unit; age: ordinals of the earliest and latest day of birth, None without a
    day; None for every other type, and where the words give no range.
    ``shown``: what a label needs beyond the key: the time of day that a date was given with, the words that an
    amount was read from. It is no part of what is compared.
    """

    type: ValueType
    says: str
    key: str
    span: Span | None = None
    shown: str = ""


def parse_value(
    prop: Property,
    says: str,
    is_: str | None = None,
    *,
    on: str | None = None,
    as_of: str | None = None,
    hemisphere: str = "",
    zone: str = "",
) -> Value:
    """The value that ``says`` words for ``prop``; ``is_``, where given, is read in its place.

    ``on`` is the day the source was published (EDTF), from which relative dates count; ``as_of`` the
    day the value speaks of, from which ages count (else ``on``); ``hemisphere`` ("north", "south") is that of the
    matter, by which seasons are read; ``zone`` ("+03:00", "Z") that of the source, for a time of day that names none.
    Raises UnreadableValue.
    """
    text = (says if is_ is None else is_).strip()
    if not text:
        raise UnreadableValue(f"the value of {prop.id} is empty: write what the report says")
    if prop.type == "date":
        return _date(says, text, on or None, hemisphere, zone)
    if prop.type == "quantity":
        count = read_quantity(text, prop.unit)
        return Value("quantity", says, count.key, count.span)
    if prop.type in _AMOUNTS:
        return _amount(prop, says, text)
    if prop.type == "age":
        return _age(says, text, as_of or on or None)
    if prop.type == "choice":
        return Value("choice", says, _choice(prop, text))
    if prop.type == "text":
        key = fold(text)
        if not key:
            raise UnreadableValue(f"{shown(text)} holds no word: write what the report says")
        return Value("text", says, key)
    if prop.type == "identifier":
        return Value("identifier", says, _identifier(text))
    if not _ID.fullmatch(text):
        what = "a place" if prop.type == "place" else "an entity"
        raise UnreadableValue(
            f"{shown(text)} is not an id: give the id of {what}, lower-case letters, digits and hyphens, "
            "or {says: ..., is: the-id}"
        )
    return Value(prop.type, says, text)


def _date(says: str, text: str, on: str | None, hemisphere: str, zone: str) -> Value:
    if looks_like_edtf(text):
        edtf, *clock = read_clock(text)
    else:
        edtf, clock = read_date_words(text, on, hemisphere), [*read_time_of_day(text)]
    span = date_span(edtf)
    # a time is that of one day; what is said of several has none that is theirs
    minute, offset = clock if span.lo is not None and span.lo == span.hi else (None, None)
    if minute is None or span.lo is None or span.lo < _FIRST_STAMPED:
        return Value("date", says, canonical(edtf), span)
    east = zone_offset(zone) if offset is None and zone else offset
    key = stamp(date.fromordinal(span.lo).isoformat(), minute, east)
    return Value("date", says, key, span, clock_label(minute, offset))


def _age(says: str, text: str, day: str | None) -> Value:
    age = read_age(text)
    if day is None:
        return Value("age", says, age.key)
    return Value("age", says, f"{age.key}@{canonical(day)}", birth_span(age, date_span(day)))


def _amount(prop: Property, says: str, text: str) -> Value:
    if prop.type == "percent":
        from store.values.amounts.percents import read_percent

        found = read_percent(text)
    elif prop.type == "money":
        from store.values.amounts.money import read_money

        found = read_money(text, prop.unit)
    else:
        from store.values.amounts.measures import read_measure

        found = read_measure(text, prop.unit)
    return Value(prop.type, says, found.key, found.span, text)


#: Hyphens and dashes, blanks, line ends, and what is not seen: identifiers are written with them and without.
_NOT_COMPARED = ("Pd", "Zs", "Zl", "Zp", "Cf", "Cc")


def _identifier(text: str) -> str:
    """An identifier as it is compared: its letters, digits and other signs, without blanks, hyphens and case."""
    key, before = text, None
    while key != before:  # where a blank goes, what stood about it may come together: "T\u00a8" is T, a blank and dots
        before = key
        plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", key).casefold())
        key = "".join(char for char in plain if unicodedata.category(char) not in _NOT_COMPARED)
    if not any(char.isalnum() for char in key):
        raise UnreadableValue(
            f"{shown(text)} holds no letter and no digit: write the number or code that the report gives"
        )
    return key


def _choice(prop: Property, text: str) -> str:
    choice = fold(text).replace(" ", "_")
    if choice in prop.tree:
        return choice
    import difflib  # only for the message

    near = difflib.get_close_matches(choice, prop.tree, n=len(prop.tree), cutoff=0.0)
    raise UnreadableValue(f"{shown(text)} is not a value of {prop.id}: write one of {', '.join(near)}")


def label(prop: Property, value: Value) -> str:
    """How an answer is shown. A place or entity is shown by its id: the caller knows its name."""
    if prop.type == "date":
        if not value.shown or value.span is None or value.span.lo is None:
            return date_label(value.key)
        # the day is that of the place where it was told, its key may be in UTC
        return f"{date_label(date.fromordinal(value.span.lo).isoformat())}, {value.shown}"
    if prop.type == "quantity":
        return quantity_label(value.key, value.says, prop.unit)
    if prop.type == "age":
        return age_label(value.key, value.says)
    if prop.type in _AMOUNTS:
        return _amount_label(prop, value)
    if prop.type == "choice":
        return value.key.replace("_", " ")
    return value.says if prop.type in ("text", "identifier") else value.key


def _amount_label(prop: Property, value: Value) -> str:
    words = value.shown or value.says
    if prop.type == "percent":
        from store.values.amounts.percents import percent_label

        return percent_label(value.key, words)
    if prop.type == "money":
        from store.values.amounts.money import money_label

        return money_label(value.key, words)
    from store.values.amounts.measures import measure_label

    return measure_label(value.key, words, prop.unit)
