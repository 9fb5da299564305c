"""Windows of a text whose SHA-256 is asked for.

Nothing but the digest is known of the words, so every window of the right length that could be a
quote has to be hashed. Quotes begin and end where words do, which leaves about one offset in forty.
On ordinary prose a length costs some hundredths of a second per million code points and writing of
the copy; `benchmarks/anchors.py` measures it.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from hashlib import sha256
from itertools import combinations, product, repeat

from store.text.normal_forms import DASHES, Mapped
from store.text.words import TOKEN

Place = tuple[int, int]
"""[start, end) in code points of the text as held."""

_BREAKS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\n\n\n", "\n\n\n\n")
_GAPS = {
    1: (" ", "\n", "\u00a0", "\t"),
    2: ("  ", "\n\n", "\r\n", " \n", "\n "),
    3: ("\n\n\n", "  \n", "   "),
    4: ("\r\n\r\n", "\n\n\n\n"),
}
_SENTENCE_END = re.compile(r"[.!?:;]\W*$")
#: Before what typesetters and some writers of pages never break a line: numbers, signs of French, both.
_UNBROKEN = (re.compile(r"\d"), re.compile(r"[!?:;»%]"), re.compile(r"[\d!?:;»%]"))
_DASH = re.compile(f"[-{DASHES}]+")
_DASHES = (r"\g<0>", "\u2014", "\u2013", "-")
_BETWEEN = re.compile(f"(?<=\\w)(?:[{DASHES}]|--?)(?=\\w)")
_MOST_BREAKS = 3
_SLACK = 8
_TRIES = 30_000
_Way = tuple[tuple[int, ...], tuple[str, ...]]
_Ways = Callable[[list[str], int], Iterator[_Way]]


def digest(words: str) -> bytes:
    """The SHA-256 of words: of the UTF-8 of exactly these code points."""
    return sha256(words.encode("utf-8", "surrogatepass")).digest()


class Windows:
    """The windows of one writing of a text that begin and end at a word's edge.

    Of a writing with edits only the windows with an edit inside count: the others stand in the
    writing it was made from.
    """

    def __init__(self, form: Mapped) -> None:
        self.form = form
        starts = array("l")
        ends = bytearray(len(form.text) + 1)
        for token in TOKEN.finditer(form.text):
            starts.append(token.start())
            ends[token.end()] = 1
        self._ends = bytes(ends)
        self._starts = starts
        self._edits: array[int] | None = None
        if form.below is not None:
            # Where the first edit that ends behind each start begins.
            edits = (*form.starts, len(form.text))
            self._edits = array("l", (edits[bisect_right(form.ends, start)] for start in starts))

    def find(self, wanted: Mapping[int, Set[bytes]]) -> Iterator[tuple[int, bytes, int]]:
        """Every window with one of the digests asked for, as (length, digest, start in this writing).

        `wanted` maps a length in code points to digests.
        """
        text, ends, size = self.form.text, self._ends, len(self.form.text)
        longest = max(wanted, default=0)
        pairs = zip(self._starts, self._edits or repeat(-1), strict=False)
        near = [(start, edit) for start, edit in pairs if edit < start + longest]
        for length, digests in wanted.items():
            for start, edit in near:
                end = start + length
                if end > size:
                    break
                if edit < end and ends[end]:
                    found = sha256(text[start:end].encode("utf-8", "surrogatepass")).digest()
                    if found in digests:
                        yield length, found, start


def every_offset(text: str, length: int, wanted: bytes, within: Place) -> list[Place]:
    """Windows that begin at any offset of `within`, also inside a word."""
    last = min(within[1], len(text) - length)
    starts = range(max(0, within[0]), last + 1)
    return [(at, at + length) for at in starts if digest(text[at : at + length]) == wanted]


def other_gaps(text: str, length: int, wanted: bytes, within: Place, expected: int) -> list[Place]:
    """Windows of nearby lengths that have the digest once some of their gaps are written otherwise.

    For an original that has doubled spaces, line breaks or no-break spaces inside the quote where the
    copy has plain spaces, or the other way round. Tried in this order: all gaps as one space; one gap,
    then two, written otherwise; a space that the copy lost, and one it has in a word; a hyphen that it lost; spaces
    around a dash that it lost or has; then all before numbers or signs as no-break spaces; then several line breaks
    after sentences. What begins nearest to the `expected` offset is tried first, and the search stops after `_TRIES`
    hashes each, so a quote with many odd gaps stays unfound.
    """
    lo, hi = max(0, within[0]), min(len(text), within[1] + length + _SLACK)
    tokens = [(lo + m.start(), lo + m.end()) for m in TOKEN.finditer(text[lo:hi])]
    near = sorted(_windows(tokens, within[1], length), key=lambda place: abs(place[0] - expected))
    for ways in (_one, _two, _lost, _stray, _hyphen, _dash, _unbroken, _after_sentences):
        budget = iter(range(_TRIES))
        found = [
            (start, end)
            for start, end in near
            if any(digest(words) == wanted for words in _rewritten(text[start:end], length, ways, budget))
        ]
        if found:
            return found
    return []


def _windows(tokens: Sequence[Place], last: int, length: int) -> Iterator[Place]:
    for first, (start, _) in enumerate(tokens):
        if start > last:
            return
        for _, end in tokens[first:]:
            if end - start > length + _SLACK:
                break
            if end - start >= length - _SLACK:
                yield start, end


def _one(parts: list[str], missing: int) -> Iterator[_Way]:
    for at in range(1, len(parts), 2):
        for gap in _GAPS.get(missing + len(parts[at]), ()):
            yield (at,), (gap,)


def _two(parts: list[str], missing: int) -> Iterator[_Way]:
    for one, other in combinations(range(1, len(parts), 2), 2):
        both = missing + len(parts[one]) + len(parts[other])
        for gap in _GAPS.get(both // 2, ()) if both % 2 == 0 else ():
            yield (one, other), (gap, gap)


def _lost(parts: list[str], missing: int) -> Iterator[_Way]:
    if missing == 1:
        for at in range(0, len(parts), 2):
            for cut in range(1, len(parts[at])):
                yield (at,), (f"{parts[at][:cut]} {parts[at][cut:]}",)


def _hyphen(parts: list[str], missing: int) -> Iterator[_Way]:
    if missing == 1:
        for at in range(0, len(parts), 2):
            for cut in range(1, len(parts[at])):
                if parts[at][cut - 1 : cut + 1].isalpha():
                    yield (at,), (f"{parts[at][:cut]}-{parts[at][cut:]}",)


def _dash(parts: list[str], missing: int) -> Iterator[_Way]:
    """All dashes that stand between two words with a space on both sides, or without any where they have two."""
    joined = [at for at in range(0, len(parts), 2) if _BETWEEN.search(parts[at])]
    if joined and missing in (2, 2 * len(joined)):
        for some in [(at,) for at in joined] if missing == 2 else [tuple(joined)]:
            for dash in _DASHES:
                yield some, tuple(_BETWEEN.sub(f" {dash} ", parts[at]) for at in some)
    apart = [at for at in range(2, len(parts) - 2, 2) if _DASH.fullmatch(parts[at])]
    if apart and missing == -sum(len(parts[at - 1]) + len(parts[at + 1]) for at in apart):
        yield tuple(at + step for at in apart for step in (-1, 1)), ("", "") * len(apart)


def _stray(parts: list[str], missing: int) -> Iterator[_Way]:
    for at in range(1, len(parts), 2):
        if missing + len(parts[at]) == 0:
            yield (at,), ("",)


def _unbroken(parts: list[str], missing: int) -> Iterator[_Way]:
    for before in _UNBROKEN:
        gaps = tuple(at for at in range(1, len(parts), 2) if before.match(parts[at + 1]))
        if len(gaps) > 2 and missing + sum(len(parts[at]) for at in gaps) == len(gaps):
            yield gaps, ("\u00a0",) * len(gaps)


def _after_sentences(parts: list[str], missing: int) -> Iterator[_Way]:
    ends = [at for at in range(1, len(parts), 2) if _SENTENCE_END.search(parts[at - 1])]
    for count in range(2, min(len(ends), _MOST_BREAKS) + 1):
        for changed in combinations(ends, count):
            length = missing + sum(len(parts[at]) for at in changed)
            for gaps in product(_BREAKS, repeat=count):
                if sum(map(len, gaps)) == length:
                    yield changed, gaps


def _rewritten(window: str, length: int, ways: _Ways, budget: Iterator[int]) -> Iterator[str]:
    """The window with some gaps filled otherwise, wherever that gives it the length asked for."""
    parts = re.split(r"(\s+)", window)
    flat = [" " if at % 2 else part for at, part in enumerate(parts)]
    for base in (parts, flat) if flat != parts else (parts,):
        missing = length - sum(map(len, base))
        if missing == 0 and base is flat:
            yield "".join(flat)
        for (changed, gaps), _ in zip(ways(base, missing), budget, strict=False):
            filled = list(base)
            for at, gap in zip(changed, gaps, strict=True):
                filled[at] = gap
            yield "".join(filled)
