"""Several files of a case changed as one: all of them, or none, also where the writer is killed between two.

What is to be is written beside first, then told in a plan, then put in place; the plan is taken away last. Whoever
comes next and finds a plan puts in place what is left of it.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from store.case.files import FOLDERS, LISTS, FileMark, sha256_of
from store.db.files import keep_listed
from store.model.problems import Refused
from store.sync.disk import UNFINISHED, Disk, FolderChanged, written_beside

#: The plan of a save that is under way.
PLAN = f"{UNFINISHED}save"
_BESIDE = re.compile(re.escape(UNFINISHED) + "[0-9a-f]{16}")


class Step(NamedTuple):
    """A file as it is and as it is to be; None where there is none."""

    name: str
    before: bytes | None
    after: bytes | None


class _Planned(NamedTuple):
    """A step whose bytes lie beside: the name they have there, and what the file was and is to be, by hash."""

    name: str
    beside: str | None
    before: str | None
    after: str | None


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold off others that read a case whole or save to it. Where it cannot be locked nobody is held off."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):  # some file systems have no locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def write(disk: Disk, steps: Sequence[Step]) -> dict[str, FileMark | None]:
    """Take all the steps, in their order; returns the marks of the files. One may be changed by two steps.

    FolderChanged, before anything is written, where a file is not as it was before. Once this is done it is on the
    disk.
    """
    if len(steps) == 1:
        return {it.name: disk.write(*it) for it in steps}
    for step in {it.name: it for it in reversed(steps)}.values():
        if disk.read(step.name) != step.before:
            raise FolderChanged(step.name)
    planned = []
    try:
        for step in steps:
            planned.append(_planned(disk, step))
        for room in {disk.path(it.name).parent for it in planned}:
            keep_listed(room)
        disk.write(PLAN, None, json.dumps(planned).encode())
    except BaseException:
        for it in planned:
            if it.beside is not None:
                disk.path(it.name).with_name(it.beside).unlink(missing_ok=True)
        raise
    _put_in_place(disk, planned)
    return {it.name: disk.mark(it.name, it.after) if it.after is not None else None for it in steps}


def is_begun(folder: Path) -> bool:
    """Whether a save was cut off in a folder, or is under way."""
    return (folder / PLAN).exists()


def finish(folder: Path) -> None:
    """Put in place what is left of a save that was cut off. To be called alone.

    A file that was changed by hand since stays as it is. Raises Refused where it cannot be done.
    """
    if is_begun(folder):
        disk = Disk(folder)
        _put_in_place(disk, _read(disk.read(PLAN) or b""))


def _planned(disk: Disk, step: Step) -> _Planned:
    beside = None
    if step.after is not None:
        disk.make_room(step.name)
        try:
            beside = written_beside(disk.path(step.name), step.after).name
        except OSError as error:
            raise Refused(f"{step.name}: cannot be written: {error.strerror}") from error
    return _Planned(step.name, beside, _hash(step.before), _hash(step.after))


def _read(data: bytes) -> list[_Planned]:
    """The steps of a plan. One that is no plan has none: it may have come with a folder from elsewhere."""
    try:
        steps = [_Planned(*it) for it in json.loads(data)]
        good = all(
            (
                it.name in ("case.yaml", *LISTS.values())
                or (it.name.partition("/")[0] in FOLDERS and it.name.count("/") == 1)
            )
            and (it.beside is None) == (it.after is None)
            and (it.beside is None or _BESIDE.fullmatch(it.beside))
            for it in steps
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return []
    return steps if good else []


def _put_in_place(disk: Disk, planned: Iterable[_Planned]) -> None:
    rooms = set()
    for step in planned:
        path = disk.path(step.name)
        rooms.add(path.parent)
        beside = path.with_name(step.beside) if step.beside is not None else None
        now = _hash(disk.read(step.name))
        try:
            if beside is None:
                if now == step.before:
                    path.unlink(missing_ok=True)
            elif now == step.before and _hash(_bytes(beside)) == step.after:
                beside.replace(path)
            else:
                beside.unlink(missing_ok=True)
        except OSError as error:
            raise Refused(
                f"{step.name}: cannot be written: {error.strerror}: the next save goes on from here"
            ) from error
    for room in rooms:
        keep_listed(room)
    disk.path(PLAN).unlink(missing_ok=True)
    keep_listed(disk.path(PLAN).parent)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _hash(data: bytes | None) -> str | None:
    return sha256_of(data) if data is not None else None
