"""Where a user's stores lie, and who the user is. Imports nothing of the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.model.places import Place, place_of
from store.model.problems import BadInput, Refused
from store.model.vocabulary import HIDDEN as HIDDEN  # noqa: PLC0414 (handed on)

_STORE = "store.db"


def data_folder() -> Path:
    """The user's data folder for whosays (XDG on Linux)."""
    from platformdirs import user_data_path

    return user_data_path("whosays", appauthor=False)


def named() -> Place | None:
    """What WHOSAYS_STORE names: a store, or the folder of a case. Raises BadInput as `place_of`."""
    told = os.environ.get("WHOSAYS_STORE")
    return place_of(told) if told else None


def case_at(place: Place | None) -> Path | None:
    """The folder of a case that a place is; None where it is none."""
    return place if isinstance(place, Path) and (place / "case.yaml").is_file() else None


def chosen_store(store: Place | None) -> Place:
    """The store named by the option or WHOSAYS_STORE, else the one in the data folder."""
    if store is None and (given := named()) is not None:
        return own_store(case) if (case := case_at(given)) is not None else given
    return store if store is not None else data_folder() / _STORE


def case_store(case: Path) -> Place:
    """The store a case is browsed in: the one WHOSAYS_STORE names, else its own. Raises BadInput as `own_store`.

    Where WHOSAYS_STORE names the folder of a case, that stands for no other case.
    """
    given = named()
    return given if given is not None and case_at(given) is None else own_store(case)


def own_store(case: Path) -> Path:
    """The store in a case's folder; that of one that cannot be written is in the data folder, by the folder's path.

    Raises BadInput where the store's place is a link: a case may come from others.
    """
    inside = _inside(case)
    for path in (inside.parent, inside):
        if path.is_symlink():
            raise BadInput(f"{path}: is a link, and no store is opened through it: remove it")
    return inside if _may_write(case, inside) else _outside(case)


def store_to_look_at(case: Path) -> Place:
    """The store that a case has, for one who writes nothing: where it is, or where it was before it moved."""
    wanted = case_store(case)
    if named() is not None or (isinstance(wanted, Path) and wanted.is_file()):
        return wanted
    return next((path for path in earlier_stores(case) if path.is_file()), wanted)


def earlier_stores(case: Path) -> tuple[Path, ...]:
    """Where else the store of a case may lie: by its folder's path, in the folder itself, and where 0.1.0 had it."""
    return _outside(case), _inside(case), data_folder() / f"{case.resolve().name}.db"


@contextmanager
def made_place(case: Path, store: Path) -> Iterator[None]:
    """With the hidden folder of a store in its case, which git does not look at; without one where no store came.

    Raises Refused where it cannot be made.
    """
    folder = store.parent
    if store != _inside(case) or folder.is_dir():
        yield
        return
    ignored = folder / ".gitignore"
    try:
        folder.mkdir()
        ignored.write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise Refused(f"{folder}: cannot be made: {error.strerror}") from error
    try:
        yield
    finally:
        if not store.exists():
            with suppress(OSError):
                ignored.unlink()
                folder.rmdir()


def shipped() -> tuple[Path, Path]:
    """The folder of the case that ships, and the store it is browsed in."""
    import seeds

    return Path(seeds.__file__).parent, data_folder() / "five-reports.db"


def who_am_i() -> str:
    """The account's name, for judgements."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"


def _inside(case: Path) -> Path:
    return case / HIDDEN / _STORE


def _outside(case: Path) -> Path:
    """By the folder's path: two folders of one name are two cases."""
    from zlib import crc32

    folder = case.resolve()
    return data_folder() / "cases" / f"{folder.name}-{crc32(os.fsencode(folder)):08x}.db"


def _may_write(case: Path, inside: Path) -> bool:
    if not inside.parent.is_dir():
        return os.access(case, os.W_OK | os.X_OK)
    return os.access(inside.parent, os.W_OK | os.X_OK) and (not inside.exists() or os.access(inside, os.W_OK))
