"""The guard of the search of names: spellings of the list itself, each held out in turn and looked for by the others.

Run with `python -m benchmarks.held_out --store FILE [--draw N] [--seed N]`; the store is one that `python -m
benchmarks.names --store FILE` has made. None of the entities of the dev queries is drawn, so that what puts hits in
order can be fitted to these, and the dev queries asked afterwards.

A spelling is *near* when another of its entity is likely the same by `alike`, *script* when all others are in another
script, *loose* from half of that score on; what is less alike is another name, and left out. Where another entity has
the very words nobody can say who is meant: left out too.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
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

Spelling = tuple[int, str, str]
"""number of the name, its text, the kind of its entity"""


class HeldOut(Search):
    """A search of a store in which some names do not stand."""

    def __init__(self, text: str, held: frozenset[int]) -> None:
        super().__init__(text, partial=False)
        self._held = held

    def _read(self, ids: list[int]) -> Iterator[tuple[int, int, str]]:
        return (row for row in super()._read(ids) if row[0] not in self._held)


def drawn(conn: Connection, count: int, seed: int) -> Iterator[tuple[int, str, frozenset[int], list[str]]]:
    """An entity, the spelling that is held out, the numbers of the names that have it, and its other spellings."""
    queries = lines(shared_names() / "queries_dev.jsonl")
    asked = {entity for query in queries for entity in query["entities"]}
    spellings: dict[int, list[Spelling]] = defaultdict(list)
    slugs: dict[int, int] = {}
    for number, text, entity, slug, kind in conn.execute(
        "SELECT name.id, text, entity.id, CAST(slug AS INTEGER), entity.kind "
        "FROM name JOIN entity ON entity.id = entity_id WHERE CAST(slug AS INTEGER) <= ? ORDER BY name.id",
        (_LISTED,),
    ):
        spellings[entity].append((number, text, kind))
        slugs[entity] = slug
    draw = random.Random(seed)
    for kind, share in _SHARES.items():
        several = [
            entity
            for entity, named in spellings.items()
            if named[0][2] == kind and len(named) > 1 and slugs[entity] not in asked
        ]
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
    told = parser.parse_args()
    conn = open_read(told.store)
    found: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for entity, text, held, others in drawn(conn, told.draw, told.seed):
        kind = group(text, others)
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
