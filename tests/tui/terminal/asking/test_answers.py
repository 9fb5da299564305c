"""What the terminal is asked at the start; its answers are no keys, whatever they are and whenever they come."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tests.conftest import ROOT
from tests.terminal import Session, terminal_env
from tui.terminal import textual_driver
from tui.terminal.asking import answers as asking
from tui.terminal.asking.answers import BackgroundTold, WidthTold, color_of
from tui.terminal.asking.questions import BACKGROUND, WIDTH
from tui.terminal.detect import detect
from tui.terminal.textual_driver import Keyboard

DARK, LIGHT = b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\", b"\x1b]11;rgb:ffff/ffff/ffff\x07"


def keys_of(keyboard: Keyboard, *reads: bytes) -> tuple[list[str], list[object]]:
    """The keys that are pressed by these reads, and what else is told."""
    found = [message for data in reads for message in keyboard.feed(data)]
    keys = [message.key for message in found if isinstance(message, events.Key)]
    return keys, [message for message in found if not isinstance(message, events.Key)]


@given(
    st.lists(st.integers(0, 60), max_size=4),
    st.sampled_from([DARK, LIGHT, b"\x1b]11;zzzz\x07", b"\x1b]10;rgb:1/2/3\x07"]),
)
def test_an_answer_is_no_key_wherever_it_is_cut(cuts: list[int], answer: bytes) -> None:
    keyboard = Keyboard()
    keyboard.answers.expect()
    data = b"a" + answer + b"b"
    places = sorted({0, len(data), *(min(cut, len(data)) for cut in cuts)})
    keys, told = keys_of(keyboard, *(data[a:b] for a, b in pairwise(places)))
    assert keys == ["a", "b"]
    assert len(told) == (answer in (DARK, LIGHT))


def test_an_answer_without_an_end_is_dropped_and_what_was_none_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(asking, "monotonic", lambda: now)
    keyboard = Keyboard()
    assert keys_of(keyboard, b"\x1b]11;rgb:1e1e")[0] == []
    now += 1
    assert not list(keyboard.tick())
    assert keys_of(keyboard, b"a")[0] == ["a"]
    assert keys_of(keyboard, b"\x1b]1")[0] == []  # Alt+] and a digit, which begins like one
    now += 1
    assert keyboard.answers.tick() == "\x1b]1"


def test_an_escape_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(asking, "monotonic", lambda: now)
    keyboard = Keyboard()
    keyboard.answers.expect()
    assert keyboard.answers.feed("\x1b") == ""
    now += 0.06
    assert keyboard.answers.tick() == "\x1b"
    now += 20  # nothing is awaited any more
    assert keyboard.answers.feed("\x1b") == "\x1b"


def test_a_width_is_told_by_the_place_of_the_cursor_and_f3_is_none() -> None:
    keys, told = keys_of(Keyboard(), b"\x1b[2;3R", b"\x1b[1;1R", b"x")
    assert keys == ["x"]
    assert [one.cells for one in told if isinstance(one, WidthTold)] == [2]


@pytest.mark.parametrize(
    ("words", "rgb"),
    [
        ("rgb:1e1e/1e1e/1e1e", (30, 30, 30)),
        ("rgb:ff/00/80", (255, 0, 128)),
        ("rgb:f/0/8", (255, 0, 136)),
        ("rgba:ffff/ffff/ffff/8000", (255, 255, 255)),
        *((junk, None) for junk in ("", "?", "rgb:", "rgb:1/2", "rgb:zz/00/00", "#ffffff", "rgb:12345/0/0")),
    ],
)
def test_colours_are_read_as_x11_writes_them(words: str, rgb: tuple[int, int, int] | None) -> None:
    assert color_of(words) == rgb


@pytest.mark.parametrize(
    ("env", "asked"),
    [
        ({"TERM": "xterm-256color", "LANG": "C.UTF-8"}, BACKGROUND + WIDTH),
        ({"TERM": "screen-256color", "TMUX": "/tmp/x,1,0", "LANG": "C.UTF-8"}, BACKGROUND + WIDTH),
        ({"TERM": "xterm-256color", "LANG": "C"}, BACKGROUND),
        ({"TERM": "xterm-256color", "LANG": "C.UTF-8", "NO_COLOR": "1"}, WIDTH),
        *(({"TERM": term, "LANG": "C.UTF-8"}, "") for term in ("linux", "dumb", "vt220", "screen", "eterm-color", "")),
    ],
)
def test_nothing_is_asked_where_it_would_be_shown(env: dict[str, str], asked: str) -> None:
    assert detect(env).questions == asked
    assert len(asked) <= 32


class Answering(Session):
    """A terminal that answers what it is asked for its background, when it is told to."""

    answer: bytes | None = None

    def _answer(self, data: bytes) -> None:
        if b"\x1b]11;?" in data and self.answer:
            self.send(self.answer)


@pytest.fixture
def opened(shipped_store: Path, tmp_path: Path) -> Iterator[Answering]:
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    with Answering([sys.executable, "-m", "tui", "browse", str(shipped_store)], env=env) as session:
        yield session


def test_a_late_answer_and_one_that_is_none_are_no_keys_and_nothing_waits_for_them(opened: Answering) -> None:
    opened.wait_for("Qari Fateh")  # it does not wait
    opened.wait_for("claim 1 of 3  ×")
    assert b"38;5;" not in opened.raw and b"38;2;" not in opened.raw
    opened.until_quiet(0.6)
    before = opened.screen.text
    opened.send(b"\x1b]11;rgb:xyz/junk\x07\x1b]11;")
    opened.send(b"no end of it")
    opened.until_quiet(0.7, first=0.7)
    assert opened.screen.text == before
    opened.send(LIGHT[:9])
    opened.until_quiet(0.2)
    opened.send(LIGHT[9:])
    opened.wait_for(lambda _: b"38;5;124" in opened.raw)  # what is contradicted, in red for a light background
    assert opened.screen.text == before


@pytest.mark.sweep(2)
@pytest.mark.parametrize(("answer", "red"), [(DARK, b"38;5;210"), (LIGHT, b"38;5;124")])
def test_the_colours_are_those_for_the_background(opened: Answering, answer: bytes, red: bytes) -> None:
    opened.answer = answer
    opened.wait_for("Qari Fateh")
    opened.wait_for(lambda _: red in opened.raw)


@pytest.mark.slow
def test_a_theme_of_ones_own_stays(shipped_store: Path, tmp_path: Path) -> None:
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    words = [sys.executable, "-m", "tui", "browse", "--theme", "terminal", str(shipped_store)]
    with Answering(words, env=env) as session:
        session.answer = LIGHT
        session.wait_for("claim 1 of 3  ×")
        session.until_quiet(0.4)
        assert b"38;5;" not in session.raw


def test_a_message_of_the_answer_reaches_the_app() -> None:
    assert textual_driver.LETTER_ROW == 2
    told = keys_of(Keyboard(), DARK)[1]
    assert isinstance(told[0], BackgroundTold) and told[0].rgb == (30, 30, 30)
