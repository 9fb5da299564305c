"""The keys as they are pressed: the same meaning on every screen, Enter to and fro, Escape back by one."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.rivals import KILLED, NATIONALITY
from tests.tui.screens.test_browse import ready
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.screens.timeline import TimelineScreen
from tui.screens.worklist import WorklistScreen
from tui.session import messages
from tui.session.keys import HELD
from tui.session.options import Options
from tui.terminal.detect import Terminal

SIZE = (120, 40)
KEPT = {key for keys, _ in HELD for key in keys.split(",")}

SCREENS: dict[str, tuple[messages.Wish | None, str]] = {
    "BrowseScreen": (None, "[a Velian citizen]"),
    "CompareScreen": (messages.OpenQuestion(KILLED), "[seventeen"),
    "ReaderScreen": (messages.OpenSource("river-post", None, "k1"), "[seventeen"),
    "MatrixScreen": (messages.OpenMatrix(KILLED), "Interior ministry says 17."),
    "TimelineScreen": (messages.OpenTimeline(), "night of 3 May 2019"),
    "VoicesScreen": (messages.OpenVoices("army"), "17 and at least 40 exclude"),
    "WorklistScreen": (messages.OpenWorklist(), "Only one of Velian and Morvan"),
    "NamesScreen": (messages.OpenNames("tarek-sahl"), "Sounds like it"),
    "SourcesScreen": (messages.OpenSources(), "https://example.org/river-post"),
    "JudgeScreen": (messages.JudgeQuestion(NATIONALITY), "2 holds: Morvan"),
}
"""Every screen, what opens it and what it shows then."""


def app(**options: Any) -> Browser:
    return Browser(cast("Library", ShoreLibrary()), Options(**options), Terminal(utf8=False))


def at(browser: Browser) -> str:
    return type(browser.screen).__name__


async def opened(pilot: Pilot[None], name: str) -> None:
    """Open a screen from Browse."""
    await ready(pilot)
    wish, shown = SCREENS[name]
    if wish is not None:
        pilot.app.screen.post_message(type(wish)(**{key: vars(wish)[key] for key in _named(wish)}))
    await until(pilot, lambda: at(cast("Browser", pilot.app)) == name)
    await until_shown(pilot, shown)


def _named(wish: messages.Wish) -> list[str]:
    code = type(wish).__init__.__code__
    return [name for name in code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount] if name in vars(wish)]


async def pressed(pilot: Pilot[None], key: str, name: str) -> None:
    """Press a key that leads to a screen, and wait until it is there and has what it shows."""
    await pilot.press(key)
    browser = cast("Browser", pilot.app)
    await until(pilot, lambda: at(browser) == name)
    if isinstance(browser.screen, CompareScreen):
        compare = browser.screen
        await until(pilot, lambda: compare.column and compare.column.page)
    elif isinstance(browser.screen, ReaderScreen):
        reader = browser.screen
        await until(pilot, lambda: reader.claim)


async def test_what_the_readme_says_to_type_compares_the_man_that_was_found() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("slash", *"tariq", "enter", "c")
        await until(pilot, lambda: at(browser) == "CompareScreen")
        assert cast("CompareScreen", browser.screen).ref.entity == "tarek-sahl"


@pytest.mark.parametrize("name", [name for name in SCREENS if name not in ("SourcesScreen", "JudgeScreen")])
@pytest.mark.parametrize(("key", "to"), [("e", "BrowseScreen"), ("i", "NamesScreen"), ("T", "TimelineScreen")])
async def test_the_entity_at_hand_has_one_key_on_every_screen(name: str, key: str, to: str) -> None:
    if (name, key) == ("NamesScreen", "i"):
        return  # pressed again it goes back
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, name)
        await pilot.press(key)
        await until(pilot, lambda: at(browser) == to and (to != "TimelineScreen" or timeline_of_one(browser)))


def timeline_of_one(browser: Browser) -> bool:
    return isinstance(browser.screen, TimelineScreen) and browser.screen.entity is not None


@pytest.mark.parametrize(
    "name", [name for name in SCREENS if name not in ("SourcesScreen", "JudgeScreen", "NamesScreen")]
)
@pytest.mark.parametrize(("key", "to"), [("m", "MatrixScreen"), ("J", "JudgeScreen"), ("c", "CompareScreen")])
async def test_the_question_at_hand_has_one_key_on_every_screen(name: str, key: str, to: str) -> None:
    if name == to:
        return
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, name)
        if name == "TimelineScreen":
            await pilot.press("n")  # the first event has a question that the case does not hold
        await pilot.press(key)
        await until(pilot, lambda: at(browser) == to)


@pytest.mark.parametrize("name", SCREENS)
async def test_nothing_answers_to_a_key_that_is_kept(name: str) -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, name)
        for widget in (browser.focused, *browser.screen.query("RowList, Passage, Grid")):
            if widget is not None and widget.focusable:
                browser.screen.set_focus(widget)
                assert not KEPT.intersection(browser.screen.active_bindings)


@pytest.mark.parametrize("key", ["X", "w"])
async def test_a_capital_x_shows_what_is_contested_of_the_voice_at_hand_and_so_does_w(key: str) -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, "VoicesScreen")
        await pressed(pilot, key, "WorklistScreen")
        assert cast("WorklistScreen", browser.screen).filters.voice == "army"


async def test_n_and_p_go_from_claim_to_claim_in_browse_from_the_names_too() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        for key in ("n", "full_stop"):
            await pilot.press(key)
        await until_shown(pilot, "[recalled him as a Morvan]")
        await pilot.press("p", "comma")
        await until_shown(pilot, "[a Velian citizen]")


@pytest.mark.parametrize(
    ("name", "key", "told"),
    [("BrowseScreen", "r", "o opens it"), ("ReaderScreen", "o", "e shows the entity")],
)
async def test_a_key_that_moved_says_where_to(name: str, key: str, told: str) -> None:
    browser = app()
    async with browser.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot, name)
        before = browser.screen
        await pilot.press(key)
        await until_shown(pilot, told)
        assert browser.screen is before


async def test_keys_set_for_an_id_of_before_still_work() -> None:
    browser = app(keys={"entity.compare": "f2", "entity.read": "f3"})
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pressed(pilot, "f2", "CompareScreen")
        await pilot.press("escape", "f3")
        await until(pilot, lambda: at(browser) == "ReaderScreen")


async def test_help_shows_the_keys_as_a_person_set_them() -> None:
    browser = app(keys={"browse.search": "ctrl+k"}, read_only=True)
    async with browser.run_test(size=(120, 70)) as pilot:
        await ready(pilot)
        await pressed(pilot, "question_mark", "HelpScreen")
        await until_shown(pilot, "Ctrl+K", "Copy and judge")
        assert "judge: what, why, who" not in words(browser)  # nothing may be written
