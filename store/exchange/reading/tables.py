"""CSV, TSV and JSON lines, read row by row; what cannot be read is told by file and line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from store.exchange.reading.row import Cell, Row, Shape
from store.model.problems import BadCase, BadInput, Problem
from store.text.clean import csv_cell

#: A line of a file, in bytes: far longer than any row, but for one that holds a whole text.
LONGEST_LINE = 32 * 1024 * 1024
#: Texts shorter than this that many rows share are held once.
_SHARED = 200
_MOST_COLUMNS = 500


class Unreadable(BadCase):
    """A file of rows that cannot be read; nothing was changed."""

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__([Problem(file, line, message)])
        self.args = ("1 problem in what was to be read; nothing was changed",)


def lines_of(path: Path, file: str) -> Iterator[tuple[int, str]]:
    """The lines of a text file, with their numbers and their line ends. Raises Unreadable, or BadInput."""
    try:
        with path.open("rb") as stream:
            yield from _lines(stream, file)
    except OSError as error:
        raise BadInput(f"{file}: cannot be read ({error.strerror}): check its path and permissions") from error


def _lines(stream: BinaryIO, file: str) -> Iterator[tuple[int, str]]:
    number = 0
    while data := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(data) > LONGEST_LINE:
            raise Unreadable(file, number, f"the line is longer than {LONGEST_LINE >> 20} MB: no row is")
        if b"\0" in data:
            wide = data[:2] in (b"\xff\xfe", b"\xfe\xff") if number == 1 else False
            told = "is UTF-16" if wide else "holds a NUL character, which no text has"
            raise Unreadable(file, number, f"{told}: save it as UTF-8")
        try:
            yield number, data.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            where = f"byte {error.start + 1} of the line"
            raise Unreadable(file, number, f"not UTF-8 text ({where}): save it as UTF-8") from error


def read_table(path: Path, file: str, known: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a CSV or TSV file, by the names in its first line. ``known``: what columns are called here."""
    at = 0

    def told() -> Iterator[str]:
        nonlocal at
        for number, line in lines_of(path, file):
            at = number
            yield line

    text = told()
    first = next(text, None)
    if first is None:
        raise Unreadable(file, 1, "is empty: its first line has the names of the columns")
    limit = csv.field_size_limit(LONGEST_LINE)
    try:
        reader = csv.reader(_again(first, text), delimiter=delimiter_of(first), strict=True)
        yield from _table(reader, file, known, lambda: at)
    except csv.Error as error:
        raise Unreadable(file, at, f"not CSV ({error}): close its quotes") from error
    finally:
        csv.field_size_limit(limit)


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def delimiter_of(first: str) -> str:
    """What parts the cells of a table, told from its first line."""
    return max(",;\t", key=lambda sign: (first.count(sign), sign == ","))


def _table(reader: Any, file: str, known: Mapping[str, str], at: Any) -> Iterator[Row]:
    names = [name.strip() for name in next(reader, [])]
    _check_names(names, file)
    shape = Shape(names, known)
    record = names.index("more") if "more" in names else None
    shared: dict[str, str] = {}
    line = at() + 1
    for cells in reader:
        if any(cells):
            if len(cells) > len(names):
                message = f"has {len(cells)} cells, and the first line names {len(names)} columns"
                raise Unreadable(file, line, f"{message}: quote what holds a comma")
            told: list[Cell] = [*cells, *[""] * (len(names) - len(cells))]
            if record is not None and told[record].startswith("{"):
                told[record] = read_json(told[record], file, line)
            yield Row(file, line, shape, tuple(_shared(_cell(cell), shared) for cell in told))
        line = at() + 1


def _check_names(names: Sequence[str], file: str) -> None:
    if len(names) > _MOST_COLUMNS:
        raise Unreadable(file, 1, f"has {len(names)} columns, and no table of claims has more than {_MOST_COLUMNS}")
    twice = next((name for number, name in enumerate(names) if name and name in names[:number]), None)
    if twice is not None:
        raise Unreadable(file, 1, f"the column {twice[:60]!r} stands twice: keep one")


def _cell(cell: Cell) -> Cell:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    quoted = isinstance(cell, str) and cell.startswith("'") and csv_cell(cell[1:]) == cell
    return cell[1:] if quoted else cell


def _shared(cell: Cell, shared: dict[str, str]) -> Cell:
    return shared.setdefault(cell, cell) if isinstance(cell, str) and len(cell) < _SHARED else cell


def read_json_lines(path: Path, file: str, known: Mapping[str, str]) -> Iterator[Row]:
    """The rows of a file with an object a line."""
    shapes: dict[tuple[str, ...], Shape] = {}
    shared: dict[str, str] = {}
    for line, text in lines_of(path, file):
        if not text.strip():
            continue
        told = read_json(text, file, line)
        if not isinstance(told, dict):
            raise Unreadable(file, line, 'an object is expected: {"entity": ..., "property": ..., ...}')
        yield row_of(told, file, line, known, shapes, shared)


def row_of(
    told: Mapping[str, Any],
    file: str,
    line: int,
    known: Mapping[str, str],
    shapes: dict[tuple[str, ...], Shape],
    shared: dict[str, str],
    kept_as: str = "",
) -> Row:
    """A mapping as a row; rows with the same keys share them."""
    names = tuple(told)
    shape = shapes.get(names)
    if shape is None:
        if len(names) > _MOST_COLUMNS:
            raise Unreadable(file, line, f"has {len(names)} keys, and no claim has more than {_MOST_COLUMNS}")
        shape = shapes[names] = Shape(names, known)
    cells = tuple(_shared(_plain(told[name]), shared) for name in names)
    return Row(file, line, shape, cells, kept_as)


def read_json(text: str, file: str, line: int) -> Any:
    """JSON. Raises Unreadable with its line, counted from ``line``."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        message = f"not JSON ({error.msg}, column {error.colno}): close its quotes and brackets"
        raise Unreadable(file, line + error.lineno - 1, message) from error
    except RecursionError as error:
        raise Unreadable(file, line, "nested too deep: nothing of a case goes that far down") from error
    except ValueError as error:  # a number of thousands of digits
        raise Unreadable(file, line, "a number is too long: no count is") from error


def read_whole(path: Path, file: str, most: int = 256 * 1024 * 1024) -> Any:
    """A file that is one JSON value."""
    try:
        if path.stat().st_size > most:
            raise BadInput(f"{file}: is larger than {most >> 20} MB, which is read at once: part it")
    except OSError as error:
        raise BadInput(f"{file}: cannot be read ({error.strerror}): check its path and permissions") from error
    return read_json("".join(line for _, line in lines_of(path, file)), file, 1)


def _plain(cell: Any) -> Cell:
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "true"
    if isinstance(cell, int | float):
        return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    if isinstance(cell, list) and all(isinstance(it, str | int | float) for it in cell):
        return [str(it) for it in cell]
    return cell
