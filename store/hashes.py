"""Texts known by hash only: recognise a copy, and find the cited words in it.

A case may be shared without texts that may not be shared. A rendition is then known by the SHA-256
of its bytes, and a citation by its offsets and the SHA-256 of its words. A user who holds the text
can prove every citation with it; what cannot be found is reported, never guessed.

Offsets count code points of the UTF-8 text exactly as published: a byte order mark is one code
point, and line ends are not translated (read with `data.decode()`, never in text mode).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from store.hash_places import HashedQuote, Pins, pin_down, settle
from store.hash_windows import Place, digest, every_offset, other_gaps, whole_words
from store.normal_forms import Mapped, normal_forms

__all__ = [
    "MATCH_FLOOR",
    "Found",
    "HashedQuote",
    "Lost",
    "NearMatch",
    "RenditionFacts",
    "find_all",
    "find_by_hash",
    "near_match",
    "quote_hash",
    "read_copy",
    "recognise",
    "rendition_hash",
]

MATCH_FLOOR = 0.3
"""Least score at which a file counts as a copy of a rendition."""

_SAMPLE = 24
_TELLING = 24
_NEIGHBOURHOOD = 2000


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
    forms = normal_forms(text)
    asked = list(dict.fromkeys(quotes))
    places: dict[HashedQuote, list[Place]] = {}
    written: dict[HashedQuote, str] = {}
    for quote in asked:
        if quote_hash(text[quote.start : quote.end]) == quote.sha256:
            places[quote], written[quote] = [(quote.start, quote.end)], forms[0].name
    for form in forms:
        missing = [quote for quote in asked if written.get(quote, form.name) == form.name]
        for quote, found in _look(form, missing).items():
            places[quote] = list(dict.fromkeys((*places.get(quote, ()), *found)))
            written[quote] = form.name
    pins = pin_down(places)
    for quote in asked:
        if quote not in places:
            found, name = _look_closer(text, quote, pins)
            if found:
                places[quote], written[quote] = found, name
    settled = settle(places, forms)
    return [
        Found(quote, *settled[quote], written[quote]) if quote in settled else Lost(quote, tuple(places.get(quote, ())))
        for quote in quotes
    ]


def _look(form: Mapped, missing: Sequence[HashedQuote]) -> dict[HashedQuote, list[Place]]:
    """All places of the missing quotes in one writing of the copy, in code points of the copy as held."""
    lengths: defaultdict[int, set[bytes]] = defaultdict(set)
    askers: defaultdict[tuple[int, bytes], list[HashedQuote]] = defaultdict(list)
    for quote in missing:
        length, key = quote.end - quote.start, bytes.fromhex(quote.sha256)
        lengths[length].add(key)
        askers[length, key].append(quote)
    found: defaultdict[HashedQuote, list[Place]] = defaultdict(list)
    for length, key, place in whole_words(form, lengths):
        for quote in askers[length, key]:
            found[quote].append(place)
    return found


def _look_closer(text: str, quote: HashedQuote, pins: Pins) -> tuple[list[Place], str]:
    """Places between the quote's neighbours: at every offset, then with other gaps."""
    lo, hi = pins.bounds(quote, len(text))
    least, most = pins.expected(quote.start)
    within = (max(lo, least - _NEIGHBOURHOOD), min(hi, most + _NEIGHBOURHOOD))
    length, key = quote.end - quote.start, bytes.fromhex(quote.sha256)
    if found := every_offset(text, length, key, within):
        return found, "as held"
    if not pins.chain:
        return [], ""
    return other_gaps(text, length, key, within), "other gaps"


def near_match(known: RenditionFacts, data: bytes) -> NearMatch:
    """How far a file is a copy of a rendition. ValueError for a file that is no text."""
    return recognise([known], data)[0]


def recognise(known: Iterable[RenditionFacts], data: bytes) -> list[NearMatch]:
    """How far a file is a copy of each known rendition, best first.

    Equal bytes settle it. Otherwise up to 24 of the longer quotes of each rendition are looked for
    in the file and its `normal_forms`, those of all renditions in one pass. A score below
    `MATCH_FLOOR` means that the file is another text. ValueError for a file that is no text.
    """
    known = list(known)
    whole = rendition_hash(data)
    same = [facts.sha256 == whole for facts in known]
    samples = [() if any(same) else _sample(facts) for facts in known]
    met: set[HashedQuote] = set()
    if not any(same):
        asked = {quote for sample in samples for quote in sample}
        for form in normal_forms(read_copy(data)):
            met.update(_look(form, list(asked - met)))
    matches = [
        _rate(facts, sample, met) if not any(same) else NearMatch(facts.rendition, equal, 0, 0, float(equal))
        for facts, sample, equal in zip(known, samples, same, strict=True)
    ]
    return sorted(matches, key=lambda match: (-match.score, -match.found))


def _rate(facts: RenditionFacts, sample: Sequence[HashedQuote], met: Set[HashedQuote]) -> NearMatch:
    found = [quote for quote in sample if quote in met]
    length = sum(quote.end - quote.start for quote in sample)
    score = sum(quote.end - quote.start for quote in found) / length if length else 0.0
    return NearMatch(facts.rendition, False, len(found), len(sample), score)


def _sample(facts: RenditionFacts) -> tuple[HashedQuote, ...]:
    """Quotes long enough to tell this text from others on the subject, from all over it."""
    quotes = sorted(set(facts.quotes), key=lambda quote: (quote.start, quote.end))
    telling = [quote for quote in quotes if quote.end - quote.start >= _TELLING] or quotes
    step = max(1, -(-len(telling) // _SAMPLE))
    return tuple(telling[::step])
