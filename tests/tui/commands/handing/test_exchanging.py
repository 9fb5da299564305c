"""import, export, pack and unpack on the command line: what is said, what is named, how it ends."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.tui.commands.conftest import Run

HEAD = "entity,kind,name,property,value,speaker,source,title,Coder\n"
ROW = ",raid,The raid,killed,12,Ministry,R1,Twelve dead,Anna\n"


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    assert run("new", tmp_path / "case").code == 0
    return tmp_path / "case"


def test_rows_come_into_a_case_and_its_folder_follows(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(HEAD + ROW)
    told = run("import", case, tmp_path / "rows.csv", "--dry-run")
    assert told.code == 0
    assert "nothing was kept (--dry-run)" in told.out
    assert "new raid: the-raid (The raid)" in told.out
    assert "does not fit: 1 × a cell of the column 'Coder', which is not read" in told.err
    assert not list((case / "claims").iterdir())
    told = run("import", case, tmp_path / "rows.csv", "--as", "A. Reader")
    assert told.code == 0
    assert "1 new claims" in told.out and "'whosays undo" in told.out
    assert list((case / "claims").iterdir())
    assert run("check", case).code == 0
    assert "nothing changed" in run("import", case, tmp_path / "rows.csv").out
    log = run("log", "--store", case)
    assert "A. Reader" in log.out and "imported rows.csv" in log.out


def test_what_is_wrong_ends_with_two_by_file_and_line(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(HEAD + ROW)
    (tmp_path / "b.csv").write_text(HEAD + ROW.replace("killed", "kiled") + ROW.replace(",12,", ",no boat,"))
    told = run("import", case, tmp_path / "a.csv", tmp_path / "b.csv")
    assert told.code == 2
    assert f"{tmp_path / 'b.csv'}:2: property 'kiled' is unknown" in told.err
    assert "nothing was changed" in told.err
    assert not list((case / "claims").iterdir())
    assert run("import", case, tmp_path / "none.csv").code == 2


def test_a_case_goes_out_to_a_file_that_is_new(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(HEAD + ROW)
    run("import", case, tmp_path / "rows.csv")
    for form in ("jsonl", "csv", "statements", "annotations", "ris", "bibtex", "csl", "stix"):
        told = run("export", "--store", case, "--format", form)
        assert told.code == 0, form
        out = run("export", "--store", case, "--format", form, "--out", tmp_path / f"out.{form}")
        assert out.code == 0 and out.out == ""
        assert out.err == told.err
        assert (tmp_path / f"out.{form}").read_text() == told.out, form
    assert run("export", "--store", case, "--out", tmp_path / "out.csv").code == 2
    forbidden = run("--read-only", "export", "--store", case, "--output", tmp_path / "other.csv")
    assert (forbidden.code, "--read-only allows nothing to be written" in forbidden.err) == (2, True)
    assert not (tmp_path / "other.csv").exists()
    assert json.loads((tmp_path / "out.stix").read_text())["type"] == "bundle"
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))
    assert rows[0]["row"] == "claim"
    assert "has no place in it" in run("export", "--store", case, "--format", "ris").err


def test_a_file_that_comes_while_a_case_goes_out_stays(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, other = tmp_path / "out.jsonl", tmp_path / ".out.jsonl.part"
    other.write_text("another export")

    def lines(*_: object) -> tuple[Iterator[str], tuple[()]]:
        def meanwhile() -> Iterator[str]:
            yield "{}\n"
            out.write_text("mine")

        return meanwhile(), ()

    monkeypatch.setattr(Library, "export", lines)
    told = run("export", "--store", case, "--out", out)
    assert (told.code, told.err) == (
        2,
        f"whosays: {out}: is there already: give another file, or --force to replace it\n",
    )
    assert (out.read_text(), other.read_text()) == ("mine", "another export")
    assert list(tmp_path.glob(".out*")) == [other]


def test_a_case_is_packed_and_opened_elsewhere(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(HEAD + ROW)
    run("import", case, tmp_path / "rows.csv")
    assert run("pack", case, tmp_path / "bag.zip").code == 0
    told = run("unpack", tmp_path / "bag.zip", tmp_path / "there")
    assert told.code == 0 and "each as the bag says" in told.out
    assert "The raid" in run("claims", "--store", tmp_path / "there").out
    assert run("unpack", tmp_path / "bag.zip", tmp_path / "there").code == 2


def test_nothing_of_it_is_imported_at_the_start() -> None:
    heavy = ("store.exchange", "sqlmodel", "pydantic", "yaml", "textual")
    script = (
        "import sys; from tui.commands.main import build; build(['export']); "
        f"print([it for it in sys.modules if it.startswith({heavy!r})])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_file_that_is_there_is_replaced_where_that_is_said(run: Run, shipped_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.csv"
    out.write_text("mine\n")
    words = ("export", "--store", shipped_store, "--format", "csv", "-o", out)
    assert run(*words).code == 2 and out.read_text() == "mine\n"
    assert run(*words, "--force").code == 0 and out.read_text().startswith("id,entity,")
