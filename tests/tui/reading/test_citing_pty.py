"""Selecting on a real terminal: what is lit is what is selected, for a few bytes a key, and the mouse does it too."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import ROOT
from tests.emulator import Emulator
from tests.terminal import Session, terminal_env

RIGHT, DOWN, MORE = "\x1b[C", "\x1b[B", "\x1b[1;2C"
MOST = 400
"""Bytes that a move of the cursor may take."""


def lit(screen: Emulator, columns: int) -> str:
    """What is reversed in the text, line by line as one sentence."""
    rows = screen.buffer
    found = []
    for y in range(screen.lines):
        found.append("".join(rows[y][x].data for x in range(columns) if rows[y][x].reverse).strip())
    return " ".join(one for one in found if one and not one.endswith(("◂", " <")))  # the title of the text is no text


@pytest.fixture(
    params=[
        pytest.param(({}, 120, 40), marks=pytest.mark.slow),
        ({"NO_COLOR": "1"}, 80, 24),
        pytest.param(({"LANG": "C"}, 120, 40), marks=pytest.mark.slow),
    ],
    ids=str,
)
def reading(request: pytest.FixtureRequest, shipped_store: Path, tmp_path: Path) -> Iterator[tuple[Session, int]]:
    """A reader of the shipped case at the top of its first source, and how wide its text is."""
    changes, columns, rows = request.param
    command = [sys.executable, "-m", "tui", "browse", "--mouse", str(shipped_store)]
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT), **changes)
    with Session(command, columns=columns, rows=rows, env=env, cwd=ROOT) as session:
        session.wait_for("Leaders")
        session.send("s")
        session.wait_for("JuA confirms")
        session.send("\r")
        session.wait_for("of 110")
        yield session, (70 if columns == 120 else 78)


@pytest.mark.slow
def test_what_is_lit_is_selected_and_a_move_takes_few_bytes(reading: tuple[Session, int]) -> None:
    session, columns = reading
    session.send("v")
    session.wait_for("v More")
    session.wait_for(lambda screen: lit(screen, columns).startswith("The report says"))
    sentence = lit(session.screen, columns)
    assert sentence.rstrip().endswith(".")
    session.send("\x1b")
    session.wait_for(lambda screen: "v Select" in screen.text and lit(screen, columns) == "T")
    spent = []
    for key in (*[RIGHT] * 10, *[MORE] * 10, *[DOWN] * 5):
        session.until_quiet(0.1)
        before = len(session.raw)
        session.send(key)
        session.until_quiet(0.1, first=2)
        spent.append(len(session.raw) - before)
    assert min(spent) > 0
    assert max(sorted(spent)[:-1]) < MOST and median(spent) < MOST / 4


def test_the_mouse_selects(reading: tuple[Session, int]) -> None:
    session, columns = reading
    y = next(y for y in range(session.screen.lines) if "The report says" in session.screen.row_text(y))
    x = session.screen.row_text(y).index("report")
    session.send(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<32;{x + 4};{y + 1}M")
    session.wait_for(lambda screen: lit(screen, columns) == "repo")
    session.send(f"\x1b[<32;{x + 11};{y + 1}M\x1b[<0;{x + 11};{y + 1}m")
    session.wait_for(lambda screen: lit(screen, columns) == "report says")
    for there, gone in (("v Select", "v More"), ("v Select", "Let go")):
        session.send("\x1b")
        session.wait_for(lambda screen: there in screen.text and gone not in screen.text)  # noqa: B023
    x += len("report ")
    for _ in range(2):
        session.send(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")
    session.wait_for(lambda screen: lit(screen, columns) == "says")
