"""Grades on the screens: given and taken back by R, shown beside sources, claims and voices, sorted and filtered by."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.handing.grading import GradePanel
from tui.handing.sides import SidesScreen
from tui.screens.compare import CompareScreen
from tui.screens.reader import ReaderScreen
from tui.screens.sources import SourcesScreen
from tui.screens.voices import VoicesScreen
from tui.screens.worklist import WorklistScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal

NATIONALITY = QuestionRef("asim-umar", "nationality", "")


@pytest.fixture
def graded(own_store: Path) -> Path:
    """A store in which a source, a publisher and a claim are graded."""
    with Library(own_store) as library:
        library.grade("source", "samaa-2019", "B", "names its official", who="Ana")
        library.grade("publisher", "afp", "A", "", who="Ana")
        library.grade("claim", "samaa-39", "2", "two heard it", who="Ana")
    return own_store


def app(store: Path, **options: Any) -> Browser:
    return Browser(Library(store), Options(**{"who": "Ana", **options}), Terminal(utf8=False))


async def listed(pilot: Pilot[Any], key: str) -> Any:
    await settled(pilot)
    await pilot.press(key)
    await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
    await settled(pilot)
    return pilot.app.screen


async def test_a_source_is_graded_with_why_and_that_is_taken_back(own_store: Path) -> None:
    browser = app(own_store)
    library = browser.context.library
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        sources = cast("SourcesScreen", await listed(pilot, "s"))
        await pilot.press("R")
        await until_shown(
            pilot, "Grade the source", "arrows: its publisher", "not graded", "> F  reliability cannot be judged"
        )
        await pilot.press("b", "enter", *"three editors", "enter")
        await until(pilot, lambda: browser.screen is sources)
        await until_shown(pilot, "B, usually reliable, by Ana", "three editors")
        (row,) = library.grades()
        assert (row.of, row.slug, row.grade.grade, row.grade.why) == ("source", "voa-2017", "B", "three editors")
        await until_shown(pilot, "B  digest   102 claims")
        await pilot.press("R")
        await until_shown(pilot, "B, usually reliable (Ana", "three editors")
        await pilot.press("q")  # no grade: it says what keys do
        await until(pilot, lambda: any("q is no grade of a source" in it.message for it in browser._notifications))
        await pilot.press("u")
        await until(pilot, lambda: browser.screen is sources and not library.grades())
        await settled(pilot)
        assert "usually reliable" not in words(browser)
        await pilot.press("U")  # and that is taken back as well
        await until(pilot, lambda: len(library.grades()) == 1)


@pytest.mark.sweep(5)
@pytest.mark.parametrize(("keys", "chosen"), [("b", "B"), ("up", "E"), ("f", "F"), ("up down", "F"), ("enter", "F")])
async def test_what_is_chosen_before_the_store_answers_stays_chosen(
    keys: str, chosen: str, graded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, wait = Library.grades, Event()

    def held(library: Library) -> Any:
        assert wait.wait(60)
        return asked(library)

    with Library(graded) as library:
        library.grade("source", "samaa-2019", "D", "of old", who="Ana")
    browser = app(graded)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        browser.screen.post_message(messages.OpenSources("samaa-2019"))
        await until(pilot, lambda: isinstance(browser.screen, SourcesScreen) and browser.screen.source_at_hand)
        await settled(pilot)
        monkeypatch.setattr(Library, "grades", held)
        await pilot.press("R")
        await until_shown(pilot, "> F  reliability cannot be judged")
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
        wait.set()
        await until_shown(pilot, "D, not usually reliable (Ana", f"> {chosen}  ")
        panel: Any = browser.screen
        assert (panel._list.highlighted_key, panel.why) == (chosen, "")  # nor a reason that was of another grade


async def test_a_claim_its_source_and_its_publisher_are_graded_where_the_claim_is(own_store: Path) -> None:
    browser = app(own_store)
    library = browser.context.library
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        browser.screen.post_message(messages.OpenQuestion(NATIONALITY))
        await until(pilot, lambda: isinstance(browser.screen, CompareScreen) and browser.screen.cited)
        compare = cast("CompareScreen", browser.screen)
        claim = cast("Any", compare.cited)[0]
        for keys, of, grade in (("2", "claim", "2"), ("right b", "source", "B"), ("left c", "publisher", "C")):
            await pilot.press("R")
            await until(pilot, lambda: isinstance(browser.screen, GradePanel))
            await pilot.press(*keys.split(), "ctrl+s")
            await until(pilot, lambda: browser.screen is compare)
            await settled(pilot)
            assert library.grades()[0].of == of or grade in {row.grade.grade for row in library.grades()}
        slugs = {row.of: row.slug for row in library.grades()}
        source = claim.source
        assert slugs == {"claim": claim.slug, "source": source.slug, "publisher": source.publisher_slug}
        await until_shown(pilot, f"B2  {source.publisher}", "B2: usually reliable, probably true")
        await pilot.press("o")
        await until(pilot, lambda: isinstance(browser.screen, ReaderScreen) and browser.screen.claim)
        await until_shown(pilot, " B2", "B2: usually reliable, probably true")
        browser.screen.post_message(messages.OpenEntity("asim-umar"))
        await until(pilot, lambda: len(browser.screen_stack) == 1)
        await settled(pilot)
        await until_shown(pilot, f"B2  {source.publisher}, digest")


async def test_sources_are_ordered_and_filtered_by_grade(graded: Path) -> None:
    browser = app(graded, read_only=True)
    async with browser.run_test(size=(120, 40)) as pilot:
        sources = cast("SourcesScreen", await listed(pilot, "s"))

        def slugs() -> list[object]:
            return [sources.list.rows.key_of(nth) for nth in range(sources.list.rows.count)]

        oldest = slugs()
        await pilot.press("S", "S")
        assert slugs()[:2] == ["afp-2019", "samaa-2019"] and "most reliable first" in words(browser)
        await pilot.press("S")
        assert slugs() == oldest
        await pilot.press("1")
        await until_shown(pilot, "Grade of the sources", "A, completely reliable", "not graded")
        await pilot.press("down", "enter")
        await until(pilot, lambda: slugs() == ["afp-2019"])
        await until_shown(pilot, "graded A; 0: all", "completely reliable (as its publisher)")
        await pilot.press("0")
        assert slugs() == oldest


@pytest.mark.slow
async def test_voices_are_ordered_filtered_and_graded_where_they_publish(graded: Path) -> None:
    browser = app(graded)
    library = browser.context.library
    async with browser.run_test(size=(160, 40), notifications=True) as pilot:
        voices = cast("VoicesScreen", await listed(pilot, "v"))
        assert "grade says denies" in words(browser)
        await pilot.press("S", "S")
        assert voices.list.highlighted_key != "afp" and voices.list.rows.key_of(0) == "afp"
        assert "most reliable first" in words(browser)
        await pilot.press("1", "down", "enter")
        await until(pilot, lambda: voices.list.rows.count == 1)
        await until_shown(pilot, "A, completely reliable")
        await pilot.press("R")
        await until_shown(pilot, "Grade all reports of a publisher", "all reports of AFP")
        await pilot.press("d", "ctrl+s")
        await until(pilot, lambda: "D" in {row.grade.grade for row in library.grades()})
        await until(pilot, lambda: browser.screen is voices)
        await settled(pilot)
        await pilot.press("0")
        voices.list.highlight_key("nds")
        await pilot.press("R")
        await until(pilot, lambda: any("publishes no report here" in it.message for it in browser._notifications))


async def test_contested_is_filtered_by_grade_where_anything_is_graded(graded: Path) -> None:
    browser = app(graded, read_only=True)
    async with browser.run_test(size=(120, 40)) as pilot:
        contested = cast("WorklistScreen", await listed(pilot, "x"))
        await until_shown(pilot, "6 grade")
        most = len(contested.rows)
        await pilot.press("6")
        await until_shown(pilot, "Grade of the questions", "B, usually reliable", "2, probably true")
        await pilot.press("end", "enter")
        await until_shown(pilot, "6 grade 2")
        await until(pilot, lambda: [row.ref for row in contested.rows] == [NATIONALITY])
        await pilot.press("0")
        await until(pilot, lambda: len(contested.rows) == most)


async def test_two_sources_show_grades_and_nothing_is_graded_read_only(graded: Path) -> None:
    browser = app(graded, read_only=True)
    async with browser.run_test(size=(200, 60), notifications=True) as pilot:
        await settled(pilot)
        browser.screen.post_message(messages.CompareSources("samaa-2019", "afp-2019"))
        await until(pilot, lambda: isinstance(browser.screen, SidesScreen) and browser.screen.rows)
        await until_shown(pilot, " A ", "B")
        await pilot.press("R")
        await until(pilot, lambda: any("read-only" in it.message for it in browser._notifications))
        assert isinstance(browser.screen, SidesScreen)


@pytest.mark.slow
async def test_help_tells_the_scales(shipped_store: Path) -> None:
    browser = app(shipped_store, read_only=True)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await pilot.press("question_mark", *"credible")
        await until_shown(pilot, "1 to 6", "1 confirmed by other sources, 2 probably true")
