"""The entry point: the commonest calls go straight to the browser, all others to the command line.

Reading the command line takes as long as reading the store. ``whosays``, ``whosays demo``, ``whosays
browse STORE`` and ``whosays browse CASE`` need none of it, with ``--read-only`` too; a case only where its
store is up to it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from signal import SIGINT
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.model.places import Place


def straight(words: Sequence[str]) -> tuple[Place, bool] | None:
    """The store to browse and whether read-only, or None where the command line must look closer."""
    rest = [word for word in words if word != "--read-only"]
    if len(words) - len(rest) > 1:
        return None
    from store.model.places import place_of
    from tui.session.places import case_store, chosen_store, named, shipped, store_to_look_at

    path: Place | None
    match rest:
        case []:
            given, path = named(), chosen_store(None)
            if isinstance(given, Path) and given.is_dir():
                return None  # the folder of a case, which may have changed
            if given is None and len(words) and isinstance(path, Path) and not path.exists():
                path = _loaded(*shipped())  # with --read-only there is nothing to begin
        case ["demo"] if words[-1] == "demo":  # the flag is one of whosays, not of the demo
            path = _loaded(*shipped())
        case ["browse", name] if not name.startswith("-"):
            path = place_of(name)
            if isinstance(path, Path) and path.is_dir():
                path = _loaded(path, case_store(path) if len(rest) == len(words) else store_to_look_at(path))
        case _:
            return None
    there = path.is_file() if isinstance(path, Path) else path is not None
    return (path, len(rest) < len(words)) if path is not None and there else None


def _loaded(case: Path, store: Place) -> Place | None:
    """The store of a case where it is up to it, None where something has to be loaded."""
    from store.library import is_current

    return store if is_current(case, store) else None


def _folder(words: Sequence[str]) -> Path | None:
    """The folder of the case that a call that goes straight names."""
    named = [word for word in words if word != "--read-only"][1:]
    return Path(named[0]) if named and Path(named[0]).is_dir() else None


def main() -> None:
    """Run ``whosays``; exit 2 for a wrong call or input, 1 for failure."""
    from store.model.problems import BadInput, Refused

    try:
        # Tab in the shell asks with the words of its line in the environment, and none here
        found = None if os.environ.get("_WHOSAYS_COMPLETE") else straight(sys.argv[1:])
        if found is not None:
            from tui.app.launch import launch

            launch(found[0], read_only=found[1], folder=_folder(sys.argv[1:]))
            return
    except KeyboardInterrupt:  # before there is a screen; it has a way of its own to end
        sys.exit(128 + SIGINT)
    except Refused as error:
        from tui.commands.printing import complain

        complain(f"whosays: {error}")
        sys.exit(2 if isinstance(error, BadInput) else 1)
    from tui.commands.main import main as command

    command()


if __name__ == "__main__":
    main()
