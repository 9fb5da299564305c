"""Help: what works here and now, each key once, the words of the house that stand on the screen; from everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from scripts.make_docs import data_model, numbers_page
from store.labels.glossary import STATE_MEANINGS, WORDS
from store.library import Library
from store.model.claims import QuestionRef
from store.model.vocabulary import STATES
from tests.conftest import ROOT
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.screens.browse import BrowseScreen
from tui.screens.help import HelpScreen, Line
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

NATIONALITY = QuestionRef("asim-umar", "nationality", "")
SCREENS: tuple[tuple[messages.Wish, str], ...] = (
    (messages.OpenWorklist(), "left to judge"),
    (messages.OpenSources(), "5 sources"),
    (messages.OpenSource("voa-2017"), "citation 1 of"),
    (messages.OpenQuestion(NATIONALITY), "claim 1 of 2"),
    (messages.OpenMatrix(NATIONALITY), "questions contradicted in"),
    (messages.OpenVoices(), "52 voices"),
    (messages.OpenNames("asim-umar"), "5 spellings"),
    (messages.OpenTimeline(), "events with several dates"),
    (messages.OpenJournal(), "Journal"),
    (messages.OpenPairs(), "same"),
    (messages.CompareSources("samaa-2019", "republic-2019"), "they differ"),
    (messages.OpenGaps(), "questions on one origin"),
    (messages.OpenPictures(), "which source says what"),
    (messages.OpenBookmarks(), "No place is bookmarked"),
)
PARTS = 3
"""The suite opens one screen of so many."""
PANELS: tuple[messages.Wish, ...] = (
    messages.JudgeQuestion(NATIONALITY),
    messages.AddReports(),
    messages.ChangeRecord("entity", "asim-umar"),
    messages.DecidePair(("asim-umar", "Asim Umar"), ("umar-mansoor", "Umar Mansoor"), "same"),
    messages.DecidePair(("asim-umar", "Asim Umar"), ("umar-mansoor", "Umar Mansoor"), "not_same"),
)


def lines(app: Browser) -> tuple[Line, ...]:
    return tuple(cast("HelpScreen", app.screen)._shown)


def told_twice(found: tuple[Line, ...]) -> list[str]:
    """Keys that stand in help more than once."""
    keys = Counter(key for line in found if "What the" not in line.heading for key in line.head.plain[:14].split())
    return [key for key, number in keys.items() if number > 1]


def headings(found: tuple[Line, ...]) -> Iterator[str]:
    return iter(dict.fromkeys(line.heading for line in found))


async def help_here(pilot: Pilot[Any], app: Browser, key: str = "question_mark") -> tuple[Line, ...]:
    await pilot.press(key)
    await until(pilot, lambda: isinstance(app.screen, HelpScreen) and app.screen.list.rows.count)
    return lines(app)


async def test_help_is_what_works_here_and_its_words_and_is_narrowed_by_typing(own_store: Path) -> None:
    with Library(own_store) as library:
        app = Browser(library, Options(), Terminal(utf8=False))
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await until_shown(pilot, "speaks in 2 claims")
            found = await help_here(pilot, app)
            assert not told_twice(found)
            by_use = list(headings(found))
            assert by_use[0] == "Move" and by_use[-2:] == ["What the words mean", "What the signs mean"]
            explained = {line.head.plain.strip() for line in found if line.heading == "What the words mean"}
            assert {"claim", "report", "digest", "source", "question"} <= explained
            assert "journal" not in explained and "draft" not in explained  # they do not stand on that screen
            everything = len(found)
            assert any(line.head.plain.startswith("→ l") for line in found)  # though lists of Textual's scroll by it
            # letters are typed, whatever they do elsewhere
            await pilot.press(*"qx")
            await until_shown(pilot, "Nothing here is told of 'qx'")
            await pilot.press("escape")
            await until(pilot, lambda: len(lines(app)) == everything)
            await pilot.press(*"summary")
            await until(pilot, lambda: [line.head.plain.strip() for line in lines(app)] == ["digest"])
            await pilot.press("escape")
            await until(pilot, lambda: len(lines(app)) == everything)
            await pilot.press("down", "down", "pagedown", "up")
            assert cast("HelpScreen", app.screen).list.highlighted
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, BrowseScreen))
            # where letters are typed F1 helps, and says what works there
            await pilot.press("slash")
            found = await help_here(pilot, app, "f1")
            assert "Compare" not in {line.head.plain[15:].strip() for line in found}
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(app.screen, BrowseScreen))


@pytest.mark.sweep(PARTS)
@pytest.mark.parametrize("part", range(PARTS))
async def test_help_is_a_key_away_on_every_screen_and_no_key_stands_twice(part: int, own_store: Path) -> None:
    with Library(own_store) as library:
        app = Browser(library, Options(), Terminal(utf8=False))
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await until_shown(pilot, "speaks in 2 claims")
            for wish, shown in SCREENS[part::PARTS]:
                app.screen.post_message(wish)
                await until(pilot, lambda: len(app.screen_stack) == 2)
                await until_shown(pilot, shown)
                assert not told_twice(await help_here(pilot, app)), type(app.screen_stack[1]).__name__
                await pilot.press("escape")
                await until(pilot, lambda: len(app.screen_stack) == 2)
                await app.pop_screen()


@pytest.mark.slow
async def test_help_is_a_key_away_in_panels_and_forms(own_store: Path) -> None:
    with Library(own_store) as library:
        app = Browser(library, Options(), Terminal(utf8=False))
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await until_shown(pilot, "speaks in 2 claims")
            for wish in PANELS:
                app.screen.post_message(wish)
                await until(pilot, lambda: len(app.screen_stack) == 2)
                panel = app.screen
                await pilot.pause()
                assert not told_twice(await help_here(pilot, app, "f1")), type(panel).__name__
                await pilot.press("escape")
                await until(pilot, lambda panel=panel: app.screen is panel)  # type: ignore[misc]
                await app.pop_screen()
            # and where none is typed the sign does, too: in a list of choices
            app.screen.post_message(messages.CopyClaim(library.claims(NATIONALITY)[0], choose=True))
            await until(pilot, lambda: len(app.screen_stack) == 2)
            await help_here(pilot, app)
            await pilot.press("escape", "escape")
            await until(pilot, lambda: len(app.screen_stack) == 1)
            # the form of a claim beside its words
            app.screen.post_message(messages.OpenSource("voa-2017"))
            await until_shown(pilot, "citation 1 of")
            await pilot.press("C")
            reader = cast("ReaderScreen", app.screen)
            await until(pilot, lambda: reader.claiming.form is not None and isinstance(app.focused, Input))
            found = await help_here(pilot, app, "f1")
            assert not told_twice(found) and "In a form" in headings(found)
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is reader and reader.claiming.form is not None)


def test_the_words_of_help_are_those_of_the_docs() -> None:
    page = (ROOT / "docs" / "data-model.md").read_text("utf-8")
    assert page == data_model(), "run: python scripts/make_docs.py"
    assert all(f"| {word.word} | {word.meaning} |" in page for word in WORDS)
    assert (ROOT / "docs" / "numbers.md").read_text("utf-8") == numbers_page(), "run: python scripts/make_docs.py"
    assert set(STATE_MEANINGS) == {*STATES, "judged"}
    assert len({word.word for word in WORDS}) == len(WORDS)
