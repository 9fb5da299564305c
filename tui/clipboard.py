"""Keeping a copied text in a file, where the terminal cannot take it."""

from __future__ import annotations

import os
from pathlib import Path


def copied_file() -> Path:
    """Return the file copies go to: `copied.txt` in the state folder of whosays (XDG)."""
    from platformdirs import user_state_path

    return user_state_path("whosays", appauthor=False) / "copied.txt"


def keep(text: str) -> str:
    """Write `text` to the file, which only its owner may read, over what was there.

    Returns a sentence that says where it is, or why it could not be written.
    """
    path = copied_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError as error:
        return f"It could not be written to {path} either: {error.strerror}."
    return f"It is in {path} instead."
