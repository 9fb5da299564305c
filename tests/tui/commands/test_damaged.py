"""A store that is damaged, cut off or no store at all: one sentence from every command that reads it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from store.db.sqlite.connections import Connections
from tests.conftest import ROOT
from tests.store.stores import change
from tests.terminal import Session, terminal_env
from tui.commands.main import main

pytestmark = pytest.mark.sweep(6)


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
    "grep": ("omer",),
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


#: What SQLite takes and whosays never writes, with where it is said to be.
ODD: dict[str, tuple[str, str]] = {
    "state": ("UPDATE question SET state = 'zzz'", "the table question, row 1: its state is 'zzz'"),
    "stance": ("UPDATE claim SET stance = 'zzz'", "the table claim, row 1: its stance is 'zzz'"),
    "kind": ("UPDATE entity SET kind = 'zzz'", "the table entity, row 1: its kind is 'zzz'"),
    "date": ("UPDATE claim SET said = 'soon !'", "the table claim, row 1: its said is 'soon !'"),
    "day": ("UPDATE claim SET said_lo = 'Monday'", "the table claim, row 1: its said_lo is 'Monday'"),
    "nothing": ("UPDATE citation SET score = x''", "the table citation, row 1: its score is 0 bytes"),
    "blob": ("UPDATE entity SET name = x'ff00fe'", ": its name is 3 bytes that are no text"),
    "number": ("UPDATE citation SET start = 'far'", "the table citation, row 1: its start is 'far'"),
    "too much": ("UPDATE rendition SET length = 9223372036854775807", "its length is 9223372036854775807"),
    "version": ("UPDATE meta SET value = 'x' WHERE key = 'version'", "the table meta, row version: its value is 'x'"),
    "kinds": ("UPDATE meta SET value = '[]' WHERE key = 'kinds'", "the table meta, row kinds: its value is '[]'"),
    "no UTF-8": ("UPDATE entity SET name = CAST(x'ff41' AS TEXT)", ": its name is bytes that are not UTF-8"),
    "no JSON": ("UPDATE record SET data = 'x'", "its data is 'x'"),
    "before": ("UPDATE edit_change SET before = '[1]'", "the table edit_change, row 1: its before is '[1]'"),
    "report": ("UPDATE rendition SET report = '3'", "the table rendition, row 1: its report is '3'"),
    "base": ("INSERT INTO base VALUES ('entity', 'x', '3', 1, 'x')", "the table base, row x: its data is '3'"),
    "circle": ("UPDATE entity SET within_id = id", "the table entity, row 1: its within_id leads back to itself"),
    "escape": ("UPDATE verdict SET kind = char(27) || ']0;x'", "its kind is '\\x1b]0;x'"),
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


@pytest.mark.sweep(24)
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


@pytest.mark.sweep(88)
@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("command", READS)
def test_a_row_that_makes_no_sense_is_told_in_one_sentence(
    run: Callable[..., tuple[int, str, str]], own_store: Path, command: str, odd: str
) -> None:
    """Where the command looks at it at all. Never is it a fault of ours."""
    change(own_store, ODD[odd][0])
    code, out, err = run(command, own_store)
    assert "fault of its own" not in out + err
    assert "Traceback" not in out + err
    if code:
        assert code == 1
    if code and (out or err):  # without a word: nothing was found
        assert err.startswith("whosays: ")
        assert err.count("\n") == 1
        assert "whosays doctor" in err or command == "doctor"


#: Those that only read; an export and a list of ids are made of rows too.
ONLY_READ = ("overview", "questions", "entity", "compare", "matrix", "voices", "sources", "source", "search", "pairs")


@pytest.mark.sweep(36)
@pytest.mark.parametrize("value", ["'abc'", "x'00ff'", "-5", "4711000", "9223372036854775807"])
@pytest.mark.parametrize("command", (*ONLY_READ, "suggest", "claims", "log", "match"))
def test_a_claim_that_no_read_would_meet_is_told_and_not_left_out(
    run: Callable[..., tuple[int, str, str]], own_store: Path, command: str, value: str
) -> None:
    change(own_store, f"UPDATE claim SET entity_id = {value} WHERE id = 7")
    code, out, err = run(command, own_store)
    assert (code, out) == (1, "")
    assert err.startswith(f"whosays: {own_store}: the store is damaged: the table claim, row 7: its entity_id is ")
    assert err.endswith("whosays doctor', then load the case again into a new store, or restore a backup\n")
    code, out, err = run("doctor", own_store)
    assert code == 1
    assert "the table claim, row 7: its entity_id is " in out
    assert "Error(" not in out + err


@pytest.mark.sweep(10)
@pytest.mark.parametrize("odd", ODD)
def test_the_doctor_names_the_row(run: Callable[..., tuple[int, str, str]], own_store: Path, odd: str) -> None:
    change(own_store, ODD[odd][0])
    code, out, _ = run("doctor", own_store)
    assert code == 1
    (told,) = [line for line in out.splitlines() if line.startswith("BAD values: ")]
    assert ODD[odd][1] in told
    assert "never writes that" in told


@pytest.mark.sweep(12)
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


@pytest.mark.sweep(8)
@pytest.mark.parametrize("odd", ["stance", "state", "blob", "number"])
def test_the_browser_tells_it_too_and_stays(own_store: Path, tmp_path: Path, odd: str) -> None:
    change(own_store, ODD[odd][0])
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT))
    with Session([sys.executable, "-m", "tui", "browse", own_store.name], env=env, cwd=tmp_path) as session:
        session.wait_for("own.db: the store is damaged: the table")
        for key in ("s", "t", "v", "x", "/omer\r"):
            session.send(key)
            session.until_quiet(0.2, limit=2, first=0.5)
        session.send("\x11")
        assert session.wait_end() == 0
        assert b"Traceback" not in session.raw
