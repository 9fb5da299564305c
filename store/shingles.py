"""Near-identical wording between texts, by shingling.

After A. Broder, "On the resemblance and containment of documents" (1997): a text is the set of its
runs of w words; how much of one text stands in another is the share of its runs that the other has
too. Texts are compared by these sets in full, without sketches.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Set
from hashlib import blake2b
from math import ceil
from unicodedata import normalize

from store.text_words import WORD

COPY_FLOOR = 0.5
"""Least containment at which two texts count as near copies."""

LEAST_SHINGLES = 12
"""Texts with fewer runs are not compared: a headline stands in every report."""


def shingles(text: str, w: int = 5) -> frozenset[int]:
    """The runs of `w` words of a text, each as a 64-bit number that is the same in every process.

    Case, punctuation and how accents are composed do not count. A text of fewer than w words is one
    run; a text without words has none.
    """
    words = [m.group() for m in WORD.finditer(normalize("NFC", text.casefold()))]
    if not words:
        return frozenset()
    runs = {"\x1f".join(words[at : at + w]) for at in range(max(1, len(words) - w + 1))}
    return frozenset(
        int.from_bytes(blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") for run in runs
    )


def containment(a: Set[int], b: Set[int]) -> float:
    """How much of `a` stands in `b`, 0 to 1 (Broder's containment). 0 where `a` is empty."""
    return len(a & b) / len(a) if a else 0.0


def near_copies(texts: Mapping[str, str], floor: float = COPY_FLOOR, w: int = 5) -> list[tuple[str, str, float]]:
    """All pairs of texts of which the shorter stands in the longer by at least `floor`.

    Each pair once, as (id, id, containment of the smaller set in the larger), ids in sorted order,
    most alike first. Nothing is sampled: a pair at or above the floor is always found. The cost is
    kept down by prefix filtering (Chaudhuri, Ganti, Kaushik 2006): two sets that overlap enough must
    share one of the rarest runs of the smaller, so boilerplate that all texts carry pairs nobody.

    ValueError for a floor outside (0, 1].
    """
    if not 0 < floor <= 1:
        raise ValueError(f"the floor is a share above 0 and up to 1, not {floor}")
    sets = {key: found for key, text in texts.items() if len(found := shingles(text, w)) >= LEAST_SHINGLES}
    spread = Counter(run for found in sets.values() for run in found)
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, found in sets.items():
        for run in found:
            if spread[run] > 1:
                holders[run].append(key)
    out = []
    for key, found in sets.items():
        need = max(1, ceil(floor * len(found) - 1e-9))
        rarest = sorted(found, key=lambda run: (spread[run], run))[: len(found) - need + 1]
        size = (len(found), key)
        others = {other for run in rarest for other in holders.get(run, ()) if (len(sets[other]), other) > size}
        for other in others:
            score = containment(found, sets[other])
            if score >= floor:
                out.append((min(key, other), max(key, other), score))
    return sorted(out, key=lambda pair: (-pair[2], pair[0], pair[1]))
