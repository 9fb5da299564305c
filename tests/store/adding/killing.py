"""Kill adds at random moments: ``python -m tests.store.adding.killing FOLDER KILLS SEED`` tells what was left.

A process of its own, so that forking meets no threads. Each fork adds a report, takes one back or does it again, with
the folder following, and is killed (SIGKILL) somewhere in its usual time.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from store.library import Library, load, new_case
from store.sync.load import load_case
from tests.store.adding.reports import FERRY, wanted
from tests.store.killing import killed
from tests.store.stores import query, sound

WHO = "ana"


def added(library: Library) -> None:
    library.add([wanted(FERRY), wanted("Another.", "b.txt", head={"publisher": "The Post"})], who=WHO)


def turns(case: Path) -> dict[str, tuple[Path, Callable[[Library], object]]]:
    """Each kind of change with the case that it begins with, its store inside."""
    new_case(case / "empty", "The ferry")
    (case / "empty" / ".whosays").mkdir()
    load(case / "empty", case / "empty" / ".whosays" / "store.db")
    for name, before, change in (("full", "empty", added), ("undone", "full", lambda it: it.undo(who=WHO))):
        shutil.copytree(case / before, case / name)
        with Library(store_of(case / name), folder=case / name) as library:
            change(library)
            library.follow(who=WHO)
    return {
        "add": (case / "empty", added),
        "undo": (case / "full", lambda it: it.undo(who=WHO)),
        "redo": (case / "undone", lambda it: it.redo(who=WHO)),
    }


def store_of(case: Path) -> Path:
    return case / ".whosays" / "store.db"


def changed(case: Path, change: Callable[[Library], object]) -> None:
    with Library(store_of(case), folder=case) as library:
        change(library)
        library.follow(who=WHO)


def look(case: Path, again: Path) -> str:
    """What is wrong at the next start; else how many reports there are."""
    with Library(store_of(case), folder=case) as library:
        library.follow(who=WHO)
        sources = {it.slug: library.record("source", it.slug) or {} for it in library.sources()}
    sound(store_of(case))
    load_case(case, again)
    if dict(query(again, "SELECT ref, data FROM record")) != dict(
        query(store_of(case), "SELECT ref, data FROM record")
    ):
        return "store and folder differ"
    for slug, data in sources.items():
        kept = case / "reports" / data["report"]["kept"]
        if not kept.is_file() or hashlib.sha256(kept.read_bytes()).hexdigest() != data["report"]["sha256"]:
            return f"the file of {slug} is not there"
    # a killed add may leave a file that no source names: added again, it is taken for what it is
    if not sources:
        changed(case, added)
        names = [it.name for it in (case / "reports").iterdir()]
        if sorted(names) != ["the-courier-2021.txt", "the-post-2021.txt"]:
            return f"left in reports/: {names}"
    return {0: "nothing", 2: "all"}.get(len(sources), "half")


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    kinds = turns(folder)
    usual = {}
    for kind, (before, change) in kinds.items():
        shutil.copytree(before, folder / "timed")
        begun = time.monotonic()
        changed(folder / "timed", change)
        usual[kind] = time.monotonic() - begun
        shutil.rmtree(folder / "timed")
    told = []
    for number in range(kills):
        kind = list(kinds)[number % len(kinds)]
        before, change = kinds[kind]
        case = folder / "killed"
        shutil.copytree(before, case)
        moment = chance.uniform(0, 1.2 * usual[kind])
        hit = killed(partial(changed, change=change), case, moment, at_commit=False)
        told.append((kind, round(moment, 4), hit, look(case, folder / "again.db")))
        shutil.rmtree(case)
        for left in folder.glob("again.db*"):
            left.unlink()
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
