"""The terminal is asked while the browser is being loaded: what comes then is heard; it is given back whatever ends."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import termios
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.terminal import Session, terminal_env
from tui.terminal.asking.early import Early
from tui.terminal.asking.questions import BACKGROUND, WIDTH

DARK = b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"


class Loading(Session):
    """A browser that is held in the middle of being loaded until `go` is called; its terminal answers nothing."""

    def __init__(self, store: Path, folder: Path, *options: str) -> None:
        self._gate = folder / "gate"
        os.mkfifo(self._gate)
        code = (
            "import sys, signal, tui.app.launch as launch\n"
            "for number in (15, 1, 3): signal.signal(number, signal.SIG_DFL)\n"
            "signal.signal(2, signal.default_int_handler)\n"
            f"was = launch._spare\nlaunch._spare = lambda: (open({str(self._gate)!r}).close(), was())\n"
            "from tui.start import main; main()"
        )
        env = terminal_env(HOME=str(folder), PYTHONPATH=str(ROOT))
        super().__init__([sys.executable, "-c", code, "browse", *options, str(store)], env=env)

    def go(self) -> None:
        """Let it go on."""
        os.close(os.open(self._gate, os.O_WRONLY))

    def _answer(self, data: bytes) -> None:
        pass

    @property
    def asked(self) -> bool:
        """Whether it asked, and stands at the gate."""
        return BACKGROUND.encode() in self.raw

    @property
    def shows_what_is_typed(self) -> bool:
        local = termios.tcgetattr(self.fd)[3]
        return bool(local & termios.ECHO) and bool(local & termios.ICANON)


@pytest.fixture
def loading(shipped_store: Path, tmp_path: Path) -> Loading:
    return Loading(shipped_store, tmp_path)


def test_an_answer_that_comes_meanwhile_is_what_the_first_screen_is_drawn_with(loading: Loading) -> None:
    with loading as session:
        session.wait_for(lambda _: session.asked)
        assert not session.shows_what_is_typed
        session.send(DARK)
        session.go()
        session.wait_for("claim 1 of 3  ×")
        session.until_quiet(0.3)
        raw = session.raw
        assert raw.count(BACKGROUND.encode()) == 1
        assert raw.count(WIDTH.encode()) == 1
        assert b"38;5;210" in raw  # what is contradicted, in red for a dark background
        assert raw.count(b"Qari Fateh") == 1  # nothing was drawn a second time
        session.send("q")
        assert session.wait_end() == 0
        assert session.shows_what_is_typed


@pytest.mark.slow
def test_an_answer_that_comes_in_two_pieces_is_one(loading: Loading) -> None:
    with loading as session:
        session.wait_for(lambda _: session.asked)
        session.send(DARK[:9])
        session.go()
        session.wait_for("Qari Fateh")
        assert b"38;5;210" not in session.raw
        session.send(DARK[9:])
        session.wait_for(lambda _: b"38;5;210" in session.raw)
        assert "?" not in session.screen.text.splitlines()[-1].replace("? Help", "")


@pytest.mark.sweep(3)
@pytest.mark.parametrize(
    "around", ["{}", "{}" + DARK.decode(), DARK.decode() + "{}"], ids=["alone", "before", "behind"]
)
def test_what_is_typed_meanwhile_is_typed(loading: Loading, around: str) -> None:
    with loading as session:
        session.wait_for(lambda _: session.asked)
        session.send(around.format("s\x1b[B\r"))  # Sources, down, Enter
        session.go()
        session.wait_for("Source  ")
        session.send("\x11")
        assert session.wait_end() == 0


def test_a_key_that_leaves_is_heard(loading: Loading) -> None:
    with loading as session:
        session.wait_for(lambda _: session.asked)
        session.send("\x11")
        session.go()
        assert session.wait_end() == 0
        assert session.shows_what_is_typed


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_what_ends_it_meanwhile_gives_the_terminal_back(loading: Loading, number: signal.Signals) -> None:
    with loading as session:
        session.wait_for(lambda _: session.asked)
        os.kill(session.process.pid, number)
        assert session.wait_end() == 128 + number
        assert session.raw == BACKGROUND.encode()
        assert session.shows_what_is_typed


def test_an_answer_under_way_reaches_no_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, its = pty.openpty()
    keyboard, screen = os.fdopen(its, "rb", buffering=0), os.fdopen(os.dup(its), "wb", buffering=0)
    monkeypatch.setattr(sys, "__stdin__", keyboard)
    monkeypatch.setattr(sys, "__stderr__", screen)
    answers = [DARK[:7], DARK[7:]]

    def answered(*waited: Any) -> Any:
        if answers and waited[3]:  # it waits: only now the terminal gets round to it
            os.write(ours, answers.pop(0))
        return was(*waited)

    was = select.select
    monkeypatch.setattr("tui.terminal.asking.early.select", SimpleNamespace(select=answered))
    early = Early()
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    with keyboard, screen:
        early.ask()
        assert os.read(ours, 100) == BACKGROUND.encode()
        early.give_back()
        assert not answers
        assert was([ours, its], [], [], 0)[0] == []  # neither shown nor left to be read
    os.close(ours)


def test_a_store_that_cannot_be_read_is_told_on_a_terminal_as_it_was(tmp_path: Path) -> None:
    store = tmp_path / "odd.db"
    store.write_bytes(b"no store" * 500)
    with Loading(store, tmp_path) as session:
        assert session.wait_end() in (1, 2)
        assert session.shows_what_is_typed
        assert b"odd.db" in session.raw and b"\x1b[?1049h" not in session.raw


def test_nobody_asks_where_colours_were_chosen(shipped_store: Path, tmp_path: Path) -> None:
    with Loading(shipped_store, tmp_path, "--theme", "terminal") as session:
        session.go()
        session.wait_for("Qari Fateh")
        assert session.raw.index(BACKGROUND.encode()) > session.raw.index(b"\x1b[?1049h")
