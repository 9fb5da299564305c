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


NOT_UNDERSTOOD = (
    "looks like an address, and none that is understood: a store is a file (give its path from the root), or on a "
    "server postgresql://USER@HOST/DATABASE or service=NAME\n"
)


@pytest.mark.sweep(4)
@pytest.mark.parametrize("name", [":memory:", "file:x.db", "file:x.db?mode=memory", "mysql://host/x"])
@pytest.mark.parametrize("how", ["option", "environment"])
def test_a_store_whose_name_is_an_address_is_refused_and_none_is_made(tmp_path: Path, name: str, how: str) -> None:
    words = ("--store", name) if how == "option" else ()
    env = {"WHOSAYS_STORE": name} if how == "environment" else {}
    for command in (("load", str(ROOT / "seeds")), ("overview",)):
        told = run(tmp_path, *command, *words, **env)
        assert told.returncode == 2
        assert told.stderr == f"whosays: {name}: {NOT_UNDERSTOOD}"
    assert list(tmp_path.iterdir()) == []


#: Calls that name a store, and one that is refused for its password before anybody is asked.
NAMING: list[tuple[str, ...]] = [
    *[(), ("browse", "{}"), ("browse", "--store", "{}", "--mouse"), ("save", "{}", "x"), ("report", "{}")],
    *[("gaps", "{}"), ("bookmarks", "{}"), ("diff", "{}", "x"), ("diff", "x", "{}"), ("report", "--diff", "{}")],
    *[
        ("import", "{}", "x"),
        ("add", "{}", "x"),
        ("pack", "{}", "x"),
        ("serve", "{}"),
        ("search", "x", "--store", "{}"),
    ],
]


@pytest.mark.sweep(4)
@pytest.mark.parametrize("words", NAMING, ids=lambda it: " ".join(it) or "-")
def test_an_address_is_told_as_it_was_typed_wherever_a_store_is_named(
    shipped_store: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    for name, shown, sentence in (
        ("mysql://a/b", "mysql://a/b", NOT_UNDERSTOOD),
        ("postgresql://a:geheim@b/c", "postgresql://...", "holds a password, "),
    ):
        env = {"WHOSAYS_STORE": str(shipped_store) if words else name}
        told = run(tmp_path, *(it.format(name) for it in words), **env)
        assert told.returncode == 2
        assert told.stderr.startswith(f"whosays: {shown}: {sentence}")
        assert "geheim" not in told.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.sweep(3)
@pytest.mark.parametrize("words", [("load",), ("check",), ("new",), ("seal", "x"), ("backup",), ("unpack", "x")])
def test_an_address_is_no_folder_and_no_file(shipped_store: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    command, *rest = words
    called = (command, *rest, "postgresql://a:geheim@b/c") if command == "unpack" else None
    told = run(tmp_path, *(called or (command, "postgresql://a:geheim@b/c", *rest)), WHOSAYS_STORE=str(shipped_store))
    assert told.returncode == 2
    assert told.stderr.startswith("whosays: postgresql://...: looks like an address, and a c")
    assert list(tmp_path.iterdir()) == []


def test_a_password_in_a_wrong_call_and_in_a_fault_is_not_repeated(shipped_store: Path, tmp_path: Path) -> None:
    secret = "postgresql://ana:geheim@host/desk"
    told = run(tmp_path, secret)
    assert told.returncode == 2 and "No such command 'postgresql://ana:...@host/desk'" in told.stderr
    breaks = BREAKS.replace("bad\\x1b]0;x\\x07", secret)
    assert secret in breaks
    told = run(tmp_path, "overview", before=f"{breaks}Library.overview = broken", WHOSAYS_STORE=str(shipped_store))
    kept = (tmp_path / ".local/state/whosays/last-fault.txt").read_text()
    assert told.returncode == 1 and "ana:...@host" in told.stderr and "ana:...@host" in kept
    assert "geheim" not in told.stderr + kept


def test_without_the_library_of_servers_a_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['psycopg'] = None"
    for words in (("overview",), ("load", str(ROOT / "seeds")), ("doctor",), ("search", "omer"), ("undo",)):
        told = run(tmp_path, *words, before=hidden, WHOSAYS_STORE="service=desk")
        assert told.returncode == 2
        assert told.stderr == (
            "whosays: a store on a server needs psycopg: in the clone of whosays, pip install '.[postgres]'\n"
        )
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
