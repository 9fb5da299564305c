"""No screen lets out raw what somebody planted in a store: every one is opened, and its bytes are looked at."""

from __future__ import annotations

import base64
import re
import shutil
import sys
from pathlib import Path
from typing import get_args

import pytest

from store.library import Library, citation_formats
from store.model.claims import QuestionRef, SourceRow
from store.model.out.picked import HandedForm
from store.model.out.report import ReportAsked
from tests.conftest import ROOT
from tests.gate.planting import EVIL, UNSAFE, begun, places_in, plant, raw
from tests.gate.test_planted_commands import numbered
from tests.terminal import Session, terminal_env
from tests.tui.recording import Recorder
from tests.tui.screens.test_injection import leaks
from tests.tui.stage import until, words
from tui.app.browser import Browser
from tui.session import messages
from tui.session.options import Options
from tui.terminal.clipboard import copied_file, keep
from tui.terminal.detect import Terminal

#: What is put on the clipboard: our own sequence, with the text in base64.
#: What asks the terminal for its background and for its cells, and what breaks off a frame when one leaves at once.
_ASKED = re.compile("\x1b\\]11;\\?\x1b\\\\|\x18(?=\x1b)")
_COPIED = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
WALID, RAID = "idris-walid", "post-raid"
DIED = QuestionRef(WALID, "place_of_death")
GRADED = SourceRow("herald", "x", "herald-news", "y", "", "", "", (), "", "", 0)
#: Every screen, by what opens it, and the keys that are pressed there.
SCREENS: dict[str, tuple[messages.Wish | None, str]] = {
    "BrowseScreen": (None, "down down right down tab 3 slash w a l down escape escape y enter escape"),
    "WorklistScreen": (messages.OpenWorklist(), "down down space tab y"),
    "SourcesScreen": (messages.OpenSources(), "down up"),
    "TimelineScreen": (messages.OpenTimeline(), "down n plus"),
    "VoicesScreen": (messages.OpenVoices(), "down S tab down"),
    "CompareScreen": (messages.OpenQuestion(DIED), "right tab n p y space space"),
    "MatrixScreen": (messages.OpenMatrix(DIED), "right down"),
    "ReaderScreen": (messages.OpenSource("herald"), "n n space tab V w w y escape escape semicolon f r"),
    "NamesScreen": (messages.OpenNames(WALID), "down down"),
    "PairsScreen": (messages.OpenPairs(), "down right"),
    "SidesScreen": (messages.CompareSources("herald"), "down right tab full_stop"),
    "GapsScreen": (messages.OpenGaps(), "down down"),
    "GradePanel": (messages.GradeAny(GRADED), "down right"),
    "JournalScreen": (messages.OpenJournal(), "down down"),
    "EditScreen": (messages.OpenEdit(2), "down"),
    "ClashesScreen": (messages.OpenClashes(), "down"),
    "BasketScreen": (messages.OpenBasket(), "down down D down E tab tab escape Y down down escape enter"),
    "PicturesScreen": (messages.OpenPictures(), "down right 2 right 3 down 4"),
    "HelpScreen": (None, "question_mark down"),
    "JudgeScreen": (messages.JudgeQuestion(DIED), "down down tab"),
    "RecordScreen": (messages.ChangeRecord("entity", WALID), "tab tab down"),
    "RecordScreen, of a source": (messages.ChangeRecord("source", "herald"), "tab tab down"),
    "ReaderScreen, to change": (messages.ChangeClaim("herald", "original", "h-2"), "tab tab down"),
    "SamePanel": (messages.DecidePair((WALID, "x"), ("unnamed-officer", "y"), "same"), "down"),
    "WhyPanel": (messages.DecidePair((WALID, "x"), ("unnamed-officer", "y"), "unsure"), "x"),
}

#: Those of which a picture is made: text in lines and in fields to fill in.
PICTURES = ("BrowseScreen", "RecordScreen")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = begun(tmp_path_factory.mktemp("screens"))
    plant(store, numbered(store, decides=False))
    return store


def assert_harmless(written: str, at: str) -> None:
    """What went to the terminal: our own sequences and clean text; what was copied is clean as well."""
    for copied in _COPIED.findall(written):
        assert raw(base64.b64decode(copied).decode()) == [], at
    assert leaks(_ASKED.sub("", _COPIED.sub("", written))) == [], at


@pytest.mark.slow
async def test_every_screen_shows_what_is_planted_and_none_lets_it_out(
    planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    store = Path(shutil.copy(planted, tmp_path / "planted.db"))
    app = Browser(Library(store), Options(who="Ana"), Terminal(osc52=True))
    app.driver_class = Recorder
    seen: set[int] = set()
    async with app.run_test(headless=False, size=(180, 50), notifications=True) as pilot:
        driver = app._driver
        assert isinstance(driver, Recorder)
        for name, (wish, keys) in SCREENS.items():
            if wish is not None:
                app.screen.post_message(wish)
            elif name == "HelpScreen":
                await pilot.press("question_mark")
            await until(pilot, lambda: type(app.screen).__name__ == name.partition(",")[0])  # noqa: B023
            if name not in ("HelpScreen", "GradePanel", "SamePanel", "WhyPanel"):
                await until(pilot, lambda: "qz" in words(app))
            seen |= places_in(words(app))
            for key in keys.split():
                await pilot.press(key)
            seen |= places_in(words(app))
            assert_harmless("".join(driver.written), name)
            driver.written.clear()
            picture = app.export_screenshot() if name in PICTURES else ""
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", picture), name
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.pause()
    print(f"{len(seen)} places came out on {len(SCREENS)} screens")
    assert len(seen) >= 20


async def test_what_is_copied_is_clean_in_every_format_and_in_the_file(
    planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    comparison = Library(planted).compare(DIED)
    assert comparison is not None
    for claim in (claim for answer in comparison.answers for claim in answer.claims):
        for name, made in citation_formats().items():
            assert raw(made(claim)) == [], name
    for form in get_args(HandedForm):
        handed = Library(planted).hand_out(ReportAsked(questions=(DIED,)), form)
        assert raw("".join(handed.pieces)) == [], form
    text = f"words{EVIL} and on\tand"
    app = Browser(Library(planted), Options(), Terminal(osc52=True))
    app.driver_class = Recorder
    async with app.run_test(headless=False) as pilot:
        assert isinstance(app._driver, Recorder)
        await until(pilot, lambda: "qz" in words(app))
        app.copy(text)
        (copied,) = _COPIED.findall("".join(app._driver.written))
        app.copy_to_clipboard(text)
    keep(text)
    for told in (base64.b64decode(copied).decode(), copied_file().read_text("utf-8")):
        assert told.startswith("words")
        assert not UNSAFE.search(told.replace("\t", " ")), told  # lines and tabs are the text's own


@pytest.mark.parametrize("read_only", [False, True])
async def test_a_copy_leaves_no_file_where_nothing_may_be_written(
    planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    app = Browser(Library(planted, read_only=True), Options(read_only=read_only), Terminal(osc52=False))
    async with app.run_test() as pilot:
        await until(pilot, lambda: "qz" in words(app))
        monkeypatch.setattr(Browser, "is_headless", False)  # as where somebody sits
        app.screen.post_message(messages.CopyText("words"))
        await until(pilot, lambda: app._notifications)
    assert copied_file().exists() is not read_only


@pytest.mark.sweep(6)
@pytest.mark.parametrize("words_given", [("browse",), ("browse", "--start", "contested"), ("browse", "--no-diff")])
def test_the_bytes_on_a_real_terminal_are_ours(planted: Path, tmp_path: Path, words_given: tuple[str, ...]) -> None:
    store = Path(shutil.copy(planted, tmp_path / "planted.db"))
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT), WHOSAYS_STORE=str(store))
    argv = [sys.executable, "-m", "tui", *words_given, "--as", "Ana"]
    with Session(argv, env=env, columns=200, rows=60) as session:
        session.wait_for("FORGED")
        for key in ("\x1b[B", "\t", "y"):
            session.send(key)
            session.until_quiet(0.2, first=1)
        session.send("\x11")
        assert session.wait_end() == 0
        data = session.raw
    assert not re.search(rb"(?<![\xc2-\xf4])(?<![\x80-\xbf])[\x80-\x9f]", data), "a C1 control of one byte"
    assert_harmless(data.decode().replace("\r", ""), "a real terminal")
