"""Two people on one store, each in a terminal of their own: what one keeps the other sees, and U is each one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store.library import Library
from store.model.vocabulary import HIDDEN
from store.sync.load import load_case
from tests.cases import CaseFolder
from tests.conftest import ROOT
from tests.terminal import Session, terminal_env


@pytest.fixture
def store(case: CaseFolder) -> Path:
    """The store inside the case's folder, which follows."""
    path = case.folder / HIDDEN / "store.db"
    path.parent.mkdir()
    load_case(case.folder, path, who="ben")
    return path


def browse(store: Path, home: Path, *more: str, columns: int = 120, rows: int = 40) -> Session:
    env = terminal_env(HOME=str(home), PYTHONPATH=str(ROOT), XDG_CONFIG_HOME=None)
    command = [sys.executable, "-c", "from tui.commands.main import main; main()", "browse", str(store), *more]
    return Session(command, columns=columns, rows=rows, env=env)


def judgements(case: CaseFolder) -> str:
    return "".join(path.read_text() for path in sorted((case.folder / "judgements").glob("*.yaml")))


@pytest.mark.slow
def test_what_one_keeps_the_other_sees_and_takes_back(store: Path, case: CaseFolder, tmp_path: Path) -> None:
    with (
        browse(store, tmp_path, "--as", "Ana") as ana,
        browse(store, tmp_path, "--as", "Ben", columns=80, rows=24) as ben,
    ):
        for session in (ana, ben):
            session.wait_for("Idris Walid")
            session.wait_for("claim 1 of 2")
        ana.send("cJ")
        ana.wait_for("1 holds")
        ana.send("\x13")
        ana.wait_for("U takes it back")
        assert "who: Ana" in judgements(case)  # the folder follows
        ben.send("\x1b[B")
        ben.wait_for("changed on disk: Ctrl+R shows it", timeout=30)
        ben.send("U")
        ben.wait_for("You have changed nothing")
        ben.send("d")
        ben.wait_for("judged Idris Walid")
        ben.send("\r")
        ben.wait_for("who: Ana")
        ben.send("U")
        ben.wait_for("It is taken back, by edit")
        assert not (case.folder / "judgements").exists() or "who: Ana" not in judgements(case)
        ana.send("\x1b[A")
        ana.wait_for("changed on disk", timeout=30)
        ana.send("\x12")
        ana.wait_gone("judged")
        ana.send("d")
        ana.wait_for("taken back: judged Idris Walid")
        for session in (ana, ben):
            assert "Traceback" not in session.screen.text
            session.send("\x11")
            assert session.wait_end() == 0
    with Library(store) as library:
        assert [(line.who, line.verb) for line in library.journal()] == [
            ("Ben", "undo"), ("Ana", "judge"), ("ben", "load"),
        ]  # fmt: skip


@pytest.mark.slow
def test_two_who_share_an_account_are_asked_and_are_two(store: Path, tmp_path: Path) -> None:
    """Nobody is named: each gives a name at the first change, one has it remembered."""
    with browse(store, tmp_path) as one, browse(store, tmp_path) as two:
        for session, name, keys in ((one, "Ana", "\r"), (two, "Ben", "\x13")):
            session.wait_for("claim 1 of 2")
            session.send("cJ")
            session.wait_for("1 holds")
            session.send("\x13")
            session.wait_for("Who edits?")
            session.send(name)
            session.wait_for(name)
            session.send(keys)
            session.wait_for("U takes it back")
        one.send("U")
        one.wait_for("stands")  # Ben's judgement of the same question stands on hers
        for session in (two, one):
            session.send("U")
            session.wait_for("Ctrl+Y")
            session.send("\x11")
            assert session.wait_end() == 0
    (settings,) = tmp_path.rglob("settings.toml")
    assert settings.read_text() == 'name = "Ben"\n'
    with Library(store) as library:
        lines = library.journal()
    assert sorted((line.who, line.verb) for line in lines if line.verb != "load") == [
        ("Ana", "judge"), ("Ana", "undo"), ("Ben", "judge"), ("Ben", "undo"),
    ]  # fmt: skip
