"""A long name stands in full on the screen for the row at hand, though its row in a list is one line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, cast

import pytest
from textual.content import Content
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from tests.store.stores import change
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, words
from tui.app.browser import Browser
from tui.lines.fit import in_full
from tui.screens.timeline import TimelineScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.glyphs import ASCII
from tui.widgets.bars import Bar
from tui.widgets.rows import RowList

BODY = "Interim Provincial Directorate for the Registration of Displaced Persons"
BEYOND = " and of Witnesses in the Northern Valley"
LONG = {72: BODY, 112: BODY + BEYOND}
"""A name of 72 letters and one of 112."""
SIZES = ((80, 24), (120, 40), (200, 60))
ASKED = QuestionRef("asim-umar", "nationality")


class At(NamedTuple):
    """A screen, the row that is at hand on it, and whose names are to be whole: "Entity", "Speaker", "Publisher"."""

    wish: messages.Wish
    names: tuple[str, ...]
    row: object = None


SCREENS = {
    "browse": At(messages.OpenEntity("asim-umar"), ("Entity",)),
    "contested": At(messages.OpenWorklist(), ("Entity",), ASKED),
    "compare": At(messages.OpenQuestion(ASKED), ("Entity",)),
    "matrix": At(messages.OpenMatrix(ASKED), ("Entity", "Speaker")),
    "names": At(messages.OpenNames("asim-umar"), ("Entity",)),
    "judge": At(messages.JudgeQuestion(ASKED), ("Entity",)),
    "reader": At(messages.OpenSource("samaa-2019"), ("Publisher", "Entity", "Speaker")),
    "voices": At(messages.OpenVoices("nds"), ("Speaker",), "nds"),
    "sources": At(messages.OpenSources(), ("Publisher", "Title"), "samaa-2019"),
    "timeline": At(messages.OpenTimeline("asim-umar"), ("Entity",)),
    "pairs": At(messages.OpenPairs("isis"), ("One", "Other"), ("isis", "iskp")),
}


def long_store(shipped: Path, folder: Path, name: str) -> Path:
    """The shipped case with that name, behind a word that tells which: of whoever stands at hand somewhere."""
    store = Path(shutil.copy(shipped, folder / "store.db"))
    of = {"Entity": "asim-umar", "Speaker": "nds", "Publisher": "samaa", "One": "isis", "Other": "iskp"}
    change(
        store,
        *(f"UPDATE entity SET name = '{called(who, name)}' WHERE slug = '{slug}'" for who, slug in of.items()),
        f"UPDATE source SET title = '{called('Title', name)}' WHERE slug = 'samaa-2019'",
    )
    return store


def called(who: str, name: str) -> str:
    """The name of one of them, as long as the others."""
    return who + name[len(who) :]


def stands_whole(name: str, screen: str) -> bool:
    """Whether all words of a name stand one behind the other, in one line or going on where the next one begins.

    Of a line only what stands in one pane counts, without the marks and the rule.
    """
    rows = [line.split("│") for line in screen.splitlines()]
    panes = [[row[nth].strip(" -<>") for row in rows if -len(row) <= nth < len(row)] for nth in (0, 1, 2, -1)]
    return any(name in re.sub(r"\s+", " ", " ".join(pane)) for pane in panes)


@pytest.mark.sweep(72)
@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40", "200x60"])
@pytest.mark.parametrize("letters", LONG)
@pytest.mark.parametrize("screen", SCREENS)
async def test_the_name_of_the_row_at_hand_is_whole(
    shipped_store: Path, tmp_path: Path, letters: int, screen: str, size: tuple[int, int]
) -> None:
    at, name = SCREENS[screen], LONG[letters]
    assert len(name) == letters
    browser = Browser(Library(long_store(shipped_store, tmp_path, name)), Options(who="Ana"), Terminal(utf8=False))
    async with browser.run_test(size=size) as pilot:
        await settled(pilot)
        browser.screen.post_message(at.wish)
        await until(pilot, lambda: len(browser.screen_stack) > 1 or screen == "browse")
        await settled(pilot)
        if at.row is not None:
            assert browser.screen.query_one(RowList).highlight_key(at.row)
        if isinstance(browser.screen, TimelineScreen):
            await of_the_entity(pilot, browser.screen)
        await settled(pilot)
        for who in at.names:
            await until(pilot, lambda who=who: stands_whole(called(who, name), words(browser)))  # type: ignore[misc]


async def of_the_entity(pilot: Pilot[None], timeline: TimelineScreen) -> None:
    """Put an event of the entity at hand."""
    events = timeline.rows.events
    timeline.list.highlighted = next(nth for nth, one in enumerate(events) if one.entity == "asim-umar")
    await until(pilot, lambda: cast("Bar", timeline.query_one("#event")).plain.count("Entity"))


@pytest.mark.parametrize("wish", [messages.OpenWorklist(), messages.OpenEntity("asim-umar")], ids=["list", "head"])
async def test_a_short_name_takes_no_more_than_its_line(shipped_store: Path, wish: messages.Wish) -> None:
    browser = Browser(Library(shipped_store), Options(who="Ana"), Terminal(utf8=False))
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        browser.screen.post_message(wish)
        await settled(pilot)
        assert {bar.lines for bar in browser.screen.query(Bar)} == {1}


async def test_a_name_goes_back_to_one_line_where_there_is_room_and_on_a_low_terminal(
    shipped_store: Path, tmp_path: Path
) -> None:
    store = long_store(shipped_store, tmp_path, LONG[112])
    browser = Browser(Library(store), Options(who="Ana"), Terminal(utf8=False))
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        browser.screen.post_message(messages.OpenNames("asim-umar"))
        await settled(pilot)
        head: Callable[[], Bar] = lambda: browser.screen.query_one("#head", Bar)  # noqa: E731
        await until(pilot, lambda: head().size.height == 2)
        await pilot.resize_terminal(200, 24)
        await until(pilot, lambda: head().size.height == 1)
        await pilot.resize_terminal(80, 12)
        await until(pilot, lambda: browser.screen.query_one(RowList).size.height == 11)


@pytest.mark.parametrize(
    ("width", "right", "lines"),
    [
        (80, 0, [LONG[72]]),
        (80, 20, [LONG[72], ""]),
        (94, 20, [LONG[72]]),
        (40, 8, ["Interim Provincial Directorate for the", "Registration of Displaced Persons", ""]),
        (40, 4, ["Interim Provincial Directorate for the", "Registration of Displaced Persons"]),
        (20, 9, ["Interim Provincial", "Directorate for the", "Registration of Dis~"]),
    ],
)
def test_in_full_takes_three_lines_at_the_most(width: int, right: int, lines: list[str]) -> None:
    assert [line.plain for line in in_full(Content(LONG[72]), width, right, ASCII)] == lines
