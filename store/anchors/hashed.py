"""Texts known by hash only: recognise a copy, and find the cited words in it.

A case may be shared without texts that may not be shared. A rendition is then known by the SHA-256
of its bytes, and a citation by its offsets and the SHA-256 of its words. A user who holds the text
can prove every citation with it; what cannot be found is reported, never guessed.

Offsets count code points of the UTF-8 text exactly as published: a byte order mark is one code
point, and line ends are not translated (read with `data.decode()`, never in text mode).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from store.anchors.hunt import TELLING, HashSearch
from store.anchors.places import HashedQuote, pin_down, settle
from store.anchors.windows import Place, digest

__all__ = [
    "MATCH_FLOOR",
    "Found",
    "HashedQuote",
    "Lost",
    "NearMatch",
    "RenditionFacts",
    "find_all",
    "find_by_hash",
    "quote_hash",
    "read_copy",
    "recognise",
    "rendition_hash",
]

MATCH_FLOOR = 0.3
"""Least score at which a file counts as a copy of a rendition."""

_PROBES = 6
_SAMPLE = 24
_SAME_LENGTH = 64
"""A copy that differs by one part of so many in length may be one although none of the quotes was met at once."""


@dataclass(frozen=True, slots=True)
class RenditionFacts:
    """What is known of a rendition whose text is not held. `length` in code points."""

    rendition: str
    length: int
    sha256: str
    quotes: tuple[HashedQuote, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Cited words in a copy, at [start, end) of it.

    `form` names the writing of the copy in which the hash is met: "as held" for the very words, else
    one of `normal_forms`, or "other gaps" where white space inside the quote had to be rewritten.
    """

    quote: HashedQuote
    start: int
    end: int
    form: str

    @property
    def status(self) -> Literal["exact", "moved", "fuzzy"]:
        """The anchor status: `fuzzy` where the words are met only in another writing."""
        if self.form != "as held":
            return "fuzzy"
        return "exact" if self.start == self.quote.start else "moved"


@dataclass(frozen=True, slots=True)
class Lost:
    """Cited words that a copy does not have, or has where nothing shows which place is meant.

    `places` is empty where the words are missing.
    """

    quote: HashedQuote
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMatch:
    """How much of what is cited from a rendition a file has.

    `same` means the bytes are those of the rendition. Otherwise `found` of `asked` quotes were met
    (a sample of the longer ones), and `score` is their share by length, 0 to 1.
    """

    rendition: str
    same: bool
    found: int
    asked: int
    score: float


def rendition_hash(data: bytes) -> str:
    """The SHA-256 (64 hex digits) of a report's file, byte by byte as published: nothing is stripped."""
    return sha256(data).hexdigest()


def quote_hash(words: str) -> str:
    """The SHA-256 (64 hex digits) of the UTF-8 of exactly these code points: nothing is normalised."""
    return digest(words).hex()


def read_copy(data: bytes) -> str:
    """The text of a file a user holds, every code point kept.

    UTF-8; else UTF-16 if it begins with a byte order mark; else Windows-1252, which is safe to try
    because a hash proves every quote. ValueError for a file that is no text.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise ValueError("the file begins like UTF-16 but is not: save it as UTF-8 text") from None
    if b"\0" not in data:
        for encoding in ("utf-8", "cp1252"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise ValueError("the file is no text: save the report as UTF-8 text")


def find_by_hash(text: str, start: int, end: int, sha256: str) -> Place | None:
    """Where in a copy the words stand that stood at [start, end) of the original.

    One quote alone has only its old offset to go by; `find_all` does better for several.
    """
    (found,) = find_all(text, [HashedQuote(start, end, sha256)])
    return (found.start, found.end) if isinstance(found, Found) else None


def find_all(text: str, quotes: Sequence[HashedQuote]) -> list[Found | Lost]:
    """Find the quotes of one rendition in a copy of it: one answer for each, in the order asked.

    Every place where the words stand is looked up, in the copy as held and then, for what is still
    missing, in its `normal_forms`, beginning and ending at a word's edge. Which of several places is
    meant, and whether a single one is, `hash_places` decides. What is then missing is looked for
    between its neighbours: at every offset, and with gaps written otherwise.
    """
    search = HashSearch(text)
    search.find(quotes)
    search.doubt(pin_down(search.places))
    search.complete(quotes, pin_down(search.places))
    settled = settle(search.places, search.forms)
    return [
        Found(quote, *settled[quote], search.written[quote])
        if quote in settled
        else Lost(quote, tuple(search.places.get(quote, ())))
        for quote in quotes
    ]


def recognise(known: Iterable[RenditionFacts], data: bytes) -> list[NearMatch]:
    """How far a file is a copy of each known rendition, best first.

    Equal bytes settle it. Otherwise some of the longer quotes of each rendition are looked for in the
    file and its `normal_forms`, those of all renditions together: 6 of each, and up to 24 where any of
    these was found. A score below `MATCH_FLOOR` means that the file is another text. ValueError for
    a file that is no text.
    """
    known = list(known)
    whole = rendition_hash(data)
    matches = [NearMatch(facts.rendition, True, 0, 0, 1.0) for facts in known if facts.sha256 == whole]
    others = [facts for facts in known if facts.sha256 != whole]
    if matches or not others:
        return matches + [NearMatch(facts.rendition, False, 0, 0, 0.0) for facts in others]
    search = HashSearch(read_copy(data))
    samples = {id(facts): _sample(facts.quotes, _PROBES) for facts in others}
    search.find([quote for sample in samples.values() for quote in sample])
    likely = [facts for facts in others if not search.places.keys().isdisjoint(samples[id(facts)])]
    samples |= {id(facts): _sample(facts.quotes, _SAMPLE) for facts in likely}
    search.find([quote for facts in likely for quote in samples[id(facts)]])
    matches = [_rate(facts, samples[id(facts)], search.places.keys()) for facts in others]
    poor = [facts for facts, match in zip(others, matches, strict=True) if match.score < MATCH_FLOOR]
    for facts in poor:  # of a near copy words may be joined in most of what is cited
        alone = len(poor) == len(others) and abs(len(search.text) - facts.length) <= facts.length // _SAME_LENGTH
        if facts in likely or alone:
            sample = samples[id(facts)]
            search.complete(sample, pin_down({it: search.places[it] for it in sample if it in search.places}))
    if poor:
        matches = [_rate(facts, samples[id(facts)], search.places.keys()) for facts in others]
    return sorted(matches, key=lambda match: (-match.score, -match.found))


def _rate(facts: RenditionFacts, sample: Sequence[HashedQuote], met: Set[HashedQuote]) -> NearMatch:
    found = [quote for quote in sample if quote in met]
    length = sum(quote.end - quote.start for quote in sample)
    score = sum(quote.end - quote.start for quote in found) / length if length else 0.0
    return NearMatch(facts.rendition, False, len(found), len(sample), score)


def _sample(quotes: Iterable[HashedQuote], most: int) -> tuple[HashedQuote, ...]:
    """Quotes long enough to tell this text from others on the subject, from all over it."""
    ordered = sorted(set(quotes), key=lambda quote: (quote.start, quote.end))
    telling = [quote for quote in ordered if quote.end - quote.start >= TELLING] or ordered
    return tuple(telling[:: max(1, -(-len(telling) // most))])
