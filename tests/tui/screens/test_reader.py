"""Reader, sources, names, help and the choice of a citation's form."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from typing import cast

import pytest
from textual.app import App

from store.labels.glossary import STATE_MEANINGS
from store.library import find_in
from store.model.claims import SourcePage
from tests.tui.rivals import KILLED, NATIONALITY, RivalLibrary
from tests.tui.screens.test_browse import Recorder, ready
from tests.tui.shore import ShoreLibrary
from tests.tui.stage import Stage, context, until, until_shown, words
from tui.handing.copy import CopyScreen
from tui.screens.help import HelpScreen
from tui.screens.names import NamesScreen
from tui.screens.reader import ReaderScreen
from tui.screens.sources import SourcesScreen
from tui.session import messages


def reader(library: RivalLibrary | None = None, claim: str | None = None, slug: str = "river-post") -> Stage:
    return Stage(lambda: ReaderScreen(context(library), slug, None, claim))


def screen_of(app: App[None]) -> ReaderScreen:
    return cast("ReaderScreen", app.screen)


async def test_the_reader_opens_at_its_claim_with_all_passages_lit() -> None:
    stage = reader(claim="k1")
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "River Post, original, 5 May 2019", "[seventeen people died", "wording 1 of 2")
        screen = screen_of(stage)
        assert len(screen.passage.lit) == 5
        assert screen.claim is not None and screen.claim.slug == "k1"
        assert "Odra bridge raid" in words(stage) and "Interior ministry" in words(stage)


async def test_the_text_is_plain_with_counts_in_the_margin_and_a_key_lights_all() -> None:
    def underlined() -> str:
        lines = [screen_of(stage).passage.render_line(y) for y in range(20)]
        return " ".join(part.text for line in lines for part in line if part.style and part.style.underline)

    stage = reader(claim="k1")
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[seventeen people died", "L Light all")
        page = screen_of(stage).page
        assert page is not None
        counts = re.findall(r"^ *[>|](\d+) ", words(stage), re.M)
        assert sum(map(int, counts)) == sum(len(lit.claims) for lit in page.lit)
        assert not underlined()
        await pilot.press("L")
        assert "rejected the report" in underlined() and "seventeen" not in underlined()
        await pilot.press("n", "L")
        await until_shown(pilot, "[")
        assert not underlined()


async def test_n_and_p_go_from_claim_to_claim_and_around() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian citizen]")
        await pilot.press("n")
        await until_shown(pilot, "[seventeen people died]", "2 of 5")
        await pilot.press("p", "p")
        await until_shown(pilot, "[his death]", "5 of 5")
        await pilot.press("p")
        await until_shown(pilot, "[rejected the report]", "Northern Front, denies")


async def test_enter_lays_the_question_open_with_those_of_the_source_behind_it() -> None:
    stage = reader(claim="k1")
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[seventeen")
        await pilot.press("enter", "y", "e")
        await until(pilot, lambda: len(stage.told) == 3)
        question, copied, entity = stage.told
        assert isinstance(question, messages.OpenQuestion) and question.ref == KILLED
        assert question.queue[0] == NATIONALITY
        assert isinstance(copied, messages.CopyClaim) and not copied.choose
        assert isinstance(entity, messages.OpenEntity) and entity.slug == "odra-raid"


async def test_another_wording_is_shown_at_the_same_claim() -> None:
    stage = reader(claim="n1")
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "original")
        await pilot.press("r")
        await until_shown(pilot, "The paper has the ministry call", "wording 2 of 2", "[a Velian citizen]")
        await pilot.press("r")
        await until_shown(pilot, "wording 1 of 2", "[a Velian citizen]")


async def test_a_wording_that_is_not_held_says_how_to_bring_it_in() -> None:
    class Unheld(RivalLibrary):
        def source(self, slug: str, rendition: str | None = None) -> SourcePage | None:
            page = super().source(slug, rendition)
            return page and replace(page, text=None, lit=())

    stage = reader(Unheld())
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "not held here", "`whosays attach")
        await pilot.press("n", "enter", "y", "e")
        assert not stage.told


async def test_a_source_that_is_gone_says_so() -> None:
    stage = reader(slug="nowhere")
    async with stage.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "This source is gone.")
        await pilot.press("r", "n", "enter")


async def test_the_reader_works_at_every_size() -> None:
    stage = reader()
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[a Velian citizen]")
        for size in ((80, 24), (200, 60), (40, 12), (20, 5)):
            await pilot.resize_terminal(*size)
            await pilot.press("n", "tab", "down", "up", "tab")
            await until_shown(pilot, "[")


async def test_sources_show_what_is_known_and_open() -> None:
    stage = Stage(lambda: SourcesScreen(context()))
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "3 sources", "Coast Daily", "5 May 2019", "https://example.org/river-post")
        await pilot.press("G")
        await until_shown(pilot, "River Post: what it repeats adds no origin")
        stage.on_open_source = stage.told.append  # type: ignore[attr-defined,method-assign]
        await pilot.press("enter")
        await until(pilot, lambda: stage.told)
        assert cast("messages.OpenSource", stage.last).slug == "wire"


async def test_names_show_script_users_and_what_sounds_alike() -> None:
    stage = Stage(lambda: NamesScreen(context(ShoreLibrary()), "tarek-sahl"))
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "3 spellings, 2 scripts", "Tariq Sahel", "Coast Daily", "Sounds like it")
        assert "used by no report held" in words(stage)
        await pilot.press("G", "enter")
        await until(pilot, lambda: stage.told)
        assert cast("messages.OpenEntity", stage.last).slug == "ilya-venn"


async def test_help_lists_every_key_of_the_screen_and_every_sign() -> None:
    browser = Recorder(ShoreLibrary())
    async with browser.run_test(size=(120, 110)) as pilot:
        await ready(pilot)
        await pilot.press("question_mark")
        await until_shown(pilot, "Copy and judge", "What the signs mean")
        screen = browser.screen
        assert isinstance(screen, HelpScreen)
        rows = "\n".join(str(screen.list.rows.line(i)) for i in range(screen.list.rows.count))
        for words_ in (
            "Search",
            "Compare",
            "Claim back",
            "More panes",
            "Contested",
            "Reload",
            *STATE_MEANINGS.values(),
        ):
            assert words_ in rows
        await pilot.press("question_mark")
        await until(pilot, lambda: browser.screen is browser.browse)


async def test_a_form_is_previewed_and_chosen() -> None:
    browser = Recorder(ShoreLibrary())
    made: list[str | None] = []
    async with browser.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        assert browser.browse.view.cited is not None
        browser.push_screen(CopyScreen(browser.context, browser.browse.view.cited.claim), made.append)
        await until_shown(pilot, "BibTeX", "Interior ministry, asserts")
        await pilot.press("down", "down")
        await until_shown(pilot, "@misc{river-post,")
        await pilot.press("enter")
        await until(pilot, lambda: made)
        assert made[0] is not None and made[0].startswith("@misc{")
        browser.push_screen(CopyScreen(browser.context, browser.browse.view.cited.claim), made.append)
        await until_shown(pilot, "BibTeX")
        await pilot.press("escape")
        await until(pilot, lambda: len(made) == 2)
        assert made[1] is None


async def test_copying_asks_the_terminal_and_says_so() -> None:
    class Copies(Recorder):
        on_copy_claim = Recorder.__mro__[1].on_copy_claim  # type: ignore[attr-defined]

    browser = Copies(ShoreLibrary())
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("right", "y")
        await until_shown(pilot, "sent to the terminal's clipboard")
        assert "Velian" in browser.clipboard


async def test_typing_goes_on_while_words_are_looked_for_and_escape_takes_the_marks_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hold, asked = threading.Event(), []

    def slow(query: str, text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
        asked.append(query)
        assert hold.wait(20)
        return find_in(query, text, start)

    monkeypatch.setattr("store.library.find_in", slow)
    stage = reader(claim="k1")
    async with stage.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "[seventeen people died")
        await pilot.press("slash", *"q")
        await until(pilot, lambda: asked)
        await pilot.press(*"uay")
        screen = screen_of(stage)
        assert screen.find.box.value == "quay" and not screen.passage.hits
        hold.set()
        await until(pilot, lambda: screen.passage.hits)
        total = len(screen.passage.hits)
        assert asked == ["q", "quay"], "what was overtaken is not looked for"
        await pilot.press("enter")
        await until(pilot, lambda: re.search(rf"quay: \d+ of {total}\b", words(stage)))
        await pilot.press("escape")
        await until(pilot, lambda: not screen.passage.hits and "quay: " not in words(stage))
