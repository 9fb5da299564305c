"""The guard of the search of names: spellings of the list itself, each held out in turn and looked for by the others.

Run with `python -m benchmarks.held_out --store FILE [--draw N] [--seed N]`; the store is one that `python -m
benchmarks.names --store FILE` has made. None of the entities of the dev queries is drawn, so that what puts hits in
order can be fitted to these, and the dev queries asked afterwards.

A spelling is *near* when another of its entity is likely the same by `alike`, *script* when all others are in another
script, *loose* from half of that score on; what is less alike is another name, and left out. Where another entity has
the very words nobody can say who is meant: left out too.

With `--across SCRIPT` (as Unicode calls it: ARABIC, HEBREW, DEVANAGARI) names in that script are asked for where of all
their entity's only those in Latin letters are left.
"""

from __future__ import annotations

import argparse
import random
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.names import lines, shared_names
from store.db.connection import Connection
from store.db.sqlite.opening import open_read
from store.names.alike import alikeness
from store.names.weighing import LIKELY
from store.names.words import script_of, words
from store.search.find import Search

_LISTED = 52_301
"""Up to this number the entities are of lists and gazetteers; the rest are made up, and only stand in the way."""
_SHARES = {"leader": 0.5, "group": 0.3, "place": 0.2}
_LOOSE = 0.5

LATIN = "LATIN"

Spelling = tuple[int, str, str]
"""number of the name, its text, the kind of its entity"""


class HeldOut(Search):
    """A search of a store in which some names do not stand."""

    def __init__(self, text: str, held: frozenset[int]) -> None:
        super().__init__(text, partial=False)
        self._held = held

    def _read(self, ids: list[int]) -> Iterator[tuple[int, int, str]]:
        return (row for row in super()._read(ids) if row[0] not in self._held)


Drawn = tuple[int, str, frozenset[int], list[str]]
"""An entity, the spelling that is held out, the numbers of the names that do not stand, and its other spellings."""


def written_in(text: str) -> str:
    """The script most letters of a text are in, as Unicode calls it."""
    scripts = Counter(unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    return scripts.most_common(1)[0][0] if scripts else ""


def across(conn: Connection, script: str, count: int, seed: int) -> Iterator[Drawn]:
    """Spellings in a script, each with all of its entity held out that are not in Latin letters."""
    spellings = _listed(conn)
    draw = random.Random(seed)
    pool = [it for it in spellings.items() if {script, LATIN} <= {written_in(text) for _, text, _ in it[1]}]
    for entity, named in draw.sample(pool, min(len(pool), count)):
        latin = {number: text for number, text, _ in named if written_in(text) == LATIN}
        asked = draw.choice([text for _, text, _ in named if written_in(text) == script])
        yield entity, asked, frozenset(number for number, _, _ in named if number not in latin), list(latin.values())


def _listed(conn: Connection) -> dict[int, list[Spelling]]:
    """The spellings of each listed entity that no dev query asks for."""
    queries = lines(shared_names() / "queries_dev.jsonl")
    asked = {entity for query in queries for entity in query["entities"]}
    spellings: dict[int, list[Spelling]] = defaultdict(list)
    for number, text, entity, slug, kind in conn.execute(
        "SELECT name.id, text, entity.id, CAST(slug AS INTEGER), entity.kind "
        "FROM name JOIN entity ON entity.id = entity_id WHERE CAST(slug AS INTEGER) <= ? ORDER BY name.id",
        (_LISTED,),
    ):
        if slug not in asked:
            spellings[entity].append((number, text, kind))
    return spellings


def drawn(conn: Connection, count: int, seed: int) -> Iterator[Drawn]:
    """Spellings of any script, each held out alone."""
    spellings = _listed(conn)
    draw = random.Random(seed)
    for kind, share in _SHARES.items():
        several = [entity for entity, named in spellings.items() if named[0][2] == kind and len(named) > 1]
        for entity in draw.sample(several, min(len(several), int(count * share))):
            _, held, _ = draw.choice(spellings[entity])
            others = [text for _, text, _ in spellings[entity] if text != held]
            if others:
                yield entity, held, frozenset(number for number, text, _ in spellings[entity] if text == held), others


def group(text: str, others: list[str]) -> str | None:
    if all(script_of(other) != script_of(text) for other in others):
        return "script"
    best = max(alikeness(text, other) for other in others)
    return "near" if best >= LIKELY else "loose" if best >= _LOOSE else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True)
    parser.add_argument("--draw", type=int, default=1_500)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--across", metavar="SCRIPT")
    told = parser.parse_args()
    conn = open_read(told.store)
    found: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for entity, text, held, others in (
        across(conn, told.across, told.draw, told.seed) if told.across else drawn(conn, told.draw, told.seed)
    ):
        kind = told.across or group(text, others)
        if kind is None:
            continue
        hits = HeldOut(text, held).deeper(conn)
        if any(hit.entity != entity and sorted(words(hit.matched)) == sorted(words(text)) for hit in hits):
            continue
        place = next((at for at, hit in enumerate(hits) if hit.entity == entity), -1)
        for label in (kind, "all"):
            found[label].append((place == 0, 0 <= place < 5))
    for label, rows in sorted(found.items()):
        first, five = (sum(row[at] for row in rows) / len(rows) for at in (0, 1))
        print(f"  {label:8} n={len(rows):5}  R@1 {first:.3f}  R@5 {five:.3f}")


if __name__ == "__main__":
    main()
