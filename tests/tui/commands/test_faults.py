"""What goes wrong around a command: an output that takes no more, a store that is no file, a fault of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.library import Library
from tests.conftest import ROOT
from tests.terminal import terminal_env
from tui.session.faults import keep
from tui.session.faults import sentence as told_as

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is full")


def run(
    home: Path, *words: str, before: str = "", out: str | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    """A command with code that runs before it; its output goes to ``out``."""
    code = f"{before}\nimport sys\nfrom tui.start import main\nmain()"
    with open(out or os.devnull, "w") as full:  # noqa: PTH123
        return subprocess.run(
            [sys.executable, "-c", code, *words],
            stdout=full if out else subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            cwd=home,
            env=terminal_env(HOME=str(home), PYTHONPATH=str(ROOT), **env),
        )


@FULL
@pytest.mark.parametrize("words", [("overview",), ("claims", "--json"), ("--help",)], ids=" ".join)
def test_an_output_that_takes_no_more_is_told_and_is_a_failure(
    shipped_store: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    told = run(tmp_path, *words, out="/dev/full", WHOSAYS_STORE=str(shipped_store))
    assert told.returncode == 1
    assert told.stderr == ("whosays: what is printed cannot be written (No space left on device): it is not whole\n")


@pytest.mark.sweep(4)
@pytest.mark.parametrize("name", [":memory:", "file:x.db", "file:x.db?mode=memory", "postgresql://host/x"])
@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_store_whose_name_is_an_address_is_refused_and_none_is_made(tmp_path: Path, name: str, how: str) -> None:
    words = ("--store", name) if how == "option" else ()
    env = {"WHOSAYS_STORE": name} if how == "environment" else {}
    for command in (("load", str(ROOT / "seeds")), ("overview",)):
        told = run(tmp_path, *command, *words, **env)
        assert told.returncode == 2
        assert told.stderr.endswith("looks like an address, and a store is a file: give its path from the root\n")
        assert told.stderr.startswith(f"whosays: {name}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [(), ("browse", "postgresql://a/b"), ("backup", "postgresql://a/b"), ("save", "postgresql://a/b", "x")],
)
def test_an_address_is_told_as_it_was_typed_wherever_a_store_is_named(
    shipped_store: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    told = run(tmp_path, *words, WHOSAYS_STORE=str(shipped_store) if words else "postgresql://a/b")
    assert told.returncode == 2
    assert told.stderr.startswith("whosays: postgresql://a/b: looks like an address, and a store is a file: ")
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_such_a_name_is_opened(shipped_store: Path, tmp_path: Path) -> None:
    (tmp_path / ":memory:").write_bytes(shipped_store.read_bytes())
    assert run(tmp_path, "overview", "--store", ":memory:").returncode == 0


BREAKS = "from store.library import Library\ndef broken(self): raise ValueError('bad\\x1b]0;x\\x07')\n"


@pytest.mark.parametrize("read_only", [False, True])
def test_a_fault_of_a_command_is_one_sentence_and_is_kept(
    shipped_store: Path, tmp_path: Path, *, read_only: bool
) -> None:
    assert hasattr(Library, "overview")
    flag = ("--read-only",) if read_only else ()
    words = (*flag, "overview", "--store", str(shipped_store))
    told = run(tmp_path, *words, before=f"{BREAKS}Library.overview = broken")
    kept = tmp_path / ".local/state/whosays/last-fault.txt"
    assert told.returncode == 1
    assert told.stderr.startswith(
        "whosays: the command stopped on a fault of its own (ValueError: bad\u241b]0;x\u2407); "
    )
    if read_only:
        assert told.stderr.endswith("with WHOSAYS_DEBUG=1 in the environment it shows where\n")
        assert list(tmp_path.iterdir()) == []
    else:
        assert told.stderr.endswith(f"{kept} says where\n")
        assert "in broken" in kept.read_text() and "\x1b" not in kept.read_text()
    asked = run(tmp_path, *words, before=f"{BREAKS}Library.overview = broken", WHOSAYS_DEBUG="1")
    assert asked.returncode == 1
    assert "Traceback" in asked.stderr


def test_a_fault_that_cannot_be_kept_is_told_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "state").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert keep(ValueError("bad")) is None
    assert "WHOSAYS_DEBUG=1" in told_as("it", ValueError("bad"))
