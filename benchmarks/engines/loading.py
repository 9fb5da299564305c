"""Loads, edits and copies: what is written, on either engine."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from benchmarks.edits import Session
from store.model.places import Place

WHOSAYS = [str(Path(sys.executable).parent / "whosays")]


def seconds(*argv: str) -> float:
    """How long a command of ours takes, as a process of its own. Raises CalledProcessError."""
    begun = time.perf_counter()
    subprocess.run([*WHOSAYS, *argv], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def loads(case: Path, places: Mapping[str, Place]) -> dict[str, dict[str, float]]:
    """Seconds to load a case into each place, again, and once more with a comment in one of its files."""
    took: dict[str, dict[str, float]] = {}
    head = case / "case.yaml"
    before = head.read_bytes()
    for what in ("load", "load again", "load edited"):
        if what == "load edited":
            head.write_bytes(before + b"# edited\n")
        took[what] = {engine: seconds("load", str(case), "--store", str(place)) for engine, place in places.items()}
    head.write_bytes(before)
    return took


def edits(case: Path, places: Mapping[str, Place], runs: int) -> dict[str, dict[str, float]]:
    """Milliseconds of an edit, of taking it back and of a question derived anew, in turns; medians."""
    sessions = {engine: Session(place, case) for engine, place in places.items()}
    took: dict[str, dict[str, list[float]]] = {
        it: {engine: [] for engine in places} for it in ("edit", "undo", "derive")
    }
    for nth in range(runs + 1):
        for engine, session in sessions.items():
            session.next()
            steps: dict[str, Callable[[], None]] = {
                "edit": session.edit,
                "undo": session.undo,
                "derive": session.derive,
            }
            for what, step in steps.items():
                begun = time.perf_counter()
                step()
                if nth:  # the first brings in what is loaded only when it is used
                    took[what][engine].append(1000 * (time.perf_counter() - begun))
    return {what: {engine: median(times) for engine, times in each.items()} for what, each in took.items()}


def copies(source: Mapping[str, Place], target: Mapping[str, Place]) -> dict[str, float]:
    """Seconds to copy a store from each engine to the other one's place; the key is where it comes from."""
    return {engine: seconds("copy-store", str(place), str(target[engine])) for engine, place in source.items()}
