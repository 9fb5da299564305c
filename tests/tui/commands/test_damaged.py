"""A store that is damaged, cut off or no store at all: one sentence from every command that reads it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from store.db.connections import Connections
from tui.commands.main import main

pytestmark = pytest.mark.sweep(3)


QUESTION = ("asim-umar", "nationality")
#: Every command that opens a store that is there, with what it is asked. ``{...}`` is a file beside the store.
READS: dict[str, tuple[str, ...]] = {
    "overview": (),
    "questions": (),
    "entity": ("asim-umar",),
    "compare": QUESTION,
    "matrix": QUESTION,
    "voices": (),
    "sources": (),
    "source": ("samaa-2019",),
    "search": ("omer",),
    "pairs": (),
    "suggest": ("samaa-2019",),
    "claims": ("--json",),
    "cite": (
        *("--source", "samaa-2019", "--start", "3", "--end", "40", "--speaker", "nds"),
        *("--entity", "asim-umar", "--property", "life_status", "--value", "dead"),
    ),
    "edit": ("entity", "asim-umar", "about=somebody"),
    "undo": ("1",),
    "log": (),
    "match": ("{names.txt}",),
    "doctor": (),
    "backup": ("{copy.db}",),
    "judge": (*QUESTION, "--decision", "several"),
    "reindex": (),
    "attach": ("{names.txt}",),
    "load-names": ("{names.csv}",),
}


def overwritten(data: bytes) -> bytes:
    """Every page but the first is gone."""
    return data[:4096] + bytes((37 + n) % 256 for n in range(len(data) - 4096))


def in_the_middle(data: bytes) -> bytes:
    """The schema stands, and the half of the pages that comes after it is gone."""
    start, end = len(data) // 4 // 4096 * 4096, len(data) * 3 // 4 // 4096 * 4096
    return data[:start] + b"\xa5" * (end - start) + data[end:]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "overwritten": overwritten,
    "in the middle": in_the_middle,
    "cut off": lambda data: data[: len(data) // 3],
    "cut to a page": lambda data: data[:4096],
    "cut in the header": lambda data: data[:60],
    "no database": lambda data: b"These are the minutes of the meeting.\n" * (len(data) // 38),
}
#: Damage that a question may miss, since it reads other pages.
IN_PART = {"in the middle"}


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    (tmp_path / "names.txt").write_text("Asim Omar\nNobody At All\n")
    (tmp_path / "names.csv").write_text("entity,kind,name\nq1,leader,Somebody\n")

    def call(command: str, store: Path) -> tuple[int, str, str]:
        words = [str(tmp_path / word[1:-1]) if word.startswith("{") else word for word in READS[command]]
        monkeypatch.setattr(sys, "argv", ["whosays", command, *words, "--store", str(store)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *capsys.readouterr()

    return call


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("command", READS)
def test_a_damaged_store_is_told_in_one_sentence(
    run: Callable[..., tuple[int, str, str]], own_store: Path, command: str, damage: str
) -> None:
    own_store.write_bytes(DAMAGE[damage](own_store.read_bytes()))
    code, _, err = run(command, own_store)
    if code == 0:
        assert damage in IN_PART
        assert err == ""
        return
    assert code == 1
    assert err.startswith("whosays: ")
    assert err.count("\n") == 1
    assert str(own_store) in err or command == "doctor"


@pytest.mark.parametrize("command", READS)
def test_a_command_leaves_no_connection_open(
    run: Callable[..., tuple[int, str, str]],
    own_store: Path,
    command: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Connections] = []
    made = Connections.__init__

    def noted(self: Connections, path: Path) -> None:
        asked.append(self)
        made(self, path)

    monkeypatch.setattr(Connections, "__init__", noted)
    assert run(command, own_store)[0] == 0
    gc.collect()
    assert all(len(connections._all) == 0 for connections in asked)
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            assert handle.readlink() != own_store
