"""``--read-only`` is true of every key: a browser that may write nothing leaves nothing, whatever is pressed in it."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from store.model.views import VoiceRow
from tests.conftest import ROOT
from tests.terminal import Session, terminal_env
from tests.tui.stage import until
from tui.app.browser import Browser
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

REF = QuestionRef("asim-umar", "nationality")
#: Every screen of a session that may write nothing, and what opens it.
SCREENS: dict[str, messages.Wish | None] = {
    "BrowseScreen": None,
    "CompareScreen": messages.OpenQuestion(REF),
    "ReaderScreen": messages.OpenSource("samaa-2019", None, "samaa-02"),
    "MatrixScreen": messages.OpenMatrix(REF),
    "TimelineScreen": messages.OpenTimeline(),
    "VoicesScreen": messages.OpenVoices("nds"),
    "WorklistScreen": messages.OpenWorklist(),
    "NamesScreen": messages.OpenNames("asim-umar"),
    "SourcesScreen": messages.OpenSources(),
    "JournalScreen": messages.OpenJournal(),
    "SidesScreen": messages.CompareSources("samaa-2019"),
    "GapsScreen": messages.OpenGaps(),
    "PicturesScreen": messages.OpenPictures(),
    "BookmarksScreen": messages.OpenBookmarks(),
}
#: What is asked for past the keys, as a screen of an older session might: each is refused.
ASKED_ALL_THE_SAME = [
    messages.JudgeQuestion(REF),
    messages.AddReports(),
    messages.CiteSelection("samaa-2019", "digest", 0, 10),
    messages.ChangeClaim("samaa-2019", None, "samaa-02"),
    messages.ChangeRecord("entity", "asim-umar"),
    messages.GradeAny(VoiceRow("samaa", "SAMAA Digital", False, 28, 0, 0, 0)),
]
#: Those that leave: pressed they end the session.
LEAVE = {"ctrl+q", "ctrl+c"}


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder below, with its time and what it holds."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in [folder, *folder.rglob("*")]
    }


@pytest.fixture
def place(own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a store, and all that an account has."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name))
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def idle(pilot: Pilot[None]) -> None:
    """Wait until nothing is asked any more."""
    await pilot.pause()
    browser = pilot.app
    await until(pilot, lambda: not any(worker.is_running for worker in browser.workers))
    await pilot.pause()


async def back_to(pilot: Pilot[None], depth: int) -> None:
    """Leave what a key opened."""
    while len(pilot.app.screen_stack) > depth:
        pilot.app.pop_screen()
        await pilot.pause()


async def pressed_on(pilot: Pilot[None], name: str) -> list[str]:
    """Open a screen from Browse, press every key that is bound on it, and each of those that hold everywhere."""
    browser = pilot.app
    wish = SCREENS[name]
    if wish is not None:
        browser.screen.post_message(wish)
    await until(pilot, lambda: type(browser.screen).__name__ == name)
    await idle(pilot)
    depth, tried = len(browser.screen_stack), []
    for key in sorted({*browser.screen.active_bindings, *"CDUJaAxnu%wIyYRM@", "ctrl+y", "ctrl+s"} - LEAVE):
        if key in browser.screen.active_bindings and browser.screen.active_bindings[key].binding.action == "app.quit":
            continue
        await pilot.press(key)
        await idle(pilot)
        tried.append(key)
        if len(browser.screen_stack) < depth:  # it went back
            browser.screen.post_message(wish or messages.OpenEntity("asim-umar"))
            await until(pilot, lambda: type(browser.screen).__name__ == name)
        await back_to(pilot, depth)
        await idle(pilot)
    return tried


@pytest.mark.slow
@pytest.mark.parametrize("name", SCREENS)
async def test_no_key_of_a_screen_writes_anything(place: Path, own_store: Path, name: str) -> None:
    before = everything(place)
    library = Library(own_store, read_only=True, untouched=True)
    browser = Browser(library, Options(read_only=True, who="ana"), Terminal(utf8=False))
    async with browser.run_test(size=(120, 40)) as pilot:
        await idle(pilot)
        tried = await pressed_on(pilot, name)
        for wish in ASKED_ALL_THE_SAME:
            browser.screen.post_message(wish)
            await idle(pilot)
        assert everything(place) == before, "while it is open"
    assert len(tried) > 20
    assert everything(place) == before


def test_a_session_on_a_terminal_leaves_no_file_and_sees_what_others_write(place: Path, own_store: Path) -> None:
    before = everything(place)
    env = terminal_env(PYTHONPATH=str(ROOT), HOME=os.environ["HOME"])
    with Session([sys.executable, "-m", "tui", "browse", "--read-only", str(own_store)], env=env) as session:
        session.wait_for("Asim Umar")
        session.send("s")
        session.wait_for("Report on the killing")
        assert everything(place) == before
        with closing(sqlite3.connect(own_store)) as other:
            other.execute("UPDATE source SET title = 'Another title'")
            other.commit()
            session.send("\x12")
            session.wait_for("Another title")
        assert {it.name for it in own_store.parent.iterdir()} == {own_store.name, "home"}
        session.send("\x11")
        assert session.wait_end() == 0
    assert {it.name for it in own_store.parent.iterdir()} == {own_store.name, "home"}
    assert not list((place / "home").rglob("*"))
