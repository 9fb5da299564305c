"""How the browser ends where nobody left it: a fault of its own is a sentence and exit code 1, a signal only a code."""

from __future__ import annotations

import os
from typing import Any

from textual.worker import WorkerFailed

from store.model.problems import Refused
from store.text.clean import shown
from tui.terminal.textual_inside import OneSentence

DEBUG = "WHOSAYS_DEBUG"
"""The environment variable that shows where the browser broke."""

LONGEST = 200
"""Characters of a fault's own words that are shown."""


def run_to_the_end(app: OneSentence[Any], *, mouse: bool) -> None:
    """Run the app until the person leaves.

    Once the terminal is given back, raises Refused if the app broke, SystemExit if a signal ended it.
    """
    app.in_full = bool(os.environ.get(DEBUG))
    broken: Exception | None = None
    try:
        app.run(mouse=mouse)
    except Exception as error:  # Textual keeps what breaks in the app; this broke around it
        if app.in_full:
            raise
        broken = error
    finally:
        app.give_back()
    broken = app.broken or broken
    if broken is not None:
        raise Refused(sentence(broken)) from broken
    if app.return_code:
        raise SystemExit(app.return_code)


def sentence(error: BaseException) -> str:
    """Say that the browser broke, and how to see where."""
    if isinstance(error, WorkerFailed):
        error = error.error
    words = shown(" ".join(f"{type(error).__name__}: {error}".split()).rstrip(": "))
    if len(words) > LONGEST:
        words = words[:LONGEST] + " ..."
    return f"the browser stopped on a fault of its own ({words}); with {DEBUG}=1 in the environment it shows where"
