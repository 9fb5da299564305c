"""The commands about names: search, match, load-names."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from store.model.problems import BadInput
from tui.commands import names as names_cli

NAMES = (
    "entity,kind,name\n7,leader,Asim Umar\n7,leader,Asim Omar\n8,group,Jamaat-ul-Ahrar\n9,place,Khorasan\n"
    '10,group,"=HYPERLINK(""http://x"")"\n'
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("names")
    listed = folder / "n.csv"
    listed.write_text(NAMES, encoding="utf-8")
    result = _run("load-names", str(listed), "--store", str(folder / "s.db"))
    assert "4 entities and 5 spellings added" in result.output
    return folder / "s.db"


def _run(*words: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)
    names_cli.register(app)
    return CliRunner().invoke(app, list(words), catch_exceptions=True)


def test_search(store: Path) -> None:
    result = _run("search", "aasim omer", "--store", str(store))
    assert result.exit_code == 0
    assert result.output.splitlines()[0].split()[1:5] == ["leader", "7", "Asim", "Umar"]
    assert 'matched "Asim Omar"' in result.output


def test_search_as_json(store: Path) -> None:
    hits = json.loads(_run("search", "jamaat ul ahraar", "--store", str(store), "--json", "--kind", "group").output)
    assert set(hits[0]) == {"entity", "kind", "name", "matched", "score", "why", "said", "near"}
    assert (hits[0]["entity"], hits[0]["why"]) == ("8", "same sound")


def test_search_in_vain(store: Path) -> None:
    assert "nothing found" in _run("search", "xyzzy", "--store", str(store)).output
    assert isinstance(_run("search", "x", "--store", str(store), "--kind", "king").exception, BadInput)


def test_match_lines_as_json(store: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text("Aasim Umer\n\nEmma Thompson\n", encoding="utf-8")
    result = _run("match", str(listed), "--store", str(store), "--min-score", "0.8")
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [row["query"] for row in rows] == ["Aasim Umer", "Emma Thompson"]
    assert rows[0]["hits"][0]["entity"] == "7"
    assert rows[1]["hits"] == []
    assert all(row["ms"] >= 0 for row in rows)


def test_match_a_column_as_csv_without_formulas(store: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text('id,who\n1,"=HYPERLINK(""http://x"")"\n2,Khorasan\n3,@nobody\n', encoding="utf-8")
    result = _run("match", str(listed), "--column", "who", "--format", "csv", "--store", str(store))
    rows = list(csv.reader(io.StringIO(result.output)))
    assert rows[0] == ["query", "entity", "kind", "name", "matched", "score", "why", "said"]
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert rows[1][0].startswith("'=") and rows[1][4].startswith("'=")
    assert ["Khorasan", "9", "place"] in [row[:3] for row in rows]
    assert any(row[0] == "'@nobody" and not row[1] for row in rows)


@pytest.mark.parametrize(
    ("content", "words", "told"),
    [
        (b"id,who\n1,a\n", ["--column", "name"], "there is no column 'name': the columns are id, who"),
        (b"\xff\xfe", [], "not UTF-8"),
        (b'who\n"a\n', ["--column", "who"], "not a line of CSV"),
        (None, [], "cannot be read"),
    ],
)
def test_bad_lists(store: Path, tmp_path: Path, content: bytes | None, words: list[str], told: str) -> None:
    listed = tmp_path / "list"
    if content is not None:
        listed.write_bytes(content)
    result = _run("match", str(listed), "--store", str(store), *words)
    assert isinstance(result.exception, BadInput)
    assert told in str(result.exception)


def test_load_what_is_not_there(tmp_path: Path) -> None:
    result = _run("load-names", str(tmp_path / "no.csv"), "--store", str(tmp_path / "s.db"))
    assert isinstance(result.exception, BadInput)
    assert not (tmp_path / "s.db").exists()


def test_searching_imports_nothing_heavy(store: Path) -> None:
    script = (
        "import sys, typer\nfrom tui.commands import names\napp = typer.Typer()\nnames.register(app)\n"
        f"app(['search', 'asim', '--store', {str(store)!r}], standalone_mode=False)\n"
        "print([name for name in ('textual', 'sqlmodel', 'sqlalchemy', 'yaml', 'edtf') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
