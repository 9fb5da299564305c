"""What a case does not know, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tui.commands.conftest import Run
from tests.tui.commands.test_edits_cli import refused


def test_gaps_are_lines_by_kind_rows_and_json(run: Run, shipped_store: Path) -> None:
    told = run("gaps", shipped_store, "--most", "3")
    heads = [line for line in told.out.splitlines() if not line.startswith("  ")]
    assert heads[0].startswith("questions on one origin: ") and heads[0].endswith(", the 3 that weigh most")
    assert "; look for: " in told.out and told.out == run("gaps", "--store", shipped_store, "--most", "3").out
    data = json.loads(run("gaps", shipped_store, "--json").out)
    assert all(len(of["gaps"]) == of["total"] for of in data)
    rows = run("gaps", shipped_store, "--format", "tsv").out.splitlines()
    assert rows[0] == "kind\tid\tproperty\tscope\tname\twhat\twhere\tweight"
    assert len(rows) - 1 == sum(of["total"] for of in data)
    picked = run("gaps", shipped_store, "--kind", "stale", "--kind", "unheld", "--most", "1")
    assert [line.partition(":")[0] for line in picked.out.splitlines() if not line.startswith("  ")] == [
        "answers that may be out of date",
        "originals that claims stand on and nobody holds",
    ]


def test_what_is_no_kind_is_refused_and_nothing_ends_with_1(run: Run, shipped_store: Path) -> None:
    assert refused(run("gaps", shipped_store, "--kind", "none"), "'none' is no kind of gap: use one of one_origin")
    told = run("gaps", shipped_store, "--kind", "undated_source")
    assert (told.code, told.out) == (1, "nothing that is looked for is missing\n")
