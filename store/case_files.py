"""Which files a case is made of, and whether a store is up to them, without reading what they say.

A load notes down every file it read, with the hash of the very bytes it read and what the file system
said of the file just before. An unchanged folder is then known by looking at each file, as git knows it;
a file that looks different is hashed. Imported at every start: nothing heavy.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from store.connections import Connections
from store.problems import Refused
from store.version import made_by

#: The folders of a case and how the files in them end.
FOLDERS = {"entities": ".yaml", "sources": ".txt", "claims": ".yaml"}
#: What looks like a file of a case, so that it is not passed over in silence where it ends otherwise.
_LIKELY = (".yaml", ".yml", ".txt", ".json")
#: A file that was written less than this before it was looked at may be written again without looking
#: different: the clocks of file systems are coarse, FAT's counts two seconds.
_FRESH_NS = 2_500_000_000

#: Size, times of the last change of bytes and of facts (nanoseconds), and number of a file.
Look = tuple[int, int, int, int]


class FileMark(NamedTuple):
    """What was noted of a file that was read: its hash, and how it looked unless it was too fresh."""

    sha256: str
    look: Look | None


def marked(facts: os.stat_result, data: bytes, when: int) -> FileMark:
    """The mark of a file with the bytes ``data``.

    ``facts`` was asked for at ``when`` (`time.time_ns`), before the bytes were read: what is written
    meanwhile makes the file look different from its mark.
    """
    look = _look(facts)
    fresh = max(facts.st_mtime_ns, facts.st_ctime_ns) > when - _FRESH_NS
    return FileMark(_sha256(data), None if fresh else look)


def _look(facts: os.stat_result) -> Look:
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino


def _sha256(data: bytes) -> str:
    from hashlib import sha256  # brings OpenSSL along: only where a file has to be hashed

    return sha256(data).hexdigest()


def listed(folder: Path, part: str) -> tuple[list[str], list[str]]:
    """The files of one folder of a case by name, sorted: those it is made of, and those that only look like it.

    All others (notes, what an editor keeps beside a file) are no business of the case. Raises OSError
    where the folder is there and cannot be read.
    """
    try:
        names = sorted(os.listdir(folder / part))  # noqa: PTH208  (names alone, at every start)
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    ending = FOLDERS[part]
    good, odd = [], []
    for name in names:
        if name.endswith(ending) and name != ending:
            good.append(name)
        elif name.lower().endswith(_LIKELY) and not name.startswith("."):
            odd.append(name)
    return good, odd


def loaded_mark(files: Mapping[str, FileMark]) -> str:
    """What a load notes down: what worked out the derived rows, and each file that was read."""
    told = {name: [mark.sha256, *(mark.look or ())] for name, mark in sorted(files.items())}
    return f"{made_by()} {json.dumps(told, separators=(',', ':'))}"


def same_files(mark: str, files: Mapping[str, FileMark]) -> bool:
    """Whether a mark was made by this version from the same files with the same bytes."""
    noted = _noted(mark)
    return noted is not None and {name: it.sha256 for name, it in noted.items()} == {
        name: it.sha256 for name, it in files.items()
    }


def same_rules(mark: str) -> bool:
    """Whether a mark was made by this version and its rules."""
    return mark.partition(" ")[0] == made_by()


def _noted(mark: str) -> dict[str, FileMark] | None:
    """The files of a mark by name, or None where another version made it, or nobody who knows how."""
    if not same_rules(mark):
        return None
    try:
        told = json.loads(mark.partition(" ")[2])
        return {
            name: FileMark(str(sha256), (look[0], look[1], look[2], look[3]) if look else None)
            for name, (sha256, *look) in told.items()
        }
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def is_current(folder: Path, store: Path) -> bool:
    """Whether ``store`` was last loaded from exactly these files by this version of the rules."""
    try:
        with closing(Connections(store)) as connections:
            row = connections.ask(lambda it: it.execute("SELECT value FROM meta WHERE key = 'files'").fetchone())
        noted = _noted(str(row[0])) if row is not None else None
        return noted is not None and _is_unchanged(folder, noted)
    except (Refused, OSError, ValueError):
        return False


def _is_unchanged(folder: Path, noted: Mapping[str, FileMark]) -> bool:
    """Whether the case's folder holds the noted files as they were, and no other that a load would read."""
    for part in FOLDERS:
        good, odd = listed(folder, part)
        if odd or any(f"{part}/{name}" not in noted for name in good):
            return False  # a load would read it, or say why not
    return "case.yaml" in noted and all(_is_same(folder / name, mark) for name, mark in noted.items())


def _is_same(path: Path, mark: FileMark) -> bool:
    facts = path.stat()
    if mark.look == _look(facts):
        return True
    return stat.S_ISREG(facts.st_mode) and _sha256(path.read_bytes()) == mark.sha256
