"""/ in Compare: the sources of all answers are looked through, n and N go from one to the next, Escape leaves it."""

from __future__ import annotations

from typing import cast

import pytest

from tests.tui.rivals import NATIONALITY, QUEUE, RivalLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.screens.compare import CompareScreen


def stage() -> Stage:
    return Stage(lambda: CompareScreen(context(RivalLibrary()), NATIONALITY, QUEUE))


def screen_of(stage: Stage) -> CompareScreen:
    return cast("CompareScreen", stage.screen)


def found(stage: Stage) -> list[list[str]]:
    """What is lit as found in each column on the screen."""
    return [[it.text[slice(*hit)] for hit in it.hits] for _, it in screen_of(stage).passages()]


def current(stage: Stage) -> tuple[int, str] | None:
    """The column with the place that one is at, and the words there."""
    for nth, it in screen_of(stage).passages():
        if it.hit is not None:
            return nth, it.text[slice(*it.hits[it.hit])]
    return None


@pytest.mark.sweep(2)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_n_goes_round_through_the_texts_of_all_answers(size: tuple[int, int]) -> None:
    browser = stage()
    async with browser.run_test(size=size) as pilot:
        await until_shown(pilot, "question 1 of")
        await until(pilot, lambda: screen_of(browser).pages)
        screen = screen_of(browser)
        await pilot.press("slash", *"death")
        await until_shown(pilot, "1 of ")
        total = sum(len(hits) for hits in _hits(screen))
        assert total > 1 and len({nth for nth, hits in enumerate(_hits(screen)) if hits}) > 1, "in several texts"
        await pilot.press("enter")
        await until_shown(pilot, f"death: 1 of {total}")
        seen = []
        for _ in range(total):
            seen.append(current(browser))
            await pilot.press("n")
        assert len({it[0] for it in seen if it}) > 1 and all(it and it[1].lower().startswith("death") for it in seen)
        await until_shown(pilot, f"death: 1 of {total}")
        await pilot.press("N")
        await until_shown(pilot, f"death: {total} of {total}")


def _hits(screen: CompareScreen) -> list[tuple[tuple[int, int], ...]]:
    return [screen._hits(it.wanted) for it in screen.all_texts]


async def test_escape_leaves_it_and_n_goes_to_the_next_question_again() -> None:
    browser = stage()
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "question 1 of")
        await pilot.press("slash", *"death", "enter")
        await until_shown(pilot, "death: 1 of", "n Next found")
        await pilot.press("escape")
        await until(pilot, lambda: "death:" not in words(browser))
        assert not any(found(browser)) and screen_of(browser).is_current
        await pilot.press("n")
        await until(pilot, lambda: screen_of(browser).ref == QUEUE[1])


async def test_a_word_that_stands_nowhere_is_told_and_nothing_moves() -> None:
    browser = stage()
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "question 1 of")
        await pilot.press("slash", *"zzqqx")
        await until_shown(pilot, "in none of them")
        assert screen_of(browser).chosen == 0
        await pilot.press("escape", "n")
        await until(pilot, lambda: screen_of(browser).ref == QUEUE[1])


@pytest.mark.parametrize("claims_on", [0, 1])
async def test_the_texts_of_all_claims_are_looked_through(claims_on: int) -> None:
    """The mayor stands in the source of the first answer's second claim alone, and *ministry* in both of its."""
    browser = stage()
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "question 1 of")
        await pilot.press(*["tab"] * claims_on)
        await until(pilot, lambda: not screen_of(browser).asker.busy)
        await pilot.press("slash", *"mayor", "enter")
        await until_shown(pilot, "mayor: 1 of 1")
        await until(pilot, lambda: current(browser) == (0, "mayor"))
        assert screen_of(browser).texts[0] == ("wire", None), "and is gone to"
        await pilot.press("escape", "slash", *"ministry", "enter")
        await until_shown(pilot, "of 3")
        seen = []
        for _ in range(3):
            await until(pilot, lambda: current(browser) is not None)
            seen.append(screen_of(browser).texts[0])
            await pilot.press("n")
        assert {it[0] for it in seen if it} == {"river-post", "wire"}
