"""Which files are meant by what a person named, and those that are refused by name before a byte is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.model.reports import STDIN, NotRead

#: Folders whose "files" are made up as they are read, and may have no end.
_MADE_UP = ("/proc", "/sys", "/dev")
_KINDS = (
    (stat.S_ISFIFO, "is a pipe, no file: give its words on standard input (whosays add CASE -)"),
    (stat.S_ISSOCK, "is a socket, no file"),
    (stat.S_ISCHR, "is a device, no file"),
    (stat.S_ISBLK, "is a device, no file"),
)


def listed(paths: Iterable[Path]) -> Iterator[Path | NotRead]:
    """Every file that is meant, in order, and a sentence for each that is not one. Folders are searched through.

    In a folder, what is hidden is passed over, and so is the folder of pictures and programs that a browser puts
    beside a page it saves. No link to a folder is followed there: it could lead around in a circle.
    """
    for path in paths:
        if path == STDIN:
            yield path
            continue
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as error:
            yield NotRead(path, why_not(path, error))
            continue
        if not stat.S_ISDIR(mode):
            yield _file(path, mode)
        else:
            made_up = _made_up(path)
            found = [NotRead(path, made_up)] if made_up else list(_folder(path))
            yield from found or [NotRead(path, "holds no file to read: give a folder with reports in it")]


def _folder(top: Path) -> Iterator[Path | NotRead]:
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208  (names alone)
        except OSError as error:
            yield NotRead(folder, why_not(folder, error))
            continue
        below = []
        for name in names:
            if name.startswith(".") or _beside_a_page(name, names):
                continue
            path = folder / name
            try:
                mode = path.lstat().st_mode
                if stat.S_ISLNK(mode):
                    mode = path.stat().st_mode
                    if stat.S_ISDIR(mode):
                        yield NotRead(path, "is a link to a folder, and is not followed: name the folder itself")
                        continue
            except OSError as error:
                yield NotRead(path, why_not(path, error))
                continue
            if stat.S_ISDIR(mode):
                below.append(path)
            else:
                yield _file(path, mode)
        waiting += reversed(below)


def _beside_a_page(name: str, names: list[str]) -> bool:
    stem = name.removesuffix("_files")
    return stem != name and any(f"{stem}{ending}" in names for ending in (".html", ".htm"))


def _file(path: Path, mode: int) -> Path | NotRead:
    return NotRead(path, refused) if (refused := not_regular(mode) or _made_up(path)) else path


def not_regular(mode: int) -> str:
    """Why what has this mode is not read; empty for a plain file."""
    if stat.S_ISREG(mode):
        return ""
    return next((told for asked, told in _KINDS if asked(mode)), "is no plain file")


def _made_up(path: Path) -> str:
    real = os.path.realpath(path)
    inside = next((top for top in _MADE_UP if real == top or real.startswith(f"{top}/")), None)
    if inside is None or real.startswith("/dev/shm/"):
        return ""
    return f"is made up by the system ({inside}), no report"


def why_not(path: Path, error: OSError | ValueError) -> str:
    """Why a file cannot be read, and what to do."""
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return "is a link to what is not there: name the file itself"
        return "no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "may not be read by you: ask its owner, or change its permissions"
    if isinstance(error, NotADirectoryError):
        return "no such file: a part of the path is a file itself"
    if isinstance(error, OSError) and error.strerror:
        if "symbolic links" in error.strerror:
            return "is a link that leads around in a circle: name the file itself"
        return f"cannot be read ({error.strerror})"
    return "is no name of a file"
