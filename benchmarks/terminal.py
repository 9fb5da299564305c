"""Print what a program costs on a terminal, beside the floor, measured alternately in one run.

    python -m benchmarks.terminal                                  # our bottom layer by itself
    python -m benchmarks.terminal --wait Leaders -- whosays CASE   # any command

Figures from a shared machine are noisy; the ratio column is the one to quote.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.ptybench import Plan, Run, compiled, figures, measure
from tests.terminal import terminal_env

ROOT = Path(__file__).parents[1]
FLOOR = [sys.executable, "-m", "benchmarks.floor_app"]
LEAN = [sys.executable, "-m", "benchmarks.lean_app"]

LABELS = {
    "first_ms": "first paint, ms",
    "usable_ms": "usable (first data), ms",
    "stable_ms": "stable screen, ms",
    "start_cpu_ms": "CPU until then, ms",
    "start_bytes": "bytes until then",
    "idle_bytes_s": "idle, B/s",
    "down_bytes": "a Down key, B",
    "down_worst_bytes": "the worst Down key, B",
    "down_ms": "a Down key, ms to its last byte",
    "type_bytes": "a typed character, B",
    "type_ms": "a typed character, ms",
    "type_worst_ms": "the slowest typed character, ms",
    "down_rest_bytes": "a Down key and a rest, B",
    "down_rest_ms": "its last byte, ms",
    "type_rest_bytes": "a character and a rest, B",
    "type_rest_ms": "its last byte, ms",
    "held_bytes_s": "a held key (30/s), B/s",
    "held_late_ms": "output after it is let go, ms",
    "memory_mb": "peak memory, MB",
}


def unescaped(text: str) -> bytes:
    """Turn "\\t" or "\\x1b[Z" as typed in a shell into bytes."""
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape").encode()


STARTING = ("first_ms", "usable_ms", "stable_ms", "start_cpu_ms", "memory_mb")


def table(columns: dict[str, dict[str, float]], rows: Sequence[str] = tuple(LABELS)) -> str:
    """Lay figures out, one column a program, with each one's ratio to the first."""
    names = list(columns)
    head = f"{'':34}" + "".join(f"{name:>12}" + ("" if name == names[0] else f"{'ratio':>8}") for name in names)
    lines = [head]
    for key in rows:
        line = f"{LABELS[key]:34}"
        base = columns[names[0]][key]
        for name in names:
            value = columns[name][key]
            line += f"{value:>12,.0f}" if value >= 100 or value == int(value) else f"{value:>12,.1f}"
            if name != names[0]:
                line += f"{value / base:>8.3f}" if base else f"{'-':>8}"
        lines.append(line)
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--name", default="ours", help="heading of the command's column")
    parser.add_argument("--runs", type=int, default=5, help="fresh starts of each program")
    parser.add_argument("--keys", type=int, default=25, help="presses measured in each run")
    parser.add_argument("--size", default="120x40", help="columns x rows")
    parser.add_argument("--env", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--wait", default="", help="text the command shows when it is usable")
    parser.add_argument("--focus-list", default="", help="keys that bring the focus to the list")
    parser.add_argument("--focus-input", default="", help="keys that bring it to the input, such as /")
    parser.add_argument("--down", default="\\x1b[B", help="the key measured as Down")
    parser.add_argument("--lean", action="store_true", help="also measure our bottom layer by itself")
    parser.add_argument("--json", type=Path, help="append the figures to this file, a line a run")
    parser.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args()
    command = asked.command[1:] if asked.command[:1] == ["--"] else asked.command
    columns, rows = map(int, asked.size.split("x"))
    env = terminal_env(PYTHONDONTWRITEBYTECODE=None, **dict(pair.split("=", 1) for pair in asked.env))
    floor = Plan(columns, rows, wait="Entity 00003", focus_list=b"\t", focus_input=b"\x1b[Z", presses=asked.keys)
    programs: dict[str, tuple[list[str], Plan]] = {"floor": (FLOOR, floor)}
    if asked.lean or not command:
        programs["lean"] = (LEAN, floor)
    if command:
        plan = Plan(
            columns,
            rows,
            wait=asked.wait,
            focus_list=unescaped(asked.focus_list),
            focus_input=unescaped(asked.focus_input),
            down=unescaped(asked.down),
            presses=asked.keys,
        )
        programs[asked.name] = (command, plan)
    for argv, plan in programs.values():
        compiled(argv, plan, env, ROOT if argv[0] == sys.executable else None)
    runs: dict[str, list[Run]] = {name: [] for name in programs}
    for _ in range(asked.runs):
        for name, (argv, plan) in programs.items():
            runs[name].append(measure(argv, plan, env, ROOT if argv[0] == sys.executable else None))
    found = {name: figures(done) for name, done in runs.items()}
    print(table(found))
    if asked.json:
        with asked.json.open("a") as out:
            out.write(json.dumps({"runs": asked.runs, "size": asked.size, **found}) + "\n")


if __name__ == "__main__":
    main()
