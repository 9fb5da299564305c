"""Take a file's bytes: once, hashed on the way, into a copy without a name that a child is handed."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from store.intake.files import not_regular, why_not
from store.intake.limits import Limits, size_words
from store.intake.refusing import Unreadable

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Taken:
    """A copy of a file's bytes: its descriptor, how many there are, and their hash."""

    descriptor: int
    size: int
    sha256: str


@contextmanager
def taken(path: Path, limits: Limits) -> Iterator[Taken]:
    """The bytes of the file at ``path``. Raises Unreadable."""
    with _opened(path, limits) as (file, before), _copied(file, limits) as copy:
        after = os.fstat(file.fileno())
        if copy.size != before.st_size or (before.st_mtime_ns, before.st_size) != (after.st_mtime_ns, after.st_size):
            raise Unreadable("was changed while it was read: try again")
        yield copy


def piece(path: Path, span: tuple[int, int] | None, limits: Limits) -> bytes:
    """Some of the bytes of the file at ``path``, or all of them. Raises Unreadable."""
    start, end = span or (0, limits.file_bytes)
    with _opened(path, limits) as (file, told):
        return bytes_in(Taken(file.fileno(), told.st_size, ""), start, end)


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    try:
        # not blocking: between the look at it and now it may have become a pipe that nobody writes to
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except (OSError, ValueError) as error:
        raise Unreadable(why_not(path, error)) from error
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        told = os.fstat(descriptor)
        if refused := not_regular(told.st_mode):
            raise Unreadable(refused)
        if told.st_size > limits.file_bytes:
            raise Unreadable(_too_large(size_words(told.st_size), limits))
        yield file, told


@contextmanager
def taken_from(stream: BinaryIO, limits: Limits) -> Iterator[Taken]:
    """The bytes that a stream gives up to its end. Raises Unreadable."""
    with _copied(stream, limits) as copy:
        yield copy


def bytes_in(copy: Taken, start: int = 0, end: int | None = None) -> bytes:
    """The bytes of a copy, or a part of them."""
    stop = copy.size if end is None else min(end, copy.size)
    out = bytearray()
    while start + len(out) < stop and (piece := os.pread(copy.descriptor, stop - start - len(out), start + len(out))):
        out += piece
    return bytes(out)


@contextmanager
def _copied(file: BinaryIO, limits: Limits) -> Iterator[Taken]:
    with _nameless() as copy:
        digest, size = hashlib.sha256(), 0
        try:
            while piece := file.read(_PIECE):
                size += len(piece)
                if size > limits.file_bytes:
                    raise Unreadable(_too_large(f"more than {size_words(limits.file_bytes)}", limits))
                digest.update(piece)
                copy.write(piece)
            copy.flush()
        except OSError as error:
            raise Unreadable(f"cannot be read to its end ({error.strerror}): check the disk it is on") from error
        yield Taken(copy.fileno(), size, digest.hexdigest())


def _nameless() -> BinaryIO:
    if sys.platform.startswith("linux"):
        return os.fdopen(os.memfd_create("whosays", os.MFD_CLOEXEC), "w+b")
    return tempfile.TemporaryFile()  # it has no name either


def _too_large(size: str, limits: Limits) -> str:
    return f"is too large for a report ({size}; at most {size_words(limits.file_bytes)}): split it, or save its text"
