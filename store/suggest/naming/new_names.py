"""Words that stand like the name of somebody the store does not know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator

from store.model.drafts import Mention, NewName
from store.names.bodies.companies import COMPANY
from store.names.lexicon import INSTITUTIONS, PARTICLES, PLACE_FORMS
from store.names.words import words
from store.suggest.naming.case_names import EVENT_WORDS, TITLES
from store.suggest.naming.tokens import Text, Token
from store.values.dates.date_labels import MONTHS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CALLINGS = TITLES | _words(
    "president minister spokesman spokesperson spokeswoman leader chief commander deputy governor judge senator "
    "mayor king queen prince princess lawyer journalist reporter analyst editor director chairman brother sister "
    "son wife master mate captain pilot officer inspector mr mrs ms"
)
GROUP_WORDS = (
    COMPANY
    | INSTITUTIONS
    | _words(
        "party army front movement council committee union league brigade brigades battalion forces force police "
        "agency association federation network authority office department commission court parliament senate press "
        "times post daily herald gazette tribune news radio television tv club team"
    )
)
_PLACES = PLACE_FORMS | _words(
    "river lake island mountain mountains valley street road square port harbour harbor bay airport bridge border "
    "region state territory capital coast desert hills strait sea"
)
_IN = frozenset(["in", "at", "near", "from", "to", "around", "outside", "across", "off", "towards", "toward"])
_SPEAKS = frozenset(
    ["said", "says", "told", "added", "adds", "wrote", "writes", "claimed", "stated", "insisted", "warned"]
)
_NO_NAMES = frozenset(it.casefold() for it in MONTHS) | _words(
    "i monday tuesday wednesday thursday friday saturday sunday "
    "the a an he she it they we you this that these those but and or if when "
    "while after before since however meanwhile although though also read photo image video file source sources "
    "reuters in on at of for from to by with has have had is are was were do did not no as its his her their our "
    "my who what where why how there here some many most all both one two three other another several according "
    "among under over breaking update exclusive english islamic muslim christian jewish hindu sunni shia god "
    "allah easter ramadan"
)
_ENDS = re.compile(r"(?:ese|ish|ian|ean|ans?)$")
_SMALL = PARTICLES | frozenset(("of", "for", "the", "al", "ul", "e", "i", "and", "de", "la", "von", "van"))
_QUOTES = "\"“”«»„‘’'"
_MOST = 200


def new_names(text: Text, mentions: Collection[Mention]) -> tuple[NewName, ...]:
    """Runs of words with capitals that no mention touches, each once; a script without case only behind a title."""
    covered = sorted((one.start, one.end) for one in mentions)
    seen: Counter[str] = Counter()
    lower = {token.low for token in text.tokens if not (token.capital or token.caseless)}
    out: list[NewName] = []
    for run in _runs(text):
        start, end = run[0].start, run[-1].end
        name = text.text[start:end]
        if any(start < other_end and other_start < end for other_start, other_end in covered):
            continue
        if len(run) == 1 and (run[0].first or run[0].low in lower or len(run[0].text) < 3 or run[0].text.isupper()):
            continue
        kind = "leader" if run[0].caseless else _kind(text, run)
        if len(run) == 1 and (not kind or _ENDS.search(run[0].low)):
            continue
        seen[name] += 1
        if seen[name] == 1 and len(out) < _MOST:
            out.append(NewName(start, end, name, kind))
    return tuple(out)


def _runs(text: Text) -> Iterator[list[Token]]:
    run: list[Token] = []
    for nth, token in enumerate(text.tokens):
        gap = text.text[run[-1].end : token.start] if run else ""
        behind = run and not token.first and not run[-1].owner and not gap.strip(" -_.'’\u00a0") and "\n\n" not in gap
        named = (token.capital and token.low not in _NO_NAMES) or _behind_a_title(text, nth)
        if run and not (behind and (named or token.low in _SMALL)):
            yield from _trimmed(run)
            run = []
        if named or run:
            run.append(token)
    yield from _trimmed(run)


def _behind_a_title(text: Text, nth: int) -> bool:
    """Whether a word of a script without case stands behind a title, or in quotes of its own."""
    token = text.tokens[nth]
    if not token.caseless or token.first:
        return False
    before = words(text.tokens[nth - 1].text)
    quoted = text.text[token.start - 1] in _QUOTES and text.text[token.end : token.end + 1] in tuple(_QUOTES)
    return quoted or any(word in TITLES for word in before)


def _trimmed(run: list[Token]) -> Iterator[list[Token]]:
    while run and (run[-1].low in _SMALL or run[-1].low in EVENT_WORDS):
        run = run[:-1]
    while run and run[0].low in CALLINGS:  # a title is none of the name
        run = run[1:]
    if run and len(run) <= 7:
        yield run


def _kind(text: Text, run: list[Token]) -> str:
    """What kind of entity words look like: by themselves, by what stands before and behind; "" where nothing tells."""
    parts = {token.low for token in run}
    if parts & GROUP_WORDS:
        return "group"
    if parts & _PLACES:
        return "place"
    first, last = (bisect_left(text.tokens, token.start, key=lambda one: one.start) for token in (run[0], run[-1]))
    before = text.tokens[first - 1].low if first else ""
    behind = text.tokens[last + 1].low if last + 1 < len(text.tokens) else ""
    if behind in _PLACES:
        return "place"
    if before in CALLINGS or (len(run) > 1 and (behind in _SPEAKS or before in _SPEAKS)):
        return "leader"
    apposed = re.match(r", (?:an?|the) (?:\w+ ){0,4}?(\w+)", text.text[run[-1].end : run[-1].end + 80])
    if apposed and apposed[1].casefold() in CALLINGS:
        return "leader"
    if re.match(r"\s*\([A-Z]{2,6}\)", text.text[run[-1].end : run[-1].end + 12]):
        return "group"
    if before in _IN and len(run) <= 2:
        return "place"
    return "leader" if 2 <= len(run) <= 4 and parts & PARTICLES else ""
