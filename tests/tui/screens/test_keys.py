"""The keys as they are pressed: the same meaning on every screen, Enter to and fro, Escape back by one."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from tests.tui.rivals import DEATH, KILLED, NATIONALITY
from tests.tui.screens.test_browse import ready
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.screens.browse import BrowseScreen
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.screens.voices import VoicesScreen
from tui.screens.worklist import WorklistScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

SIZE = (120, 40)

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
    "BasketScreen": (messages.OpenBasket(), "Nothing is marked yet."),
    "PicturesScreen": (messages.OpenPictures(), "Odra bridge raid, killed: says 17."),
    "JudgeScreen": (messages.JudgeQuestion(NATIONALITY), "2 holds: Morvan"),
}
"""Every screen, what opens it and what it shows then."""


def app(**options: Any) -> Browser:
    return Browser(cast("Library", ShoreLibrary()), Options(**options), Terminal(utf8=False))


def depth(browser: Browser) -> int:
    return len(browser.screen_stack)


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


@pytest.mark.sweep(4)
@pytest.mark.parametrize("keys", [("enter", "enter"), ("c", "o")], ids=" ".join)
async def test_a_question_and_its_source_lead_to_and_fro(keys: tuple[str, str]) -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pressed(pilot, "c", "CompareScreen")
        for _ in range(10):
            await pressed(pilot, keys[1], "ReaderScreen")
            assert depth(browser) == 3
            await pressed(pilot, keys[0], "CompareScreen")
            assert depth(browser) == 2


@pytest.mark.slow
async def test_from_the_source_too() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, "ReaderScreen")
        for _ in range(10):
            await pressed(pilot, "enter", "CompareScreen")
            assert depth(browser) == 3
            await pressed(pilot, "enter", "ReaderScreen")
            assert depth(browser) == 2


async def test_one_comes_back_to_the_answer_and_the_claim_that_one_was_at() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        browser.screen.post_message(messages.OpenQuestion(DEATH))
        await until_shown(pilot, "life status", "[his")
        await pressed(pilot, "o", "ReaderScreen")
        reader = cast("ReaderScreen", browser.screen)
        assert reader.claim is not None and reader.claim.slug == "l1"
        await pilot.press("p")
        assert reader.claim.slug == "l2"
        await pressed(pilot, "c", "CompareScreen")
        compare = cast("CompareScreen", browser.screen)
        assert depth(browser) == 2
        chosen = compare.column and compare.column.shown and compare.column.shown.chosen
        assert chosen is not None and chosen.slug == "l2"
        await pressed(pilot, "enter", "ReaderScreen")
        reader = cast("ReaderScreen", browser.screen)
        assert reader.claim is not None and reader.claim.slug == "l2"
        await pilot.press("n")
        await pressed(pilot, "c", "CompareScreen")
        chosen = compare.column and compare.column.shown and compare.column.shown.chosen
        assert chosen is not None and chosen.slug == "l1"


@pytest.mark.slow
async def test_one_comes_back_to_the_wording_that_one_read() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, "ReaderScreen")
        await pilot.press("g", "tab", "g")
        await pressed(pilot, "c", "CompareScreen")
        await pilot.press("r")
        await until_shown(pilot, "The paper has the ministry call")
        await pressed(pilot, "o", "ReaderScreen")
        await until_shown(pilot, "wording 2 of 2", "[a Velian citizen]")


@pytest.mark.parametrize(
    ("first", "there", "back"),
    [
        ("CompareScreen", ("m", "MatrixScreen"), "enter"),
        ("CompareScreen", ("m", "MatrixScreen"), "c"),
        ("CompareScreen", ("m", "MatrixScreen"), "m"),
        ("MatrixScreen", ("enter", "CompareScreen"), "m"),
        ("MatrixScreen", ("v", "VoicesScreen"), "v"),
        ("VoicesScreen", ("c", "CompareScreen"), "v"),
        ("WorklistScreen", ("c", "CompareScreen"), "x"),
        ("WorklistScreen", ("m", "MatrixScreen"), "x"),
        ("TimelineScreen", ("c", "CompareScreen"), "t"),
        ("TimelineScreen", ("T", "TimelineScreen"), "T"),
        ("SourcesScreen", ("o", "ReaderScreen"), "s"),
        ("BrowseScreen", ("i", "NamesScreen"), "i"),
        ("BrowseScreen", ("i", "NamesScreen"), "e"),
        ("NamesScreen", ("T", "TimelineScreen"), "i"),
        *(("BrowseScreen", (key, name), key) for key, name in (
            ("x", "WorklistScreen"), ("s", "SourcesScreen"), ("t", "TimelineScreen"), ("v", "VoicesScreen"),
            ("m", "MatrixScreen"), ("question_mark", "HelpScreen"),
        )),
    ],
)  # fmt: skip
@pytest.mark.sweep(24)
async def test_going_to_and_fro_never_stacks_screens(first: str, there: tuple[str, str], back: str) -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, first)
        start = depth(browser)
        for _ in range(2):
            screen = browser.screen
            await pilot.press(there[0])
            await until(pilot, lambda: depth(browser) == start + 1)
            assert at(browser) == there[1]
            await until(pilot, lambda: not busy(browser))
            await pilot.press(back)
            await until(pilot, lambda: depth(browser) == start)
            assert browser.screen is screen


CIRCLES = [
    (20, "CompareScreen", ("m MatrixScreen", "v VoicesScreen", "c CompareScreen")),
    (4, "CompareScreen", ("o ReaderScreen", "m MatrixScreen", "enter CompareScreen")),
    (4, "TimelineScreen", ("n TimelineScreen", "c CompareScreen", "i NamesScreen", "T TimelineScreen")),
    (4, "SourcesScreen", ("o ReaderScreen", "t TimelineScreen", "v VoicesScreen", "s SourcesScreen")),
    (
        4,
        "TimelineScreen",
        ("question_mark HelpScreen", "escape TimelineScreen", "v VoicesScreen", "t TimelineScreen"),
    ),
]
"""How often to go round, where one begins, and the keys that lead round with the screens they lead to."""


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("laps", "first", "steps"),
    [
        pytest.param(*circle, marks=() if nth == 1 else pytest.mark.slow, id="".join(step[0] for step in circle[2]))
        for nth, circle in enumerate(CIRCLES)
    ],
)
async def test_no_circle_of_keys_stacks_screens(laps: int, first: str, steps: tuple[str, ...]) -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, first)
        for _ in range(laps):
            for key, name in map(str.split, steps):
                await pilot.press(key)
                await until(pilot, lambda name=name: at(browser) == name and not busy(browser))  # type: ignore[misc]
                assert depth(browser) <= 6


@pytest.mark.slow
async def test_what_stands_open_is_gone_back_to_over_other_screens() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, "VoicesScreen")
        voices = cast("VoicesScreen", browser.screen)
        await pressed(pilot, "c", "CompareScreen")
        await pressed(pilot, "o", "ReaderScreen")
        browser.screen.post_message(messages.OpenVoices("mayor"))
        await until(pilot, lambda: browser.screen is voices)
        await until(pilot, lambda: voices.page and voices.page.slug == "mayor")
        assert depth(browser) == 2


async def test_one_that_is_asked_for_twice_before_it_could_answer_is_opened_once_at_its_claim() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        for _ in range(2):
            browser.screen.post_message(messages.OpenQuestion(DEATH, (), "l2"))
        await until(pilot, lambda: at(browser) == "CompareScreen")
        compare = cast("CompareScreen", browser.screen)
        await until(pilot, lambda: compare.column and compare.column.page)
        chosen = compare.column and compare.column.shown and compare.column.shown.chosen
        assert chosen is not None and chosen.slug == "l2"
        assert depth(browser) == 2


def busy(browser: Browser) -> bool:
    asker = getattr(browser.screen, "asker", None)
    return bool(asker and asker.busy)


@pytest.mark.sweep(10)
@pytest.mark.parametrize("name", SCREENS)
async def test_escape_goes_back_by_one_from_every_screen(name: str) -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await opened(pilot, name)
        while depth(browser) > 1:
            before = depth(browser), browser.focused
            await pilot.press("escape")
            await until(pilot, lambda before=before: (depth(browser), browser.focused) != before)  # type: ignore[misc]
        assert at(browser) == "BrowseScreen"


async def test_escape_in_browse_goes_back_by_one_until_all_is_as_at_first() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        browse = cast("BrowseScreen", browser.screen)
        await pilot.press("slash", *"tariq", "enter")
        await until_shown(pilot, "matched Tariq Sahel", "1 leader")
        await pilot.press("right", "right")
        await until(pilot, lambda: browser.focused is browse.view.passage)
        await pilot.press("escape")
        assert browser.focused is browse.view.list
        await pilot.press("escape")
        assert browser.focused is browse.panes.pointed.list
        assert browse.search_box.value == "tariq"
        await pilot.press("escape")
        await until_shown(pilot, "Ilya Venn", "Northern Front")
        assert browse.search_box.value == ""
        assert browser.focused is browse.panes.pointed.list
        await pilot.press("plus", "5")
        await until_shown(pilot, "5 Places")
        await pilot.press("escape")
        await until(pilot, lambda: "5 Places" not in words(browser))
        assert browser.focused is browse.panes.first.list


@pytest.mark.sweep(2)
@pytest.mark.parametrize("key", ["down", "enter"])
async def test_the_search_is_kept_on_the_way_to_what_was_found(key: str) -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        browse = cast("BrowseScreen", browser.screen)
        await pilot.press("slash", *"odra", key)
        await until_shown(pilot, "1 raid")
        assert browse.search_box.value == "odra"
        assert browser.focused is browse.panes.pane("raid").list


async def test_what_the_readme_says_to_type_compares_the_man_that_was_found() -> None:
    browser = app()
    async with browser.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await pilot.press("slash", *"tariq", "enter", "c")
        await until(pilot, lambda: at(browser) == "CompareScreen")
        assert cast("CompareScreen", browser.screen).ref.entity == "tarek-sahl"


@pytest.mark.sweep(2)
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
