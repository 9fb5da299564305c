"""Pairs of names of our own making: how well the score of two names tells one from two, beside other scores.

All files of pairs in tests/store/suggest are asked (a line: 1 or 0 for one or two, the kind, both names, and an x where
people would differ: those are counted apart). Of each score precision, recall and F1 over thresholds, by file and by
kind; then the ten pairs of each file that ours gets most wrong, with why.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from store.names.alike import alike, alikeness
from store.names.weighing import LIKELY
from store.names.words import fold

FILES = Path(__file__).parents[1] / "tests" / "store" / "suggest"
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_PEER = """
import json, sys
from followthemoney import model
from nomenklatura.matching import get_algorithm
score = get_algorithm("logic-v2")
config = score.default_config()
kinds = {"leader": "Person", "group": "Organization"}
def named(row, side):
    told = {"id": f"{side}-{at}", "schema": kinds.get(row["kind"], "LegalEntity"), "properties": {"name": [row[side]]}}
    return model.get_proxy(told)
for at, line in enumerate(sys.stdin):  # it remembers names by the id
    row = json.loads(line)
    print(score.compare(named(row, "left"), named(row, "right"), config).score)
"""


class Row(NamedTuple):
    """A pair of names of a file: whether they are of one, and whether people would differ about it."""

    file: str
    kind: str
    left: str
    right: str
    one: bool
    weak: bool


Scores = list[float]


def rows() -> list[Row]:
    found = []
    for path in sorted(FILES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [
                Row(path.stem, row["kind"], row["left"], row["right"], row["one"] == "1", bool(row.get("weak")))
                for row in csv.DictReader(file)
            ]
    return found


def scored(pairs: list[Row], peer: Path | None) -> Iterator[tuple[str, Scores, float]]:
    """Each way to score, its scores from 0 to 1, and milliseconds a pair."""
    ways: dict[str, Callable[[str, str], float]] = {
        "whosays alike": alikeness,
        "rapidfuzz WRatio": lambda one, other: fuzz.WRatio(_plain(one), _plain(other)) / 100,
        "rapidfuzz token_sort_ratio": lambda one, other: fuzz.token_sort_ratio(_plain(one), _plain(other)) / 100,
    }
    for label, score in ways.items():
        start = time.perf_counter()
        scores = [score(pair.left, pair.right) for pair in pairs]
        yield label, scores, (time.perf_counter() - start) * 1000 / len(pairs)
    if peer is not None and peer.exists():
        told = "".join(json.dumps(pair._asdict()) + "\n" for pair in pairs)
        start = time.perf_counter()
        done = subprocess.run([peer, "-c", _PEER], input=told, capture_output=True, text=True, check=True)
        took = (time.perf_counter() - start) * 1000 / len(pairs)
        yield "nomenklatura logic-v2", [float(line) for line in done.stdout.split()], took
    if shutil.which("fzf"):
        start = time.perf_counter()
        scores = [float(_fzf(pair.left, pair.right) or _fzf(pair.right, pair.left)) for pair in pairs]
        yield "fzf --filter (found or not)", scores, (time.perf_counter() - start) * 1000 / len(pairs)


def _plain(text: str) -> str:
    return " ".join(fold(text))


def _fzf(asked: str, there: str) -> bool:
    done = subprocess.run(
        ["fzf", "--filter", _plain(asked)], input=_plain(there), capture_output=True, text=True, check=False
    )
    return bool(done.stdout)


def figures(pairs: list[Row], scores: Scores, least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of those that score so much."""
    right = sum(pair.one and score >= least for pair, score in zip(pairs, scores, strict=True))
    told = sum(score >= least for score in scores)
    there = sum(pair.one for pair in pairs)
    precision, recall = right / max(1, told), right / max(1, there)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def name_pairs(peer: Path | None) -> None:
    """Print all of it."""
    everything = rows()
    sure = [pair for pair in everything if not pair.weak]
    ones = sum(pair.one for pair in sure)
    print(f"\npairs of names: {len(sure)}, {ones} of one and {len(sure) - ones} of two; precision recall F1")
    print("  " + " " * 28 + "".join(f"{f'from {least}':>18}" for least in THRESHOLDS))
    every: dict[str, Scores] = {}
    for label, scores, took in scored(sure, peer):
        every[label] = scores
        cells = "".join("   {:.2f} {:.2f} {:.2f} ".format(*figures(sure, scores, least)) for least in THRESHOLDS)
        print(f"  {label:28}{cells}  {took:.2f} ms a pair")
    for told in ("file", "kind"):
        print(f"  best F1 of each by {told}, and from which threshold; ours from {LIKELY}")
        for name in sorted({getattr(pair, told) for pair in sure}):
            places = [at for at, pair in enumerate(sure) if getattr(pair, told) == name]
            these = [sure[at] for at in places]
            print(f"    {name:14} n={len(these):4} " + "  ".join(_best(these, places, every)))
    _weak([pair for pair in everything if pair.weak])
    _worst(sure, every["whosays alike"])


def _best(these: list[Row], places: list[int], every: dict[str, Scores]) -> Iterator[str]:
    for label, scores in every.items():
        mine = [scores[at] for at in places]
        if label == "whosays alike":
            yield "{} {:.2f} ({:.2f} {:.2f})".format(label, *figures(these, mine, LIKELY)[::-1])
        else:
            found, least = max((figures(these, mine, at / 20)[2], at / 20) for at in range(1, 21))
            yield f"{label.split(' (')[0]} {found:.2f} ({least})"


def _weak(pairs: list[Row]) -> None:
    right = sum((alikeness(pair.left, pair.right) >= LIKELY) == pair.one for pair in pairs)
    print(f"  pairs people would differ about: {right} of {len(pairs)} as we would say")


def _worst(pairs: list[Row], scores: Scores) -> None:
    for name in sorted({pair.file for pair in pairs}):
        missed = [
            (abs(score - LIKELY), pair, score) for pair, score in zip(pairs, scores, strict=True) if pair.file == name
        ]
        missed = [row for row in missed if (row[2] >= LIKELY) != row[1].one]
        print(f"\nworst of {name} ({len(missed)} wrong)")
        for _, pair, score in sorted(missed, reverse=True)[:10]:
            wanted = "of one" if pair.one else "of two"
            print(f"  {pair.left!r} {pair.right!r} {wanted}: {score:.2f} {alike(pair.left, pair.right).why}")
