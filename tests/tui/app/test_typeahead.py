from __future__ import annotations

import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.terminal import Session, terminal_env


def test_keys_that_come_all_at_once_do_what_they_would_one_by_one(shipped_store: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        "from tui.commands.main import main; main()",
        "browse",
        "--read-only",
        str(shipped_store),
    ]
    with Session(command, env=terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))) as session:
        session.wait_for("Umar Khalid Khorasani")
        session.send("/khurasani\r\x1b[C")
        session.wait_for("1 leader")
        session.wait_for("khurasani")
        session.send("\x1b[D/")
        session.send("\x7f" * 9 + "omer")
        session.wait_for("/ omer")
        session.send("\r")
        session.wait_for("matched")
        session.send("xqsqt")
        session.wait_for("Closer")


def test_a_key_before_the_first_page_is_there_waits_for_it(shipped_store: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tui", "browse", str(shipped_store)]
    with Session(command, env=terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))) as session:
        session.send("c")  # into the terminal's own queue, before there is a program to read it
        session.wait_for("Asim Umar  nationality")
