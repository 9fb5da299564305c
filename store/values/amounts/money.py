"""Sums of money in one currency: "$1.2 million", "EUR 40m", "3 crore rupees", "at least 12.50 pounds".

A sum is read as a count is, and its key names the currency: "1200000 USD". Sums of two currencies cannot be compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.values.amounts.amount import Amount, pretty
from store.values.plain import LONGEST, UnreadableValue, line, shown, tidy
from store.values.quantities import Quantity, quantity_label, read_quantity
from store.values.sets import Span

#: Signs and names of a currency, by its code in ISO 4217. A name that several states share keeps its own name where
#: nothing tells which of them is meant: rupees are not dollars, and may be those of India or of Pakistan.
_NAMES: dict[str, str] = {
    "USD": r"us\$|u s \$|us dollars?|u s dollars?|american dollars?|dollars?|\$",
    "EUR": "€|euros?",
    "GBP": "£|pounds sterling|british pounds?|sterling|pounds?",
    "JPY": "japanese yen|yen|¥",
    "CNY": "chinese yuan|yuan|renminbi|rmb",
    "INR": "indian rupees?|₹",
    "PKR": "pakistani? rupees?",
    "LKR": "sri lankan rupees?",
    "NPR": "nepal(?:i|ese) rupees?",
    "AFN": "afghanis?",
    "BDT": "bangladeshi taka|takas?|৳",
    "IRR": "iranian rials?",
    "RUB": "russian ro?ubles?|ro?ubles?|₽",
    "UAH": "hryvnias?|hryvni|₴",
    "TRY": "turkish liras?|₺",
    "SYP": "syrian (?:pounds?|liras?)",
    "LBP": "lebanese (?:pounds?|liras?)",
    "EGP": "egyptian pounds?",
    "IQD": "iraqi dinars?",
    "ILS": "israeli shekels?|shekels?|₪",
    "KRW": "south korean won|korean won|won|₩",
    "CHF": "swiss francs?",
    "AUD": r"australian dollars?|au?\$",
    "CAD": r"canadian dollars?|ca?\$",
    "NZD": r"new zealand dollars?|nz\$",
    "HKD": r"hong kong dollars?|hk\$",
    "SGD": r"singapore dollars?|s\$",
    "BRL": r"brazilian reais|reais|r\$",
    "MXN": r"mexican pesos?|mex\$",
    "PHP": "philippine pesos?|₱",
    "ARS": "argentine pesos?",
    "COP": "colombian pesos?",
    "CLP": "chilean pesos?",
    "NGN": "nairas?|₦",
    "ZAR": "south african rands?|rands?",
    "KES": "kenyan shillings?",
    "VND": "vietnamese dong|dongs?|₫",
    "THB": "thai baht|bahts?|฿",
    "IDR": "indonesian rupiahs?|rupiahs?",
    "MYR": "malaysian ringgits?|ringgits?",
    "SAR": "saudi riyals?",
    "AED": "uae dirhams?|emirati dirhams?",
    "PLN": "polish zlotys?|zlotys?|zł",
    "CZK": "czech (?:crowns?|koruna)",
    "SEK": "swedish (?:crowns?|kronor|krona)",
    "NOK": "norwegian (?:crowns?|kroner|krone)",
    "DKK": "danish (?:crowns?|kroner|krone)",
    "HUF": "hungarian forints?|forints?",
    "MMK": "kyats?",
    "ETB": "ethiopian birr|birrs?",
    "rupees": "rupees?|rs",
    "pesos": "pesos?",
    "francs": "francs?",
    "dinars": "dinars?",
    "rials": "rials?|riyals?",
    "crowns": "crowns?|kroner|kronor|krona|krone",
    "liras": "liras?",
    "shillings": "shillings?",
    "dirhams": "dirhams?",
}
_SCALES = "k|m|mn|mln|b|bn|tn|cr|hundred|thousand|million|billion|trillion|lakhs?|lacs?|crores?|dozen"
_HUNDREDTHS = re.compile(rf"\d[.,]\d\d(?!\d|[.,]\d| ?(?:{_SCALES})\b)")
#: A sum with its hundredths, or without them; no figure with a scale after it.
_SUM = re.compile(rf"(?P<whole>\d{{1,3}}(?:[, ]\d{{3}})+|\d{{1,12}})(?:[.,](?P<cents>\d\d))?(?!\d| ?(?:{_SCALES})\b)")
_NO_CENTS = re.compile(rf"(?<=\d)[.,]00(?!\d| ?(?:{_SCALES})\b)")
_GROUPED_BY_POINTS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+),(\d\d)(?!\d)")


@lru_cache(maxsize=1)
def _signs() -> tuple[re.Pattern[str], list[str]]:
    """All signs, names and codes as one pattern, the longest first, and the currency of each of its groups."""
    spelt = [(sign, code) for code, names in _NAMES.items() for sign in (*_alternatives(names), code.lower())]
    spelt.sort(key=lambda pair: -len(pair[0]))
    groups = "|".join(_standing_alone(sign) for sign, _ in spelt)
    return re.compile(groups), [code for _, code in spelt]


def _standing_alone(sign: str) -> str:
    """A group for a sign or a name: a sign may stand beside a letter ("40m€"), a name may not."""
    before = "(?<![a-z])" if sign[0].isalpha() and sign.isascii() else ""
    return f"{before}({sign}){'' if sign[-1] in '$€£' else '(?![a-z])'}"


def _alternatives(names: str) -> list[str]:
    """The alternatives of a pattern, whose own groups hold bars of their own."""
    return re.split(r"\|(?![^(]*\))", names)


@lru_cache(maxsize=4096)
def read_money(says: str, unit: str | None = None) -> Amount:
    """The sum that ``says`` words; ``unit`` is the currency where the words name none. Raises UnreadableValue."""
    text = tidy(says) if len(says) <= LONGEST else ""
    code, rest = _currency(text)
    if code is None and unit:
        code = _currency(tidy(unit))[0]
    if not code:
        raise UnreadableValue(
            f'{shown(says)} names no currency that is known, or more than one: write "USD 1.2 million", "40m euros", '
            "or {says: ..., is: 1200000 USD}"
        )
    found, parts = _sum(rest)
    if found is None:
        raise UnreadableValue(
            f'{shown(says)} is not a sum of money: write "USD 1.2 million", "at least 40m euros", '
            "or {says: ..., is: 1200000 USD}"
        )
    return Amount(f"{_key(found.key, parts)} {code}", _span(found, parts))


def money_label(key: str, says: str) -> str:
    """How a sum is shown: in the words of the report where they say it, else as a figure with its currency."""
    figure, _, code = key.rpartition(" ")
    try:
        as_worded = read_money(says, code).key == key
    except UnreadableValue:
        as_worded = False
    if as_worded:
        # a bare number is a sum in the currency of its question
        return line(says) + ("" if _currency(tidy(says))[0] else f" {code}")
    return f"{pretty(figure) if '.' in figure.replace('..', '') else quantity_label(figure)} {code}"


def _currency(text: str) -> tuple[str | None, str]:
    """The one currency that tidied ``text`` names, and the text without it; None where it names none, or several."""
    pattern, currencies = _signs()
    found = {currencies[match.lastindex - 1] for match in pattern.finditer(text) if match.lastindex}
    rest = " ".join(pattern.sub(" ", text).split()).replace(" -", "-").replace("- ", "-")
    return (found.pop() if len(found) == 1 else None), rest


def _sum(text: str) -> tuple[Quantity | None, int]:
    """The sum and how many parts of the currency's unit it is counted in: whole ones, or hundredths."""
    text = _GROUPED_BY_POINTS.sub(lambda sum_: f"{sum_[1].replace('.', '')}.{sum_[2]}", text)
    text = _NO_CENTS.sub("", text.removesuffix(" in"))
    parts = 100 if _HUNDREDTHS.search(text) else 1
    if parts == 100:
        text = _SUM.sub(lambda sum_: re.sub(r"\D", "", sum_["whole"]) + (sum_["cents"] or "00"), text)
    try:
        return read_quantity(text), parts
    except UnreadableValue:
        return None, parts


def _span(found: Quantity, parts: int) -> Span | None:
    if not found.total:
        return None
    each = 100 // parts
    return Span(found.lo * each, None if found.hi is None else found.hi * each)


def _key(key: str, parts: int) -> str:
    if parts == 1:
        return key
    return re.sub(r"\d+", lambda cents: f"{int(cents[0]) // 100}.{int(cents[0]) % 100:02d}", key)
