"""Twenty browsers on one store while somebody writes: no error, and what is new can be seen."""

from __future__ import annotations

import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from store.sync.load import load_case
from tests.conftest import ROOT
from tests.terminal import Session, terminal_env

SESSIONS = 20


@pytest.mark.slow
def test_many_read_while_one_writes(tmp_path: Path) -> None:
    case, store = tmp_path / "case", tmp_path / "five.db"
    shutil.copytree(ROOT / "seeds", case, ignore=shutil.ignore_patterns("__pycache__"))
    load_case(case, store)
    entities = case / "entities" / "asim-umar.yaml"
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    command = [sys.executable, "-c", "from tui.commands.main import main; main()", "browse", str(store)]
    with ExitStack() as stack:
        sessions = [stack.enter_context(Session(command, columns=100, rows=30, env=env)) for _ in range(SESSIONS)]
        for session in sessions:
            session.wait_for("Asim Umar", timeout=60)
        for number in range(3):
            text = entities.read_text("utf-8")
            before = "Asim Umar" if number == 0 else f"Asim Umar Edition {number - 1}"
            entities.write_text(text.replace(f"name: {before}\n", f"name: Asim Umar Edition {number}\n", 1), "utf-8")
            assert load_case(case, store)
            for session in sessions:
                session.send("\x1b[B")
        for session in sessions:
            session.send("\x12")
            session.wait_for("Edition 2", timeout=60)
            assert "Traceback" not in session.screen.text
        for session in sessions:
            session.send("q")
        assert [session.wait_end() for session in sessions] == [0] * SESSIONS
