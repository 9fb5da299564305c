"""Finding entities by any spelling in a store of a million names: how well, how fast, how large.

Run with `python -m benchmarks.names [--queries N] [--prefixes N] [--baseline N] [--pairs] [--peer PYTHON]`. Needs
names_1m.csv.xz and queries_dev.jsonl in the folder `names` of WHOSAYS_SHARED (else ../shared beside the checkout).
Loads the names into a temporary store, so it takes some minutes; `--store FILE` keeps the store and uses it again.

Latencies are wall time of single calls in one process; compare them with the baselines of the same run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.name_baselines import baselines
from benchmarks.name_pairs import name_pairs
from benchmarks.ordinary_people import ordinary_people
from store.db.sqlite.opening import open_read
from store.db.writing import driver, writing
from store.model.hits import Hit
from store.model.vocabulary import MATCH_SCORE
from store.search import index as name_index
from store.search.find import Search, find
from store.writes.name_lists import load_names

Query = dict[str, Any]
CORE = ("spell", "typo", "xscript")
NASTY = ("a", "m", "1", "al", "abu", "muhammad", "mullah maulana haji", "313", "ال", "x" * 200, "q!w?e " * 33)


def shared_names() -> Path:
    folder = Path(os.environ.get("WHOSAYS_SHARED", Path(__file__).parents[2] / "shared")) / "names"
    if not (folder / "names_1m.csv.xz").exists():
        sys.exit(f"{folder}: no names_1m.csv.xz there: set WHOSAYS_SHARED")
    return folder


def percentiles(times: Iterable[float]) -> str:
    ranked = sorted(times)
    return "p50 {:.1f}  p95 {:.1f}  p99 {:.1f} ms".format(
        *(ranked[min(len(ranked) - 1, int(len(ranked) * part))] for part in (0.5, 0.95, 0.99))
    )


def timed(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    result = run()
    return result, (time.perf_counter() - start) * 1000


def build(store: Path, names: Path) -> None:
    start = time.perf_counter()
    with writing(store, create=True) as session:
        conn = driver(session)
        entities, spellings = load_names(names, conn)
        loaded = time.perf_counter() - start
        _, rebuilt = timed(partial(name_index.rebuild, conn))
    print(f"load {spellings} spellings of {entities} entities: {loaded:.0f} s, of it the index {rebuilt / 1000:.0f} s")


def sizes(conn: sqlite3.Connection) -> None:
    rows = conn.execute("SELECT name, sum(pgsize) / 1e6 FROM dbstat GROUP BY name").fetchall()
    ours = {name: size for name, size in rows if name.startswith("nx_") or name.startswith("sqlite_autoindex_nx_")}
    print(f"index {sum(ours.values()):.1f} MB beside the names' own table of {dict(rows)['name']:.1f} MB")


def quality(conn: sqlite3.Connection, queries: list[Query]) -> None:
    scores: dict[str, list[tuple[int, int]]] = defaultdict(list)
    failed: dict[str, list[tuple[Query, int, list[Hit]]]] = defaultdict(list)
    times = []
    slugs = dict(conn.execute("SELECT slug, id FROM entity"))  # of the benchmark, not of the search
    for query in queries:
        hits, took = timed(partial(find, conn, query["query"], partial=False))
        times.append(took)
        wanted = {slugs[str(entity)] for entity in query["entities"]}
        place = next((at for at, hit in enumerate(hits) if hit.entity in wanted), -1)
        groups = [query["class"], f"{query['class']} {query['kind']}"]
        for group in groups + ["CORE"] * (query["class"] in CORE):
            scores[group].append((place == 0, 0 <= place < 5))
        if place:
            failed[query["class"]].append((query, place, hits))
    print(f"\nwhole queries, n={len(queries)}: {percentiles(times)}")
    for group, found in sorted(scores.items()):
        first, five = (sum(row[at] for row in found) / len(found) for at in (0, 1))
        print(f"  {group:16} n={len(found):5}  R@1 {first:.3f}  R@5 {five:.3f}")
    failures(conn, failed)


def failures(conn: sqlite3.Connection, failed: dict[str, list[tuple[Query, int, list[Hit]]]]) -> None:
    """The ten of each class that came out worst: what was put first instead, by how much, and why."""
    for group, rows in sorted(failed.items()):
        print(f"\nworst of {group} ({len(rows)} not first)")
        rows.sort(key=lambda row: (row[1] >= 0, -(row[2][0].score if row[2] else 0)))
        for query, place, hits in rows[:10]:
            wanted = conn.execute("SELECT name FROM entity WHERE slug = ?", (str(query["entities"][0]),)).fetchone()[0]
            first = f"{hits[0].matched!r} {hits[0].score:.2f} {hits[0].why}" if hits else "nothing"
            at = f"place {place + 1}" if place > 0 else "not found"
            print(f"  {query['query']!r} wanted {wanted!r}: {at}; first was {first}")


def typing(conn: sqlite3.Connection, queries: list[Query], count: int) -> None:
    """Every beginning of each query in the order it is typed, of as many queries as have about `count` of them."""
    drawn = random.Random(1).sample([query["query"] for query in queries], len(queries))
    begun: list[str] = [text[:end] for text in NASTY for end in sorted({1, len(text)})]
    for text in drawn:
        if len(begun) >= count:
            break
        begun += [text[:end] for end in range(1, len(text) + 1)]
    times: dict[str, list[float]] = defaultdict(list)
    for text in begun:
        search = Search(text)
        times["first results"].append(timed(partial(search.first, conn))[1])
        times["refined, going on from them"].append(timed(partial(search.deeper, conn))[1])
    for text in begun:
        times["refined, alone"].append(timed(partial(find, conn, text))[1])
    for label, took in times.items():
        print(f"typing, {label}, n={len(begun)} beginnings: {percentiles(took)}")


def memory(store: Path, queries: list[Query]) -> None:
    """Private memory of a process of its own that searches."""
    script = (
        "import sys\nfrom pathlib import Path\nfrom store.db.sqlite.opening import open_read\n"
        "from store.search.find import find\n"
        f"conn = open_read(Path({str(store)!r}))\nfor text in sys.stdin: find(conn, text.strip())\n"
        "print(sum(int(line.split()[1]) for line in open('/proc/self/smaps_rollup') if line.startswith('Private')))"
    )
    text = "\n".join(query["query"].replace("\n", " ") for query in queries[:400])
    done = subprocess.run([sys.executable, "-c", script], input=text, capture_output=True, text=True, check=True)
    print(f"private memory of a searching process: {int(done.stdout) / 1024:.1f} MB after {len(queries[:400])} queries")


def one_name(store: Path) -> None:
    """One name added, and taken out again, each in a transaction of its own, with every index kept up."""
    conn = sqlite3.connect(store, isolation_level=None)
    conn.execute("PRAGMA synchronous = FULL")
    entity = conn.execute("SELECT id FROM entity LIMIT 1").fetchone()[0]
    times: dict[str, list[float]] = {"added": [], "removed": []}

    def change(what: Callable[..., None], row: name_index.NameRow) -> None:
        conn.execute("BEGIN IMMEDIATE")
        what(conn, [row])
        conn.execute("COMMIT")

    for at in range(100):
        row = (100_000_000 + at, entity, "leader", f"Qorbanali Zefirovich {'abcdefghij'[at % 10] * 3}an Muhammad")
        times["added"].append(timed(partial(change, name_index.add, row))[1])
        times["removed"].append(timed(partial(change, name_index.remove, row))[1])
    for what, took in times.items():
        print(f"one name {what}: {percentiles(took)}")
    conn.close()


def precision(conn: sqlite3.Connection) -> None:
    people = ordinary_people(500)
    best = [(name, found[0]) for name in people if (found := find(conn, name, limit=1, partial=False))]
    absent = [(name, hit) for name, hit in best if hit.why not in ("exact", "order")]
    above = [(name, hit) for name, hit in absent if hit.score >= MATCH_SCORE]
    print(f"\nordinary people not in the store: {len(above)} of {len(absent)} have a hit of {MATCH_SCORE} or more:")
    for name, hit in sorted(above, key=lambda row: -row[1].score):
        print(f"  {name!r}: {hit.matched!r} {hit.score:.3f} {hit.why}")


def lines(path: Path) -> Iterator[Query]:
    with path.open(encoding="utf-8") as text:
        yield from map(json.loads, text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=10_000, help="at most so many queries, drawn at random")
    parser.add_argument("--prefixes", type=int, default=2_000, help="beginnings of queries to time")
    parser.add_argument("--baseline", type=int, default=100, help="queries for the baselines, which are slow")
    parser.add_argument("--store", type=Path, help="keep the store in this file, and use it if it is there")
    parser.add_argument("--pairs", action="store_true", help="only the pairs of names, which need no store")
    parser.add_argument("--peer", type=Path, help="a python that has nomenklatura, to score the pairs as well")
    told = parser.parse_args()
    name_pairs(told.peer)
    if told.pairs:
        return
    folder = shared_names()
    queries = list(lines(folder / "queries_dev.jsonl"))
    random.Random(3).shuffle(queries)
    queries = queries[: told.queries]
    with tempfile.TemporaryDirectory() as scratch:
        store = told.store or Path(scratch) / "names.db"
        if not store.exists():
            build(store, folder / "names_1m.csv.xz")
        conn = open_read(store)
        sizes(conn)
        quality(conn, queries)
        typing(conn, queries, told.prefixes)
        memory(store, queries)
        precision(conn)
        conn.close()
        one_name(store)
        if told.baseline:
            baselines(store, queries[: told.baseline])
    print(f"\npeak memory of this benchmark {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
