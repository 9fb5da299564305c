"""A browser on a store of the small case, with an edit or two in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.notifications import Notification
from textual.pilot import Pilot

from store.library import Library
from store.model.edits import Change, Edited
from tests.tui.stage import until
from tui.app.browser import Browser
from tui.session.options import Options
from tui.terminal.detect import Terminal

Make = Callable[..., Browser]


def change(store: Path, kind: str, ref: str, /, who: str = "ana", what: str = "", **keys: Any) -> Edited:
    """Change some keys of a record, as a person does."""
    with Library(store) as library:
        before = library.record(kind, ref)
        assert before is not None
        after = {key: it for key, it in {**before, **keys}.items() if it is not None}
        return library.edit([Change(kind, ref, before, after)], who=who, what=what or f"changed {kind} {ref}")


@pytest.fixture
def browser(tmp_path: Path) -> Make:
    """Makes a browser on a store."""

    def make(store: Path, **options: Any) -> Browser:
        given = {"who": "ana"} | options
        library = Library(store, read_only=bool(given.get("read_only")))
        return Browser(library, Options(**given), Terminal(utf8=False))

    return make


async def until_told(pilot: Pilot[None], *texts: str) -> None:
    """Wait until a toast says all of this, wherever its lines break."""
    await until(pilot, lambda: any(all(text in f"{it.title} {it.message}" for text in texts) for it in _toasts(pilot)))


def _toasts(pilot: Pilot[None]) -> list[Notification]:
    return list(pilot.app._notifications)
