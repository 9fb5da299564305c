"""Grades from the command line: given, listed, filtered by, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cases import CaseFolder
from tests.tui.commands.conftest import Run
from tests.tui.commands.test_edits_cli import refused


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Run:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "small.db"
    assert run("load", case.folder, "--store", store).code == 0
    return lambda *words: run(*words, "--store", store)


def test_a_source_a_publisher_and_a_claim_are_graded_and_listed(ask: Run) -> None:
    assert ask("grades").code == 1
    claims = [json.loads(line) for line in ask("claims", "--json").out.splitlines()]
    source = next(it for it in json.loads(ask("sources", "--json").out) if it["slug"] == claims[0]["source"])
    claim = claims[0]["id"]
    told = ask("grade", source["publisher"], "b", "--why", "three editors", "--as", "Ana")
    assert told.out == (
        f"graded publisher {source['publisher']} ({source['publisher_slug']}): B, usually reliable "
        "(edit 2: 'whosays undo 2' takes it back)\n"
    )
    assert "; B, usually reliable (as its publisher)" in ask("sources").out
    assert "B, usually reliable" in ask("voices").out
    assert ask("grade", claim, "3", "--as", "Ana").code == 0
    assert "[B3]" in ask("claims", "--grade", "3").out and len(ask("claims", "--grade", "b3").out.splitlines()) == 1
    assert "[B" in ask("compare", claims[0]["entity"], claims[0]["property"]).out
    read = ask("read", claims[0]["entity"], claims[0]["property"]).out
    assert "\nReliability: B, usually reliable (as its publisher)\n" in read
    assert "\nCredibility: 3, possibly true\n" in read
    ask("grade", source["slug"], "D", "--as", "Ana")
    assert "; D, not usually reliable\n" in ask("sources", "--sort", "grade").out
    assert [row["of"] for row in json.loads(ask("grades", "--json").out)] != []
    assert ask("grades", "--of", "claim", "--format", "tsv").out.splitlines()[1].startswith(f"claim\t{claim}\t")
    assert ask("grade", claim, "--take-back", "--as", "Ana").out.startswith(
        f"took back the grade of claim {claim} (edit 5"
    )
    assert ask("claims", "--grade", "3").code == 1
    assert ask("undo", "--as", "Ana").code == 0 and ask("claims", "--grade", "3").code == 0


def test_sources_are_filtered_and_sorted_by_grade(ask: Run) -> None:
    slugs = [row["slug"] for row in json.loads(ask("sources", "--json").out)]
    ask("grade", slugs[-1], "A")
    by_grade = [row["slug"] for row in json.loads(ask("sources", "--sort", "grade", "--json").out)]
    assert by_grade == [slugs[-1], *slugs[:-1]]
    assert [row["slug"] for row in json.loads(ask("sources", "--grade", "a", "--json").out)] == [slugs[-1]]
    assert [row["slug"] for row in json.loads(ask("sources", "--grade", "none", "--json").out)] == slugs[:-1]


def test_questions_and_voices_are_narrowed_to_a_grade(ask: Run) -> None:
    assert ask("questions", "--state", "all", "--grade", "B").code == 1  # nothing is graded yet
    claims = [json.loads(line) for line in ask("claims", "--json").out.splitlines()]
    claim = claims[0]
    source = next(it for it in json.loads(ask("sources", "--json").out) if it["slug"] == claim["source"])
    ask("grade", source["publisher_slug"], "B", "--of", "publisher")
    ask("grade", claim["id"], "2")

    def refs(*how: str) -> set[tuple[str, str]]:
        told = ask("questions", "--state", "all", *how, "--json").out
        return {(row["ref"]["entity"], row["ref"]["property"]) for row in json.loads(told or "[]")}

    def of(*sources: str) -> set[tuple[str, str]]:
        return {(it["entity"], it["property"]) for it in claims if it["source"] in sources}

    its = {
        it["slug"]
        for it in json.loads(ask("sources", "--json").out)
        if it["publisher_slug"] == source["publisher_slug"]
    }
    assert refs("--grade", "B") == of(*its) & refs()
    assert refs("--grade", "b2") == refs("--grade", "2") == {(claim["entity"], claim["property"])}
    assert refs("--grade", "A") == set() and refs("--grade", "A", "--grade", "2") == refs("--grade", "2")
    assert refused(ask("questions", "--grade", "Z"), "'Z' is no grade")
    voices = json.loads(ask("voices", "--grade", "B", "--json").out)
    assert [it["slug"] for it in voices] == [source["publisher_slug"]]
    assert (
        len(json.loads(ask("voices", "--grade", "none", "--json").out))
        == len(json.loads(ask("voices", "--json").out)) - 1
    )
    assert refused(ask("voices", "--grade", "2"), "'2' is no grade of a source")


def test_what_cannot_be_graded_is_refused_in_one_sentence(ask: Run) -> None:
    assert refused(ask("grade", "nosuch", "B"), "there is no source and no publisher 'nosuch'")
    assert refused(ask("grade", "nosuch", "2"), "there is no claim 'nosuch'")
    assert refused(ask("grade", "herald", "Z"), "'Z' is no grade")
    assert refused(ask("grade", "herald"), "give a grade")
    assert refused(ask("grade", "herald", "B", "--take-back"), "give a grade")
    assert refused(ask("grade", "herald", "B", "--of", "raid"), "'raid' cannot be graded")
    assert refused(ask("grade", "herald", "2", "--of", "source"), "'2' does not say how reliable a source is")
    assert refused(ask("claims", "--grade", "7"), "'7' is no grade")
    assert refused(ask("sources", "--grade", "2"), "'2' is no grade of a source")
