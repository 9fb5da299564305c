"""Sentences of a text, in the scripts that reports are written in.

A sentence ends at a full stop of its script, with the quotes and brackets that close behind it; not at that of an
abbreviation, an initial or a number, nor where the next word begins small. A paragraph ends the last one, and a
headline is none with what is below it: so headlines and the items of a list are sentences. Where a stop may be either,
what comes next decides: "in the U.S. The army" are two, "the U.S. Army" is one.

Each stop is judged by what stands near it, so that a sentence in megabytes of text is found at once. Sentences tile
the text, as the spans of `store.text.segments` do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from store.text.segments import Span, bare, is_word, letter, onward, paragraph

_STOPS = ".!?…‼⁇⁈⁉؟۔।॥։።။។。！？｡︒"
_WIDE = "。！？｡︒"
"""Stops that need no blank behind them."""

_ALONE = "؟۔।॥։።။។"
"""Stops that mean nothing else, so that a letter may follow at once."""

_CLOSERS = "\"'”’»›)\\]」』）】》〉〞"
# it begins with a plain set, which re runs through ten times as fast as through anything else
_STOP = re.compile(
    rf"([{_STOPS}](?<![{_STOPS}][{_STOPS}])[{_STOPS}]*)((?:[{_CLOSERS}]|\[\d{{1,3}}\]|[ \u00a0\u202f][»›])*)(\s*)"
)
_BEFORE = re.compile(r"[^\s()\[\]\"“”«»„]+$")
_NEXT = re.compile(r"[\"'“‘«‹„(\[¿¡—–-]*\s*([^\W_]+)?(\.?)")
_LOOK = 2048
_TOKEN = 24
_INDENT = 12


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "gen dr mr mrs ms mx prof col lt maj capt cpt cmdr cdr adm sgt cpl pvt brig supt insp det hon rev fr br sr sra mme "
    "mlle messrs st ste sen rep gov pres amb atty dir hr vs approx ca cf viz op mt ft डॉ प्रो"
)
"""Behind these a name or a number follows."""

_NUMBERED = _words("no nos nr fig figs art sec par ch vol p pp ed para")
"""Abbreviations before a number, words or names before anything else."""

_MAY_END = _words("jan feb aug sep sept oct nov dec inc ltd co corp bros jr sr etc al est dept govt univ ave")
_NEVER_END = frozenset(("e.g", "i.e", "z.b", "p.ex"))
_STARTERS = _words(
    "a an and as at after all although another at before both but by during earlier each for four from he her his how "
    "however if in it its last later local many meanwhile more most no nobody none not on one only other others our "
    "police several she since so some still ten that the their then there these they this those three two under until "
    "we what when where while who why with witnesses you your"
)
"""Words that begin sentences and, with a capital, hardly anything else."""


_GO_ON = _words(
    "a an and as at but by for from he her his in into is it its nor of off on or our she than that the their "
    "they to under until was were when where which while who with"
)
"""Words that no headline ends with."""


def sentence(text: str, at: int) -> Span:
    """The sentence that a code point belongs to, with the blanks behind it."""
    first, last = paragraph(text, at)
    below = _below_headline(text, first, last)
    first, last = (first, below) if at < below else (below, last)
    start, low, high, step = first, at, at, _LOOK
    while low > first and start == first:
        low, high, step = max(low - step, first), low, step * 2
        start = max((place for place in _ends(text, low, high, first, last) if place <= at), default=first)
    return start, next((place for place in _ends(text, start, last, first, last) if place > at), last)


def sentences(text: str, at: int = 0) -> Iterator[Span]:
    """The sentence that a code point belongs to and all that come behind it."""
    return onward(text, at, sentence)


def sentence_beside(text: str, taken: Sequence[Span], at: int, *, back: bool = False) -> Span | None:
    """The first sentence from a code point on that touches none of some spans, or the last before it; without blanks.

    The spans are in order and do not overlap. A sentence has words: a line of stars is none.
    """
    for span in _sentences_back(text, at) if back else sentences(text, at):
        words = bare(text, span)
        place = bisect_left(taken, words[0] + 1, key=lambda one: one[1])
        free = place == len(taken) or taken[place][0] >= words[1]
        if free and is_word(text, words) and (back or words[0] >= at):
            return words
    return None


def _sentences_back(text: str, at: int) -> Iterator[Span]:
    while at > 0:
        span = sentence(text, at - 1)
        yield span
        at = span[0]


def is_headline(line: str, below: str) -> bool:
    """Whether the first line of a paragraph is a headline that is as long as its lines are.

    It has no stop, and what is below it begins as sentences do.
    """
    words = line.split()
    if len(words) < 2 or not words[-1][-1].isalnum() or words[-1].casefold() in _GO_ON:
        return False
    ahead = _NEXT.match(below)
    begins = (ahead.group(1) or "") if ahead is not None else ""
    return begins[:1].isupper() and begins.lower() in _STARTERS


def _below_headline(text: str, first: int, last: int) -> int:
    """Where a paragraph goes on below such a headline; where it begins if there is none."""
    end = text.find("\n", first, last)
    if end < 0:
        return first
    return end + 1 if is_headline(text[first:end], text[end + 1 : min(end + 1 + _TOKEN, last)]) else first


def _ends(text: str, low: int, high: int, first: int, last: int) -> Iterator[int]:
    """Where sentences begin behind the stops from `low` to `high`, in the paragraph from `first` to `last`."""
    for match in _STOP.finditer(text, low):
        if match.start() > high or match.end() >= last:
            return
        if _ended(text, match, first):
            yield match.end()


def _ended(text: str, match: re.Match[str], first: int) -> bool:
    """Whether a stop that is not the last of its paragraph ends a sentence."""
    stops, closers, gap = match.groups()
    ahead = _NEXT.match(text, match.end())
    following = ahead.group(1) or "" if ahead is not None else ""
    if not text[match.end()].isascii() and letter(text, match.end())[0] < match.end():
        return False  # marks upon the stop
    if stops[-1] in _WIDE:
        return not (closers and not gap and "\u3040" <= text[match.end()] < "\u30a0")
    if not gap:
        return stops[-1] in _ALONE and not closers and following != ""
    if following[:1].islower():
        return False
    if stops != "." or closers:
        return True
    token = _BEFORE.search(text, max(match.start() - _TOKEN, first), match.start())
    if token is None:
        return True
    begins = following.lower() in _STARTERS and following[:1].isupper() and not (ahead and ahead.group(2))
    alone = token.start() - first < _INDENT and not text[first : token.start()].strip(" \t\n(")
    return _ends_with(token.group(), following, begins, alone=alone)


def _ends_with(token: str, following: str, begins: bool, *, alone: bool) -> bool:
    """Whether a full stop behind a token ends the sentence; `alone` the token is the first of its paragraph."""
    name = token.lower()
    if alone and ((token.isdigit() and len(token) < 4) or len(token) == 1):
        return False  # the number of an item
    if (token[0].isupper() or not token[0].isascii()) and name in _TITLES:
        return False
    if name in ("vs", "approx", "ca", "cf", "viz") or name in _NEVER_END:
        return False
    if name in _NUMBERED:
        return not following[:1].isdigit()
    parts = name.split(".")
    initials = len(parts) > 1 and all(0 < len(part) < 3 for part in parts) and not name[0].isdigit()
    if initials or name in _MAY_END or (len(token) == 1 and token.isalpha()):
        return begins
    return True
