"""Claims that wait to be written until all rows were read: in a file of the system's, for they take more room than
all else."""

from __future__ import annotations

import json
import tempfile
from array import array
from collections.abc import Iterator
from typing import Any, cast

from store.exchange.reading.row import Row
from store.model.problems import Refused

Data = dict[str, Any]


class Waiting:
    """Takes claims in, and gives them back source by source, in the order of their rows."""

    def __init__(self) -> None:
        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `close`)
        except OSError as error:
            raise Refused(f"no file can be made for what waits to be written ({error.strerror})") from error
        self._begins = array("q")
        self._lines = array("q")
        self._files: list[str] = []
        self._sources: list[str] = []
        self._at: dict[str, int] = {}
        self._end = 0

    def __len__(self) -> int:
        return len(self._begins)

    def add(self, claim: Data, row: Row) -> Data | None:
        """Take a claim in; returns the one of the same id that waits already, and then nothing is taken in."""
        slug = str(claim["id"])
        there = self._at.get(slug)
        if there is not None:
            return self._read(there)
        told = json.dumps(claim, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._at[slug] = len(self._begins)
        self._begins.append(self._end)
        self._lines.append(row.line)
        self._files.append(row.file)
        self._sources.append(str(claim["source"]))
        try:
            self._file.seek(self._end)
            self._file.write(told + b"\n")
        except OSError as error:
            raise Refused(f"what waits to be written cannot be kept ({error.strerror}): make room") from error
        self._end += len(told) + 1
        return None

    def place(self, slug: str) -> tuple[str, int] | None:
        """The file and the line that a claim was told in."""
        at = self._at.get(slug)
        return (self._files[at], self._lines[at]) if at is not None else None

    def lots(self, size: int) -> Iterator[list[Data]]:
        """All claims, so many at a time."""
        order = sorted(range(len(self._begins)), key=lambda at: (self._sources[at], self._lines[at], at))
        for begin in range(0, len(order), size):
            yield [self._read(at) for at in order[begin : begin + size]]

    def _read(self, at: int) -> Data:
        self._file.seek(self._begins[at])
        return cast("Data", json.loads(self._file.readline().decode("utf-8", "surrogatepass")))

    def close(self) -> None:
        """Let go of all."""
        self._file.close()
        self._sources.clear()
        self._files.clear()
        self._at.clear()
