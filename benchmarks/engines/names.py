"""Names while they are typed and whole, on either engine: the same hits, in turns."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack

from benchmarks.engines.where import FILE
from store.db.connection import Connection
from store.db.engine import reading
from store.model.places import Place
from store.search.find import Search, find


def some_names(connection: Connection, number: int) -> list[str]:
    """So many names, spread over all."""
    (all_of_them,) = connection.execute("SELECT max(id) FROM name").fetchone()
    found = []
    for nth in range(number):
        row = connection.execute(
            "SELECT text FROM name WHERE id >= ? ORDER BY id LIMIT 1", (1 + nth * all_of_them // number,)
        ).fetchone()
        found.append(str(row[0]))
    return found


def searched(places: Mapping[str, Place], number: int) -> dict[str, dict[str, float]]:
    """Milliseconds of the first results of each beginning of some names, and of the names whole: p50 and p95.

    Raises AssertionError where one engine finds other names than the other.
    """
    took: dict[tuple[str, str], list[float]] = {}
    with ExitStack() as stack:
        opened = {engine: stack.enter_context(reading(place)) for engine, place in places.items()}
        whole = some_names(opened[FILE], number)
        typed = [name[:end] for name in whole[: number // 4] for end in range(1, len(name) + 1)]
        for warm in (True, False):
            for what, asked in (("first results", typed), ("a whole name", whole)):
                for text in asked[: 20 if warm else None]:
                    hits = []
                    for engine, connection in opened.items():
                        begun = time.perf_counter()
                        hits.append(_hits(connection, what, text))
                        if not warm:
                            took.setdefault((what, engine), []).append(1000 * (time.perf_counter() - begun))
                    assert hits[0] == hits[1], text
    found: dict[str, dict[str, float]] = {}
    for what in ("first results", "a whole name"):
        for share in (0.5, 0.95):
            found[f"{what}, p{100 * share:.0f}"] = {
                engine: sorted(took[what, engine])[int(len(took[what, engine]) * share)] for engine in places
            }
    return found


def _hits(connection: Connection, what: str, text: str) -> Sequence[object]:
    found = Search(text).first(connection) if what == "first results" else find(connection, text, partial=False)
    return [(hit.entity, hit.score) for hit in found]
