"""Files and folders that are on the disk when they are said to be."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from store.model.problems import BadInput


def make_folder(folder: Path) -> None:
    """Have a folder, and those that it stands in: on the disk, where a folder that was just made can be lost as well.

    Raises OSError where it cannot be made.
    """
    made = [it for it in (folder, *folder.parents) if not it.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    for it in reversed(made):
        keep_listed(it.parent)


def refuse_no_place(target: Path) -> None:
    """Raise BadInput where a copy cannot be put: its folder is not there, or is named in its place.

    A folder is never made for a copy: its name is most likely mistyped.
    """
    if target.is_dir():
        raise BadInput(f"{target}: is a folder: give a file")
    if not target.parent.is_dir():
        raise BadInput(f"{target}: there is no such folder: make it, or give another file")


def keep_listed(folder: Path) -> None:
    """Have the disk keep what stands in a folder; not every system lets one ask."""
    with suppress(OSError):
        to_disk(folder)


def to_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
