"""Paths as people type, paste and drop them."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.session.paths import all_there, completed, pasted, paths_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a report.html", "Bob's.txt", "r1.pdf", "r2.pdf", ".hidden"):
        (tmp_path / name).write_text("x")
    (tmp_path / "reports").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{}/a report.html", ["a report.html"]),
        ("'{}/a report.html'", ["a report.html"]),
        ('"{}/a report.html" {}/r1.pdf ', ["a report.html", "r1.pdf"]),
        ("{}/a\\ report.html", ["a report.html"]),
        ("file://{}/a%20report.html", ["a report.html"]),
        ("file://localhost{}/r1.pdf file://{}/r2.pdf", ["r1.pdf", "r2.pdf"]),
        ("{}/Bob's.txt", ["Bob's.txt"]),
        ("~/r1.pdf", ["r1.pdf"]),
        ("~/reports", ["reports"]),
    ],
)
def test_what_is_dropped_is_found(folder: Path, text: str, names: list[str]) -> None:
    found = paths_in(text.replace("{}", str(folder)))
    assert found == [folder / name for name in names]
    assert all_there(found)


def test_what_is_not_there_is_still_a_path(folder: Path) -> None:
    assert paths_in("it's not there") == [Path("it's not there")]
    assert paths_in("  ") == [] and not all_there([])
    assert paths_in("~nobody-of-that-name/x") == [Path("~nobody-of-that-name/x")]
    assert not all_there([Path("a\0b")])


def test_lines_of_a_paste_are_paths(folder: Path) -> None:
    text = pasted(f"{folder}/a report.html\r\n{folder}/r1.pdf\r\n")
    assert paths_in(text) == [folder / "a report.html", folder / "r1.pdf"]


@given(
    st.lists(st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs", "Cc"]), min_size=1), min_size=1)
)
def test_quoted_paths_come_back(names: list[str]) -> None:
    paths = [Path("/none-of-these") / name for name in names]
    assert paths_in(" ".join(shlex.quote(str(path)) for path in paths)) == paths


def test_a_path_is_completed_as_far_as_it_is_sure(folder: Path) -> None:
    assert completed("r") == ("r", ("r1.pdf", "r2.pdf", "reports/"))
    assert completed("rep") == ("reports/", ("reports/",))
    assert completed("a") == ("a\\ report.html ", ("a report.html",))
    assert completed("'a") == ("'a report.html' ", ("a report.html",))
    assert completed("r1.pdf r2") == ("r1.pdf r2.pdf ", ("r2.pdf",))
    assert completed("~/r1") == ("~/r1.pdf ", ("r1.pdf",))
    assert completed(".h") == (".hidden ", (".hidden",))
    assert completed("none/x") == ("none/x", ()) and completed("x") == ("x", ())


def test_what_was_completed_is_found(folder: Path) -> None:
    for begun in ("a", '"a', "B", "'r1"):
        assert all_there(paths_in(completed(begun).text)), begun
