"""The files of a case's folder: read, written whole beside and put in place, never by a link that leads out."""

from __future__ import annotations

import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from store.case.files import FileMark, listed, marked
from store.case.read import MAX_BYTES
from store.db.files import keep_listed, make_folder
from store.model.problems import Refused

#: What a file's name begins with while it is written. One that a kill left behind is taken away after a while.
UNFINISHED = ".whosays-"
_STALE_SECONDS = 600


class FolderChanged(Refused):
    """A file is not as it was last seen: nothing was written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} was changed meanwhile: load the case again, then save")


class Disk:
    """A case's folder. Files go by their names in it ("claims/herald.yaml")."""

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()

    def path(self, name: str) -> Path:
        """Where a file is, links followed within the folder. Refused where they lead out of it."""
        try:
            path = (self._root / name).resolve()
        except (OSError, RuntimeError) as error:  # links in a circle
            raise Refused(f"{name}: cannot be followed: {error}") from error
        if self._root not in path.parents:
            raise Refused(f"{name}: a link leads out of the case's folder: put the file itself there")
        return path

    def names(self, part: str) -> list[str]:
        """The files of one of the case's folders."""
        try:
            self.path(part)
            return [f"{part}/{name}" for name in listed(self._root, part)[0]]
        except OSError as error:
            raise Refused(f"{part}: cannot be read: {error.strerror}") from error

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        try:
            path = self.path(name)
            facts = path.stat()
            if not stat.S_ISREG(facts.st_mode) or facts.st_size > MAX_BYTES:
                raise Refused(f"{name}: is no file that a case can hold: see 'whosays check'")
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Refused(f"{name}: cannot be read: {error.strerror}") from error

    def write(self, name: str, before: bytes | None, after: bytes | None) -> FileMark | None:
        """Put the file in place, or take it away (None), all or nothing.

        FolderChanged where it is not as it was ``before``. Once this is done it is on the disk.
        """
        if self.read(name) != before:
            raise FolderChanged(name)
        path = self.path(name)
        try:
            if after is None:
                path.unlink(missing_ok=True)
                keep_listed(path.parent)
                return None
            self.make_room(name)
            beside = written_beside(path, after)
            try:
                beside.replace(path)
            except BaseException:
                beside.unlink(missing_ok=True)
                raise
            keep_listed(path.parent)
            return self.mark(name, after)
        except OSError as error:
            raise Refused(f"{name}: cannot be written: {error.strerror}") from error

    def mark(self, name: str, data: bytes) -> FileMark:
        """The mark of a file that was just written."""
        return marked(self.path(name).stat(), data, time.time_ns())

    def make_room(self, name: str) -> None:
        """Have the folder that a file stands in."""
        room = self.path(name).parent
        if not room.is_dir():
            make_folder(room)
        for left in room.glob(f"{UNFINISHED}*"):
            with suppress(OSError):
                if left.lstat().st_mtime < time.time() - _STALE_SECONDS:
                    left.unlink()


def decoded(name: str, data: bytes) -> str:
    """The text of a file."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise Refused(f"{name}: is not UTF-8: see 'whosays check'") from error


def encoded(name: str, text: str) -> bytes:
    """The bytes of a file that a case can hold."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise Refused(
            f"{name}: a text with half a character (U+{ord(text[error.start]):04X}) cannot be kept"
        ) from error
    if len(data) > MAX_BYTES:
        raise Refused(f"{name}: would be larger than {MAX_BYTES // 1024 // 1024} MiB: split it")
    return data


def written_beside(path: Path, data: bytes) -> Path:
    """A new file with ``data`` beside ``path``, whole and on the disk, to be put in its place."""
    beside = path.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    try:
        file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o666)
        with os.fdopen(file, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        if mode is not None:
            beside.chmod(mode)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside
