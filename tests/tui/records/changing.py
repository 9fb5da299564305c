"""The browser on a small case, with the form of a record open."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal, cast

from textual.pilot import Pilot

from store.library import Library
from store.model.edits import Change, Data
from tests.cases import CaseFolder
from tests.store.stores import loaded
from tests.tui.stage import until, words
from tui.app.browser import Browser
from tui.records.form import RecordForm
from tui.records.screen import RecordScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal


def small_store(folder: Path) -> Path:
    """A store of the small case; its second source has something inferred."""
    case = CaseFolder(folder / "case")
    case.edit("sources/herald.txt", "rendition: original", "inferred: [published, language]\nrendition: original")
    return loaded(case.folder, folder / "small.db")


def browser(store: Path, **options: Any) -> Browser:
    return Browser(Library(store), Options(**{"who": "Ana", **options}), Terminal(utf8=False))


class Changing:
    """A person with the form of a record before them, and another one who changes the store meanwhile."""

    def __init__(self, pilot: Pilot[None], store: Path) -> None:
        self.pilot, self.store = pilot, store

    @property
    def app(self) -> Browser:
        return cast("Browser", self.pilot.app)

    @property
    def form(self) -> RecordForm:
        screen = self.app.screen
        assert isinstance(screen, RecordScreen) and screen.form is not None
        return screen.form

    @property
    def shown(self) -> str:
        return words(self.app)

    @property
    def toasts(self) -> list[str]:
        return [toast.message for toast in self.app._notifications]

    async def open(self, kind: Literal["entity", "source"], slug: str, at: str = "") -> None:
        before = self.app.screen
        before.post_message(messages.ChangeRecord(kind, slug, at))
        await until(self.pilot, lambda: self.app.screen is not before)
        await self.ready()

    async def ready(self) -> None:
        await until(self.pilot, lambda: isinstance(self.app.screen, RecordScreen) and self.app.screen.form)
        await until(self.pilot, lambda: self.form.at_hand is not None)
        await self.pilot.pause()

    async def keys(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)

    async def type(self, text: str) -> None:
        await self.pilot.press(*({" ": "space", ".": "full_stop", "-": "minus"}.get(char, char) for char in text))

    async def left(self, toast: str) -> None:
        """Wait until the form is gone and this was said, if anything."""
        await until(self.pilot, lambda: not isinstance(self.app.screen, RecordScreen))
        await until(self.pilot, lambda: not toast or any(toast in it for it in self.toasts))

    async def says(self, *texts: str) -> None:
        await until(self.pilot, lambda: all(text in " ".join(self.shown.split()) for text in texts))

    def record(self, kind: str, ref: str) -> dict[str, Any] | None:
        with Library(self.store) as library:
            found = library.record(kind, ref)
        return dict(found) if found is not None else None

    def meanwhile(self, kind: str, ref: str, after: Data | None) -> None:
        """Somebody else changes a record."""
        with Library(self.store) as library:
            library.edit([Change(kind, ref, library.record(kind, ref), after)], who="Bo", what="meanwhile")


@asynccontextmanager
async def changing(store: Path, size: tuple[int, int] = (80, 24), **options: Any) -> AsyncIterator[Changing]:
    app = browser(store, **options)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Idris Walid" in words(app))
        yield Changing(pilot, store)
