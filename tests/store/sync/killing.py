"""Kill whoever edits and saves: ``python -m tests.store.sync.killing FOLDER KILLS SEED`` tells what was left.

A case with its store inside it, as a session has it. Each writer is a fork that has everything imported; every other
one is killed after some time, the others as they come to a step of theirs that the disk hears of: a file put in place
or taken away, a flush, a commit. Then somebody starts anew and saves, and store and folder have to agree.
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

from store.adding.add import add
from store.case.checks.check import check_case
from store.case.read import read_case
from store.case.records import records_of
from store.edits.edit import edit
from store.edits.undo import redo, undo
from store.intake.reading import bytes_of
from store.library import Library
from store.model.edits import Change
from store.sync.load import load_case
from store.sync.save import save_case
from store.sync.whole import is_begun
from tests.cases import CaseFolder
from tests.store.adding.reports import FERRY, wanted
from tests.store.stores import derived, facts, rebuilt, sound
from tests.store.sync.changing import base, records, sha

Write = Callable[[], object]


class Scene:
    """A case in its folder, with its store inside, and what is done to it."""

    def __init__(self, root: Path) -> None:
        self.case = root / "case"
        self.store = self.case / ".whosays/store.db"
        self._kept = root / "kept"
        CaseFolder(self.case)
        self.store.parent.mkdir()
        load_case(self.case, self.store)
        self.keep("begun")

    def keep(self, name: str) -> None:
        shutil.copytree(self.case, self._kept / name)

    def put_back(self, name: str) -> None:
        shutil.rmtree(self.case)
        shutil.copytree(self._kept / name, self.case)

    def change(self, *wanted: tuple[str, str, dict[str, Any] | None], texts: dict[str, str] | None = None) -> None:
        """One edit: records with other keys, new ones, and some that go (None)."""
        there = records(self.store)
        changes = [
            Change(kind, ref, there.get((kind, ref)), there.get((kind, ref), {}) | keys if keys is not None else None)
            for kind, ref, keys in wanted
        ]
        edit(self.store, changes, who="ana", what="something", texts=texts)

    def save(self) -> None:
        save_case(self.store, self.case, who="ana")

    def much(self) -> None:
        """An edit that touches many files: a text and what is cited of it, somebody new, a source with two wordings."""
        text = "Herald: the River Front said that Edrees Waleed was alive. He died in West Province, on 5 May 2021.\n"
        one, other = "A market burned.\n", "Un marché a brûlé.\n"
        wording = {"id": "fr", "kind": "translation", "file": "market.fr.txt", "text": sha(other)}
        cited = {"original": "the River Front said that Edrees Waleed was alive"}
        self.change(
            ("source", "herald", {"text": sha(text)}),
            ("claim", "h-1", {"cite": cited, "note": "told anew"}),
            ("claim", "h-2", None),
            ("claim", "h-3", {"cite": {"original": "He died in West Province"}}),
            ("entity", "trader", {"id": "trader", "kind": "voice", "name": "A trader"}),
            (
                "source",
                "market",
                {"id": "market", "publisher": "trader", "title": "T", "other_renditions": [wording], "text": sha(one)},
            ),
            (
                "claim",
                "m-1",
                {"source": "market", "id": "m-1", "entity": "post-raid", "property": "killed", "value": "9"}
                | {"speaker": "trader", "cite": {"original": "A market burned", "fr": "Un marché"}},
            ),
            texts={sha(it): it for it in (text, one, other)},
        )

    def moved(self) -> None:
        """A claim goes to another source, and is for a moment in both files."""
        self.change(("claim", "c-5", {"source": "herald", "cite": {"original": "on 5 May 2021"}}))

    def by_hand(self) -> None:
        folder = CaseFolder.__new__(CaseFolder)
        folder.folder = self.case
        folder.edit("claims/courier.yaml", "said: 2021-05-03", "said: 2021-05-03\n    note: by hand")
        folder.edit("entities/all.yaml", "name: Northland", "name: The Northland")

    def add(self) -> None:
        add(self.store, [wanted(FERRY)], who="ana", folder=self.case, bytes_of=bytes_of)

    def state(self) -> Any:
        return {name: rows for name, rows in facts(self.store).items() if name != "files"}, records(self.store)


def writers(scene: Scene) -> dict[str, tuple[Write, str]]:
    """Each kind of write, and what it begins with."""

    def then_save(write: Write) -> Write:
        return lambda: (write(), scene.save())

    scene.much()
    scene.save()
    scene.keep("edited")
    undo(scene.store, who="ana")
    scene.save()
    scene.keep("undone")
    scene.put_back("begun")
    scene.moved()
    scene.much()
    scene.by_hand()
    scene.keep("both")
    return {
        "edit": (then_save(scene.much), "begun"),
        "move": (then_save(scene.moved), "begun"),
        "undo": (then_save(lambda: undo(scene.store, who="ana")), "edited"),
        "redo": (then_save(lambda: redo(scene.store, who="ana")), "undone"),
        "add": (then_save(scene.add), "begun"),
        "save": (scene.save, "both"),
        "load": (lambda: load_case(scene.case, scene.store), "both"),
    }


def step_by_step(heard: Callable[[], None]) -> None:
    """Have ``heard`` called before and after each step that the disk hears of."""
    for of, name in ((Path, "replace"), (Path, "unlink"), (os, "fsync"), (os, "link"), (os, "open")):
        step = getattr(of, name)

        def around(*told: Any, step: Any = step, **more: Any) -> Any:
            heard()
            try:
                return step(*told, **more)
            finally:
                heard()

        setattr(of, name, around)
    event.listen(Session, "before_commit", lambda _: heard())
    event.listen(Session, "after_commit", lambda _: heard())


def forked(write: Write, moment: float | None, at_step: int | None) -> tuple[bool, int]:
    """Let a fork write, and kill it after some seconds or at a step; whether it was still at it, and its steps."""
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        steps = 0

        def heard() -> None:
            nonlocal steps
            steps += 1
            if steps == at_step:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            step_by_step(heard)
            write()
            os.write(tell, str(steps).encode())
        finally:
            os._exit(0)
    os.close(tell)
    if moment is not None:
        time.sleep(moment)
        os.kill(child, signal.SIGKILL)
    _, how = os.waitpid(child, 0)
    steps = os.read(told, 20)
    os.close(told)
    return os.WIFSIGNALED(how) and not steps, int(steps or 0)


def look(scene: Scene, before: Any, after: Any, write: Write) -> str:
    """What was left, and what became of it at the next start: nothing, all, or what is wrong."""
    Library(scene.store).overview()
    sound(scene.store)
    found = scene.state()
    if found not in (before, after):
        return "half of it is in the store"
    scene.save()
    if is_begun(scene.case) or check_case(scene.case).problems:
        return "the folder is half-way"
    if base(scene.store) or records_of(read_case(scene.case)).data != records(scene.store):
        return "store and folder do not agree"
    if scene.state() != found and scene.state() != after:
        return "the next start made something else of it"
    if derived(scene.store) != rebuilt(scene.store):
        return "derived rows are not what a rebuild gives"
    if found == after:
        return "all"
    if scene.state() != after:
        write()
    return "nothing" if scene.state() == after else "writing again does not give the whole"


def main(root: Path, kills: int, seed: int) -> None:
    chance = random.Random(seed)
    scene = Scene(root)
    kinds = writers(scene)
    usual: dict[str, tuple[float, int]] = {}
    states: dict[str, tuple[Any, Any]] = {}
    for kind, (write, begins) in kinds.items():
        scene.put_back(begins)
        before = scene.state()
        start = time.monotonic()
        _, steps = forked(write, None, None)
        usual[kind] = time.monotonic() - start, steps
        states[kind] = before, scene.state()
        assert steps and states[kind][0] != states[kind][1], kind
    told = []
    for number in range(kills):
        kind = list(kinds)[number % len(kinds)]
        write, begins = kinds[kind]
        scene.put_back(begins)
        took, steps = usual[kind]
        by_time = number // len(kinds) % 2 == 1
        moment = chance.uniform(0, took) if by_time else None
        at_step = None if by_time else chance.randint(1, steps)
        running, _ = forked(write, moment, at_step)
        outcome = look(scene, *states[kind], write)
        told.append([kind, moment and round(moment * 1000, 2), at_step, running, outcome])
    print(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
