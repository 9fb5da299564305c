"""Browse: searching by any spelling, moving between panes, questions and words, every size."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.db.writing import driver, writing
from store.library import Library
from store.writes.name_lists import load_names
from tests.tui.rival_case import TEXTS
from tests.tui.rivals import NATIONALITY
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.app.watch import CHANGED
from tui.screens.browse import BrowseScreen
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal


class Recorder(Browser):
    """The app, which keeps what would open a screen instead of opening it."""

    def __init__(self, library: ShoreLibrary, **options: Any) -> None:
        super().__init__(cast("Library", library), Options(**options), Terminal(utf8=False))
        self.told: list[Any] = []

    def _keep(self, message: Any) -> None:
        self.told.append(message)

    on_open_question = on_open_source = on_copy_claim = on_open_timeline = on_judge_question = _keep  # type: ignore[assignment]

    @property
    def browse(self) -> BrowseScreen:
        return cast("BrowseScreen", self.screen_stack[0])


def app(library: ShoreLibrary | None = None, **options: Any) -> Recorder:
    return Recorder(library or ShoreLibrary(), **options)


async def ready(pilot: Pilot[None]) -> None:
    await until_shown(pilot, "Tarek Sahl", "nationality", "[a Velian citizen]")


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press("slash", *("space" if char == " " else char for char in text))


async def test_the_first_screen_shows_panes_questions_and_the_words_of_the_worst() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        screen = words(browser)
        assert "x 3 contradicted" in screen and "! 1 denied" in screen
        for heading in ("1 Leaders", "2 Groups", "3 Raids"):
            assert heading in screen
        assert "Voices" not in screen.replace("v Voices", "")
        assert "also Tariq Sahel" in screen
        assert "Named in" in screen and "might be" in screen
        assert "contradicted" in next(line for line in screen.splitlines() if " nationality " in line)


async def test_typing_filters_and_shows_the_spelling_that_matched() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "tariq")
        await until_shown(pilot, "matched Tariq Sahel, same sound", "1 leader", "0 of 1")
        screen = words(browser)
        assert "Tarek Sahl  = Tariq" in screen
        assert "Ilya Venn" not in screen.split("Beside")[0]


async def test_down_goes_to_the_results_and_escape_takes_the_search_back() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "odra")
        await until_shown(pilot, "1 raid", "Odra bridge raid")
        await until(pilot, lambda: browser.browse.view.page and browser.browse.view.page.slug == "odra-raid")
        await pilot.press("down")
        assert browser.focused is browser.browse.panes.pane("raid").list
        await pilot.press("escape")
        await until_shown(pilot, "Ilya Venn", "Northern Front")
        assert browser.browse.search_box.value == ""


async def test_escape_in_the_search_line_empties_and_leaves_it() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "ilya")
        await until_shown(pilot, "1 leader")
        await pilot.press("escape")
        assert browser.browse.search_box.value == ""
        assert browser.focused is browser.browse.panes.pointed.list
        await until_shown(pilot, "Northern Front")


async def test_a_hit_in_voices_brings_its_pane_and_a_key_brings_all() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "mayor")
        await until_shown(pilot, "4 Voices", "1 voice")
        await pilot.press("escape")
        await until(pilot, lambda: "4 Voices" not in words(browser))
        await pilot.press("plus")
        await until_shown(pilot, "4 Voices", "5 Places", "Harn")
        await pilot.press("5")
        assert browser.focused is browser.browse.panes.pane("place").list
        await pilot.press("minus")
        await until(pilot, lambda: browser.focused is browser.browse.panes.pane("leader").list)


async def test_nothing_found_offers_spellings_and_enter_takes_one() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "tarek zahl")
        await until_shown(pilot, "Did you mean", "Tariq Sahel", "nothing found")
        await pilot.press("down", "enter")
        await until_shown(pilot, "matched Tariq Sahel")
        assert browser.browse.search_box.value == "Tariq Sahel"


async def test_what_is_no_match_is_called_nearest() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "sahl")
        await until_shown(pilot, "nearest: 1 leader")
        await pilot.press("escape", "slash", *"tarek")
        await until(pilot, lambda: "1 leader" in words(browser) and "nearest" not in words(browser))


async def test_words_of_the_text_are_found_under_a_heading_of_their_own() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "quay")
        await until_shown(pilot, "In the text", "1 passage", "River Post, 5 May 2019 --", "cited by 1", "A title")
        assert "no such name" not in words(browser)
        lit = browser.browse.view.passage
        assert {lit.text[slice(*hit)] for hit in lit.hits} == {"quay"}
        await pilot.press("down", "enter")
        await until(pilot, lambda: browser.told)
        told = browser.told[-1]
        assert isinstance(told, messages.OpenSource)
        assert (told.slug, told.rendition, told.claim, told.find) == ("river-post", "original", "k1", "quay")
        assert told.at == TEXTS["river-post"].index("quay")


async def test_typing_never_waits_and_only_the_last_text_is_answered() -> None:
    library = ShoreLibrary(hold=threading.Event())
    browser = app(library)
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "o")
        await until(pilot, lambda: library.searched == ["o"])
        await pilot.press(*"dra")
        assert browser.browse.search_box.value == "odra"
        assert "0 of" not in words(browser)
        assert library.hold is not None
        library.hold.set()
        await until_shown(pilot, "1 raid")
        assert library.searched == ["o", "odra", "odra"]  # first results, then a further look


async def test_down_runs_on_from_pane_to_pane_and_up_from_the_first_to_the_search() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("down", "down")
        assert browser.focused is browser.browse.panes.pane("group").list
        await until_shown(pilot, "Northern Front -----")
        await pilot.press("k", "up", "up")
        assert browser.focused is browser.browse.search_box


async def test_enter_goes_inside_and_on_to_compare_with_the_queue_of_the_page() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("enter")
        assert browser.focused is browser.browse.view.list
        await pilot.press("enter")
        await until(pilot, lambda: browser.told)
        (told,) = browser.told
        assert isinstance(told, messages.OpenQuestion)
        assert told.ref == NATIONALITY
        assert len(told.queue) == 3 and told.queue[0] == NATIONALITY


async def test_the_claims_of_a_question_come_one_after_the_other() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("right", "full_stop", "full_stop")
        await until_shown(pilot, "villagers in Harn, via a cousin", "[recalled him as a Morvan]")
        await pilot.press("full_stop")
        await until_shown(pilot, "[a Velian citizen]")
        await pilot.press("comma", "y", "o")
        await until(pilot, lambda: len(browser.told) == 2)
        copied, opened = browser.told
        assert copied.claim.slug == "n3" and opened.claim == "n3" and opened.slug == "coast-daily"


async def test_a_link_opens_the_other_entity() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("right", "G", "enter")
        await until(pilot, lambda: browser.browse.view.page and browser.browse.view.page.slug == "ilya-venn")
        assert browser.browse.panes.pane("leader").list.highlighted_key == "ilya-venn"


async def test_a_hundred_thousand_leaders_are_fetched_where_one_looks() -> None:
    library = ShoreLibrary(many=100_000)
    browser = app(library)
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Leader 000000", "Northern Front")
        await pilot.press("G")
        await until_shown(pilot, "Leader 099999")
        await until(pilot, lambda: browser.browse.view.page and browser.browse.view.page.slug == "l99999")
        assert len([one for one in library.fetched if one[0] == "leader"]) <= 4


async def test_a_store_written_by_others_is_noticed_and_reloaded_by_key() -> None:
    library = ShoreLibrary()
    browser = app(library)
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await until(pilot, lambda: browser._seen == 1)
        library.at = 2
        browser.look()
        await until_shown(pilot, CHANGED)
        asked = len(library.asked)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: CHANGED not in words(browser) and len(library.asked) > asked)
        await until(pilot, lambda: browser._seen == 2)


async def test_a_refusal_is_told_once_and_nothing_breaks() -> None:
    library = ShoreLibrary()
    browser = app(library)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await ready(pilot)
        library.refuse = "the store is gone: [bold]load it again[/]"
        await pilot.press("right", "down", "down")
        await until_shown(pilot, "[bold]load it again[/]")
        assert len(browser._notifications) == 1


async def test_nothing_can_be_judged_where_nothing_may_be_written() -> None:
    for read_only, expected in ((True, 0), (False, 1)):
        browser = app(read_only=read_only)
        async with browser.run_test(size=(120, 40)) as pilot:
            await ready(pilot)
            await pilot.press("right", "J")
            await pilot.pause()
            assert len(browser.told) == expected


async def test_keys_can_be_changed() -> None:
    browser = app(keys={"browse.search": "ctrl+f"})
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+f")
        assert browser.focused is browser.browse.search_box


@pytest.mark.sweep(6)
@pytest.mark.parametrize("size", [(80, 24), (200, 60), (60, 10), (40, 12), (20, 5), (8, 2)])
async def test_it_works_at_every_size(size: tuple[int, int]) -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.resize_terminal(*size)
        await pilot.press("right", "down", "left", "down", "slash", "o", "escape", "escape")
        await pilot.resize_terminal(120, 40)
        await until_shown(pilot, "Tarek Sahl", "Northern Front", "3 Raids")


async def test_on_a_tiny_screen_one_side_shows_at_a_time() -> None:
    browser = app()
    async with browser.run_test(size=(30, 8)) as pilot:
        await until_shown(pilot, "1 Leaders", "Tarek Sahl")
        assert "nationality" not in words(browser)
        await until(pilot, lambda: browser.browse.view.page)
        await pilot.press("enter")
        await until_shown(pilot, "nationality")
        assert "1 Leaders" not in words(browser)


async def test_q_leaves_at_once() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("q")
        await until(pilot, lambda: not browser.is_running)


async def test_a_key_that_acts_on_the_page_waits_for_that_of_the_highlighted_entity() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("down", "T")
        await until(pilot, lambda: any(isinstance(told, messages.OpenTimeline) for told in browser.told))
        assert [told.entity for told in browser.told if isinstance(told, messages.OpenTimeline)] == ["ilya-venn"]


async def test_what_a_key_waits_to_do_is_taken_back_by_one_that_turns_away() -> None:
    library = ShoreLibrary(hold=threading.Event())
    browser = app(library)
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await typed(pilot, "odra")
        await pilot.press("enter", "right", "left", "slash")
        assert library.hold is not None
        library.hold.set()
        await until_shown(pilot, "1 raid")
        await until(pilot, lambda: browser.browse.view.page and browser.browse.view.page.slug == "odra-raid")
        await pilot.pause()
        await pilot.pause()
        assert browser.focused is browser.browse.search_box


async def test_the_citation_copied_is_that_of_the_highlighted_question() -> None:
    browser = app()
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        await pilot.press("right")
        before = browser.browse.view.cited
        assert before is not None
        await pilot.press("down", "y")
        await until(pilot, lambda: any(isinstance(told, messages.CopyClaim) for told in browser.told))
        told = next(told for told in browser.told if isinstance(told, messages.CopyClaim))
        after = browser.browse.view.cited
        assert after is not None
        assert after.ref != before.ref
        assert told.claim == after.claim


async def test_a_store_of_names_alone_says_so(tmp_path: Path) -> None:
    names, store = tmp_path / "names.csv", tmp_path / "names.db"
    names.write_text('entity,kind,name\n7,leader,Asim Umar\n7,leader,"Umar, Asim"\n8,group,Jamaat-ul-Ahrar\n')
    with writing(store, create=True) as session:
        load_names(names, driver(session))
    browser = Recorder(cast("ShoreLibrary", Library(store)))
    async with browser.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "names without a case", "2 entities", "Asim Umar")
        await typed(pilot, "asem omer")
        await until_shown(pilot, "no report in this store says anything of it", "also Umar, Asim")
