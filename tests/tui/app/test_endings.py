"""What no keyboard sends, what breaks, what is killed: the browser goes on, or ends as it should."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from store.model.problems import Refused
from tests.conftest import ROOT
from tests.terminal import Session, terminal_env
from tui.session.faults import sentence
from tui.terminal.asking.questions import BACKGROUND
from tui.terminal.textual_driver import Keyboard

pytestmark = pytest.mark.sweep(6)


MAIN = "from tui.start import main; main()"


def browse(store: Path, home: Path, before: str = "", **env: str) -> Session:
    """The browser on a store, with code that runs before it."""
    env = terminal_env(HOME=str(home), PYTHONPATH=str(ROOT), **env)
    return Session(
        [sys.executable, "-c", f"{before}\nimport sys\n{MAIN}", "browse", "--as", "ana", str(store)], env=env
    )


@pytest.fixture
def browser(shipped_store: Path, tmp_path: Path) -> Session:
    return browse(shipped_store, tmp_path)


BYTES = {
    "latin-1": b"\xe9",
    "never in utf-8": b"\xff",
    "8-bit meta": b"\xf8",
    "two of them": b"\xff\xfe",
    "a rest without a beginning": b"\x80\x80",
    "a surrogate": b"\xed\xa0\x80",
    "beyond unicode": b"\xf4\x90\x80\x80",
    "in a sequence": b"\x1b[\xff",
    "a pasted name": b"\x1b[200~M\xfcnster\x1b[201~",
    "no character": b"\x1b[97;1;99999999999u",
}


@pytest.mark.sweep(10)
@pytest.mark.parametrize("sent", BYTES.values(), ids=BYTES)
def test_a_byte_that_is_not_utf_8_leaves_the_browser_running(browser: Session, sent: bytes) -> None:
    with browser:
        browser.wait_for("Asim Umar")
        browser.send(sent)
        browser.until_quiet(0.3, first=0.3)
        browser.send("?")
        browser.wait_for("Ctrl+P: all commands")
        browser.send("\x11")
        assert browser.wait_end() == 0
        assert b"Traceback" not in browser.raw


@pytest.mark.slow
def test_the_letters_beside_it_are_typed_and_it_is_seen(browser: Session) -> None:
    with browser:
        browser.wait_for("Asim Umar")
        browser.send("/")
        browser.wait_for("Esc Back")
        browser.send(b"om\xffer")
        browser.wait_for("om\ufffder")
        browser.send(b"\x7f\x7f\x7fer")
        browser.wait_for("matched")


def test_a_character_cut_in_two_is_one(browser: Session) -> None:
    with browser:
        browser.wait_for("Asim Umar")
        browser.send("/")
        browser.wait_for("Esc Back")
        letter = "\u015f".encode()
        browser.send(b"a" + letter[:1])
        browser.wait_for("/ a")
        browser.send(letter[1:] + b"b")
        browser.wait_for("a\u015fb")


@given(st.lists(st.binary(max_size=12) | st.sampled_from(list(BYTES.values()))))
def test_no_bytes_break_the_keyboard(reads: list[bytes]) -> None:
    keyboard = Keyboard()
    for data in reads:
        list(keyboard.feed(data))
        list(keyboard.tick())
    # what ends every sequence that may be open: a paste, then one longer than any that is known
    list(keyboard.feed(b"\x1b[201~" + b"\x1b[" + b";" * 40))
    assert [event.key for event in keyboard.feed(b"q") if isinstance(event, events.Key)] == ["q"]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers(1, 5))
def test_text_is_read_as_it_was_sent(text: str, size: int) -> None:
    keyboard, data = Keyboard(), text.encode()
    found = [event for start in range(0, len(data), size) for event in keyboard.feed(data[start : start + size])]
    assert "".join(event.character or "" for event in found if isinstance(event, events.Key)) == text


#: What breaks the browser, and where: at a key, in a thread, while a line is drawn.
BREAK = "def broken(*_, **__): raise ValueError('bad\\x1b]0;x\\x07 [b]\\nthing')\n"
BROKEN = {
    "a key": f"{BREAK}from tui.app.browser import Browser\nBrowser.action_help = broken",
    "an answer": f"{BREAK}from store.library import Library\nLibrary.sources = broken",
    "a line": f"{BREAK}from tui.widgets import bars\nfrom tui.screens.help import HelpScreen\n"
    "def line(self, y): return broken() if isinstance(self.screen, HelpScreen) else was(self, y)\n"
    "was, bars.Bar.render_line = bars.Bar.render_line, line",
}


def after_the_screen(session: Session) -> str:
    """What is written when the terminal is given back, without the sequences that switch its modes."""
    _, left, after = session.raw.rpartition(b"\x1b[?1049l")
    assert left
    return re.sub(r"\x1b\[(\?\d+[hl]|m)", "", after.decode()).strip()


KEYS = {"a key": "?", "an answer": "s", "a line": "?"}


@pytest.mark.parametrize("what", BROKEN)
def test_a_crash_is_one_sentence_and_exit_1(shipped_store: Path, tmp_path: Path, what: str) -> None:
    with browse(shipped_store, tmp_path, BROKEN[what]) as session:
        session.wait_for("Asim Umar")
        session.send(KEYS[what])
        assert session.wait_end() == 1
        told = after_the_screen(session)
        assert told.startswith(
            "whosays: the browser stopped on a fault of its own (ValueError: bad\u241b]0;x\u2407 [b] thing)"
        )
        kept = tmp_path / ".local/state/whosays/last-fault.txt"
        assert told.endswith(f"{kept} says where")
        assert "in broken" in kept.read_text() and "\x1b" not in kept.read_text()
        assert kept.stat().st_mode & 0o777 == 0o600
        assert "\n" not in told
        assert "Traceback" not in told


@pytest.mark.slow
def test_a_crash_shows_where_when_asked_to(shipped_store: Path, tmp_path: Path) -> None:
    with browse(shipped_store, tmp_path, BROKEN["a key"], WHOSAYS_DEBUG="1") as session:
        session.wait_for("Asim Umar")
        session.send(KEYS["a key"])
        assert session.wait_end() == 1
        told = after_the_screen(session)
        assert "Traceback" in told
        assert "in broken" in told
        assert "\x1b]0;" not in told
        assert told.endswith("last-fault.txt says where")


@pytest.mark.parametrize("where", ["on_load", "on_mount", "_shutdown"])
def test_the_browser_that_breaks_before_it_opens_or_as_it_ends_says_so(
    shipped_store: Path, tmp_path: Path, where: str
) -> None:
    before = f"from tui.app.browser import Browser\ndef broken(self): raise ValueError('bad')\nBrowser.{where} = broken"
    with browse(shipped_store, tmp_path, before) as session:
        session.send("q")
        assert session.wait_end() == 1
        last = session.raw.decode().strip().splitlines()[-1]
        assert last.endswith(
            sentence("the browser", ValueError("bad"), tmp_path / ".local/state/whosays/last-fault.txt")
        )


def test_a_crash_while_the_terminal_is_given_back_gives_it_back(shipped_store: Path, tmp_path: Path) -> None:
    before = "from textual.drivers.linux_driver import LinuxDriver\n" + BREAK + "LinuxDriver._enable_line_wrap = broken"
    with browse(shipped_store, tmp_path, before) as session:
        assert_taken(session)
        session.send("q")
        assert session.wait_end() == 1
        assert_given_back(session)


SIGNALS = [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM]
#: Python, and what starts it, may have been told to ignore some.
HEARD = "import signal\nfor number in (15, 1, 3, 10, 14): signal.signal(number, signal.SIG_DFL)\n"
HEARD += "signal.signal(2, signal.default_int_handler)\n"
#: What may be under way.
UNDER_WAY = {
    "nothing": "",
    "a question that never ends": "import threading\nfrom store.library import Library\n"
    "Library.version = lambda self: threading.Event().wait(300)",
    "a question that reckons": "from store.library import Library\n"
    "def version(self):\n    while True: pass\nLibrary.version = version",
    "a screen that reckons": "from tui.app.browser import Browser\n"
    "def reckons(self):\n    self.notify('now')\n    self.set_timer(0.2, forever)\n"
    "def forever():\n    while True: pass\nBrowser.action_help = reckons",
}


def modes(raw: bytes) -> dict[int, bool]:
    """Which of the terminal's modes are on after these bytes, of those that were touched."""
    return {int(number): how == b"h" for number, how in re.findall(rb"\x1b\[\?(\d+)([hl])", raw)}


def is_cooked(session: Session) -> bool:
    """Whether what is typed is shown and taken line by line."""
    local = termios.tcgetattr(session.fd)[3]
    return bool(local & termios.ECHO) and bool(local & termios.ICANON) and bool(local & termios.ISIG)


def assert_taken(session: Session) -> None:
    """The browser shows its screen, and all of what it switches on is on."""
    session.wait_for("Asim Umar")
    found = modes(session.raw)
    assert all(found[mode] for mode in (1049, 1000, 1003, 1006, 1004, 2004))
    assert not is_cooked(session)
    assert session.raw.count(b"\x1b[>") > session.raw.count(b"\x1b[<u")


def assert_given_back(session: Session) -> None:
    """Everything is as it was: modes, kitty's keys, colours, and how what is typed is taken."""
    left = {mode for mode, on in modes(session.raw).items() if on}
    assert left == {7, 25}
    assert len(re.findall(rb"\x1b\[>\d+u", session.raw)) == session.raw.count(b"\x1b[<u")
    assert re.findall(rb"\x1b\[[\d;]*m", session.raw)[-1] == b"\x1b[m"
    assert session.raw.rindex(b"\x1b[?1049l") > session.raw.rindex(b"\x1b[<u")
    assert is_cooked(session)
    assert b"Traceback" not in session.raw


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_gives_the_terminal_back(shipped_store: Path, tmp_path: Path, number: signal.Signals) -> None:
    with browse(shipped_store, tmp_path, HEARD) as session:
        assert_taken(session)
        os.kill(session.process.pid, number)
        assert session.wait_end(5) == 128 + number
        assert_given_back(session)


#: Ways to stop it: with a word to it, as Ctrl+Z does, past it, or not at all (a frozen container wakes up so).
STOPS = {"told": signal.SIGTSTP, "past it": signal.SIGSTOP, "not at all": None}


def wait_stopped(session: Session) -> None:
    """Wait until the browser is stopped; what it writes before it does is read meanwhile."""
    session.wait_for(lambda _: Path(f"/proc/{session.process.pid}/stat").read_text().rpartition(") ")[2][0] == "T")


@pytest.mark.parametrize("end", [None, signal.SIGTERM])
@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_a_browser_that_was_stopped_still_knows_how_the_terminal_was(
    shipped_store: Path, tmp_path: Path, stop: signal.Signals | None, end: signal.Signals | None
) -> None:
    with browse(shipped_store, tmp_path, HEARD) as session:
        assert_taken(session)
        for times in (2, 3):
            if stop is not None:
                os.kill(session.process.pid, stop)
                wait_stopped(session)
            os.kill(session.process.pid, signal.SIGCONT)
            session.wait_for(lambda _, times=times: session.raw.count(b"\x1b[?1049h") == times)  # type: ignore[misc]
            session.send("?")  # a key is answered when it is wholly awake, by one reader
            session.wait_for("Ctrl+P: all commands")
            session.send("?")
            session.wait_gone("Ctrl+P: all commands")
        if end is None:
            session.send("\x11")
        else:
            os.kill(session.process.pid, end)
        assert session.wait_end(5) == (128 + end if end else 0)
        assert_given_back(session)


#: A signal that comes while something is being handed to the thread that writes.
BREAKS_IN = """
from queue import Queue
def put(self, *given, was=Queue.put):
    if given[:1] == ("\\x1b[?1004h",) or not told:
        return was(self, *given)
    number = told.pop()
    with self.mutex:
        os.kill(os.getpid(), number)
    was(self, *given)
import os
told = []
Queue.put = put
from tui.app.browser import Browser
def asked(self, was=Browser.action_help):
    told.append(NUMBER)
    return was(self)
Browser.action_help = asked
"""


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGCONT])
def test_a_signal_that_comes_while_something_is_written_holds_nothing_up(
    shipped_store: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with browse(shipped_store, tmp_path, HEARD + BREAKS_IN.replace("NUMBER", str(int(number)))) as session:
        assert_taken(session)
        session.send("?")
        if number == signal.SIGTSTP:
            wait_stopped(session)
            os.kill(session.process.pid, signal.SIGCONT)
        session.wait_for(lambda _: session.raw.count(b"\x1b[?1049h") == 2)
        session.wait_for("Ctrl+P: all commands")
        os.kill(session.process.pid, signal.SIGTERM)
        assert session.wait_end(5) == 128 + signal.SIGTERM
        assert_given_back(session)


def test_a_browser_that_is_slow_to_leave_gives_the_terminal_back_once(shipped_store: Path, tmp_path: Path) -> None:
    slow = "import os, time\ndef end(code, was=os._exit):\n    time.sleep(0.5)\n    was(code)\nos._exit = end\n"
    slow += "from textual.drivers.linux_driver import LinuxDriver\n"
    slow += "def disable(self, was=LinuxDriver.disable_input):\n    time.sleep(0.15)\n    was(self)\n"
    slow += "LinuxDriver.disable_input = disable\n"
    with browse(shipped_store, tmp_path, slow) as session:
        assert_taken(session)
        session.send("\x11")
        assert session.wait_end(5) == 0
        assert_given_back(session)


@pytest.mark.parametrize("what", ["a question that never ends", "a question that reckons", "a screen that reckons"])
def test_a_signal_ends_what_is_under_way(shipped_store: Path, tmp_path: Path, what: str) -> None:
    with browse(shipped_store, tmp_path, HEARD + UNDER_WAY[what]) as session:
        assert_taken(session)
        if what == "a screen that reckons":
            session.send("?")
            session.wait_for("now")
            session.until_quiet(0.5)
        os.kill(session.process.pid, signal.SIGTERM)
        assert session.wait_end(8) == 128 + signal.SIGTERM
        assert_given_back(session)


def test_a_signal_ends_a_browser_whose_terminal_takes_no_more(shipped_store: Path, tmp_path: Path) -> None:
    with browse(shipped_store, tmp_path, HEARD) as session:
        assert_taken(session)
        for _ in range(200):  # each paints the screen anew, and nobody reads it
            session.send("\x0c")
        os.kill(session.process.pid, signal.SIGTERM)
        assert session.process.wait(8) == 128 + signal.SIGTERM


@pytest.mark.parametrize("heard", [HEARD, "import signal\nsignal.signal(1, signal.SIG_IGN)"], ids=["heard", "nohup"])
@pytest.mark.parametrize("what", ["nothing", "a question that never ends", "a screen that reckons"])
def test_a_terminal_that_hangs_up_ends_the_browser(shipped_store: Path, tmp_path: Path, heard: str, what: str) -> None:
    session = browse(shipped_store, tmp_path, f"{heard}\n{UNDER_WAY[what]}")
    try:
        assert_taken(session)
        if what == "a screen that reckons":
            session.send("?")
            session.wait_for("now")
        session.hang_up()
        assert session.process.wait(8) == 128 + signal.SIGHUP
    finally:
        session.close()


def test_an_interrupt_before_there_is_a_screen_is_no_traceback(shipped_store: Path, tmp_path: Path) -> None:
    before = f"{HEARD}import os, tui.app.launch\ntui.app.launch._spare = lambda: os.kill(os.getpid(), signal.SIGINT)"
    with browse(shipped_store, tmp_path, before) as session:
        assert session.wait_end() == 128 + signal.SIGINT
        assert session.raw.startswith(BACKGROUND.encode())
        assert b"Traceback" not in session.raw
        assert is_cooked(session)


def test_long_words_of_a_fault_are_cut_and_none_are_missed() -> None:
    assert len(sentence("it", ValueError("x" * 10_000))) < 400
    assert "(ValueError)" in sentence("it", ValueError())
    assert "(Refused: no)" in sentence("it", Refused("no"))
