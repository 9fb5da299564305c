"""Same, not-same, unsure, split and decisions from the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.labels.dates import day
from tests.cases import CaseFolder
from tests.tui.commands.conftest import Run
from tests.tui.commands.test_edits_cli import refused

TWIN = "- id: falcon\n  kind: leader\n  name: The Falcon\n- id: falcon-2\n  kind: leader\n  name: The Falcon\n"


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Run:
    case, store = CaseFolder(tmp_path / "case"), tmp_path / "small.db"
    case.add("entities/all.yaml", TWIN)
    assert run("load", case.folder, "--store", store).code == 0
    return lambda *words: run(*words, "--store", store)


def test_two_are_made_one_by_id_or_name_and_split_again(ask: Run) -> None:
    told = ask("same", "Idris Walid", "falcon", "--keep", "falcon", "--why", "one voice", "--as", "Ana")
    assert told.code == 0 and "decided that Idris Walid (idris-walid) and The Falcon (falcon) are the same" in told.out
    told = ask("entity", "idris-walid")
    one = f"idris-walid is the same as falcon (The Falcon), by Ana, {day(datetime.now(UTC).date().isoformat())}\n"
    assert told.out.startswith(f"{one}The Falcon (leader)")
    assert ask("compare", "idris-walid", "life_status").out.startswith(one)
    rows = [json.loads(line) for line in ask("claims", "--entity", "idris-walid", "--json").out.splitlines()]
    assert rows and {row["entity"] for row in rows} == {"falcon"}
    assert "Ana  falcon same as idris-walid, falcon stands for both: one voice" in ask("decisions").out
    (decision,) = json.loads(ask("decisions", "--json").out)
    assert (decision["keep"], decision["decided"], decision["who"]) == ("falcon", "same", "Ana")
    assert "edit 3: 'whosays undo 3'" in ask("split", "falcon", "idris-walid", "--as", "Ana").out
    assert ask("entity", "idris-walid").out.startswith("Idris Walid (leader)")
    assert ask("undo", "--as", "Ana").code == 0
    assert ask("entity", "idris-walid").out.startswith("idris-walid is the same as falcon")


def test_whoever_names_the_other_id_is_told_who_stands_for_it(ask: Run) -> None:
    ask("same", "idris-walid", "falcon", "--keep", "falcon", "--as", "Ana")
    one = f"idris-walid is the same as falcon (The Falcon), by Ana, {day(datetime.now(UTC).date().isoformat())}\n"
    matrix = ask("matrix", "idris-walid", "life_status")
    assert matrix.err == one and matrix.out.startswith("answer,against,")  # the table stays one
    assert ask("judge", "idris-walid", "life_status", "--as", "Ana").out.startswith(one)
    said = ("--property", "life_status", "--value", "dead", "--quote", "Idris Walid died", "--dry-run")
    cited = ask("cite", "--source", "courier", "--entity", "idris-walid", "--speaker", "ministry", *said)
    assert cited.out.startswith(one) and "nothing was kept" in cited.out
    assert ask("voices", "idris-walid").out.startswith(one)
    cited = ask("cite", "--source", "courier", "--entity", "falcon", "--speaker", "ministry", *said)
    assert "is the same as" not in cited.out


def test_a_dry_run_says_what_it_would_do_and_keeps_nothing(ask: Run) -> None:
    told = ask("same", "idris-walid", "falcon", "--dry-run")
    assert told.code == 0 and told.out.endswith("; nothing was kept (--dry-run)\n")
    assert json.loads(ask("same", "idris-walid", "falcon", "--dry-run", "--json").out)["keep"] == "idris-walid"
    assert ask("decisions").out == "nothing was decided yet about any two entities\n"
    assert refused(ask("same", "idris-walid", "river-front", "--dry-run"), "which cannot be one")


def test_not_the_same_and_unsure_are_remembered(ask: Run) -> None:
    assert "are not the same" in ask("not-same", "falcon", "idris-walid").out
    assert "nothing changed" in ask("not-same", "idris-walid", "falcon").out
    assert "may or may not be the same" in ask("unsure", "falcon", "falcon-2").out
    assert "not the same as" in ask("decisions").out and "perhaps the same as" in ask("decisions").out
    assert "took back what was decided" in ask("split", "falcon", "idris-walid").out


def test_refusals_are_one_sentence(ask: Run) -> None:
    assert refused(ask("same", "idris-walid", "nobody"), "there is no entity 'nobody'")
    assert refused(ask("same", "idris-walid", "The Falcon"), "is the name of 2 entities", "falcon-2 (The Falcon)")
    assert refused(ask("same", "idris-walid", "river-front"), "which cannot be one")
    assert refused(ask("split", "idris-walid", "falcon"), "nothing was decided")
