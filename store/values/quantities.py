"""How many, as reports say it: "17", "at least four", "about 31", "dozens", "14 to 20".

A quantity is a closed interval of whole numbers. What each wording becomes is in docs/values.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from store.model.facts import dataclass
from store.values.number_words import read_ends, read_number
from store.values.plain import LONGEST, UnreadableValue, shown, tidy

#: Vague words and the interval each stands for. ACLED, which must enter one figure, codes the low end
#: ("dozens" as 12, "hundreds" as 100; ACLED Codebook, reported fatalities). Here the whole interval is
#: kept: dozens cannot be fewer than 12, and 60 does not contradict them.
VAGUE: dict[str, tuple[int, int]] = {
    "a couple": (2, 3),
    "a few": (3, 9),
    "several": (3, 9),
    "a handful": (3, 9),
    "tens": (10, 99),
    "dozens": (12, 99),
    "scores": (20, 99),
    "several dozen": (36, 99),
    "a few dozen": (36, 99),
    "hundreds": (100, 999),
    "several hundred": (300, 999),
    "a few hundred": (300, 999),
    "thousands": (1000, 9999),
    "several thousand": (3000, 9999),
    "a few thousand": (3000, 9999),
    "tens of thousands": (10_000, 99_999),
    "hundreds of thousands": (100_000, 999_999),
    "several hundred thousand": (300_000, 999_999),
    "a few hundred thousand": (300_000, 999_999),
    "millions": (1_000_000, 9_999_999),
    "several million": (3_000_000, 9_999_999),
    "a few million": (3_000_000, 9_999_999),
    "tens of millions": (10_000_000, 99_999_999),
    "hundreds of millions": (100_000_000, 999_999_999),
    "several lakh": (300_000, 999_999),
    "a few lakh": (300_000, 999_999),
    "several crore": (30_000_000, 99_999_999),
    "a few crore": (30_000_000, 99_999_999),
}
#: Words for single people, as they follow a count. Of families, pairs or per cent there are other numbers.
_PEOPLE = frozenset(
    (
        *("people", "persons", "men", "women", "boys", "girls", "children", "civilians", "residents", "passengers"),
        *("soldiers", "troops", "policemen", "officers", "guards", "officials", "commanders", "leaders", "members"),
        *("fighters", "gunmen", "militants", "insurgents", "rebels", "terrorists", "prisoners", "hostages"),
    )
)

_MORE = r"more than|over|above|greater than|in excess of|upwards of|>"
_LESS = r"fewer than|less than|under|below|<"
_AT_LEAST = r"at least|no fewer than|no less than|not fewer than|not less than|a minimum of|minimum of|minimum|>="
_AT_MOST = r"at most|up to|no more than|not more than|as many as|a maximum of|maximum of|maximum|<="
_ABOUT = (
    r"about|around|some|nearly|almost|roughly|approximately|an estimated|estimated|circa|close to|"
    r"more or less|c|~"
)
_PREFIX = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<more>{_MORE})|(?P<less>{_LESS})|(?P<about>{_ABOUT}))"
    r"(?:(?<=[>=<~]) ?| )(?P<rest>.+)"
)
_SUFFIX = re.compile(
    r"(?P<rest>.+?)(?:(?P<least> or more| or above| or over| and more|\+)|(?P<most> or fewer| or less))"
)
_DOTS = re.compile(r"(?P<lo>\d{1,16})?\.\.(?P<hi>\d{1,16})?")
_BETWEEN = re.compile(r"between (.+)|from (.+)")
_AND = re.compile(r" and ")
_TO = re.compile(r" to | or | - |-")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count from ``lo`` to ``hi``, both included; ``hi`` None is "or more"."""

    lo: int
    hi: int | None
    key: str
    approximate: bool = False


@lru_cache(maxsize=4096)
def read_quantity(says: str, unit: str | None = None) -> Quantity:
    """The quantity that ``says`` words; ``unit`` ("people") may follow the number. Raises UnreadableValue."""
    text = _plain(says, unit)
    found = _read(text) if text else None
    if found is not None:
        return found
    raise UnreadableValue(f"{shown(says)} is not a quantity: {_advice(text)}")


def _plain(says: str, unit: str | None) -> str:
    text = tidy(says) if len(says) <= LONGEST else ""
    return text.removesuffix(f" {unit}").removesuffix(f" {unit.removesuffix('s')}") if unit else text


def _read(text: str) -> Quantity | None:
    number = read_number(text)
    if number is not None:
        return counted(number, number)
    text = text.removesuffix(" of")
    if text in VAGUE:
        return counted(*VAGUE[text], approximate=True)
    part = _PREFIX.fullmatch(text) or _SUFFIX.fullmatch(text)
    if part:
        inner = _read(part["rest"])
        return _bounded(part, inner) if inner else None
    return _range(text)


def _bounded(part: re.Match[str], inner: Quantity) -> Quantity | None:
    groups = part.groupdict()
    exact = inner.lo == inner.hi
    if groups.get("about"):
        return _about(inner)
    if groups.get("least"):
        return counted(inner.lo, None, inner.approximate)
    if groups.get("most") and inner.hi is not None:
        return counted(0, inner.hi, inner.approximate)
    if groups.get("more") and exact:
        return counted(inner.lo + 1, None)
    if groups.get("less") and exact and inner.lo > 0:
        return counted(0, inner.lo - 1)
    return None


def _about(inner: Quantity) -> Quantity | None:
    """Ten in a hundred either way, at least one, rounded outward."""
    if inner.hi is None or inner.approximate:
        return None
    lo = max(0, min(inner.lo * 9 // 10, inner.lo - 1))
    hi = max(-(-inner.hi * 11 // 10), inner.hi + 1)
    key = f"~{inner.lo}" if inner.lo == inner.hi else counted(lo, hi).key
    return Quantity(lo, hi, key, approximate=True)


def _range(text: str) -> Quantity | None:
    dots = _DOTS.fullmatch(text)
    if dots and text != "..":
        return _ordered([(int(dots["lo"] or 0), int(dots["hi"]) if dots["hi"] else None)], text)
    frame = _BETWEEN.fullmatch(text)
    inner, joint = (frame[1] or frame[2], _AND if frame[1] else _TO) if frame else (text, _TO)
    halves = [(inner[: found.start()], inner[found.end() :]) for found in joint.finditer(inner)]
    return _ordered([read_ends(first, second) for first, second in halves], text)


def _ordered(pairs: Sequence[tuple[int | None, int | None]], text: str) -> Quantity | None:
    """The first pair whose ends are in order. An "and" inside a number makes for more than one pair."""
    backwards = False
    for lo, hi in pairs:
        if lo is None or (hi is None and ".." not in text):
            continue
        if hi is None or lo <= hi:
            return counted(lo, hi)
        backwards = True
    if backwards:
        plain = re.fullmatch(r"(?:between |from )?(\d+)(?: to | and |\.\.)(\d+)", text)
        # in "115 to 20" the end may be short for 120, in "a thousand or two" it is no end at all
        turned = f", {int(plain[2])}..{int(plain[1])}" if plain and len(plain[1]) == len(plain[2]) else ""
        raise UnreadableValue(f"{shown(text)} runs backwards: write the smaller number first{turned}")
    return None


def counted(lo: int, hi: int | None, approximate: bool = False) -> Quantity:
    """The quantity from ``lo`` to ``hi`` with its canonical key; equal bounds give equal keys."""
    if hi is None:
        key = f">={lo}"
    elif lo == hi:
        key = str(lo)
    else:
        key = f"{lo}..{hi}" if lo else f"<={hi}"
    return Quantity(lo, hi, key, approximate)


def _advice(text: str) -> str:
    """What to write instead. It names a number only where every word is understood: a count of people.

    A part of the wording says nothing sure: "3 truckloads" are not three, "a third of the town" not one.
    """
    count, _, noun = text.rpartition(" ")
    if noun in _PEOPLE and not re.search(r"\ban?$", count):
        try:
            found = _read(count)
        except UnreadableValue:
            found = None
        if found:
            return f"write the number alone, or {{says: ..., is: {found.key}}}"
    return 'write a number, "at least N", "about N", "N to M" or "dozens", or {says: ..., is: N or N..M}'


@lru_cache(maxsize=4096)
def quantity_label(key: str, says: str = "", unit: str | None = None) -> str:
    """How the quantity with ``key`` is shown; ``says`` tells "more than 60" from "at least 61"."""
    if key.startswith("~"):
        return f"about {_grouped(key[1:])}"
    words = _plain(says, unit)
    worded = _read(words) if words else None
    as_worded = worded is not None and worded.key == key
    if key.startswith(">="):
        if as_worded and re.match(rf"(?:{_MORE})(?!=)", words):
            return f"more than {_grouped(str(int(key[2:]) - 1))}"
        return f"at least {_grouped(key[2:])}"
    if key.startswith("<="):
        if as_worded and re.match(rf"(?:{_LESS})(?!=)", words):
            return f"fewer than {_grouped(str(int(key[2:]) + 1))}"
        return f"up to {_grouped(key[2:])}"
    lo, _, hi = key.partition("..")
    if not hi:
        return "none" if key == "0" else _grouped(key)
    vague = words.removesuffix(" of")
    return vague if as_worded and vague in VAGUE else f"{_grouped(lo)} to {_grouped(hi)}"


def _grouped(number: str) -> str:
    return f"{int(number):,}" if len(number) > 4 else number
