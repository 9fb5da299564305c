"""Dates, counts, ages and sums in a text, where they stand; what no reader of values can read is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model.facts import dataclass
from store.properties.property import Property
from store.values.dates.date_labels import MONTHS
from store.values.read import UnreadableValue, Value, label, parse_value

_MONTH = rf"(?:Sept|{'|'.join(f'{it[:3]}(?:{it[3:]})?' for it in MONTHS)})\b\.?"
_MONTH_ALONE = rf"(?:{'|'.join(MONTHS)}|(?:Sept|{'|'.join(it[:3] for it in MONTHS)})\.)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"\b(?:(?:the )?night (?:of |between )?{_DAY}(?: (?:to|and|-) {_DAY})? {_MONTH}(?:,? \d{{4}})?"
    rf"|{_DAY}(?: ?(?:to|and|-|–) ?{_DAY})? (?:of )?{_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH} {_DAY}(?: ?(?:to|and|-|–) ?{_DAY})?(?:,? \d{{4}})?\b"
    rf"|(?:early |late |mid-)?(?-i:{_MONTH_ALONE}) (?:of )?\d{{4}}"
    rf"|(?<=\bin )(?:early |late |mid-)?(?-i:{_MONTH_ALONE})(?! \d)"
    r"|\d{4}-\d\d-\d\d"
    rf"|(?:last |this |on )?{_WEEKDAY}(?: (?:night|morning|evening|afternoon))?"
    r"|(?:last|this) (?:week|month|year)|yesterday|(?<!\bof )today(?!')|(?:two|three|four|five|\d+) (?:days|weeks|"
    r"months|years) ago"
    r"|(?<=\bin )(?:early |late |mid-)?(?:19|20)\d\d\b(?!-)|(?<=\bsince )(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
)
_BOUND = (
    r"(?:(?:at least|at most|no more than|not more than|more than|no fewer than|not fewer than|fewer than|less than|"
    r"no less than|up to|as many as|"
    r"about|around|nearly|almost|over|some|roughly|approximately|close to|an estimated|only|just|just over|just under|"
    r"well over) )?"
)
COUNT = re.compile(
    rf"(?<![\w.,$€£-])(?<!\bno ){_BOUND}(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}}|(?:{_SMALL})(?:[- ](?:{_SMALL}))*|"
    r"dozens(?: of)?|"
    r"hundreds(?: of)?|scores of|thousands(?: of)?|several|a dozen)(?: (?:hundred|thousand|million|dozen)(?: of)?)?"
    r"(?:[-–](?:\d{1,7})| (?:to|or) \d{1,7}(?= \w))?(?![\w%])(?!,\d{3}|\.\d)(?!(?:-|\s)year)",
    re.IGNORECASE,
)
AGE = re.compile(
    rf"\b(?:(?:about |around )?(?:\d{{1,3}}|(?:{_SMALL})(?:[- ](?:{_SMALL}))*)[- ]years?[- ](?:old|of age)|aged? "
    rf"(?:is |was |about |of )*\d{{1,3}}\b|"
    r"(?:in )?(?:his|her|their) (?:early |mid-|mid |late )?(?:teens|twenties|thirties|forties|fifties|sixties|"
    r"seventies|"
    rf"[2-9]0s)|middle-aged|(?:about|around) (?:{_SMALL})(?=,? (?:neighbours|years)|[,.])|(?<=[a-z], )\d{{1,2}}(?=,)"
    r"|(?:(?<=\bdied )|(?<=\bdies )|(?<=\bdead ))at \d{2,3}\b)",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"(?:(?:US|A|C)?[$€£₹¥] ?\d[\d,.]*\d?(?: ?(?:million|billion|thousand|m|bn|k)\b)?|"
    r"\b\d[\d,.]*(?: (?:million|billion|thousand|crore|lakh))? (?:(?:us |american )?dollars|euros?|pounds|rupees|"
    r"rubles)\b)",
    re.IGNORECASE,
)
PERCENT = re.compile(r"\b\d{1,3}(?:\.\d+)? ?(?:%|per ?cent\b)", re.IGNORECASE)
MEASURE = re.compile(
    r"\b\d[\d,.]*(?: (?:million|thousand))? ?(?:km|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|hectares?|acres?|feet|"
    r"tonnes?|tons|kg|kilograms?|square (?:km|kilomet(?:er|re)s?|miles?))\b",
    re.IGNORECASE,
)
_PATTERNS = {"date": DATE, "quantity": COUNT, "age": AGE, "money": MONEY, "percent": PERCENT, "measure": MEASURE}
_LEAD = re.compile(r"(?:only|just)(?! over| under)\s+|on\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """Words of a text that one of the readers may read, of a type of value."""

    start: int
    end: int
    type: str
    says: str


def amounts_in(text: str, start: int, end: int) -> Iterator[Amount]:
    """What stands in a part of a text and looks like an amount, the dates first: no count is within one."""
    taken: list[tuple[int, int]] = []
    for kind, pattern in _PATTERNS.items():
        if kind == "quantity":
            continue
        for found in pattern.finditer(text, start, end):
            taken.append(found.span())
            yield _amount(found.start(), found.end(), kind, text)
    for found in COUNT.finditer(text, start, end):
        if not any(found.start() < high and low < found.end() for low, high in taken):
            yield _amount(found.start(), found.end(), "quantity", text)


def _amount(start: int, end: int, kind: str, text: str) -> Amount:
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    return Amount(start, end, kind, " ".join(text[start:end].split()))


def read(prop: Property, says: str, on: str, hemisphere: str) -> tuple[Value, str] | None:
    """The value that words are for a property, with how it is shown; None where no reader takes them."""
    try:
        value = parse_value(prop, says, on=on or None, hemisphere=hemisphere)
        return value, label(prop, value)
    except (UnreadableValue, ValueError, OverflowError):
        return None
