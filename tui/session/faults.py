"""A fault of the program's own, told in one sentence; where it happened is kept in a file for who mends it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from store.model.places import without_passwords
from store.text.clean import clean, shown
from tui.session.state import state_folder, write_whole

DEBUG = "WHOSAYS_DEBUG"
"""The environment variable that shows where the program broke."""

LONGEST = 200
"""Characters of a fault's own words that are shown."""

_MOST = 64 * 1024
"""Characters of a fault that are kept: a recursion without end is told by its beginning and its end."""


def fault_file() -> Path:
    """Where the last fault is kept (XDG_STATE_HOME on Linux)."""
    return state_folder() / "last-fault.txt"


def sentence(who: str, error: BaseException, kept: Path | None = None) -> str:
    """Say that the browser or a command broke, and how to see where: in the file ``kept``, else by asking again."""
    words = without_passwords(shown(" ".join(f"{type(error).__name__}: {error}".split()).rstrip(": ")))
    if len(words) > LONGEST:
        words = words[:LONGEST] + " ..."
    where = f"{kept} says where" if kept is not None else f"with {DEBUG}=1 in the environment it shows where"
    return f"{who} stopped on a fault of its own ({words}); {where}"


def keep(error: BaseException) -> Path | None:
    """Keep where a fault happened, for the account's eyes alone; None where it cannot be kept.

    The words of a fault may be of a report or a file name: nothing of them moves a cursor.
    """
    import traceback

    text = without_passwords(clean("".join(traceback.format_exception(error))))
    if len(text) > _MOST:
        text = f"{text[: _MOST // 2]}\n...\n{text[-_MOST // 2 :]}"
    path = fault_file()
    with suppress(OSError, ValueError):
        write_whole(path, text.encode("utf-8", "backslashreplace"))
        return path
    return None
