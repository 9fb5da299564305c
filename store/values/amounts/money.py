"""Sums of money in one currency: "$1.2 million", "EUR 40m", "3 crore rupees", "at least 12.50 pounds".

A sum is read as a count is, and its key names the currency: "1200000 USD". Sums of two currencies cannot be compared.
"""

from __future__ import annotations

import re
from functools import lru_cache

from store.values.amounts.amount import Amount, pretty
from store.values.amounts.quantities import Quantity, quantity_label, read_quantity
from store.values.basis.plain import LONGEST, UnreadableValue, line, shown, tidy
from store.values.basis.sets import Span

#: Signs and names of a currency, by its code in ISO 4217. A name that several states share keeps its own name where
#: nothing tells which of them is meant: rupees are not dollars, and may be those of India or of Pakistan.
_NAMES: dict[str, str] = {
    "USD": "us$|u s $|us dollar|u s dollar|american dollar|dollar|$",
    "EUR": "€|euro",
    "GBP": "£|pounds sterling|pound sterling|british pound|sterling|pound",
    "JPY": "japanese yen|yen|¥",
    "CNY": "chinese yuan|yuan|renminbi|rmb",
    "INR": "indian rupee|₹",
    "PKR": "pakistani rupee|pakistan rupee",
    "LKR": "sri lankan rupee",
    "NPR": "nepali rupee|nepalese rupee",
    "AFN": "afghani|afs|af",
    "BDT": "bangladeshi taka|taka|৳",
    "IRR": "iranian rial",
    "RUB": "russian ruble|russian rouble|ruble|rouble|₽",
    "UAH": "ukrainian hryvnia|hryvnia|hryvni|₴",
    "TRY": "turkish lira|₺",
    "SYP": "syrian pound|syrian lira",
    "LBP": "lebanese pound|lebanese lira",
    "EGP": "egyptian pound",
    "IQD": "iraqi dinar",
    "ILS": "israeli shekel|shekel|₪",
    "KRW": "south korean won|korean won|won|₩",
    "CHF": "swiss franc",
    "AUD": "australian dollar|a$|au$",
    "CAD": "canadian dollar|c$|ca$",
    "NZD": "new zealand dollar|nz$",
    "HKD": "hong kong dollar|hk$",
    "SGD": "singapore dollar|s$",
    "BRL": "brazilian real|brazilian reais|reais|r$",
    "MXN": "mexican peso|mex$",
    "PHP": "philippine peso|₱",
    "ARS": "argentine peso",
    "COP": "colombian peso",
    "CLP": "chilean peso",
    "NGN": "nigerian naira|naira|₦",
    "ZAR": "south african rand|rand",
    "KES": "kenyan shilling",
    "VND": "vietnamese dong|dong|₫",
    "THB": "thai baht|baht|฿",
    "IDR": "indonesian rupiah|rupiah",
    "MYR": "malaysian ringgit|ringgit",
    "SAR": "saudi riyal",
    "AED": "uae dirham|emirati dirham",
    "PLN": "polish zloty|zloty|zł",
    "CZK": "czech crown|czech koruna",
    "SEK": "swedish crown|swedish krona|swedish kronor",
    "NOK": "norwegian crown|norwegian krone|norwegian kroner",
    "DKK": "danish crown|danish krone|danish kroner",
    "HUF": "hungarian forint|forint",
    "MMK": "burmese kyat|kyat",
    "ETB": "ethiopian birr|birr",
    "rupees": "rupee|rs",
    "pesos": "peso",
    "francs": "franc",
    "dinars": "dinar",
    "rials": "rial|riyal",
    "crowns": "crown|krone|kroner|krona|kronor",
    "liras": "lira",
    "shillings": "shilling",
    "dirhams": "dirham",
}
#: Every sign, name and code with its currency.
_CODES = {name: code for code, names in _NAMES.items() for name in (*names.split("|"), code.lower())}
#: What can be a currency: a sign, with the letters that belong to it, or up to three words.
_TOKEN = re.compile(r"(?<![a-z])[a-z]{1,3}\$|u s \$|[$€£¥₹৳₽₴₺₪₩₱₦₫฿]|zł|[a-z]+(?: [a-z]+)*")
_SCALES = "k|m|mn|mln|b|bn|tn|cr|hundred|thousand|million|billion|trillion|lakhs?|lacs?|crores?|dozen"
_HUNDREDTHS = re.compile(rf"\d[.,]\d\d(?!\d|[.,]\d| ?(?:{_SCALES})\b)")
#: A sum with its hundredths, or without them; no figure with a scale after it.
_SUM = re.compile(rf"(?P<whole>\d{{1,3}}(?:[, ]\d{{3}})+|\d{{1,12}})(?:[.,](?P<cents>\d\d))?(?!\d| ?(?:{_SCALES})\b)")
#: What a sum is of, which says no more of how much it is.
_OF_WHAT = re.compile(
    r"(?:an? |the )?(?:reward|bounty|ransom|fine|damages?|loss|losses|costs?|bill|price|budget|debts?|aid|"
    r"sum|funding) "
    r"(?:of|worth|at) (?P<a>.+)|(?:an? )?(?P<b>.+?) (?:(?:in|worth of) [a-z ]+|worth|reward|bounty|"
    r"ransom|fine|bill|deal|loan)"
)
_NO_CENTS = re.compile(rf"(?<=\d)[.,]00(?!\d| ?(?:{_SCALES})\b)")
_GROUPED_BY_POINTS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+),(\d\d)(?!\d)")


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
    found: set[str] = set()

    def without(match: re.Match[str]) -> str:
        token = match[0]
        if token[-1] == "$" and token not in _CODES:
            # "km$": the letters are of another word
            found.add("USD")
            return token[:-1] + " "
        words, kept = token.split(" ") if token[0].isalpha() and token not in _CODES else [token], []
        while words:
            for count in (3, 2, 1):
                code = _named(" ".join(words[:count])) if len(words) >= count else None
                if code:
                    found.add(code)
                    words = words[count:]
                    break
            else:
                kept.append(words.pop(0))
        return f" {' '.join(kept)} "

    rest = " ".join(_TOKEN.sub(without, text).split()).replace(" -", "-").replace("- ", "-")
    # a letter that scales the figure before it ("40m") stands apart now
    rest = re.sub(r"(?<=\d) (k|m|b|cr)(?![a-z])", r"\1", rest)
    return (found.pop() if len(found) == 1 else None), rest


def _named(words: str) -> str | None:
    return _CODES.get(words) or _CODES.get(words.removesuffix("s"))


def _sum(text: str) -> tuple[Quantity | None, int]:
    """The sum and how many parts of the currency's unit it is counted in: whole ones, or hundredths."""
    text = _GROUPED_BY_POINTS.sub(lambda sum_: f"{sum_[1].replace('.', '')}.{sum_[2]}", text)
    text = _NO_CENTS.sub("", text.removesuffix(" in"))
    what = _OF_WHAT.fullmatch(text)
    if what:
        text = what["a"] or what["b"]
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
