"""Shares in a hundred, as reports say them: "54.3 percent", "54,3 %", "nearly two thirds", "12 to 15 per cent"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from store.values.amounts.amount import Amount, figure_key, pretty
from store.values.amounts.counts import bare, uncounted, without_range
from store.values.amounts.figures import read_figure
from store.values.amounts.vague import vague
from store.values.basis.plain import LONGEST, UnreadableValue, line, shown, tidy
from store.values.basis.sets import Span

#: Hundredths of a per cent.
_PARTS = 100
_SIGN = re.compile(
    r" ?(?:%|٪|per ?cent|percents|pct|p ?c\b|percentage points?|in a hundred|out of (?:a hundred|100))(?P<of> of .+)?"
)
_SHARES = {
    "half": "50",
    "third": "33.3",
    "quarter": "25",
    "fifth": "20",
    "sixth": "16.7",
    "seventh": "14.3",
    "eighth": "12.5",
    "ninth": "11.1",
    "tenth": "10",
}
#: A share in words is a round one: so far to either side of it, in hundredths of itself.
_ROUND = Decimal("0.05")
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SHARE = re.compile(rf"(?<!and )\b(?:(?:an?|{'|'.join(_SMALL)})[ -])?(?<!and a )({'|'.join(_SHARES)})s?\b(?: of .+)?")
_NUMBER = rf"\d{{1,3}}|{'|'.join(_SMALL)}"
_IN = re.compile(
    rf"\b({_NUMBER}) (?:in|out of)(?: every)? ({_NUMBER}|(?:a |one )?hundred)\b(?: .+)?|"
    r"(?<!\d)(\d)[⁄/](\d)(?!\d)(?: of .+)?"
)
#: "Half a per cent", "a quarter of one per cent", "54½".
_OF_ONE = re.compile(r"(?:an? |one )?(?P<part>half|quarter|tenth)(?: of)? (?:an?|one)")
_PARTS_OF_ONE = {"half": "0.5", "quarter": "0.25", "tenth": "0.1"}
_MIXED = re.compile(r"(?P<whole>\d+) (?P<part>\d)⁄(?P<of>\d)")
#: What a share is called, where that says no more of how much it is.
_WHAT = re.compile(
    r"(?:an? )?(?P<share>.*(?:\d|half|third|quarter|fifth)s?) (?:turnout|share|majority)|"
    r"(?:an? |the )?(?:turnout|share) of (?P<rest>.+)"
)


@lru_cache(maxsize=4096)
def read_percent(says: str) -> Amount:
    """The share that ``says`` words. Raises UnreadableValue."""
    text = _plain(says)
    rest, way = uncounted(text)
    span = _span(text) or (way == "estimated" and _span(f"about {rest}")) or _span(rest)
    if span:
        return Amount(f"{figure_key(span, _PARTS, _span)}%", span)
    if text and without_range(bare(text)):
        return Amount(bare(text), None)
    raise UnreadableValue(
        f"{shown(says)} is not a share in a hundred: write a number with a per cent sign, 54.3 %, "
        '"at least N %", "N to M %", or {says: ..., is: N %}'
    )


def percent_label(key: str, says: str) -> str:
    """How a share is shown: in the words of the report where they say it, else as a figure."""
    try:
        as_worded = read_percent(says).key == key
    except UnreadableValue:
        as_worded = False
    if as_worded:
        # a bare number is a share by its question alone
        plain = _plain(says)
        return line(says) + ("" if plain != tidy(says) or not plain[-1].isdigit() or _IN.search(plain) else " %")
    return f"{pretty(key[:-1])} %" if key.endswith("%") else key


def _plain(says: str) -> str:
    """Tidied words without the sign; of a part of one per cent what is left is the number."""
    text = tidy(says) if len(says) <= LONGEST else ""
    text = re.sub(r" \(provisional\)$", "", text)
    bare_text = _SIGN.sub("", text).strip()
    if bare_text != text:
        bare_text = _OF_ONE.sub(lambda part: _PARTS_OF_ONE[part["part"]], bare_text)
    what = _WHAT.fullmatch(bare_text)
    return (what["share"] or what["rest"]) if what else bare_text


def _span(text: str) -> Span | None:
    alone = _SHARE.fullmatch(text) or _IN.fullmatch(text)
    if alone:
        value = _fraction(alone) if alone.re is _SHARE else _one_in(alone)
        reach = max(value * _ROUND, Decimal("0.5")) if value else Decimal("0.5")
        return Span(int((value - reach) * _PARTS), int((value + reach) * _PARTS))
    text = _IN.sub(lambda found: f"{_one_in(found):.1f}", _SHARE.sub(lambda it: str(_fraction(it)), text))
    figure = read_figure(_MIXED.sub(_mixed, text).removesuffix(" of"), by_digits=True)
    if figure is not None:
        return Span(*figure.whole(Decimal(_PARTS), Decimal(_PARTS)))
    # "several per cent", "single digits": as they are counted
    many = vague(text)
    return many and Span(many[0] * _PARTS, None if many[1] is None else many[1] * _PARTS)


def _fraction(match: re.Match[str]) -> Decimal:
    count = match[0].replace("-", " ").split()[0]
    return Decimal(_SHARES[match[1]]) * (_SMALL.index(count) + 1 if count in _SMALL else 1)


def _one_in(match: re.Match[str]) -> Decimal:
    of = "100" if match[2] and match[2].endswith("hundred") else match[2] or match[4]
    part, whole = (int(word) if word.isdigit() else _SMALL.index(word) + 1 for word in (match[1] or match[3], of))
    return Decimal(100 * part) / whole if 0 < part <= whole else Decimal(0)


def _mixed(match: re.Match[str]) -> str:
    return str(int(match["whole"]) + Decimal(match["part"]) / (Decimal(match["of"]) or 1))
