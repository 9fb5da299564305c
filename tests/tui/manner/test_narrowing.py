"""`/` in every long list: what is typed keeps the rows that match, Enter goes to them, Esc gives all back."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from store.library import Library
from store.model.claims import QuestionRef, SourceRow
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, words
from tui.app.browser import Browser
from tui.screens.sources import SourcesScreen, newest_first
from tui.screens.worklist import WorklistScreen
from tui.session import messages
from tui.session.options import Options
from tui.session.ways.addresses import parse
from tui.session.ways.bookmarks import mark
from tui.terminal.detect import Terminal
from tui.widgets.narrowing import Narrows, folded

#: A screen, what is typed there, and what the row says that is left.
TYPED: dict[str, tuple[messages.Wish, str, str]] = {
    "contested": (messages.OpenWorklist(), "ASIM birthplace", "Uttar Pradesh"),
    "sources": (messages.OpenSources(), "samáa", "SAMAA Digital"),
    "voices": (messages.OpenVoices(), "directorate", "National Directorate of Security"),
    "timeline": (messages.OpenTimeline(), "kabul", "Kabul"),
    "names": (messages.OpenNames("asim-umar"), "émir", "Emir sahab"),
    "sides": (messages.CompareSources("samaa-2019", "republic-2019"), "NATIONALITY", "India"),
    "gaps": (messages.OpenGaps(), "DOCKYARD", "Karachi naval dockyard"),
    "journal": (messages.OpenJournal(), "journal-of-ana", "journal-of-ana"),
    "pairs": (messages.OpenPairs(), "umar", "Umar"),
    "bookmarks": (messages.OpenBookmarks(), "édi", "ask the editor"),
}


#: Screens without a list, and so without rows to keep.
NO_LIST: dict[str, messages.Wish] = {
    "matrix": messages.OpenMatrix(QuestionRef("asim-umar", "nationality")),
    "edit": messages.OpenEdit(2),
    "clashes": messages.OpenClashes(),
}


def opened(path: Path, tmp_path: Path) -> Browser:
    store = tmp_path / "store.db"
    shutil.copy(path, store)
    library = Library(store)
    ref = QuestionRef("asim-umar", "nationality", "")
    for why in ("journal-of-ana", "another"):
        library.judge(ref, "several", answer=None, why=why, who=why)
    for address, word in (("asim-umar", "ask the editor"), ("qari-fateh", "whose brother")):
        mark(store, parse(address), word)
    return Browser(library, Options(who="Ana"), Terminal(utf8=False))


@pytest.mark.sweep(18)
@pytest.mark.parametrize("name", TYPED)
async def test_what_is_typed_keeps_the_rows_that_match(name: str, shipped_store: Path, tmp_path: Path) -> None:
    wish, typed, says = TYPED[name]
    browser = opened(shipped_store, tmp_path)
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        browser.screen.post_message(wish)
        await until(pilot, lambda: isinstance(browser.screen, Narrows))
        screen = cast("Narrows", browser.screen)
        await settled(pilot)
        most = screen.list.rows.count
        await pilot.press("slash", *typed)
        await settled(pilot)
        kept = screen.list.rows.count
        assert 0 < kept < most and f"{kept} of {most}" in words(browser) and says in words(browser)
        assert browser.screen is screen, "no letter was taken for a key"
        assert "↓ To the rows" in words(browser)
        await pilot.press("enter" if name != "voices" else "down")
        assert browser.focused is screen.list and screen.list.rows.count == kept
        at = screen.list.highlighted_key
        await pilot.press("escape")
        assert browser.screen is screen and screen.list.rows.count == most and screen.list.highlighted_key == at
        await pilot.press("slash", *"nothing is called that")
        await settled(pilot)
        assert screen.list.rows.count == 0 and f"0 of {most}" in words(browser)
        await pilot.press("escape")
        assert screen.list.rows.count == most and screen.list.highlighted_key == at
        await pilot.press("escape")
        await until(pilot, lambda: browser.screen is not screen)


async def test_a_spelling_that_no_row_has_keeps_whom_it_may_mean(shipped_store: Path, tmp_path: Path) -> None:
    browser = opened(shipped_store, tmp_path)
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("x", "slash", *"assim omer")
        screen = cast("WorklistScreen", browser.screen)
        await until(pilot, lambda: "spelled alike" in words(browser))
        assert {row.ref.entity for row in screen.rows} == {"asim-umar"}
        await pilot.press("enter", "c")
        await until(pilot, lambda: browser.screen is not screen)
        await until(pilot, lambda: f"{len(screen.rows) - 1} to go on to" in words(cast("Any", browser)))


@pytest.mark.sweep(8)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", NO_LIST)
async def test_where_there_is_no_list_what_is_typed_is_looked_for_in_the_whole_store(
    name: str, size: tuple[int, int], shipped_store: Path, tmp_path: Path
) -> None:
    browser = opened(shipped_store, tmp_path)
    async with browser.run_test(size=size) as pilot:
        await settled(pilot)
        browser.screen.post_message(NO_LIST[name])
        await until(pilot, lambda: len(browser.screen_stack) == 2)
        await settled(pilot)
        screen = browser.screen
        await pilot.press("slash", *"omer")
        await until(pilot, lambda: isinstance(browser.screen, CommandPalette))
        assert browser.screen.query_one(Input).value == "omer", "no letter was taken for a key"
        assert browser.screen_stack[-2] is screen
        await until(pilot, lambda: "Asim Umar" in words(browser))
        await pilot.press("escape")
        assert browser.screen is screen


async def test_sources_are_turned_round_and_no_word_stands_twice(shipped_store: Path, tmp_path: Path) -> None:
    browser = opened(shipped_store, tmp_path)
    async with browser.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("s")
        await until(pilot, lambda: isinstance(browser.screen, SourcesScreen))
        await settled(pilot)
        screen = cast("SourcesScreen", browser.screen)
        oldest = [screen.list.rows.key_of(nth) for nth in range(5)]
        assert oldest[0] == "voa-2017" and "oldest first" in words(browser)
        assert "digest     held, 3,258 characters" in words(browser)
        await pilot.press("S")
        assert [screen.list.rows.key_of(nth) for nth in range(5)] == oldest[::-1]
        assert "newest first" in words(browser)
        none = replace(SourceRow("b", "B", "b", "", "", "", "", (), "", "", 0), slug="b")
        dated = replace(none, slug="a", published="2019")
        assert [it.slug for it in newest_first((dated, none))] == ["a", "b"]


def test_letters_are_compared_without_accents_and_case() -> None:
    assert folded("Ötüken İNÖNÜ Škvor") == "otuken inonu skvor"
