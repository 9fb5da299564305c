"""Citations that survive: say where words stand in a text, and find them again when the text moved.

Selectors are those of the W3C Web Annotation Data Model (TextPositionSelector and
TextQuoteSelector). Offsets count Unicode code points, end exclusive.

Floors, chosen so that a citation is rather lost than put in the wrong place: see `FUZZY_FLOOR`,
`CONTEXT_FLOOR` and `SELF_EVIDENT_WORDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from store.model.facts import dataclass
from store.text.normal_forms import folded
from store.text.words import word_count

CONTEXT = 32
"""Code points of prefix and of suffix kept with a quote."""

FUZZY_FLOOR = 0.8
"""Least similarity (see `nearest`) of words that are taken for the quoted ones."""

CONTEXT_FLOOR = 0.7
"""Least Levenshtein similarity of prefix or suffix that counts as the same surroundings."""

SELF_EVIDENT_WORDS = 5
"""Quotes of this many words, if unchanged, need no surroundings to be recognised; all others do."""

_TIE = 0.1
_FUZZY_TIE = 0.05
_TELLING_CONTEXT = 8
_LEAST_FUZZY = 6

Status = Literal["exact", "moved", "fuzzy", "orphan"]

Memory = Callable[[str, str, str, str], Sequence["Selector"]]
"""The selectors that the citations of a claim in a rendition had at the last load, given the ids of the case and of
the source, the rendition's label and the claim's id."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Where words stand in a text: [start, end) in code points, the words, and what is around them."""

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What became of a citation in a text.

    `selector` is made from the text looked at, so its `exact` always stands there; None for an
    orphan. `score` is 1.0 for the same words (white space and quotation marks aside), less for
    fuzzy ones, 0.0 for an orphan.
    """

    status: Status
    selector: Selector | None
    score: float

    @property
    def start(self) -> int:
        """Offset of the first code point. ValueError for an orphan, which stands nowhere."""
        return self._found().start

    @property
    def end(self) -> int:
        """Offset after the last code point. ValueError for an orphan, which stands nowhere."""
        return self._found().end

    def _found(self) -> Selector:
        if self.selector is None:
            raise ValueError("an orphan stands nowhere in the text")
        return self.selector


@dataclass(frozen=True, slots=True)
class Nearest:
    """The passage of a text most like some words: [start, end), the passage, similarity 0 to 1."""

    start: int
    end: int
    words: str
    score: float


class QuoteError(ValueError):
    """A quote cannot be placed in its text."""


class QuoteMissing(QuoteError):
    """The words are not in the text (or not beside the prefix or suffix given).

    `nearest` is the most similar passage, or None where nothing is even half alike.
    """

    def __init__(self, message: str, quote: str, nearest: Nearest | None = None) -> None:
        super().__init__(message)
        self.quote = quote
        self.nearest = nearest


class QuoteAmbiguous(QuoteError):
    """The words stand in the text more than once: `positions` are all their (start, end)."""

    def __init__(self, message: str, quote: str, positions: tuple[tuple[int, int], ...]) -> None:
        super().__init__(message)
        self.quote = quote
        self.positions = positions


def make(text: str, start: int, end: int, context: int = CONTEXT) -> Selector:
    """The selector of text[start:end], with up to `context` code points on either side.

    ValueError where the offsets are not a passage of the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no passage of a text of {len(text)} code points")
    return Selector(start, end, text[start:end], text[max(0, start - context) : start], text[end : end + context])


def locate(text: str, quote: str, prefix: str = "", suffix: str = "") -> Anchor:
    """Place a quote written by hand: its only occurrence, or the only one beside prefix and suffix.

    Looked for code point by code point first; only where that finds nothing, with both text and
    quote folded (`normal_forms.folded`: white space, line breaks, quotation marks, dashes). White
    space at the ends of the quote does not count; the anchor carries the text's own words. Prefix
    and suffix stand directly beside the quote, white space aside, and are compared folded.

    Raises QuoteMissing with the nearest passage, QuoteAmbiguous with every position.
    """
    if not quote.strip():
        raise QuoteMissing("the quote is empty: give the words the claim stands on", quote)
    elsewhere: list[tuple[int, int]] = []
    for find in (_occurrences, _folded_occurrences):
        found = find(text, quote.strip())
        fitting = [at for at in found if _beside(text, at, prefix, suffix)]
        if len(fitting) == 1:
            return Anchor("exact", make(text, *fitting[0]), 1.0)
        if fitting:
            where = ", ".join(str(start) for start, _ in fitting[:5]) + (", ..." if fitting[5:] else "")
            count = "twice" if len(fitting) == 2 else f"{len(fitting)} times"
            more = "a longer prefix or suffix" if prefix or suffix else "a prefix or suffix"
            message = f"the words occur {count} (at {where}): add {more}"
            raise QuoteAmbiguous(message, quote, tuple(fitting))
        elsewhere = elsewhere or found
    if elsewhere:
        start, end = elsewhere[0]
        message = (
            f"the words are there (at {start}), but not beside this prefix or suffix: "
            "copy both from directly before and after them"
        )
        raise QuoteMissing(message, quote, Nearest(start, end, text[start:end], 1.0))
    near = nearest(text, quote)
    if near is None:
        raise QuoteMissing("nothing in the text is like these words", quote)
    message = f"the nearest passage (at {near.start}, {near.score:.0%} alike) is {near.words!r}: copy its words"
    raise QuoteMissing(message, quote, near)


def _occurrences(text: str, words: str) -> list[tuple[int, int]]:
    def starts() -> Iterator[int]:
        at = text.find(words)
        while at >= 0:
            yield at
            at = text.find(words, at + 1)

    return [(at, at + len(words)) for at in starts()] if words else []


def _folded_occurrences(text: str, quote: str) -> list[tuple[int, int]]:
    form = folded(text)
    found = _occurrences(form.text, folded(quote).text.strip())
    return list(dict.fromkeys(form.back(*at) for at in found))


def _beside(text: str, at: tuple[int, int], prefix: str, suffix: str) -> bool:
    start, end = at
    # Folding shortens, so twice the length and some white space is enough to look at.
    if prefix:
        before = folded(text[max(0, start - 2 * len(prefix) - 64) : start]).text.rstrip()
        if not before.endswith(folded(prefix).text.strip()):
            return False
    if not suffix:
        return True
    after = folded(text[end : end + 2 * len(suffix) + 64]).text.lstrip()
    return after.startswith(folded(suffix).text.strip())


def refind(text: str, selector: Selector) -> Anchor:
    """Find cited words again in a text that may have changed.

    `exact`: same words, same offsets. `moved`: the same words elsewhere; of several occurrences the
    one whose surroundings fit best, then the one nearest to the old place. `fuzzy`: the most similar
    passage, at least `FUZZY_FLOOR` alike. Words that changed, or are too few to speak for themselves
    (`SELF_EVIDENT_WORDS`), must also have surroundings like the old ones on one side at least
    (`CONTEXT_FLOOR`).
    `orphan`: none of these, or several and nothing decides between them.
    """
    orphan = Anchor("orphan", None, 0.0)
    found = _occurrences(text, selector.exact)
    if found:
        at = _choose(text, selector, [(*place, 1.0) for place in found], _TIE)
        if at is None:
            return orphan
        same = at[0] == selector.start
        return Anchor("exact" if same else "moved", make(text, *at), 1.0)
    similar = _passages(text, selector.exact, FUZZY_FLOOR)
    at = _choose(text, selector, [(near.start, near.end, near.score) for near in similar], _FUZZY_TIE)
    if at is None:
        return orphan
    score = next(near.score for near in similar if (near.start, near.end) == at)
    return Anchor("fuzzy", make(text, *at), score)


def _choose(
    text: str, selector: Selector, places: Sequence[tuple[int, int, float]], tie: float
) -> tuple[int, int] | None:
    """The place (start, end) among (start, end, score) that is the cited one, or None if that is open."""
    if not places:
        return None
    best = max(score for *_, score in places)
    rated = [
        (_surroundings(text, start, end, selector), abs(start - selector.start), start, end)
        for start, end, score in places
        if score > best - tie
    ]
    fit = max(sum(sides) / len(sides) if sides else 0.0 for sides, *_ in rated)
    rivals = [r for r in rated if (sum(r[0]) / len(r[0]) if r[0] else 0.0) > fit - _TIE]
    rivals.sort(key=lambda rated_place: rated_place[1])
    # Two places in like surroundings: the nearer one only if the other is out of the question.
    if len(rivals) > 1 and rivals[0][1] * 4 > rivals[1][1]:
        return None
    sides, _, start, end = rivals[0]
    self_evident = best == 1.0 and word_count(selector.exact) >= SELF_EVIDENT_WORDS
    return (start, end) if self_evident or not sides or max(sides) >= CONTEXT_FLOOR else None


def _surroundings(text: str, start: int, end: int, selector: Selector) -> list[float]:
    """How alike prefix and suffix are, 0 to 1; a side that tells nothing is left out.

    No prefix or suffix was the edge of the old text: it tells something only at an edge of the new.
    """
    from rapidfuzz.distance import Levenshtein

    sides = []
    for old, new, at_edge in (
        (selector.prefix, text[max(0, start - len(selector.prefix)) : start], start == 0),
        (selector.suffix, text[end : end + len(selector.suffix)], end == len(text)),
    ):
        if old == new and (old or at_edge):
            sides.append(1.0)
        elif len(old) >= _TELLING_CONTEXT:
            sides.append(Levenshtein.normalized_similarity(old, new))
    return sides


def nearest(text: str, words: str, floor: float = 0.5) -> Nearest | None:
    """The passage most like some words, at least `floor` alike; None if there is none.

    Similarity is the normalised Indel similarity (2 x common subsequence / sum of lengths) of the
    folded words. One search of a text of a million code points takes milliseconds.
    """
    found = _passages(text, words, floor)
    return max(found, key=lambda near: near.score) if found else None


def _passages(text: str, words: str, floor: float) -> list[Nearest]:
    """The most similar passage, and the best of those before and after it that do not overlap it."""
    form, needle = folded(text), folded(words).text.strip()
    if len(needle) < _LEAST_FUZZY:
        return []
    out: list[Nearest] = []
    first = _best(form.text, needle, 0, len(form.text), floor)
    if first is None:
        return out
    rivals = (
        first,
        _best(form.text, needle, 0, first[0], floor),
        _best(form.text, needle, first[1], len(form.text), floor),
    )
    for found in rivals:
        if found is not None:
            start, end = form.back(found[0], found[1])
            out.append(Nearest(start, end, text[start:end], found[2]))
    return out


def _best(text: str, needle: str, lo: int, hi: int, floor: float) -> tuple[int, int, float] | None:
    from rapidfuzz import fuzz

    part = text[lo:hi]
    if not part.strip():
        return None
    start, end = lo, hi
    if len(part) > len(needle):
        # The window has the needle's length; its score may lie below that of the fitted passage.
        found = fuzz.partial_ratio_alignment(needle, part, score_cutoff=max(0.0, floor - 0.15) * 100)
        if found is None:
            return None
        start, end = lo + found.dest_start, lo + found.dest_end
    start, end = _fit(text, needle, start, end, (lo, hi))
    score = fuzz.ratio(needle, text[start:end]) / 100
    return (start, end, score) if score >= floor else None


def _fit(text: str, needle: str, start: int, end: int, within: tuple[int, int]) -> tuple[int, int]:
    """Move the edges of a window to the word edges nearby that make it most like the needle."""
    from rapidfuzz import fuzz

    from store.text.words import TOKEN

    reach = max(12, len(needle) // 4)
    lo, hi = max(within[0], start - reach), min(within[1], end + reach)
    tokens = [(lo + m.start(), lo + m.end()) for m in TOKEN.finditer(text[lo:hi])]
    for _ in range(2):
        starts = [s for s, _ in tokens if abs(s - start) <= reach and s < end]
        start = max(starts, key=lambda s: fuzz.ratio(needle, text[s:end]), default=start)
        ends = [e for _, e in tokens if abs(e - end) <= reach and e > start]
        end = max(ends, key=lambda e: fuzz.ratio(needle, text[start:e]), default=end)
    return start, end
