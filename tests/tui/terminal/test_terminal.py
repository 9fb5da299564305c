"""What a terminal can do is told from its environment, and is kept to, byte for byte."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from tests.terminal import Session, terminal_env
from tui.terminal.clipboard import COPY_LIMIT, Copied, osc52
from tui.terminal.detect import Terminal, detect, prepare, refusal
from tui.terminal.glyphs import ascii_for, glyphs

ROOT = Path(__file__).parents[3]
UTF8 = {"LANG": "C.UTF-8"}


@pytest.mark.parametrize(
    ("env", "depth"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "xterm-kitty"}, "truecolor"),
        ({"TERM": "xterm-direct"}, "truecolor"),
        ({"TERM": "screen-256color"}, "256"),
        ({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "screen"}, "16"),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, "16"),
        ({"TERM": "vt100"}, "none"),
        ({"TERM": "vt220"}, "none"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"}, "none"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "256"),
    ],
)
def test_colour_depth(env: dict[str, str], depth: str) -> None:
    terminal = detect(env)
    assert terminal.depth == depth
    assert (terminal.color_system is None) == (depth == "none")
    assert terminal.no_color == bool(env.get("NO_COLOR"))


@pytest.mark.parametrize(
    ("env", "utf8"),
    [
        ({"LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "en_GB.utf8"}, True),
        ({"LANG": "C"}, False),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, False),
        ({"LC_ALL": "", "LC_CTYPE": "ur_PK.UTF-8", "LANG": "C"}, True),
        ({"LANG": "en_US.ISO-8859-1"}, False),
    ],
)
def test_encoding(env: dict[str, str], utf8: bool) -> None:
    terminal = detect({"TERM": "xterm", **env})
    assert terminal.utf8 == utf8
    assert terminal.glyphs == glyphs(utf8)


def test_every_glyph_is_one_cell_and_its_ascii_form_is_ascii() -> None:
    from rich.cells import cell_len

    plain, rich = glyphs(False), glyphs(True)
    states = ["contradicted", "denied", "unconfirmed", "may_conflict", "finer", "several", "agreed", "single", "judged"]
    for field in fields(rich):
        assert cell_len(getattr(rich, field.name)) == 1
        assert getattr(plain, field.name).isascii()
        assert len(getattr(plain, field.name)) == 1
    for chosen in (plain, rich):
        assert len({getattr(chosen, state) for state in states}) == len(states)


def test_multiplexers_and_ssh() -> None:
    assert detect({"TERM": "tmux-256color"}).mux == "tmux"
    assert detect({"TERM": "screen-256color", "TMUX": "/run/x"}).mux == "tmux"
    assert detect({"TERM": "screen", "STY": "1.x"}).mux == "screen"
    far = detect({"TERM": "xterm", "SSH_CONNECTION": "1 2 3 4"})
    assert far.ssh
    assert not far.mouse
    assert detect({"TERM": "xterm"}).mouse
    assert not detect({"TERM": "screen-256color"}).bce
    assert detect({"TERM": "xterm-256color"}).bce


def test_few_colours_take_the_terminals_own() -> None:
    assert Terminal(depth="truecolor").theme("nord") == "nord"
    assert Terminal(depth="none").theme("nord") == "ansi-dark"
    assert Terminal(depth="16").theme("textual-light") == "ansi-light"


def test_prepare_sets_what_textual_reads_and_respects_what_is_set() -> None:
    env = {"TEXTUAL_FPS": "7"}
    prepare(Terminal(ssh=True), env)
    assert env == {"TEXTUAL_FPS": "7", "TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0"}
    near: dict[str, str] = {}
    prepare(Terminal(), near)
    assert "TEXTUAL_FPS" not in near
    far: dict[str, str] = {}
    prepare(Terminal(ssh=True), far)
    assert far["TEXTUAL_FPS"] == "20"


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_dumb_terminal_is_refused_in_a_sentence(term: str) -> None:
    sentence = refusal({"TERM": term}, (Tty(), Tty(), Tty()))
    assert sentence is not None
    assert "whosays --help" in sentence
    assert "TERM" in sentence


def test_the_commands_a_refusal_names_exist() -> None:
    from typer.main import get_command

    from tui.commands.main import app, build

    build(())
    commands = get_command(app).commands  # type: ignore[attr-defined]
    named = re.findall(r'"whosays (\w+)"', refusal({"TERM": "dumb"}, (Tty(), Tty(), Tty())) or "")
    assert named
    assert set(named) <= set(commands)


def test_no_terminal_is_refused_by_the_stream_that_is_none() -> None:
    env = {"TERM": "xterm"}
    assert refusal(env, (Tty(), Tty(), Tty())) is None
    for place, name in enumerate(["input", "output", "error output"]):
        streams: list[io.StringIO | None] = [Tty(), Tty(), Tty()]
        for missing in (io.StringIO(), None):
            streams[place] = missing
            sentence = refusal(env, (streams[0], streams[1], streams[2]))
            assert sentence is not None
            assert f"standard {name} is not a terminal" in sentence


def unwrapped(copied: Copied) -> list[str]:
    found = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", copied.sequence.replace("\x1b\x1b", "\x1b"))
    return [base64.b64decode(body).decode() for body in found]


def test_copying_is_wrapped_for_what_stands_between() -> None:
    text = "“a quote” by عاصم عمر\x1b"
    assert unwrapped(osc52(text, Terminal())) == [text]
    tmux = osc52(text, Terminal(mux="tmux"))
    assert unwrapped(tmux) == [text, text]
    assert "\x1bPtmux;\x1b\x1b]52;" in tmux.sequence
    screen = osc52("x" * 500, Terminal(mux="screen"))
    pieces = re.findall(r"\x1bP(.*?)\x1b\\", screen.sequence, re.S)
    assert max(map(len, pieces)) <= 76
    assert "".join(pieces) == osc52("x" * 500, Terminal()).sequence


def test_copying_says_what_happened() -> None:
    sent = osc52("abc", Terminal())
    assert (sent.outcome, "3 characters" in sent.sentence) == ("sent", True)
    long = osc52("é" * COPY_LIMIT, Terminal())
    assert (long.outcome, long.sequence) == ("too_long", "")
    assert "148,000" in long.sentence
    for env in (
        {"TERM": "linux"},
        {"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"},
        {"TERM": "x", "VTE_VERSION": "1"},
    ):
        none = osc52("abc", detect(env))
        assert (none.outcome, none.sequence) == ("unsupported", "")


def test_ascii_stand_ins() -> None:
    assert [ascii_for(char) for char in "é│─┼▀“…山␛"] == ["e", "|", "-", "+", "#", '"', "~", "?", "?"]


def test_importing_it_costs_no_library() -> None:
    code = "import sys, tui.terminal.detect; print([m for m in ('textual', 'rich', 'sqlmodel') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


# -- the bytes an app writes in each terminal -----------------------------------------------------

ATTRIBUTES = {"", "0", "1", "2", "3", "4", "5", "7", "8", "9", "22", "23", "24", "25", "27", "28", "29", "39", "49"}
BASIC = {str(code) for first in (30, 40, 90, 100) for code in range(first, first + 8)}


def kinds(data: bytes) -> set[str]:
    """Return the colour systems the SGR sequences in raw bytes speak: "16", "256", "truecolor"."""
    found = set()
    for sequence in re.findall(rb"\x1b\[([0-9;:]*)m", data):
        codes = sequence.decode().split(";")
        while codes:
            code = codes.pop(0)
            if code in ("38", "48"):
                if codes.pop(0) == "5":
                    found.add("256")
                    del codes[:1]
                else:
                    found.add("truecolor")
                    del codes[:3]
            elif code in BASIC:
                found.add("16")
            else:
                assert code in ATTRIBUTES, code
    return found


@pytest.mark.sweep(4)
@pytest.mark.parametrize(
    ("env", "expected"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, {"truecolor", "256"}),  # those of the 256 are shorter so
        ({"TERM": "screen-256color", "COLORTERM": None}, {"256"}),
        ({"TERM": "tmux-256color", "COLORTERM": None}, {"256"}),
        ({"TERM": "linux", "COLORTERM": None}, {"16"}),
        ({"TERM": "vt100", "COLORTERM": None}, set()),
        ({"NO_COLOR": "1"}, set()),
        ({"LANG": "C", "TERM": "xterm", "COLORTERM": None}, {"16"}),
    ],
)
def test_the_colours_written(env: dict[str, str | None], expected: set[str]) -> None:
    with Session(
        [sys.executable, "-m", "benchmarks.lean_app", "30"],
        columns=80,
        rows=24,
        env=terminal_env(**env),
        cwd=ROOT,
    ) as session:
        session.wait_for("Entity 00003")
        session.send("\t")
        session.until_quiet()
        session.send("\x1b[B")
        session.wait_for(re.compile("[›>] Entity 00001"))
        raw = session.raw
        assert kinds(raw) == expected
        if env.get("LANG") == "C":
            assert raw.isascii()
        if env.get("TERM") == "vt100":
            assert not re.search(rb"\x1b\[\d*X|\x1b\[(?:\d+;)*2[2-9]m", raw)
            # the highlight is to be seen without any colour
            assert re.search(rb"\x1b\[[0-9;]*7m", raw)
        session.send("\x11")
        assert session.wait_end() == 0


def test_over_ssh_the_mouse_is_off() -> None:
    for extra, on in (({"SSH_CONNECTION": "1 2 3 4"}, False), ({}, True)):
        with Session(
            [sys.executable, "-m", "benchmarks.lean_app", "30"], env=terminal_env(**extra), cwd=ROOT
        ) as session:
            session.wait_for("Entity 00003")
            assert (b"\x1b[?1000h" in session.raw) == on
