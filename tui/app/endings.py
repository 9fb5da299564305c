"""How the browser ends where nobody left it: a fault of its own is a sentence and exit code 1, a signal only a code."""

from __future__ import annotations

import os
from typing import Any

from textual.worker import WorkerFailed

from store.model.problems import Refused
from tui.session.faults import DEBUG, keep, sentence
from tui.terminal.textual_inside import OneSentence


def run_to_the_end(app: OneSentence[Any], *, mouse: bool, read_only: bool = False) -> None:
    """Run the app until the person leaves. Where it broke is kept in a file, unless nothing may be written.

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
        fault = broken.error if isinstance(broken, WorkerFailed) else broken
        raise Refused(sentence("the browser", fault, None if read_only else keep(fault))) from broken
    if app.return_code:
        raise SystemExit(app.return_code)
