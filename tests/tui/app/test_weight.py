"""What the browser costs from outside: bytes on a real terminal, threads and files, modules. No clock.

A key's bytes end where its own frame does: the screen shows the key's effect and the frame is
closed (Textual's synchronized output). What follows when the keys rest is waited for by its words.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.emulator import Emulator
from tests.terminal import Session, terminal_env
from tui.start import straight

DOWN = "\x1b[B"
FRAME_END = b"\x1b[?2026l"


@pytest.fixture
def browser(shipped_store: Path, tmp_path: Path) -> Iterator[Session]:
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    with Session([sys.executable, "-m", "tui", "browse", str(shipped_store)], env=env) as session:
        session.wait_for("Qari Fateh")
        session.wait_for("claim 1 of 3  ×")
        session.until_quiet(0.5)
        yield session


def first_frame(session: Session, key: str, shown: Callable[[str], bool]) -> int:
    """Send a key and return the bytes up to the end of the frame that shows its effect."""
    before = len(session.raw)
    session.send(key)
    session.wait_for(lambda screen: shown(screen.text))
    return session.raw.index(FRAME_END, before) + len(FRAME_END) - before


def highlighted(name: str) -> Callable[[str], bool]:
    return lambda text: f"› {name}" in text


def test_a_start_a_still_screen_and_a_move_cost_few_bytes(browser: Session) -> None:
    assert len(browser.raw) <= 16_000
    before = len(browser.raw)
    assert browser.until_quiet(1.0)[0] == 0
    assert len(browser.raw) == before
    names = ["Qari Fateh", "Umar Khalid Khorasani", "Ayman al-Zawahiri", "Hafiz Sheheryar"]
    for name in names:
        assert first_frame(browser, DOWN, highlighted(name)) <= 600
    assert browser.wait_for("Hafiz Sheheryar     ")  # its page follows when the keys rest


def under_cursor(screen: Emulator) -> str:
    """What is written from the terminal's cursor on, for who follows it by ear or finger."""
    return screen.row_text(screen.cursor.y)[screen.cursor.x :]


def test_the_cursor_of_the_terminal_is_where_the_selection_is(browser: Session) -> None:
    browser.wait_for(lambda screen: under_cursor(screen).startswith("Asim Umar"))
    for name in ("Qari Fateh", "Umar Khalid Khorasani", "Ayman al-Zawahiri"):
        before = len(browser.raw)
        browser.send(DOWN)
        browser.wait_for(lambda screen, name=name: under_cursor(screen).startswith(name))
        told = browser.raw[before:].partition(FRAME_END)[0]
        moved = re.search(rb"(?:\r|\x1b\[[0-9;]*[ABCDH])*\Z", told.removesuffix(b"\x1b[m"))
        assert moved is not None and 0 < len(moved[0]) <= 12
    browser.send("\x1b[C")  # into the questions
    browser.wait_for(lambda screen: re.match(r"[^\w]*nationality|\S+ +\w", under_cursor(screen)))
    browser.send("s")
    browser.wait_for("oldest first")
    browser.send("\r")
    browser.wait_for("Light all")
    browser.wait_for(lambda screen: screen.row_text(screen.cursor.y)[screen.cursor.x - 1] == "\u2039")  # the passage
    browser.send("/om")  # where one types Textual itself tells it
    browser.wait_for(lambda screen: screen.row_text(screen.cursor.y)[: screen.cursor.x].rstrip().endswith("/ om"))


def test_the_echo_of_a_character_comes_alone_and_costs_few_bytes(browser: Session) -> None:
    browser.send("/")
    browser.wait_for("Esc Back")
    typed = ""
    for char in "mansoor":
        typed += char
        assert first_frame(browser, char, lambda text, typed=typed: f"/ {typed}" in text) <= 200
    browser.wait_for("1 leader")


@pytest.mark.slow
def test_a_held_key_asks_for_no_page_and_stops_with_the_key(browser: Session) -> None:
    before = len(browser.raw)
    browser.send(DOWN * 12)
    browser.wait_for(lambda screen: "› emir of the Taliban" in screen.text)
    moved = len(browser.raw) - before
    assert moved <= 12 * 600
    browser.wait_for("emir of the Taliban     ")
    browser.until_quiet(0.5)
    assert browser.until_quiet(0.8)[0] == 0


def handles(pid: int, store: Path) -> int:
    """How many descriptors of the store itself a process holds."""
    found = 0
    for link in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found += os.readlink(link) == str(store)  # noqa: PTH115
        except OSError:
            continue
    return found


@pytest.mark.slow
def test_two_hundred_searches_leave_no_threads_and_no_connections_behind(browser: Session, shipped_store: Path) -> None:
    browser.send("/")
    browser.wait_for("Esc Back")
    for nth in range(200):
        browser.send(f"{'aeiou'[nth % 5]}{chr(97 + nth % 26)}")
        browser.pump(0.01)
        browser.send("\x7f\x7f")
    browser.send("mansoor")
    browser.wait_for("Umar Mansoor")
    pid = browser.process.pid
    assert len(os.listdir(f"/proc/{pid}/task")) <= 5  # noqa: PTH208  (main, keys in, bytes out, one that asks)
    assert handles(pid, shipped_store) <= 3


@pytest.mark.sweep(2)
@pytest.mark.parametrize("words", [["browse", "STORE"], ["demo"], ["browse", "CASE"], ["--read-only"]])
def test_browsing_loads_neither_the_command_line_nor_tls_nor_what_writes_or_searches(
    shipped_store: Path, tmp_path: Path, words: list[str]
) -> None:
    data = tmp_path / "whosays"
    data.mkdir()
    shutil.copy(shipped_store, data / "five-reports.db")
    given = [{"STORE": str(shipped_store), "CASE": str(ROOT / "seeds")}.get(word, word) for word in words]
    own = str(shipped_store) if "CASE" in words else None  # nothing is put into the case that ships
    code = f"""
import sys
from tui.terminal import detect
detect.refusal = lambda: None
import tui.app.launch
spare = tui.app.launch._spare
def then():
    spare()
    import tui.app.browser
    tui.app.browser.run = lambda library, options, early: print("MODULES", *sys.modules)
tui.app.launch._spare = then
sys.argv = ["whosays", *{given!r}]
from tui.start import main
main()
"""
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=terminal_env(HOME=str(tmp_path), XDG_DATA_HOME=str(tmp_path), PYTHONPATH=str(ROOT), WHOSAYS_STORE=own),
    )
    loaded = set(told.stdout.split())
    assert "textual.app" in loaded
    for name in (
        *("typer", "ssl", "_ssl", "hashlib", "rapidfuzz", "sqlmodel", "pydantic", "yaml", "edtf", "tomllib"),
        *("importlib.metadata", "tui.commands.main", "store.case.read"),
        *("textual.widgets._tree", "textual.widgets._directory_tree", "textual.widgets._select"),
        *("store.model.drafts", "tui.screens.reader", "tui.screens.reading", "tui.forms", "tui.lines.drafts"),
    ):
        assert name not in loaded


def test_a_page_and_its_words_are_read_without_the_rules_of_comparing(shipped_store: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from store.library import Library
page, words = Library(Path({str(shipped_store)!r})).page_and_words("asim-umar")
assert page.questions and words.claims
print(*sys.modules)
"""
    env = terminal_env(PYTHONPATH=str(ROOT))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert set(told.stdout.split()).isdisjoint(
        {"store.verdicts.rules.pairs", "store.verdicts.coherence", "store.verdicts.rules.reasons", "rapidfuzz"}
    )


@pytest.mark.parametrize(
    ("words", "readonly"),
    [
        (["browse", "STORE"], False),
        (["--read-only", "browse", "STORE"], True),
        (["browse", "STORE", "--read-only"], True),
    ],
)
def test_plain_calls_go_straight_to_the_browser(words: list[str], readonly: bool, tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    store.touch()
    assert straight([str(store) if word == "STORE" else word for word in words]) == (store, readonly)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one's own, in which nothing is loaded yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("WHOSAYS_STORE", raising=False)
    (tmp_path / "whosays").mkdir()
    return tmp_path / "whosays"


@pytest.mark.parametrize(
    ("words", "readonly"),
    [(["demo"], False), (["--read-only", "demo"], True), (["--read-only"], True)],
)
def test_the_demo_goes_straight_to_the_browser_once_it_is_loaded(
    words: list[str], readonly: bool, data: Path, shipped_store: Path
) -> None:
    assert straight(words) is None
    store = data / "five-reports.db"
    shutil.copy(shipped_store, store)
    assert straight(words) == (store, readonly)
    assert straight(["demo", "--read-only"]) is None  # it takes no such option
    assert straight([]) is None  # who has no store of their own is told how to begin


def test_a_store_of_ones_own_comes_before_the_demo(
    data: Path, shipped_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("five-reports.db", "store.db"):
        shutil.copy(shipped_store, data / name)
    assert straight([]) == (data / "store.db", False)
    monkeypatch.setenv("WHOSAYS_STORE", str(data / "none.db"))
    assert straight([]) is None
    assert straight(["demo"]) == (data / "five-reports.db", False)


def test_a_case_goes_straight_to_the_browser_while_its_store_is_up_to_it(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = CaseFolder(tmp_path / "case")
    words = ["browse", str(small.folder)]
    earlier = data / f"{small.folder.name}.db"
    load_case(small.folder, earlier)
    assert straight(words) is None  # it is taken over first
    assert straight(["--read-only", *words]) == (earlier, True)
    store = small.folder / ".whosays" / "store.db"
    load_case(small.folder, store)
    assert straight(words) == (store, False)
    assert straight(["--read-only", *words]) == (store, True)
    monkeypatch.setenv("WHOSAYS_STORE", str(data / "mine.db"))
    assert straight(words) is None
    load_case(small.folder, data / "mine.db")
    assert straight(words) == (data / "mine.db", False)
    small.edit("case.yaml", "Two reports", "Three reports")
    assert straight(words) is None
    assert straight(["browse", str(data)]) is None


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["browse"],
        ["browse", "missing.db"],
        ["browse", "--mouse", "STORE"],
        ["overview"],
        ["browse", "FOLDER"],
    ],
)
def test_all_other_calls_go_to_the_command_line(words: list[str], tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    store.touch()
    given = [{"STORE": str(store), "FOLDER": str(tmp_path)}.get(word, word) for word in words]
    assert straight(given) is None


def test_what_stands_for_textuals_types_has_all_its_names() -> None:
    code = """
import sys
from tui.app.launch import _spare
_spare()
import textual.app
from textual.types import CallbackType
few = sys.modules["textual.types"]
from textual import _types, types
from textual.types import OptionDoesNotExist
real = sys.modules["textual.types"]
assert few is not real and real.__file__ and CallbackType is _types.CallbackType
assert all(getattr(types, name) is getattr(real, name) for name in real.__all__)
"""
    subprocess.run([sys.executable, "-c", code], check=True, env=terminal_env(PYTHONPATH=str(ROOT)))
