"""The entry point: the commonest calls go straight to the browser, all others to the command line.

Reading the command line takes as long as reading the store. ``whosays``, ``whosays --read-only``
and ``whosays browse STORE`` need none of it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def straight(words: Sequence[str]) -> tuple[Path, bool] | None:
    """The store to browse and whether read-only, or None where the command line must look closer."""
    rest = [word for word in words if word != "--read-only"]
    if len(words) - len(rest) > 1:
        return None
    match rest:
        case []:
            from tui.places import chosen_store

            path = chosen_store(None)
        case ["browse", name] if not name.startswith("-"):
            path = Path(name)
        case _:
            return None
    return (path, len(rest) < len(words)) if path.is_file() else None


def main() -> None:
    """Run ``whosays``; exit 2 for a wrong call or input, 1 for failure."""
    # Tab in the shell asks with the words of its line in the environment, and none here
    found = None if os.environ.get("_WHOSAYS_COMPLETE") else straight(sys.argv[1:])
    if found is None:
        from tui.cli import main as command

        command()
        return
    from store.problems import BadInput, Refused
    from tui.launch import launch

    try:
        launch(found[0], read_only=found[1])
    except Refused as error:
        from tui.printing import complain

        complain(f"whosays: {error}")
        sys.exit(2 if isinstance(error, BadInput) else 1)


if __name__ == "__main__":
    main()
