"""Drafts on a real terminal: a report that is read through costs no byte and holds up no key."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import ROOT
from tests.terminal import Session, terminal_env

MOST = 2_000
"""Bytes that going to a draft may take where the text goes along: the line above it, rows of the list, the passage."""


@pytest.fixture
def reading(own_store: Path, tmp_path: Path) -> Iterator[tuple[Session, Path]]:
    """A reader of the shipped case while its report is read through, and the file that lets it be done."""
    told = tmp_path / "told"
    command = [sys.executable, "-m", "tests.tui.reading.suggested", str(told), "browse", str(own_store)]
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    with Session(command, env=env, cwd=ROOT) as session:
        session.wait_for("Leaders")
        session.send("s")
        session.wait_for("Republic World")
        session.send("jjj\r")
        session.wait_for("reading through…")
        session.wait_for("1 of 9")
        yield session, told


@pytest.mark.slow
def test_reading_through_is_silent_and_no_key_waits_for_it(reading: tuple[Session, Path]) -> None:
    session, told = reading
    session.until_quiet(0.6)
    before = len(session.raw)
    assert session.until_quiet(1.0)[0] == 0 and len(session.raw) == before
    session.send("n")
    session.wait_for("2 of 9", timeout=5)  # while the question is still open
    assert "reading through…" in session.screen.text
    told.touch()
    session.wait_for("3 drafts")
    session.until_quiet(0.6)
    before = len(session.raw)
    assert session.until_quiet(1.0)[0] == 0 and len(session.raw) == before
    spent = []
    for _ in range(6):
        before = len(session.raw)
        session.send(";")
        session.until_quiet(0.15, first=2)
        spent.append(len(session.raw) - before)
    assert min(spent) > 0
    session.wait_for("draft: ")
    assert median(spent) < MOST


@pytest.mark.slow
def test_leaving_while_it_is_read_through_ends_at_once(reading: tuple[Session, Path]) -> None:
    session, _ = reading
    session.send("\x1b")
    session.wait_gone("reading through…")
    session.send("\x11")
    assert session.wait_end() == 0


def test_nothing_of_drafts_is_loaded_before_a_report_is_read(tmp_path: Path) -> None:
    code = "import sys, tui.app.browser; print(*sys.modules)"
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    loaded = set(told.stdout.split())
    assert "tui.app.browser" in loaded
    assert not {name for name in loaded if name.startswith(("tui.screens.reading", "tui.forms", "tui.lines.drafts"))}
    assert "tui.screens.reader" not in loaded and "store.model.drafts" not in loaded
