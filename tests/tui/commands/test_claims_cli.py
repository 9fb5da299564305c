"""Claims on the command line: rows for scripts, lines for readers."""

from __future__ import annotations

import csv
import io
import json

from store.model.claim_rows import CLAIM_KEYS
from tests.tui.commands.conftest import Run


def test_json_is_an_object_a_line_with_all_keys_in_order(ask: Run) -> None:
    told = ask("claims", "--json")
    rows = [json.loads(line) for line in told.out.splitlines()]
    assert len(rows) == json.loads(ask("overview", "--json").out)["claims"]
    assert all(tuple(row) == CLAIM_KEYS for row in rows)
    by_id = {row["id"]: row for row in rows}
    row = by_id["afp-02"]
    assert (row["value"], row["value_norm"], row["question"]) == (
        "musa-qala-raid",
        "musa-qala-raid",
        "asim-umar/killed_in",
    )
    assert row["scope"] is row["said"] is row["note"] is None
    assert row["via"] == []
    assert any(len(row["via"]) > 1 for row in rows)


def test_the_formats_say_the_same(ask: Run) -> None:
    rows = [json.loads(line) for line in ask("claims", "--format", "json").out.splitlines()]
    for form, separator in (("csv", ","), ("tsv", "\t")):
        table = list(csv.DictReader(io.StringIO(ask("claims", "--format", form).out), delimiter=separator))
        assert [row["id"] for row in table] == [row["id"] for row in rows]
        assert [row["value_norm"] or None for row in table] == [row["value_norm"] for row in rows]
    lines = ask("claims").out.splitlines()
    assert len(lines) == len(rows)
    assert all(line.startswith(f"{row['id']}  ") for line, row in zip(lines, rows, strict=True))
    assert "nationality  [contradicted]  National Directorate of Security" in ask("claims").out


def test_claims_are_narrowed_down(ask: Run) -> None:
    words = ("claims", "--json", "--entity", "asim-umar", "--property", "nationality")
    told = [json.loads(line) for line in ask(*words, "--speaker", "nds").out.splitlines()]
    assert {(row["entity"], row["property"], row["speaker"]) for row in told} == {("asim-umar", "nationality", "nds")}
    states = {
        json.loads(line)["question_state"] for line in ask("claims", "--json", "--state", "denied").out.splitlines()
    }
    assert states == {"denied"}
    assert ask("claims", "--state", "all").out == ask("claims").out


def test_what_is_not_there_is_one_sentence(ask: Run) -> None:
    for words, said in (
        (("--entity", "nobody"), "there is no entity 'nobody'"),
        (("--source", "nothing"), "there is no source 'nothing'"),
        (("--property", "shoe_size"), "'shoe_size' is no property"),
        (("--state", "wrong"), "'wrong' is no state"),
    ):
        told = ask("claims", *words)
        assert (told.code, told.out) == (2, "")
        assert told.err.startswith(f"whosays: {said}")
        assert told.err.count("\n") == 1
