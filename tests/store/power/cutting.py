"""Cut the power while somebody writes: ``python -m tests.store.power.cutting FOLDER CUTS SEED`` tells what was left.

Run with tests/store/power/cut.c preloaded (LD_PRELOAD), which knows what was synced. A writer is a fork that is killed
before some step of its own, or has ended; then the folder is put back as a disk may have it: what was not synced is
dropped, or (every other time) of each file and each folder by chance the old or the new is there. A writer says when it
was told that something is kept: that has to be there.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import sys
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any, NamedTuple

from store.care.doctor import examine
from store.case.checks.check import check_case
from store.case.read import read_case
from store.case.records import records_of
from store.edits.judging import judge_question
from store.edits.undo import undo
from store.library import Library
from store.model.claims import QuestionRef
from store.model.problems import Refused
from store.sync.load import load_case
from store.sync.new import new_case
from store.sync.save import save_case
from store.sync.whole import alone, finish
from tests.store.adding.reports import FERRY
from tests.store.stores import query, sound
from tests.store.sync.changing import records
from tests.store.sync.killing import Scene

Tell = Callable[[bytes], object]
#: What a writer was told is kept: in the store, and in the case's folder as well.
STORED, SAVED = b"s", b"f"


class Writer(NamedTuple):
    """What is done, what it begins with, and where its store is."""

    write: Callable[[Scene, Tell], object]
    begins: str
    store: str = "case/.whosays/store.db"


def _edit(scene: Scene, tell: Tell) -> None:
    scene.much()
    tell(STORED)
    scene.save()
    tell(SAVED)


def _judge(scene: Scene, tell: Tell) -> None:
    ref = QuestionRef("idris-walid", "life_status")
    judge_question(scene.store, ref, "holds", answer="dead", why="seen", who="ana")
    tell(STORED)
    scene.save()
    tell(SAVED)


def _add(scene: Scene, tell: Tell) -> None:
    scene.add()
    tell(STORED)
    scene.save()
    tell(SAVED)


def _save(scene: Scene, tell: Tell) -> None:
    scene.save()
    tell(SAVED)


def _load(scene: Scene, tell: Tell) -> None:
    load_case(scene.case, scene.store)
    tell(STORED)


def _first_load(scene: Scene, tell: Tell) -> None:
    load_case(scene.case, scene.case.parent / "stores/deep/first.db")
    tell(STORED)


def _take_back(scene: Scene, tell: Tell) -> None:
    undo(scene.store, who="ana")
    tell(STORED)
    scene.save()
    tell(SAVED)


def _new_case(scene: Scene, tell: Tell) -> None:
    new_case(scene.case.parent / "cases/deep/new", "A case")
    tell(SAVED)


def _new_folder(scene: Scene, tell: Tell) -> None:
    save_case(scene.store, scene.case.parent / "copies/deep/new", who="ana")
    tell(SAVED)


WRITERS = {
    "edit": Writer(_edit, "begun"),
    "judge": Writer(_judge, "begun"),
    "add": Writer(_add, "begun"),
    "take back": Writer(_take_back, "added"),
    "save": Writer(_save, "both"),
    "load": Writer(_load, "both"),
    "first load": Writer(_first_load, "begun", "stores/deep/first.db"),
    "save to a new folder": Writer(_new_folder, "begun"),
    "new case": Writer(_new_case, "begun"),
}


class Disk:
    """The folder ``root`` as a disk has it, from what the library keeps below ``mirror``."""

    def __init__(self, root: Path, mirror: Path) -> None:
        self.root, self.mirror = root, mirror
        self._held: list[int] = []

    def begin(self) -> None:
        """All that is there is on the disk."""
        shutil.rmtree(self.mirror, ignore_errors=True)
        for part in ("data", "dirs", "pins"):
            (self.mirror / part).mkdir(parents=True)
        for handle in self._held:
            os.close(handle)
        self._held = []
        for folder, _, files in os.walk(self.root):
            handle = os.open(folder, os.O_RDONLY)
            self._held.append(handle)  # its number is given to no other folder
            lines = [
                f"{it.inode()} {'d' if it.is_dir(follow_symlinks=False) else 'f'} {it.name}\n"
                for it in os.scandir(folder)
            ]
            (self.mirror / "dirs" / str(os.fstat(handle).st_ino)).write_text("".join(lines))
            for name in files:
                path = Path(folder) / name
                number = str(path.stat().st_ino)
                shutil.copyfile(path, self.mirror / "data" / number)
                os.link(path, self.mirror / "pins" / number)

    def restart(self, chance: random.Random | None) -> None:
        """Put the folder back as it is found when the power is there again.

        Without ``chance`` all that was not synced is dropped. With it a file or a folder may be as it was last.
        """
        now = {str(it.inode()): it.path for folder, _, _ in os.walk(self.root) for it in os.scandir(folder)}
        made = self.root.with_name(self.root.name + ".new")
        shutil.rmtree(made, ignore_errors=True)
        self._put(str(self.root.stat().st_ino), self.root, made, now, chance)
        shutil.rmtree(self.root)
        made.rename(self.root)

    def _put(
        self, number: str, was: Path | None, made: Path, now: dict[str, str], chance: random.Random | None
    ) -> None:
        made.mkdir()
        kept = self.mirror / "dirs" / number
        lines = kept.read_text().splitlines() if kept.exists() else []
        entries = {name: (inode, kind) for inode, kind, name in (line.split(" ", 2) for line in lines)}
        if chance is not None and was is not None and chance.random() < 0.5:
            entries = {
                it.name: (str(it.inode()), "d" if it.is_dir(follow_symlinks=False) else "f") for it in os.scandir(was)
            }
        for name, (inode, kind) in entries.items():
            there = now.get(inode)
            if kind == "d":
                self._put(inode, Path(there) if there else None, made / name, now, chance)
                continue
            data, last = self.mirror / "data" / inode, self.mirror / "pins" / inode
            newest = last if last.exists() else Path(there) if there else data
            if chance is not None and chance.random() < 0.5 and newest.exists():
                shutil.copyfile(newest, made / name)
            elif data.exists():
                shutil.copyfile(data, made / name)
            else:
                (made / name).touch()


def forked(scene: Scene, disk: Disk, write: Callable[[Scene, Tell], object], at: int) -> tuple[bytes, int]:
    """Let a fork write and kill it before a step (0: never); what it was told is kept, and its steps."""
    library = ctypes.CDLL(None)
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            library.cut_begin(os.fsencode(disk.root), os.fsencode(disk.mirror), ctypes.c_long(at))
            write(scene, lambda what: os.write(tell, what))
            os.write(tell, b"%d" % library.cut_steps())
        except BaseException:
            import traceback

            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(tell)
    os.waitpid(child, 0)
    said = b"".join(iter(lambda: os.read(told, 100), b""))
    os.close(told)
    kept = said.rstrip(b"0123456789")
    return kept, int(said[len(kept) :] or 0)


def state(scene: Scene) -> Any:
    """What the store holds, without the moment of a judgement and the id it has from that."""
    facts, made = scene.state()
    judged = sorted(str({**data, "id": "", "at": ""}) for (kind, _), data in made.items() if kind == "judgement")
    return facts, {key: data for key, data in made.items() if key[0] != "judgement"}, judged


def _report(scene: Scene) -> bool:
    """Whether the file that is added is kept in the case's folder, in reports/ or put by."""
    wanted = b"raw\n" + FERRY.encode()
    return any(
        it.read_bytes() == wanted
        for folder in (scene.case / "reports", scene.case / ".whosays/reports")
        for it in folder.glob("*")
    )


def look(scene: Scene, kind: str, kept: bytes, before: Any, after: Any) -> str:
    """What was left, and what became of it at the next start: nothing, all, or what is wrong."""
    if kind == "new case":
        made = scene.case.parent / "cases/deep/new"
        if kept and (not (made / "case.yaml").is_file() or check_case(made).problems):
            return "the case that was told to be made is not there"
        return "all" if (made / "case.yaml").is_file() else "nothing"
    if (kept or kind == "take back") and kind in ("add", "take back") and not _report(scene):
        return "the file of a report is gone"
    begun = kind not in ("first load", "save to a new folder")
    store = scene.case.parent / WRITERS[kind].store
    if kind == "first load" and not (store.exists() and store.stat().st_size):
        if kept:
            return "the store that was told to be loaded is gone"
    else:
        try:
            Library(store).overview()
        except Refused as error:
            if kind != "first load" or kept or "holds no case yet" not in str(error):
                return f"refused: {error}"
        else:
            sound(store)
            if wrong := [it.sentence for it in examine(store) if not it.ok]:
                return f"doctor: {wrong}"
    if kind == "first load":
        found = bool(query(store, "SELECT 1 FROM sqlite_schema WHERE name = 'claim'")) if store.exists() else False
        if kept and not found:
            return "the store that was told to be loaded is empty"
        load_case(scene.case, store)
        sound(store)
        return "all" if found else "nothing"
    folder = scene.case if begun else scene.case.parent / "copies/deep/new"
    if begun and state(scene) not in (before, after):
        return "half of it is in the store"
    if kept and state(scene) != after:
        return "what was told to be kept is not in the store"
    if not begun:  # a copy: what was begun there is finished
        with alone(folder) if folder.exists() else nullcontext():
            finish(folder)
        if not (folder / "case.yaml").exists():
            return "nothing" if SAVED not in kept else "what was told to be saved is gone"
        there = not check_case(folder).problems and records_of(read_case(folder)).data == records(scene.store)
        return "all" if there else "the copy is half-way"
    found = state(scene) == after
    if SAVED in kept and (check_case(folder).problems or records_of(read_case(folder)).data != records(scene.store)):
        return "what was told to be saved is not in the folder"
    try:
        scene.save()
    except Refused as error:
        return f"the next save is refused: {error}"
    if check_case(folder).problems:
        return "the folder is half-way"
    if records_of(read_case(folder)).data != records(scene.store):
        return "store and folder do not agree"
    return "all" if found else "nothing"


def main(root: Path, cuts: int, seed: int) -> None:
    chance = random.Random(seed)
    disk = Disk(root / "disk", root / "mirror")
    disk.root.mkdir()
    scene = Scene(disk.root)
    shutil.move(disk.root / "kept", root / "kept")
    scene._kept = root / "kept"
    scene.add()
    scene.save()
    scene.keep("added")
    scene.put_back("begun")
    scene.moved()
    scene.much()
    scene.by_hand()
    scene.keep("both")

    def put_back(begins: str) -> None:
        for path in disk.root.iterdir():
            if path != scene.case:
                shutil.rmtree(path)
        scene.put_back(begins)
        disk.begin()

    steps, states = {}, {}
    for kind, writer in WRITERS.items():
        put_back(writer.begins)
        before = state(scene)
        kept, steps[kind] = forked(scene, disk, writer.write, 0)
        assert kept and steps[kind], kind
        states[kind] = before, state(scene)
    told = []
    for number in range(cuts):
        kind = list(WRITERS)[number % len(WRITERS)]
        put_back(WRITERS[kind].begins)
        at = chance.randint(1, steps[kind] + max(steps[kind] // 10, 2))  # now and then all is written, and then cut
        kept, whole = forked(scene, disk, WRITERS[kind].write, at)
        disk.restart(chance if number // len(WRITERS) % 2 else None)
        try:
            outcome = look(scene, kind, kept, *states[kind])
        except Exception as error:
            outcome = f"{type(error).__name__}: {error}"
        told.append([kind, at, not whole, kept.decode(), outcome])
    print(json.dumps(told))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
