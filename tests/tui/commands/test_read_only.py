"""``whosays --read-only`` is true of every command: what writes is refused, what reads leaves nothing behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import get_args

import pytest

from tests.conftest import ROOT
from tests.terminal import Session, terminal_env
from tui.commands.main import HERE, MODULES, Does, app, build, does

pytestmark = pytest.mark.sweep(6)


QUESTION = ("asim-umar", "nationality")
CLAIM = (
    *("--source", "samaa-2019", "--start", "3", "--end", "40", "--speaker", "nds"),
    *("--entity", "asim-umar", "--property", "life_status", "--value", "dead"),
)
#: Every command with what it is asked. ``{...}`` is a file or folder of the test's own.
CALLS: dict[str, tuple[str, ...]] = {
    "check": ("{case}",),
    "load": ("{case}", "--store", "{new.db}"),
    "attach": ("{names.txt}",),
    "seal": ("{case}", "{sealed}"),
    "overview": (),
    "questions": ("--state", "all"),
    "entity": ("asim-umar",),
    "compare": QUESTION,
    "matrix": QUESTION,
    "read": QUESTION,
    "voices": (),
    "sources": (),
    "source": ("samaa-2019",),
    "judge": (*QUESTION, "--decision", "several"),
    "claims": ("--json",),
    "properties": (),
    "cite": CLAIM,
    "suggest": ("samaa-2019",),
    "drop": ("samaa-2019", "0a1b"),
    "edit": ("entity", "asim-umar", "about=somebody"),
    "undo": ("1",),
    "log": (),
    "save": ("{own.db}", "{saved}"),
    "same": ("asim-umar", "umar-mansoor"),
    "not-same": ("asim-umar", "umar-mansoor"),
    "unsure": ("asim-umar", "umar-mansoor"),
    "split": ("asim-umar", "umar-mansoor"),
    "decisions": (),
    "grade": ("samaa-2019", "B"),
    "grades": (),
    "gaps": (),
    "bookmarks": (),
    "beside": ("samaa-2019", "republic-2019"),
    "diff": ("{own.db}", "{own.db}"),
    "report": (),
    "plot": ("coverage",),
    "export": ("--format", "csv"),
    "import": ("{case}", "{rows.csv}"),
    "serve": ("--write",),
    "pack": ("{case}", "{bag}"),
    "unpack": ("{bag}", "{new}"),
    "reindex": (),
    "new": ("{new}", "--store", "{new.db}"),
    "add": ("{case}", "{names.txt}"),
    "backup": ("{copy.db}",),
    "doctor": (),
    "copy-store": ("{own.db}", "{copy.db}"),
    "grant-sql": ("--reader", "eve"),
    "search": ("omer",),
    "grep": ("omer",),
    "alike": ("Omer", "Umar"),
    "pairs": (),
    "match": ("{names.txt}",),
    "load-names": ("{names.csv}",),
    "browse": ("{case}",),
    "demo": (),
}
#: What finds nothing in the case that ships.
FINDS_NONE = ("decisions", "grades", "diff", "bookmarks")
WRITES = [name for name in CALLS if does(name) == "writes"]
READS = [name for name in CALLS if does(name) == "reads" and name != "grant-sql"]  # of a server: test_on_server.py

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def place(tmp_path: Path, shipped_store: Path) -> Path:
    """A store, a case and lists of names in a folder of their own."""
    folder = tmp_path / "place"
    folder.mkdir()
    shutil.copy(shipped_store, folder / "own.db")
    shutil.copytree(ROOT / "seeds", folder / "case")
    (folder / "names.txt").write_text("Asim Omar\n")
    (folder / "names.csv").write_text("entity,kind,name\nq1,leader,Somebody\n")
    row = "entity,kind,name,property,value,speaker,source,title\n,raid,The raid,killed,12,Ministry,R1,Twelve dead\n"
    (folder / "rows.csv").write_text(row)
    (folder / "home").mkdir()
    return folder


@pytest.fixture
def run(place: Path) -> Run:
    """Call whosays as an account's forced command does, with what the account asks for."""

    def call(*words: str, forced: str = "--read-only", store: Path | None = place / "own.db") -> object:
        given = [str(place / word[1:-1]) if word.startswith("{") else word for word in words]
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(place / "home"),
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
        }
        if store is not None:
            env["WHOSAYS_STORE"] = str(store)
        script = f"exec '{sys.executable}' -m tui {forced} \"$@\""
        return subprocess.run(
            ["/bin/sh", "-c", script, "sh", *given], capture_output=True, text=True, env=env, cwd=place, check=False
        )

    return call  # type: ignore[return-value]


def everything(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder below, with its time and what it holds."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in [folder, *folder.rglob("*")]
    }


def refused(told: subprocess.CompletedProcess[str]) -> bool:
    """Whether a call ended with one sentence, exit 2 and nothing else."""
    return (
        told.returncode == 2
        and told.stdout == ""
        and told.stderr.startswith("whosays: ")
        and told.stderr.count("\n") == 1
    )


def test_every_command_is_classed_as_reading_or_writing() -> None:
    build([])
    names = {it.name or it.callback.__name__.replace("_", "-") for it in app.registered_commands if it.callback}
    classed = [*HERE, *chain(*MODULES.values())]
    assert len(classed) == len(set(classed))
    assert names == set(classed) == set(CALLS)
    assert all(does(name) in get_args(Does) for name in names)
    assert does("one-that-forgot") == "writes"


@pytest.mark.parametrize("command", WRITES)
def test_what_writes_is_refused_before_anything_is_made(run: Run, place: Path, command: str) -> None:
    before = everything(place)
    told = run(command, *CALLS[command])
    assert refused(told), told
    assert command in told.stderr
    assert everything(place) == before


@pytest.mark.sweep(32)
@pytest.mark.parametrize("command", WRITES)
def test_the_same_calls_write_without_it(run: Run, place: Path, command: str) -> None:
    """The calls of this test would write: their refusal says something."""
    words = CALLS[command]
    if command == "split":  # of what was decided
        run("unsure", *words, forced="")
    if command == "drop":  # of a draft that is there
        source, _ = words
        drafts = run("suggest", source, "--json", forced="").stdout.splitlines()
        words = (source, json.loads(drafts[0])["id"])
    if command == "unpack":  # of a bag that is there
        run("pack", *CALLS["pack"], forced="")
    before = everything(place)
    assert run(command, *words, forced="").returncode == 0
    if command != "attach":  # of a text that nobody cites
        assert everything(place) != before


@pytest.mark.sweep(12)
@pytest.mark.parametrize("command", READS)
def test_what_reads_works_and_leaves_nothing_behind(run: Run, place: Path, command: str) -> None:
    before = everything(place)
    told = run(command, *CALLS[command])
    assert told.returncode == (1 if command in FINDS_NONE else 0), told
    assert told.stdout
    assert everything(place) == before
    if command != "match":  # tells how long it took
        assert run(command, *CALLS[command], forced="").stdout == told.stdout


@pytest.mark.sweep(16)
@pytest.mark.parametrize("command", [*CALLS, ""])
def test_without_a_store_none_is_made(run: Run, place: Path, command: str) -> None:
    before = everything(place)
    words = CALLS.get(command, ()) if command != "browse" else ()
    told = run(*([command] if command else []), *words, store=None)
    assert everything(place) == before
    if command in ("check", "alike"):  # need none
        assert told.returncode == 0
    elif command == "diff":  # names its stores, which differ in nothing
        assert told.returncode == 1
    else:
        assert refused(told), told


@pytest.mark.parametrize("words", [("browse", "{case}"), ("browse", "--read-only", "{case}"), ("demo",)], ids=" ".join)
def test_the_browser_loads_no_case(run: Run, place: Path, words: tuple[str, ...]) -> None:
    before = everything(place)
    assert refused(run(*words))
    assert everything(place) == before


def test_completion_is_not_installed(run: Run, place: Path) -> None:
    before = everything(place)
    assert refused(run("--install-completion"))
    assert everything(place) == before


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("overview", 0),
        ("search omer", 0),
        ("judge asim-umar nationality --decision several", 2),
        ("load case", 2),
        ("overview ; touch made", 2),
        ("$(touch made)", 2),
        ("`touch made`", 2),
        ("overview > made", 2),
        ("* *", 2),
        ("-- load case", 2),
        ("--read-only --read-only browse case", 2),
        ("", 2),  # no terminal
    ],
)
def test_the_forced_command_of_the_docs_lets_nothing_be_written(place: Path, asked: str, code: int) -> None:
    page = (ROOT / "docs" / "ssh.md").read_text("utf-8")
    (script,) = re.findall(r"```sh\n(#!.*?)```", page, re.S)
    ours = f"{sys.executable} -m tui"
    script = script.replace("/opt/whosays/bin/whosays", ours).replace("/srv/whosays/case.db", str(place / "own.db"))
    assert ours in script
    before = everything(place)
    env = {"PATH": os.environ["PATH"], "HOME": str(place / "home"), "PYTHONPATH": str(ROOT)}
    env |= {"LC_ALL": "C.UTF-8", "SSH_ORIGINAL_COMMAND": asked}
    told = subprocess.run(["/bin/sh", "-c", script], capture_output=True, text=True, env=env, cwd=place, check=False)
    assert told.returncode == code, told
    assert everything(place) == before


@pytest.mark.parametrize(
    "told",
    [
        {"TEXTUAL_LOG": "log", "TEXTUAL_DEBUG": "1"},
        {"TEXTUAL_SCREENSHOT": "0", "TEXTUAL_SCREENSHOT_LOCATION": ".", "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg"},
        {"TEXTUAL_DRIVER": "nowhere:Driver", "TEXTUAL_PRESS": "q", "TEXTUAL": "debug,devtools"},
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("words", [("--read-only", "browse"), ("browse", "--read-only")], ids=" ".join)
def test_what_is_meant_for_developers_of_textual_is_ignored(
    shipped_store: Path, tmp_path: Path, words: tuple[str, ...], told: dict[str, str]
) -> None:
    env = terminal_env(HOME=str(tmp_path), PYTHONPATH=str(ROOT), **told)
    with Session([sys.executable, "-m", "tui", *words, str(shipped_store)], env=env, cwd=tmp_path) as session:
        session.wait_for("Asim Umar")
        session.send("?")
        session.wait_for("Ctrl+P: all commands")
        session.send("\x11")
        assert session.wait_end() == 0
    assert not list(tmp_path.rglob("*.*")), "a file was written"
    assert not (tmp_path / "log").exists()
