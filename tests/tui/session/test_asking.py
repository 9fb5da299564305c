"""Questions that nobody waits for any more: what is asked next is answered as if they had not been asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import cast

import pytest
from textual.geometry import Region

from store.library import Library
from store.model.stopping import Stopped, check
from store.model.views import Event
from tests.tui.rivals import RivalLibrary
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.app.browser import Browser
from tui.screens.browse import BrowseScreen
from tui.screens.page import Page
from tui.screens.timeline import TimelineScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal


@dataclass
class SlowLibrary(ShoreLibrary):
    """Its timeline takes until it is let go or stopped."""

    begun: int = 0
    stopped: int = 0
    go_on: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def timeline(self, entity: str | None = None) -> tuple[Event, ...]:
        self.begun += 1
        try:
            end = monotonic() + 20  # a test that fails is to end
            while not self.go_on.is_set() and monotonic() < end:
                check()
        except Stopped:
            self.stopped += 1
            self.ended.set()
            raise
        return super().timeline(entity)


@pytest.fixture
def library() -> Iterator[SlowLibrary]:
    library = SlowLibrary()
    yield library
    library.go_on.set()  # a test that fails must not leave a thread behind


def browser(library: SlowLibrary) -> Browser:
    return Browser(cast("Library", library), Options(), Terminal(utf8=False))


async def test_a_screen_that_is_left_stops_its_question(library: SlowLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Tarek Sahl", "[a Velian citizen]")
        await pilot.press("t")
        await until(pilot, lambda: library.begun)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BrowseScreen))
        await pilot.press("v")
        await until_shown(pilot, "5 voices", "> Interior ministry")
        assert (library.begun, library.stopped) == (1, 1)
        assert not app._notifications


@pytest.mark.slow
async def test_a_screen_that_is_covered_lets_the_one_in_front_go_first(library: SlowLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Tarek Sahl", "[a Velian citizen]")
        await pilot.press("t")
        await until(pilot, lambda: library.begun)
        await pilot.press("v")
        await until_shown(pilot, "5 voices", "> Interior ministry")
        assert (library.begun, library.stopped) == (1, 1)
        library.go_on.set()
        await pilot.press("escape")
        await until_shown(pilot, "4 dates")
        assert library.begun == 2


async def test_a_covered_screen_asks_when_it_comes_back(library: SlowLibrary) -> None:
    """What it is told to ask meanwhile (the store changed) waits with it, and the last of it counts."""
    library.go_on.set()
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Tarek Sahl", "[a Velian citizen]")
        await pilot.press("t")
        await until_shown(pilot, "4 dates")
        below = cast("Page", app.screen)
        await pilot.press("v")
        await until_shown(pilot, "5 voices", "> Interior ministry")
        below.reload()
        below.reload()
        await pilot.press("v")
        await until(pilot, lambda: library.begun == 2)
        await until(pilot, lambda: not below.asker.busy)
        assert library.begun == 2


@pytest.mark.slow
async def test_leaving_the_browser_waits_for_no_question(library: SlowLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Tarek Sahl", "[a Velian citizen]")
        await pilot.press("t")
        await until(pilot, lambda: library.begun)
        await pilot.press("ctrl+q")
    assert library.ended.wait(20)


async def test_a_newer_question_stops_the_one_it_overtakes() -> None:
    class Slow(RivalLibrary):
        def count(self, kind: str) -> int:  # type: ignore[override]
            started.append(kind)
            end = monotonic() + 20
            while kind == "slow" and monotonic() < end:
                check()
            return 7

    started: list[str] = []
    got: list[int] = []
    app = Stage(lambda: TimelineScreen(context(Slow())))
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "4 dates")
        page = cast("Page", app.screen)
        page.ask("number", lambda library: library.count("slow"), got.append)  # type: ignore[arg-type]
        await until(pilot, lambda: started == ["slow"])
        page.ask("number", lambda library: library.count("quick"), got.append)  # type: ignore[arg-type]
        await until(pilot, lambda: got)
        page.ask("number", lambda library: library.count("slow"), got.append)  # type: ignore[arg-type]
        await until(pilot, lambda: started[2:])
        page.asker.forget("number")
        await until(pilot, lambda: not page.asker.busy)
        assert got == [7]
        assert "4 dates" in words(app)


async def test_words_that_are_told_as_the_browser_ends_break_nothing() -> None:
    app = Browser(ShoreLibrary(), Options(), Terminal(utf8=False))
    async with app.run_test() as pilot:
        await until_shown(pilot, "Tarek Sahl")
    app.on_told(messages.Told(Region(0, 0, 10, 10)))
    assert app.screen_stack == []
