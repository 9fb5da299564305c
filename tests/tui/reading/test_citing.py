"""The reader's text as it is cited from: selecting, finding, the next sentence that nobody cites."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.pilot import Pilot

from tests.tui.rival_case import TEXTS
from tests.tui.rivals import RivalLibrary
from tests.tui.screens.test_keys import app as browser_app
from tests.tui.screens.test_keys import at, opened
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.screens.reader import ReaderScreen
from tui.session import messages
from tui.widgets.reading import ReadingPassage

TEXT = TEXTS["river-post"]


def reader(claim: str | None = None, **options: Any) -> Stage:
    return Stage(lambda: ReaderScreen(context(RivalLibrary(), **options), "river-post", None, claim))


def screen_of(stage: Stage) -> ReaderScreen:
    return cast("ReaderScreen", stage.screen)


def passage_of(stage: Stage) -> ReadingPassage:
    return screen_of(stage).passage


async def ready(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "[a Velian citizen]", "1 of 5")


def cited(stage: Stage) -> list[str]:
    wishes = [wish for wish in stage.told if isinstance(wish, messages.CiteSelection)]
    assert all((wish.source, wish.rendition) == ("river-post", "original") for wish in wishes)
    return [TEXT[wish.start : wish.end] for wish in wishes]


async def test_a_cites_what_is_selected() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("g", "v", "a", "v", "enter", "w", "a")
        await until(pilot, lambda: len(cited(stage)) == 3)
        first = cited(stage)[0]
        assert first == TEXT.split("\n")[0]
        assert cited(stage)[1] == first  # the headline is its paragraph too
        assert cited(stage)[2].split() == [*first.split(), TEXT.split("\n\n")[1].split()[0].strip(",.")]


async def test_a_without_a_selection_cites_the_claim_at_hand_or_the_sentence_at_the_cursor() -> None:
    stage = reader(claim="k1")
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[seventeen people died")
        await pilot.press("a", "right", "a", "g", "a")
        await until(pilot, lambda: len(cited(stage)) == 3)
        assert cited(stage) == ["seventeen people died", "seventeen people died", TEXT.split("\n")[0]]


async def test_nothing_is_offered_to_be_cited_where_nothing_may_be_written() -> None:
    stage = reader(read_only=True)
    async with stage.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        assert "a Cite" not in words(stage)
        await pilot.press("a", "g", "v", "a", "y")
        await until(pilot, lambda: stage.told)
        assert isinstance(stage.last, messages.CopyText) and stage.last.text == TEXT.split("\n")[0]
        assert cited(stage) == [] and "a Cite" not in words(stage)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(stage.last, messages.OpenQuestion))


async def test_the_keys_of_a_selection_are_shown_while_there_is_one() -> None:
    for size in ((120, 40), (80, 24)):
        stage = reader()
        async with stage.run_test(size=size) as pilot:
            await ready(pilot)
            assert "v Select" in words(stage)
            await pilot.press("v")
            await until_shown(pilot, "v More", ") Sentence", "a Cite", "Esc Let go")
            await pilot.press("escape")
            await until(pilot, lambda: "v More" not in words(stage))  # noqa: B023


async def test_escape_goes_back_by_one_selection_cursor_screen() -> None:
    browser = browser_app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "ReaderScreen")
        passage = cast("ReaderScreen", browser.screen).passage
        await pilot.press("g", "v", "escape")
        assert passage.selection is None and passage.cursor == 0
        await pilot.press("escape")
        assert passage.cursor is None and at(browser) == "ReaderScreen"
        await pilot.press("escape")
        await until(pilot, lambda: at(browser) == "BrowseScreen")


async def test_in_the_list_of_claims_the_keys_are_those_of_every_screen() -> None:
    browser = browser_app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "ReaderScreen")
        reader = cast("ReaderScreen", browser.screen)
        await pilot.press("tab", "V")
        assert browser.focused is reader.passage and reader.passage.selection is not None
        await pilot.press("tab", "v")
        await until(pilot, lambda: at(browser) == "VoicesScreen")


async def test_going_to_another_claim_puts_the_cursor_away() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("v", "n")
        await until_shown(pilot, "[seventeen people died]", "2 of 5")
        assert passage_of(stage).cursor is None


async def test_the_store_asked_again_leaves_the_selection_where_it_is() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("v", ")")
        before = passage_of(stage).selection
        screen_of(stage).reload()
        await until(pilot, lambda: not screen_of(stage).asker.busy)
        assert before is not None and passage_of(stage).selection == before
        await pilot.press("r")
        await until_shown(pilot, "wording 2 of 2")
        assert passage_of(stage).cursor is None


async def test_f_goes_from_sentence_to_sentence_that_no_claim_cites() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40), notifications=True) as pilot:
        await ready(pilot)
        seen = []
        spans = [(lit.start, lit.end) for lit in screen_of(stage).page.lit]  # type: ignore[union-attr]
        await pilot.press("g", "tab", "f")
        while (found := passage_of(stage).selection) not in seen:
            assert found is not None
            assert not any(start < found[1] and found[0] < end for start, end in spans)
            seen.append(found)
            await pilot.press("f")
        assert seen[0] == (0, len(TEXT.split("\n")[0])) and seen == sorted(seen)
        await until_shown(pilot, "No sentence that is not cited yet stands below")
        await pilot.press(*["F"] * (len(seen) - 1), "a")
        assert passage_of(stage).selection == seen[0]
        await until(pilot, lambda: cited(stage) == [TEXT.split("\n")[0]])


@pytest.mark.sweep(2)
@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=str)
async def test_words_are_found_as_they_are_typed_and_n_goes_on(size: tuple[int, int]) -> None:
    stage = reader()
    async with stage.run_test(size=size) as pilot:
        await ready(pilot)
        first = TEXT.index("quay")
        second = TEXT.index("quay", first + 1)
        await pilot.press("slash", *"QUAY")
        count = TEXT.count("quay")
        await until_shown(pilot, f" of {count}")
        found = passage_of(stage).selection
        assert found is not None and TEXT[slice(*found)] == "quay"
        await pilot.press("enter", "g", "slash", *"QUAY", "enter")
        await until_shown(pilot, f"QUAY: 1 of {count}")
        assert passage_of(stage).selection == (first, first + 4)
        assert len(passage_of(stage).hits) == count, "all of them are lit"
        await pilot.press("n")
        await until_shown(pilot, f"QUAY: 2 of {count}", "n Next found", "a Cite")
        assert passage_of(stage).selection == (second, second + 4)
        await pilot.press("N", "N")
        await until_shown(pilot, f"QUAY: {count} of {count}")
        await pilot.press("n", "v", "a")
        await until(pilot, lambda: cited(stage))
        assert passage_of(stage).selection is not None and cited(stage) == [TEXT[slice(*passage_of(stage).selection)]]
        await pilot.press("escape", "escape", "n")
        await until_shown(pilot, "2 of 5")
        assert passage_of(stage).hits == () and "QUAY" not in words(stage)


async def test_what_is_not_there_is_told_and_escape_goes_back_to_where_one_was() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("g", "v", "slash", *"noon")
        before = (0, len(TEXT.split("\n")[0]))
        await until(pilot, lambda: passage_of(stage).selection != before)
        await pilot.press(*"xyz")
        await until_shown(pilot, "not in this text")
        assert passage_of(stage).selection == before
        await pilot.press("escape")
        assert passage_of(stage).selection == before and stage.focused is passage_of(stage)
        await until_shown(pilot, "1 of 5")


async def test_a_reader_that_is_opened_for_words_stands_at_the_place_with_all_of_them_lit() -> None:
    second = TEXT.index("quay", TEXT.index("quay") + 1)
    stage = Stage(lambda: ReaderScreen(context(RivalLibrary()), "river-post", None, "k1", find="Quay", at=second))
    async with stage.run_test(size=(80, 24)) as pilot:
        count = TEXT.count("quay")
        await pilot.press("n")  # before the text is there
        await until_shown(pilot, f"Quay: 3 of {count}")
        await pilot.press("p")
        await until_shown(pilot, f"Quay: 2 of {count}")
        assert passage_of(stage).selection == (second, second + 4)
        assert [TEXT[slice(*hit)] for hit in passage_of(stage).hits] == ["quay"] * count
        await pilot.press("escape")
        await until(pilot, lambda: "Quay: " not in words(stage))
        assert passage_of(stage).hits == ()


@pytest.mark.slow
async def test_names_are_found_in_any_spelling_and_several_words_as_they_are_typed() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        name = TEXT.index("Tarek Sahl")
        await pilot.press("g", "slash", *"tareq sahel")
        await until(pilot, lambda: (name, name + len("Tarek Sahl")) in passage_of(stage).hits)
        await pilot.press("escape", "slash", *"seventeen people")
        await until(pilot, lambda: len(passage_of(stage).hits) == TEXT.count("seventeen people"))


async def test_drafts_that_come_leave_what_was_found_where_it_is() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("g", "slash", *"quay", "enter")
        await until_shown(pilot, "quay: ")
        before, reading = passage_of(stage).hits, passage_of(stage)
        lit, current = screen_of(stage).margin.lit
        reading.turn_to([*lit, (0, 4)], current)
        assert reading.hits == before and reading.hit is not None and reading.selection == before[reading.hit]
