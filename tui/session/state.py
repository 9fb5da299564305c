"""The state folder (XDG): where a store's files are kept there, how one is written whole, and by one session at a time.

Files are for the account's eyes alone. What is kept there is read through `store.text.plain_files`, never a pipe.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.model.places import Place
from store.model.version import VERSION
from store.text.plain_files import bytes_of

_TRIES, _PAUSE = 50, 0.02  # a second: a session that was stopped in the middle holds nobody up for longer
_OURS = os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


def state_folder() -> Path:
    """Where whosays keeps what it remembers (XDG_STATE_HOME on Linux)."""
    from platformdirs import user_state_path

    return user_state_path("whosays", appauthor=False)


def file_of(store: Place, room: str, ending: str) -> Path:
    """A store's file in a room of the state folder: by its name and its path, since two stores of one name are two.

    The path is the one behind all links: a store has one file, whichever way it is opened. One on a server is known by
    its address as it was given.
    """
    from zlib import crc32

    whole = store.resolve() if isinstance(store, Path) else store
    name = whole.stem if isinstance(whole, Path) else whole.name
    return state_folder() / room / f"{name[:60]}-{crc32(os.fsencode(str(whole))):08x}.{ending}"


def last_place(store: Place) -> Path:
    """The file that says where the last session with a store ended."""
    return file_of(store, "places", "last")


def stamp_of(store: Place) -> str:
    """What tells whether a store's file, and what is not yet written into it, are as they were. Raises OSError.

    The time of the last change of either (`st_ctime_ns`) is the kernel's word: nobody sets it back. Of a store on a
    server nothing tells that without asking it.
    """
    if not isinstance(store, Path):
        return ""
    told = []
    for path in (store, store.with_name(f"{store.name}-wal")):
        with suppress(FileNotFoundError):
            facts = path.stat()
            if facts.st_size:
                told.append(f"{facts.st_dev} {facts.st_ino} {facts.st_size} {facts.st_mtime_ns} {facts.st_ctime_ns}")
    return f"{VERSION} {'; '.join(told)}"


def was_sound(store: Place) -> bool:
    """Whether a store is as it was when it was looked through whole and nothing was wrong with it."""
    if not isinstance(store, Path):
        return False
    try:
        return bytes_of(file_of(store, "sound", "stamp"), 1024).decode() == stamp_of(store)
    except (OSError, UnicodeDecodeError):
        return False


def keep_sound(store: Place, stamp: str) -> None:
    """Keep that a store was looked through whole, from when its stamp was this one; nobody misses it elsewhere."""
    with suppress(OSError):
        if stamp and stamp_of(store) == stamp:
            write_whole(file_of(store, "sound", "stamp"), stamp.encode())


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place at once: it is as it was or as it shall be. Raises OSError, and leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{os.urandom(8).hex()}")
    handle = os.open(made, os.O_WRONLY | os.O_EXCL | _OURS, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path:
    """Rename a file that is not understood, over nothing that is there, and return its new path. Raises OSError."""
    for nth in range(1, 100):
        aside = path.with_name(f"{path.name}.aside{nth if nth > 1 else ''}")
        if not os.path.lexists(aside):
            return path.rename(aside)
    raise OSError(errno.EEXIST, "too many files are set aside")


@contextmanager
def alone(room: Path) -> Iterator[None]:
    """Hold a room of the state folder: who else asks waits. Raises OSError where it is not to be had."""
    room.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(room.with_name(f"{room.name}.lock"), os.O_RDWR | _OURS | getattr(os, "O_NONBLOCK", 0), 0o600)
    try:
        for left in reversed(range(_TRIES)):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if not left:
                    raise
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)
