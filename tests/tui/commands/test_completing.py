"""Tab in the shell: asked as bash and zsh ask, and in a real bash with the script that whosays gives it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.store.stores import change
from tests.terminal import Session, terminal_env
from tui.commands.completing import words_before
from tui.start import main

Complete = Callable[..., list[str]]
Asked = Callable[..., str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def environment(home: Path, **more: str) -> dict[str, str]:
    """The environment of a shell, without a store of its own."""
    bare = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return bare | more


def asked(home: Path, **more: str) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "tui"], capture_output=True, text=True, check=False, env=environment(home, **more)
    )
    assert told.stderr == ""
    assert told.returncode == 0
    return told.stdout


@pytest.fixture
def inside(capsys: pytest.CaptureFixture[str]) -> Asked:
    """The same asked of this process, which is what a shell starts without the time that it takes to start."""

    def ask(home: Path, **more: str) -> str:
        told_of = environment(home, **more)
        with pytest.MonkeyPatch.context() as patch:
            for name in set(os.environ) - {"PYTEST_CURRENT_TEST", *told_of}:
                patch.delenv(name)
            for name, value in told_of.items():
                patch.setenv(name, value)
            patch.setattr(sys, "argv", ["whosays"])
            with pytest.raises(SystemExit) as ended:
                main()
        told = capsys.readouterr()
        assert told.err == ""
        assert not ended.value.code
        return told.out

    return ask


def bash(home: Path, *words: str, ask: Asked = asked, **more: str) -> list[str]:
    """What bash is told for a line whose last word is being completed."""
    return ask(
        home,
        _WHOSAYS_COMPLETE="complete_bash",
        COMP_WORDS="\n".join(["whosays", *words]),
        COMP_CWORD=str(len(words)),
        **more,
    ).split()


def zsh(home: Path, *words: str, ask: Asked = asked, **more: str) -> list[str]:
    """The same of zsh, without what it shows beside a word."""
    line = " ".join(["whosays", *words])
    told = ask(home, _WHOSAYS_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line, **more)
    assert told.startswith("_arguments '*: :((") or told == "_files\n"
    return re.findall(r'^(?:_arguments .*\(\()?"([^"]*)"', told, re.M)


@pytest.fixture(params=[bash, zsh], ids=["bash", "zsh"])
def complete(request: pytest.FixtureRequest, home: Path, shipped_store: Path, inside: Asked) -> Complete:
    """As bash and zsh ask, of this process."""
    return lambda *words, **more: request.param(
        home, *words, ask=inside, **{"WHOSAYS_STORE": str(shipped_store), **more}
    )


@pytest.mark.sweep(4)
def test_commands_and_their_options(complete: Complete) -> None:
    assert complete("") == complete("", WHOSAYS_STORE="/nowhere/x.db")
    assert {"browse", "demo", "compare", "judge", "match"} <= set(complete(""))
    assert complete("lo") == ["load", "log", "load-names"]
    assert complete("load") == ["load", "load-names"]
    assert complete("ent") == ["entity"]
    assert complete("--read-only", "ent") == ["entity"]
    assert complete("compare", "--js") == ["--json"]
    assert complete("grep", "x", "--source", "samaa") == ["samaa-2019"]
    assert complete("grep", "x", "--voice", "") == complete("questions", "--voice", "")
    assert complete("match", "x", "--format", "") == ["json", "csv", "tsv"]
    assert complete("claims", "--property", "date_of_d") == ["date_of_death"]
    assert complete("cite", "--property", "displ") == ["displaced"]
    assert complete("cite", "--property", "killed", "--scope", "civ") == ["civilians"]
    assert complete("cite", "--property", "custody", "--is", "fr") == ["free"]
    assert complete("claims", "--entity", "asim") == ["asim-umar"]
    assert complete("edit", "so") == ["source"]
    assert complete("edit", "source", "samaa") == ["samaa-2019"]
    assert complete("edit", "claim", "afp-01") == ["afp-01"]


@pytest.mark.sweep(4)
def test_ids_of_the_store(complete: Complete) -> None:
    assert complete("entity", "asim") == ["asim-umar"]
    assert "asim-umar" in complete("compare", "")
    properties = complete("compare", "asim-umar", "")
    assert {"nationality", "birthplace"} <= set(properties)
    assert "killed" not in properties
    assert complete("compare", "musa-qala-raid", "kil") == ["killed"]
    assert {"civilians", "militants"} <= set(complete("matrix", "musa-qala-raid", "killed", ""))
    assert complete("compare", "nobody", "") == []
    assert complete("source", "samaa") == ["samaa-2019"]
    assert "digest" in complete("source", "samaa-2019", "--rendition", "")
    voices = complete("questions", "--voice", "")
    assert "taliban" in voices
    assert "ahmedabad" not in voices
    assert complete("questions", "--property", "nat") == ["nationality"]
    assert "killed" in complete("questions", "--property", "")


def test_fixed_words(complete: Complete) -> None:
    assert complete("questions", "--state", "") == [
        "contradicted", "denied", "unconfirmed", "may_conflict", "finer", "several", "agreed", "single", "all",
    ]  # fmt: skip
    assert complete("questions", "--kind", "r") == ["raid"]
    assert complete("search", "x", "--kind", "") == ["leader", "group", "raid", "voice", "place"]
    assert "withdraw" in complete("judge", "a", "b", "--decision", "")


def test_the_store_of_the_call_is_asked(complete: Complete, shipped_store: Path, home: Path) -> None:
    other = {"WHOSAYS_STORE": "/nowhere/x.db"}
    assert complete("entity", "asim", **other) == []
    assert complete("entity", "--store", str(shipped_store), "asim", **other) == ["asim-umar"]
    shutil.copy(shipped_store, home / "mine.db")
    for store in ("~/mine.db", "$HOME/mine.db"):
        assert complete("entity", "--store", store, "asim", **other) == ["asim-umar"]


def test_bash_cuts_an_option_at_its_sign(home: Path, shipped_store: Path) -> None:
    assert bash(home, "entity", "--store", "=", str(shipped_store), "asim") == ["asim-umar"]
    assert bash(home, "compare", "--store", "=", str(shipped_store), "asim-umar", "nat") == ["nationality"]


@pytest.mark.parametrize(
    "address", ["postgresql://ana@host:5433/desk?sslmode=require", "postgres:///desk", "service=desk"]
)
@pytest.mark.parametrize("sign", [" ", "="])
def test_bash_cuts_the_address_of_a_server_and_it_is_one_again(address: str, sign: str) -> None:
    """As bash has the words (readline, COMP_WORDBREAKS)."""
    line = ["whosays", "compare", *f"--store{sign}{address}".split(), "asim-umar", "nat"]
    words = [word for it in line for word in re.findall(r"[:=]+|[^:=]+", it)]
    environment = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    assert words_before(environment) == line[1:-1]
    assert environment == {"COMP_WORDS": "\n".join(line), "COMP_CWORD": str(len(line) - 1)}


def test_a_server_that_nobody_reaches_is_no_complaint(home: Path, inside: Asked) -> None:
    assert bash(home, "entity", "asim", ask=inside, WHOSAYS_STORE="postgresql://127.0.0.1:1/x") == []
    assert bash(home, "entity", "asim", ask=inside, WHOSAYS_STORE="postgresql://ana:geheim@127.0.0.1:1/x") == []


@pytest.mark.sweep(3)
@pytest.mark.parametrize("words", [("",), ("ent",), ("entity", "asim")])
def test_the_store_in_the_data_folder_is_asked_and_never_browsed(
    home: Path, shipped_store: Path, words: tuple[str, ...]
) -> None:
    data = home / ".local/share/whosays"
    data.mkdir(parents=True)
    shutil.copy(shipped_store, data / "store.db")
    assert {"entity", "asim-umar"} & set(bash(home, *words))
    assert {"entity", "asim-umar"} & set(zsh(home, *words))
    assert [path.name for path in data.iterdir()] == ["store.db"]


@pytest.mark.slow
def test_nothing_is_loaded_made_or_complained_of(home: Path, tmp_path: Path, shipped_store: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(shipped_store.read_bytes()[:4096] + b"\xa5" * 50_000)
    before = {path.name for path in tmp_path.rglob("*")}
    for complete in (bash, zsh):
        for store in ({}, {"WHOSAYS_STORE": str(broken)}, {"WHOSAYS_STORE": str(tmp_path)}):
            for words in (("entity", ""), ("compare", "a", ""), ("source", ""), ("matrix", "a", "b", "c", "d", "")):
                assert complete(home, *words, **store) == []
            complete(home, "--bogus", "entity", "", **store)
            complete(home, "entity", "'unfinished", **store)
    assert {path.name for path in tmp_path.rglob("*")} == before
    for odd in ({}, {"COMP_WORDS": "whosays"}, {"COMP_WORDS": "whosays\nx", "COMP_CWORD": "many"}):
        asked(home, _WHOSAYS_COMPLETE="complete_bash", **odd)


def test_an_id_that_a_shell_would_read_otherwise_is_not_offered(home: Path, own_store: Path) -> None:
    evil = [
        "a$(touch made)",
        "a`touch made`",
        'a\\"; touch made; \\"',
        "a;b",
        "a b",
        "a'b",
        "a\x1b[2J",
        "a\nb",
        "a:b",
        "a*",
    ]
    for nth, slug in enumerate(evil):
        told = slug.replace("'", "''")
        change(own_store, f"UPDATE entity SET slug = '{told}' WHERE id = (SELECT id FROM entity LIMIT 1 OFFSET {nth})")
    for complete in (bash, zsh):
        told = complete(home, "entity", "a", WHOSAYS_STORE=str(own_store))
        assert told
        assert all(re.fullmatch(r"[a-z0-9-]+", word) for word in told)


def test_a_store_of_many_names_offers_a_few_those_of_the_case_first(home: Path, own_store: Path) -> None:
    change(
        own_store,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO entity "
        "(slug, kind, name, about, anonymous, known, worst, origin) "
        "SELECT 'aa' || i, 'leader', 'x', '', 0, 0, 9, 'names' FROM n",
    )
    told = bash(home, "entity", "", WHOSAYS_STORE=str(own_store))
    assert len(told) == 200
    assert "asim-umar" in told
    assert bash(home, "entity", "aa1999", WHOSAYS_STORE=str(own_store))[:2] == ["aa1999", "aa19990"]


@pytest.mark.parametrize("line", ["whosays entity asim", "whosays ent"])
def test_light(home: Path, shipped_store: Path, line: str) -> None:
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('MODULES', *sys.modules))\n"
        "from tui.start import main\nmain()\n"
    )
    env = environment(home, _WHOSAYS_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS=line)
    env["WHOSAYS_STORE"] = str(shipped_store)
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env).stdout
    assert f'"{line.rsplit(maxsplit=1)[-1]}' in told
    loaded = set(told.split("MODULES")[1].split())
    assert not {"textual", "sqlmodel", "rich.console", "yaml"} & loaded
    assert ("tui.commands.names" in loaded) == (line == "whosays ent")


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_a_real_bash_completes(home: Path, shipped_store: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    script = tools / "whosays"
    script.write_text(f"#!/bin/sh\nexec '{sys.executable}' -m tui \"$@\"\n")
    script.chmod(0o755)
    env = terminal_env(
        **environment(home, WHOSAYS_STORE=str(shipped_store))
        | {"PATH": f"{tools}:{os.environ['PATH']}", "PS1": "ready> "}
    )
    with Session(["bash", "--norc", "--noprofile", "-i"], env=env) as session:
        session.wait_for("ready>")
        session.send('eval "$(whosays --show-completion)"; echo do""ne\n')
        session.wait_for("done")
        session.send("whosays comp\t")
        session.wait_for("whosays compare")
        session.send("asim-u\t")
        session.wait_for("whosays compare asim-umar")
        session.send("nation\t")
        session.wait_for("whosays compare asim-umar nationality")
        session.send("\n")
        session.wait_for("Pakistan: 2 reports, 1 origin")


def test_addresses_are_completed_part_by_part(home: Path, shipped_store: Path, inside: Asked) -> None:
    line = ("browse", str(shipped_store), "--at")
    assert "asim-umar" in bash(home, *line, "asim", ask=inside)
    assert "asim-umar/nationality" in bash(home, *line, "asim-umar/nat", ask=inside)
    assert "musa-qala-raid/killed/civilians" in bash(home, *line, "musa-qala-raid/killed/c", ask=inside)
    assert bash(home, *line, "asim-umar/a/b/c", ask=inside) == [] and bash(home, *line, "x y/", ask=inside) == []
