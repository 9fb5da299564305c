"""Many sessions, long sessions and headless commands: what they cost, measured from outside (Linux)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.terminal import Session

DOWN = b"\x1b[B"
UP = b"\x1b[A"


def shared_mb(argv: Sequence[str], wait: str, env: Mapping[str, str], sessions: int) -> tuple[float, float]:
    """Open so many sessions of a program at once; return a session's median PSS and RSS in MB.

    PSS counts a page that n processes share as 1/n of a page (proc(5), smaps_rollup).
    """
    with ExitStack() as stack:
        running = []
        for _ in range(sessions):
            session = stack.enter_context(Session(argv, env=env))
            session.wait_for(wait, timeout=60)
            running.append(session)
        for session in running:
            session.until_quiet(0.3, limit=2)
        found = [rollup(session.process.pid) for session in running]
    return median(pss for pss, _ in found), median(rss for _, rss in found)


def rollup(pid: int) -> tuple[float, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines}
    return sizes["Pss"], sizes["Rss"]


def growth(argv: Sequence[str], wait: str, env: Mapping[str, str], words: Sequence[str]) -> dict[str, float]:
    """Move 1,000 times and search 200 times; return RSS in MB before and after, and the threads at the end.

    "Before" is after 100 moves and 20 searches: by then every module that they need is loaded.
    """
    with Session(argv, env=env) as session:
        session.wait_for(wait)
        session.until_quiet(0.6)
        pid = session.process.pid
        begun = rollup(pid)[1]
        _moves(session, 100)
        _searches(session, words, 20)
        before = rollup(pid)[1]
        _moves(session, 1000)
        moved = rollup(pid)[1]
        _searches(session, words, 200)
        after = rollup(pid)[1]
        threads = len(os.listdir(f"/proc/{pid}/task"))  # noqa: PTH208
    return {"start": begun, "before": before, "moved": moved, "after": after, "threads": threads}


def _moves(session: Session, count: int) -> None:
    """Step down and up through the first list; every tenth step waits for the page beside it."""
    for step in range(count):
        session.send(UP if step // 10 % 2 else DOWN)
        if step % 10 == 9:
            session.until_quiet(0.35, limit=1)
        else:
            session.pump(0.03)
    session.until_quiet(0.5)


def _searches(session: Session, words: Sequence[str], count: int) -> None:
    for nth in range(count):
        session.send(b"/")
        session.until_quiet(0.05, first=0.1)
        session.send(f"{words[nth % len(words)]} {chr(97 + nth % 26)}")
        session.until_quiet(0.3, first=0.6)
        session.send(b"\x1b")
        session.until_quiet(0.1, first=0.3)


def commands(
    named: Mapping[str, Sequence[str]], env: Mapping[str, str], runs: int
) -> Iterator[tuple[str, float, float]]:
    """Run each command as a whole process, in turns; yield its name, median and least milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in named}
    for _ in range(runs):
        for name, argv in named.items():
            begun = time.perf_counter()
            subprocess.run(argv, env=dict(env), check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
            times[name].append(1000 * (time.perf_counter() - begun))
    for name, found in times.items():
        yield name, median(found), min(found)
