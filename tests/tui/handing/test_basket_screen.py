"""The basket as a person uses it: by question, opened, unmarked, copied; what is gone is told and goes nowhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library, cite_together
from store.model.claims import QuestionRef
from store.model.edits import Change
from tests.tui.handing.test_marking import app, press
from tests.tui.manner.test_every_key import settled
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.handing.basket import BasketScreen
from tui.screens.compare import CompareScreen
from tui.session import messages
from tui.session.basket import Mark, answer_key, claim_key, question_key

NATIONALITY = QuestionRef("asim-umar", "nationality", "")
ORIGIN = QuestionRef("asim-umar", "origin", "")
MARKS = (
    Mark(question_key(ORIGIN), "Asim Umar: origin"),
    Mark(answer_key(NATIONALITY, "pakistan"), "Asim Umar: nationality: Pakistan"),
    Mark(claim_key("samaa-39"), "Asim Umar: nationality: India (an official)"),
)


async def opened(pilot: Pilot[None], *marks: Mark) -> BasketScreen:
    """Mark these, and open the basket."""
    browser = cast("Browser", pilot.app)
    await settled(pilot)
    for mark in marks:
        browser.context.basket.step([[mark]])
    await pilot.press("B")
    await until(pilot, lambda: isinstance(browser.screen, BasketScreen))
    await settled(pilot)
    return cast("BasketScreen", browser.screen)


async def test_an_empty_one_says_how_to_mark(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot)
        await until_shown(pilot, "Nothing is marked yet.", "Space marks what is highlighted")
        await pilot.press("y")
        await until_shown(pilot, "Nothing is marked to be copied: Space marks")
        await press(pilot, "B")
        assert not isinstance(browser.screen, BasketScreen), "pressed again it goes back"


async def test_rows_stand_by_question_open_it_and_are_unmarked(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, *MARKS)
        shown = words(browser)
        places = [shown.index(it) for it in ("Asim Umar: origin", "all of it: 2 answers", "Asim Umar: nat", "India  a")]
        assert places == sorted(places)
        assert "3 marked  of 2 questions" in shown.splitlines()[0]
        await press(pilot, "end enter")
        assert isinstance(browser.screen, CompareScreen)
        assert browser.screen.ref == NATIONALITY and browser.screen.chosen == 1  # at the claim
        await press(pilot, "escape home D")
        assert [it.key.kind for it in browser.context.basket.marks] == ["answer", "claim"]
        await until(pilot, lambda: screen.list.rows.count == 2 and screen.list.highlighted == 0)
        await press(pilot, "space space")
        assert not browser.context.basket.marks
        await until_shown(pilot, "Nothing is marked yet.")


async def test_a_claim_that_went_is_told_and_nothing_of_it_goes_out(own_store: Path) -> None:
    browser = app(own_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, *MARKS)
        with Library(own_store) as library:
            record = library.record("claim", "samaa-39")
            library.edit([Change("claim", "samaa-39", record, None)], who="Ben", what="gone", verb="remove")
        await press(pilot, "ctrl+r")
        await until_shown(pilot, "1 no longer in the store", "Asim Umar: nationality: India (an official)")
        _, asked = screen.to_hand_out[0]
        assert asked.claims == () and asked.questions == (ORIGIN,) and len(asked.answers) == 1
        await press(pilot, "E")
        panel: Any = browser.screen
        told = [told for told, _ in panel._offers]
        assert [one for one in told if one.startswith("Marked")] == ["Marked: 2"], "what is gone is not offered beside"
        await press(pilot, "escape")
        await press(pilot, "end D")
        await until(pilot, lambda: "no longer in the store" not in words(browser))
        with Library(own_store) as library:
            library.undo(who="Ben")
        assert len(browser.context.basket) == 2


async def test_all_of_it_is_copied_and_in_a_format_that_is_chosen(
    shipped_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[str, str]] = []

    def give_away(_: object, text: str, what: str, **how: object) -> None:
        given.append((text, what))

    monkeypatch.setattr(Browser, "give_away", give_away)
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, *MARKS)
        await press(pilot, "y Y")
        await until_shown(pilot, "5 citations", "RIS", "As it will be copied")
        await press(pilot, "end enter")
        assert [what for _, what in given] == ["5 citations"] * 2
        assert [text for text, _ in given] == [cite_together(screen.claims, form) for form in ("Text", "RIS")]


async def test_typed_words_keep_rows_and_what_is_marked_meanwhile_is_there(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, *MARKS)
        await press(pilot, "slash i n d i a")
        assert screen.list.rows.count == 1
        await press(pilot, "escape")
        assert screen.list.rows.count == 3
        await press(pilot, "home enter space")
        await press(pilot, "escape")
        await until(pilot, lambda: screen.list.rows.count == 4)


@pytest.mark.sweep(3)
@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 60)])
async def test_it_is_whole_at_any_size(size: tuple[int, int], shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=size) as pilot:
        await opened(pilot, *MARKS)
        await until_shown(pilot, "India")
        browser.screen.post_message(cast("Any", messages.OpenBasket()))
        await settled(pilot)
        assert len(browser.screen_stack) == 2
