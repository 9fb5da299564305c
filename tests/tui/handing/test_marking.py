"""Space marks what is highlighted on every screen, its sign and its number are seen, and pressed again it is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from tests.tui.manner.test_every_key import come_back, settled
from tests.tui.stage import until, until_shown, words
from tui.app.browser import Browser
from tui.screens.voices import VoicesScreen
from tui.session import messages
from tui.session.basket import Basket, Mark, answer_key, claim_key, question_key
from tui.session.options import Options
from tui.session.state import file_of
from tui.terminal.detect import Terminal

NATIONALITY = QuestionRef("asim-umar", "nationality", "")
#: A screen, the keys that lead to a row of it, and what is marked there.
MARKED: dict[str, tuple[messages.Wish | None, str, str]] = {
    "a question in Browse": (None, "right", "question"),
    "the question at hand, from the names": (None, "", "question"),
    "the claim shown in Browse": (None, "right right", "claim"),
    "a question in Contested": (messages.OpenWorklist(), "down", "question"),
    "a date": (messages.OpenTimeline(), "down", "question"),
    "whom a voice stands against": (messages.OpenVoices("national-directorate-of-security"), "tab home", "question"),
    "a claim of a voice": (messages.OpenVoices("national-directorate-of-security"), "tab end", "claim"),
    "the claim at hand in the reader": (messages.OpenSource("afp-2019", None, None), "n", "claim"),
}


def app(store: Path, **options: Any) -> Browser:
    return Browser(Library(store), Options(who="Ana", **options), Terminal(utf8=False))


def kinds(browser: Browser) -> list[str]:
    return [it.key.kind for it in browser.context.basket.marks]


async def press(pilot: Pilot[None], keys: str) -> None:
    for key in keys.split():
        await pilot.press(key)
        await settled(pilot)


@pytest.mark.sweep(12)
@pytest.mark.parametrize("name", MARKED)
async def test_what_is_highlighted_is_marked_and_unmarked_on_every_screen(name: str, shipped_store: Path) -> None:
    wish, keys, kind = MARKED[name]
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await come_back(pilot, wish)
        await press(pilot, keys)
        if isinstance(browser.screen, VoicesScreen):
            voices = browser.screen
            await until(pilot, lambda: voices.entry)
        before = words(browser).count("#")
        await press(pilot, "space")
        assert kinds(browser) == [kind]
        await until(pilot, lambda: "1 marked" in words(browser).splitlines()[0])
        assert words(browser).count("#") > before
        await press(pilot, "space")
        assert kinds(browser) == []
        await until(pilot, lambda: "marked" not in words(browser).splitlines()[0])
        assert words(browser).count("#") == before


async def test_in_compare_a_claim_then_its_whole_answer_then_neither(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await come_back(pilot, messages.OpenQuestion(NATIONALITY))
        basket = browser.context.basket
        await press(pilot, "space")
        assert [it.key for it in basket.marks] == [claim_key("afp-04")] or kinds(browser) == ["claim"]
        await until_shown(pilot, "1 marked", ">#", "Space again")
        await press(pilot, "space")
        assert [it.key for it in basket.marks] == [answer_key(NATIONALITY, "pakistan")]
        await until_shown(pilot, "1# Pakistan")
        await press(pilot, "space")
        assert not basket.marks
        await until_shown(pilot, "Not marked any more: Asim Umar: nationality: Pakistan")
        await press(pilot, "right space")  # an answer of one claim: it is the claim
        assert kinds(browser) == ["claim"]
        await press(pilot, "space")
        assert not basket.marks


async def test_a_cell_of_the_matrix_marks_what_its_voice_says_else_the_answer(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await come_back(pilot, messages.OpenMatrix(NATIONALITY))
        await press(pilot, "space")
        assert kinds(browser) == ["claim", "claim"]  # both reports of what it says
        await until_shown(pilot, "=#says")
        await press(pilot, "space")
        assert [it.key for it in browser.context.basket.marks] == [answer_key(NATIONALITY, "pakistan")]
        await until_shown(pilot, "# Pakistan")
        await press(pilot, "space right space")  # who says nothing of it itself
        assert [it.key for it in browser.context.basket.marks] == [answer_key(NATIONALITY, "pakistan")]


@pytest.mark.slow
async def test_every_page_on_the_stack_shows_what_is_marked(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "x c")
        ref = cast("Any", browser.screen).question
        browser.screen.post_message(messages.MarkThese([[_mark(ref)]]))
        await until_shown(pilot, "1 marked")
        await press(pilot, "escape")
        await until_shown(pilot, "Contested", "1 marked", ">#")


def _mark(ref: QuestionRef) -> Any:
    return Mark(question_key(ref), "a question")


async def test_where_nothing_can_be_marked_it_is_said_why(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await come_back(pilot, messages.OpenPairs())
        await press(pilot, "space")
        await until_shown(pilot, "Nothing is highlighted here that can be marked")


@pytest.mark.sweep(2)
@pytest.mark.parametrize("read_only", [False, True])
async def test_marks_are_kept_unless_nothing_may_be_written(
    read_only: bool, own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(Browser, "is_headless", False)  # as where somebody sits
    for marked in (0, 0 if read_only else 1):
        browser = app(own_store, read_only=read_only)
        async with browser.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            assert len(browser.context.basket) == marked
            if not marked:
                await press(pilot, "space")
                assert len(browser.context.basket) == 1
    assert bool(list((tmp_path / "state").rglob("*.json"))) is not read_only


async def test_it_is_told_once_where_marks_cannot_be_kept(
    own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "state").write_text("a file where the folder belongs")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    browser = app(own_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        browser.context.basket.keep_for(own_store)
        await press(pilot, "space")
        await until_shown(pilot, "What is marked cannot be kept: it is gone when you leave.")
        await press(pilot, "right down space")
        assert len(browser.context.basket) == 2


async def test_a_file_that_is_no_basket_is_set_aside_and_that_is_told(
    own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    file = file_of(own_store, "baskets", "json")
    file.parent.mkdir(parents=True)
    file.write_text("mine")
    browser = app(own_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        browser.context.basket.keep_for(own_store)
        await press(pilot, "space")
        await until_shown(pilot, "is no basket of this store")
        assert len(browser.context.basket) == 1 and browser.context.basket.kept
    assert file.with_name(f"{file.name}.aside").read_text() == "mine"


@pytest.mark.slow
async def test_what_another_session_marks_is_in_the_basket_and_handed_out(
    own_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    other = Basket()
    other.keep_for(own_store)
    browser = app(own_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        browser.context.basket.keep_for(own_store)
        assert not browser.context.basket.marks
        other.step([[Mark(claim_key("samaa-39"), "an official")]])
        await press(pilot, "E")
        await until_shown(pilot, "Marked: 1")
        await press(pilot, "escape")
        other.step([[Mark(claim_key("afp-04"), "NDS")]])
        await press(pilot, "B")
        await until_shown(pilot, "2 marked")
        other.step([[Mark(question_key(NATIONALITY), "Asim Umar: nationality")]])
        await press(pilot, "ctrl+r")
        await until_shown(pilot, "3 marked")
