"""The palette (Ctrl+P): what it finds in the store beside commands, and that what is chosen opens."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from textual.command import CommandList, CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input

from store.library import Library
from store.model.edits import Change
from store.model.views import EntityPage, EntityRow, SearchResult
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.app.palette import entities
from tui.screens.browse import BrowseScreen
from tui.screens.compare import CompareScreen
from tui.screens.names import NamesScreen
from tui.screens.reader import ReaderScreen
from tui.screens.voices import VoicesScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

EVIL = "[b]Ghul\\[/b] [@click=app.quit()]x[/] \x1b[31m\u202e[/]"


@asynccontextmanager
async def browsing(library: Library) -> AsyncIterator[tuple[Pilot[Any], Browser]]:
    app = Browser(library, Options(), Terminal(utf8=False))
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "Asim Umar")
        yield pilot, app


async def typed(pilot: Pilot[Any], app: Browser, text: str, *shown: str) -> None:
    """Open the palette, type, and wait for what it offers."""
    await pilot.press("ctrl+p")
    await until(pilot, lambda: isinstance(app.screen, CommandPalette) and isinstance(app.focused, Input))
    cast("Input", app.focused).value = text
    await until(pilot, lambda: all(any(one in title for title in offered(app)) for one in shown))


def offered(app: Browser) -> list[str]:
    """What the palette offers, in its order."""
    listed = app.screen.query_one(CommandList)
    return [str(option.prompt) for option in listed.options]


async def test_entities_questions_sources_and_voices_are_found_and_open(own_store: Path) -> None:
    with Library(own_store) as library:
        async with browsing(library) as (pilot, app):
            # an entity, by a spelling that is not its name
            await typed(pilot, app, "emir sahab", "Asim Umar", 'by "Emir sahab"')
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, BrowseScreen) and app.screen.entity_slug == "asim-umar")
            # a question, by a spelling and a word of what is asked
            await typed(pilot, app, "asim omar nation", "Asim Umar: nationality", "question, contradicted, 2 answers")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, CompareScreen))
            await until_shown(pilot, "Pakistan", "India")
            # a source, by words of its title
            await typed(pilot, app, "JuA confirms", "source, VOA, about 20 October 2017, 102 claims")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
            # a voice
            await typed(pilot, app, "talat masood", "voice, says 9")
            place = next(nth for nth, title in enumerate(offered(app)) if "voice, says 9" in title)
            await pilot.press(*["down"] * place, "enter")
            await until(pilot, lambda: isinstance(app.screen, VoicesScreen))
            await until_shown(pilot, "Talat Masood")
            # what begins with the word that was typed comes before what the store has
            await typed(pilot, app, "sou", "source, AFP")
            await until(pilot, lambda: offered(app)[0].startswith("Source"))
            await pilot.press("escape")
            await typed(pilot, app, "contested", "Contested")
            await pilot.press("escape")
            # nothing in the store is called so: commands are offered all the same
            await typed(pilot, app, "tmln", "Timeline")


async def test_hostile_names_are_words(own_store: Path) -> None:
    with Library(own_store) as library:
        before = library.record("entity", "asim-umar")
        assert before is not None
        library.edit([Change("entity", "asim-umar", before, {**before, "name": EVIL})], who="Ana", what="renamed")
        app = Browser(library, Options(), Terminal(utf8=False))
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await until_shown(pilot, "[b]Ghul")
            await typed(pilot, app, "ghul", "[b]Ghul\\[/b] [@click=app.quit()]x[/]")
            assert not {"\x1b", "\u202e"} & set(words(app))
            await pilot.click(CommandList, offset=(5, 1))
            await until(pilot, lambda: isinstance(app.screen, BrowseScreen))
            assert app.is_running


class Slow(Library):
    """Gives an entity's page only when it may."""

    may = threading.Event()

    def entity(self, slug: str) -> EntityPage | None:
        self.may.wait(20)
        return super().entity(slug)


async def test_a_screen_below_the_palette_goes_on_and_what_it_offers_then_is_found(own_store: Path) -> None:
    """On a busy machine the palette opened before the screen below had its answer, which was stopped then: nothing of
    what can be done there was found, however long one waited."""
    with Library(own_store) as library:
        library.decide("asim-umar", "umar-mansoor", "same", "one man", who="Ana", keep="asim-umar")
    Slow.may.clear()
    with Slow(own_store) as library:
        app = Browser(library, Options(), Terminal(utf8=False))
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await until_shown(pilot, "Asim Umar")
            app.screen.post_message(messages.OpenNames("asim-umar"))
            await until(pilot, lambda: isinstance(app.screen, NamesScreen))
            await pilot.press("ctrl+p")
            await until(pilot, lambda: isinstance(app.screen, CommandPalette) and isinstance(app.focused, Input))
            await pilot.press(*"split")
            await pilot.pause()
            assert "Split Asim Umar" not in words(app)
            Slow.may.set()
            await until_shown(pilot, "Split Asim Umar from Umar Mansoor")


@pytest.mark.slow
async def test_over_a_form_nothing_of_the_store_is_offered(own_store: Path) -> None:
    with Library(own_store) as library:
        async with browsing(library) as (pilot, app):
            app.screen.post_message(messages.OpenSource("voa-2017"))
            await until_shown(pilot, "citation 1 of")
            await pilot.press("C")
            reader = cast("ReaderScreen", app.screen)
            await until(pilot, lambda: reader.claiming.form is not None)
            await typed(pilot, app, "talat", "No matches found")
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is reader)
            assert reader.claiming.form is not None


def test_what_is_only_near_stands_below_all_others_however_like_it_is() -> None:
    near = EntityRow("son", "leader", "Omar Khalid Jr", matched="Omar Khalid Jr", score=0.94, why="part", near=True)
    far = EntityRow("far", "leader", "Umar Khorasani", matched="Umar Khorasani", score=0.4, why="same sound")
    for score in (0.97, 0.89):  # a match, and what is nearest
        best = EntityRow("man", "leader", "Umar Khalid", matched="Umar Khalid", score=score, why="same sound")
        library = ShoreLibrary()
        library.search = lambda text, best=best, **_: SearchResult(text, {"leader": (best, near, far)})  # type: ignore[method-assign]
        found = sorted(entities(cast("Library", library), "Omar Khalid"), key=lambda one: -one.score)
        assert [one.name.plain for one in found] == ["Umar Khalid", "Umar Khorasani", "Omar Khalid Jr"]
