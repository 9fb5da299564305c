"""Every key of every screen, pressed: it does something that can be seen, or it says why not."""

from __future__ import annotations

import shutil
from pathlib import Path
from time import monotonic
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef, SourceRow
from tests.tui.stage import looks, until
from tui.app.browser import Browser
from tui.screens.browse import BrowseScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal
from tui.terminal.textual_inside import own_bindings

NATIONALITY = QuestionRef("asim-umar", "nationality", "")

SAMAA = SourceRow("samaa-2019", "SAMAA Digital", "samaa", "Report on the raid", "2019-10-08", "en", "", (), "", "", 93)

SCREENS: dict[str, messages.Wish | None] = {
    "BrowseScreen": None,
    "CompareScreen": messages.OpenQuestion(NATIONALITY),
    "ReaderScreen": messages.OpenSource("afp-2019", None, None),
    "MatrixScreen": messages.OpenMatrix(NATIONALITY),
    "TimelineScreen": messages.OpenTimeline(),
    "VoicesScreen": messages.OpenVoices(),
    "WorklistScreen": messages.OpenWorklist(),
    "NamesScreen": messages.OpenNames("asim-umar"),
    "SourcesScreen": messages.OpenSources(),
    "JournalScreen": messages.OpenJournal(),
    "EditScreen": messages.OpenEdit(1),
    "ClashesScreen": messages.OpenClashes(),
    "PairsScreen": messages.OpenPairs(),
    "BasketScreen": messages.OpenBasket(),
    "SidesScreen": messages.CompareSources("samaa-2019", "republic-2019"),
    "GapsScreen": messages.OpenGaps(),
    "PicturesScreen": messages.OpenPictures(),
    "BookmarksScreen": messages.OpenBookmarks(),
}

ASKING: dict[str, messages.Wish | None] = {
    "AddScreen": messages.AddReports(),
    "RecordScreen": messages.ChangeRecord("entity", "asim-umar"),
    "GradePanel": messages.GradeAny(SAMAA),
}
"""What asks for something; nothing of it opens where nothing may be written."""

MOVES = ("list.", "passage.", "grid.", "text.", "panes.")
"""Keys that move by a step: at an end, or where one stands already, they stay."""

UNSEEN = {
    "add.field",
    "add.field_back",
    "form.next",
    "form.previous",
    "app.quit",
    "app.reload",
    "app.repaint",
    "browse.quit",
    "browse.clear",
    "page.back",
    "app.palette",
}
"""What ends the browser, paints what is there already, or goes back from the first screen."""


def bound(browser: Browser) -> dict[str, str]:
    """One key for each thing that is bound on the way from the focus to the app, whether it can act or not."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for node in (browser.focused or browser.screen).ancestors_with_self:
        if node is browser and browser.screen.is_modal:
            break  # a panel keeps keys from what lies below
        here = [(binding.key, binding.id or "") for binding in own_bindings(node)]
        for key, name in here:
            if key not in taken and name and not name.startswith(MOVES) and name not in UNSEEN:
                found.setdefault(name, key)
        taken.update(key for key, _ in here)
    return found


async def settled(pilot: Pilot[None]) -> None:
    for _ in range(3):
        await pilot.pause()
        await until(pilot, lambda: not getattr(getattr(pilot.app.screen, "asker", None), "busy", False))
        await until(pilot, lambda: not cast("Browser", pilot.app).context.writing.under_way)


async def come_back(pilot: Pilot[None], wish: messages.Wish | None) -> None:
    """Open the screen anew from the first one."""
    browser = pilot.app
    while len(browser.screen_stack) > 1:
        await browser.pop_screen()
    await settled(pilot)
    if wish is not None:
        browser.screen.post_message(type(wish)(*_parts(wish)))
        await until(pilot, lambda: len(browser.screen_stack) == 2)
        await settled(pilot)
    else:
        cast("BrowseScreen", browser.screen).panes.focus_pointed()


def _parts(wish: Any) -> list[Any]:
    code = type(wish).__init__.__code__
    return [getattr(wish, name) for name in code.co_varnames[1 : code.co_argcount]]


PARTS = {"BrowseScreen": 3}
"""Where many keys act they are pressed in so many parts, of which the suite takes the first."""

TRIED = [
    *((name, read_only, part) for name in SCREENS for read_only in (False, True) for part in range(PARTS.get(name, 1))),
    *((name, False, 0) for name in ASKING),
]


@pytest.mark.sweep(len(TRIED))
@pytest.mark.parametrize(
    ("name", "read_only", "part"), TRIED, ids=[f"{one}-{'read-only' * how}-{part}" for one, how, part in TRIED]
)
async def test_every_key_acts_or_says_why_it_does_not(
    name: str, read_only: bool, part: int, shipped_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "store.db"
    shutil.copy(shipped_store, store)
    told: list[str] = []
    browser = Browser(Library(store), Options(who="Ana", read_only=read_only), Terminal(utf8=False))

    def notify(_: object, said: str, **how: object) -> None:
        told.append(said)

    monkeypatch.setattr(Browser, "notify", notify)
    mute, wish = [], (SCREENS | ASKING)[name]
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await come_back(pilot, wish)
        keys, parts = list(bound(browser).items()), PARTS.get(name, 1)
        # side by side stand those of which one takes back what the other did
        for what, key in keys[part * len(keys) // parts : (part + 1) * len(keys) // parts]:
            told.clear()
            screen, focused, before = browser.screen, browser.focused, looks(cast("Any", browser))

            def still(screen: Any = screen, focused: Any = focused, before: Any = before) -> bool:
                same = browser.screen is screen and browser.focused is focused
                return same and not told and looks(cast("Any", browser)) == before

            await pilot.press(key)
            await settled(pilot)
            late = monotonic() + 3  # what follows when the keys rest
            while still() and monotonic() < late:
                await pilot.pause()
            there = browser.screen is screen and browser.focused is focused
            if still():
                mute.append(f"{what} ({key})")
            if not there or what.startswith("reader."):
                await come_back(pilot, wish)
        assert not mute
