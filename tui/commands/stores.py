"""Which store a command means, brought up to its case where it has one."""

from __future__ import annotations

import os
from pathlib import Path

from store import library
from store.model.problems import BadInput
from tui.commands.printing import progress
from tui.session.places import case_store, chosen_store, shipped


def store_of_case(case: Path, store: Path | None, *, read_only: bool = False) -> Path:
    """The store of a case, brought up to it first; nothing is imported where it is so already.

    Raises BadInput where something would have to be loaded although nothing may be written.
    """
    path = store if store is not None else case_store(case)
    if not library.is_current(case, path):
        if read_only:
            raise BadInput(f"{case}: a case cannot be loaded with --read-only: load it first, or give a store")
        with progress("loading") as tell:
            library.load(case, path, tell)
    return path


def store_to_read(store: Path | None, *, read_only: bool = False) -> Path:
    """The store asked for; where none was named and there is none yet, that of the case that ships."""
    path = chosen_store(store)
    if store is not None or os.environ.get("WHOSAYS_STORE") or path.exists():
        return path
    return demo_store(read_only=read_only)


def demo_store(*, read_only: bool = False) -> Path:
    """The store of the case that ships, loaded at the first use and after an upgrade; read-only as it is."""
    case, path = shipped()
    if read_only:
        if not path.is_file():
            raise BadInput(
                f"{path}: no such store, and with --read-only the case that ships is not loaded: give --store"
            )
        return path
    return store_of_case(case, path)
