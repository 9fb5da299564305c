"""How long the queue of pairs takes: 5,000 people of invented names, of one name, and of one given name.

Run with ``python -m benchmarks.pairs``. Prints processor and wall time of each; besides,
how long ten million additions take here, to be read with another machine's figures.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from store.library import Library
from tests.store.suggest.named import named, people

PEOPLE = 5_000
#: As many as 'whosays pairs' shows.
LIMIT = 50


def main() -> None:
    """Make the three stores and ask each for its queue."""
    mixed = people(PEOPLE)
    crowds = {
        "invented names": mixed,
        "one name": [(slug, kind, ["Muhammad Khan"]) for slug, kind, _ in mixed],
        "one given name": [(slug, kind, [f"Muhammad {names[0].split()[1]}"]) for slug, kind, names in mixed],
    }
    with tempfile.TemporaryDirectory() as folder:
        for called, everybody in crowds.items():
            store = named(Path(folder) / f"{called}.db", everybody)
            with Library(store, read_only=True) as library:
                found = 0

                def ask(library: Library = library) -> None:
                    nonlocal found
                    found = len(library.pairs(LIMIT))

                print(f"{called:16} {_took(ask)}  {found} of {PEOPLE} people")
    print(f"{'10,000,000 sums':16} {_took(lambda: sum(number + 1 for number in range(10_000_000)))}")


def _took(work: Callable[[], object]) -> str:
    wall, own = time.perf_counter(), time.process_time()
    work()
    return f"{time.process_time() - own:6.2f} s of processor, {time.perf_counter() - wall:6.2f} s"


if __name__ == "__main__":
    main()
