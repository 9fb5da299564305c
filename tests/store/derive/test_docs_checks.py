"""Every check of docs/verdicts.md, found in a case that says what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from store.library import Library
from tests.conftest import ROOT
from tests.store.claimed import Case, claim

PAGE = (ROOT / "docs" / "verdicts.md").read_text("utf-8").split("## Checks across questions")[1]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")]
SAID = re.compile(r"(?P<entity>\w+) (?P<prop>\w+)(?: (?P<scope>\w+))?: (?P<value>.+?) \((?P<by>\w+)(?P<more>[^)]*)\)")


@pytest.mark.parametrize(("check", "said", "found"), ROWS[1:])
def test_an_example_is_found(check: str, said: str, found: str, tmp_path: Path) -> None:
    case = Case(tmp_path)
    for number, one in enumerate(said.split(" + ")):
        told = SAID.fullmatch(one)
        assert told is not None, one
        given = dict(part.strip().split("=") for part in told["more"].split(";") if part.strip())
        if told["scope"]:
            given["scope"] = told["scope"]
        case.claims[f"c{number}"] = claim(told["entity"], told["prop"], told["value"], told["by"], **given)
    case.load()
    (row,) = Library(case.store).worklist(properties=[f"check.{check}"])
    assert row.reason == found
