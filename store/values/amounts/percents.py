"""Shares in a hundred, as reports say them: "54.3 percent", "54,3 %", "nearly two thirds", "12 to 15 per cent"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from store.values.amounts.amount import Amount, figure_key, pretty
from store.values.amounts.counts import bare, uncounted, without_range
from store.values.amounts.figures import read_figure
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
    "eighth": "12.5",
    "tenth": "10",
}
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SHARE = re.compile(rf"(?<!and )\b(?:(?:an?|{'|'.join(_SMALL)})[ -])?(?<!and a )({'|'.join(_SHARES)})s?\b(?: of .+)?")
_IN = re.compile(rf"\b({'|'.join(_SMALL)}) (?:in|out of)(?: every)? ({'|'.join(_SMALL)})\b(?: .+)?")


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
        return line(says) + ("" if _plain(says) != tidy(says) or not says.strip()[-1].isdigit() else " %")
    return f"{pretty(key[:-1])} %" if key.endswith("%") else key


def _plain(says: str) -> str:
    text = tidy(says) if len(says) <= LONGEST else ""
    return _SIGN.sub("", text).strip()


def _span(text: str) -> Span | None:
    text = _IN.sub(_one_in, _SHARE.sub(_fraction, text))
    figure = read_figure(text.removesuffix(" of"), by_digits=True)
    if figure is None:
        return None
    return Span(*figure.whole(Decimal(_PARTS), Decimal(_PARTS)))


def _fraction(match: re.Match[str]) -> str:
    count = match[0].replace("-", " ").split()[0]
    times = _SMALL.index(count) + 1 if count in _SMALL else 1
    if times == 1:
        return str(round(Decimal(_SHARES[match[1]])))
    return str(round(Decimal(_SHARES[match[1]]) * times))


def _one_in(match: re.Match[str]) -> str:
    return str(round(Decimal(100 * (_SMALL.index(match[1]) + 1)) / (_SMALL.index(match[2]) + 1)))
