"""Plain files alone: a pipe, a device or a socket is refused before a byte of it is asked for.

A pipe that nobody writes to would be waited for without end, a device such as /dev/zero never ends. Looking
first and opening then is not enough: what was a file may have become a pipe in between. Imported at every
start: nothing heavy.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO


def opened(path: Path, most: int | None = None) -> BinaryIO:
    """The plain file at ``path``, open for reading, of at most so many bytes.

    Raises OSError, whose ``strerror`` says what it is or how large, as for any file that cannot be opened.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)
    descriptor = os.open(path, flags)
    try:
        facts = os.fstat(descriptor)
        if stat.S_ISDIR(facts.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(errno.EINVAL, "it is no plain file")
        if most is not None and facts.st_size > most:
            raise OSError(errno.EFBIG, f"it is larger than {most >> 20} MiB")
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def bytes_of(path: Path, most: int | None = None) -> bytes:
    """All bytes of the plain file at ``path``. Raises OSError as `opened` does."""
    with opened(path, most) as file:
        return file.read() if most is None else file.read(most)
