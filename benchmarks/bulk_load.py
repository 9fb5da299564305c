"""What loading a large case costs: 50,000 claims of 4,000 sources, read as YAML into a new store and again.

Run with ``python -m benchmarks.bulk_load [--claims N] [--runs N] [--against DIR]``. ``DIR`` is a checkout of another
version with a virtual environment in ``.venv``; the two then load in turns, each time in a process of its own. What a
process costs is told from outside: its CPU time (user and system, its start included) and its peak memory.

- ``load``: into a store that is not there yet.
- ``again``: the same files into that store.
- ``edited``: the same files, but for a comment added to one of them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.bulk_case import Size, make_case

_LOAD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
try:
    from store.sync.load import load_case
except ImportError:  # 0.1.0 had one flat folder
    from store.load import load_case
print(load_case(Path(sys.argv[2]), Path(sys.argv[3])).sentence())
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took, and what it said."""

    busy: float
    clock: float
    memory: float
    said: str


def load(tree: Path, case: Path, store: Path) -> Cost:
    """Load in a process of its own, by the program and the environment of ``tree``."""
    argv = [str(tree / ".venv" / "bin" / "python"), "-c", _LOAD, str(tree), str(case), str(store)]
    begun = time.perf_counter()
    with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=tree) as child:
        assert child.stdout is not None
        said = child.stdout.read().strip()
        # this child's own figures: those of all children together would keep the greatest memory
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{tree}: the load failed")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1024, said)


def run(tree: Path, case: Path, folder: Path) -> dict[str, Cost]:
    """Load a case once and twice more; the store and the edit are gone afterwards."""
    store = folder / "store.db"
    try:
        out = {"load": load(tree, case, store), "again": load(tree, case, store)}
        edited = case / "case.yaml"
        before = edited.read_bytes()
        try:
            edited.write_bytes(before + b"# edited\n")
            out["edited"] = load(tree, case, store)
        finally:
            edited.write_bytes(before)
        return out
    finally:
        for ending in ("", "-wal", "-shm"):
            store.with_name(store.name + ending).unlink(missing_ok=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--against", type=Path)
    options = parser.parse_args()
    trees = {"here": Path(__file__).parents[1]}
    if options.against is not None:
        trees["against"] = options.against.resolve()
    found: dict[str, list[dict[str, Cost]]] = {name: [] for name in trees}
    with tempfile.TemporaryDirectory() as name:
        case = Path(name) / "case"
        make_case(case, Size.of(options.claims))
        for _ in range(options.runs):
            for tree, root in trees.items():
                found[tree].append(run(root, case, Path(name)))
    print(f"{'':18}{'CPU s':>9}{'clock s':>9}{'peak MB':>9}")
    told: dict[tuple[str, str], tuple[float, float, float]] = {}
    for what in ("load", "again", "edited"):
        for tree, runs in found.items():
            costs = [costs[what] for costs in runs]
            told[tree, what] = (
                median(cost.busy for cost in costs),
                median(cost.clock for cost in costs),
                median(cost.memory for cost in costs),
            )
            figures = "".join(f"{figure:9.2f}" for figure in told[tree, what])
            print(f"{what:8}{tree:10}{figures}  {costs[0].said}")
        if len(trees) > 1:
            pairs = zip(told["here", what], told["against", what], strict=True)
            print(f"{'':8}{'ratio':10}" + "".join(f"{here / other:9.3f}" for here, other in pairs))


if __name__ == "__main__":
    main()
