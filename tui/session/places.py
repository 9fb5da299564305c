"""Where a user's stores lie, and who the user is. Imports nothing of the command line."""

from __future__ import annotations

import os
from pathlib import Path


def data_folder() -> Path:
    """The user's data folder for whosays (XDG on Linux)."""
    from platformdirs import user_data_path

    return user_data_path("whosays", appauthor=False)


def chosen_store(store: Path | None) -> Path:
    """The store named by the option or WHOSAYS_STORE, else the one in the data folder."""
    if store is None and os.environ.get("WHOSAYS_STORE"):
        return Path(os.environ["WHOSAYS_STORE"])
    return store if store is not None else data_folder() / "store.db"


def case_store(case: Path) -> Path:
    """The store a case is browsed in: the one WHOSAYS_STORE names, else one of the case's name."""
    given = os.environ.get("WHOSAYS_STORE")
    return Path(given) if given else data_folder() / f"{case.resolve().name}.db"


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
