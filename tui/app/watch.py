"""Noticing that somebody else wrote to the store, without a byte to the terminal while nobody did."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual import events
from textual.timer import Timer

from store.model.problems import Away, Refused
from tui.screens.page import Page
from tui.session.asking import Asker
from tui.session.keys import key_of
from tui.session.messages import StoreAway
from tui.session.state import keep_sound, stamp_of, was_sound
from tui.terminal.output import DiffOutput

if TYPE_CHECKING:
    from store.library import Library

POLL = 15.0
"""Seconds between two looks at the store while nobody types."""

GLANCE = 2.0
"""Least seconds between two looks while somebody types."""

THREADS = 1
"""Threads that ask the library. Each holds a connection with its caches and an allocator's arena (3 MB); no
question that is asked while somebody types takes long enough to need a second."""

AGAIN = 2.0
"""Seconds between two looks whether a server is back."""

AWAY = "the server is away"
AWAY_AT_FIRST = "The server is away: what is shown stays, and all goes on by itself when it is back."
"""What is said once besides: the line of title has no room for it."""
CHANGED = "changed on disk: Ctrl+R shows it"
CHANGED_BY_OTHERS = "changed by others: Ctrl+R shows it"
CLASHING = "{} clash with the folder: {} shows it"


class StoreWatch(DiffOutput[None]):
    """An app that says on its pages that the store changed, and asks again when told to.

    Looks are taken in a thread, when a key is pressed and at a slow beat.
    """

    def __init__(self, library: Library, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._library = library
        self._seen: int | None = None
        self.clashing = 0
        self._looked = 0.0
        self._away = False
        self._looks_again: Timer | None = None
        self._stop_listening: Callable[[], None] | None = None

    def on_load(self) -> None:
        """Let few threads ask the library."""
        executor = ThreadPoolExecutor(max_workers=THREADS, thread_name_prefix="library")
        asyncio.get_running_loop().set_default_executor(executor)

    def on_mount(self) -> None:
        """Begin to look, and to listen where the store tells of writes."""
        super().on_mount()
        self.look()
        self.set_interval(POLL, self.look)
        self._stop_listening = self._library.listen(self._heard)

    def _heard(self) -> None:
        """Somebody wrote, says another thread."""
        self.call_later(self.look)

    def on_unmount(self) -> None:
        """Hear no more."""
        if self._stop_listening is not None:
            self._stop_listening()

    async def on_event(self, event: events.Event) -> None:
        """Look when a key is pressed, now and then."""
        if isinstance(event, events.Key) and monotonic() - self._looked > GLANCE:
            self.look()
        await super().on_event(event)

    def look_through(self) -> None:
        """Look for rows that make no sense, and say so if there is one; once for what was written since."""
        if not was_sound(self._library.path):
            with suppress(OSError):
                self._look_on(stamp_of(self._library.path))

    def _look_on(self, stamp: str, part: int = 0) -> None:
        self.run_worker(partial(self._look_through, stamp, part), group="whole", thread=True)

    def _look_through(self, stamp: str, part: int) -> None:
        """A moment of it, in a thread."""
        try:
            if self._library.look_through(part):
                self.call_later(self._look_on, stamp, part + 1)
            elif not self._library.read_only:
                keep_sound(self._library.path, stamp)
        except Refused as damage:
            self.call_later(partial(self.notify, str(damage), severity="error", markup=False))

    def look(self) -> None:
        """Ask which version the store is at."""
        self._looked = monotonic()
        self.run_worker(self._ask_version, group="version", exclusive=True, thread=True)

    def _ask_version(self) -> None:
        try:
            version, clashing = self._library.version(), 0 if self._library.read_only else self._library.clashing()
        except Away:
            self.post_message(StoreAway())
            return
        except Refused:
            return  # the next question to the store says why
        self.call_later(self._compare, version, clashing)

    def on_store_away(self, message: StoreAway) -> None:
        """Say that the store is away, and look again until it is back."""
        message.stop()
        if not self._away:
            self.notify(AWAY_AT_FIRST, severity="warning", markup=False)
        self._away = True
        for page in self.pages:
            page.set_notice(AWAY)
        if self._looks_again is not None:
            self._looks_again.stop()  # there is one: each question that is refused tells it
        self._looks_again = self.set_timer(AGAIN, self.look)

    def _compare(self, version: int, clashing: int) -> None:
        if clashing != self.clashing:
            self.clashing = clashing
            self.refresh_bindings()
        if self._away:  # what could not be answered meanwhile is asked again
            self._away = False
            self.action_reload()
            return
        notice = CLASHING.format(clashing, key_of("clashes")) if clashing else ""
        if self._seen is None:
            self._seen = version
        elif version != self._seen:
            notice = CHANGED if self._stop_listening is None else CHANGED_BY_OTHERS
        for page in self.pages:
            page.set_notice(notice)

    @property
    def pages(self) -> list[Page]:
        """The pages on the stack, the first one first."""
        return [screen for screen in self.screen_stack if isinstance(screen, Page)]

    def action_reload(self) -> None:
        """Ask again for everything shown."""
        self._seen = None
        for page in self.pages:
            page.set_notice("")
            page.ask_again()
        for screen in self.screen_stack:
            asker = getattr(screen, "asker", None)
            if not isinstance(screen, Page) and isinstance(asker, Asker):
                asker.again()
        self.look()
