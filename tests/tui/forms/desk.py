"""A reader on a store of its own, with the claim form in it, and who sits before it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from store.library import Library
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.forms.claim import ClaimForm
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

SOURCE = "republic-2019"
WIDE, NARROW = (120, 40), (80, 24)


class Desk:
    """A reader on a store, and who sits before it."""

    def __init__(self, app: Browser, pilot: Pilot[None], library: Library) -> None:
        self.app, self.pilot, self.library = app, pilot, library

    @property
    def reader(self) -> ReaderScreen:
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen

    @property
    def form(self) -> ClaimForm:
        form = self.reader.claiming.form
        assert form is not None
        return form

    async def opened(self) -> None:
        await until(self.pilot, lambda: self.reader.claiming.form is not None and self.form.at_hand is not None)
        await self.rest()

    async def closed(self) -> None:
        await until(self.pilot, lambda: self.reader.claiming.form is None)
        await self.rest()

    async def rest(self) -> None:
        await until(self.pilot, lambda: not self.reader.asker.busy and not self.app.context.writing.under_way)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait for what they asked."""
        for key in keys:
            await self.pilot.press(key)
        await self.rest()

    async def previewed(self) -> None:
        await until(self.pilot, lambda: self.form.preview is not None)

    async def cite(self, typed: str = "a pakistani..killed") -> None:
        """Select words, pasted at once, and open the form."""
        await self.press("slash")
        self.app.post_message(events.Paste(typed))
        await self.press("enter", "a")
        await self.opened()

    def kept(self) -> dict[str, Any]:
        """The claim that was kept last."""
        page = self.library.journal_page(self.library.journal(limit=1)[0].id)
        assert page is not None
        return dict(next(it.after or {} for it in page.changes if it.kind == "claim"))


@asynccontextmanager
async def desk(store: Path, size: tuple[int, int] = WIDE, **options: Any) -> AsyncIterator[Desk]:
    with Library(store, read_only=bool(options.get("read_only"))) as library:
        app = Browser(library, Options(who="Ines", **options), Terminal(utf8=False))
        async with app.run_test(size=size, notifications=True) as pilot:
            await until_shown(pilot, "Asim Umar")
            app.screen.post_message(messages.OpenSource(SOURCE, "digest", "republic-11"))
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen.page is not None)
            at = Desk(app, pilot, library)
            await at.rest()
            yield at
