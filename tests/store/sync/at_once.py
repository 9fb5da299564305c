"""Edit and save, one after the other: ``python -m tests.store.sync.at_once CASE WHO EDITS``."""

from __future__ import annotations

import sys
from pathlib import Path

from store.edits.edit import edit
from store.model.edits import Change, Overtaken
from store.sync.save import save_case
from store.writes.records import Key
from tests.store.sync.changing import records

STORE = ".whosays/store.db"
#: The claims that each changes; the names of one entity are changed by all.
CLAIMS = {"ana": "c-1", "ben": "h-1", "cal": "c-2"}
SHARED: Key = ("entity", "idris-walid")


def work(case: Path, who: str, edits: int) -> None:
    """Change a claim of one's own and what is everybody's, and save after each edit."""
    store = case / STORE
    for number in range(edits):
        key = SHARED if number % 2 else ("claim", CLAIMS[who])
        while True:
            before = records(store)[key]
            after = before | {"note": f"{who} {number}"}
            if key == SHARED:
                after = before | {"names": [*before["names"], f"{who} {number}"]}
            try:
                edit(store, [Change(*key, before, after)], who=who, what=f"{who} {number}")
                break
            except Overtaken:
                continue
        save_case(store, case, who=who)


if __name__ == "__main__":
    work(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
