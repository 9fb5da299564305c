"""What it costs to place, re-find and recognise cited words, beside hashing or reading the text once.

Run with `python -m benchmarks.anchors`. Prints sizes, seconds of processor time, and the ratio to a floor measured in
the same run: hashing every whole-word window of one length once for the hash searches, folding the text
for the anchors, cutting all texts into runs for the near copies.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

from store.anchors.hashed import Found, HashedQuote, RenditionFacts, find_all, quote_hash, recognise
from store.anchors.quotes import locate, make, nearest, refind
from store.anchors.windows import Windows
from store.text.normal_forms import folded, held
from store.text.shingles import near_copies, shingles

SIZE = 1_000_000
QUOTES = 200
SOURCES = 4_000


def prose(rng: random.Random, size: int) -> str:
    lexicon = ["".join(rng.choices("etaoinshrdlucm", k=rng.randint(2, 9))) for _ in range(8000)]
    words = [
        word + rng.choices(["", ",", ".", ".\n\n"], [20, 2, 2, 0.5])[0] for word in rng.choices(lexicon, k=size // 6)
    ]
    return " ".join(words)[:size]


def timed(what: str, run: Callable[[], object], floor: float | None = None) -> float:
    start = time.process_time()
    result = run()
    took = time.process_time() - start
    ratio = "" if floor is None else f"  {took / floor:6.1f} x floor"
    print(f"{what:<58} {took:8.3f} s{ratio}  {result}")
    return took


def found(text: str, quotes: list[HashedQuote]) -> str:
    return f"{sum(isinstance(one, Found) for one in find_all(text, quotes))} of {len(quotes)} found"


def main() -> None:
    rng = random.Random(7)
    text = prose(rng, SIZE)
    words = [match.span() for match in re.finditer(r"\S+", text)]
    places = []
    for _ in range(QUOTES):
        first = rng.randrange(len(words) - 40)
        places.append((words[first][0], words[first + rng.randint(3, 20)][1]))
    quotes = [HashedQuote(start, end, quote_hash(text[start:end])) for start, end in places]
    lengths = len({end - start for start, end in places})
    other = prose(rng, SIZE)
    print(f"text of {SIZE:,} code points, {QUOTES} quotes of {lengths} lengths")

    floor = timed("floor: windows of one length", lambda: len(list(Windows(held(text)).find({100: {b""}}))))
    timed("same text", lambda: found(text, quotes), floor)
    timed("other line ends", lambda: found(text.replace("\n", "\r\n"), quotes), floor)
    timed("menu before it, no line breaks", lambda: found("Home " * 99 + " ".join(text.split()), quotes), floor)
    timed("200 quotes that are not in it", lambda: found(other, quotes), floor)
    known = [
        RenditionFacts(str(number), SIZE, "", tuple(quotes[number * 40 : number * 40 + 40])) for number in range(5)
    ]
    timed("5 renditions, unrelated file", lambda: recognise(known, other.encode())[0].found, floor)
    timed("5 renditions, their file", lambda: recognise(known, text.encode())[0].found, floor)

    floor = timed("floor: folding the text", lambda: len(folded(text + " ").text))
    selectors = [make(text, start, end) for start, end in places]
    moved = "By our reporter. " + text
    changed = re.sub("ea", "ae", text)
    timed("locate 200", lambda: sum(locate(text, text[s:e], text[s - 60 : s]).score for s, e in places), floor)
    timed("re-find 200, moved", lambda: [refind(moved, s).status for s in selectors].count("moved"), floor)
    timed("re-find 200, changed", lambda: [refind(changed, s).status for s in selectors].count("fuzzy"), floor)
    timed("nearest passage to words that are not there", lambda: nearest(text, other[:80]), floor)

    sources = {str(number): prose(rng, 3000) for number in range(SOURCES)}
    for number in range(0, SOURCES, 10):
        sources[str(number)] = sources[str(number % 100)][: rng.randint(1500, 3000)] + sources[str(number)][:500]
    floor = timed(f"floor: runs of {SOURCES} texts", lambda: sum(len(shingles(text)) for text in sources.values()))
    timed("near copies among them", lambda: f"{len(near_copies(sources))} pairs", floor)


if __name__ == "__main__":
    main()
