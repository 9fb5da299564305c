"""What reading one file may cost, and the words for what it costs."""

from __future__ import annotations

from store.model.facts import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What the child that reads one file is given. The defaults let through what people call a report.

    A text has to fit into a file of a case (`store.case.read.MAX_BYTES`) with its head.
    """

    file_bytes: int = 64 * MIB
    text_bytes: int = 12 * MIB
    answer_bytes: int = 64 * MIB
    unpacked_bytes: int = 256 * MIB
    memory_bytes: int = 1536 * MIB
    cpu_seconds: int = 30
    wall_seconds: float = 60.0
    open_files: int = 64
    reports: int = 2000


def size_words(size: int) -> str:
    """A number of bytes for a person."""
    for unit, name in ((1024 * MIB, "GiB"), (MIB, "MiB"), (1024, "KiB")):
        if size >= unit:
            return f"{size / unit:.0f} {name}" if size % unit == 0 or size >= 10 * unit else f"{size / unit:.1f} {name}"
    return f"{size} bytes"
