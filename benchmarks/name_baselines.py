"""What else could find names: rapidfuzz over all of them in memory, fzf over a list of them.

On the same queries and in the same run as the search itself; a sample, for they are slow.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from store.db.sqlite.opening import open_read
from store.names.words import fold
from store.search.find import find

Find = Callable[[str], list[str]]
"""From a query to the entities' ids, best first."""


def baselines(store: Path, queries: list[dict[str, Any]]) -> None:
    """Print recall and latency of each on the queries."""
    conn = open_read(store)
    print(f"\nside by side, n={len(queries)} queries of all classes")
    _print("this search", lambda text: [hit.slug for hit in find(conn, text, partial=False, limit=5)], queries)
    rows = conn.execute("SELECT e.slug, n.text FROM name n JOIN entity e ON e.id = n.entity_id").fetchall()
    slugs = [slug for slug, _ in rows]
    plain = [" ".join(fold(text)) for _, text in rows]
    ordered = [" ".join(sorted(text.split())) for text in plain]

    def whole(text: str) -> list[str]:
        found = process.extract(" ".join(fold(text)), plain, scorer=fuzz.WRatio, limit=5)
        return [slugs[at] for _, _, at in found]

    def tokens(text: str) -> list[str]:
        found = process.extract(" ".join(sorted(fold(text))), ordered, scorer=fuzz.ratio, limit=5)
        return [slugs[at] for _, _, at in found]

    _print("rapidfuzz token_sort_ratio", tokens, queries)
    _print("rapidfuzz WRatio", whole, queries)
    if shutil.which("fzf"):
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as listed:
            listed.writelines(f"{slug}\t{text}\n" for slug, text in zip(slugs, plain, strict=True))
            listed.flush()
            _print("fzf --filter", lambda text: _fzf(Path(listed.name), text), queries)
    else:
        print("  fzf is not installed here: left out")


def _fzf(listed: Path, text: str) -> list[str]:
    with listed.open(encoding="utf-8") as lines:
        done = subprocess.run(
            ["fzf", "--filter", " ".join(fold(text)), "--delimiter", "\t", "--nth", "2"],
            stdin=lines,
            capture_output=True,
            text=True,
            check=False,  # 1 when nothing was found
        )
    return [line.split("\t")[0] for line in done.stdout.splitlines()[:5]]


def _print(label: str, search: Find, queries: list[dict[str, Any]]) -> None:
    first = five = 0
    times = []
    for query in queries:
        start = time.perf_counter()
        found = search(query["query"])
        times.append((time.perf_counter() - start) * 1000)
        wanted = {str(entity) for entity in query["entities"]}
        first += bool(found) and found[0] in wanted
        five += not wanted.isdisjoint(found)
    times.sort()
    share = 1 / max(1, len(queries))
    print(
        f"  {label:28} R@1 {first * share:.3f}  R@5 {five * share:.3f}  "
        f"p50 {times[len(times) // 2]:.1f}  p95 {times[int(len(times) * 0.95)]:.1f} ms"
    )
