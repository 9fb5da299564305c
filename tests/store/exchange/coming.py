"""Small cases to bring rows into, and what stands in a store as records."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from store.db.engine import reading
from store.library import Library
from store.model.out.importing import Imported
from store.sync.load import load_case
from store.sync.new import new_case
from store.writes.records import Records

CASES = Path(__file__).parents[2] / "cases"
SHIPPED = Path(__file__).parents[3] / "seeds"


def empty(folder: Path) -> Path:
    """The store of a case in which nothing stands."""
    new_case(folder / "case", "Empty")
    load_case(folder / "case", folder / "empty.db")
    return folder / "empty.db"


def records(store: Path) -> dict[tuple[str, str], Any]:
    """Everything a person made, by kind and id."""
    with reading(store) as connection:
        return {key: json.loads(data) for key, data in Records(connection).all().items()}


def of_kind(store: Path, kind: str) -> dict[str, Any]:
    """The records of a kind by id."""
    return {ref: data for (of, ref), data in records(store).items() if of == kind}


def bring(store: Path, text: str | bytes, name: str = "rows.csv", **how: Any) -> Imported:
    """Bring in a file with that text."""
    file = store.parent / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with Library(store) as library:
        return library.bring_in([file], who="A. Reader", **how)
