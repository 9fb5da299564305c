"""A row that somebody else wrote: its cells by column, its line, and how it is kept as a passage.

Fifty thousand rows are held at once, so a row is a tuple of cells, and rows with the same columns share their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from store.text.clean import clean

#: What a cell holds: text, several texts, or (in JSON) a mapping.
Cell = Any
#: What stands for something in a kept line.
_SIGNS = re.compile(r"[\\;\n\t]|: ")


class Shape:
    """The columns of rows, in their order; ``known`` has for a column what it is called here."""

    __slots__ = ("at", "names", "written")

    def __init__(self, written: Sequence[str], known: Mapping[str, str]) -> None:
        self.written = tuple(written)
        self.names = tuple(known.get(name, name) for name in self.written)
        self.at: dict[str, int] = {}
        for number, name in enumerate(self.names):
            self.at.setdefault(name, number)


class Row:
    """A row: ``row.get("entity")`` is what a cell says, an empty text where it says nothing."""

    __slots__ = ("beside", "cells", "file", "kept_as", "line", "shape")

    def __init__(
        self,
        file: str,
        line: int,
        shape: Shape,
        cells: tuple[Cell, ...],
        kept_as: str = "",
        beside: tuple[str, ...] = (),
    ) -> None:
        self.file, self.line, self.shape, self.cells, self.kept_as = file, line, shape, cells, kept_as
        self.beside = beside
        """What it stands on besides, each as a line to be cited."""

    def get(self, name: str) -> Cell:
        """What stands in a column; an empty text where there is none."""
        at = self.shape.at.get(name)
        return self.cells[at] if at is not None else ""

    def text(self, name: str) -> str:
        """The same as text, trimmed."""
        told = self.get(name)
        return told.strip() if isinstance(told, str) else "; ".join(map(str, told)) if isinstance(told, list) else ""

    def kept(self) -> str:
        """The row as one line of a text, to be cited: what it says and nothing else."""
        if self.kept_as:
            return self.kept_as
        shape = self.shape
        columns = zip(shape.names, shape.written, self.cells, strict=False)
        return kept_line({written: cell for name, written, cell in columns if name not in NOT_KEPT})


#: Columns that belong to no passage: how a row is read back, and what stands in the head of its source.
NOT_KEPT = frozenset(
    (
        *("row", "more", "source_title", "source_published", "source_address", "source_zone", "source_language"),
        *("source_authors", "source_original", "publisher", "publisher_name"),
    )
)


def kept_line(cells: Mapping[str, Cell]) -> str:
    """What a row says as a line: "entity: asim-umar; value: 12"; what is empty is left out."""
    told = [(name, words) for name, cell in cells.items() if cell and (words := _words(cell))]
    return "; ".join(f"{_safe(clean(name))}: {_safe(words)}" for name, words in told)


def read_kept(line: str) -> dict[str, str]:
    """The cells of a line that `kept_line` wrote; an empty mapping where it is none."""
    out: dict[str, str] = {}
    for part in _parts(line):
        name, colon, cell = part.partition(": ")
        if not colon:
            return {}
        out[_plain(name)] = _plain(cell)
    return out


def _words(cell: Cell) -> str:
    told = ", ".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)
    return clean(told)


def _safe(text: str) -> str:
    if _SIGNS.search(text) is None:
        return text
    told = text.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\\n").replace("\t", "\\t")
    return told.replace(": ", ":\\ ")


def _plain(text: str) -> str:
    out: list[str] = []
    signs = iter(text)
    for sign in signs:
        if sign == "\\":
            after = next(signs, "")
            out.append({"n": "\n", "t": "\t"}.get(after, after))
        else:
            out.append(sign)
    return "".join(out)


def _parts(line: str) -> Iterator[str]:
    """The line cut at "; " that no backslash stands before."""
    begin = at = 0
    while at < len(line):
        if line[at] == "\\":
            at += 2
            continue
        if line[at] == ";":
            yield line[begin:at]
            begin = at = at + 2
            continue
        at += 1
    if begin < len(line):
        yield line[begin:]
