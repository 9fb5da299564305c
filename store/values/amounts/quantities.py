"""How many, as reports say it: "17", "at least four", "about 31", "dozens", "14 to 20".

A quantity is a closed interval of whole numbers. What each wording becomes is in docs/values.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from store.model.facts import dataclass
from store.values.amounts.bounds import Bound, slack, split_bound, width
from store.values.amounts.counts import HOW_SURE, PEOPLE_WORDS, bare, uncounted, without_range
from store.values.amounts.vague import PASSING, vague
from store.values.basis.number_words import read_ends, read_number
from store.values.basis.plain import LONGEST, UnreadableValue, shown, tidy
from store.values.basis.sets import Span

_DOTS = re.compile(r"(?P<lo>\d{1,16})?\.\.(?P<hi>\d{1,16})?")
_BETWEEN = re.compile(r"(?:anywhere |somewhere )?(?:between (.+)|from (.+))")
_AND = re.compile(r" and ")
_TO = re.compile(r" to | or | - |-")
#: A currency as a key of store.values.amounts.money names it: its code, or a name that several share.
_CURRENCY = re.compile(r"[A-Z]{3}|[a-z]{5,}")
#: What stands around a figure and changes nothing of it: "a total of 17", "17 in all", "exactly 17", "300-strong".
_AROUND = re.compile(
    r"(?:an? |the )?(?:grand )?total(?: (?:number )?of)? (?P<a>.+)|(?P<b>.+?),? (?:in total|in all|altogether|all told|"
    r"combined|overall|alone|so far)|(?:exactly|precisely|only|just|all|at) (?P<c>\d.*|[a-z]+)|"
    r"(?:an? |the )(?:family|group|party|team|crew) of (?P<d>.+)|(?:an? )?(?P<e>.+)[ -]strong(?: (?:group|force|unit))?"
)
_NO_FIGURE = frozenset({"no", "none", "nobody", "nil", "a", "an"})
_ONE_OR_TWO = {"a single": "1", "single": "1", "both": "2", "a pair": "2", "a trio": "3", "dozen": "12"}
#: "10 ± 2", as tidied.
_GIVE_OR_TAKE = re.compile(r"(?P<middle>\d[\d, ]*?) ?(?:~|\+ ?/ ?-|\+-|give or take) ?(?P<by>\d[\d, ]*)")
#: "40 or possibly more", "40, perhaps more", "40 and counting".
_MAYBE_MORE = re.compile(
    r"(?P<rest>.+?)(?:,? (?:(?:or|and) )?(?:possibly|perhaps|maybe) more|,? (?:and|but) (?:counting|rising))"
)
#: Between two vague words, or a figure and a vague word: "dozens, if not hundreds", "hundreds or even thousands".
_UP_TO_WORD = re.compile(r",? (?:if not|or even|and possibly|or possibly|possibly|perhaps|maybe|or|to) ")
#: More than what went before: "another 10,100", "17 more", "five others".
_FURTHER = re.compile(
    r"(?:\+ ?|(?:another|an additional|additional|a further|further|an extra|extra) )(?P<before>.+)|"
    r"(?P<after>.+) (?:more|others|other|additional|further|extra)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count from ``lo`` to ``hi``, both included; ``hi`` None is "or more".

    ``total`` is False of what cannot be compared as a total: a count added to another ("another 17"), and words
    that no interval can stand for ("an enormous number").
    """

    lo: int
    hi: int | None
    key: str
    approximate: bool = False
    total: bool = True

    @property
    def span(self) -> Span | None:
        """The whole numbers it can be; None where it is no total."""
        return Span(self.lo, self.hi) if self.total else None


@lru_cache(maxsize=4096)
def read_quantity(says: str, unit: str | None = None) -> Quantity:
    """The quantity that ``says`` words; ``unit`` ("people") may follow the number. Raises UnreadableValue."""
    text = _plain(says, unit)
    found = _read(text) or _open(text) if text else None
    if found is not None:
        return found
    raise UnreadableValue(f"{shown(says)} is not a quantity: {_advice(text)}")


@lru_cache(maxsize=4096)
def rounded(key: str) -> Span | None:
    """What the figure of ``key`` may stand for where it is not exact; None where it is.

    A bare figure with three or more noughts at its end is as coarse as half the unit of its last other digit, at
    most five in a hundred; a hedged one (``~31``) is as wide as it says. Of a sum of money, likewise, in hundredths.
    """
    figure, _, currency = key.partition(" ")
    scale = 100 if currency else 1
    number = figure.removeprefix("~")
    if not number.isascii() or not number.isdigit() or (currency and not _CURRENCY.fullmatch(currency)):
        return None
    count = int(number)
    reach = width(count) if figure != number else slack(count)
    return Span(max(0, count - reach) * scale, (count + reach) * scale) if reach else None


def _plain(says: str, unit: str | None) -> str:
    """Tidied words without the unit after the figure, where the words end or only tell how it was counted."""
    text = tidy(says) if len(says) <= LONGEST else ""
    if not unit:
        return text
    count, found, rest = text.partition(f" {unit} ")
    if found and uncounted(f"0 {rest}")[0] == "0":
        return f"{count} {rest}"
    if unit == "people":
        text = text.removesuffix(" persons").removesuffix(" person")
    return text.removesuffix(f" {unit}").removesuffix(f" {unit.removesuffix('s')}")


def _read(text: str) -> Quantity | None:
    number = read_number(text)
    if number is not None:
        return counted(number, number)
    text = text.removesuffix(" of").removeprefix("in the ")
    found = vague(text.removeprefix("in "))
    if found:
        return counted(*found, approximate=True)
    plain = _alone(text)
    if plain != text:
        return _read(plain)
    part = split_bound(text)
    if part:
        inner = _read(part[1])
        return _bounded(part[0], inner) if inner else None
    more = _MAYBE_MORE.fullmatch(text)
    if more:
        inner = _read(more["rest"])
        return _bounded("least", inner) if inner else None
    rest, way = uncounted(text)
    if rest != text:
        inner = _read(rest)
        exact = inner is not None and inner.hi is not None and not inner.approximate
        return hedged(inner) if inner and exact and way == "estimated" else inner
    return _range(text)


def _alone(text: str) -> str:
    """A figure without the words around it that change nothing of it."""
    if text in _ONE_OR_TWO:
        return _ONE_OR_TWO[text]
    match = _AROUND.fullmatch(text)
    rest = next((group for group in match.groups() if group), "") if match else ""
    return rest if rest and rest not in _NO_FIGURE else text


def _open(text: str) -> Quantity | None:
    """What is no total: a count on top of another, and words without a range."""
    part = split_bound(text)
    further = _FURTHER.fullmatch(part[1] if part else text)
    if further:
        words = further["before"] or further["after"]
        inner = _read(words) or _read(f"a {words}")
        if inner and part:
            inner = _bounded(part[0], inner)
        if inner and inner.key != "0":
            return Quantity(0, None, f"+{inner.key}", total=False)
    words = bare(text)
    return Quantity(0, None, words, total=False) if without_range(words) else None


def _bounded(bound: Bound, inner: Quantity) -> Quantity | None:
    lo, hi = inner.lo, inner.hi
    if bound == "least":
        return counted(lo, None, inner.approximate)
    if bound == "most" and (hi is not None or inner.approximate):
        return counted(0, PASSING if hi is None else hi, inner.approximate)
    if bound == "about":
        return hedged(inner)
    if lo != hi:
        return None
    if bound == "more":
        return counted(lo + 1, None)
    if bound == "less" and lo > 0:
        return counted(0, lo - 1)
    reach = width(lo)
    if bound == "nearly":
        return counted(max(0, lo - reach), lo, approximate=True)
    if bound == "just_more":
        return counted(lo + 1, lo + reach, approximate=True)
    if bound == "just_less" and lo > 0:
        return counted(max(0, lo - reach), lo - 1, approximate=True)
    if bound == "odd" and lo % 10 == 0 and lo:
        return counted(lo, lo + 10 ** (len(str(lo)) - len(str(lo).rstrip("0"))) - 1, approximate=True)
    return None


def hedged(inner: Quantity) -> Quantity | None:
    """ "About" ``inner``: as far to either side as ``store.values.amounts.bounds.width`` says."""
    if inner.hi is None or inner.approximate:
        return None
    lo, hi = max(0, inner.lo - width(inner.lo)), inner.hi + width(inner.hi)
    key = f"~{inner.lo}" if inner.lo == inner.hi else counted(lo, hi).key
    return Quantity(lo, hi, key, approximate=True)


def _range(text: str) -> Quantity | None:
    dots = _DOTS.fullmatch(text)
    if dots and text != "..":
        return _ordered([(int(dots["lo"] or 0), int(dots["hi"]) if dots["hi"] else None)], text)
    around = _GIVE_OR_TAKE.fullmatch(text)
    if around:
        middle, by = read_number(around["middle"]), read_number(around["by"])
        known = middle is not None and by is not None and by <= middle
        return counted(middle - by, middle + by, approximate=True) if known else None  # type: ignore[operator]
    word = _to_a_word(text)
    if word:
        return word
    frame = _BETWEEN.fullmatch(text)
    inner, joint = (frame[1] or frame[2], _AND if frame[1] else _TO) if frame else (text, _TO)
    halves = [(inner[: found.start()], inner[found.end() :]) for found in joint.finditer(inner)]
    return _ordered([read_ends(first, second) for first, second in halves], text)


def _to_a_word(text: str) -> Quantity | None:
    """From one vague word, or a figure, to another: from the low end of the one to the top of the other."""
    for joint in _UP_TO_WORD.finditer(text):
        ends = text[: joint.start()], text[joint.end() :]
        words = [vague(end) for end in ends]
        if words == [None, None]:
            continue
        low, high = (_read(end) if word is None else counted(*word) for end, word in zip(ends, words, strict=True))
        if low and high and low.lo < high.lo and high.hi is not None:
            return counted(low.lo, high.hi, approximate=True)
    return None


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
    if HOW_SURE.match(text):
        return (
            "how sure it is stands under certainty: write the count alone with certainty: probable, or possible "
            "where it only may be so"
        )
    count, _, noun = text.rpartition(" ")
    if noun in PEOPLE_WORDS and not re.search(r"\b(?:an?|number|of)$", count):
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
    if key.startswith("+"):
        further = _FURTHER.fullmatch(words)
        inner = (further["before"] or further["after"]) if further else ""
        return f"{quantity_label(key[1:], inner)} more"
    if key[:1].isalpha():
        return words.removesuffix(" of") if bare(words) == key else key
    text = uncounted(words)[0].removesuffix(" of").removeprefix("in the ")
    if as_worded and (vague(text.removeprefix("in ")) or _to_a_word(text)):
        return text.removeprefix("in ")
    return (as_worded and _worded_bound(text)) or _bounds_label(key)


def _worded_bound(text: str) -> str | None:
    """The label in the words of the report, where a key alone says less: "more than 60", "almost 40"."""
    part = split_bound(text)
    inner = _read(part[1]) if part else None
    if part is None or inner is None or inner.lo != inner.hi:
        return None
    said: dict[Bound, str] = {
        "more": "more than",
        "less": "fewer than",
        "nearly": "almost",
        "just_more": "just over",
        "just_less": "just under",
    }
    if part[0] == "odd":
        return f"{_grouped(str(inner.lo))} or somewhat more"
    return f"{said[part[0]]} {_grouped(str(inner.lo))}" if part[0] in said else None


def _bounds_label(key: str) -> str:
    for sign, words in ((">=", "at least"), ("<=", "up to")):
        if key.startswith(sign):
            return f"{words} {_grouped(key[2:])}"
    lo, _, hi = key.partition("..")
    if not hi:
        return "none" if key == "0" else _grouped(key)
    return f"{_grouped(lo)} to {_grouped(hi)}"


def _grouped(number: str) -> str:
    return f"{int(number):,}" if len(number) > 4 else number
