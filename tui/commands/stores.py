"""Which store a command means, brought up to its case where it has one."""

from __future__ import annotations

from pathlib import Path

from store import library
from store.model.places import Place, Server
from store.model.problems import BadInput
from tui.commands.printing import progress
from tui.session.places import (
    case_at,
    case_store,
    chosen_store,
    earlier_stores,
    made_place,
    named,
    own_store,
    shipped,
    store_to_look_at,
)


def store_of_case(case: Path, store: Place | None, *, read_only: bool = False) -> Place:
    """The store of a case, brought up to it first; nothing is imported where it is so already.

    Raises BadInput where something would have to be loaded although nothing may be written.
    """
    if read_only:
        path = store if store is not None else store_to_look_at(case)
        if not library.is_current(case, path):
            raise BadInput(f"{case}: a case cannot be loaded with --read-only: load it first, or give a store")
        return path
    path = store if store is not None else case_store(case)
    own = store is None and isinstance(path, Path) and not path.exists() and path == own_store(case)
    if own and isinstance(path, Path) and (case / "case.yaml").is_file():
        with made_place(case, path):
            library.take_over(case, path, [other for other in earlier_stores(case) if other != path])
            _bring_up(case, path)
    else:
        _bring_up(case, path)
    return path


def store_and_folder(case: Place, store: Place | None) -> tuple[Place, Path | None]:
    """The store of what is called a case, and its folder if it has one."""
    if isinstance(case, Server):
        if store not in (None, case):
            raise BadInput(f"{case}: is a store, and --store (or WHOSAYS_STORE) names another: leave one of them out")
        return case, None
    if (case / "case.yaml").is_file():
        return store_of_case(case, store), case
    if case.is_file() and store is None:
        return case, None
    if case.is_dir():
        raise BadInput(f"{case}: has no case.yaml, so it is no case: 'whosays new {case}' makes one of it")
    raise BadInput(f"{case}: no such case: 'whosays new {case}' makes one")


def _bring_up(case: Path, path: Place) -> None:
    if not library.is_current(case, path):
        with progress("loading") as tell:
            library.load(case, path, tell)


def store_as_it_is(store: Place | None) -> Place:
    """The store asked for, or that of a case's folder; nothing is loaded, and it need not be there."""
    case = case_at(store)
    return store_to_look_at(case) if case is not None else chosen_store(store)


def store_to_read(store: Place | None, *, read_only: bool = False) -> Place:
    """The store asked for, or that of a case's folder; where none was named and there is none yet, that of the case
    that ships."""
    path, given = chosen_store(store), store if store is not None else named()
    if (case := case_at(given)) is not None:
        return store_of_case(case, None, read_only=read_only)
    if given is not None or (isinstance(path, Path) and path.exists()):
        return path
    return demo_store(read_only=read_only)


def demo_store(*, read_only: bool = False) -> Place:
    """The store of the case that ships, loaded at the first use and after an upgrade; read-only as it is."""
    case, path = shipped()
    if read_only:
        if not path.is_file():
            raise BadInput(
                f"{path}: no such store, and with --read-only the case that ships is not loaded: give --store"
            )
        return path
    return store_of_case(case, path)
