"""Measure one terminal program from outside, through a pseudo-terminal.

The program runs on a fresh pseudo-terminal. What it writes is kept with the time of each read and
parsed only when the program pauses, so that the parser takes no time from it. A repaint is all
that comes from a key to `QUIET` seconds of silence. Linux only (/proc).
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.emulator import Emulator
from tests.terminal import Session

QUIET = 0.12
SETTLED = 1.0
RESTED = 0.6
HELD_RATE = 30


@dataclass(frozen=True)
class Plan:
    """How a program is driven: the keys sent first, the key moved with, what is typed.

    `wait` is a text that must be on the screen before it counts as usable. `focus_list` and
    `focus_input` are the keys that bring the focus to the list and to the input. Of `presses` keys
    what comes at once is measured; of `rests` more also what follows when no other key comes.
    """

    columns: int = 120
    rows: int = 40
    wait: str = ""
    focus_list: bytes = b""
    focus_input: bytes = b""
    down: bytes = b"\x1b[B"
    typed: str = "aeiou"
    undo: bytes = b"\x7f"
    presses: int = 25
    rests: int = 8
    held_seconds: float = 2.0
    idle_seconds: float = 2.0


@dataclass
class Run:
    """What one run showed: milliseconds, bytes, bytes a second, megabytes."""

    first_ms: float = 0.0
    usable_ms: float = 0.0
    stable_ms: float = 0.0
    start_cpu_ms: float = 0.0
    start_bytes: float = 0.0
    idle_bytes_s: float = 0.0
    held_bytes_s: float = 0.0
    held_late_ms: float = 0.0
    memory_mb: float = 0.0
    down_bytes: list[float] = field(default_factory=list)
    down_ms: list[float] = field(default_factory=list)
    type_bytes: list[float] = field(default_factory=list)
    type_ms: list[float] = field(default_factory=list)
    down_rest_bytes: list[float] = field(default_factory=list)
    down_rest_ms: list[float] = field(default_factory=list)
    type_rest_bytes: list[float] = field(default_factory=list)
    type_rest_ms: list[float] = field(default_factory=list)


def compiled(argv: Sequence[str], plan: Plan, env: Mapping[str, str], cwd: Path | None = None) -> None:
    """Start a program once without measuring it, so that its bytecode is kept as after an installation.

    An interpreter that may keep none (PYTHONDONTWRITEBYTECODE) compiles a checkout's changed modules at
    each start, which takes the time and the memory of another program.
    """
    with Session(argv, columns=plan.columns, rows=plan.rows, env=env, cwd=cwd) as session:
        session.wait_for(plan.wait, timeout=60)
        session.until_quiet(SETTLED)


def measure(argv: Sequence[str], plan: Plan, env: Mapping[str, str], cwd: Path | None = None) -> Run:
    """Run a program once by a plan. Raises RuntimeError if it ends or shows nothing."""
    run = Run()
    with Session(argv, columns=plan.columns, rows=plan.rows, env=env, cwd=cwd) as session:
        _start(session, plan, run)
        before = len(session.raw)
        _watch(session, plan.idle_seconds)
        run.idle_bytes_s = (len(session.raw) - before) / plan.idle_seconds
        _focus(session, plan.focus_list)
        for _ in range(plan.presses):
            _press(session, plan.down, run.down_bytes, run.down_ms)
        for _ in range(plan.rests):
            _press(session, plan.down, run.down_rest_bytes, run.down_rest_ms, RESTED)
        _hold(session, plan, run)
        _focus(session, plan.focus_input)
        for place in range(plan.presses):
            char = plan.typed[place % len(plan.typed)]
            _press(session, char.encode(), run.type_bytes, run.type_ms)
            session.send(plan.undo)
            session.until_quiet(QUIET, first=0.5)
        for place in range(plan.rests):
            char = plan.typed[place % len(plan.typed)]
            _press(session, char.encode(), run.type_rest_bytes, run.type_rest_ms, RESTED)
            session.send(plan.undo)
            session.until_quiet(RESTED, first=0.5)
        run.memory_mb = memory_mb(session.process.pid)
        if not session.open:
            raise RuntimeError(f"{argv[0]} ended early:\n{session.screen.text}")
    return run


def start(argv: Sequence[str], plan: Plan, env: Mapping[str, str], cwd: Path | None = None) -> Run:
    """Start a program and wait until its screen has settled, nothing more: many starts fit into a minute."""
    run = Run()
    with Session(argv, columns=plan.columns, rows=plan.rows, env=env, cwd=cwd) as session:
        _start(session, plan, run)
        run.memory_mb = memory_mb(session.process.pid)
    return run


def _start(session: Session, plan: Plan, run: Run) -> None:
    """Wait until the text on the screen stays as it is; find out when that began."""
    screen = Emulator(plan.columns, plan.rows)
    text, read, size = "", 0, 0
    first = stable = 0.0
    end = session.started + 30
    while session.open and time.monotonic() < end:
        session.pump(0.05)
        now = time.monotonic()
        if not session.chunks or now - session.chunks[-1][0] < 0.1:
            continue
        for when, data in session.chunks[read:]:
            screen.feed(data)
            size += len(data)
            if (seen := screen.text) != text:
                text = seen
                if plan.wait in text and not run.usable_ms:
                    run.usable_ms = 1000 * (when - session.started)
                first = first or (when if seen.strip() else 0.0)
                stable, run.start_bytes = when, size
        read = len(session.chunks)
        if first and plan.wait in text and now - stable > SETTLED:
            run.first_ms = 1000 * (first - session.started)
            run.stable_ms = 1000 * (stable - session.started)
            run.start_cpu_ms = cpu_ms(session.process.pid)
            return
    raise RuntimeError(f"nothing settled on the screen:\n{text}")


def _watch(session: Session, seconds: float) -> None:
    end = time.monotonic() + seconds
    while session.open and (left := end - time.monotonic()) > 0:
        session.pump(left)


def _focus(session: Session, keys: bytes) -> None:
    if keys:
        session.send(keys)
        session.until_quiet(0.3, first=1.0)


def _press(session: Session, key: bytes, sizes: list[float], times: list[float], quiet: float = QUIET) -> None:
    session.until_quiet(QUIET, limit=0.5, first=0.02)
    begun = time.monotonic()
    session.send(key)
    size, _, last = session.until_quiet(quiet, first=1.0)
    if last is not None:
        sizes.append(size)
        times.append(1000 * (last - begun))


def _hold(session: Session, plan: Plan, run: Run) -> None:
    """Hold the key down at `HELD_RATE` presses a second, as a terminal repeats it, and let go."""
    if not plan.held_seconds:
        return
    before, begun = len(session.raw), time.monotonic()
    for press in range(int(plan.held_seconds * HELD_RATE)):
        _watch(session, begun + press / HELD_RATE - time.monotonic())
        session.send(plan.down)
    released = time.monotonic()
    _, _, last = session.until_quiet(QUIET, limit=5)
    run.held_bytes_s = (len(session.raw) - before) / plan.held_seconds
    run.held_late_ms = max(1000 * ((last or released) - released), 0.0)


def cpu_ms(pid: int) -> float:
    """Return the time all threads of a process have run, in milliseconds."""
    used = 0
    for thread in (Path("/proc") / str(pid) / "task").iterdir():
        try:
            used += int((thread / "schedstat").read_text().split()[0])
        except OSError:
            continue  # ended meanwhile
    return used / 1e6


def memory_mb(pid: int) -> float:
    """Return the peak resident memory (VmHWM) of the largest process below `pid`, in MB."""
    peak, todo = 0.0, [pid]
    while todo:
        process = Path("/proc") / str(todo.pop())
        try:
            for thread in (process / "task").iterdir():
                todo += map(int, (thread / "children").read_text().split())
            lines = (process / "status").read_text().splitlines()
        except OSError:
            continue  # gone meanwhile
        peak = max([peak, *(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))])
    return peak


def figures(runs: Sequence[Run]) -> dict[str, float]:
    """Return the medians over some runs; keys are pooled over all of them."""

    def pooled(name: str) -> list[float]:
        return [value for run in runs for value in getattr(run, name)] or [0.0]

    found = {
        name: median(getattr(run, name) for run in runs)
        for name in (
            "first_ms",
            "usable_ms",
            "stable_ms",
            "start_cpu_ms",
            "start_bytes",
            "idle_bytes_s",
            "memory_mb",
        )
    }
    found |= {
        "down_bytes": median(pooled("down_bytes")),
        "down_worst_bytes": max(pooled("down_bytes")),
        "down_ms": median(pooled("down_ms")),
        "type_bytes": median(pooled("type_bytes")),
        "type_ms": median(pooled("type_ms")),
        "type_worst_ms": max(pooled("type_ms")),
    }
    found |= {
        name: median(pooled(name)) for name in ("down_rest_bytes", "down_rest_ms", "type_rest_bytes", "type_rest_ms")
    }
    for name in ("held_bytes_s", "held_late_ms"):
        found[name] = median(getattr(run, name) for run in runs)
    return found
