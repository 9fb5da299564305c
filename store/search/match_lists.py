"""Hold a list of names against a store: what `whosays match` and `whosays search` ask."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Collection
from pathlib import Path

from store.db.connection import Connection
from store.model.hits import Screened
from store.model.problems import BadInput
from store.search.find import find
from store.text.plain_files import bytes_of


def read_names(path: Path, column: str | None) -> list[str]:
    """The names of a list: one a line, or the column of that heading of a CSV file; empty ones left out.

    Raises BadInput when the file cannot be read or has no such column.
    """
    try:
        text = bytes_of(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not UTF-8 text: save the list as UTF-8") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}): check its path and permissions") from error
    if column is None:
        return [line.strip() for line in text.split("\n") if line.strip()]
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if column not in (reader.fieldnames or ()):
            known = ", ".join(reader.fieldnames or ()) or "none"
            raise BadInput(f"{path}:1: there is no column {column!r}: the columns are {known}")
        return [name for row in reader if (name := (row[column] or "").strip())]
    except csv.Error as error:
        raise BadInput(f"{path}:{reader.line_num}: not a line of CSV ({error}): close its quotes") from error


def screened(
    conn: Connection,
    name: str,
    *,
    kinds: Collection[str] | None = None,
    limit: int = 10,
    min_score: float = 0.0,
    partial: bool = False,
    beside: int = 0,
) -> Screened:
    """The entities a name may mean, best first; with ``partial`` its last word may be only begun; for
    ``beside`` see ``find``."""
    began = time.perf_counter()
    hits = find(conn, name, kinds=kinds, limit=limit, partial=partial, beside=beside)
    took = (time.perf_counter() - began) * 1000
    return Screened(name, tuple(hit for hit in hits if hit.score >= min_score), took)
