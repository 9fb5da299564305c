"""Two sources side by side from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tui.commands.conftest import Run
from tests.tui.commands.test_edits_cli import refused

TWO = ("samaa-2019", "republic-2019")


def test_two_sources_are_lines_rows_and_json(run: Run, shipped_store: Path) -> None:
    told = run("beside", *TWO, "--store", shipped_store)
    lines = told.out.splitlines()
    assert lines[0] == "samaa-2019 beside republic-2019"
    heads = [line.partition(":")[0] for line in lines if line and not line.startswith(" ")][1:]
    assert heads == ["they differ", "they agree", "both can stand", "only samaa-2019", "only republic-2019"]
    data = json.loads(run("beside", *TWO, "--json", "--store", shipped_store).out)
    assert (data["left"]["slug"], data["right"]["slug"]) == TWO
    rows = run("beside", *TWO, "--format", "tsv", "--store", shipped_store).out.splitlines()
    assert len(rows) - 1 == len(data["questions"])
    differ = run("beside", *TWO, "--only", "differs", "--format", "tsv", "--store", shipped_store).out.splitlines()
    assert {row.partition("\t")[0] for row in differ[1:]} == {"differs"}
    alone = run("beside", "samaa-2019", "--store", shipped_store)
    assert alone.out.startswith("samaa-2019 beside all others\n") and "\nonly republic" not in alone.out


def test_what_names_no_source_or_no_way_to_stand_is_refused(run: Run, shipped_store: Path) -> None:
    assert refused(run("beside", "nosuch", "--store", shipped_store), "there is no source 'nosuch'")
    assert refused(run("beside", TWO[0], TWO[0], "--store", shipped_store), "is one source: name two")
    assert refused(run("beside", *TWO, "--only", "x", "--store", shipped_store), "'x' says nothing about two sources")
