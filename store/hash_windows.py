"""Windows of a text whose SHA-256 is asked for.

Nothing but the digest is known of the words, so every window of the right length that could be a
quote has to be hashed. Quotes begin and end where words do, which leaves about one offset in forty.
On ordinary prose one length costs about 0.05 s per million code points in the text as held, and far
less in its other writings, where only windows with an edit inside are new (`benchmarks/anchors.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from hashlib import sha256
from itertools import combinations, product

from store.normal_forms import Mapped
from store.text_words import TOKEN

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
_MOST_BREAKS = 3
_SLACK = 8
_TRIES = 30_000
_Way = tuple[tuple[int, ...], tuple[str, ...]]
_Ways = Callable[[list[str], int], Iterator[_Way]]


def digest(words: str) -> bytes:
    """The SHA-256 of words: of the UTF-8 of exactly these code points."""
    return sha256(words.encode("utf-8", "surrogatepass")).digest()


def whole_words(form: Mapped, wanted: Mapping[int, Set[bytes]]) -> Iterator[tuple[int, bytes, Place]]:
    """Windows that begin and end at a word's edge, as (length, digest, place in the text as held).

    `wanted` maps a length in code points to the digests looked for. Of a form with edits only the
    windows with an edit inside are looked at; the others stand in the form it was made from.
    """
    text, size = form.text, len(form.text)
    starts: list[int] = []
    ends = bytearray(size + 1)
    for token in TOKEN.finditer(text):
        starts.append(token.start())
        ends[token.end()] = 1
    longest = max(wanted, default=0)
    firsts = _first_edits(form, starts)
    near = [(s, edit) for s, edit in zip(starts, firsts, strict=True) if edit < s + longest]
    for length, digests in wanted.items():
        last = size - length
        for start, edit in near:
            if start > last:
                break
            end = start + length
            if ends[end] and edit < end:
                found = sha256(text[start:end].encode("utf-8", "surrogatepass")).digest()
                if found in digests:
                    yield length, found, form.back(start, end)


def _first_edits(form: Mapped, starts: Sequence[int]) -> list[int]:
    """For each start, where the first edit behind it begins (-1 everywhere in the text as held)."""
    if form.below is None:
        return [-1] * len(starts)
    edits = (*form.starts, len(form.text))
    return [edits[bisect_right(form.ends, start)] for start in starts]


def every_offset(text: str, length: int, wanted: bytes, within: Place) -> list[Place]:
    """Windows that begin at any offset of `within`, also inside a word."""
    last = min(within[1], len(text) - length)
    starts = range(max(0, within[0]), last + 1)
    return [(at, at + length) for at in starts if digest(text[at : at + length]) == wanted]


def other_gaps(text: str, length: int, wanted: bytes, within: Place) -> list[Place]:
    """Windows of nearby lengths that have the digest once some of their gaps are written otherwise.

    For an original that has doubled spaces, line breaks or no-break spaces inside the quote where the
    copy has plain spaces, or the other way round. Tried in this order: all gaps as one space; one gap,
    then two, written otherwise; then several line breaks after sentences. The search stops after
    `_TRIES` hashes each, so a quote with many odd gaps stays unfound.
    """
    lo, hi = max(0, within[0]), min(len(text), within[1] + length + _SLACK)
    tokens = [(lo + m.start(), lo + m.end()) for m in TOKEN.finditer(text[lo:hi])]
    near = list(_windows(tokens, within[1], length))
    for ways in (_one, _two, _after_sentences):
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
