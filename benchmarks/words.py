"""The words of texts: how large their index is, and how soon a query has its first hits.

Makes a text of 100 MB in 2,000 sources from words that it makes up (no report's), most of them rare as in any
language, indexes it and asks, letter by letter as somebody types and then as whole queries:

    python -m benchmarks.words --megabytes 100 --sources 2000

Each question is asked through the door, over a connection of its own as the browser has it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import quantiles

from store.library import Library

_HEADS = (*"bdfghklmnprstvz", "sh", "kh", "th", "tr", "st")
_SYLLABLES = [head + vowel for head in _HEADS for vowel in ("a", "e", "i", "o", "u", "ar", "en", "il")]
_ENDS = ("", "", "", "s", "ed", "ing", "er", "ly")
_COMMON = ("the", "of", "and", "to", "in", "a", "that", "was", "on", "for", "said", "with", "by", "at", "from", "had")
_WORDS = 250_000
_NAMES = 30_000


def vocabulary(rng: random.Random) -> list[str]:
    """Words, the common ones first, and names among them."""
    made: dict[str, None] = dict.fromkeys(_COMMON)
    while len(made) < _WORDS:
        word = "".join(rng.choice(_SYLLABLES) for _ in range(rng.choice((1, 2, 2, 3, 3, 4)))) + rng.choice(_ENDS)
        if len(made) > 2_000 and rng.random() < _NAMES / _WORDS:
            word = word.capitalize()
        made[word] = None
    return list(made)


_SEAMS = re.compile(r"(?<=[a-z]{2}) (?=[a-z]{2})|(?<=[a-z])(?=[bdkm][ai])")
#: What stands between two words, or in one, in one place of a hundred: as often as in English news, in round figures.
_BETWEEN = (("-", 0.012), ("'s ", 0.008), ("-\n", 0.004))


def _seam(rng: random.Random, there: str) -> str:
    told = rng.random()
    if not there:
        return "'" if told < 0.001 else ""
    for seam, share in _BETWEEN:
        if told < share:
            return seam
        told -= share
    return there


def texts(rng: random.Random, words: Sequence[str], sources: int, size: int) -> Iterator[str]:
    """So many texts, together of so many bytes; words as common as their place tells (Zipf)."""
    weights = list(accumulate(1 / (place + 2.7) for place in range(len(words))))
    for _ in range(sources):
        paragraphs, length = [], 0
        while length < size // sources:
            sentences = []
            for _ in range(rng.randint(2, 5)):
                sentence = " ".join(rng.choices(words, cum_weights=weights, k=rng.randint(8, 30)))
                sentence = _SEAMS.sub(lambda found: _seam(rng, found[0]), sentence)
                sentences.append(sentence[0].upper() + sentence[1:] + ".")
            paragraphs.append(" ".join(sentences))
            length += len(paragraphs[-1]) + 2
        yield "\n\n".join(paragraphs)


def make(path: Path, megabytes: int, sources: int, seed: int) -> tuple[int, list[str]]:
    """A store with such texts and nothing else, not yet indexed. Returns the size of all, and the words."""
    from sqlmodel import Session

    from store.db import bulk
    from store.db.tables import Entity, Rendition, Source
    from store.db.writing import writing

    rng = random.Random(seed)
    words = vocabulary(rng)
    total = 0

    def rows(session: Session) -> None:
        nonlocal total
        bulk.put(session, Entity, [{"id": 1, "slug": "paper", "kind": "voice", "name": "Paper"}])
        for number, text in enumerate(texts(rng, words, sources, megabytes * 1_000_000), 1):
            day = 730_000 + number
            told = {"id": number, "slug": f"paper-{number}", "publisher_id": 1, "title": f"Number {number}"}
            bulk.put(session, Source, [told | {"published_lo": day, "published_hi": day}])
            data = text.encode()
            total += len(data)
            sha256 = hashlib.sha256(data).hexdigest()
            of = {"source_id": number, "label": "original", "kind": "original", "main": True}
            bulk.put(session, Rendition, [of | {"sha256": sha256, "length": len(text), "text": text}])

    with writing(path, create=True) as session:
        rows(session)
    return total, words


def index(path: Path) -> float:
    """Index the texts. Returns how long that takes, in seconds."""
    from store.db.writing import driver, writing
    from store.search.words.index import rebuild

    begun = time.perf_counter()
    with writing(path) as session:
        rebuild(driver(session))
    return time.perf_counter() - begun


def sizes(path: Path) -> dict[str, int]:
    """Bytes of each table of the index."""
    from store.db.engine import reading

    with reading(path) as connection:
        rows = connection.execute(
            "SELECT CASE WHEN name LIKE 'text_fts%' THEN 'text_fts' WHEN name LIKE 'text_word%' THEN 'text_word' "
            "ELSE 'text_indexed' END, sum(pgsize) FROM dbstat WHERE name LIKE '%text\\_%' ESCAPE '\\' "
            "AND name NOT LIKE 'kept%' GROUP BY 1"
        )
        return dict(rows.fetchall())


def queries(rng: random.Random, words: Sequence[str]) -> list[str]:
    """What is asked: words from the common to the rare, two and three of them, phrases, and without one."""
    common, middle, rare = words[2:300], words[300:8_000], words[8_000:120_000]
    out = []
    for _ in range(12):
        out += [rng.choice(common), rng.choice(middle), rng.choice(rare)]
        out += [f"{rng.choice(common)} {rng.choice(common)}", f"{rng.choice(middle)} {rng.choice(common)}"]
        out += [f"{rng.choice(middle)} {rng.choice(middle)}", f"{rng.choice(rare)} {rng.choice(middle)}"]
        out += [f'"{rng.choice(_COMMON)} {rng.choice(common)}"', f"{rng.choice(middle)} -{rng.choice(common)}"]
        out += [f"{rng.choice(middle)} {rng.choice(common)} {rng.choice(common)}"]
    return out


_Asked = tuple[float, float, str, int]


def ask(path: Path, asked: Sequence[str], *, partial: bool) -> list[_Asked]:
    """How long each takes by the clock and by the processor, in ms, and how many rows it gives."""
    out = []
    with Library(path, read_only=True) as library:
        library.passages("Warm Up")  # capitals: what compares names is loaded by then, as the panes of names load it
        for query in asked:
            begun, ran = time.perf_counter(), time.process_time()
            found = library.passages(query, partial=partial)
            ran, begun = time.process_time() - ran, time.perf_counter() - begun
            out.append((begun * 1000, ran * 1000, query, len(found.rows)))
    return out


def told(label: str, asked: list[_Asked]) -> str:
    """The median, the 95th percentile and the worst of some times in a line, by the clock and by the processor."""
    columns = []
    for nth in (0, 1):
        times = [(clock, ran)[nth] for clock, ran, *_ in asked]
        parts = quantiles(times, n=20)
        columns += [f"{parts[9]:8.1f} {parts[18]:8.1f} {max(times):8.1f}"]
    worst = max(asked, key=lambda one: one[1])
    hits = sum(1 for *_, rows in asked if rows)
    return f"{label:26} {len(asked):6} {'  '.join(columns)}   {hits} with hits, the worst {worst[2]!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--megabytes", type=int, default=100)
    parser.add_argument("--sources", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=16)
    parser.add_argument("--keep", type=Path, help="keep the store there, and use it again if it is there")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "words.db"
        if path.exists():
            words = vocabulary(random.Random(given.seed))
        else:
            total, words = make(path, given.megabytes, given.sources, given.seed)
            print(f"{total / 1e6:.1f} MB of text in {given.sources} sources; indexed in {index(path):.0f} s")
            found = sizes(path)
            told_sizes = ", ".join(f"{name} {size / 1e6:.1f} MB" for name, size in sorted(found.items()))
            print(f"index {sum(found.values()) / total:.2f} of the text: {told_sizes}")
        rng = random.Random(given.seed + 1)
        whole = queries(rng, words)
        typed = [query[: end + 1] for query in whole for end in range(len(query))]
        heads = f"{'median':>8} {'95 %':>8} {'worst':>8}"
        print(f"{'ms by the clock, CPU':26} {'asked':>6} {heads}  {heads}")
        print(told("first hits while typing", ask(path, typed, partial=True)))
        print(told("whole queries", ask(path, whole, partial=False)))
        rare = [word for word in words[5_000:60_000] if word[0].isupper()]
        print(told("names, in any spelling", ask(path, [name.lower() for name in rng.sample(rare, 60)], partial=False)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
