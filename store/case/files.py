"""Which files a case is made of, and whether a store is up to them, without reading what they say.

A load notes down every file it read, with the hash of the very bytes it read and what the file system
said of the file just before. An unchanged folder is then known by looking at each file, as git knows it;
a file that looks different is hashed. Imported at every start: nothing heavy.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

#: The folders of a case and how the files in them end.
FOLDERS = {"entities": ".yaml", "sources": ".txt", "claims": ".yaml", "judgements": ".yaml"}
#: The files that stand beside case.yaml and hold a list, by the kind of what is in it.
LISTS = {"same": "same.yaml", "grade": "grades.yaml", "dropped": "dropped.yaml"}
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
    look = look_of(facts)
    fresh = max(facts.st_mtime_ns, facts.st_ctime_ns) > when - _FRESH_NS
    return FileMark(sha256_of(data), None if fresh else look)


def look_of(facts: os.stat_result) -> Look:
    """How a file looks, without reading it."""
    return facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino


def sha256_of(data: bytes) -> str:
    """The hash of a file's bytes."""
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
