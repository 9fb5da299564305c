"""Kill writers at random moments: ``python -m tests.store.killing FOLDER KILLS SEED`` tells what was left.

A process of its own, so that forking meets no threads: each writer is a fork that has everything
imported, and is killed (SIGKILL) somewhere between its start and its usual end, or while it commits.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlmodel import Session

from store.edits.edit import edit
from store.edits.judging import judge_question
from store.edits.undo import undo
from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.problems import Refused
from store.sync.load import load_case
from store.writes.attach import attach
from store.writes.records import read
from tests.cases import CaseFolder
from tests.engines import on_server
from tests.store.stores import derived, facts, query, rebuilt, sound

Write = Callable[[Path], object]
REF = QuestionRef("idris-walid", "life_status")
#: What the killed writers were found to have done.
OUTCOMES = ("nothing", "all")
#: Every other writer is killed within so many seconds of beginning to commit, where it matters most.
LAST_STEPS = 0.02


def some_edit(store: Path) -> object:
    """Rename somebody, change one claim and remove another, in one edit."""
    there = {(kind, ref): read(data) for kind, ref, data in query(store, "SELECT kind, ref, data FROM record")}
    somebody, said, gone = (there[key] for key in (("entity", "idris-walid"), ("claim", "h-2"), ("claim", "c-3")))
    changes = [
        Change("entity", "idris-walid", somebody, {**somebody, "name": "Idrees Walid"}),
        Change("claim", "h-2", said, {**said, "value": "8"}),
        Change("claim", "c-3", gone, None),
    ]
    return edit(store, changes, who="ana", what="seen anew")


def writers(folder: Path) -> tuple[Path, dict[str, tuple[Write, bool]]]:
    """A store to begin with, and each kind of write with whether it begins with that store or with none."""
    case = CaseFolder(folder / "case")
    pristine = folder / "pristine.db"
    load_case(case.folder, pristine)
    edited = CaseFolder(folder / "edited")
    edited.edit("claims/herald.yaml", 'is: "7"', 'is: "8"')
    edited.edit("entities/all.yaml", "name: Idris Walid", "name: Idrees Walid")
    edited.edit("claims/courier.yaml", "id: c-5", "id: c-55")
    original = case.hold_original()
    return pristine, {
        "load": (lambda store: load_case(edited.folder, store), True),
        "first load": (lambda store: load_case(case.folder, store), False),
        "judge": (lambda store: judge_question(store, REF, "holds", answer="dead", why="seen", who="ana"), True),
        "attach": (lambda store: attach(store, [original]), True),
        "edit": (some_edit, True),
        "undo": (lambda store: undo(store, who="somebody"), True),
    }


def state(store: Path) -> Any:
    """What a store holds, without the moment of a judgement."""
    anything = "meta WHERE key = 'version'" if on_server() else "sqlite_master LIMIT 1"
    if not store.exists() or not store.stat().st_size or not query(store, f"SELECT 1 FROM {anything}"):
        return None
    return (
        facts(store),
        query(store, "SELECT decision, value_key, why, who FROM judgement"),
        query(store, "SELECT kind, ref, data FROM record WHERE kind <> 'judgement' ORDER BY 1, 2"),
        query(store, "SELECT kind, ref, data FROM base WHERE kind <> 'judgement' ORDER BY 1, 2"),
        query(store, "SELECT who, verb, what, undoes FROM edit ORDER BY id"),
    )


def prepare(store: Path, pristine: Path, begins: bool) -> Path:
    for ending in ("", "-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)
    if begins:
        shutil.copyfile(pristine, store)
    return store


def killed(write: Write, store: Path, moment: float, at_commit: bool) -> bool:
    """Let a fork write and kill it after ``moment`` seconds; whether it was still at it.

    ``at_commit``: the seconds count from when it begins to commit.
    """
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            event.listen(Session, "before_commit", lambda _: os.write(tell, b"c"))
            write(store)
        finally:
            os._exit(0)
    os.close(tell)
    if at_commit:
        os.read(told, 1)
    os.close(told)
    time.sleep(moment)
    done, _ = os.waitpid(child, os.WNOHANG)
    if done:
        return False
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def look(store: Path, before: Any, after: Any) -> str:
    """What was left: nothing, all, or what is wrong. The store is opened as a reader and then as a writer."""
    if before is not None:
        Library(store).overview()
    elif store.exists():
        try:
            Library(store).overview()
        except Refused as error:
            if "holds no case yet" not in str(error):
                return f"refused: {error}"
    found = state(store)
    if found is None:
        return "nothing" if before is None else "gone"
    sound(store)
    if derived(store) != rebuilt(store):
        return "derived rows are not what a rebuild gives"
    if found == before:
        return "nothing"
    return "all" if found == after else "half"


def main(folder: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    pristine, kinds = writers(folder)
    store = folder / "store.db"
    afters = {}
    usual = {}
    for kind, (write, begins) in kinds.items():
        prepare(store, pristine, begins)
        start = time.monotonic()
        write(store)
        usual[kind] = time.monotonic() - start
        afters[kind] = state(store)
    told = []
    for number in range(kills):
        kind = list(kinds)[number % len(kinds)]
        write, begins = kinds[kind]
        prepare(store, pristine, begins)
        at_commit = number // len(kinds) % 2 == 1
        moment = chance.uniform(0.0, LAST_STEPS if at_commit else usual[kind])
        running = killed(write, store, moment, at_commit)
        outcome = look(store, state(pristine) if begins else None, afters[kind])
        if outcome in OUTCOMES and kind in ("load", "first load", "attach"):
            write(store)
            if state(store) != afters[kind]:
                outcome = "writing again does not give the whole"
        told.append([kind, round(moment * 1000, 2), running, outcome])
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
