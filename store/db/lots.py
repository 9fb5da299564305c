"""Statements about many: ids in lots that fit one statement, each with its question marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

#: As many ids as are asked for in one statement: SQLite takes 999 parameters and more, depending on its build.
LOT = 400

_T = TypeVar("_T")


def marks(number: int) -> str:
    """So many question marks, for what stands between the brackets of IN or VALUES."""
    return ",".join("?" * number)


def lots(ids: Sequence[_T], size: int = LOT) -> Iterator[tuple[str, Sequence[_T]]]:
    """The ids in lots of at most ``size``, each with its question marks."""
    for start in range(0, len(ids), size):
        lot = ids[start : start + size]
        yield marks(len(lot)), lot


def batches(rows: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """The rows in batches of at most ``size``, one in memory at a time."""
    left = iter(rows)
    while batch := list(islice(left, size)):
        yield batch
