"""`whosays grep`: passages of the texts, as a person asks for them and as a program reads them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.sync.load import load_case
from tests.cases import COURIER, CaseFolder
from tests.conftest import ROOT
from tests.store.stores import loaded
from tests.terminal import Session, terminal_env
from tests.tui.commands.conftest import Run


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return loaded(CaseFolder(tmp_path / "case").folder, tmp_path / "small.db")


def test_lines_say_where_and_what(run: Run, store: Path) -> None:
    told = run("grep", "Monday", "--store", store)
    assert (told.code, told.err) == (0, "")
    assert told.out == f"courier, 4 May 2021, digest: {COURIER.strip()}\n".replace("\n", " ").rstrip(" ") + "\n"


def test_nothing_found_is_1_and_bad_input_2(run: Run, store: Path) -> None:
    assert run("grep", "elephants", "--store", store).code == 1
    for words, said in (
        (("--year", "soon", "x"), "'soon' is no year"),
        (("--source", "nobody", "x"), "no source is called 'nobody': see 'whosays sources'"),
        (("--voice", "nobody", "x"), "there is no voice 'nobody'"),
        (("x source:nobody",), "no source is called 'nobody'"),
        (("...",), "there is no word to look for"),
        (("",), "there is no word to look for"),
        (("*",), "there is no word to look for"),
        (('"',), "there is no word to look for"),
        (("\x01\u202e",), "there is no word to look for"),
        (("source:courier",), "only narrow a search: add a word to look for"),
        (("source: courier",), "'source:' names none"),
        (("died year:",), "'year:' names none"),
        (('died year:""',), "names none"),
        (("x voice:nobody",), "no voice is called 'nobody'"),
        (("x year:20x",), "'20x' is no year"),
        (("--limit", "0", "x"), "--limit"),
    ):
        told = run("grep", *words, "--store", store)
        assert told.code == 2 and said in told.err and not told.out, words


def test_a_query_that_goes_on_too_long_or_means_more_than_words_says_so(run: Run, store: Path) -> None:
    told = run("grep", "a" * 10_000, "--store", store)
    assert (told.code, told.out) == (1, "") and "only the first 400 characters" in told.err
    told = run("grep", "Monday OR elephants", "--store", store)
    assert told.code == 1 and "OR is looked for as a word" in told.err
    assert run("grep", '"Monday', "--store", store).code == 0
    for words in (("--store", store, "--", "-died"), ("-died", "--store", store), ("-hostages", "--store", store)):
        told = run("grep", *words)
        assert told.code == 2 and "only narrow a search: add a word to look for" in told.err
        assert len(told.err.splitlines()) == 1
    assert run("grep", "\x1b[0mMonday", "--store", store).code in (0, 1)


def test_that_there_are_more_is_a_sentence(run: Run, store: Path) -> None:
    told = run("grep", "the", "--limit", 1, "--store", store)
    assert len(told.out.splitlines()) == 1 and len(told.err.splitlines()) == 1
    assert told.err.startswith("whosays: only the first passage is shown: there are more") and "--limit" in told.err
    assert run("grep", "the", "--store", store).err == ""


def test_filters_of_the_query_and_of_options_are_one(run: Run, store: Path) -> None:
    for words in (
        ("died source:herald",),
        ("died", "--source", "herald"),
        ("died", "--source", "River Front denies death of its leader"),
        ("died", "--source", "River Front denies"),
        ("died", "--source", "Herald"),
    ):
        told = run("grep", *words, "--store", store)
        assert told.out.startswith("herald, 6 May 2021, original: ") and "courier" not in told.out, words
    assert run("grep", "died year:2019", "--store", store).code == 1
    assert run("grep", "died", "--voice", "Ministry of Defence", "--store", store).out.startswith("courier, ")
    assert run("grep", "died", "-ministry", "--store", store).out.startswith("herald, ")
    assert run("grep", "--store", store, "-ministry", "--", "died").out.startswith("herald, ")
    assert run("grep", "died", "--jsn", "--store", store).code == 2
    assert run("grep", "died -ministry", "--store", store).out.startswith("herald, ")


def test_a_program_reads_all_of_it(run: Run, store: Path) -> None:
    found = json.loads(run("grep", "walid", "--json", "--limit", "1", "--store", store).out)
    (row,) = found["rows"]
    (start, end) = row["lit"][0]
    assert COURIER[row["begins"] :][start:end] == row["words"][start:end] == "Walid"
    assert found["more"] is True
    assert found["left_out"] == [] and found["wrong"] == ""
    told = run("grep", "walid", "--format", "tsv", "--store", store).out.splitlines()
    assert told[0].split("\t")[:3] == ["source", "publisher", "day"] and told[1].startswith("courier\t")


def test_hits_are_marked_on_a_terminal_and_nothing_of_a_report_moves_its_cursor(tmp_path: Path) -> None:
    case = CaseFolder(tmp_path / "case")
    case.edit("sources/herald.txt", "seven.", "seven. \u202eBeware \x1b]0;owned\x07 of the wolf.")
    load_case(case.folder, tmp_path / "small.db")
    words = [sys.executable, "-m", "tui", "grep", "wolf", "--store", str(tmp_path / "small.db")]
    env = terminal_env(HOME=str(tmp_path), NO_COLOR=None, PYTHONPATH=str(ROOT))
    with Session(words, env=env) as session:
        session.wait_for("of the wolf")
        seen = session.raw
    assert b"\x1b[1;31mwolf\x1b[0m" in seen and b"\x1b]0;" not in seen
    piped = subprocess.run(words, capture_output=True, env=terminal_env() | {"PYTHONPATH": str(ROOT)}, check=True)
    assert b"\x1b" not in piped.stdout and b"wolf" in piped.stdout
