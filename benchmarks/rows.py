"""What importing many rows costs: 50,000 claims of 4,000 sources without quotes, as CSV, into a new case.

Run with ``python -m benchmarks.rows [--rows N]``. CPU (user and system) and peak memory are those of the process that
imports, its start included.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

_IMPORT = """
import sys
from pathlib import Path
from store import library
from store.library import Library
case, file = map(Path, sys.argv[1:])
library.new_case(case)
library.load(case, case / "store.db")
with Library(case / "store.db") as opened:
    print(opened.bring_in([file], who="benchmark").sentence())
"""
_COLUMNS = ("id", "entity", "kind", "name", "property", "value", "speaker", "source", "title", "publisher", "published")


def write_rows(file: Path, rows: int, seed: int = 15) -> None:
    """Rows in the proportions of 50,000 over 4,000 sources; the same number makes the same file."""
    chance = random.Random(seed)
    sources, raids, people, voices = (max(2, rows * part // 50_000) for part in (4_000, 900, 2_400, 600))
    with file.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(_COLUMNS)
        for number in range(rows):
            source = chance.randrange(sources)
            head = (
                f"R/{source}",
                f"Report {source}",
                f"Paper {source % 90}",
                f"20{10 + source % 10}-0{1 + source % 9}",
            )
            voice = f"Voice {chance.randrange(voices)}"
            if number % 3:
                raid = chance.randrange(raids)
                what = (
                    f"e{raid}",
                    "raid",
                    f"Raid {raid}",
                    ("killed", "wounded")[number % 2],
                    str(chance.randrange(40)),
                )
            else:
                leader = chance.randrange(people)
                place = f"Land {leader % 9} / Province {chance.randrange(3)}"
                what = (f"p{leader}", "leader", f"Person {leader}", "birthplace", place)
            table.writerow((f"№ {number}", *what, voice, *head))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "rows.csv"
        write_rows(file, options.rows)
        argv = [sys.executable, "-c", _IMPORT, str(Path(name) / "case"), str(file)]
        with subprocess.Popen(argv, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1]) as child:
            assert child.stdout is not None
            said = child.stdout.read().strip()
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
    print(said)
    print(f"{used.ru_utime + used.ru_stime:.1f} s of CPU, {used.ru_maxrss / 1024:.0f} MB at the peak")


if __name__ == "__main__":
    main()
