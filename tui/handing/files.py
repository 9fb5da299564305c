"""Files that are handed out: whole or not at all, and none is taken the place of unless that is wanted."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from store.model.problems import BadInput, Refused
from store.text.clean import visible


class AlreadyThere(BadInput):
    """A file is there, and was not to be replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{visible(str(path))}: is there already")


def put(pieces: Iterable[str], path: Path, *, replace: bool, look: Callable[[], None] = lambda: None) -> None:
    """Write a text into a file. Raises AlreadyThere, or Refused where it cannot be; then nothing is left.

    ``look`` is called when all is written, right before it takes its name: where it raises, nothing is left either.
    """
    target = path.absolute()
    try:
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", dir=target.parent) as folder:
            made = Path(folder) / "made"
            with made.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            look()
            if replace:
                made.replace(target)
            else:
                os.link(made, target)  # unlike a rename, never takes the place of another file
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    except (OSError, ValueError) as error:  # a name with half a character, or a null, is none
        why = getattr(error, "strerror", None) or error
        raise Refused(
            f"{visible(str(path))}: cannot be written ({why}): nothing was kept; give another file"
        ) from error
