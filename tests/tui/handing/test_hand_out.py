"""The panel that hands out: what, as what, into which file; nothing is replaced by the way, and Escape leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any, cast

import pytest
from textual.pilot import Pilot

from store.library import Library
from store.model.claims import QuestionRef
from store.model.edits import Change
from store.model.out.picked import HandedOut
from store.model.out.report import ReportAsked
from store.model.stopping import check as look_at_stop
from tests.tui.handing.test_basket_screen import MARKS, NATIONALITY
from tests.tui.handing.test_marking import app, press
from tests.tui.manner.test_every_key import come_back, settled
from tests.tui.stage import until, until_shown
from tui.app.browser import Browser
from tui.app.out.basket import SERVED
from tui.handing import files
from tui.handing.panel import HandOutPanel
from tui.handing.words import FORMS, basket_asked, file_name
from tui.session import messages
from tui.session.options import Options
from tui.terminal.detect import Terminal


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Whosays is started in a folder of the test's own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


async def panel(pilot: Pilot[None], wish: messages.Wish | None = None) -> HandOutPanel:
    browser = cast("Browser", pilot.app)
    await settled(pilot)
    if wish is not None:
        await come_back(pilot, wish)
    await pilot.press("E")
    await until(pilot, lambda: isinstance(browser.screen, HandOutPanel))
    await pilot.pause()
    return cast("HandOutPanel", browser.screen)


async def gone(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: not isinstance(pilot.app.screen, HandOutPanel))


async def test_three_keys_write_a_report_of_what_is_at_hand(shipped_store: Path, here: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await panel(pilot, messages.OpenQuestion(NATIONALITY))
        await until_shown(pilot, "Hand out", "> Asim Umar: nationality", "asim-umar-nationality.html", "As <")
        await press(pilot, "enter enter")
        await gone(pilot)
        await until_shown(pilot, "Report as a page: 1 question, 3 claims, 3 sources.")
        assert [it.name for it in here.iterdir()] == ["asim-umar-nationality.html"]
        with Library(shipped_store, read_only=True) as library:
            made = library.hand_out(ReportAsked(questions=(NATIONALITY,)), "html")
        assert (here / "asim-umar-nationality.html").read_text("utf-8") == "".join(made.pieces)


async def test_a_file_that_is_there_is_replaced_when_that_is_asked_for_twice(shipped_store: Path, here: Path) -> None:
    file = here / "asim-umar.html"
    file.write_text("mine")
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await panel(pilot)
        await press(pilot, "ctrl+s")
        await until_shown(pilot, "asim-umar.html: is there already. Enter again replaces it")
        await press(pilot, "down ctrl+s")  # another form, another file: nothing was asked for twice
        await gone(pilot)
        assert file.read_text() == "mine" and (here / "asim-umar.md").exists()
        await panel(pilot)
        await press(pilot, "ctrl+s")
        await until_shown(pilot, "is there already")
        await press(pilot, "ctrl+s")
        await gone(pilot)
        assert file.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.sweep(12)
@pytest.mark.parametrize("nth", range(len(FORMS)))
async def test_every_form_has_its_file_and_a_name_that_was_typed_stays(
    nth: int, shipped_store: Path, here: Path
) -> None:
    browser, form = app(shipped_store), FORMS[nth]
    async with browser.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for mark in MARKS:
            browser.context.basket.step([[mark]])
        found = await panel(pilot, messages.OpenBasket())
        asked = basket_asked(browser.context.basket)
        assert found.chosen[1] == asked
        found._forms.highlighted = nth
        await until(pilot, lambda: found._field.value == f"marked{form.ending}")
        found._field.value = f"own{form.ending}"
        found._forms.highlighted = 0
        await pilot.pause()
        found._forms.highlighted = nth
        await press(pilot, "ctrl+s")
        await gone(pilot)
        with Library(shipped_store, read_only=True) as library:
            made = library.hand_out(asked, form.id)
        assert [it.name for it in here.iterdir()] == [f"own{form.ending}"]
        assert (here / f"own{form.ending}").read_text("utf-8") == "".join(made.pieces)


NO_FILES = {
    "": "Give the name of a file.",
    ".": "is a folder: give a file",
    "nowhere/x.html": "nowhere/x.html: there is no such folder: make it",
    "/proc/x.html": "cannot be written",
    "x\x00y": "cannot be written (embedded null",
    "a" * 300: "is no file that can be written (File name too long)",
}


async def test_where_nothing_can_be_written_one_sentence_says_so(shipped_store: Path, here: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        found = await panel(pilot, messages.OpenQuestion(NATIONALITY))
        for named, says in NO_FILES.items():
            found._field.value = named
            await press(pilot, "ctrl+s")
            await until_shown(pilot, says)
            assert isinstance(browser.screen, HandOutPanel) and not list(here.iterdir())
        await press(pilot, "escape")
        await gone(pilot)


async def test_what_is_gone_is_left_out_and_said_so(own_store: Path, here: Path) -> None:
    browser = app(own_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        for mark in MARKS:
            browser.context.basket.step([[mark]])
        with Library(own_store) as library:
            record = library.record("claim", "samaa-39")
            library.edit([Change("claim", "samaa-39", record, None)], who="Ben", what="gone", verb="remove")
        found = await panel(pilot)  # not from the basket, which knows it
        found._what.highlighted = [told for told, _ in found._offers].index("Marked: 3")
        await press(pilot, "ctrl+s")
        await gone(pilot)
        await until_shown(pilot, "2 questions, 4 claims", "Left out: 1 of what was")
        told = " ".join(it.message for it in browser._notifications)
        assert "Left out: 1 of what was asked for, no longer in the store." in told  # marked, or what a voice says
        assert (here / "marked.html").exists()


async def test_it_is_said_how_far_it_is_and_escape_leaves_with_nothing_written(
    shipped_store: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = Event()

    def endless(_: object, asked: ReportAsked, form: str, *, progress: Callable[[str, int, int], None]) -> None:
        while not wait.wait(0.02):
            progress("laying questions open", 20, 1000)
            look_at_stop()

    def notify(_: object, said: str, **how: object) -> None:
        told.append(said)

    told: list[str] = []
    monkeypatch.setattr(Library, "hand_out", endless)
    monkeypatch.setattr(Browser, "notify", notify)
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        await panel(pilot)
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Laying questions open 20 of 1,000 ... Esc leaves, and nothing is written.")
        await pilot.press("ctrl+s", "escape")  # once is enough
        await gone(pilot)
        await until(pilot, lambda: told == ["Left: asim-umar.html was not written."])
        assert not list(here.iterdir())
        await press(pilot, "down")
        await until_shown(pilot, "> Qari Fateh")


async def test_escape_while_the_file_is_written_leaves_none(
    shipped_store: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, wait = Event(), Event()

    def pieces() -> Iterator[str]:
        yield "begun"
        begun.set()
        assert wait.wait(60)

    monkeypatch.setattr(Library, "hand_out", lambda *_, **__: HandedOut(cast("Any", pieces()), 1, 1, 1))
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        found = await panel(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, begun.is_set)
        await pilot.press("escape")
        await until(pilot, lambda: not found.is_attached)
        wait.set()
        await until_shown(pilot, "Left: asim-umar.html was not written.")
        assert not list(here.iterdir())


@pytest.mark.slow
async def test_where_escape_comes_when_the_file_stands_that_is_said(
    shipped_store: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, wait = Event(), Event()

    def put(*args: Any, **how: Any) -> None:
        files.put(*args, **how)
        written.set()
        assert wait.wait(60)

    monkeypatch.setattr("tui.handing.panel.put", put)
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        found = await panel(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, written.is_set)
        await pilot.press("escape")
        await until(pilot, lambda: not found.is_attached)
        wait.set()
        await until_shown(pilot, "Written", "Report as a page: ")
        assert [it.name for it in here.iterdir()] == ["asim-umar.html"]


@pytest.mark.slow
async def test_what_lies_over_it_when_it_is_written_stays_and_the_panel_goes(
    shipped_store: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = Event()

    def put(*args: Any, **how: Any) -> None:
        assert wait.wait(60)
        files.put(*args, **how)

    monkeypatch.setattr("tui.handing.panel.put", put)
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        found = await panel(pilot)
        await pilot.press("ctrl+s", "f1")
        await until(pilot, lambda: browser.screen is not found)
        over = browser.screen
        wait.set()
        await until(pilot, lambda: not found.asker.busy and any(it.title == "Written" for it in browser._notifications))
        await pilot.pause()
        assert browser.screen is over and [it.name for it in here.iterdir()] == ["asim-umar.html"]
        await pilot.press("escape")
        await until(pilot, lambda: len(browser.screen_stack) == 1)


async def test_under_read_only_no_file_is_written_and_the_key_says_why(shipped_store: Path) -> None:
    browser = app(shipped_store, read_only=True)
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "E")
        await until_shown(pilot, "This session is read-only")
        assert not isinstance(browser.screen, HandOutPanel)


@pytest.mark.sweep(2)
@pytest.mark.parametrize("wish", [None, messages.OpenBasket()], ids=["Browse", "basket"])
async def test_a_page_of_a_web_browser_writes_no_file_and_the_key_says_what_does(
    wish: messages.Wish | None, shipped_store: Path, here: Path
) -> None:
    browser = Browser(Library(shipped_store), Options(who="Ana"), Terminal(utf8=False, served=True))
    async with browser.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        await come_back(pilot, wish)
        await press(pilot, "E")
        assert [it.message for it in browser._notifications] == [SERVED]
        await browser.run_action("export")
        assert not isinstance(browser.screen, HandOutPanel)
    assert not list(here.iterdir())


#: A screen, and how what is offered there begins.
OFFERED: dict[str, tuple[messages.Wish | None, tuple[str, ...]]] = {
    "Browse": (None, ("All about Asim Umar", "Asim Umar: nationality")),
    "Contested": (messages.OpenWorklist(), ("Contested, as listed: 24 questions", "Asim Umar: nat", "All about Asim")),
    "Compare": (messages.OpenQuestion(NATIONALITY), ("Asim Umar: nationality", "All about Asim Umar")),
    "Matrix": (messages.OpenMatrix(NATIONALITY), ("Asim Umar: nationality", "All about Asim Umar")),
    "Timeline": (messages.OpenTimeline(), ("", "All about ")),
    "Voices": (messages.OpenVoices("taliban"), ("What Taliban says: ", "", "All about Taliban")),
    "Sources": (messages.OpenSources(), ("All that ",)),
    "Reader": (
        messages.OpenSource("afp-2019", None, None),
        ("Asim Umar: ", "All about Asim", "All that AFP says"),
    ),
    "Journal": (messages.OpenJournal(), ()),
}


@pytest.mark.sweep(12)
@pytest.mark.parametrize("name", OFFERED)
async def test_what_is_meant_is_offered_first_and_the_whole_case_last(name: str, shipped_store: Path) -> None:
    wish, offered = OFFERED[name]
    browser = app(shipped_store)
    async with browser.run_test(size=(120, 40)) as pilot:
        found = await panel(pilot, wish)
        told = [told for told, _ in found._offers]
        assert len(told) == len(offered) + 1, told
        assert all(one.startswith(begins) for one, begins in zip(told, offered, strict=False)), told
        assert found._offers[-1][1] == ReportAsked()
        with Library(shipped_store, read_only=True) as library:
            assert all(library.hand_out(asked, "text").claims for _, asked in found._offers[:-1])


@pytest.mark.parametrize(
    ("words_given", "asked", "name"),
    [
        ("x", ReportAsked(questions=(NATIONALITY,)), "asim-umar-nationality.md"),
        ("x", ReportAsked(questions=(QuestionRef("a", "killed", "civilians@b"),)), "a-killed-civilians-b.md"),
        ("All about X", ReportAsked(entities=("asim-umar",)), "asim-umar.md"),
        ("All that AFP says", ReportAsked(sources=("afp-2019",)), "afp-2019.md"),
        ("Marked: 3", ReportAsked(claims=("a", "b")), "marked.md"),
        ("What طالبان says", ReportAsked(claims=("a", "b")), "what-says.md"),
        ("", ReportAsked(), "contested.md"),
        ("../../etc/\x1b[2J: x", ReportAsked(claims=("a",)), "etc-2j.md"),
        ("ж" * 5, ReportAsked(claims=("a",)), "report.md"),
    ],
)
def test_a_file_is_called_by_what_is_in_it(words_given: str, asked: ReportAsked, name: str) -> None:
    assert file_name(words_given, asked, ".md") == name


async def test_the_parts_of_the_panel_follow_each_other(shipped_store: Path) -> None:
    browser = app(shipped_store)
    async with browser.run_test(size=(80, 24)) as pilot:
        found: Any = await panel(pilot)
        assert browser.focused is found._forms
        await press(pilot, "tab")
        assert browser.focused is found._field
        await press(pilot, "up")
        assert browser.focused is found._forms
        await press(pilot, "shift+tab down enter")
        assert browser.focused is found._forms and found._field.value == "asim-umar-nationality.html"
        await until_shown(pilot, "As <")
