"""Every example of docs/who-vouches.md is made a case and loaded: what the page tells is what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.library import Library
from store.model.claims import QuestionRef
from store.sync.load import load_case
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "who-vouches.md").read_text("utf-8")
#: A passage: the source's id and the lines of its head that matter, then its words.
PASSAGE = re.compile(r"> \*\*(?P<source>[\w-]+)\*\* \((?P<head>[^)]*)\) (?P<text>.*)", re.S)
#: The passages in quotation, the files in one fenced block, the table of what comes out.
EXAMPLE = re.compile(r"((?:^>.*\n|^\n)+)```yaml\n([^`]*)```\n\n\| question .*\n.*\n((?:^\|.*\n)+)", re.M)
ENTITIES = PAGE.split("```yaml\n", 1)[1].split("```", 1)[0]
EXAMPLES = [
    pytest.param(*example, id=f"{part.splitlines()[0]} {number}")
    for part in PAGE.split("\n### ")[1:]
    for number, example in enumerate(EXAMPLE.findall(part), 1)
]


def made(folder: Path, passages: str, files: str) -> Library:
    """The case that an example is, loaded. A list in its block is one of entities, a mapping a file of claims."""
    for name in ("entities", "sources", "claims"):
        (folder / name).mkdir(parents=True)
    (folder / "case.yaml").write_text("id: example\ntitle: An example\n")
    (folder / "entities/all.yaml").write_text(ENTITIES)
    for passage in passages.strip().split("\n\n"):
        told = PASSAGE.fullmatch(passage)
        assert told is not None, passage
        source, text = told["source"], told["text"].replace("\n> ", " ")
        head = told["head"].replace("\n> ", " ").replace("; ", "\n")
        head = f"id: {source}\ntitle: {source}\nlanguage: en\n{head}"
        (folder / f"sources/{source}.txt").write_text(f"---\n{head}\n---\n{text}\n")
    for number, file in enumerate(files.split("---\n")):
        kind = "entities" if file.startswith("- ") else "claims"
        (folder / kind / f"{number}.yaml").write_text(file)
    load_case(folder, folder / "example.db")
    return Library(folder / "example.db")


@pytest.mark.sweep(6)
@pytest.mark.parametrize(("passages", "files", "told"), EXAMPLES)
def test_an_example_comes_out_as_the_page_tells(passages: str, files: str, told: str, tmp_path: Path) -> None:
    library = made(tmp_path / "case", passages, files)
    for row in told.splitlines():
        asked, state, because = (cell.strip() for cell in row.strip("|").split("|"))
        found = library.compare(QuestionRef(*asked.split("/")))
        assert found is not None, asked
        assert (asked, found.question.state, found.question.reason) == (asked, state, because)


def test_no_example_is_left_out() -> None:
    assert len(EXAMPLES) == PAGE.count("```yaml\n") - 1
