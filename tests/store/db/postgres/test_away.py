"""Forms opened while the server is away: they say what they wait for, and fill themselves in when it is back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import cast

import pytest
from textual.content import Content
from textual.pilot import Pilot

from store.library import Library
from store.model.places import Server
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.servers import Cluster, Proxy
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.app import watch
from tui.app.browser import Browser
from tui.screens.page import Page
from tui.session import messages
from tui.session.messages import Wish
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.widgets import over
from tui.widgets.over import Over

WAITS = "The server is away: this is filled in when it is back."


@pytest.fixture
def desk(server: Server, small: CaseFolder, monkeypatch: pytest.MonkeyPatch) -> Server:
    """A store with a case in which two are one, looked at often while it is away."""
    monkeypatch.setattr(watch, "AGAIN", 0.2)
    load_case(small.folder, server)
    with Library(server) as library:
        library.decide("courier-news", "herald-news", "same", who="ana")
    return server


@asynccontextmanager
async def browsing(desk: Server, size: tuple[int, int]) -> AsyncIterator[tuple[Browser, Pilot[int]]]:
    with Library(desk) as library:
        app = Browser(library, Options(who="ana"), Terminal(utf8=False))
        async with app.run_test(size=size, notifications=True) as pilot:
            await until_shown(pilot, "Idris Walid")
            await until(pilot, lambda: isinstance(app.screen, Page) and not app.screen.asker.busy)
            yield app, pilot


def a_judgement(library: Library) -> Wish:
    return messages.JudgeQuestion(library.worklist()[0].ref)


def an_entity(_: Library) -> Wish:
    return messages.ChangeRecord("entity", "idris-walid", "")


def a_split(_: Library) -> Wish:
    return messages.SplitEntity("courier-news")


def a_grade(library: Library) -> Wish:
    return messages.GradeAny(library.sources()[0])


def a_pair(_: Library) -> Wish:
    return messages.DecidePair(("spokesman", "Colonel Haddad"), ("unnamed-officer", "an officer"), "same")


@asynccontextmanager
async def away(postgres: Cluster) -> AsyncIterator[None]:
    postgres.stop("immediate")
    try:
        yield
    finally:
        postgres.start()


@pytest.mark.parametrize(
    ("wish", "key", "filled"),
    [
        (a_judgement, "ctrl+s", "> 1 holds"),
        (an_entity, "ctrl+s", "Idris Walid"),
        (a_split, "ctrl+s", "Split The Courier and The Herald"),
        (a_grade, "", "not graded"),
        (a_pair, "", ""),
    ],
)
async def test_a_form_opened_while_the_server_is_away_fills_itself_in(
    desk: Server, postgres: Cluster, wish: Callable[[Library], Wish], key: str, filled: str
) -> None:
    with Library(desk) as library:
        asked = wish(library)
    async with browsing(desk, (80, 24)) as (app, pilot):
        async with away(postgres):
            app.screen.post_message(asked)
            await until(pilot, lambda: isinstance(app.screen, Over))
            await until_shown(pilot, WAITS, "Back")
            assert isinstance(app.screen, Over) and app.screen.empty == bool(key)
            if key:
                await pilot.press(key)
                await until(pilot, lambda: any(f"Nothing is done. {WAITS}" == it.message for it in app._notifications))
        await until(pilot, lambda: WAITS not in words(app) and "Working out" not in words(app))
        await until_shown(pilot, filled)


async def test_what_is_done_in_a_form_that_filled_itself_in_is_kept(desk: Server, postgres: Cluster) -> None:
    with Library(desk) as library:
        asked = a_split(library)
    async with browsing(desk, (80, 24)) as (app, pilot):
        async with away(postgres):
            app.screen.post_message(asked)
            await until_shown(pilot, WAITS)
            await pilot.press("ctrl+s")  # it is no reason to do nothing later
        await until_shown(pilot, "Split The Courier and The Herald")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, Over))
    with Library(desk) as library:
        assert library.journal()[0].what.startswith("split The Courier")


async def test_a_form_that_was_filled_before_keeps_what_is_in_it(desk: Server, postgres: Cluster) -> None:
    with Library(desk) as library:
        asked, ref = a_judgement(library), library.worklist()[0].ref
    async with browsing(desk, (80, 24)) as (app, pilot):
        app.screen.post_message(asked)
        await until_shown(pilot, "> 1 holds")
        await pilot.press("enter", *"why")
        async with away(postgres):
            await pilot.press("ctrl+s")
            await until(pilot, lambda: any("nothing was kept" in it.message for it in app._notifications))
            await until_shown(pilot, "> 1 holds", "why")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, Over))
    with Library(desk) as library:
        found = library.compare(ref)
        assert found is not None and found.judgements[0].why == "why"


async def test_a_form_whose_answer_does_not_come_says_that_it_was_asked(
    desk: Server, postgres: Cluster, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(over, "SLOW", 0.2)
    there = Server(desk.address.replace(f":{postgres.port}/", f":{proxy.port}/"))
    with Library(desk) as library:
        asked = a_judgement(library)
    async with browsing(there, (80, 24)) as (app, pilot):
        proxy.hang()
        app.screen.post_message(asked)
        await until_shown(pilot, over.ASKED)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: any(f"Nothing is done. {over.ASKED}" == it.message for it in app._notifications))
        proxy.go_on()
        await until_shown(pilot, "> 1 holds")
        await until(pilot, lambda: over.ASKED not in words(app))


@pytest.mark.parametrize("width", [80, 120])
async def test_what_is_said_in_the_line_of_title_is_never_cut(width: int) -> None:
    """The longest of them, beside a title that is long."""
    library = ShoreLibrary()
    app = Browser(cast("Library", library), Options(), Terminal(utf8=False))
    async with app.run_test(size=(width, 24)) as pilot:
        await until_shown(pilot, "Tarek Sahl")
        page = app.screen
        assert isinstance(page, Page)
        page.set_head(Content("whosays desk2  five reports, 2017-2023, and a title as long as any"), [Content("x" * 9)])
        for told in (watch.AWAY, watch.CHANGED, watch.CHANGED_BY_OTHERS, watch.CLASHING.format(12, "&")):
            page.set_notice(told)
            await pilot.pause()
            assert told in words(app).split("\n")[0]


async def test_taking_back_while_the_server_is_away_says_that_nothing_was(desk: Server, postgres: Cluster) -> None:
    async with browsing(desk, (80, 24)) as (app, pilot), away(postgres):
        await pilot.press("U")
        await until_shown(pilot, "the server is away")
        toasts = [(it.title, it.message) for it in app._notifications]
        assert ("", watch.AWAY_AT_FIRST) in toasts
        (told,) = [words for title, words in toasts if title == "Nothing is taken back"]
        assert "cannot be reached" in told and "nothing was kept" in told
