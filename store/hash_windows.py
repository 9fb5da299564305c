"""Windows of a text whose SHA-256 is asked for.

Nothing but the digest is known of the words, so every window of the right length that could be a
quote has to be hashed. Quotes begin and end where words do, which leaves about one offset in forty.
On ordinary prose one length costs about 0.05 s per million code points in the text as held, and far
less in its other writings, where only windows with an edit inside are new (`benchmarks/anchors.py`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from hashlib import sha256
from itertools import combinations

from store.normal_forms import Mapped
from store.text_words import TOKEN

Place = tuple[int, int]
"""[start, end) in code points of the text as held."""

_GAPS = ("\n", "  ", "\u00a0", "\r\n", "\n\n", " \n", "\n ", "\t", "\r\n\r\n", "\n\n\n", " ")
_SLACK = 8
_TRIES_A_WINDOW = 600
_TRIES_A_QUOTE = 150_000


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
    """Windows of nearby lengths that have the digest once one or two of their gaps are written otherwise.

    For an original that has a doubled space, a line break or a no-break space inside the quote where
    the copy has a plain space, or the other way round. The search stops after a bounded number of
    tries, so a quote with many odd gaps stays unfound.
    """
    lo, hi = max(0, within[0]), min(len(text), within[1] + length + _SLACK)
    tokens = [(lo + m.start(), lo + m.end()) for m in TOKEN.finditer(text[lo:hi])]
    tries = 0
    found: list[Place] = []
    for first, (start, _) in enumerate(tokens):
        if start > within[1]:
            break
        for _, end in tokens[first:]:
            if end - start > length + _SLACK:
                break
            if end - start < length - _SLACK:
                continue
            for words in _rewritten(text[start:end], length):
                tries += 1
                if digest(words) == wanted:
                    found.append((start, end))
                    break
            if tries > _TRIES_A_QUOTE:
                return found
    return found


def _rewritten(window: str, length: int) -> Iterator[str]:
    parts = re.split(r"(\s+)", window)
    bases = [parts]
    if any(gap != " " for gap in parts[1::2]):
        bases.append([" " if at % 2 else part for at, part in enumerate(parts)])
    tries = 0
    for base in bases:
        missing = length - sum(map(len, base))
        if missing == 0 and base is not parts:
            yield "".join(base)
        gaps = range(1, len(base), 2)
        for changed in (*combinations(gaps, 1), *combinations(gaps, 2)):
            for new in _fills([base[at] for at in changed], missing):
                filled = list(base)
                for at, gap in zip(changed, new, strict=True):
                    filled[at] = gap
                yield "".join(filled)
                tries += 1
                if tries > _TRIES_A_WINDOW:
                    return


def _fills(old: Sequence[str], missing: int) -> Iterator[tuple[str, ...]]:
    """Other gaps in place of the old ones which together are `missing` code points longer."""
    for gap in _GAPS:
        more = len(gap) - len(old[0])
        if gap == old[0]:
            continue
        if len(old) == 1:
            if more == missing:
                yield (gap,)
        # Of two odd gaps only equal ones are tried: a copy is careless in one way.
        elif gap != old[1] and more + len(gap) - len(old[1]) == missing:
            yield gap, gap
