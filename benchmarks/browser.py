"""Print all that docs/performance.md says about whosays, measured in one run beside the floor.

    python -m benchmarks.browser                                   # the case that ships
    python -m benchmarks.browser --million names.db --others ENV   # and a large store, and other programs

`--million` is a store that `whosays load-names` filled; `--others` a virtual environment that
visidata and harlequin are installed in. Programs are started in turns, so that a busy machine
slows all of them alike; ratios are to the floor of the same run.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.ptybench import Plan, Run, compiled, figures, measure, start
from benchmarks.sessions import commands, growth, shared_mb
from benchmarks.terminal import FLOOR, ROOT, STARTING, table
from store.library import Library
from store.model.vocabulary import KINDS
from tests.terminal import terminal_env

#: What a person types: the command as it is installed beside the interpreter.
WHOSAYS = [str(Path(sys.executable).parent / "whosays")]
WORDS = ("omar", "akhtar", "mansoor", "haqqani", "jamaat", "musa qala", "fateh", "obama", "عمر", "zzyzx")
SESSIONS = 20


def whosays_plan(wait: str) -> Plan:
    """How whosays is driven: its list has the focus from the start."""
    return Plan(wait=wait, focus_input=b"/")


def others(environment: Path, folder: Path, store: Path) -> dict[str, tuple[list[str], Plan]]:
    """The other programs that are installed there: VisiData on the entities as CSV, harlequin on the store."""
    found: dict[str, tuple[list[str], Plan]] = {}
    visidata, harlequin = environment / "bin" / "vd", environment / "bin" / "harlequin"
    if visidata.exists():
        library, entities = Library(store), folder / "entities.csv"
        with entities.open("w", newline="") as out:
            rows = csv.writer(out)
            rows.writerow(["kind", "id", "name"])
            rows.writerows((row.kind, row.slug, row.name) for kind in KINDS for row in library.entities(kind, 0, 10**6))
        found["visidata"] = ([str(visidata), str(entities)], Plan(wait="asim-umar", focus_input=b"/"))
    if harlequin.exists():
        plan = Plan(wait="Data Catalog", focus_list=b"\x1b[17~\r", focus_input=b"\x1bOQ")
        found["harlequin"] = ([str(harlequin), "-a", "sqlite", str(store)], plan)
    return found


def headless() -> dict[str, Sequence[str]]:
    """Commands that answer without a screen, and an interpreter that does nothing."""
    calls = ("--help", "overview", "questions", "sources", "entity asim-umar", "compare asim-umar nationality")
    named = {call: [*WHOSAYS, *call.split()] for call in (*calls, "search omer")}
    return {"(python that does nothing)": [sys.executable, "-c", "pass"], **named}


def in_turns(
    run: Callable[[Sequence[str], Plan, Mapping[str, str], Path], Run],
    programs: Mapping[str, tuple[list[str], Plan]],
    env: Mapping[str, str],
    times: int,
) -> dict[str, dict[str, float]]:
    """Run each program so many times, one after the other, and return its figures."""
    runs: dict[str, list[Run]] = {program: [] for program in programs}
    for _ in range(times):
        for program, (argv, plan) in programs.items():
            runs[program].append(run(argv, plan, env, ROOT))
    return {program: figures(done) for program, done in runs.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--million", type=Path, help="a store of a million names")
    parser.add_argument("--others", type=Path, help="an environment with visidata and harlequin")
    parser.add_argument("--runs", type=int, default=5, help="fresh starts of each program")
    parser.add_argument("--starts", type=int, default=10, help="further starts of each program, and nothing else")
    parser.add_argument("--quick", action="store_true", help="only the table of the programs")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "whosays" / "five-reports.db"  # where `whosays demo` looks for it
        env = terminal_env(PYTHONDONTWRITEBYTECODE=None, PYTHONPATH=str(ROOT), HOME=name, WHOSAYS_STORE=str(store))
        env["XDG_DATA_HOME"] = name
        subprocess.run([*WHOSAYS, "load", str(ROOT / "seeds")], env=env, check=True, stdout=subprocess.DEVNULL)
        programs: dict[str, tuple[list[str], Plan]] = {
            "floor": (FLOOR, Plan(wait="Entity 00003", focus_list=b"\t", focus_input=b"\x1b[Z")),
            "whosays": ([*WHOSAYS, "demo"], whosays_plan("Qari Fateh")),
        }
        if asked.million:
            programs["million"] = ([*WHOSAYS, "browse", str(asked.million.resolve())], whosays_plan("Groups"))
        if asked.others:
            programs |= others(asked.others, folder, store)
        for argv, plan in programs.values():
            compiled(argv, plan, env, ROOT)
        print(f"Starts, {asked.starts} of each in turns:")
        print(table(in_turns(start, programs, env, asked.starts), STARTING), flush=True)
        if not asked.runs:
            return
        print(f"\nWhole sessions, {asked.runs} of each in turns:")
        print(table(in_turns(measure, programs, env, asked.runs)), flush=True)
        if asked.quick:
            return
        demo = programs["whosays"][0]
        print("\nHeadless commands, whole processes, ms (median, least):")
        for call, middle, least in commands(headless(), env, 4 * asked.runs):
            print(f"  {call:36}{middle:8.0f}{least:8.0f}", flush=True)
        print(f"\n{SESSIONS} sessions at once, MB a session (PSS, RSS):")
        for program, argv, wait in (("floor", FLOOR, "Entity 00003"), ("whosays", demo, "Qari Fateh")):
            shared, whole = shared_mb(argv, wait, env, SESSIONS)
            print(f"  {program:36}{shared:8.1f}{whole:8.1f}", flush=True)
        print("\nOne long session, RSS in MB:")
        found = growth(demo, "Qari Fateh", env, WORDS)
        for key, label in (
            ("start", "first screen"),
            ("before", "100 moves and 20 searches later"),
            ("moved", "1,000 moves later"),
            ("after", "200 searches later"),
        ):
            print(f"  {label:36}{found[key]:8.1f}")
        print(f"  {'threads at the end':36}{found['threads']:8.0f}")


if __name__ == "__main__":
    main()
