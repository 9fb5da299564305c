"""Writes: one at a time, in order, none dropped, each told, whatever the person does meanwhile."""

from __future__ import annotations

import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Edited
from store.model.problems import Refused
from tests.conftest import ROOT
from tests.store.stores import query
from tests.terminal import Session, terminal_env
from tests.tui.rivals import NATIONALITY
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.screens.browse import BrowseScreen
from tui.screens.judge import JudgeScreen
from tui.session.options import Options
from tui.terminal.detect import Terminal


@dataclass
class HeldLibrary(ShoreLibrary):
    """Its judgements wait until they are let go."""

    go_on: threading.Event = field(default_factory=threading.Event)
    begun: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0

    def judge(self, ref: QuestionRef, decision: str, *, answer: str | None, why: str, who: str) -> Edited:
        self.at_once += 1
        self.most_at_once = max(self.at_once, self.most_at_once)
        self.begun.append(decision)
        try:
            assert self.go_on.wait(30)
            return super().judge(ref, decision, answer=answer, why=why, who=who)
        finally:
            self.at_once -= 1

    @property
    def decisions(self) -> list[str]:
        """What was recorded, the first one first."""
        return [one.decision for one in reversed(self.comparisons[NATIONALITY].judgements)]


@pytest.fixture
def library() -> Iterator[HeldLibrary]:
    library = HeldLibrary()
    yield library
    library.go_on.set()  # a test that fails must not leave a thread behind


def browser(library: HeldLibrary) -> Browser:
    return Browser(cast("Library", library), Options(who="Ines"), Terminal(utf8=False))


async def to_the_form(pilot: Pilot[None], choice: str = "1 holds: Velian", *keys: str) -> None:
    """From Browse or from Compare to the form, and to a choice in it."""
    app = cast("Browser", pilot.app)
    if isinstance(app.screen, BrowseScreen):
        await until_shown(pilot, "Tarek Sahl", "[a Velian citizen]")
        await pilot.press("c")
        await until_shown(pilot, "[a Velian")
    await pilot.press("J")
    await until(pilot, lambda: isinstance(app.screen, JudgeScreen))
    await until_shown(pilot, "1 holds: Velian", "Ines")
    await pilot.press(*keys)
    await until_shown(pilot, f"> {choice}")


@pytest.mark.slow
async def test_one_judgement_however_often_the_keys_come(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_form(pilot)
        await pilot.press("tab", "ctrl+s", "ctrl+s", "enter", "ctrl+s")
        await until(pilot, lambda: library.begun)
        await pilot.press("ctrl+s")
        library.go_on.set()
        await pilot.press("ctrl+s", "ctrl+s")
        await until(pilot, lambda: not isinstance(app.screen, JudgeScreen))
        await until_shown(pilot, "J judged")
    assert library.decisions == ["holds"]


async def test_a_form_that_is_left_hears_of_its_judgement_all_the_same(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: library.begun)
        await pilot.press("escape")
        await until_shown(pilot, "[a Velian")
        assert "J judged" not in words(app)
        library.go_on.set()
        await until_shown(pilot, "J judged", "Judged Tarek Sahl: Velian holds. U takes it back.")
    assert library.decisions == ["holds"]


@pytest.mark.slow
async def test_a_form_that_is_left_before_the_write_began_is_written(library: HeldLibrary) -> None:
    """Behind another write, and gone by the time its turn comes."""
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: library.begun)
        await pilot.press("escape")
        await to_the_form(pilot, "3 several can be true", "down", "down")
        await pilot.press("ctrl+s", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, BrowseScreen))
        assert library.begun == ["holds"]
        library.go_on.set()
        await until(pilot, lambda: not app.context.writing.under_way)
    assert library.decisions == ["holds", "several"]
    assert library.most_at_once == 1


async def test_the_same_judgement_from_a_form_opened_anew_is_the_same(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(3):
            await to_the_form(pilot)
            await pilot.press("ctrl+s", "escape")
        library.go_on.set()
        await until_shown(pilot, "J judged")
        await until(pilot, lambda: not app.context.writing.under_way)
    assert library.decisions == ["holds"]


async def test_a_refusal_is_told_where_the_person_is(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: library.begun)
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, BrowseScreen))
        library.refuse = "The disk is full: make room and try again."
        library.go_on.set()
        await until_shown(pilot, "Not written: the judgement on", "The disk is full")
    assert library.changes == 0


@pytest.mark.slow
async def test_a_form_below_another_screen_is_left_when_it_comes_back(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s", "ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, CommandPalette))
        library.go_on.set()
        await until(pilot, lambda: not app.context.writing.under_way)
        assert isinstance(app.screen, CommandPalette)
        await pilot.press("escape")
        await until_shown(pilot, "[a Velian", "J judged")


async def test_leaving_waits_for_the_write_with_a_word(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: library.begun)
        await pilot.press("ctrl+q")
        await until_shown(pilot, "Leaves when it is written: the judgement on")
        assert app.is_running and not app._exit
        library.go_on.set()
        await until(pilot, lambda: app._exit)
    assert library.decisions == ["holds"]


async def test_leaving_is_taken_back_where_a_write_is_refused(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: library.begun)
        await pilot.press("ctrl+q")
        await until_shown(pilot, "Leaves when it is written")
        library.refuse = "The disk is full: make room and try again."
        library.go_on.set()
        await until_shown(pilot, "Not written: the judgement on", "The disk is full")
        assert not app._exit
        await pilot.press("ctrl+q")
        await until(pilot, lambda: app._exit)


@pytest.mark.slow
async def test_what_is_under_way_when_the_screen_is_gone_is_whole_or_told(library: HeldLibrary) -> None:
    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_form(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: library.begun)
        app.exit()
    library.go_on.set()
    app.context.writing.finish()
    assert library.decisions == ["holds"]

    app = browser(library)
    async with app.run_test(size=(120, 40)) as pilot:
        await to_the_form(pilot, "1 holds: Velian")
        library.go_on.clear()
        await pilot.press("ctrl+s")
        await until(pilot, lambda: library.begun[1:])
        app.exit()
    library.refuse = "The disk is full: make room and try again."
    library.go_on.set()
    with pytest.raises(Refused, match=r"not written: the judgement on .*: The disk is full"):
        app.context.writing.finish()
    app.context.writing.finish()


def test_a_judgement_under_way_is_in_the_store_when_the_program_has_ended(own_store: Path, tmp_path: Path) -> None:
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    argv = [sys.executable, "-m", "tui", "browse", "--as", "ana", str(own_store)]
    with closing(sqlite3.connect(own_store)) as other, Session(argv, env=env) as session:
        session.wait_for("Qari Fateh")
        session.wait_for("claim 1 of 3  ×")
        session.send("J")
        session.wait_for("1 holds")
        other.execute("BEGIN IMMEDIATE")
        session.send("\x13")
        session.send("\x11")
        session.wait_for("Leaves when it is written")
        other.rollback()
        assert session.wait_end() == 0
    assert query(own_store, "SELECT count(*) FROM judgement") == [(1,)]
