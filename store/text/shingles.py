"""Near-identical wording between texts, by shingling.

After A. Broder, "On the resemblance and containment of documents" (1997): a text is the set of its
runs of w words; how much of one text stands in another is the share of its runs that the other has
too. Texts are compared by these sets in full, without sketches.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from math import ceil

from store.text.words import words_of

COPY_FLOOR = 0.5
"""Least containment at which two texts count as near copies."""

LEAST_SHINGLES = 12
"""Texts with fewer runs are not compared: a headline stands in every report."""

#: So few new texts are held against the words of each other one before its runs are made.
_FEW = 8


def shingles(text: str, w: int = 5) -> frozenset[int]:
    """The runs of `w` words of a text, each as a 64-bit number that is the same throughout this process.

    Case, punctuation and how accents are composed do not count. A text of fewer than w words is one
    run; a text without words has none.
    """
    return _runs(words_of(text), w)


def _runs(words: Sequence[str], w: int) -> frozenset[int]:
    if len(words) < w:
        return frozenset({hash(tuple(words))} if words else ())
    return frozenset(map(hash, zip(*(words[at:] for at in range(w)), strict=False)))


def _met_twice(texts: Collection[Sequence[int]]) -> set[int]:
    """The runs that stand in more than one text, and some others.

    A run of one text alone pairs nobody, and most are that; a byte for a few of them needs less memory than
    a set of them all.
    """
    mask = (1 << sum(map(len, texts)).bit_length() + 2) - 1
    seen = bytearray(mask + 1)
    out: set[int] = set()
    for runs in texts:
        for run in runs:
            if seen[run & mask]:
                out.add(run)
            else:
                seen[run & mask] = 1
    return out


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
    runs = {key: array("q", found) for key, text in texts.items() if len(found := shingles(text, w)) >= LEAST_SHINGLES}
    often = _met_twice(runs.values())
    sets = {key: often.intersection(found) for key, found in runs.items()}
    spread = Counter(run for found in sets.values() for run in found)
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, shared in sets.items():
        for run in shared:
            holders[run].append(key)
    out = []
    for key, shared in sets.items():
        need = max(1, ceil(floor * len(runs[key]) - 1e-9))
        # of the runs from the rarest on, those of this text alone come first
        rarest = sorted(shared, key=lambda run: (spread[run], run))[: max(0, len(shared) - need + 1)]
        size = (len(runs[key]), key)
        others = {other for run in rarest for other in holders[run] if (len(runs[other]), other) > size}
        for other in others:
            score = len(shared & sets[other]) / len(runs[key])
            if score >= floor:
                out.append((min(key, other), max(key, other), score))
    return sorted(out, key=lambda pair: (-pair[2], pair[0], pair[1]))


class _New:
    """One of a few new texts: its runs, and which of them are gone from a text that lacks some of its words."""

    def __init__(self, key: str, text: str, w: int) -> None:
        words = words_of(text)
        self.key, self.runs, self._w = key, _runs(words, w), w
        self._words = frozenset(words)
        last = len(words) - w
        self._lost: dict[str, int] = {}
        for at, word in enumerate(words):
            if word not in self._lost:  # runs around where a word comes first are each another run
                first, end = max(0, at - w + 1), min(at, last)
                self._lost[word] = ((1 << (end + 1)) - (1 << first)) if end >= first else 0

    def may_share(self, words: Set[str], floor: float) -> bool:
        """Whether a text of these words can share enough runs with this one: never False where it does."""
        lost = 0
        for word in self._words - words:
            lost |= self._lost[word]
        fewest = min(len(self.runs), len(words) - self._w + 1)
        return len(self.runs) - lost.bit_count() >= floor * fewest - 1e-9


def near_copies_of(
    new: Mapping[str, str], others: Iterable[tuple[str, str]], floor: float = COPY_FLOOR, w: int = 5
) -> list[tuple[str, str, float]]:
    """The pairs of ``near_copies`` in which at least one is of ``new``; ``others`` are all texts beside these.

    The others are looked at one after the other and not kept.
    """
    if not 0 < floor <= 1:
        raise ValueError(f"the floor is a share above 0 and up to 1, not {floor}")
    made = [it for it in (_New(key, text, w) for key, text in new.items()) if len(it.runs) >= LEAST_SHINGLES]
    if not made:
        return []
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, it in enumerate(made):
        for run in it.runs:
            holders[run].append(number)
    out = []
    for key, runs in _worth_a_look(made, others, floor, w):
        shared = Counter(number for run in holders.keys() & runs for number in holders[run])
        for number, count in shared.items():
            score = count / min(len(runs), len(made[number].runs))
            if score >= floor:
                other = made[number].key
                out.append((min(key, other), max(key, other), score))
    for number, it in enumerate(made):
        among = Counter(other for run in it.runs for other in holders[run] if other > number)
        for later, count in among.items():
            score = count / min(len(it.runs), len(made[later].runs))
            if score >= floor:
                other = made[later].key
                out.append((min(it.key, other), max(it.key, other), score))
    return sorted(out, key=lambda pair: (-pair[2], pair[0], pair[1]))


def _worth_a_look(
    made: Sequence[_New], others: Iterable[tuple[str, str]], floor: float, w: int
) -> Iterator[tuple[str, frozenset[int]]]:
    for key, text in others:
        words = words_of(text)
        if len(made) <= _FEW:
            known = frozenset(words)
            if not any(it.may_share(known, floor) for it in made):
                continue
        runs = _runs(words, w)
        if len(runs) >= LEAST_SHINGLES:
            yield key, runs
