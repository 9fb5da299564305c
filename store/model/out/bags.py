"""What packing a case, and unpacking one, came to."""

from __future__ import annotations

from pathlib import Path

from store.model.facts import dataclass


@dataclass(frozen=True, slots=True)
class Packed:
    """How many files are in the bag; ``left`` are those of the folder that stay behind: links, hidden ones."""

    files: int
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unpacked:
    """How many files were verified, and the folder of the case."""

    files: int
    case: Path
