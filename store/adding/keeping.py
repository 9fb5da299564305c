"""Files that reports were taken from, kept in the folder of a case, below reports/."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
from contextlib import suppress
from pathlib import Path

from store.db.files import keep_listed, make_folder
from store.model.problems import Refused
from store.model.reports import Extracted

FOLDER = "reports"
_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
_ENDINGS = {"message/rfc822": ".eml", "multipart/related": ".mhtml", "text/plain": ".txt", "text/html": ".html"}


class Keeper:
    """Keeps files of reports in a case's folder; what was kept can be taken back until the edit is whole."""

    def __init__(self, case: Path) -> None:
        self._folder = case / FOLDER
        self._made: list[Path] = []
        self._known: dict[str, str] = {}

    def keep(self, report: Extracted, data: bytes, source: str) -> str:
        """Keep a report's bytes under the name of its source; returns the path below reports/. Raises Refused.

        The same bytes are kept once. A file that is there already is left alone.
        """
        if report.sha256 not in self._known:
            self._known[report.sha256] = self._put(data, report.sha256, source, ending(report))
        return self._known[report.sha256]

    def take_back(self) -> None:
        """Remove what was kept: the edit came to nothing."""
        for path in self._made:
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):
            self._folder.rmdir()  # only where nothing else is in it

    def _put(self, data: bytes, sha256: str, source: str, suffix: str) -> str:
        made = self._folder / f".adding-{os.getpid()}"
        try:
            make_folder(self._folder)
            if self._folder.is_symlink():
                raise Refused(f"{self._folder}: is a link, and nothing is kept through it: make it a folder")
            self._sweep()
            try:
                with made.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                return self._link(made, sha256, source, suffix)
            finally:
                made.unlink(missing_ok=True)
                keep_listed(self._folder)
        except OSError as error:
            raise Refused(
                f"{self._folder}: the report cannot be kept there ({error.strerror}): let it be written, or let "
                "reports be known by their hash only (--hash)"
            ) from error

    def _sweep(self) -> None:
        """Take away what adds that were killed had begun with."""
        for left in self._folder.glob(".adding-*"):
            number = left.name.removeprefix(".adding-")
            if number.isdecimal() and int(number) != os.getpid() and not _is_alive(int(number)):
                with suppress(OSError):
                    left.unlink()

    def _link(self, made: Path, sha256: str, source: str, suffix: str) -> str:
        """Give the file a name that is free; the name of a file with the very bytes is as good."""
        number = 1
        while True:
            name = f"{source}{suffix}" if number == 1 else f"{source}-{number}{suffix}"
            path = self._folder / name
            try:
                os.link(made, path)
            except FileExistsError:
                if is_of(path, sha256):
                    return name
                number += 1
            else:
                self._made.append(path)
                return name


def ending(report: Extracted) -> str:
    """How the name of a kept report ends: as the file's own did, else as is usual for what it is."""
    own = Path(report.name).suffix.lower()
    if report.span is None and _ENDING.fullmatch(own):
        return own
    return _ENDINGS.get(report.media) or mimetypes.guess_extension(report.media, strict=False) or ".bin"


def is_of(path: Path, sha256: str) -> bool:
    """Whether a file has the bytes of that hash."""
    try:
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    except OSError:
        return False


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass  # somebody else's
    return True
