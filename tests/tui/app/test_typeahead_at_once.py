"""A line of words, Enter and commands that come in one packet do what they would one by one, however slow it all is."""

from __future__ import annotations

import threading
from typing import Any, cast

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widgets import Input

from store.library import Library
from store.model.claims import QuestionRef, SourcePage
from store.model.edits import Edited
from tests.tui.rivals import NATIONALITY
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.app.typeahead import KeysInOrder
from tui.screens.compare import CompareScreen
from tui.screens.judge import JudgeScreen
from tui.screens.reader import ReaderScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal

_NAMED = {"\r": "enter", "/": "slash", "\t": "tab", "\x1b": "escape", " ": "space"}


def at_once(browser: App[Any], keys: str) -> None:
    """Have all keys come before any of them is handled, as they do in one packet."""
    for char in keys:
        browser.post_message(events.Key(_NAMED.get(char, char), char))


def browser_of(library: ShoreLibrary | None = None) -> Browser:
    return Browser(cast("Library", library or ShoreLibrary()), Options(), Terminal(utf8=False))


SHOWN = ("Tarek Sahl", "nationality", "[a Velian citizen]")

PACKETS = {
    "compare": ("c/death\rn", ("death: 2 of", "n Next found")),
    "reader": ("o/bridge\rn", ("bridge: 1 of 2", "n Next found")),
    "reader, nowhere": ("o/zzqqx\r", ("zzqqx is not in this text.",)),
    "sources": ("s/coast\r\r", ("Coast Daily, original", "citation 1 of")),
    "search": ("/tariq\rc", ("Tarek Sahl  nationality", "x contradicted")),
    "passages": ("/quay\ro/bridge\rn", ("River Post, original", "bridge: 1 of 2")),
    "back again": ("c\x1bo/bridge\r", ("River Post, original", "bridge: 2 of 2")),
}


@pytest.mark.parametrize(("keys", "shown"), PACKETS.values(), ids=PACKETS)
async def test_a_packet_of_keys_does_what_they_do_one_by_one(keys: str, shown: tuple[str, ...]) -> None:
    browser = browser_of()
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, *SHOWN)
        at_once(browser, keys)
        await until_shown(pilot, *shown)


async def test_the_next_place_is_gone_to_when_the_words_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not to the next question, which the key means where no words are looked for."""
    import store.library

    find_in, found = store.library.find_in, threading.Event()

    def slow(*asked: Any) -> Any:
        assert found.wait(10)
        return find_in(*asked)

    browser = browser_of()
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, *SHOWN)
        await pilot.press("c")
        await until_shown(pilot, "Tarek Sahl  nationality")
        monkeypatch.setattr(store.library, "find_in", slow)
        at_once(browser, "/death\rn")
        await until(pilot, lambda: browser.screen.asker.awaits("find") and not browser.screen.find.display)  # type: ignore[attr-defined]
        await pilot.pause()
        screen = cast("CompareScreen", browser.screen)
        assert screen.ref == NATIONALITY and not screen.finding
        found.set()
        await until_shown(pilot, "death: 2 of")
        assert screen.ref == NATIONALITY


class SlowTexts(ShoreLibrary):
    """Gives no source before it is let."""

    let = threading.Event()

    def source(self, slug: str, rendition: str | None = None) -> SourcePage | None:
        assert self.let.wait(10)
        return super().source(slug, rendition)


async def test_what_is_typed_before_the_text_is_there_is_found_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.app.typeahead.OPENING", 0.0)  # a store that is slower than anybody's patience
    library = SlowTexts()
    library.let.set()
    browser = browser_of(library)
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, *SHOWN)
        library.let.clear()
        at_once(browser, "o/bridge\r")
        await until(pilot, lambda: isinstance(browser.screen, ReaderScreen))
        reader = cast("ReaderScreen", browser.screen)
        await until(pilot, lambda: reader.passage.sought == "bridge" and not reader.find.display)
        library.let.set()
        await until_shown(pilot, "bridge: 1 of 2")


class SlowJudge(ShoreLibrary):
    """Writes no judgement before it is let."""

    let = threading.Event()
    whys: tuple[str, ...] = ()

    def judge(self, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> Edited:
        self.whys = (*self.whys, why)
        assert self.let.wait(10)
        return super().judge(ref, decision, answer=answer, why=why, who=who)


async def test_behind_a_field_that_is_written_keys_are_for_what_lies_below_it() -> None:
    library = SlowJudge()
    browser = Browser(cast("Library", library), Options(who="Ana"), Terminal(utf8=False))
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, *SHOWN)
        await pilot.press("c")
        await until_shown(pilot, "Tarek Sahl  nationality")
        await pilot.press("J", "tab")
        await until(pilot, lambda: isinstance(browser.focused, Input))
        at_once(browser, "both\r/death\r")
        await until(pilot, lambda: library.whys)
        await pilot.pause()
        assert isinstance(browser.screen, JudgeScreen)
        assert browser.focused.value == "both"  # type: ignore[union-attr]
        library.let.set()
        await until_shown(pilot, "death: 1 of")
        assert library.whys == ("both",)


async def test_escape_waits_for_nothing() -> None:
    library = SlowTexts()
    library.let.set()
    browser = browser_of(library)
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, *SHOWN)
        library.let.clear()
        await pilot.press("o")
        await until(pilot, lambda: isinstance(browser.screen, ReaderScreen))
        assert browser.keys_wait()
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(browser.screen, ReaderScreen))
        library.let.set()
        assert words(browser)


class Told(Message):
    """Something a key set off, some messages later."""


class Deep(Container):
    """Passes what it is told on to itself, so often that nobody would count it, before the focus goes."""

    left = 6

    def on_input_submitted(self) -> None:
        self.post_message(Told())

    def on_told(self, message: Told) -> None:
        message.stop()
        self.left -= 1
        if self.left:
            self.post_message(Told())
        else:
            self.query_one("#next", Input).focus()


class Chain(KeysInOrder[None]):
    def compose(self) -> ComposeResult:
        with Deep():
            yield Input(id="first")
            yield Input(id="next")


async def test_a_key_is_followed_as_long_as_it_sets_something_off() -> None:
    app = Chain()
    async with app.run_test() as pilot:
        app.query_one("#first", Input).focus()
        await pilot.pause()
        at_once(app, "ab\rcd")
        app.post_message(events.Paste("ef"))
        await until(pilot, lambda: app.query_one("#next", Input).value)
        await until(pilot, lambda: app.query_one("#next", Input).value == "cdef")
        assert app.query_one("#first", Input).value == "ab"
