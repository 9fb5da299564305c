"""``whosays report`` and ``whosays plot`` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.test_boundaries import HEAVY, command, loaded_after
from tests.tui.commands.conftest import Run, ask, run  # noqa: F401


def test_a_page_and_markdown_by_the_name_of_the_file(ask: Run, tmp_path: Path) -> None:  # noqa: F811
    for name, begins in (("r.html", "<!DOCTYPE html>"), ("r.md", "# five reports")):
        told = ask("report", "-o", tmp_path / name)
        assert told.code == 0 and told.err == "" and "24 questions, " in told.out and ", 5 sources" in told.out
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert sorted(it.name for it in tmp_path.iterdir() if it.name.startswith((".r", "r."))) == ["r.html", "r.md"]


def test_what_is_printed_is_what_is_written(ask: Run, tmp_path: Path) -> None:  # noqa: F811
    for form in ("html", "md"):
        ask("report", "--format", form, "-o", tmp_path / "report")
        assert ask("report", "--format", form).out == (tmp_path / "report").read_text("utf-8")
        (tmp_path / "report").unlink()


def test_a_file_that_is_there_stays(ask: Run, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "r.md").write_text("mine")
    told = ask("report", "-o", tmp_path / "r.md")
    assert told.code == 2 and "is there already" in told.err and (tmp_path / "r.md").read_text() == "mine"
    assert ask("report", "--force", "-o", tmp_path / "r.md").code == 0
    assert (tmp_path / "r.md").read_text("utf-8").startswith("# five reports")
    told = ask("report", "-o", tmp_path / "nowhere" / "r.md")
    assert told.code == 2 and "there is no folder" in told.err


def test_a_case_is_named_as_in_browse(run: Run, tmp_path: Path) -> None:  # noqa: F811
    told = run("report", ROOT / "tests" / "cases" / "ferry", "--store", tmp_path / "ferry.db", "--most", "1")
    assert told.code == 0 and "## 1. " in told.out and "## 2. " not in told.out and "left out" in told.out


def test_entities_and_questions_are_named_by_id_or_name(ask: Run) -> None:  # noqa: F811
    told = ask("report", "--entity", "Asim Omar", "--state", "contradicted")
    assert told.code == 0 and "**Asim Umar: questions that are contradicted**" in told.out
    told = ask("report", "--question", "asim-umar/nationality", "--question", "Asim Umar/origin")
    assert "## 1. Asim Umar: nationality" in told.out and "## 2. Asim Umar: origin" in told.out


def test_all_that_a_source_says_is_told(ask: Run) -> None:  # noqa: F811
    told = ask("report", "--source", "afp-2019")
    assert told.code == 0 and "what 1 source says" in told.out and "76 claims" in told.out


def test_a_claim_is_told_as_a_part_of_its_question(ask: Run) -> None:  # noqa: F811
    told = ask("report", "--claim", "afp-04", "--question", "asim-umar/nationality")
    assert told.code == 0 and "**picked: 1 question, 1 claim**" in told.out
    assert "1 of 3 answers, 1 of 6 claims: the others were not picked for this report." in told.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--claim", "nothing"), "there is no claim 'nothing'"),
        (("--entity", "asim-umar", "--claim", "afp-04"), "either --entity or --claim"),
        (("--entity", "asim-umar", "--source", "afp-2019"), "either --entity or --source"),
        (("--source", "nothing"), "there is no source 'nothing'"),
        (("--question", "asim-umar"), "names no question"),
        (("--question", "asim-umar/colour"), "nobody says anything about"),
        (("--entity", "nobody at all"), "nobody at all"),
        (("--entity", "asim-umar", "--question", "asim-umar/origin"), "either --entity or --question"),
        (("--format", "pdf"), "no form of a report"),
        (("-o", "report.pdf"), "no form of a report"),
        (("--state", "wild"), "is no state"),
        (("--diff", "nowhere.db"), "no such store"),
    ],
)
def test_what_is_wrong_is_one_sentence(ask: Run, words: tuple[str, ...], says: str) -> None:  # noqa: F811
    told = ask("report", *words)
    assert told.code == 2 and says in told.err and told.err.count("\n") == 1 and told.out == ""


def test_read_only_prints_and_writes_nothing(run: Run, own_store: Path, tmp_path: Path) -> None:  # noqa: F811
    assert run("--read-only", "report", "--store", own_store).code == 0
    told = run("--read-only", "report", "--store", own_store, "-o", tmp_path / "r.md")
    assert told.code == 2 and "--read-only" in told.err and not (tmp_path / "r.md").exists()
    told = run("--read-only", "plot", "rivals", "--svg", "--store", own_store, "-o", tmp_path / "r.svg")
    assert told.code == 2 and not (tmp_path / "r.svg").exists()


def test_what_changed_stands_before_the_questions(ask: Run, own_store: Path) -> None:  # noqa: F811
    told = ask("report", "--diff", own_store)
    assert told.out.index("## What changed since\n\nNothing.") < told.out.index("## 1. ")


@pytest.mark.parametrize("what", ["coverage", "rivals", "events"])
def test_a_picture_is_drawn_in_characters_or_as_a_file(ask: Run, what: str, tmp_path: Path) -> None:  # noqa: F811
    told = ask("plot", what)
    assert told.code == 0 and told.err == "" and len(told.out.splitlines()) > 5
    assert all(len(line) <= 120 for line in told.out.splitlines())
    assert ask("plot", what, "Asim Umar").out.splitlines()[0].endswith(": Asim Umar")
    assert isinstance(json.loads(ask("plot", what, "--json").out), dict)
    assert ask("plot", what, "--svg", "-o", tmp_path / "p.svg").code == 0
    tree = etree.parse(tmp_path / "p.svg")
    assert tree.getroot().tag == "{http://www.w3.org/2000/svg}svg"
    assert ask("plot", what, "--svg").out == (tmp_path / "p.svg").read_text("utf-8")


def test_tolls_are_those_of_a_question(ask: Run) -> None:  # noqa: F811
    told = ask("plot", "tolls", "musa-qala-raid", "killed", "civilians")
    assert told.code == 0 and "Musa Qala raid: killed (civilians)" in told.out and "at least 40" in told.out
    assert "<svg" in ask("plot", "tolls", "musa-qala-raid", "killed", "civilians", "--svg").out
    told = ask("plot", "tolls", "musa-qala-raid")
    assert told.code == 2 and "give ENTITY and PROPERTY" in told.err
    told = ask("plot", "tolls", "asim-umar", "nationality")
    assert told.code == 1 and "nothing to draw" in told.err


@pytest.mark.sweep(2)
@pytest.mark.parametrize(
    "words", [("report",), ("report", "--format", "html"), ("plot", "coverage"), ("plot", "events")]
)
def test_nothing_heavy_is_loaded(words: tuple[str, ...], tmp_path: Path, shipped_store: Path) -> None:
    loaded = loaded_after(command(*words), tmp_path, WHOSAYS_STORE=str(shipped_store))
    assert not loaded.intersection(HEAVY)
    if "html" not in words:
        assert "lxml" not in loaded
