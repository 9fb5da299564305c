"""Places in the browser: addresses copied and gone to, back and forward, bookmarks, where the last session ended."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.handing import bookmarks as bookmarks_screen
from tui.handing.bookmarks import BookmarksScreen
from tui.handing.marking import MarkPanel
from tui.screens.browse import BrowseScreen
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.session.options import Options
from tui.session.ways.addresses import address, parse
from tui.session.ways.bookmarks import bookmarks, bookmarks_file, last, mark, remember_last
from tui.terminal.detect import Terminal

NATIONALITY = QuestionRef("asim-umar", "nationality")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


@asynccontextmanager
async def browsing(store: Path, size: tuple[int, int] = (80, 24), **options: Any) -> AsyncIterator[Pilot[None]]:
    browser = Browser(Library(store), Options(who="Ana", **options), Terminal(utf8=False))
    async with browser.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


def at(pilot: Pilot[None]) -> str:
    here = pilot.app.here  # type: ignore[attr-defined]
    return address(here) if here is not None else ""


async def came(pilot: Pilot[None], *places: str) -> None:
    await until(pilot, lambda: at(pilot) in places)
    await settled(pilot)


def told(pilot: Pilot[None]) -> str:
    return "\n".join(it.message for it in pilot.app._notifications)


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


ADDRESSES = {
    "asim-umar/nationality//samaa-39": "CompareScreen",
    "source:afp-2019/afp-02": "ReaderScreen",
    "matrix:asim-umar/nationality": "MatrixScreen",
    "voice:nds": "VoicesScreen",
    "timeline:asim-umar": "TimelineScreen",
    "contested:state=contradicted/kind=leader": "WorklistScreen",
    "sources:samaa-2019": "SourcesScreen",
    "names:asim-umar": "NamesScreen",
    "pictures:rivals": "PicturesScreen",
    "gaps:": "GapsScreen",
    "basket:": "BasketScreen",
    "beside:afp-2019/samaa-2019": "SidesScreen",
    "beside:afp-2019": "SidesScreen",
    "journal:": "JournalScreen",
    "clashes:": "ClashesScreen",
    "qari-fateh": "BrowseScreen",
}


@pytest.mark.slow
async def test_every_address_leads_to_a_screen_that_has_it(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        for told, name in ADDRESSES.items():
            pilot.app.screen.post_message(messages.GoTo(told))
            await came(pilot, told)
            assert type(pilot.app.screen).__name__ == name
            await until(pilot, lambda told=told: parse(at(pilot)) == parse(told))  # type: ignore[misc]
        assert isinstance(pilot.app.screen, BrowseScreen) and len(pilot.app.screen_stack) == 1


async def test_the_browser_begins_at_a_place_and_says_where_there_is_none(own_store: Path) -> None:
    async with browsing(own_store, at="asim-umar/nationality") as pilot:
        await came(pilot, "asim-umar/nationality")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, BrowseScreen)
        pilot.app.screen.post_message(messages.GoTo("asim-umer/nationality"))
        await until(pilot, lambda: "There is no entity asim-umer: near is asim-umar." in told(pilot))


async def test_the_address_of_what_is_on_the_screen_is_copied_and_told(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        copied: list[tuple[str, str]] = []
        pilot.app.give_away = lambda text, what, **_: copied.append((text, what))  # type: ignore[attr-defined]
        pilot.app.screen.post_message(messages.OpenQuestion(NATIONALITY))
        await came(pilot, "asim-umar/nationality")
        await pressed(pilot, "at", "right", "at", "b", "at")
        first, second = copied
        assert first == ("asim-umar/nationality", "Address asim-umar/nationality")
        assert second[0].startswith("asim-umar/nationality//"), "at the answer that was chosen"
        assert "This is no place in the case" in told(pilot)


async def test_back_and_forward_go_through_the_places_across_screens(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        await pressed(pilot, "c", "n", "o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen) and pilot.app.screen.claim)
        source = at(pilot)
        await pressed(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, BrowseScreen)
        seen = []
        for _ in range(5):
            await pilot.press("less_than_sign")
            await settled(pilot)
            seen.append(at(pilot))
        second, first = seen[0], seen[3]
        assert first == "asim-umar/nationality" and second not in (first, source)
        assert seen[1] == source and seen[2] == second and seen[4] == "asim-umar"
        assert len(pilot.app.screen_stack) == 1, "no place stacks screens on the way back"
        await pilot.press("alt+left")
        await until(pilot, lambda: "No place lies behind this one" in told(pilot))
        forward = []
        for _ in range(5):
            await pilot.press("alt+right")
            await settled(pilot)
            forward.append(at(pilot))
        assert forward == [*reversed(seen[:4]), "asim-umar"]
        await pressed(pilot, "less_than_sign", "x", "greater_than_sign")
        assert "No place lies ahead of this one" in told(pilot), "another way was taken"


@pytest.mark.slow
async def test_keys_pressed_at_once_are_as_many_steps(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        await pressed(pilot, "c", "s", "t")
        for _ in range(3):
            pilot.app.post_message(events.Key("less_than_sign", "<"))
        await came(pilot, "asim-umar")
        for _ in range(2):
            pilot.app.post_message(events.Key("greater_than_sign", ">"))
        await until(pilot, lambda: at(pilot).startswith("sources:"))


@pytest.mark.slow
async def test_a_place_whose_thing_is_gone_is_passed_over_with_a_word(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        browser = pilot.app
        browser.been.left(parse("asim-umar/nationality"))  # type: ignore[attr-defined]
        browser.been.left(parse("gone-for-good"))  # type: ignore[attr-defined]
        await pilot.press("less_than_sign")
        await came(pilot, "asim-umar/nationality")
        assert "One place is gone from the case, and was passed over." in told(pilot)
        browser.been.left(parse("nobody"))  # type: ignore[attr-defined]
        await pressed(pilot, "escape")
        await pilot.press("less_than_sign", "less_than_sign")
        await until(pilot, lambda: "passed over; nothing else lies there." in told(pilot) or at(pilot) == "asim-umar")


@pytest.mark.slow
async def test_no_place_is_left_with_a_form_open(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        pilot.app.screen.post_message(messages.OpenSource("afp-2019", None, "afp-02"))
        await came(pilot, "source:afp-2019/afp-02")
        await pilot.press("C")
        await until(pilot, lambda: pilot.app.screen.has_class("-filling"))
        await pilot.press("alt+left")
        await until(pilot, lambda: "A form is open here" in told(pilot))
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_a_place_is_marked_with_a_word_listed_gone_to_and_removed(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        pilot.app.screen.post_message(messages.OpenQuestion(NATIONALITY))
        await came(pilot, "asim-umar/nationality")
        await pilot.press("M")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarkPanel))
        await until_shown(pilot, "Bookmark this place", "Asim Umar, nationality")
        await pilot.press("home", *"ask: ", "enter")
        await until(pilot, lambda: "Bookmarked: ask: Asim Umar, nationality. b lists" in told(pilot))
        await pilot.press("M")
        await until_shown(pilot, "Call this bookmark otherwise?", "ask: Asim Umar")
        await pressed(pilot, "escape", "escape")
        mark(own_store, parse("source:afp-2019"), "the digest")
        mark(own_store, parse("qari-fateh"), "")
        await pressed(pilot, "b")
        await until_shown(pilot, "3 places", "the digest", "source:afp-2019")
        screen = pilot.app.screen
        assert isinstance(screen, BookmarksScreen)
        await pilot.press("slash", *"ask", "enter", "enter")
        await came(pilot, "asim-umar/nationality")
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        await pressed(pilot, "escape", "home", "D")
        assert [one.word for one in bookmarks(own_store).bookmarks] == ["the digest", "ask: Asim Umar, nationality"]
        assert "2 places" in words(pilot.app)  # type: ignore[arg-type]
        await pressed(pilot, "b")
        assert isinstance(pilot.app.screen, BrowseScreen)


async def test_bookmarks_are_measured_once_and_not_for_each_row(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nth in range(30):
        mark(own_store, parse(f"place-{nth}"), f"word {nth}")
    async with browsing(own_store) as pilot:
        await pressed(pilot, "b")
        await until_shown(pilot, "30 places", "word 29", "place-29")
        screen = pilot.app.screen
        assert isinstance(screen, BookmarksScreen)
        monkeypatch.delattr(bookmarks_screen, "widest")
        assert "word 3" in screen._line(26).left.plain


async def test_nothing_is_kept_of_a_session_that_only_reads(own_store: Path, state: Path) -> None:
    mark(own_store, parse("asim-umar"), "here")
    before = bookmarks_file(own_store).read_bytes()
    async with browsing(own_store, read_only=True, remember=True) as pilot:
        await pressed(pilot, "M")
        assert "This session is read-only: no bookmark is kept." in told(pilot)
        await pressed(pilot, "b", "D")
        assert "This session is read-only" in told(pilot).splitlines()[-1] and len(pilot.app.screen_stack) == 2
        await pilot.press("ctrl+q")
    assert bookmarks_file(own_store).read_bytes() == before
    assert [one.name for one in (state / "whosays" / "places").iterdir()] == [bookmarks_file(own_store).name]


async def test_hostile_bookmarks_are_shown_as_text(own_store: Path) -> None:
    mark(own_store, parse("asim-umar"), "[bold]x[/] \x1b[31m\u202eevil")
    path = bookmarks_file(own_store)
    with path.open("a") as file:
        file.write('{"at": "a%1B%5B2J", "word": "\\u001b[2J[@click=app.quit]y[/]"}\nno line of ours\n')
    async with browsing(own_store) as pilot:
        await pressed(pilot, "b")
        await until_shown(pilot, "[bold]x[/] [31mevil", "[2J[@click=app.quit]y[/]")
        assert f"{path}:3: no bookmark, passed over" in told(pilot)
        assert "\x1b" not in words(pilot.app)  # type: ignore[arg-type]
        await pilot.press("enter")
        await until(pilot, lambda: "There is no entity a" in told(pilot))


async def test_where_the_last_session_ended_is_offered_and_not_forced(own_store: Path) -> None:
    async with browsing(own_store, remember=True) as pilot:
        await pressed(pilot, "c", "q")
        await pilot.press("ctrl+q")
    kept = last(own_store)
    assert kept is not None
    assert (address(kept.at), kept.word) == ("asim-umar/nationality", "Asim Umar, nationality")
    async with browsing(own_store, remember=True) as pilot:
        await until_shown(pilot, "< back to Asim Umar, nationality")
        assert isinstance(pilot.app.screen, BrowseScreen) and len(pilot.app.screen_stack) == 1
        await pilot.press("less_than_sign")
        await came(pilot, "asim-umar/nationality")
        assert isinstance(pilot.app.screen, CompareScreen)
    async with browsing(own_store) as pilot:
        await pilot.press("less_than_sign")
        await until(pilot, lambda: "No place lies behind" in told(pilot))


async def test_the_place_of_the_last_session_is_not_offered_where_it_is_gone(own_store: Path) -> None:
    remember_last(own_store, parse("gone-for-good"), "gone")
    async with browsing(own_store, remember=True) as pilot:
        browser: Any = pilot.app
        await until(pilot, lambda: browser._begun_at is not None)
        await settled(pilot)
        assert "back to" not in words(browser) and not browser.been.next(None, back=True)


@pytest.mark.slow
async def test_an_address_is_gone_to_from_the_search_line_and_the_palette(own_store: Path) -> None:
    async with browsing(own_store) as pilot:
        await pilot.press("slash", *"asim-umar/nationality", "enter")
        await came(pilot, "asim-umar/nationality")
        await pilot.press("ctrl+p")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "CommandPalette")
        await pilot.press(*"source:afp-2019")
        await until_shown(pilot, "address")
        await pilot.press("enter")
        await until(pilot, lambda: at(pilot).startswith("source:afp-2019"))
